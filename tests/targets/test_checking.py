"""Contacts are looked at by machine on a schedule, and the ledger says what was found, or why nobody looked."""

from datetime import timedelta

import pytest

from shanyrak.craft.contacts.checking import Check, Finding, Verdict
from shanyrak.targets.checking import check_contact, check_due, outside
from tests.conftest import NOON
from tests.make import make_contact, make_office

pytestmark = [pytest.mark.unit, pytest.mark.django_db]


class Village:
    """A world of one mail server and one page; it remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find_mail_server(self, domain: str) -> Finding:
        self.asked.append(domain)
        known = domain == "kemertas.example"
        return Finding(Check.MAIL_SERVER, Verdict.OK if known else Verdict.BROKEN, "The village says so.")

    def knock(self, url: str) -> Finding:
        self.asked.append(url)
        return Finding(Check.PAGE, Verdict.OK, "The page answers.")


def found(contact) -> list[tuple[str, str]]:
    lines = contact.evidence.filter(kind="checked").order_by("pk")
    return [(line.source, line.verdict) for line in lines]


def test_a_mailbox_is_checked_for_its_form_and_its_server():
    contact, village = make_contact(), Village()

    check_contact(contact, asking=village, now=NOON)

    assert found(contact) == [("its form", "ok"), ("the mail server of its domain", "ok")]
    assert village.asked == ["kemertas.example"]


def test_a_domain_that_is_gone_is_broken_and_stays_in_use():
    contact = make_contact(value="akim@gone.example")

    check_contact(contact, asking=Village(), now=NOON)

    assert found(contact)[-1] == ("the mail server of its domain", "broken")
    assert contact.suspended_at is None


def test_without_the_operators_word_nobody_is_asked_and_the_ledger_says_so():
    contact = make_contact(make_office(), "webform", "https://kemertas.example/ask")

    assert outside() is None
    check_contact(contact, asking=outside(), now=NOON)

    assert found(contact) == [("its form", "ok"), ("the page of the form", "not_checked")]
    assert "SHANYRAK_LOOK_UPS" in contact.evidence.filter(verdict="not_checked").get().words


def test_what_has_no_form_is_not_asked_for_outside():
    contact, village = make_contact(value="akim at kemertas", is_confirmed=False), Village()

    check_contact(contact, asking=village, now=NOON)

    assert found(contact) == [("its form", "broken")] and village.asked == []


def test_a_number_is_judged_by_the_plan_of_its_country():
    contact = make_contact(make_office(country="GB"), "phone", "020 7946 0123", is_confirmed=False)

    check_contact(contact, asking=None, now=NOON)

    assert found(contact) == [("the numbering plan", "ok")]


def test_each_contact_is_looked_at_once_a_week():
    contact = make_contact()
    make_contact(contact.office, "post", "4 Mira Square")

    assert check_due(asking=Village(), now=NOON) == 1
    assert check_due(asking=Village(), now=NOON + timedelta(days=6)) == 0
    assert check_due(asking=Village(), now=NOON + timedelta(days=7)) == 1
    assert len(found(contact)) == 4


def test_a_few_at_a_time_and_the_longest_unseen_first():
    old, new = make_contact(), make_contact()
    check_contact(old, asking=None, now=NOON - timedelta(days=9))
    check_contact(new, asking=None, now=NOON - timedelta(days=8))

    assert check_due(asking=None, now=NOON, at_most=1) == 1
    assert len(found(old)) == 4 and len(found(new)) == 2
