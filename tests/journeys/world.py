"""
A house where somebody has worked for a week: at least one thing of every kind, in every state that has a page.

It grows from the demo's invented appeals, by the deeds themselves.
"""

import secrets
import socket
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from io import StringIO
from uuid import UUID

import pyrage
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.http import HttpRequest
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from shanyrak.appeals.drafting import draft_from_text, make_appeal
from shanyrak.appeals.models import Appeal, Reading
from shanyrak.appeals.publishing import propose
from shanyrak.appeals.stopping import stop_appeal
from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import ArrivalKind, ArrivalState
from shanyrak.bulletins.approving import approve as approve_bulletin
from shanyrak.bulletins.assembling import assemble, candidates
from shanyrak.bulletins.greeting import open_track, propose_track
from shanyrak.bulletins.greeting import receive as receive_message
from shanyrak.bulletins.greeting import release as release_message
from shanyrak.bulletins.models import Greeting, Track
from shanyrak.bulletins.packing import note_key
from shanyrak.bulletins.taking import take
from shanyrak.channels.post import PrintBatches, PrintTray
from shanyrak.channels.post.batches import Batch
from shanyrak.copies.models import Copy
from shanyrak.copies.receiving import receive_arrival, receive_from_letters
from shanyrak.copies.redacting import redact, suggest
from shanyrak.copies.releasing import release
from shanyrak.craft.pictures import pack
from shanyrak.desk.roles import ensure_groups
from shanyrak.letters.answering import send_reply, write_reply
from shanyrak.letters.links import manage_token
from shanyrak.letters.models import AnswerPool, Letter
from shanyrak.letters.pooling import file_by_hand
from shanyrak.letters.surveying import survey_token
from shanyrak.letters.unsubscribing import unsubscribe_url
from shanyrak.letters.writing import Text, hash_of, write_letter
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery, Worker
from shanyrak.outcomes.models import Confidence, Outcome, OutcomeKind, ShownAnswer, Thanks, Voice
from shanyrak.outcomes.recording import record
from shanyrak.outcomes.showing import show, write_for_all
from shanyrak.outcomes.thanking import write_thanks
from shanyrak.outcomes.voicing import enter
from shanyrak.people.models import Partner, Purpose, User
from shanyrak.people.partnering import partner_of
from shanyrak.project.management.invented import TO_CHECK
from shanyrak.targets.checking import check_contact
from shanyrak.targets.confirming import approve as approve_row
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.disputing import dispute, propose_giving_up
from shanyrak.targets.models import Confirmation, ContactPoint, GivingUp, How, Office, OfficeSheet
from shanyrak.targets.registering import add_contact, propose_office
from shanyrak.targets.reporting import report_trouble
from shanyrak.targets.suspending import suspend
from shanyrak.translations.approving import approve as approve_translation
from shanyrak.translations.asking import ask, ask_for_released_copies
from shanyrak.translations.claiming import claim
from shanyrak.translations.disputing import dispute as dispute_translation
from shanyrak.translations.drafting import draft
from shanyrak.translations.gathering import gather
from shanyrak.translations.models import Translation
from shanyrak.vault.ids import new_id
from tests.craft.pictures.test_pictures import photo
from tests.journeys.house import HERE, House
from tests.make import confirm_letter

PASSWORD = "an-invented-long-one"
A_DIRECTORY = (
    "role,organisation,country,place,holder,email,phone,colour\n"
    "Ombudsperson,Parliament,KZ,Astana,A. Nur,ombudsperson@kemertas.example,+7 3172 000001,blue\n"
    ",,KZ,,,,,\n"
    "Clerk,,Atlantis,,,,,\n"
)
LONG_SECONDS = 60 * 60

OWN_WORDS = {
    "Hanna Vogel": (
        "DE",
        "Where I live, tenants stood together and kept their houses. I wish you the same.",
    ),
    "Ravi Menon": (
        "IN",
        "My pupils asked who decides whether a family keeps its home. I told them about you.",
    ),
    "Ana Duarte": (
        "PT",
        "I am a nurse too. We read the petition aloud on our night shift, each of us a line.",
    ),
    "Mei Lin": ("AU", "We sang outside our own town hall until the mayor came down. Please keep singing."),
    "Nils Berg": (
        "SE",
        "My mother was evicted in winter when I was six. I have not forgotten who helped us.",
    ),
}
IN_KAZAKH = (
    "Біз жақта тұрғындар бірігіп, үйлерін сақтап қалды. Сіздерге де соны тілеймін.",
    "Шәкірттерім отбасының үйін сақтап қалуын кім шешетінін сұрады. Мен оларға сіздер туралы айттым.",
)


