"""
To another make of mail server: our letters through Postfix to OpenSMTPD, over STARTTLS, in 30 scripts.

Four letters in each script (or in as many as `--scripts` says): every letter of the script, in lines; the
same in one line of thousands; with lone dots, "From " and blanks at line ends; and a few words only. Name and subject
are of the script too. They are signed, handed over by the house's own carrier, relayed by Debian's Postfix as
docs/how-to/send-through-postfix.md sets it up, TLS included, and read back from the maildir.

The last line says how many arrived, over TLS, with text, subject and name as sent, and with a signature that still holds
(dkimpy). It ends with 1 unless all did. Runs as root: both servers change users.
"""

import re
import sys
import tempfile
import time
import unicodedata
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path

import dkim

from shanyrak.channels.base import Envelope, Receipt
from shanyrak.channels.email import EmailCarrier, Letterhead
from shanyrak.channels.smtp import Relay, SmtpClient
from shanyrak.craft.cleaning import clean_name, clean_subject
from shanyrak.project.ports import free_port
from trials.stage.judging import judged, sizes
from trials.stage.letters import DOMAIN, OFFICE
from trials.stage.opensmtpd import opensmtpd
from trials.stage.postfix import postfix
from trials.stage.signing import SELECTOR, signing

# The Unicode block of each.
SCRIPTS = {
    "Latin": (0x41, 0x24F), "Greek": (0x370, 0x3FF), "Cyrillic": (0x400, 0x52F), "Armenian": (0x531, 0x58A),
    "Hebrew": (0x591, 0x5F4), "Arabic": (0x620, 0x6FF), "Syriac": (0x700, 0x74F), "Thaana": (0x780, 0x7B1),
    "N'Ko": (0x7C0, 0x7FA), "Devanagari": (0x900, 0x97F), "Bengali": (0x980, 0x9FE), "Gurmukhi": (0xA01, 0xA76),
    "Gujarati": (0xA81, 0xAFF), "Odia": (0xB01, 0xB77), "Tamil": (0xB82, 0xBFA), "Telugu": (0xC00, 0xC7F),
    "Kannada": (0xC80, 0xCF2), "Malayalam": (0xD00, 0xD7F), "Sinhala": (0xD82, 0xDF4), "Thai": (0xE01, 0xE5B),
    "Lao": (0xE81, 0xEDF), "Tibetan": (0xF00, 0xFDA), "Myanmar": (0x1000, 0x109F), "Georgian": (0x10A0, 0x10FF),
    "Hangul": (0xAC00, 0xAE00), "Ethiopic": (0x1200, 0x137C), "Cherokee": (0x13A0, 0x13FD), "Khmer": (0x1780, 0x17F9),
    "Mongolian": (0x1820, 0x1878), "Japanese and Chinese": (0x3041, 0x30FF),
}  # fmt: skip
HAN = range(0x4E00, 0x5000)
PATIENCE = 180  # seconds for the last letter to arrive
TLS = "smtp_tls_security_level = may"  # as the guide has it


def tried() -> tuple[dict, bool]:
    scripts = sizes(__doc__, scripts=len(SCRIPTS)).scripts
    with tempfile.TemporaryDirectory(prefix="shanyrak-second-") as name:
        figures = carried(Path(name), envelopes(scripts))
    is_good = all(number == figures["letters"] for number in figures.values())
    return {"scripts": scripts, **figures}, is_good


def carried(folder: Path, sent: list[Envelope]) -> dict[str, int]:
    keys = signing(folder / "keys")
    with (
        opensmtpd(folder) as far,
        postfix(folder, onward=far.port, port=free_port(), more=TLS) as near,
    ):
        client = SmtpClient(Relay("127.0.0.1", near.port))
        carrier = EmailCarrier(client, Letterhead(DOMAIN), now=lambda: datetime.now(UTC), sign=keys.sign)
        letters = {each.message_id: each for each in sent}
        handed = sum(isinstance(carrier.offer(each).commit(), Receipt) for each in letters.values())
        client.close()
        end = time.monotonic() + PATIENCE
        while len(far.mails()) < handed and time.monotonic() < end:
            time.sleep(0.5)
        mails = far.mails()
    key = keys.texts[f"{SELECTOR}._domainkey.{DOMAIN}"].encode()
    found = {"letters": len(sent), "handed_over": handed, "arrived": len(mails)}
    found |= dict.fromkeys(("over_tls", "text_equal", "subject_equal", "name_equal", "signature_holds"), 0)
    for raw in mails:
        message = message_from_bytes(raw, policy=policy.compat32)
        as_written = letters.pop(str(message["Message-ID"]))
        wanted = clean_name(Letterhead(DOMAIN).from_name(as_written.sender_name))
        text = message.get_payload(decode=True).decode().replace("\r\n", "\n")
        found["over_tls"] += came_over_tls(message.get_all("Received")[0])
        found["text_equal"] += text == as_written.body
        found["subject_equal"] += decoded(message["Subject"]) == clean_subject(as_written.subject)
        found["name_equal"] += decoded(parseaddr(unfolded(message["From"]))[0]) == wanted
        found["signature_holds"] += dkim.verify(as_sent(raw), dnsfunc=lambda _name, **_: key)
    return found


def envelopes(scripts: int) -> list[Envelope]:
    return [
        Envelope(
            delivery_id=f"d{script}-{shape}",
            to=OFFICE,
            subject=letters[:60],
            body=body,
            message_id=f"<s{script}.{shape}@{DOMAIN}>",
            bounce_token=f"s{script}-{shape}",
            sender_name=letters[20:50],
            reply_to=f"reply+s{script}-{shape}@{DOMAIN}",
        )
        for script, letters in enumerate(alphabets()[:scripts])
        for shape, body in enumerate(shapes(letters))
    ]


def alphabets() -> list[str]:
    """Every letter, mark and digit of each script that Unicode has by now."""
    ranges = [range(first, last + 1) for first, last in SCRIPTS.values()]
    texts = ["".join(map(chr, filter(is_written, each))) for each in ranges]
    texts[-1] += "".join(map(chr, HAN))
    return texts


def is_written(code: int) -> bool:
    return unicodedata.category(chr(code))[0] in "LMN"


def shapes(letters: str) -> list[str]:
    lines = [letters[at : at + 30] for at in range(0, len(letters), 30)]
    return [
        "\n".join(lines) + "\n",
        letters * 10 + "\n",
        "\n.\n".join([*lines[:3], f"From {lines[0]}", f"..{lines[0]}", f"{lines[0]}  ", f"  {lines[0]}\t"])
        + "\n\n\n.\n",
        f"{letters[:12]}\n",
    ]


def came_over_tls(received: str) -> bool:
    return bool(re.search(r"with ESMTPS|\(TLSv1\.[23]", received))


def as_sent(raw: bytes) -> bytes:
    """CRLF again, as DKIM signs; a maildir has bare line feeds."""
    return re.sub(rb"\r?\n", b"\r\n", raw)


def decoded(value: str) -> str:
    return str(make_header(decode_header(unfolded(value))))


def unfolded(value: str) -> str:
    return re.sub(r"\r?\n", "", value)


if __name__ == "__main__":
    sys.exit(judged(tried))
