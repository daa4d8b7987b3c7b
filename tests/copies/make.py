"""Rows for the rooms of the way back, with valid defaults: a test names only what it is about."""

import itertools
import secrets
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Revision

from shanyrak.appeals.models import Appeal, AppealTarget, Case, Development, Publication
from shanyrak.arrivals.keeping import keep
from shanyrak.copies.models import Copy
from shanyrak.copies.redacting import redact
from shanyrak.copies.releasing import release
from shanyrak.letters.models import Letter, LetterTarget
from shanyrak.outbox.models import Gate
from shanyrak.outbox.writing import write
from shanyrak.people.consenting import record
from shanyrak.people.models import Supporter, User
from shanyrak.targets.models import ContactPoint, Office

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def make_user(name=None, **fields):
    return User.objects.create(username=name or f"person-{next(_numbers)}", **fields)


def make_appeal(*, country="KZ", residents_language="kk", language="en", **fields):
    """An appeal that is open, for people in ``country``."""
    number = next(_numbers)
    case = Case.objects.create(
        number=number, title="Onterek", country=country, place="Onterek", created_at=NOON
    )
    appeal = Appeal.objects.create(
        case=case,
        number=number,
        gate=Gate.objects.create(),
        language=language,
        residents_language=residents_language,
        write_before=timezone.now().date() + timedelta(days=20),
        opened_at=NOON,
        created_at=NOON,
        **fields,
    )
    make_publication(appeal)
    for state in ("review", "live"):
        Appeal.objects.filter(pk=appeal.pk).update(state=state)
    appeal.refresh_from_db()
    return appeal


def make_publication(appeal):
    locale, _made = Locale.objects.get_or_create(language_code=appeal.language)
    revision = Revision.objects.create(
        content_type=ContentType.objects.get_for_model(Appeal),
        base_content_type=ContentType.objects.get_for_model(Appeal),
        object_id=str(appeal.pk),
        created_at=NOON,
        content={},
    )
    return Publication.objects.create(
        appeal=appeal,
        locale=locale,
        revision=revision,
        checked_how="by telephone",
        consent_how="asked by the partner",
        proposed_by=make_user(),
        proposed_at=NOON,
        approved_by=make_user(),
        approved_at=NOON,
    )


def make_letter(
    appeal,
    *,
    name="Ruth Ashdown",
    email=None,
    own_words="I teach chemistry too, and I think of you every day.",
    country="GB",
    language="en",
    shared=True,
    news=True,
    state="confirmed",
    confirmed_at=NOON,
    body="Dear Mr Mayor,\n\nPlease release Saule Ontai.\n\nYours sincerely,\nRuth Ashdown\nLeeds",
):
    """A letter that its writer confirmed, with a copy and news agreed to."""
    email = email or f"ruth{next(_numbers)}@mail.example"
    supporter = Supporter.objects.create(
        name=name,
        email=email,
        place="Leeds",
        country=country,
        language=language,
        created_at=NOON,
        confirmed_at=NOON,
    )
    letter = Letter.objects.create(
        appeal=appeal,
        supporter=supporter,
        answers=appeal.publications.first(),
        state="awaiting_confirm",
        language=language,
        demands=[1],
        own_words=own_words,
        form_token=secrets.token_hex(8),
        confirm_hash=secrets.token_hex(32),
        may_be_shared=shared,
        country=country,
        created_at=NOON,
    )
    LetterTarget.objects.create(
        letter=letter,
        appeal=appeal,
        office=Office.objects.create(created_at=NOON),
        message=write(subject="Release her", body=body, language=language, now=NOON),
        writer_index=secrets.token_bytes(32),
    )
    for purpose, given in (("news", news), ("copy", shared)):
        agree(supporter, appeal, purpose=purpose, given=given)
    if state != "awaiting_confirm":
        Letter.objects.filter(pk=letter.pk).update(state=state, confirmed_at=confirmed_at)
    letter.refresh_from_db()
    return letter


def agree(supporter, appeal, *, purpose="news", given=True, now=NOON):
    return record(
        supporter=supporter,
        purpose=purpose,
        scope=str(appeal.pk),
        is_given=given,
        wording="as on the page",
        language="en",
        now=now,
    )


def make_copy(
    appeal,
    *,
    text="We stood together, and our houses still stand.",
    country="GB",
    language="en",
    agreed="form",
    **fields,
):
    return Copy.objects.create(
        appeal=appeal,
        text=text,
        country=country,
        language=language,
        agreed=agreed,
        received_at=NOON,
        **fields,
    )


def make_contact(appeal, mailbox):
    """An office of this appeal, with its mailbox."""
    office = Office.objects.create(created_at=NOON)
    AppealTarget.objects.create(appeal=appeal, office=office, position=1)
    return ContactPoint.objects.create(
        office=office, channel="email", printed=mailbox, normalised=mailbox, created_at=NOON
    )


def make_released(appeal, *, redacted=None, first_name="Ruth", text="We stood together.", **fields):
    copy = make_copy(appeal, text=text, **fields)
    redact(copy=copy, redacted=redacted or text, marks=[], first_name=first_name, by=make_user(), now=NOON)
    return release(copy=copy, by=make_user(), now=NOON)


def make_development(appeal, *, text="The court met.", day="2026-11-20", language="en", is_public=True):
    return Development.objects.create(
        case=appeal.case, text=text, day=day, language=language, is_public=is_public, recorded_at=NOON
    )


def make_mail(
    *, to="copies+7@shanyrak.example", text="Dear neighbours, hold on.\n", subject="A copy", **headers
):
    """A mail as bytes, as an honest program writes it."""
    message = EmailMessage()
    message["From"] = "Ruth Ashdown <ruth@mail.example>"
    message["To"] = to
    message["Subject"] = subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes().replace(b"\n", b"\r\n")


def make_arrival(raw=None, *, kind="mail", mailbox="copies", token="", now=NOON):
    return keep(raw=make_mail() if raw is None else raw, kind=kind, now=now, mailbox=mailbox, token=token)
