"""Confirmed letters by the hundred, of an invented appeal: for drills of the sending, never for the public."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from shanyrak.appeals.models import Appeal, Case, Demand
from shanyrak.appeals.publishing import approve, propose
from shanyrak.appeals.wording import save_words
from shanyrak.letters.models import Letter, LetterState, LetterTarget
from shanyrak.letters.writing import hash_of, writer_index
from shanyrak.outbox.gating import make_gate
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from shanyrak.people.models import Supporter, User
from shanyrak.targets.confirming import approve as approve_row
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import Channel, ContactPoint, How
from shanyrak.targets.registering import add_contact, propose_office

BATCH = 200


def queue_letters(
    *, number: int, addresses: Sequence[str], prefix: str, now: datetime, is_paced: bool = False
) -> Appeal:
    """
    Make the appeal, then the letters, in transactions of two hundred. Each letter goes to one address, in turn.

    Whoever drills wants to see it go: unless ``is_paced``, mailboxes get more than they could read.
    """
    from django.db import transaction

    two = [_staff("drill-one"), _staff("drill-two")]
    appeal = _appeal(two, now, is_paced=is_paced)
    contacts = [_contact(address, two, appeal, now) for address in addresses]
    _publish(appeal, two, now)
    for start in range(0, number, BATCH):
        with transaction.atomic():
            for n in range(start, min(start + BATCH, number)):
                _letter(appeal, contacts[n % len(contacts)], f"{prefix} {n + 1}", now)
    return appeal


def _staff(name: str) -> User:
    user, _ = User.objects.get_or_create(username=name, defaults={"is_active": False})
    return user


def _appeal(two: list[User], now: datetime, *, is_paced: bool) -> Appeal:
    number = (Appeal.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    case_number = (Case.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    appeal = Appeal.objects.create(
        case=Case.objects.create(number=case_number, title="A drill", country="GB", created_at=now),
        number=number,
        gate=make_gate(is_paced=is_paced),
        language="en",
        residents_language="en",
        is_drill=True,
        created_by=two[0],
        created_at=now,
    )
    Demand.objects.create(appeal=appeal, number=1)
    save_words(
        appeal=appeal, language="en", title="A drill", standfirst="Nothing of this is real.",
        case_sentence="This is a drill.", letter_subject="Drill", story="This is a drill.",
        demands={1: "Take this letter once"}, by=two[0], now=now,
    )  # fmt: skip
    return appeal


def _contact(address: str, two: list[User], appeal: Appeal, now: datetime) -> ContactPoint:
    sheet = propose_office(role=f"Office of {address}", country="GB", language="en", by=two[0], now=now)
    approve_row(sheet, by=two[1], now=now)
    contact = add_contact(office=sheet.office, channel=Channel.EMAIL, printed=address, now=now)
    row = propose_value(contact=contact, value=address, how=How.TRIED, by=two[0], now=now)
    approve_row(row, by=two[1], now=now)
    appeal.targets.create(office=sheet.office, position=appeal.targets.count())
    return contact


def _publish(appeal: Appeal, two: list[User], now: datetime) -> None:
    proposal = propose(
        appeal=appeal, language="en", write_before=(now + timedelta(days=7)).date(),
        checked_how="a drill", consent_how="a drill", by=two[0], now=now,
    )  # fmt: skip
    approve(proposal, by=two[1], now=now)
    appeal.refresh_from_db()


def _letter(appeal: Appeal, contact: ContactPoint, subject: str, now: datetime) -> None:
    email = f"{secrets.token_hex(6)}@writers.example"
    supporter = Supporter.objects.create(
        email=email, name="A. Drill", country="GB", created_at=now, confirmed_at=now
    )
    letter = Letter.objects.create(
        appeal=appeal,
        supporter=supporter,
        answers=appeal.publications.get(),
        state=LetterState.AWAITING_CONFIRM,
        language="en",
        demands=[1],
        form_token=secrets.token_hex(16),
        confirm_hash=hash_of(secrets.token_hex(16)),
        country="GB",
        created_at=now,
    )
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.CONFIRMED, confirmed_at=now)
    message = write(
        subject=subject, body=f"To whom it concerns,\n\n{subject}.\n\nA. Drill", language="en", now=now,
        sender_name="A. Drill", appeal_number=str(appeal.number),
    )  # fmt: skip
    target = LetterTarget.objects.create(
        letter=letter, appeal=appeal, office=contact.office, message=message,
        writer_index=writer_index(appeal, email), counts=True,
    )  # fmt: skip
    target.contacts.add(contact)
    post(
        origin="letter", origin_id=target.pk, message=message, channel=Channel.EMAIL, contact=contact,
        gate=appeal.gate, now=now,
    )  # fmt: skip
