"""A letter to an office without a known address waits, and leaves by itself when two persons stand for one."""

import pytest

from shanyrak.letters.finding_a_way import send_what_found_a_way
from shanyrak.letters.withdrawing import withdraw
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter, make_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal():
    appeal = make_appeal()
    office = appeal.targets.get().office
    for contact in office.contacts.all():
        contact.suspended_at = NOON
        contact.save(update_fields=["suspended_at"])
    return appeal


def test_it_waits_until_there_is_an_address_and_leaves_once(appeal):
    letter = make_confirmed_letter(appeal)
    assert not deliveries_of(letter).exists() and send_what_found_a_way(now=NOON) == 0

    make_contact(appeal.targets.get().office, value="new@kemertas.example", is_confirmed=False)
    assert send_what_found_a_way(now=NOON) == 0
    found = make_contact(appeal.targets.get().office, value="newer@kemertas.example")

    assert send_what_found_a_way(now=NOON) == 1 and send_what_found_a_way(now=NOON) == 0
    assert deliveries_of(letter).get().contact == found


def test_what_was_taken_back_meanwhile_stays_here(appeal):
    letter = make_confirmed_letter(appeal)
    withdraw(letter=letter, now=NOON)
    make_contact(appeal.targets.get().office, value="newer@kemertas.example")

    assert send_what_found_a_way(now=NOON) == 0 and not deliveries_of(letter).exists()
