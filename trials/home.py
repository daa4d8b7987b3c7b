"""
Copies come home: thousands, in twelve languages and five shapes, through the whole way, and every one accounted for.

COPIES (``--copies``, 5000) come in by five doors: the listener (as an MTA brings them, which brings again what was not
answered with 250), a maildir, an upload, a scan that somebody types out, and the report of somebody who posted or faxed
a letter and adds a copy. The first ``--forms`` (300) of each of the last three come by the very forms of desk and pages.
Listener and worker are killed (``--kills`` each, 5) while it goes on. Some mails name no appeal, some were written by a
machine. Then simulated people place what is asked, say yes by the links we mailed, redact, release, translate, read a
second time, and put sheets together.

- Every copy is at every stage: kept = quarantined + matched + asked; nothing that was answered with 250 is lost.
- Each letter bears a canary in what tells who wrote it. As a translator every URL there is gets opened, with every kind
  of row, every search, file and API, and all that the pages link to: no canary may be seen.
- A sheet says as many letters as were released, and names no country with fewer than ten.
"""

import io
import re
import smtplib
import sys
import time
from collections import Counter
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from itertools import islice
from pathlib import Path

from shanyrak.project.ports import free_port
from trials.stage import web_forms
from trials.stage.crawling import crawl, sees
from trials.stage.from_afar import CANARY, FromAfar, letter
from trials.stage.house import SHANYRAK, House, house, kill
from trials.stage.judging import judged, say, sizes
from trials.stage.waiting import wait_until

SHAPES = ("listener", "maildir", "upload", "scan", "self_report")
NO_APPEAL = 50  # one in so many mails names no appeal
MACHINE = 40  # one in so many of the listener's was written by a machine
A_SHEET = 12  # letters
DOMAIN = "shanyrak.example"


def tried() -> tuple[dict, bool]:
    chosen = sizes(__doc__, copies=5000, kills=5, forms=300)
    door = free_port()
    with house("", SHANYRAK_LMTP_PORT=str(door), SHANYRAK_SANDBOX_PORT=str(free_port())) as home:
        number = an_open_appeal()
        letters = [letter(n) for n in range(chosen.copies)]
        shapes = {shape: letters[n :: len(SHAPES)] for n, shape in enumerate(SHAPES)}
        brought = Brought(home, door, number, kills=chosen.kills, forms=chosen.forms)
        stages: dict[str, object] = {"brought": {shape: len(some) for shape, some in shapes.items()}}
        for shape, some in shapes.items():
            getattr(brought, shape)(some)
            say(f"{shape}: {len(some)} brought")
        brought.finish()
        stages |= at_the_door()
        stages |= go_on(letters, number)
        seen, pages = crawl(CANARY, as_role="translator")
        stages |= {"pages_opened": pages, "bulletins": on_sheets(number)}
        lost = lost_of(letters)
        would_be_seen = sees(CANARY, f"/desk/copies/{any_copy().pk}/", as_role="redactor")
    figures = {
        "copies": chosen.copies,
        "kills": 2 * chosen.kills,
        "lost": len(lost),
        "seen_unredacted": len(seen),
        "seen_by_a_redactor": would_be_seen,
        "stages": stages,
    }
    for what in [*lost[:10], *seen[:10]]:
        say(what)
    accounts = stages["kept"] == stages["quarantined"] + stages["matched"] + stages["asked"]
    return figures, accounts and not lost and not seen and would_be_seen and stages["bulletins"]["are_equal"]


def an_open_appeal() -> int:
    from django.utils import timezone

    from tests.make import make_appeal

    return make_appeal(now=timezone.now(), country="KZ", residents_language="kk").number


