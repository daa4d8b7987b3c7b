"""
A mail, or the first mail of a mailbox, as text: who wrote it when about what, then what it says.

Python's newer mail policies raise on headers that people really send; compat32 does not. Quoting marks stay, since
the reader knows them; flowed lines are joined (RFC 3676); " at " becomes "@" in archives that hide addresses so.
"""

import email
import email.errors
import email.header
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message

from shanyrak.craft.documents.decoding import Decoded, decode_declared
from shanyrak.craft.documents.documents import Kind, Note, NoTextInMail, Remark, TooDeep, names
from shanyrak.craft.documents.webpages import decode_page, page_text

PARTS_AT_MOST = 100
DEPTH_AT_MOST = 20
HEADER_AT_MOST = (
    4_000  # characters; a whole sentence has 200, and opening encoded words takes the square of them
)
LITTLE = 200  # characters: "the leaflet is attached", "read this mail in your browser"
SHOWN = ("From", "Date", "Subject")
FIRST_LINE = re.compile(rb"From [^\r\n]{1,200}\d\d:\d\d[^\r\n]{0,60}\r?\n")
ADDRESS_AT = re.compile(
    r"(?<![\w.@])([A-Za-z0-9][\w.+-]{0,63}) at ([A-Za-z0-9](?:[\w-]{0,62}\.){1,5}[A-Za-z]{2,12})(?![\w@])"
)
NOT_A_MAILBOX = names(
    "look looked online available found us page site website visit posted published here it them meet "
    "watch read"
)


@dataclass(frozen=True, slots=True)
class MailText:
    text: str
    kind: Kind
    notes: tuple[Note, ...]
    encoding: str


def mail_text(raw: bytes) -> MailText:
    """
    Give the text of a mail: its plain part, else its HTML part, else the mail attached to it.

    :raises NoTextInMail: it holds no words
    :raises TooDeep: parts in parts beyond 20, or more than 100 of them
    """
    notes: list[Note] = []
    kind, bare = Kind.MAIL, raw.lstrip(b"\r\n\t \xef\xbb\xbf")
    if FIRST_LINE.match(bare):
        kind = Kind.MAILBOX
        bare, count = _first_of(bare)
        if count > 1:
            notes.append(Note(Remark.FIRST_OF_SEVERAL, count))
    message = _parsed(bare)
    message, said, more = _speaking(message)
    head = [f"{name}: {value}" for name in SHOWN if (value := header(message, name))]
    text = "\n".join(head) + "\n\n" + said.text if head else said.text
    if _hides_addresses(header(message, "From")):
        text = ADDRESS_AT.sub(_with_sign, text)
    return MailText(text.strip(), kind, (*notes, *more), said.encoding)


def _first_of(mailbox: bytes) -> tuple[bytes, int]:
    """The first mail of a mailbox without its separator line, and how many mails there are."""
    start = mailbox.index(b"\n") + 1
    stop, count, here = len(mailbox), 1, start
    while (here := mailbox.find(b"\nFrom ", here)) >= 0:
        here += 1
        # Only after a blank line, and with a time in it; a sentence may begin with "From " too.
        is_apart = mailbox[max(0, here - 3) : here].replace(b"\r", b"").endswith(b"\n\n")
        if is_apart and FIRST_LINE.match(mailbox[here : here + 300]):
            count += 1
            stop = min(stop, here)
    return re.sub(rb"(?m)^>(>{0,20}From )", rb"\1", mailbox[start:stop]), count


def _parsed(raw: bytes) -> Message:
    if raw.count(b"\n--") > 40 * PARTS_AT_MOST:
        raise TooDeep
    try:
        message = email.message_from_bytes(raw, policy=policy.compat32)
        count = sum(1 for _part in _walk(message))
    except RecursionError as error:
        raise TooDeep from error
    if count > PARTS_AT_MOST:
        raise TooDeep
    return message


def _walk(message: Message, depth: int = 0) -> Iterator[Message]:
    """Every part of this mail, outermost first, and of the mails within."""
    if depth > DEPTH_AT_MOST:
        raise TooDeep
    yield message
    if message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _walk(part, depth + 1)


def _own_parts(message: Message) -> Iterator[Message]:
    """The parts of this mail that hold something, not those of mails within."""
    if message.get_content_type() == "message/rfc822":
        return
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _own_parts(part)