@dataclass(slots=True)
class World:
    """What there is, by the names that the pages' addresses use."""

    number: int  # an appeal in three languages, at work
    draft: int  # one that is not public yet
    stopped: int
    reading: UUID
    proposal: UUID  # of tomas
    sheet: OfficeSheet  # waits for marta
    confirmation: Confirmation  # waits for marta
    doubted: UUID  # a contact with a doubt, reports and much in its ledger
    giving_up: UUID  # proposed by tomas
    confirm_token: str  # of a letter that waits for its writer
    letter_token: str  # of a letter that left, and was answered
    survey_token: str
    unsubscribe_token: str
    answers: list[UUID]  # pools: one with a reply of tomas, one filed by hand
    held_letters: list[UUID]
    held_delivery: UUID
    received: list[UUID]  # copies
    redacted: list[UUID]
    released: UUID
    translations: dict[str, UUID]  # open, claimed (by marta), drafted (by tomas), and see _on_the_desk
    bulletin: UUID  # assembled by tomas
    taken_bulletin: UUID
    outcome: Outcome
    thanks: Thanks  # written by tomas
    voice: UUID  # brought by saule, not read yet
    tracks: list[UUID]  # of solidarity: one open, one that tomas proposes
    greeting: UUID  # not read yet
    arrivals: list[UUID]
    scan: UUID  # a photo that waits to be typed out
    outside: Copy  # whose writer has not said yes
    directory: UUID  # a file of marta's, with rows that are wrong
    person: UUID
    partner: UUID
    key: int  # a security key of saule's
    mail: str  # a sandbox mail's name
    paper: str
    batch: Batch  # taken out of the print tray

    @property
    def appeal(self) -> Appeal:
        return Appeal.objects.get(number=self.number)


