"""A letter that did not arrive: its writer hears of other ways, once; the organisers hear of the dead address."""

from datetime import timedelta

import pytest

from shanyrak.craft.contacts.bounces import Bounce
from shanyrak.duties.retaining import retain
from shanyrak.letters.models import Letter
from shanyrak.letters.offering import offer_other_ways
from shanyrak.letters.withdrawing import erase
from shanyrak.outbox.addressing import NoContact, envelope_of
from shanyrak.outbox.bouncing import bounce
from shanyrak.outbox.models import Delivery, Worker
from shanyrak.targets.models import ContactPoint
from shanyrak.targets.suspending import restore, suspend
from shanyrak.vault.errors import Erased
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

LATER = NOON + timedelta(hours=6)


def leave(letter: Letter) -> Delivery:
    delivery = deliveries_of(letter).filter(channel="email").get()
    worker = Worker.objects.create(
        session=str(delivery.pk), host="here", lock_file="/nowhere", started_at=NOON
    )
    for step in ("claimed", "committing", "accepted"):
        Delivery.objects.filter(pk=delivery.pk).update(state=step, worker=worker, stepped_at=NOON)
    return delivery


def come_back(letter: Letter, kind: Bounce = Bounce.UNKNOWN) -> None:
    bounce(leave(letter).bounce_token, kind=kind, why="5.1.1", now=LATER)


def told() -> list[str]:
    return [each.message.recipient.open() for each in Delivery.objects.filter(origin="otherway")]


def test_a_writer_whose_letter_came_back_is_offered_another_way_once():
    letter = make_confirmed_letter(email="ruth@mail.example")
    come_back(letter)

    assert [offer_other_ways(now=LATER), offer_other_ways(now=LATER)] == [1, 0]

    assert told() == ["ruth@mail.example"]
    body = Delivery.objects.get(origin="otherway").message.body.open()
    assert f"/en/{letter.appeal.number}/" in body and "/letter/" in body and "Mayor of Kemertas" in body


def test_a_letter_that_got_through_by_another_way_is_no_reason_to_write():
    letter = make_confirmed_letter(channels=("email", "fax"))
    come_back(letter)

    assert offer_other_ways(now=LATER) == 0


def test_two_hard_bounces_hold_the_letters_that_wait_and_their_writers_hear_of_it():
    appeal = make_appeal()
    one, two, waiting = (
        make_confirmed_letter(appeal, email=f"{name}@mail.example") for name in ("one", "two", "three")
    )
    come_back(one)
    come_back(two)
    delivery = deliveries_of(waiting).get()

    with pytest.raises(NoContact):
        envelope_of(delivery, now=LATER)
    assert offer_other_ways(now=LATER) == 3
    assert sorted(told()) == ["one@mail.example", "three@mail.example", "two@mail.example"]


def test_what_waited_leaves_when_the_contact_is_restored():
    appeal = make_appeal()
    letter = make_confirmed_letter(appeal)
    contact = ContactPoint.objects.get(pk=deliveries_of(letter).get().contact_id)
    suspend(contact, because="we look at it", now=NOON)
    restore(contact, now=LATER)

    assert envelope_of(deliveries_of(letter).get(), now=LATER).to == "akim@kemertas.example"
    assert offer_other_ways(now=LATER) == 0


def test_organisers_hear_of_a_dead_address_once_each():
    marta, tomas = make_user("organiser"), make_user("translator")
    for user, email in ((marta, "marta@house.example"), (tomas, "tomas@house.example")):
        user.email = email
        user.save()
    appeal = make_appeal()

    letters = [make_confirmed_letter(appeal) for _ in range(3)]
    for letter in letters:
        come_back(letter)

    (note,) = Delivery.objects.filter(origin="suspended")
    assert note.message.recipient.open() == "marta@house.example"
    assert "akim@kemertas.example" in note.message.body.open()


def test_nobody_is_told_of_an_appeal_that_was_stopped_or_a_letter_taken_back():
    letter = make_confirmed_letter()
    come_back(letter)
    erase(letter=letter, now=LATER)

    assert offer_other_ways(now=LATER) == 0


def test_the_offer_is_forgotten_with_its_letter():
    letter = make_confirmed_letter()
    come_back(letter)
    offer_other_ways(now=LATER)

    erase(letter=letter, now=LATER)

    with pytest.raises(Erased):
        Delivery.objects.get(origin="otherway").message.body.open()


def test_the_address_of_such_a_mail_goes_a_week_after_it_left():
    letter = make_confirmed_letter(email="ruth@mail.example")
    come_back(letter)
    offer_other_ways(now=LATER)
    mail = Delivery.objects.get(origin="otherway")
    Delivery.objects.filter(pk=mail.pk).update(state="expired", stepped_at=LATER)

    retain(now=LATER + timedelta(days=6))
    assert mail.message.recipient.open() == "ruth@mail.example"
    retain(now=LATER + timedelta(days=8))

    with pytest.raises(Erased):
        Delivery.objects.get(pk=mail.pk).message.recipient.open()
    assert offer_other_ways(now=LATER + timedelta(days=8)) == 0
