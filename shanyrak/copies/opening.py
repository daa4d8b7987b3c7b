"""
Open a mail that came from outside: who it was sent to, and what a person wrote in it.

Python's newer mail policies raise on headers that people really send; compat32 did not in 10,000 mutated
mails. What it cannot do for us (charsets, flowed text, HTML) is done here, and nothing is guessed beyond it.
"""

import codecs
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.message import Message
from email.utils import getaddresses
from html.parser import HTMLParser

from shanyrak.copies.trailing import cut_trail
from shanyrak.craft.contacts.autoreplies import is_by_machine
from shanyrak.craft.documents.webpages import tame

PARTS_AT_MOST = 100
DEPTH_AT_MOST = 20
REFERENCES_AT_MOST = 50
HEADER_AT_MOST = 20_000  # characters
PLAIN = re.compile(
    r"\s{0,9}(?:([\w .'’-]{0,100})<([\w.+=-]{1,100}@[\w.-]{1,250})>|([\w.+=-]{1,100}@[\w.-]{1,250}))\s{0,9}"
)
COMMENTS_AT_MOST = 100
CHARACTERS_AT_MOST = 200_000  # of one letter; what is longer is no letter
ADDRESSED_IN = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", "Resent-To", "X-Forwarded-To")
# Codecs that decode bytes into text but are no charset of a mail; two of them take quadratic time.
NO_CHARSET = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"})
SAID_OTHERWISE = {"win-1251": "cp1251", "windows1251": "cp1251", "koi8r": "koi8-r", "utf8mb4": "utf-8"}


MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
PICTURES = frozenset({"image/jpeg", "image/png", "image/heic", "application/pdf"})
NO_WORDS = frozenset({"image", "audio", "video", "font"})
LETTERS_AT_LEAST = 0.6  # of what is no space
WORD_AT_MOST = 20  # letters in the average word; base64 has one word a line
TAG = re.compile(r"</?(?:p|div|html|body|br|span)\b", re.IGNORECASE)
WRAPPING = re.compile(
    r"--\S{4,}\s*$|(?:Content-?[\w-]*|MIME-Version)\s*:|\s+(?:charset|boundary)=", re.IGNORECASE
)


class UnableToOpen(Exception):
    """The mail is kept as it is, and a person looks. The text says why, and holds nothing of the mail."""


@dataclass(frozen=True, slots=True)
class OpenedMail:
    """What a mail says. ``text`` is the writer's own, quoted trail cut; "" when there is none to read."""

    text: str
    subject: str
    recipients: tuple[str, ...]  # every address it was sent to, lower case, envelope first
    answers: tuple[str, ...]  # the Message-IDs it refers to, with angle brackets
    is_automatic: bool  # an absence note, a delivery report: no person wrote it
    sender: str = ""  # the address in From, or in Reply-To; lower case
    sender_name: str = ""
    ids: tuple[str, ...] = ()  # its Message-ID and those of the mails it carries, with angle brackets
    pictures: int = 0  # images and documents that it carries
    is_by_list: bool = False  # a list sent it on, to many at once


def open_mail(raw: bytes) -> OpenedMail:
    """
    Read a mail as it came over the wire.

    :raises UnableToOpen: nested too deep, or in too many parts
    """
    message = parse(raw)
    parts, heads = list(walk(message)), _heads(message)
    return OpenedMail(
        text=_letter_in(message),
        subject=heads.get("subject", ""),
        recipients=tuple(addresses(message, *ADDRESSED_IN)),
        answers=tuple(_references(message)),
        is_automatic=is_by_machine(heads),
        sender=next(iter(addresses(message, "From", "Reply-To")), ""),
        sender_name=next((name for name, _address in _pairs([heads.get("from", "")])), ""),
        ids=tuple(_own_ids(message)),
        pictures=sum(part.get_content_type() in PICTURES for part in parts),
        is_by_list=message.get("List-Id") is not None or header(message, "Precedence").lower() == "list",
    )


