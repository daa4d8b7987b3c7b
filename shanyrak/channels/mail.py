"""
One plain mail as bytes: our own words on the wire, the same for the same letter every time.

Shared by mail and mail-to-fax. Every line is ASCII, at most 78 characters (998 where an address is long),
ends in CRLF; nothing that a person typed can begin a header of its own.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from shanyrak.craft.cleaning import clean_name, clean_subject

WORD_BYTES = 39  # of UTF-8 in one encoded word, so that "Subject: " fits before it within 76 (RFC 2047, 2)
LINE_LIMIT = 76
LONGEST_HEADER = 900  # characters; a line of mail may have 998

HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
# ASCII that arrives as it is: short lines, no blank at an end, no "From " that a mailbox file would change.
PLAIN_LINES = re.compile(rf"(?:(?!From )(?:[ -~]{{0,{LINE_LIMIT - 1}}}[!-~])?\n)*+")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
LOCAL_PART = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
DOMAIN = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
)

# Written by us alone: a second one of these could turn a letter into another (RFC 5322, 3.6).
OURS = frozenset(
    {
        *("from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version"),
        *("resent-from", "resent-sender", "resent-to", "resent-cc", "resent-bcc"),
        *("received", "return-path", "dkim-signature"),
    }
)


class UnfitForMail(ValueError):
    """A part of the mail cannot stand in one: an address, a Message-ID or a header name."""


@dataclass(frozen=True, slots=True)
class Mail:
    """What one mail says. Addresses are bare; ``dated_at`` is aware; ``body`` has ``\\n`` line ends."""

    from_name: str
    from_address: str
    to: str
    subject: str
    body: str
    message_id: str  # with angle brackets
    dated_at: datetime
    reply_to: str = ""
    language: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    attachment: bytes = b""
    attachment_name: str = "letter.pdf"
    attachment_type: str = "application/pdf"


def mail_bytes(mail: Mail) -> bytes:
    """
    Write the mail down: one From, one To, no Cc, no Bcc, plain text in UTF-8, CRLF line ends.

    The same ``Mail`` gives the same bytes on every machine. Names and subject are
    cleaned as ``craft.cleaning`` says; the body comes back from decoding as it was,
    apart from line ends and one added at its end.

    :raises UnfitForMail: an address, the Message-ID or a header's name is none
    """
    if not MESSAGE_ID.fullmatch(mail.message_id):
        raise UnfitForMail("the Message-ID is not one")
    head = [
        f"Date: {_date(mail.dated_at.replace(microsecond=0))}",
        f"From: {_mailbox(mail.from_name, mail.from_address)}",
        f"To: {ascii_address(mail.to)}",
        f"Subject: {_words(clean_subject(mail.subject))}",
        f"Message-ID: {mail.message_id}",
    ]
    if mail.reply_to:
        head.insert(2, f"Reply-To: {ascii_address(mail.reply_to)}")
    head += [_extra_header(name, value) for name, value in mail.headers.items()]
    head.append("MIME-Version: 1.0")
    if LANGUAGE_TAG.fullmatch(mail.language):
        head.append(f"Content-Language: {mail.language}")

    part = _text_part(mail.body)
    content = _with_attachment(part, mail) if mail.attachment else part
    return "\r\n".join(head).encode("ascii") + b"\r\n" + content


def draft_bytes(*, to: str, subject: str, body: str) -> bytes:
    """
    Write a mail that nobody has sent yet: whoever opens it in a mail program finds it ready to send.

    ``X-Unsent`` is what Outlook looks for; others open it and offer "edit as new".

    :raises UnfitForMail: ``to`` is no address
    """
    head = [
        "X-Unsent: 1",
        f"To: {ascii_address(to)}",
        f"Subject: {_words(clean_subject(subject))}",
        "MIME-Version: 1.0",
    ]
    return "\r\n".join(head).encode("ascii") + b"\r\n" + _text_part(body)


@lru_cache(maxsize=256)  # many letters go to few
def ascii_address(address: str) -> str:
    """
    The address as mail servers take it: ASCII, its domain in Punycode where it was in another script.

    :raises UnfitForMail: it is not one plain address
    """
    local, at, domain = address.strip().rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise UnfitForMail("the domain of the address is not one") from error
    if not at or not LOCAL_PART.fullmatch(local) or not DOMAIN.fullmatch(domain):
        raise UnfitForMail("the address is not one that mail servers take")
    return f"{local}@{domain}"


@lru_cache(maxsize=16)  # a handful leaves within a second
def _date(second: datetime) -> str:
    return format_datetime(second)


def _mailbox(name: str, address: str) -> str:
    name, address = clean_name(name), ascii_address(address)
    if not name:
        return address
    if _is_plain(name) and len(name) + len(address) < LINE_LIMIT - 10:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address}>'
    return f"{_encoded(name)}\r\n <{address}>"


def _words(text: str) -> str:
    return text if _is_plain(text) and len(text) < LINE_LIMIT - len("Subject: ") else _encoded(text)


def _is_plain(text: str) -> bool:
    # "=?" would be taken for the start of an encoded word.
    return text.isascii() and "=?" not in text


def _encoded(text: str) -> str:
    """RFC 2047 encoded words, one a line, cut between characters."""
    pieces, piece = [], b""
    for character in text:
        raw = character.encode("utf-8", "replace")
        if len(piece) + len(raw) > WORD_BYTES:
            pieces.append(piece)
            piece = b""
        piece += raw
    pieces.append(piece)
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(p).decode('ascii')}?=" for p in pieces)


def _extra_header(name: str, value: str) -> str:
    if not HEADER_NAME.fullmatch(name) or name.lower() in OURS or name.lower().startswith("content-"):
        raise UnfitForMail("a header with this name may not be added")
    # Written by the site, not by people: what does not fit is a mistake of ours and shall be seen.
    if not value.isascii() or not value.isprintable() or len(value) > LONGEST_HEADER:
        raise UnfitForMail("a header with this value may not be added")
    return f"{name}: {value}"


def _text_part(body: str) -> bytes:
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        text += "\n"
    if _needs_no_encoding(text):
        coding, content = "7bit", text.encode("ascii")
    else:
        # Not base64: filters distrust plain text that hides in it, and nobody could read it in a queue.
        coding = "quoted-printable"
        content = binascii.b2a_qp(text.encode("utf-8", "replace"), istext=True)
        if b"From " in content:  # a mailbox file would turn it into ">From " and break the signature
            content = re.sub(rb"^From ", b"=46rom ", content, flags=re.MULTILINE)
    head = f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    return head.encode("ascii") + content.replace(b"\n", b"\r\n")


def _needs_no_encoding(text: str) -> bool:
    return PLAIN_LINES.fullmatch(text) is not None


def _with_attachment(part: bytes, mail: Mail) -> bytes:
    boundary = "part-" + hashlib.sha256(mail.message_id.encode("ascii")).hexdigest()[:32]
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", mail.attachment_name) or "letter.pdf"
    encoded = base64.encodebytes(mail.attachment).replace(b"\n", b"\r\n")
    kind = mail.attachment_type if re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", mail.attachment_type) else ""
    before = f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n--{boundary}\r\n'
    between = "\r\n".join(
        (
            f"\r\n--{boundary}",
            f'Content-Type: {kind or "application/octet-stream"}; name="{name}"',
            f'Content-Disposition: attachment; filename="{name}"',
            "Content-Transfer-Encoding: base64\r\n\r\n",
        )
    )
    return before.encode() + part + between.encode() + encoded + f"--{boundary}--\r\n".encode()
