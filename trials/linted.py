"""
Every class of mail that the house writes, held against the rules of mail: RFC 5322, 2045, 2047 and 3834.

One or more of each class are made by the rooms' own deeds, signed, sent by the house's worker and taken from the wire,
as in ``signed``; with them 1,000 composed letters of ten languages (or `--letters`). Python's own parser reads each
back. The last line says how many mails of each class were read, and every rule that was broken, with how often. It ends
with 1 if any was, or if a class is missing.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from shanyrak.channels.email import Letterhead, letter_mail
from trials.stage.classes import CLASSES, environment, written
from trials.stage.house import house
from trials.stage.judging import judged, sizes
from trials.stage.letters import DOMAIN, envelopes
from trials.stage.wire import wire

# A person's own act, carried by us; all else is written by a machine (RFC 3834, 5).
BY_PERSONS = {"letter", "joint", "bundle"}
TO_MANY = {"survey", "thanks", "reply", "pooled"}
ONCE = (
    *("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type"),
    *("Content-Transfer-Encoding", "Auto-Submitted"),
)
AT_MOST_ONCE = ("Sender", "Reply-To", "Cc", "Bcc", "Content-Language", "List-Unsubscribe", "DKIM-Signature")
HEADER = re.compile(rb"[!-9;-~]+:[ \t]?[\x20-\x7e]*(\r\n[ \t]+[\x21-\x7e][\x20-\x7e]*)*")
ENCODED_WORD = re.compile(r"=\?[A-Za-z0-9-]+\?[bBqQ]\?[^?\s]*\?=")
ENCODED_WORD_AT_MOST = 75
TRACKING = re.compile(
    r"<img|<html|utm_|[?&](?:uid|token|click|track)=|\bpixel\b|https?://(?!127\.0\.0\.1)", re.IGNORECASE
)


def tried() -> tuple[dict, bool]:
    number = sizes(__doc__, letters=1000).letters
    with (
        wire() as caught,
        house(f"smtp://127.0.0.1:{caught.port}", SHANYRAK_MAIL_DOMAIN=DOMAIN, **environment()) as home,
    ):
        mails = [(each.origin, each.taken.raw, True) for each in written(home, caught)]
    now = datetime.now(UTC)
    mails += [
        ("letter", letter_mail(each, Letterhead(DOMAIN), dated_at=now), False)
        for each in envelopes(number, now=now)
    ]
    broken = Counter(
        f"{origin}: {rule}"
        for origin, raw, is_sent in mails
        for rule in rules_broken(origin, raw, is_sent=is_sent)
    )
    classes = Counter(origin for origin, _raw, _sent in mails)
    figures = {"mails": len(mails), "classes": classes, "errors": sum(broken.values()), "broken": broken}
    return figures, not broken and set(classes) >= set(CLASSES)


def rules_broken(origin: str, raw: bytes, *, is_sent: bool) -> Iterator[str]:
    yield from of_lines(raw)
    message = BytesParser(policy=policy.default).parsebytes(raw)
    if message.defects or any(part.defects for part in message.walk()):
        yield "the parser finds defects"
    yield from of_headers(message, raw)
    yield from of_origin(origin, message, is_sent=is_sent)
    yield from of_parts(origin, message)


def of_lines(raw: bytes) -> Iterator[str]:
    if raw.count(b"\n") != raw.count(b"\r\n") or raw.count(b"\r") != raw.count(b"\r\n"):
        yield "a line does not end in CRLF"
    if any(len(line) > 998 for line in raw.split(b"\r\n")):
        yield "a line has more than 998 bytes"
    if not raw.isascii() or b"\0" in raw:
        yield "a byte is not 7-bit"
    if not raw.endswith(b"\r\n"):
        yield "the last line does not end"


def of_headers(message: EmailMessage, raw: bytes) -> Iterator[str]:
    head = raw.partition(b"\r\n\r\n")[0]
    for field in re.split(rb"\r\n(?![ \t])", head):
        if not HEADER.fullmatch(field):
            yield f"a malformed header: {field[:30]!r}"
    for name in ONCE:
        # What has parts names the encoding of each, and may leave out its own (RFC 2045, 6.1).
        wanted = 0 if name == "Content-Transfer-Encoding" and message.is_multipart() else 1
        if len(message.get_all(name, [])) != wanted:
            yield f"{name} does not stand there once"
    for name in AT_MOST_ONCE:
        if len(message.get_all(name, [])) > 1:
            yield f"{name} stands there twice"
    text = head.decode("ascii", "replace")
    if any(len(word) > ENCODED_WORD_AT_MOST for word in ENCODED_WORD.findall(text)):
        yield "an encoded word is too long"
    for line in text.split("\r\n"):
        if "=?" in line and len(line) > 76:
            yield "a line with an encoded word is too long"


def of_origin(origin: str, message: EmailMessage, *, is_sent: bool) -> Iterator[str]:
    try:
        if parsedate_to_datetime(str(message["Date"])).tzinfo is None:
            yield "Date has no zone"
    except ValueError:
        yield "Date is none"
    if not re.fullmatch(rf"<[A-Za-z0-9.-]+@{re.escape(DOMAIN)}>", str(message["Message-ID"])):
        yield "Message-ID is not in our domain"
    if [box.domain for box in message["From"].addresses] != [DOMAIN]:
        yield "From is not one mailbox of our domain"
    if len(message["To"].addresses) != 1:
        yield "To is not one mailbox"
    if message["Cc"] or message["Bcc"]:
        yield "somebody else gets it"
    if message["Auto-Submitted"] != ("no" if origin in BY_PERSONS else "auto-generated"):
        yield "Auto-Submitted is wrong"
    if (message["List-Unsubscribe"] is not None) != (origin in TO_MANY):
        yield "List-Unsubscribe is not where it belongs"
    if is_sent and message["DKIM-Signature"] is None:
        yield "it is not signed"


def of_parts(origin: str, message: EmailMessage) -> Iterator[str]:
    texts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    others = {part.get_content_type() for part in message.walk()} - {"text/plain"}
    if len(texts) != 1:
        yield "it has not one plain text"
    if others - ({"multipart/mixed", "application/pdf"} if origin == "fax" else set()):
        yield f"it holds something else: {sorted(others)}"
    for part in texts:
        coding, text = str(part["Content-Transfer-Encoding"]).lower(), part.get_content()
        if part.get_content_charset() != "utf-8":
            yield "the text is not in UTF-8"
        if coding not in {"7bit", "quoted-printable"}:
            yield "the text is neither 7bit nor quoted-printable"
        if "\ufffd" in text:
            yield "the text does not decode"
        if TRACKING.search(text):
            yield "something in it can track"


if __name__ == "__main__":
    sys.exit(judged(tried))
