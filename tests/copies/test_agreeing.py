"""Nothing goes to the residents before its writer said yes; when copies are frozen, nothing goes at all."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from shanyrak.copies.agreeing import ANSWER_WITHIN, NotSaidHow, agree, copy_of, give_up, refuse
from shanyrak.copies.freezing import KeeperThaws, SamePersonThaws, freeze, is_frozen, thaw
from shanyrak.copies.models import Copy
from shanyrak.copies.receiving import receive_arrival
from shanyrak.copies.redacting import redact
from shanyrak.copies.releasing import Frozen, NotAgreed, release
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery
from tests.copies.make import NOON, make_appeal, make_arrival, make_copy, make_mail, make_released, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def from_outside(**headers):
    arrival = make_arrival(
        make_mail(to="copies@shanyrak.example", **headers), token=str(make_appeal().number)
    )
    return receive_arrival(arrival, now=NOON)


def redacted(copy):
    return redact(copy=copy, redacted="Hold on.", marks=[], first_name="Ruth", by=make_user(), now=NOON)


def test_whoever_sends_a_copy_is_asked_by_mail_and_nothing_goes_out_before_a_yes():
    copy = from_outside()
    asked = Delivery.objects.get(origin="agree")

    assert asked.message.recipient.open() == "ruth@mail.example"
    (token,) = re.findall(r"/copies/([^/\s]+)/", asked.message.body.open())
    assert "hold on" not in asked.message.body.open()
    with pytest.raises(NotAgreed):
        release(copy=redacted(copy), by=make_user(), now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Copy.objects.filter(pk=copy.pk).update(state="released", released_text="x", released_at=NOON)

    agree(copy=copy_of(token), how="link", words="Yes", country="gb", now=NOON)

    assert release(copy=copy, by=make_user(), now=NOON).released_text == "Hold on."


def test_who_wrote_by_a_list_is_not_asked_by_mail():
    copy = from_outside(List_Id="<letters.example>")

    assert copy and not Delivery.objects.filter(origin="agree").exists()


def test_an_address_is_asked_three_times_a_day_at_most():
    for number in range(5):
        from_outside(text=f"Letter {number} is about quite another thing than the {number + 1}th.\n")

    assert Delivery.objects.filter(origin="agree").count() == 3


def test_a_no_or_thirty_silent_days_erase_the_copy_and_what_it_came_in():
    said_no, silent = from_outside(), from_outside(text="Another one altogether.\n")
    refuse(copy=said_no, now=NOON)

    assert give_up(now=NOON + ANSWER_WITHIN) == 0
    assert give_up(now=NOON + ANSWER_WITHIN + timedelta(minutes=1)) == 1
    for copy in (said_no, silent):
        copy.refresh_from_db()
        copy.arrival.refresh_from_db()
        assert copy.state == "withdrawn" and copy.is_erased and copy.arrival.is_erased


def test_staff_say_how_they_know():
    with pytest.raises(NotSaidHow):
        agree(copy=from_outside(), how="staff", words=" ", by=make_user(), now=NOON)


def test_frozen_copies_are_kept_and_neither_opened_nor_released():
    keeper, marta, tomas = make_user(), make_user(), make_user()
    ready = redacted(make_copy(make_appeal()))
    frozen = freeze(by=marta, because="Taken from the square.", keeper=keeper, now=NOON)
    arrival = make_arrival(make_mail(), token=str(ready.appeal.number))
    process_waiting(now=NOON)

    arrival.refresh_from_db()
    keeper.refresh_from_db()
    assert arrival.state == "kept" and not keeper.is_active
    with pytest.raises(Frozen):
        release(copy=ready, by=tomas, now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_released(make_appeal(), state="released", released_text="x", released_at=NOON)

    with pytest.raises(KeeperThaws):
        thaw(freeze=frozen, by=keeper, now=NOON)
    thaw(freeze=frozen, by=marta, now=NOON)
    with pytest.raises(SamePersonThaws):
        thaw(freeze=frozen, by=marta, now=NOON)
    assert is_frozen()
    thaw(freeze=frozen, by=tomas, now=NOON)
    assert not is_frozen()
    assert release(copy=ready, by=tomas, now=NOON).state == "released"
