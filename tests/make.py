"""Rows with sensible defaults, made by the deeds themselves. A test names only what it is about."""

import itertools
import secrets
from datetime import date, datetime, timedelta

from shanyrak.appeals.models import Appeal, Case, Demand, Publication
from shanyrak.appeals.publishing import approve, propose
from shanyrak.appeals.wording import save_words
from shanyrak.letters.confirming import confirm
from shanyrak.letters.models import Letter
from shanyrak.letters.writing import Text, hash_of, write_letter
from shanyrak.outbox.gating import make_gate
from shanyrak.outbox.models import Delivery
from shanyrak.people.models import Role, User
from shanyrak.targets.confirming import approve as approve_row
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import Channel, ContactPoint, How, Office
from shanyrak.targets.registering import add_contact, propose_office
from tests.conftest import NOON

counter = itertools.count(1)

STORY = "On 12 May a court in Kemertas jailed Saule Ontay for ten days.\n\nShe had read a petition aloud."
DEMANDS = {1: "Release Saule Ontay", 2: "Halt every eviction in Onterek", 3: "Answer the petition in writing"}
DEMANDS_RU = {
    1: "освободить Сауле Онтай",
    2: "приостановить выселения в Онтереке",
    3: "письменно ответить на обращение",
}


def make_user(*roles: str, username: str = "", password: str = "") -> User:
    from django.contrib.auth.models import Group, Permission

    user = User.objects.create_user(
        username or f"user{next(counter)}", password=password or None, is_staff=True
    )
    for role in roles or (Role.ORGANISER,):
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(group)
    return user


def two_organisers() -> tuple[User, User]:
    """One who proposes and one who approves, where a test does not say who: the same two for all its rows."""
    known = {user.username: user for user in User.objects.filter(username__in=("one", "another"))}
    one, another = (known.get(name) or make_user(username=name) for name in ("one", "another"))
    return one, another


def make_office(
    *, by=None, now: datetime = NOON, country: str = "GB", language: str = "en", **fields
) -> Office:
    """An office with an approved sheet."""
    fields = {"role": "Mayor of Kemertas", "salutation": "Dear Mr Tulin", "holder": "O. Tulin", **fields}
    one, another = two_organisers()
    sheet = propose_office(country=country, language=language, by=by or one, now=now, **fields)
    approve_row(sheet, by=another, now=now)
    return sheet.office


def make_contact(
    office: Office | None = None,
    channel: str = Channel.EMAIL,
    value: str = "akim@kemertas.example",
    *,
    is_confirmed: bool = True,
    now: datetime = NOON,
    **fields,
) -> ContactPoint:
    contact = add_contact(
        office=office or make_office(),
        channel=channel,
        printed=fields.pop("printed", value),
        now=now,
        **fields,
    )
    if is_confirmed:
        one, another = two_organisers()
        row = propose_value(contact=contact, value=value, how=How.TELEPHONE, by=one, now=now)
        approve_row(row, by=another, now=now)
    return contact


def make_draft(*, now: datetime = NOON, language: str = "en", country: str = "KZ", **fields) -> Appeal:
    number = (Appeal.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    appeal = Appeal.objects.create(
        case=Case.objects.create(number=number, title="Ten days in jail", country=country, created_at=now),
        number=number,
        gate=make_gate(),
        language=language,
        residents_language=fields.pop("residents_language", "kk"),
        created_at=now,
        **fields,
    )
    Demand.objects.bulk_create(Demand(appeal=appeal, number=n) for n in DEMANDS)
    return appeal


def make_words(appeal: Appeal, language: str = "en", *, by=None, now: datetime = NOON, **fields) -> None:
    words = {
        "title": "Ten days in jail for reading a petition aloud",
        "standfirst": "A court jailed Saule Ontay because nobody came out to take a petition.",
        "case_sentence": "On 12 May a court in Kemertas jailed Saule Ontay for ten days.",
        "letter_subject": "Saule Ontay and the homes in Onterek",
        "story": STORY,
        "demands": DEMANDS_RU if language == "ru" else DEMANDS,
        **fields,
    }
    save_words(appeal=appeal, language=language, by=by or two_organisers()[0], now=now, **words)


def make_publication(
    appeal: Appeal, language: str = "en", *, now: datetime = NOON, write_before: date | None = None
) -> Publication:
    one, another = two_organisers()
    proposal = propose(
        appeal=appeal,
        language=language,
        write_before=write_before or (now + timedelta(days=14)).date(),
        checked_how="Two neighbours and the lawyer, by telephone",
        consent_how="Her sister, on the day",
        by=one,
        now=now,
    )
    return approve(proposal, by=another, now=now)


def make_appeal(*, languages: tuple[str, ...] = ("en",), now: datetime = NOON, **fields) -> Appeal:
    """A live appeal: one target (the mayor) with email, post, fax, telephone and web form, words in these languages."""
    appeal = make_draft(now=now, **fields)
    office = make_office(now=now)
    appeal.targets.create(office=office, position=0)
    make_contact(office, now=now)
    make_contact(office, Channel.POST, "Town Hall\n4 Mira Square\n010203 Kemertas\nKazakhstan", now=now)
    make_contact(office, Channel.FAX, "+441632960165", now=now)
    make_contact(office, Channel.PHONE, "+441632960178", now=now)
    make_contact(office, Channel.WEBFORM, "https://kemertas.example/ask", now=now)
    for language in languages:
        make_words(appeal, language, now=now)
        make_publication(appeal, language, now=now)
    appeal.refresh_from_db()
    return appeal


def make_letter(
    appeal: Appeal | None = None,
    *,
    channels: tuple[str, ...] = (Channel.EMAIL,),
    email: str = "",
    now: datetime = NOON,
    **fields,
) -> Letter:
    """A letter that waits for its writer's confirmation."""
    appeal = appeal or make_appeal(now=now)
    office = appeal.targets.first().office
    contacts = list(office.contacts.usable().filter(channel__in=channels))
    fields = {
        "name": "Ruth Calloway",
        "place": "Bristol",
        "country": "GB",
        "language": "en",
        "own_words": "My pupils write letters too.",
        "demands": [1, 2, 3],
        "form_token": secrets.token_hex(16),
        "consents": {},
        **fields,
    }
    return write_letter(
        appeal=appeal,
        publication=appeal.words_in("en") or appeal.publications.first(),
        targets=[(office, contacts)],
        texts={
            office.pk: Text(
                "Saule Ontay",
                f"Dear Mr Tulin,\n\nrelease her.\n\n{'Yours,' if fields.get('is_joint') else 'Ruth Calloway'}",
                "en",
                signature=f"{fields['name']}, {fields['place']}",
            )
        },
        email=email or f"ruth{next(counter)}@mail.example",
        now=now,
        **fields,
    )


def confirm_letter(letter: Letter, *, now: datetime = NOON) -> Letter:
    """As if the writer pressed the button of the mail."""
    token = secrets.token_urlsafe(8)
    Letter.objects.filter(pk=letter.pk).update(confirm_hash=hash_of(token))
    return confirm(token=token, now=now)


def make_confirmed_letter(appeal: Appeal | None = None, **fields) -> Letter:
    return confirm_letter(make_letter(appeal, **fields), now=fields.get("now", NOON))


def deliveries_of(letter: Letter):
    return Delivery.objects.of("letter", *letter.targets.values_list("pk", flat=True))