def make_world(house: House) -> World:
    now = timezone.now()
    call_command("demo", stdout=StringIO())
    marta, tomas = (User.objects.get(username=name) for name in ("marta", "tomas"))
    for user in (marta, tomas):
        user.set_password(PASSWORD)
        user.save()
    appeal, second, third = Appeal.objects.order_by("number")[:3]
    key = _somebody_with_a_second_factor()
    stop_appeal(appeal=third, because="The family asks for silence while they talk.", by=tomas, now=now)
    draft_appeal = make_appeal(
        reading=draft_from_text(text=TO_CHECK, by=tomas, now=now), by=tomas, now=now, residents_language="kk"
    )
    proposal = propose(
        appeal=draft_appeal, language="en", write_before=timezone.localdate(now) + timedelta(days=14),
        checked_how="Two parents, by telephone.", consent_how="She wrote to us herself.", by=tomas, now=now,
    )  # fmt: skip
    for contact in draft_appeal.targets.first().office.contacts.all()[:1]:
        confirmation = propose_value(
            contact=contact, value=contact.suggestion, how=How.PRINTED, by=tomas, now=now
        )
    sheet = propose_office(
        office=second.targets.first().office, role="Head of the housing office", holder="N. Sadyk", country="KZ",
        language="ru", place="Kemertas", time_zone="Asia/Almaty", hours="Mo-Fr 09:00-18:00", by=tomas, now=now,
    )  # fmt: skip
    doubted, giving_up = _doubted(second.targets.first().office, by=tomas, now=now)
    suspend(second.targets.first().office.contacts.last(), because="two letters came back", now=now)

    letters = [_letter(appeal, name, number) for number, name in enumerate(OWN_WORDS)]
    for letter in letters:
        confirm_letter(letter, now=now)
    house.work()
    confirm_letter(_letter(appeal, "Ada Byron", 12, is_joint=True), now=now)
    waiting = _letter(appeal, "Ruth Calloway", 7, is_joint=True)
    Letter.objects.filter(pk=waiting.pk).update(confirm_hash=hash_of("a-confirm-token"))
    house.work()
    held = [_held(appeal, name, number, now=now) for number, name in ((8, "Max Muster"), (9, "Eva Muster"))]
    in_doubt = _in_doubt(appeal, now=now)

    receive_from_letters(now=now)
    copies = list(Copy.objects.filter(appeal=appeal, letter__isnull=False).order_by("received_at", "pk"))
    redacted = [_redacted(copy, by=tomas, now=now) for copy in copies]
    for copy in redacted[:-2]:
        release(copy=copy, by=tomas, now=now)
    ask_for_released_copies(now=now)
    first, *others = Translation.objects.filter(language="kk").order_by("asked_at", "pk")
    approve_translation(translation=_drafted(first, IN_KAZAKH[0], tomas, now), by=marta, now=now)
    drafted = _drafted(others[0], IN_KAZAKH[1], tomas, now)
    claimed = claim(translation=others[1], by=marta, now=now)

    sheets = [
        assemble(
            appeal=appeal, language="kk", chosen=candidates(appeal, "kk"), title="Сіздер жалғыз емессіздер", by=tomas,
            now=now,
        )
        for _ in range(2)
    ]  # fmt: skip
    partner = Partner.objects.first()
    partner.public_key = str(pyrage.x25519.Identity.generate().to_public())
    partner.save()
    taken = approve_bulletin(bulletin=sheets[0], by=marta, now=now)
    take(
        bulletin=taken, partner=partner, sheets=40, where="the district", taken_on=timezone.localdate(now),
        by=marta, now=now,
    )  # fmt: skip
    outcome = record(
        appeal=appeal, kind=OutcomeKind.STAYED, statement="The mayor has put the demolition off until the court sits.",
        language="en", said_by="The tenants’ committee", source="A letter from the town hall",
        confidence=Confidence.CLAIMED, by=marta, now=now,
    )  # fmt: skip
    thanks = write_thanks(
        appeal=appeal, text="The residents read your letters together, and thank you.", language="en", by=tomas,
        now=now, outcome=outcome,
    )  # fmt: skip
    arrivals = [_arrival(number, now=now) for number in range(2)]
    answers = _answers(appeal, letters, by=tomas, and_by=marta, now=now)
    _show(answers[1], "The petition was put on file no. 17.", by=tomas, now=now)
    show(shown=_show(answers[2], "She will be home on Friday.", by=tomas, now=now), by=marta, now=now)
    voice = _a_voice(appeal, by=User.objects.get(username="saule"), now=now)
    tracks, greeting = _solidarity(appeal, by=tomas, and_by=marta, now=now)
    directory = keep(raw=A_DIRECTORY.encode(), kind=ArrivalKind.UPLOAD, now=now, received_by=marta)
    _an_embassy(by=tomas, and_by=marta, now=now)
    reading = Reading.objects.filter(appeal__isnull=True).first()
    batch = _a_batch(house, now=now)
    return World(
        number=appeal.number,
        draft=draft_appeal.number,
        stopped=third.number,
        reading=reading.pk,
        proposal=proposal.pk,
        sheet=sheet,
        confirmation=confirmation,
        doubted=doubted.pk,
        giving_up=giving_up.pk,
        confirm_token="a-confirm-token",
        letter_token=manage_token(letters[0]),
        survey_token=survey_token(letters[1]),
        unsubscribe_token=unsubscribe_url(letters[1], Purpose.SURVEY).rstrip("/").rpartition("/")[2],
        answers=answers,
        held_letters=held,
        held_delivery=in_doubt.pk,
        received=list(Copy.objects.received().values_list("pk", flat=True)),
        redacted=[copy.pk for copy in redacted[-2:]],
        released=redacted[0].pk,
        translations={
            "drafted": drafted.pk,
            "claimed": claimed.pk,
            "open": _open_translation(thanks).pk,
            **_on_the_desk(appeal, by=tomas, and_by=User.objects.get(username="saule"), now=now),
        },
        bulletin=sheets[1].pk,
        taken_bulletin=taken.pk,
        outcome=outcome,
        thanks=thanks,
        voice=voice.pk,
        tracks=[track.pk for track in tracks],
        greeting=greeting.pk,
        arrivals=arrivals,
        scan=_scan(appeal, now=now),
        outside=_from_outside(appeal, now=now),
        directory=directory.pk,
        person=appeal.persons.first().pk,
        partner=partner.pk,
        key=key,
        mail=next(house.home.glob("sandbox/*.eml")).stem,
        paper=house.papers()[0].name,
        batch=batch,
    )


