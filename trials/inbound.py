# ruff: noqa: E402 - the path comes before our own modules
"""
What comes back by mail: reports, automatic answers, answers; whole, damaged and forged.

In a house of its own, with drill letters that have left:

- reports: every specimen of the tests (all written by us) is classed; precision and recall of each class, and how many
  that arrived were taken for failed (0).
- damaged: 10,000 mails (or `--mutants`) with bytes changed, cut and doubled come in where they belong: letters in thirty
  charsets and six shapes to the copies of an appeal, reports and answers to letters that have left. Each is read, asked
  about or put aside: none stays, none is lost, the worker never breaks, the reader on no more than one in a hundred, and
  at most eight in a hundred are put aside.
- forged: 1,000 whole specimens (or `--forged`) with tokens that are nearly right: no delivery, journal or ledger changes.
- machines: every report and automatic answer comes to right tokens: not one mail is written because of them.

The last line is one JSON object; anything else than the above ends the trial with 1.
"""

import base64
import json
import os
import quopri
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from shanyrak.project.postgres import EmbeddedPostgres
from trials.stage.judging import sizes

SIZES = sizes(__doc__, mutants=10_000, forged=1_000)
MUTANTS, FORGED, SEED = SIZES.mutants, SIZES.forged, SIZES.seed
LETTERS = 20
QUARANTINED_AT_MOST = 0.08
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
            drill = [
                sys.executable,
                "-m",
                "shanyrak.project.command",
                "drill",
                "letters",
                str(LETTERS + MUTANTS // 8),
            ]
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
        "damaged": damaged(known, tokens, chance),
        "forged": forged(raws, tokens[:LETTERS], chance),
        "machines": machines(known, tokens[:LETTERS]),
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


def damaged(
    known: list[tuple[str, str, bytes]], tokens: list[str], chance: random.Random
) -> dict[str, object]:
    from shanyrak.appeals.models import Appeal
    from shanyrak.arrivals.models import Arrival

    number = str(Appeal.objects.get().number)
    free = iter(tokens[LETTERS:])  # a report moves a delivery once
    where = {
        "copies": lambda: number,
        "reply": lambda: chance.choice(tokens[:LETTERS]),
        "bounce": lambda: next(free),
    }
    come_to = {
        "copies": letters(),
        "reply": [raw for kind, _name, raw in known if kind == "none"],
        "bounce": [raw for kind, _name, raw in known if kind != "none"],
    }

    def come() -> Iterator[tuple[bytes, str, str]]:
        for turn in range(MUTANTS):
            mailbox = "bounce" if turn % 8 == 7 else "reply" if turn % 4 == 1 else "copies"
            raw = mutant(chance.choice(come_to[mailbox]), chance) + f"\r\nX-{turn}".encode()
            yield raw, mailbox, where[mailbox]()

    began, crashes, states = time.monotonic(), 0, Counter()
    try:
        states = taken_in(come())
    except Exception as error:  # noqa: BLE001 -- what breaks the worker is what we are looking for
        print(f"the worker broke: {type(error).__name__}: {error}", file=sys.stderr)
        crashes = 1
    aside = Arrival.objects.filter(state="quarantined")
    return {
        "mails": MUTANTS,
        "crashes": crashes,
        "lost": MUTANTS - sum(states.values()),
        "stayed": states.get("kept", 0),
        "broke_a_reader": aside.filter(why__startswith="It could not be read").count(),
        "quarantined": round(states.get("quarantined", 0) / MUTANTS, 4),
        "why": dict(Counter(aside.values_list("why", flat=True)).most_common(6)),
        "seconds": round(time.monotonic() - began),
        **{f"now_{state}": count for state, count in sorted(states.items())},
    }


WORDS = {
    "Latin": "Dear neighbours, I wrote to the mayor today. Please hold on: nobody here forgets your street. {}",
    "German": "Liebe Nachbarn, ich habe heute dem Bürgermeister geschrieben. Bitte haltet durch, wir hören euch. {}",
    "Cyrillic": "Дорогие соседи, сегодня мы написали акиму. Держитесь: ваша улица не забыта. {}",
    "Greek": "Αγαπητοί γείτονες, γράψαμε σήμερα στον δήμαρχο. Κρατηθείτε. {}",
    "Turkish": "Sevgili komşular, bugün belediye başkanına yazdık. Dayanın, sizi unutmadık. {}",
    "Arabic": "جيراننا الأعزاء، كتبنا اليوم إلى العمدة. اصمدوا، لم ننسكم. {}",
    "Hebrew": "שכנים יקרים, כתבנו היום לראש העיר. החזיקו מעמד. {}",
    "Japanese": "ご近所の皆さん、今日、市長に手紙を書きました。頑張ってください。{}",
    "Chinese": "亲爱的邻居们，今天我们给市长写了信。请坚持住。{}",
    "Korean": "이웃 여러분, 오늘 시장에게 편지를 썼습니다. 힘내세요. {}",
    "Thai": "เพื่อนบ้านที่รัก วันนี้เราเขียนถึงนายกเทศมนตรี อดทนไว้ {}",
}
CHARSETS = {
    "Latin": "us-ascii utf-8 iso-8859-1 windows-1252 utf-16 iso-8859-15 mac-roman utf-7",
    "German": "iso-8859-1 windows-1252 utf-8 cp850 iso-8859-2",
    "Cyrillic": "koi8-r windows-1251 iso-8859-5 utf-8 ibm866 mac-cyrillic koi8-u",
    "Greek": "iso-8859-7 windows-1253",
    "Turkish": "iso-8859-9 windows-1254",
    "Arabic": "windows-1256 iso-8859-6 utf-8",
    "Hebrew": "windows-1255 iso-8859-8",
    "Japanese": "iso-2022-jp shift_jis euc-jp",
    "Chinese": "gb2312 gb18030 big5",
    "Korean": "euc-kr iso-2022-kr",
    "Thai": "tis-620 utf-8",
}


def letters() -> list[bytes]:
    """Each language in each of its charsets, in each shape; every one from somebody else."""
    made, turn = [], 0
    for language, charsets in CHARSETS.items():
        for charset in charsets.split():
            for shape in SHAPES.values():
                turn += 1
                text = WORDS[language].format(turn).encode(charset, "replace")
                head = (
                    f"From: =?utf-8?q?Somebody_{turn}?= <s{turn}@writers.example>\r\nTo: mayor@kemertas.example\r\n"
                    f"Cc: copies@shanyrak.example\r\nSubject: A copy {turn}\r\nMessage-ID: <{turn}@writers.example>\r\n"
                    "MIME-Version: 1.0\r\n"
                )
                made.append(head.encode() + shape(text, charset.encode()))
    return made


def plain_part(text: bytes, charset: bytes) -> bytes:
    body = base64.encodebytes(text).replace(b"\n", b"\r\n")
    return (
        b"Content-Type: text/plain; charset="
        + charset
        + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + body
    )


def eight_bit(text: bytes, charset: bytes) -> bytes:
    return (
        b"Content-Type: text/plain; charset="
        + charset
        + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + text
    )


def quoted(text: bytes, charset: bytes) -> bytes:
    body = quopri.encodestring(text)
    return (
        b'Content-Type: text/plain; charset="' + charset + b'"; format=flowed\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + body
    )


def page(text: bytes, charset: bytes) -> bytes:
    body = base64.encodebytes("<p>".encode(charset.decode(), "replace") + text)
    return (
        b"Content-Type: text/html; charset="
        + charset
        + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + body
    )


def both(text: bytes, charset: bytes) -> bytes:
    parts = (plain_part(text, charset), page(text, charset))
    wrapped = b"".join(b"--=_b\r\n" + part + b"\r\n" for part in parts)
    return b'Content-Type: multipart/alternative; boundary="=_b"\r\n\r\n' + wrapped + b"--=_b--\r\n"


def forwarded(text: bytes, charset: bytes) -> bytes:
    inner = b"From: a@writers.example\r\nSubject: My letter\r\n" + plain_part(text, charset)
    return (
        b"Content-Type: multipart/mixed; boundary==_f\r\n\r\n--=_f\r\n\r\n\r\n--=_f\r\n"
        b"Content-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--=_f--\r\n"
    )


SHAPES = {f.__name__: f for f in (plain_part, eight_bit, quoted, page, both, forwarded)}


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
    taken_in(
        (mail, chance.choice(("bounce", "reply")), nearly(chance.choice(tokens), chance)) for mail in mails
    )
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
        (raw, "bounce", token)
        for number, raw in enumerate(automatic)
        for token in (tokens[number % len(tokens)],)
    ]
    taken_in(iter(mails))
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


