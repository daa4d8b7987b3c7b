"""
What we sign, others verify: opendkim and dkimpy say yes to each letter, and no to each with one changed byte.

LETTERS (40) are composed in several scripts, names and lengths. opendkim is Debian's, unpacked into a folder. The last
line gives, for each verifier, how many of the signed were verified and how many of the altered were.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import dkim
from _packages import CannotRun, libraries, unpacked

from shanyrak.channels.base import Envelope
from shanyrak.channels.email import Letterhead, letter_mail
from shanyrak.channels.email.signing import DkimSigner, dns_record
from shanyrak.vault.mail_keys import mail_key, make_mail_key

LETTERS = int(os.environ.get("LETTERS", "40"))
DOMAIN, SELECTOR = "letters.example", "s1"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDS = (
    ("Ruth Calloway", "The houses in Onterek", "Dear Mr Tulin,\n\nPlease halt the evictions.\n"),
    ("Рут Кэллоуэй", "Обращение: дома в Онтереке", "Уважаемый господин Тулин!\n\nОстановите выселения.\n"),
    ("Айгүл", "Үйлерді бұзбаңыз", "Құрметті әкім!\n\nҮйлерді бұзбаңыз.\n"),
    ("ليلى", "رسالة", "السيد المحترم،\n\nأوقفوا الإخلاء.\n"),
    ("山田", "お願い", "拝啓\n\n立ち退きを止めてください。\n"),
    ("", "From here", "From here it begins\n.\n..dots\n  blanks   \n\n\n"),
)


def letters() -> list[bytes]:
    return [
        letter_mail(
            Envelope(
                delivery_id=f"d{n}",
                to="akim@town.example",
                subject=WORDS[n % len(WORDS)][1],
                body=WORDS[n % len(WORDS)][2] * (1 + n // len(WORDS)),
                message_id=f"<d{n}@{DOMAIN}>",
                sender_name=WORDS[n % len(WORDS)][0],
                reply_to=f"reply+{n}@{DOMAIN}",
            ),
            Letterhead(DOMAIN),
            dated_at=NOW,
        )
        for n in range(LETTERS)
    ]


def altered(message: bytes, chance: random.Random) -> bytes:
    """One letter or digit of a signed header's value or of the body, changed."""
    start = message.index(b"\r\nFrom: ") + 8
    places = [at for at in range(start, len(message)) if chr(message[at]).isalnum()]
    at = chance.choice(places)
    other = b"x" if message[at : at + 1] not in b"xX" else b"q"
    return message[:at] + other + message[at + 1 :]


def by_opendkim(folder: Path, record: str):
    root = unpacked(folder, "opendkim")
    key = "".join(re.findall(r'"([^"]*)"', record))
    (folder / "keys").write_text(f"{SELECTOR}._domainkey.{DOMAIN} {key}\n")
    (folder / "conf").write_text(f"Mode v\nUserID root\nTestPublicKeys {folder}/keys\n")

    def verify(message: bytes) -> bool:
        path = folder / "letter.eml"
        path.write_bytes(message)
        said = subprocess.run(
            [str(root / "usr/sbin/opendkim"), "-x", str(folder / "conf"), "-t", str(path)],
            env={**os.environ, "LD_LIBRARY_PATH": libraries(root)},
            capture_output=True,
            text=True,
            check=False,
        )
        words = said.stdout + said.stderr
        if "verification" not in words:
            raise CannotRun(f"opendkim said nothing of a verification: {words[:300]}")
        return "succeeded" in words

    return verify


def by_dkimpy(record: str):
    key = "".join(re.findall(r'"([^"]*)"', record)).encode()
    return lambda message: dkim.verify(message, dnsfunc=lambda _name, **_: key)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="shanyrak-signed-") as name:
        folder = Path(name)
        make_mail_key(folder, selector=SELECTOR)
        key = mail_key(folder, selector=SELECTOR)
        sign = DkimSigner(domain=DOMAIN, selector=SELECTOR, key=key)
        record = dns_record(domain=DOMAIN, selector=SELECTOR, key=key)
        chance = random.Random(4)
        signed = [sign(letter) for letter in letters()]
        changed = [altered(letter, chance) for letter in signed]
        figures = {}
        try:
            for verifier, verify in (
                ("opendkim", by_opendkim(folder, record)),
                ("dkimpy", by_dkimpy(record)),
            ):
                figures[verifier] = {
                    "letters": len(signed),
                    "verified": sum(map(verify, signed)),
                    "altered_verified": sum(map(verify, changed)),
                }
        except CannotRun as why:
            print(why, file=sys.stderr)
            return 1
    print(json.dumps(figures))
    return 0 if all(f["verified"] == LETTERS and not f["altered_verified"] for f in figures.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