class Brought:
    """The five doors. What was answered is counted as kept; the listener and the worker are killed now and then."""

    def __init__(self, home: House, door: int, number: int, *, kills: int, forms: int) -> None:
        self.home, self.door, self.number, self.kills, self.forms = home, door, number, kills, forms
        self.mailroom = home.start(*SHANYRAK, "mailroom")
        self.worker = home.worker()

    def listener(self, letters: list[FromAfar]) -> None:
        every = max(len(letters) // (self.kills + 1), 1)
        for at, one in enumerate(letters):
            if at and at % every == 0:
                kill(self.worker)
                kill(self.mailroom)
                self.worker, self.mailroom = self.home.worker(), self.home.start(*SHANYRAK, "mailroom")
            self.until_answered(one)

    def until_answered(self, one: FromAfar) -> None:
        """As an MTA does: what was not answered with 250 is brought again."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with smtplib.LMTP("127.0.0.1", self.door, timeout=10) as line:
                    line.sendmail(one.address, [self.to(one)], mail_of(one, self.to(one)))
                return
            except (OSError, smtplib.SMTPException):
                time.sleep(0.1)
        raise AssertionError("the mailroom did not come back")

    def to(self, one: FromAfar) -> str:
        return f"copies@{DOMAIN}" if one.number % NO_APPEAL == 1 else f"copies+{self.number}@{DOMAIN}"

    def maildir(self, letters: list[FromAfar]) -> None:
        from django.utils import timezone

        from shanyrak.mailroom.taking_files import take_maildir

        folder = Path(self.home.home) / "maildir"
        for part in ("new", "cur", "tmp"):
            (folder / part).mkdir(parents=True)
        for one in letters:
            (folder / "new" / f"{one.number}.mail").write_bytes(mail_of(one, self.to(one)))
        for taken in take_maildir(folder, now=timezone.now()):
            assert not taken.trouble, taken

    def upload(self, letters: list[FromAfar]) -> None:
        from shanyrak.arrivals.models import ArrivalKind

        for one in letters[: self.forms]:
            web_forms.upload(self.number, "a-copy.eml", mail_of(one, self.to(one)), "message/rfc822")
        for one in letters[self.forms :]:
            self.keep(ArrivalKind.UPLOAD, mail_of(one, self.to(one)), one)

    def scan(self, letters: list[FromAfar]) -> None:
        from shanyrak.arrivals.models import ArrivalKind

        for one in letters[: self.forms]:
            where = web_forms.upload(self.number, "a-photo.jpg", picture_of(one), "image/jpeg")
            web_forms.type_out(where, self.number, one)
        for one in letters[self.forms :]:
            self.keep(ArrivalKind.SCAN, picture_of(one), one)

    def self_report(self, letters: list[FromAfar]) -> None:
        """«I posted it», with a copy of the words and a yes to the question beside it."""
        from django.utils import timezone

        from shanyrak.arrivals.models import ArrivalKind
        from shanyrak.copies.receiving import Consent, receive_words

        web_forms.hand_in(self.number, letters[: self.forms])
        for one in letters[self.forms :]:
            receive_words(
                arrival=self.keep(ArrivalKind.TEXT, one.text.encode(), one),
                appeal=appeal_of(self.number),
                text=one.text,
                consent=Consent("form", "The residents may read it.", one.country, one.name),
                now=timezone.now(),
            )

    def keep(self, kind: str, raw: bytes, one: FromAfar):
        from django.utils import timezone

        from shanyrak.arrivals.keeping import keep

        token = "" if one.number % NO_APPEAL == 1 else str(self.number)
        return keep(raw=raw, kind=kind, now=timezone.now(), token=token, mailbox="copies")

    def finish(self) -> None:
        """Until nothing waits to be understood."""
        from shanyrak.arrivals.models import Arrival

        wait_until(lambda: not Arrival.objects.waiting().exists(), "every arrival was read", patience=1800)
        kill(self.worker)
        kill(self.mailroom)


def mail_of(one: FromAfar, to: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"{one.name} <{one.address}>", to, f"A copy, from {one.name}"
    mail["Message-ID"] = f"<{one.canary}@mail.example>"
    if one.number % MACHINE == 0:
        mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(one.text)
    return mail.as_bytes(policy=SMTP)


def picture_of(one: FromAfar) -> bytes:
    """A scan: what stands on it is for eyes; the number in a corner keeps one from being another."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 64), tuple(one.number.to_bytes(3, "big"))).save(
        out, "JPEG", comment=one.text.encode()
    )
    return out.getvalue()


def at_the_door() -> dict[str, int]:
    from django.db.models import Count

    from shanyrak.arrivals.models import Arrival

    states = dict(Arrival.objects.order_by().values_list("state").annotate(Count("pk")))
    return {
        "kept": sum(states.values()),
        "quarantined": states.get("quarantined", 0),
        "matched": states.get("read", 0),
        "asked": states.get("asked", 0),
    }


# --- the people ---


def go_on(letters: list[FromAfar], number: int) -> dict[str, int]:
    """What staff and volunteers do, with their own deeds: place, agree, redact, release, translate, read again."""
    from django.utils import timezone

    from shanyrak.translations.asking import ask_for_released_copies
    from tests.make import make_user

    ana, ben, cem, dua = (make_user(username=name) for name in ("ana", "ben", "cem", "dua"))
    stages = {"placed": place_what_was_asked(letters, number, ana), "agreed": say_yes()}
    say(f"{stages}")
    stages |= {"redacted": redact_all(ana), "released": release_all(ben)}
    say(f"{stages}")
    while ask_for_released_copies(now=timezone.now()):
        pass
    return stages | translate_all(cem, dua)


def place_what_was_asked(letters: list[FromAfar], number: int, by) -> int:
    from django.utils import timezone

    from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
    from shanyrak.copies.receiving import Consent, place, receive_words

    typed = {picture_of(one): one for one in letters if SHAPES[one.number % len(SHAPES)] == "scan"}
    placed = 0
    for arrival in Arrival.objects.filter(state=ArrivalState.ASKED).iterator(chunk_size=200):
        if arrival.kind == ArrivalKind.SCAN:
            one = typed[arrival.raw.open()]
            consent = Consent("staff", "Ticked on the form it came with.", one.country, one.name, by)
            receive_words(
                arrival=arrival, appeal=appeal_of(number), text=one.text, consent=consent, now=timezone.now()
            )
        else:
            place(arrival, appeal=appeal_of(number), now=timezone.now())
        placed += 1
    return placed