def _speaking(message: Message) -> tuple[Message, Decoded, list[Note]]:
    """The mail that says something, what it says, and what to note: this one, or one attached to it."""
    said, notes = _said_by(message)
    if len(said.text) < LITTLE:
        for part in _walk(message):
            if part.get_content_type() != "message/rfc822" or not part.is_multipart():
                continue
            inner = part.get_payload(0)
            if isinstance(inner, Message):
                within, more = _said_by(inner)
                if len(within.text) > len(said.text):
                    return inner, within, [*more, Note(Remark.MAIL_WITHIN)]
    if not any(map(str.isalnum, said.text)):
        raise NoTextInMail
    return message, said, notes


def _said_by(message: Message) -> tuple[Decoded, list[Note]]:
    plain: list[Decoded] = []
    pages: list[Decoded] = []
    notes: list[Note] = []
    attached = 0
    for part in _own_parts(message):
        kind = part.get_content_type()
        is_file = part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not is_file:
            plain.append(_plain(part))
        elif kind == "text/html" and not is_file:
            html = _decoded(part)
            page = page_text(html.text)
            notes += page.notes
            pages.append(Decoded(page.text, html.encoding))
        elif is_file or part.get_content_maintype() == "application":
            attached += 1
    written, shown = _joined(plain), _joined(pages)
    is_plain = bool(written.text) and not (len(written.text) < LITTLE < len(shown.text) // 3)
    files = [Note(Remark.ATTACHMENTS, attached)] if attached else []
    return (written, files) if is_plain else (shown, notes + files)


def _joined(parts: list[Decoded]) -> Decoded:
    texts = [part.text.strip() for part in parts]
    return Decoded("\n\n".join(filter(None, texts)), parts[0].encoding if parts else "")


def _plain(part: Message) -> Decoded:
    found = _decoded(part)
    if _parameter(part, "format").lower() == "flowed":
        is_spaceless = _parameter(part, "delsp").lower() == "yes"
        return Decoded(unflowed(found.text, drop_space=is_spaceless), found.encoding)
    return found


def _decoded(part: Message) -> Decoded:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):  # a transfer encoding that is none
        payload = None
    if not isinstance(payload, bytes):
        return Decoded("", "")
    declared = _parameter(part, "charset")
    if not declared and part.get_content_type() == "text/html" and payload.strip() and b"\0" not in payload:
        found = decode_page(payload) if b"charset" in payload[:4096].lower() else decode_declared(payload, "")
    else:
        found = decode_declared(payload, declared)
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), found.encoding)


def _parameter(part: Message, name: str) -> str:
    try:
        value = part.get_param(name, "")
    except (ValueError, IndexError, AttributeError, TypeError):  # headers that were cut on the way
        return ""
    return str(value[2] if isinstance(value, tuple) else value or "")


def header(message: Message, name: str) -> str:
    """A header as one line of text, its encoded words opened where they can be."""
    value = str(message.get(name, ""))[:HEADER_AT_MOST]
    try:
        pieces = email.header.decode_header(value)
    except (email.errors.HeaderParseError, ValueError, LookupError):
        return " ".join(value.split())
    said = [
        piece if isinstance(piece, str) else decode_declared(piece, code or "").text for piece, code in pieces
    ]
    return " ".join("".join(said).replace("\0", "").split())


def unflowed(text: str, *, drop_space: bool) -> str:
    """Join the lines that a program broke (RFC 3676): a space at the end says that the line goes on."""
    lines: list[list[str]] = []
    open_depth = -1  # the quoting of the line that goes on; -1: none does
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        is_signature = bare == "-- "
        # A blank line ends a paragraph even where the program forgot to say so.
        if depth == open_depth and bare and not is_signature:
            lines[-1].append(bare)
        else:
            lines.append([f"{'>' * depth} {bare}" if depth else bare])
        goes_on = bare.endswith(" ") and not is_signature
        if goes_on and drop_space:
            lines[-1][-1] = lines[-1][-1][:-1]
        open_depth = depth if goes_on else -1
    return "\n".join(map("".join, lines))


def _hides_addresses(sender: str) -> bool:
    return "@" not in sender and ADDRESS_AT.search(sender) is not None


def _with_sign(found: re.Match[str]) -> str:
    is_prose = found[1].lower() in NOT_A_MAILBOX or found[2].lower().startswith("www.")
    return found[0] if is_prose else f"{found[1]}@{found[2]}"
