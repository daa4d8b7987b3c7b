"""
What we sign, others verify: opendkim, dkimpy, authheaders and rspamd say yes to each mail, and no to each with one
changed byte.

Verified are 40 letters (or `--letters`) of many scripts, names and lengths, and every class of mail
that the house writes, sent by its own worker and taken from the wire. A name server on this machine publishes SPF, DKIM
and a DMARC policy of strict alignment, as the house tells its operator to; authheaders and rspamd ask it for all three,
opendkim and dkimpy verify the signature alone. What was changed is also shown as coming from a stranger's machine, or
SPF would vouch for it.

opendkim, dnsmasq, rspamd and authheaders are Debian's, unpacked into a folder. The last line gives for each verifier
how many of the signed were verified and how many of the changed were. It ends with 1 unless all were, and none.
"""

import base64
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import dkim

from shanyrak.channels.base import Envelope
from shanyrak.channels.email import Letterhead, letter_mail
from shanyrak.channels.email.signing import DkimSigner, dns_record
from shanyrak.vault.mail_keys import mail_key
from trials.stage.classes import CLASSES, SELECTOR, environment, written
from trials.stage.house import house
from trials.stage.judging import judged, sizes
from trials.stage.letters import DOMAIN, OFFICE, envelopes
from trials.stage.packages import CannotRun, libraries, unpacked
from trials.stage.rspamd import rspamd
from trials.stage.wire import wire
from trials.stage.zone import SENDER_IP, records, zone

STRANGERS_IP = "192.88.99.200"
AWKWARD = (
    ("Ruth Calloway", "The houses in Onterek", "Dear Mr Tulin,\n\nPlease halt the evictions.\n"),
    ("Айгүл", "Үйлерді бұзбаңыз", "Құрметті әкім!\n\nҮйлерді бұзбаңыз.\n"),
    ("山田", "お願い", "拝啓\n\n立ち退きを止めてください。\n"),
    ("", "From here", "From here it begins\n.\n..dots\n  blanks   \n\n\n"),
)

# Runs under Debian's Python, where authheaders lives; asks one name server and prints a line for each mail.
AUTHHEADERS = """
import base64, json, sys
import dns.resolver
dns.resolver.default_resolver = dns.resolver.Resolver(configure=False)
dns.resolver.default_resolver.nameservers = ["127.0.0.1"]
dns.resolver.default_resolver.port = int(sys.argv[1])
import dkim.dnsplug, spf
import authheaders
spf.DNSLookup = spf.DNSLookup_dnspython
for line in sys.stdin:
    mail = json.loads(line)
    print(authheaders.authenticate_message(
        base64.b64decode(mail["raw"]), "mx.town.example", spf=True, dkim=True, dmarc=True,
        ip=mail["ip"], mail_from=mail["sender"], helo=mail["helo"]).replace("\\n", " "))
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail as a verifier meets it: where it came from, and whom its envelope names."""

    raw: bytes
    sender: str
    recipient: str
    ip: str = SENDER_IP


def tried() -> tuple[dict, bool]:
    number = sizes(__doc__, letters=40).letters
    with tempfile.TemporaryDirectory(prefix="shanyrak-signed-") as name:
        figures = verified(Path(name), number)
    verifiers = [each for each in figures.values() if isinstance(each, dict) and "verified" in each]
    all_and_none = all(
        each["verified"] == figures["mails"] and not each["changed_verified"] for each in verifiers
    )
    return figures, all_and_none and set(figures["classes"]) >= set(CLASSES)


def verified(folder: Path, number: int) -> dict:
    with (
        wire() as caught,
        house(f"smtp://127.0.0.1:{caught.port}", SHANYRAK_MAIL_DOMAIN=DOMAIN, **environment()) as home,
    ):
        by_class = written(home, caught)
        key = mail_key(home.home / "keys", selector=SELECTOR)
    sign = DkimSigner(domain=DOMAIN, selector=SELECTOR, key=key)
    record = dns_record(domain=DOMAIN, selector=SELECTOR, key=key)
    mails = [Shown(each.taken.raw, each.taken.sender, each.taken.recipients[0]) for each in by_class]
    mails += [
        Shown(sign(raw), f"bounce+{place:032x}@{DOMAIN}", OFFICE) for place, raw in enumerate(letters(number))
    ]
    chance = random.Random(4)
    changed = [replace(each, raw=altered(each.raw, chance), ip=STRANGERS_IP) for each in mails]
    texts = records(domain=DOMAIN, selector=SELECTOR, dkim=record)
    with zone(folder, domain=DOMAIN, texts=texts) as dns, rspamd(folder, dns=dns) as check:
        verifiers: dict[str, Callable[[list[Shown]], list[bool]]] = {
            "opendkim": by_opendkim(folder, record),
            "dkimpy": by_dkimpy(record),
            "authheaders": by_authheaders(folder, dns),
            "rspamd": by_rspamd(check),
        }
        found = {
            verifier: {"verified": sum(verify(mails)), "changed_verified": sum(verify(changed))}
            for verifier, verify in verifiers.items()
        }
    return {"mails": len(mails), "classes": Counter(each.origin for each in by_class), **found}


