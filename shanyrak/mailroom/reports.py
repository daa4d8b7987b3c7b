"""Reports of mail servers (RFC 3464, or in free text): what became of a mail of ours?"""

import re
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr

from shanyrak.copies.heads import header
from shanyrak.copies.opening import parse, plain, walk
from shanyrak.craft.contacts.bounces import (
    CAME_BACK,
    READ_AT_MOST,
    Bounce,
    class_of_report,
    class_of_words,
    is_from_server,
)

WHY_AT_MOST = 200  # characters
RECIPIENTS_AT_MOST = 50  # our mails have one; an alias of theirs may have some
NOT_THE_REASON = "came back without a reason"
# Where a server's own words end and our letter begins.
RETURNED = re.compile(
    r"^(?:--- (?:below this line|the original message)|-{3,} ?(?:this is a copy|original message|forwarded message|"
    r"returned message|исходное|текст письма)|.{0,40}original message (?:follows|headers?)|return-path:|received: from)",
    re.IGNORECASE | re.MULTILINE,
)


ACTION = re.compile(r"(?im)^Action:")


@dataclass(frozen=True, slots=True)
class Report:
    """``why`` is the status code and the server's words, without any address."""

    kind: Bounce
    why: str = ""

    @property
    def has_failed(self) -> bool:
        """False for a delay or a success."""
        return self.kind in CAME_BACK


def read_report(raw: bytes) -> Report | None:
    """
    Read a report; None when the mail is none: then a person wrote it, or a machine we do not know.

    :raises UnableToOpen: nested too deep, or in too many parts
    """
    message = parse(raw)
    parts = [part for part in walk(message) if part.get_content_type() == "message/delivery-status"]
    if parts:
        return _of_status("\n\n".join(part.as_string() for part in parts), _words(message))
    if not _is_a_servers(message):
        return None
    words = _words(message)
    return Report(class_of_words(words), _why("", words))


def _of_status(fields: str, text: str) -> Report:
    """One recipient who got it is enough: then nothing came back."""
    groups = [group for group in re.split(r"\n[ \t]*\n", fields) if ACTION.search(group)][:RECIPIENTS_AT_MOST]
    reports = [_of_recipient(group, text) for group in groups] or [_of_recipient(fields, text)]
    there = next((report for report in reports if not report.has_failed), None)
    return there or min(reports, key=lambda report: list(Bounce).index(report.kind))


def _of_recipient(group: str, text: str) -> Report:
    action = _field(group, "Action")
    found = re.match(r"[245]\.\d{1,3}\.\d{1,3}", _field(group, "Status"))
    status = found[0] if found else ""
    words = _field(group, "Diagnostic-Code")
    # Of 5.0.0 a server says only that it failed; its words may hold a better code.
    inner = re.search(r"\b[45]\.\d{1,3}\.\d{1,3}\b", words)
    if inner and status in {"", "5.0.0", "4.0.0", "5.5.0"}:
        status = inner[0]
    kind = class_of_report(action=action or "failed", status=status, words=words)
    if kind == Bounce.FAILED and text:
        kind = class_of_report(action="failed", status="", words=text)
    return Report(kind, _why(status, words))


def _field(group: str, name: str) -> str:
    found = re.search(rf"(?im)^{name}:[ \t]*(.*(?:\n[ \t]+.+)*)", group)
    return " ".join(found[1].split()) if found else ""


def _is_a_servers(message: Message) -> bool:
    shown, address = parseaddr(str(message.get("From") or ""))
    subject = header(message, "Subject")
    has_failed = message.get("X-Failed-Recipients") is not None
    text = _words(message)
    return any(
        is_from_server(sender=sender, subject=subject, text=text, has_failed_recipients=has_failed)
        for sender in {address.partition("@")[0], shown}
    )


def _words(message: Message) -> str:
    """What the server says for people to read; not the letter that it sends back below."""
    for part in walk(message):
        if part.get_content_type() == "text/plain" and not part.is_multipart():
            text = plain(part)
            cut = RETURNED.search(text, 1)
            return (text[: cut.start()] if cut else text)[:READ_AT_MOST]
    return ""


def _why(status: str, words: str) -> str:
    """The reason goes into a journal that staff read: an address in it may be a supporter's."""
    said = words.strip() if len(words) <= WHY_AT_MOST else _line_with_code(words)
    why = " ".join(filter(None, ["" if status in said else status, " ".join(said.split())]))
    shown = "".join(sign if sign.isprintable() else " " for sign in why or NOT_THE_REASON)
    return re.sub(r"<?[^\s<>@]+@[^\s<>@]+>?", "<…>", shown)[:WHY_AT_MOST]


def _line_with_code(words: str) -> str:
    """Of a long text the line that names a code, else its beginning."""
    coded = re.search(r"^.*\b[45]\d\d[ -].*$|^.*\b[45]\.\d{1,3}\.\d{1,3}\b.*$", words, re.MULTILINE)
    return coded[0] if coded else words
