"""
Open a mail that came from outside: who it was sent to, and what a person wrote in it.

Python's newer mail policies raise on headers that people really send; compat32 did not in 10,000 mutated
mails. What it cannot do for us (charsets, flowed text, HTML) is done here, and nothing is guessed beyond it.
"""

import email
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email import policy
from email.message import Message
from html.parser import HTMLParser

from shanyrak.copies.charsets import decode
from shanyrak.copies.heads import ADDRESSED_IN, Heads, pairs
from shanyrak.copies.trailing import cut_trail
from shanyrak.craft.contacts.autoreplies import is_by_machine
from shanyrak.craft.documents.webpages import tame

PARTS_AT_MOST = 100
DEPTH_AT_MOST = 20
REFERENCES_AT_MOST = 50
CHARACTERS_AT_MOST = 200_000  # of one letter; what is longer is no letter


MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
PICTURES = frozenset({"image/jpeg", "image/png", "image/heic", "application/pdf"})
NO_WORDS = frozenset({"image", "audio", "video", "font"})
LETTERS_AT_LEAST = 0.6  # of what is no space
WORD_AT_MOST = 20  # letters in the average word; base64 has one word a line
TAG = re.compile(r"</?(?:p|div|html|body|br|span)\b", re.IGNORECASE)
WRAPPING = re.compile(
    r"--\S{4,}\s*$|(?:Content-?[\w-]*|MIME-Version)\s*:|\s+(?:charset|boundary)=", re.IGNORECASE
)


Part = tuple[Message, str]  # and its type: to find it out costs more than to look at it


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
    parts, heads = [(part, part.get_content_type()) for part in walk(message)], Heads(message)
    return OpenedMail(
        text=_letter_in(message, parts),
        subject=heads.get("subject", ""),
        recipients=tuple(heads.addresses(*ADDRESSED_IN)),
        answers=tuple(_message_ids(heads.all("In-Reply-To", "References"))),
        is_automatic=is_by_machine(heads),
        sender=next(iter(heads.addresses("From", "Reply-To")), ""),
        sender_name=next((name for name, _address in pairs([heads.get("from", "")])), ""),
        ids=tuple(_message_ids([str(part.get("Message-ID") or "") for part, _kind in parts])),
        pictures=sum(kind in PICTURES for _part, kind in parts),
        is_by_list="list-id" in heads or heads.get("precedence", "").lower() == "list",
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


def _message_ids(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(MESSAGE_ID.findall(" ".join(values))))[:REFERENCES_AT_MOST]


def _letter_in(message: Message, parts: Sequence[Part]) -> str:
    """The first of these that says something: plain parts, HTML parts, a mail within the mail, a text file."""
    inline, within, attached = [], [], []
    for part, is_within in _text_parts(parts):
        if part[0].get_content_disposition() == "attachment":
            attached.append(part)
        else:
            (within if is_within else inline).append(part)
    for some in (inline, within, attached):
        for wanted, read in (("text/plain", plain), ("text/html", _html)):
            texts = [read(part) for part, kind in some if kind == wanted]
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


def _text_parts(parts: Sequence[Part]) -> Iterator[tuple[Part, bool]]:
    """The text parts, and whether each stands in a mail that is attached to this one."""
    inside: set[int] = set()
    for part, kind in parts:
        if kind == "message/rfc822" or id(part) in inside:
            children = part.get_payload() if part.is_multipart() else []
            inside.update(id(child) for child in children if isinstance(child, Message))
        if kind.startswith("text/") and not part.is_multipart():
            yield (part, kind), id(part) in inside


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