def taken_in(mails: Iterator[tuple[bytes, str, str]]) -> Counter[str]:
    """Keep each (mail, mailbox, token) and read them all; how many came into which state."""
    from django.db import transaction
    from django.utils import timezone

    from shanyrak.arrivals.keeping import keep
    from shanyrak.arrivals.models import Arrival
    from shanyrak.mailroom.reading_mail import process_waiting

    kept = []
    while batch := [each for _number, each in zip(range(BATCH), mails, strict=False)]:
        now = timezone.now()
        with transaction.atomic():
            for raw, mailbox, token in batch:
                kept.append(keep(raw=raw, kind="mail", now=now, token=token, mailbox=mailbox).pk)
        process_waiting(now=now, limit=BATCH)
    return Counter(Arrival.objects.filter(pk__in=kept).values_list("state", flat=True))


def is_good(found: dict[str, dict]) -> bool:
    reports, torn = found["reports"], found["damaged"]
    return (
        reports["right"] >= 0.95
        and reports["arrived_as_failed"] == 0
        and torn["crashes"] == torn["lost"] == torn["stayed"] == 0
        and torn["broke_a_reader"] <= MUTANTS / 100
        and torn["quarantined"] <= QUARANTINED_AT_MOST
        and found["forged"]["changes"] == 0
        and found["machines"]["answered"] == 0
    )


if __name__ == "__main__":
    sys.exit(main())
