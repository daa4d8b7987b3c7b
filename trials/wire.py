"""
Whatever people type, one mail leaves: names, subjects and letters made by hypothesis, composed and sent by the house's
own code, and read back from the bytes on the wire.

10,000 letters (or `--letters`): a third plain, a third of any characters that Unicode has, half
surrogates and controls among them, a third made of what breaks mail: line ends, lone dots, headers, encoded words, SMTP
commands. Each goes through the house's composer, its carrier, its signer and its SMTP client to a server that keeps every
byte. There must be one message of it, with one From, one To, no Cc or Bcc and no header that we did not write; sender,
subject and text must be as cleaned, after decoding by Python's parser. The same must be read by a server that takes a
bare LF or CR for the end of a line.

The last line counts what was otherwise; anything ends the trial with 1.
"""

import re
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from shanyrak.channels.base import Envelope, Receipt
from shanyrak.channels.email import EmailCarrier, Letterhead
from shanyrak.channels.smtp import Relay, SmtpClient
from shanyrak.craft.cleaning import clean_letter, clean_name, clean_subject
from shanyrak.craft.composing import LetterParts, Writer, compose, languages
from trials.stage.judging import judged, sizes
from trials.stage.letters import DOMAIN, OFFICE
from trials.stage.signing import signing
from trials.stage.wire import Wire, wire

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HEADERS = {
    *("dkim-signature", "date", "from", "reply-to", "to", "subject", "message-id", "auto-submitted"),
    *("mime-version", "content-language", "content-type", "content-transfer-encoding"),
}

SHARP = (
    *("\r\n", "\n", "\r", "\n.\n", "\r\n.\r\n", "\r.\r", "\n.\r\n", "\n..\n", ".", "..", "\0", "\x0b", "\x0c", "\x85", "\u2028"),
    *("Bcc: b@x.example", "\r\nBcc: b@x.example", "\r\nFrom: c@x.example\r\n", "\nTo: d@x.example\n\n", "From ", "\nFrom me"),
    *("=?utf-8?q?=0D=0ABcc:_b@x.example?=", "=??Q?=0D", "=?utf-8?b?", "?=", '":\x0c', '"', "\\", "<", ">", ",", ";", "(", ")"),
    *("MAIL FROM:<e@x.example>", "RCPT TO:<f@x.example>", "\r\nDATA\r\n", "RSET", "\u202e", "\ud800", "\udfff", "\ufeff"),
    *("=", "=\n", "= \n", " \n", "\t\n", "x" * 1000, "ұ" * 400, "é́" * 30, "👩‍👩‍👧", "می‌خواهم", "--", "-- \n", "~" * 80),
)  # fmt: skip
ANY = st.text(st.characters(codec=None, categories=["L", "M", "N", "P", "S", "Z", "C"]), max_size=120)
PLAIN = st.text("abcdefghij klmnop ABC.,-'éüñжқ", max_size=200)
BROKEN = st.lists(st.one_of(st.sampled_from(SHARP), PLAIN), max_size=12).map("".join)
TEXT = st.one_of(PLAIN, ANY, BROKEN)


def send_all(carrier: EmailCarrier, letters: int) -> list[Envelope]:
    """As many letters as hypothesis is asked for, through the carrier; as they were before it."""
    sent: list[Envelope] = []

    @given(
        name=TEXT, subject=TEXT, own=TEXT, case=TEXT, demands=st.lists(TEXT, max_size=3), language=st.sampled_from(languages())
    )  # fmt: skip
    @settings(
        max_examples=letters,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def send(name: str, subject: str, own: str, case: str, demands: list[str], language: str) -> None:
        number = len(sent)
        text = compose(
            LetterParts(
                language=language,
                demands=tuple(map(storable, demands)),
                case=storable(case),
                subject=storable(subject),
                writer=Writer(name=clean_name(name)),
                own_words=clean_letter(own),
            )
        )
        envelope = Envelope(
            delivery_id=f"d{number}",
            to=OFFICE,
            subject=text.subject,
            body=text.body,
            message_id=f"<d{number}@{DOMAIN}>",
            bounce_token=f"t{number}",
            sender_name=name,
            reply_to=f"reply+t{number}@{DOMAIN}",
            language=language,
            dated_at=NOON,
        )
        sent.append(envelope)
        assert isinstance(carrier.offer(envelope).commit(), Receipt)

    send()
    return sent


def storable(text: str) -> str:
    """What an organiser wrote is not cleaned, but the database takes neither half surrogates nor NUL."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "")


def compare(sent: list[Envelope], caught: Wire) -> Counter[str]:
    troubles: Counter[str] = Counter()
    if len(caught.taken) != len(sent):
        troubles["not one message a letter"] += abs(len(caught.taken) - len(sent))
    commands = Counter(command[:4].upper() for command in caught.commands)
    for command in (b"MAIL", b"RCPT", b"DATA"):
        if commands[command] != len(sent):
            troubles[f"not one {command.decode()} a letter"] += 1
    by_id = {envelope.message_id: envelope for envelope in sent}
    for taken in caught.taken:
        if taken.recipients != (OFFICE,):
            troubles["another recipient"] += 1
        message = message_from_bytes(taken.raw, policy=policy.compat32)
        envelope = by_id.pop(str(message["Message-ID"]), None)
        if envelope is None:
            troubles["a letter nobody wrote, or twice"] += 1
            continue
        for trouble in differences(taken.raw, envelope):
            troubles[trouble] += 1
        loose = re.sub(rb"\r\n|\r|\n", b"\r\n", taken.wire)
        if loose != taken.wire or b"\r\n.\r\n" in loose:
            troubles["a careless server reads another mail"] += 1
    return troubles


def differences(raw: bytes, envelope: Envelope) -> list[str]:
    message = message_from_bytes(raw, policy=policy.compat32)
    found = []
    names = Counter(name.lower() for name in message)
    if names["from"] != 1 or names["to"] != 1 or names["bcc"] or names["cc"]:
        found.append("not one From, one To, no Bcc")
    if set(names) - HEADERS or any(number > 1 for number in names.values()):
        found.append("a header that we did not write")
    shown, address = parseaddr(re.sub(r"\r\n", "", message["From"]))
    name = clean_name(envelope.sender_name)[:60].strip()
    wanted = clean_name(Letterhead(DOMAIN).from_name(envelope.sender_name))
    if (
        address != f"letters@{DOMAIN}"
        or decoded(shown) != wanted
        or (name and not decoded(shown).startswith(name[:20]))
    ):
        found.append("another sender")
    if decoded(re.sub(r"\r\n", "", message["Subject"])) != clean_subject(envelope.subject):
        found.append("another subject")
    text = message.get_payload(decode=True).decode().replace("\r\n", "\n")
    if text != envelope.body.rstrip("\n") + "\n":
        found.append("another text")
    return found


def decoded(value: str) -> str:
    return str(make_header(decode_header(value)))


def tried() -> tuple[dict, bool]:
    letters = sizes(__doc__, letters=10_000).letters
    with wire() as caught, tempfile.TemporaryDirectory(prefix="shanyrak-wire-") as folder:
        client = SmtpClient(Relay("127.0.0.1", caught.port))
        sign = signing(Path(folder)).sign
        sent = send_all(EmailCarrier(client, Letterhead(DOMAIN), now=lambda: NOON, sign=sign), letters)
        client.close()
        troubles = compare(sent, caught)
    figures = {"letters": len(sent), "messages": len(caught.taken), "troubles": troubles}
    return figures, not troubles and len(sent) >= letters


if __name__ == "__main__":
    sys.exit(judged(tried))