def say_yes() -> int:
    """Each sender follows the link that we mailed; staff ask those whom no mail could be sent."""
    from django.utils import timezone

    from shanyrak.copies.agreeing import agree
    from shanyrak.copies.models import Copy

    agreed = 0
    for copy in Copy.objects.filter(agreed="").iterator(chunk_size=200):
        how, words = ("link", "Yes.") if copy.asked_at else ("staff", "Asked by telephone.")
        agree(copy=copy, how=how, words=words, country="GB", now=timezone.now())
        agreed += 1
    return agreed


def redact_all(by) -> int:
    """The machine proposes; a person takes out what it left."""
    from django.utils import timezone

    from shanyrak.copies.models import Copy
    from shanyrak.copies.redacting import redact, suggest

    done = 0
    for copy in Copy.objects.received().select_related("appeal__case", "letter").iterator(chunk_size=200):
        proposed = suggest(copy).text
        text = re.sub(rf"\S*{CANARY.pattern}\S*", "[…]", proposed, flags=re.IGNORECASE)
        redact(
            copy=copy, redacted=text, marks=[], first_name=copy.first_name.open() if copy.first_name else "",
            by=by, now=timezone.now(),
        )  # fmt: skip
        done += 1
    return done


def release_all(by) -> int:
    from django.utils import timezone

    from shanyrak.copies.models import Copy, CopyState
    from shanyrak.copies.releasing import release

    redacted = Copy.objects.filter(state=CopyState.REDACTED)
    return len([release(copy=copy, by=by, now=timezone.now()) for copy in redacted.iterator(chunk_size=200)])


def translate_all(translator, reader) -> dict[str, int]:
    """One translates, and lets a letter stand for those that say the same; another reads it again."""
    from django.utils import timezone

    from shanyrak.translations.approving import approve
    from shanyrak.translations.claiming import claim
    from shanyrak.translations.drafting import draft
    from shanyrak.translations.gathering import UnableToGather, alike_to, gather
    from shanyrak.translations.models import Translation, TranslationState

    gathered = 0
    while row := Translation.objects.open().order_by("asked_at", "pk").first():
        now = timezone.now()
        if same := islice(alike_to(row), 3):
            try:
                before = row.gathered.count()
                gathered += (
                    gather(translation=row, chosen=[each.pk for each in same], by=translator, now=now)
                    - before
                )
            except UnableToGather:
                pass
        claim(translation=row, by=translator, now=now)
        draft(translation=row, text=f"Аудармасы: {row.source}", by=translator, now=now)
        approve(translation=row, by=reader, now=now)
    approved = Translation.objects.filter(state=TranslationState.APPROVED).count()
    return {"asked_for": Translation.objects.count(), "approved": approved, "gathered": gathered}


def on_sheets(number: int) -> dict[str, object]:
    """Sheets of what is ready, and whether what they say of the released letters is what the rows say."""
    from django.utils import timezone

    from shanyrak.bulletins.assembling import assemble, candidates
    from shanyrak.copies.models import Copy
    from shanyrak.translations.models import Translation, TranslationState
    from tests.make import make_user

    appeal, by, now = appeal_of(number), make_user(username="eva"), timezone.now()
    ready = candidates(appeal, "kk")
    stand_for = Counter(
        Translation.objects.filter(state=TranslationState.GATHERED).values_list(
            "gathered_into__origin_id", flat=True
        )
    )
    sheets = [
        assemble(
            appeal=appeal, language="kk", chosen=ready[at : at + A_SHEET], title="Хаттар", by=by, now=now
        )
        for at in range(0, min(len(ready), 10 * A_SHEET), A_SHEET)
    ]
    said = {sheet.facts["released"] for sheet in sheets}
    released = Copy.objects.released().filter(appeal=appeal).count()
    return {
        "sheets": len(sheets),
        "said_released": sorted(said),
        "released": released,
        "are_equal": said == {released} and len(ready) + sum(stand_for.values()) == released,
    }


def lost_of(letters: Iterable[FromAfar]) -> list[str]:
    """Letters of which no arrival, or no copy, tells any more; those that a machine wrote need no copy."""
    from shanyrak.arrivals.models import Arrival
    from shanyrak.copies.models import Copy

    words = Counter()
    for copy in Copy.objects.iterator(chunk_size=200):
        words.update({found.lower() for found in CANARY.findall(copy.text.open())})
    aside = Counter()
    for arrival in Arrival.objects.filter(state="quarantined").iterator(chunk_size=200):
        aside.update(
            {
                found.decode().lower()
                for found in re.findall(CANARY.pattern.encode(), arrival.raw.open(), re.IGNORECASE)
            }
        )
    return [
        f"{one.canary} came {words[key]} times"
        for one in letters
        if (key := one.canary.lower()) and words[key] != 1 and not aside[key]
    ]


def any_copy():
    from shanyrak.copies.models import Copy

    return Copy.objects.released().first()


def appeal_of(number: int):
    from shanyrak.appeals.models import Appeal

    return Appeal.objects.select_related("case").get(number=number)


if __name__ == "__main__":
    sys.exit(judged(tried))
