"""
What spam filters make of our letters: SpamAssassin and rspamd, as Debian has them, on letters of ten languages.

200 letters (or `--letters`) come from the house's own composer, in every language it writes,
with and without own words; a fifth as many more with own words in another script than the letter's. All are signed,
and scored as the other side's mail server sees them. SpamAssassin runs without the net (-L) and with ALL_TRUSTED at 0;
rspamd asks a name server on this machine that publishes what the house tells its operator to publish.

The last line gives for each filter the highest and the median score, and each rule that added to one. It ends with 1
unless SpamAssassin gives every letter of both kinds at most 1.0 and half of them at most 0.2, and rspamd every letter
of the first kind at most 2.0 and none of either any action. (rspamd counts two scripts in one text against it, up to
4.4 of the 15 at which it refuses; parting the text would leave half of it as an attachment in some mail programs.)
Both are fetched by the package manager into a folder; rspamd must start as root.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from statistics import median

from shanyrak.channels.base import Envelope
from shanyrak.channels.email import Letterhead, letter_mail
from trials.stage.judging import judged, sizes
from trials.stage.letters import DOMAIN, OFFICE, envelopes
from trials.stage.packages import CannotRun, libraries, unpacked
from trials.stage.rspamd import Verdict, rspamd
from trials.stage.signing import Signing, signing
from trials.stage.zone import SENDER_IP, zone

HIGHEST, MIDDLE = 1.0, 0.2  # SpamAssassin's
HIGHEST_OF_RSPAMD = 2.0

STATUS = re.compile(
    r"^X-Spam-Status: \w+, score=(-?[\d.]+) .*?tests=(.*?)\s*autolearn=", re.MULTILINE | re.DOTALL
)


def tried() -> tuple[dict, bool]:
    number = sizes(__doc__, letters=200).letters
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="shanyrak-scored-") as name:
        folder = Path(name)
        keys = signing(folder / "keys")
        letters = envelopes(number, now=now)
        from_afar = envelopes(max(1, number // 5), now=now, from_afar=True)
        mails = [
            keys.sign(letter_mail(each, Letterhead(DOMAIN), dated_at=now)) for each in letters + from_afar
        ]
        figures = {
            "letters": number,
            "languages": len({each.language for each in letters}),
            "of_two_scripts": len(from_afar),
            "spamassassin": by_spamassassin(folder, mails, now),
            **by_rspamd(folder, letters + from_afar, mails, keys, number),
        }
    return figures, is_good(figures)


def by_spamassassin(folder: Path, mails: list[bytes], now: datetime) -> dict:
    root = unpacked(folder / "spamassassin", "spamassassin")
    perl = next(root.glob("usr/lib/*/perl/5.*")).name
    places = [
        *("etc/perl", "usr/share/perl5", f"usr/share/perl/{perl}"),
        *(str(path.relative_to(root)) for path in root.glob("usr/lib/*/perl5/5.*")),
        *(str(path.relative_to(root)) for path in root.glob("usr/lib/*/perl/5.*")),
        *(str(path.relative_to(root)) for path in root.glob("usr/lib/*/perl-base")),
    ]
    arrived = folder / "arrived"
    arrived.mkdir()
    for number, mail in enumerate(mails):
        (arrived / f"{number:05}.eml").write_bytes(as_received(mail, number, now))
    said = subprocess.run(
        [
            *(str(root / "usr/bin/perl"), "-T", *(f"-I{root / place}" for place in places)),
            *(str(root / "usr/bin/spamassassin"), "-L", "-t", "-C", str(root / "usr/share/spamassassin")),
            *(f"--siteconfigpath={root / 'etc/spamassassin'}", "--cf=score ALL_TRUSTED 0"),
            *map(str, sorted(arrived.iterdir())),
        ],
        env={**os.environ, "HOME": str(folder), "LD_LIBRARY_PATH": libraries(root), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    text = said.stdout.decode(errors="replace")
    found = STATUS.findall(text)
    if len(found) != len(mails):
        raise CannotRun(f"SpamAssassin scored {len(found)} of {len(mails)}: {said.stderr.decode()[-300:]}")
    rules = Counter(rule for _score, names in found for rule in re.findall(r"\w+", names) if rule != "none")
    return {**scores([float(score) for score, _names in found]), "rules": rules}


def as_received(mail: bytes, number: int, now: datetime) -> bytes:
    """What the office's mail server writes above a mail that came to it over TLS."""
    head = (
        f"Return-Path: <bounce+{number:032x}@{DOMAIN}>\r\n"
        f"Received: from {DOMAIN} ({DOMAIN} [{SENDER_IP}])\r\n"
        "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n"
        f"\tby mx.town.example (Postfix) with ESMTPS id 4{number:010X}\r\n"
        f"\tfor <{OFFICE}>; {format_datetime(now)}\r\n"
    )
    return head.encode() + mail


def by_rspamd(folder: Path, letters: list[Envelope], mails: list[bytes], keys: Signing, number: int) -> dict:
    with (
        zone(folder, domain=DOMAIN, texts=keys.texts) as dns,
        rspamd(folder, dns=dns) as check,
    ):
        verdicts = [
            check(mail, sender=f"bounce+{each.bounce_token}@{DOMAIN}", recipient=OFFICE, helo=DOMAIN)
            for each, mail in zip(letters, mails, strict=True)
        ]
    return {
        "rspamd": of_verdicts(verdicts[:number]),
        "rspamd_on_two_scripts": of_verdicts(verdicts[number:]),
    }


def of_verdicts(verdicts: list[Verdict]) -> dict:
    rules = Counter(rule for verdict in verdicts for rule, score in verdict.symbols.items() if score)
    actions = Counter(verdict.action for verdict in verdicts)
    return {**scores([verdict.score for verdict in verdicts]), "actions": actions, "rules": rules}


def scores(each: list[float]) -> dict[str, float]:
    return {"highest": round(max(each), 2), "median": round(median(each), 2)}


def is_good(figures: dict) -> bool:
    assassin, other, afar = (figures[each] for each in ("spamassassin", "rspamd", "rspamd_on_two_scripts"))
    return (
        assassin["highest"] <= HIGHEST
        and assassin["median"] <= MIDDLE
        and other["highest"] <= HIGHEST_OF_RSPAMD
        and set(other["actions"]) == set(afar["actions"]) == {"no action"}
    )


if __name__ == "__main__":
    sys.exit(judged(tried))