def parse(raw: bytes) -> Message:
    """
    Parse, and refuse what no person's program writes.

    :raises UnableToOpen: nested too deep, or in too many parts
    """
    if raw.count(b"\n--") > 40 * PARTS_AT_MOST:
        raise UnableToOpen("it is in too many parts")
    try:
        message = email.message_from_bytes(raw, policy=policy.compat32)
        count = sum(1 for _part in walk(message))
    except RecursionError as error:
        raise UnableToOpen("it is nested too deep") from error
    if count > PARTS_AT_MOST:
        raise UnableToOpen("it is in too many parts")
    return message


def walk(message: Message, depth: int = 0) -> Iterator[Message]:
    """Every part, outermost first. :raises UnableToOpen: nested too deep"""
    if depth > DEPTH_AT_MOST:
        raise UnableToOpen("it is nested too deep")
    yield message
    if message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from walk(part, depth + 1)


def header(message: Message, name: str) -> str:
    """A header as one line of text; encoded words opened where they can be."""
    value = message.get(name)
    return "" if value is None else _one_line(value)


def _one_line(value: object) -> str:
    if isinstance(value, Header):  # bytes that no encoded word wraps, as many servers write them
        value = "".join(
            piece if isinstance(piece, str) else decode(piece)
            for piece, _charset in email.header.decode_header(value)
        )
    said = str(value)[:HEADER_AT_MOST]
    if "=?" not in said:  # most of them, and the parser below is slow
        return " ".join(said.split())
    pieces = []
    try:
        decoded = email.header.decode_header(said)
    except (email.errors.HeaderParseError, ValueError, LookupError):
        decoded = [(said, None)]
    for piece, charset in decoded:
        pieces.append(piece if isinstance(piece, str) else decode(piece, charset or ""))
    return " ".join("".join(pieces).split())


def addresses(message: Message, *names: str) -> list[str]:
    """The addresses in these headers, in their order, each once, in lower case."""
    found: dict[str, None] = {}
    for name in names:
        values = [str(value)[:HEADER_AT_MOST] for value in message.get_all(name, [])]
        found.update((address.lower(), None) for _name, address in _pairs(values) if "@" in address)
    return list(found)


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    """Names and addresses; the addresses alone of a list that is none, or that nests as no person's does."""
    plain = [PLAIN.fullmatch(value) for value in values]
    if all(plain):  # as most are; the parser below takes ten times as long
        return [((found[1] or "").strip(), found[2] or found[3]) for found in plain if found]
    try:
        if (
            sum(value.count("(") for value in values) < COMMENTS_AT_MOST
        ):  # the parser takes them in square time
            return getaddresses(values)
    except (ValueError, IndexError, AttributeError, RecursionError):
        pass
    return [
        ("", word) for value in values for word in re.findall(r"[^\s<>,;]{1,250}@[^\s<>,;]{1,250}", value)
    ]


def _own_ids(message: Message) -> list[str]:
    named = " ".join(str(part.get("Message-ID") or "") for part in walk(message))
    return list(dict.fromkeys(MESSAGE_ID.findall(named)))[:REFERENCES_AT_MOST]


def _references(message: Message) -> list[str]:
    named = " ".join(
        str(value) for name in ("In-Reply-To", "References") for value in message.get_all(name, [])
    )
    return list(dict.fromkeys(MESSAGE_ID.findall(named)))[:REFERENCES_AT_MOST]


def _heads(message: Message) -> dict[str, str]:
    """Every header by its name in small letters; of several of one name the first, as ``header`` gives it."""
    heads: dict[str, str] = {}
    for name, value in message.items():
        name = name.lower()
        if name not in heads:
            heads[name] = _one_line(value)
    return heads


def _letter_in(message: Message) -> str:
    """The first of these that says something: plain parts, HTML parts, a mail within the mail, a text file."""
    inline, within, attached = [], [], []
    for part, is_within in _text_parts(message):
        if part.get_content_disposition() == "attachment":
            attached.append(part)
        else:
            (within if is_within else inline).append(part)
    for parts in (inline, within, attached):
        for kind, read in (("text/plain", plain), ("text/html", _html)):
            texts = [read(part) for part in parts if part.get_content_type() == kind]
            text = cut_trail("\n\n".join(text.strip() for text in texts if text.strip())[:CHARACTERS_AT_MOST])
            if text:
                return text
    return cut_trail("\n\n".join(filter(None, map(_as_it_lies, walk(message))))[:CHARACTERS_AT_MOST])