def _a_batch(house: House, *, now: datetime) -> Batch:
    """All letters but one were taken out of the tray to be printed, and the first was spoiled."""
    tray = PrintTray(house.home / "print-tray")
    first, *others = house.papers()
    if not others:  # nobody else chose paper
        tray.put(tray.draft(str(new_id()), first.read_bytes()), str(new_id()))
    batches = PrintBatches(tray)
    batches.take(now=now, but={first.name})
    batches.say_printed(1, now=now, by="marta")
    batches.say_spoiled(1, "1-001", why="The printer ate it.", now=now, by="marta")
    return batches.read(1)


def _doubted(office: Office, *, by: User, now: datetime) -> tuple[ContactPoint, GivingUp]:
    """A number that others report and one person doubts, and another that one person would give up."""
    doubted, dead = (
        add_contact(office=office, channel="phone", printed=number, normalised=number, now=now)
        for number in ("+441632960144", "+441632960155")
    )
    add_contact(
        office=propose_office(role="Chief of police", country="KZ", language="ru", by=by, now=now).office,
        channel="phone", printed="+44 1632 960144", normalised="+441632960144", line="Call +44 1632 960144.", now=now,
    )  # fmt: skip
    check_contact(doubted, asking=None, now=now)
    for number in range(3):
        report_trouble(
            doubted, what="unknown", value="+44 1632 960145", link="https://kemertas.example/contacts",
            form_key=f"report-{number}", now=now,
        )  # fmt: skip
    dispute(doubted, because="It rings in a bakery.", by=by, now=now)
    return doubted, propose_giving_up(dead, because="The ministry is dissolved.", by=by, now=now)


def session_of(username: str) -> str:
    """A session as a sign-in with a password would have left a moment ago; the value of its cookie."""
    request = HttpRequest()
    request.session, request.user = SessionStore(), AnonymousUser()
    user = User.objects.get(username=username)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    record_authentication(request, user, "password", reauthenticated=True)
    for each in request.session["account_authentication_methods"]:
        each["at"] += LONG_SECONDS  # a slow machine must not be asked for the password again
    request.session.save()
    return request.session.session_key


def cookie_of(username: str, house: House) -> dict[str, str]:
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": session_of(username),
        "url": f"{house.url}{settings.SESSION_COOKIE_PATH}",
    }


def _somebody_with_a_second_factor() -> int:
    """Saule signs in with a code or a key; the number of her key."""
    groups = ensure_groups()
    saule = User.objects.create_user("saule", password=PASSWORD, is_staff=True)
    saule.groups.set(groups.values())
    TOTP.activate(saule, generate_totp_secret())
    RecoveryCodes.activate(saule)
    key = WebAuthn.add(saule, "The blue key", _credential())
    return key.instance.pk


