# ruff: noqa: E402 - the path comes before our own modules
"""
What comes back by mail: reports, automatic answers, answers; whole, damaged and forged.

In a house of its own, with drill letters that have left:

- reports: every specimen of the tests (all written by us) is classed; precision and recall of each class, and how many
  that arrived were taken for failed (0).
- damaged: 10,000 specimens (or `--mutants`) with bytes changed, cut and doubled come in to bounce and reply addresses with
  tokens that nobody has. Each is read, asked about or put aside; none stays, none is lost, no reader breaks on more
  than one in a hundred.
- forged: 1,000 whole specimens (or `--forged`) with tokens that are nearly right: no delivery, journal or ledger changes.
- machines: every report and automatic answer comes to right tokens: not one mail is written because of them.

The last line is one JSON object; anything else than the above ends the trial with 1.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from _house import sizes

from shanyrak.project.postgres import EmbeddedPostgres

SIZES = sizes(__doc__, mutants=10_000, forged=1_000)
MUTANTS, FORGED, SEED = SIZES.mutants, SIZES.forged, SIZES.seed
LETTERS = 20
BATCH = 500


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="shanyrak-inbound-") as folder:
        database = EmbeddedPostgres(Path(folder) / "postgres")
        try:
            os.environ.update(
                DATABASE_URL=database.start(),
                DJANGO_SETTINGS_MODULE="shanyrak.project.settings",
                SHANYRAK_HOME=str(Path(folder) / "home"),
            )
            drill = [sys.executable, "-m", "shanyrak.project.command", "drill", "letters", str(LETTERS)]
            subprocess.run(drill, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return tried()
        finally:
            database.remove()


def tried() -> int:
    import django

    django.setup()
    from tests.mailroom.test_bounces import specimens

    chance = random.Random(SEED)
    known = specimens()
    raws = [raw for _kind, _name, raw in known]
    tokens = leave()
    found = {
        "reports": classed(known),
        "damaged": damaged(raws, chance),
        "forged": forged(raws, tokens, chance),
        "machines": machines(known, tokens),
    }
    print(json.dumps(found))
    return 0 if is_good(found) else 1


def leave() -> list[str]:
    """Take the drill letters as far as the mail server, and give their tokens."""
    from django.utils import timezone

    from shanyrak.outbox.models import Delivery, Worker

    now = timezone.now()
    worker = Worker.objects.create(session="trial", host="here", lock_file="/nowhere", started_at=now)
    letters = Delivery.objects.filter(origin="letter")
    for state in ("claimed", "committing", "accepted"):
        letters.update(state=state, worker=worker, stepped_at=now)
    return list(letters.values_list("bounce_token", flat=True))


def classed(known: list[tuple[str, str, bytes]]) -> dict[str, object]:
    from shanyrak.craft.contacts.bounces import CAME_BACK
    from shanyrak.mailroom.reports import read_report

    pairs = []
    for kind, _name, raw in known:
        report = read_report(raw)
        pairs.append((kind, str(report.kind) if report else "none"))
    classes = {}
    for kind in sorted({kind for kind, _said in pairs}):
        right = sum(true == said == kind for true, said in pairs)
        classes[kind] = {
            "precision": round(right / max(1, sum(said == kind for _true, said in pairs)), 3),
            "recall": round(right / sum(true == kind for true, _said in pairs), 3),
        }
    came_back = {str(kind) for kind in CAME_BACK}
    return {
        "specimens": len(pairs),
        "right": round(sum(true == said for true, said in pairs) / len(pairs), 3),
        "arrived_as_failed": sum(true not in came_back and said in came_back for true, said in pairs),
        "classes": classes,
    }


def damaged(raws: list[bytes], chance: random.Random) -> dict[str, int]:
    from shanyrak.arrivals.models import Arrival

    mails = (mutant(chance.choice(raws), chance) + f"\r\nX-{number}".encode() for number in range(MUTANTS))
    states = taken_in((mail, f"{chance.getrandbits(128):032x}", chance) for mail in mails)
    broken = Arrival.objects.filter(why__startswith="It could not be read").count()
    return {
        "mails": MUTANTS,
        "lost": MUTANTS - sum(states.values()),
        "stayed": states.get("kept", 0),
        "broke_a_reader": broken,
        **{f"now_{state}": number for state, number in sorted(states.items())},
    }


def mutant(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randint(1, 80)]
            case 2:
                changed[at:at] = changed[at : at + chance.randint(1, 200)] * chance.randint(1, 4)
            case _:
                changed[at:at] = chance.choice(
                    (b"\r\n", b"\n\n", b"\0", b"=?", b"--=_b\r\n", b"Content-Type: ", b"<")
                )
    return bytes(changed)


def forged(raws: list[bytes], tokens: list[str], chance: random.Random) -> dict[str, int]:
    before = everything()
    mails = (chance.choice(raws) + f"\r\nForged {number}".encode() for number in range(FORGED))
    taken_in((mail, nearly(chance.choice(tokens), chance), chance) for mail in mails)
    after = everything()
    return {"mails": FORGED, "changes": sum(one != other for one, other in zip(before, after, strict=True))}


def nearly(token: str, chance: random.Random) -> str:
    return chance.choice(
        [f"{chance.getrandbits(128):032x}", token[:-1], token + "0", token[::-1], "a" + token[1:-1]]
    )


def machines(known: list[tuple[str, str, bytes]], tokens: list[str]) -> dict[str, int]:
    from shanyrak.outbox.models import Delivery

    written = Delivery.objects.count()
    automatic = [raw for kind, name, raw in known if kind != "none" or "absence" in name or "ticket" in name]
    mails = [
        (raw, token) for number, raw in enumerate(automatic) for token in (tokens[number % len(tokens)],)
    ]
    taken_in((raw, token, None) for raw, token in mails)
    return {"mails": len(mails), "answered": Delivery.objects.count() - written}


def everything() -> tuple[object, ...]:
    from shanyrak.outbox.models import Delivery, DeliveryEvent
    from shanyrak.targets.models import ContactPoint, Evidence

    return (
        sorted(Delivery.objects.values_list("pk", "state", "why")),
        DeliveryEvent.objects.count(),
        Evidence.objects.count(),
        sorted(ContactPoint.objects.values_list("pk", "suspended_at")),
    )


def taken_in(mails) -> Counter[str]:
    """Keep each and read them all; how many came into which state."""
    from django.db import transaction
    from django.utils import timezone

    from shanyrak.arrivals.keeping import keep
    from shanyrak.arrivals.models import Arrival
    from shanyrak.mailroom.reading_mail import process_waiting

    kept = []
    while batch := [each for _number, each in zip(range(BATCH), mails, strict=False)]:
        now = timezone.now()
        with transaction.atomic():
            for raw, token, chance in batch:
                mailbox = chance.choice(("bounce", "reply")) if chance else "bounce"
                kept.append(keep(raw=raw, kind="mail", now=now, token=token, mailbox=mailbox).pk)
        process_waiting(now=now, limit=BATCH)
    return Counter(Arrival.objects.filter(pk__in=kept).values_list("state", flat=True))


def is_good(found: dict[str, dict]) -> bool:
    reports, torn = found["reports"], found["damaged"]
    return (
        reports["right"] >= 0.95
        and reports["arrived_as_failed"] == 0
        and torn["lost"] == torn["stayed"] == 0
        and torn["broke_a_reader"] <= MUTANTS / 100
        and found["forged"]["changes"] == 0
        and found["machines"]["answered"] == 0
    )


if __name__ == "__main__":
    sys.exit(main())