def letters(number: int) -> list[bytes]:
    now = datetime.now(UTC)
    composed = envelopes(number // 2, now=now)
    awkward = [awkward_letter(place, now) for place in range(number - len(composed))]
    return [letter_mail(each, Letterhead(DOMAIN), dated_at=now) for each in composed + awkward]


def awkward_letter(number: int, now: datetime) -> Envelope:
    name, subject, body = AWKWARD[number % len(AWKWARD)]
    return Envelope(
        delivery_id=f"d{number}",
        to=OFFICE,
        subject=subject,
        body=body * (1 + number // len(AWKWARD)),
        message_id=f"<a{number}@{DOMAIN}>",
        sender_name=name,
        reply_to=f"reply+{number}@{DOMAIN}",
        dated_at=now,
    )


def altered(message: bytes, chance: random.Random) -> bytes:
    """One letter or digit of a signed header's value or of the body, changed."""
    start = message.index(b"\r\nFrom: ") + 8
    places = [at for at in range(start, len(message)) if chr(message[at]).isalnum()]
    at = chance.choice(places)
    other = b"x" if message[at : at + 1] not in b"xX" else b"q"
    return message[:at] + other + message[at + 1 :]


def by_opendkim(folder: Path, record: str) -> Callable[[list[Shown]], list[bool]]:
    root = unpacked(folder / "opendkim", "opendkim")
    (folder / "keys").write_text(f"{SELECTOR}._domainkey.{DOMAIN} {text_of(record)}\n")
    (folder / "conf").write_text(f"Mode v\nUserID root\nTestPublicKeys {folder}/keys\n")

    def verify(mail: Shown) -> bool:
        path = folder / "letter.eml"
        path.write_bytes(mail.raw)
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

    return lambda mails: [verify(mail) for mail in mails]


def by_dkimpy(record: str) -> Callable[[list[Shown]], list[bool]]:
    key = text_of(record).encode()
    return lambda mails: [dkim.verify(mail.raw, dnsfunc=lambda _name, **_: key) for mail in mails]


def by_authheaders(folder: Path, dns: int) -> Callable[[list[Shown]], list[bool]]:
    for package in ("python3-authheaders", "python3-spf"):
        root = unpacked(folder / "authheaders", package)

    def verify(mails: list[Shown]) -> list[bool]:
        asked = [
            {"raw": base64.b64encode(mail.raw).decode(), "ip": mail.ip, "sender": mail.sender, "helo": DOMAIN}
            for mail in mails
        ]
        said = subprocess.run(
            ["/usr/bin/python3", "-c", AUTHHEADERS, str(dns)],
            env={"PYTHONPATH": str(root / "usr/lib/python3/dist-packages")},
            input="\n".join(map(json.dumps, asked)),
            capture_output=True,
            text=True,
            check=False,
        )
        answers = said.stdout.splitlines()
        if len(answers) != len(mails):
            raise CannotRun(f"authheaders answered {len(answers)} of {len(mails)}: {said.stderr[-300:]}")
        # A changed mail must fail the policy; a whole one must pass all three.
        return [
            "dmarc=pass" in answer
            and (mail.ip == STRANGERS_IP or ("spf=pass" in answer and "dkim=pass" in answer))
            for mail, answer in zip(mails, answers, strict=True)
        ]

    return verify


def by_rspamd(check) -> Callable[[list[Shown]], list[bool]]:
    def verify(mail: Shown) -> bool:
        said = check(mail.raw, sender=mail.sender, recipient=mail.recipient, helo=DOMAIN, ip=mail.ip).symbols
        all_three = {"R_SPF_ALLOW", "R_DKIM_ALLOW", "DMARC_POLICY_ALLOW"} <= set(said)
        return all_three or (mail.ip == STRANGERS_IP and "DMARC_POLICY_ALLOW" in said)

    return lambda mails: [verify(mail) for mail in mails]


def text_of(record: str) -> str:
    return "".join(re.findall(r'"([^"]*)"', record))


if __name__ == "__main__":
    sys.exit(judged(tried))