def _as_it_lies(part: Message) -> str:
    """
    The last way, for mails whose headers were broken on the way: what reads like a text, whatever it is called.

    The lines of the broken wrapping go. "" for pictures and other bytes.
    """
    if part.is_multipart() or part.get_content_maintype() in NO_WORDS or part.get_filename():
        return ""
    lines = [line for line in _decoded(part).split("\n") if not WRAPPING.match(line)]
    text = "\n".join(lines).strip()
    if TAG.search(text):
        text = _shown(text)
    signs = [sign for sign in text if not sign.isspace()]
    has_words = len(text.split()) * WORD_AT_MOST > len(signs)
    return text if has_words and sum(map(str.isalpha, signs)) > len(signs) * LETTERS_AT_LEAST else ""


def _text_parts(message: Message) -> Iterator[tuple[Message, bool]]:
    """The text parts, and whether each stands in a mail that is attached to this one."""
    inside: set[int] = set()
    for part in walk(message):
        if part.get_content_type() == "message/rfc822" or id(part) in inside:
            children = part.get_payload() if part.is_multipart() else []
            inside.update(id(child) for child in children if isinstance(child, Message))
        if part.get_content_maintype() == "text" and not part.is_multipart():
            yield part, id(part) in inside


def plain(part: Message) -> str:
    """The text of a text/plain part, its charset tolerated, its flowed lines joined (RFC 3676)."""
    text = _decoded(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(text, drop_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    declared = part.get_param("charset", "")
    if isinstance(declared, tuple):  # RFC 2231: charset, language, value
        declared = declared[2]
    return decode(payload, str(declared)).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def decode(raw: bytes, declared: str = "") -> str:
    """
    Bytes as text: by the charset they declare, else UTF-8, else the likeliest of the old ones.

    Never raises: as a last way, what cannot be read becomes U+FFFD.
    """
    name = _charset(declared)
    for charset in dict.fromkeys(filter(None, [name, "utf-8"])):
        try:
            return raw.decode(charset)
        except (UnicodeError, ValueError):
            continue
    if name and name != "ascii":
        return raw.decode(name, errors="replace")
    high = sum(byte >= 0xC0 for byte in raw)
    # In Cyrillic nearly every letter is a high byte, in Latin one of ten.
    return raw.decode("cp1251" if high * 3 > len(raw) else "cp1252", errors="replace")


def _charset(declared: str) -> str:
    declared = declared.strip().strip("'\"").lower()
    try:
        name = codecs.lookup(SAID_OTHERWISE.get(declared, declared)).name if declared else ""
    except (LookupError, ValueError, UnicodeError):
        return ""
    if name in NO_CHARSET or not getattr(codecs.lookup(name) if name else None, "_is_text_encoding", True):
        return ""
    return name


def _unflowed(text: str, *, drop_space: bool) -> str:
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        bare = line.removeprefix(" ")  # space-stuffing
        if is_open and lines and not bare.startswith(">"):
            lines[-1] += bare
        else:
            lines.append(bare)
        is_open = bare.endswith(" ") and bare != "-- "
        if is_open and drop_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


class _Shown(HTMLParser):
    """The text that a reader of the page would see; a quoted block keeps its mark."""

    BREAKS = frozenset(
        {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "hr", "pre"}
    )
    HIDDEN = frozenset({"style", "script", "head", "title", "template"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0
        self.quoted = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 -- the parser's signature
        self.hidden += tag in self.HIDDEN
        self.quoted += tag == "blockquote"
        if tag in self.BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in self.HIDDEN))
        self.quoted = max(0, self.quoted - (tag == "blockquote"))
        if tag in self.BREAKS - {"br"}:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            words = re.sub(r"\s+", " ", data)
            self.pieces.append(f"> {words.lstrip()}" if self.quoted else words)


def _html(part: Message) -> str:
    return _shown(_decoded(part))


def _shown(html: str) -> str:
    page = _Shown()
    page.feed(tame(html[: 5 * CHARACTERS_AT_MOST])[0])  # alone the parser takes quadratic time
    page.close()
    lines = (line.strip() for line in "".join(page.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