def _credential() -> dict[str, object]:
    """What a browser says of a new security key; nobody has its other half."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    attested = AttestedCredentialData.create(Aaguid.NONE, secrets.token_bytes(16), public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    known = AuthenticatorData.create(sha256(HERE.encode()).digest(), flags, 0, attested)
    asked = CollectedClientData.create("webauthn.create", secrets.token_bytes(16), f"http://{HERE}")
    shown = websafe_encode(attested.credential_id)
    return {
        "id": shown,
        "rawId": shown,
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(asked),
            "attestationObject": websafe_encode(AttestationObject.create("none", known, {})),
        },
        "clientExtensionResults": {},
    }


def _letter(appeal: Appeal, name: str, number: int, *, is_joint: bool = False) -> Letter:
    country, own = OWN_WORDS.get(name, ("GB", "" if is_joint else "My pupils write letters too."))
    purposes = (Purpose.DELIVER, Purpose.NEWS, Purpose.JOINT if is_joint else Purpose.COPY)
    office = appeal.targets.first().office
    first = name.split(maxsplit=1)[0].lower()
    return write_letter(
        appeal=appeal,
        publication=appeal.words_in("en"),
        targets=[(office, list(office.contacts.usable().filter(channel__in=["email", "post", "fax"])))],
        texts={
            office.pk: Text(
                "Saule Ontay",
                f"Dear Mr Tulin,\n\n{own}\n\nPlease release her.\n\n{'Yours,' if is_joint else name}",
                "en",
                signature=name,
            )
        },
        email=f"{first}{number}@writers.example",
        name=name,
        place="",
        address="",
        country=country,
        language="en",
        own_words=own,
        demands=[1, 2],
        written_as="",
        is_joint=is_joint,
        consents={purpose.value: str(purpose.label) for purpose in purposes},
        form_token=secrets.token_hex(16),
        now=timezone.now(),
    )


def _held(appeal: Appeal, name: str, number: int, *, now: datetime) -> UUID:
    letter = _letter(appeal, name, number)
    Letter.objects.filter(pk=letter.pk).update(held_because="Its own words are all in capitals.")
    return confirm_letter(letter, now=now).pk


def _in_doubt(appeal: Appeal, *, now: datetime) -> Delivery:
    """A letter whose line broke before the other side answered, step by step as the worker would have left it."""
    letter = _letter(appeal, "Iker Soto", 11)
    confirm_letter(letter, now=now)
    worker = Worker.objects.create(
        session=f"gone-{uuid.uuid4().hex}",
        host=socket.gethostname(),
        lock_file="/nonexistent",
        started_at=now,
    )
    targets = letter.targets.values_list("pk", flat=True)
    delivery = Delivery.objects.of("letter", *targets).filter(channel="email").get()
    for state in ("claimed", "committing", "in_doubt", "held_unknown"):
        Delivery.objects.filter(pk=delivery.pk).update(state=state, worker=worker, stepped_at=now)
    return delivery


def _redacted(copy: Copy, *, by: User, now: datetime) -> Copy:
    found = suggest(copy)
    return redact(
        copy=copy,
        redacted=found.text,
        marks=[{"kind": str(each.kind), "start": each.start, "end": each.end} for each in found.marks],
        first_name=copy.first_name.open(),
        by=by,
        now=now,
    )


def _drafted(row: Translation, text: str, by: User, now: datetime) -> Translation:
    return draft(translation=claim(translation=row, by=by, now=now), text=text, by=by, now=now)


def _open_translation(thanks: Thanks) -> Translation:
    return ask(
        text=thanks.text,
        source_language="en",
        language="kk",
        origin="words",
        origin_id=thanks.pk,
        now=timezone.now(),
    )


def _on_the_desk(appeal: Appeal, *, by: User, and_by: User, now: datetime) -> dict[str, UUID]:
    """One to be read otherwise, one read in two ways, one with a letter like it, and one that stands for another."""
    names = ("to_dispute", "disputed", "alike", "like_it", "gathering", "gathered")
    rows = {name: _a_letter_about(name, appeal, now=now) for name in names}
    for name in ("to_dispute", "disputed"):
        _drafted(rows[name], IN_KAZAKH[0], by, now)
    dispute_translation(translation=rows["disputed"], text=IN_KAZAKH[1], by=and_by, now=now)
    gather(translation=rows["gathering"], chosen=[rows["gathered"].pk], by=by, now=now)
    return {name: row.pk for name, row in rows.items()}


def _a_letter_about(name: str, appeal: Appeal, *, now: datetime) -> Translation:
    pair = {"like_it": "alike", "gathered": "gathering"}.get(name, name)
    return ask(
        text=f"I read about the houses of Onterek ({pair}). We stand at your side. {OWN_WORDS['Nils Berg'][1]}",
        source_language="en",
        language="kk",
        origin="copy",
        origin_id=new_id(),
        appeal_number=appeal.number,
        now=now,
    )


def _answers(appeal: Appeal, letters: list[Letter], *, by: User, and_by: User, now: datetime) -> list[UUID]:
    """The same answer to three letters, with a reply that waits for its second person; one by post; one replied to."""
    office = appeal.targets.first().office
    for letter in letters[:3]:
        _answer(letter, "Thank you for your letter. The court is independent; we cannot comment.", now=now)
    pooled = AnswerPool.objects.get()
    write_reply(pool=pooled, text="The court is not the question.", language="en", by=by, now=now)
    filed = file_by_hand(
        appeal=appeal,
        office=office,
        came_by="post",
        text="The petition was put on file no. 17.",
        by=by,
        now=now,
    )
    _answer(
        letters[0], "I have met her family this morning. She will be home on Friday.\n\nO. Tulin", now=now
    )
    told = AnswerPool.objects.unread().get()
    send_reply(
        pool=write_reply(pool=told, text="We hold them to it.", language="en", by=by, now=now),
        by=and_by,
        now=now,
    )
    _answer(letters[3], "We do not answer letters from abroad.", now=now)
    return [pooled.pk, filed.pk, told.pk]


def _answer(letter: Letter, text: str, *, now: datetime) -> None:
    delivery = Delivery.objects.of("letter", *letter.targets.values_list("pk", flat=True)).filter(
        channel="email"
    )
    raw = f"From: press@kemertas.example\nSubject: Your letter\n\n{text}\n"
    keep(raw=raw.encode(), kind=ArrivalKind.MAIL, now=now, mailbox="reply", token=delivery.get().bounce_token)
    process_waiting(now=now)


def _show(pool_id: UUID, text: str, *, by: User, now: datetime) -> ShownAnswer:
    pool = AnswerPool.objects.get(pk=pool_id)
    return write_for_all(pool=pool, text=text, language="en", by=by, now=now)


def _a_voice(appeal: Appeal, *, by: User, now: datetime) -> Voice:
    """Saule carries bulletins too, with a key of hers, and has brought words."""
    note_key(partner=partner_of(by), public_key=str(pyrage.x25519.Identity.generate().to_public()), now=now)
    return enter(
        appeal=appeal, kind="message", text="Хаттарыңызды бірге оқыдық.", language="kk", by=by, now=now
    )


def _solidarity(appeal: Appeal, *, by: User, and_by: User, now: datetime) -> tuple[list[Track], Greeting]:
    """A track with a message that is ready and one that nobody has read, and a track that waits for its second person."""
    tracks = [
        propose_track(
            appeal=appeal, whom="prisoner", title=title, language="kk", because="Her sister, by telephone.", by=by,
            now=now,
        )
        for title in ("To those who are held", "To the strikers")
    ]  # fmt: skip
    open_track(track=tracks[0], by=and_by, now=now)
    tracks[0].refresh_from_db()
    texts = (
        "Сізді күн сайын ойлаймын.",
        "I pray for you. The government must fall. Comrades of the union send love.",
    )
    ready, unread = (
        receive_message(
            track=tracks[0], text=text, first_name="Ana", country="BR", language=language, form_key=language,
            now=now,
        )
        for text, language in zip(texts, ("kk", "en"), strict=True)
    )  # fmt: skip
    release_message(greeting=ready, text=texts[0], first_name="Ana", has_looked=False, by=by, now=now)
    return tracks, unread


def _an_embassy(*, by: User, and_by: User, now: datetime) -> None:
    """In the country that the letter of the journeys comes from."""
    sheet = propose_office(
        role="Embassy of Kazakhstan", country="GB", language="en", place="London", time_zone="Europe/London",
        hours="Mo-Fr 09:00-12:00", mission_of="KZ", mission_kind="embassy", accredited_to=["IE"], by=by, now=now,
    )  # fmt: skip
    approve_row(sheet, by=and_by, now=now)
    door = add_contact(office=sheet.office, channel="handin", printed="1 Invented Square, London", now=now)
    value = propose_value(contact=door, value=door.printed, how=How.VISIT, by=by, now=now)
    approve_row(value, by=and_by, now=now)


def _scan(appeal: Appeal, *, now: datetime) -> UUID:
    scan = keep(
        raw=pack([photo()]), kind=ArrivalKind.SCAN, now=now, mailbox="copies", token=str(appeal.number)
    )
    receive_arrival(scan, now=now)
    return scan.pk


def _from_outside(appeal: Appeal, *, now: datetime) -> Copy:
    raw = "From: Ruth Ashdown <ruth@mail.example>\nSubject: A copy\n\nHold on, dear neighbours of the lake.\n"
    mail = keep(raw=raw.encode(), kind=ArrivalKind.MAIL, now=now, mailbox="copies", token=str(appeal.number))
    copy = receive_arrival(mail, now=now)
    assert copy
    return copy


def _arrival(number: int, *, now: datetime) -> UUID:
    raw = f"From: somebody{number}@mail.example\nSubject: Hello\n\nIs this the right place for letter {number}?\n"
    arrival = keep(raw=raw.encode(), kind=ArrivalKind.MAIL, now=now, mailbox="copies")
    mark(arrival, ArrivalState.ASKED, why="It names no appeal, and two fit equally well.")
    return arrival.pk
