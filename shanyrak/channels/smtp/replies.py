"""What a mail server's replies mean for a letter, and its words as a journal may keep them."""

import re
import smtplib
from collections.abc import Iterable

from shanyrak.channels.base import Refused, TryLater

# What a server answers when the trouble is our own set-up; giving up the letter for it would lose it.
# 503 bad sequence, 530/534/535/538 authentication (RFC 4954, 4).
OUR_OWN_FAULT = frozenset({503, 530, 534, 535, 538})

QUEUE_ID = (
    re.compile(r"queued as <?([\w.-]+)", re.IGNORECASE),  # Postfix, Sendmail and many others
    re.compile(r"\bid=([\w.-]+)"),  # Exim
    re.compile(r"\b([0-9a-f]{8})\b Message accepted", re.IGNORECASE),  # OpenSMTPD
)
ADDRESS_IN_TEXT = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+")
# Lines that end in a hyphen after their code go on (RFC 5321, 4.2.1).
WHOLE_REPLY = re.compile(rb"(?:[^\n]{3}-[^\n]*\n)*(?:[^\n]{3}[^-\n][^\n]*|[^\n]{0,3})\n")

Reply = tuple[int, bytes]  # its code, -1 where there is none, and its text


def whole_replies(heard: bytes) -> tuple[list[Reply], bytes]:
    """The replies in what was heard, and the rest: the beginning of one that is not all here yet."""
    replies, end = [], 0
    while found := WHOLE_REPLY.match(heard, end):
        end = found.end()
        lines = found[0].split(b"\n")[:-1]
        code = lines[-1][:3]
        replies.append((int(code) if code.isdigit() else -1, b"\n".join(line[4:].strip() for line in lines)))
    return replies, heard[end:]


def trouble_in(replies: Iterable[Reply]) -> TryLater | Refused | None:
    """The first reply that says no, as what it means for the letter."""
    for reply in replies:
        code = reply[0]
        if 200 <= code < 400:
            continue
        if 500 <= code < 600 and code not in OUR_OWN_FAULT:
            return Refused(words(reply))
        return TryLater(words(reply))
    return None


def queue_id(reply: Reply) -> str:
    """The name under which the server keeps the letter; "" where it says none."""
    text = reply[1].decode("ascii", "replace")
    return next((found[1] for pattern in QUEUE_ID if (found := pattern.search(text))), "")


def words(reply: Reply) -> str:
    """The server's own words on one printable line, without the addresses that servers like to repeat."""
    text = " ".join(reply[1].decode("utf-8", "replace").split())
    if not text.isprintable():  # nor can a journal keep every one of those
        text = "".join(character if character.isprintable() else "·" for character in text)
    if "@" in text:
        text = ADDRESS_IN_TEXT.sub("…", text)
    return f"{reply[0]} {text}"[:300]


def said(error: OSError) -> str:
    """An error of the line in words that may stand in the journal."""
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return words((error.smtp_code, answer if isinstance(answer, bytes) else answer.encode()))
    return ADDRESS_IN_TEXT.sub("…", str(error)) or type(error).__name__
