"""Anybody reports a dead contact; a person looks before anything is said or changed."""

import pytest

from shanyrak.targets.models import ContactPoint, Report
from shanyrak.targets.reporting import UNREAD_AT_MOST, forget_words, look_at_reports, report_trouble
from tests.conftest import NOON
from tests.make import make_contact, make_user

pytestmark = [pytest.mark.unit, pytest.mark.django_db]


def report(contact, key: str = "one", **fields) -> bool:
    return report_trouble(contact, what="came_back", form_key=key, now=NOON, **fields)


def test_a_form_posted_twenty_times_is_one_report():
    contact = make_contact()

    kept = [report(contact) for _ in range(20)]

    assert kept.count(True) == 1
    assert contact.reports.count() == contact.evidence.filter(kind="reported_dead").count() == 1


def test_a_report_changes_nothing_that_is_used():
    contact = make_contact()

    for key in "abc":
        report(contact, key, value="new@kemertas.example", link="https://kemertas.example/contacts")

    assert contact in ContactPoint.objects.usable()
    assert contact.value == "akim@kemertas.example" and contact.dispute is None


def test_a_strangers_words_do_not_enter_the_ledger_and_are_forgotten():
    contact = make_contact()
    report(contact, value="call Ruth on +44 1632 960111")

    forget_words(Report.objects.get())

    assert "Ruth" not in str(list(contact.evidence.values()))
    assert Report.objects.get().value == "" and Report.objects.get().what == "came_back"


def test_a_flood_of_reports_ends_at_fifty():
    contact = make_contact()

    kept = [report(contact, str(number)) for number in range(UNREAD_AT_MOST + 5)]

    assert sum(kept) == UNREAD_AT_MOST


def test_a_person_who_agrees_doubts_the_contact_in_the_name_of_others():
    contact, marta = make_contact(), make_user()
    report(contact)

    assert look_at_reports(contact, by=marta, agrees=True, because="Three say so.", now=NOON) == 1

    assert contact.dispute.is_from_reports
    assert not contact.reports.unread()


def test_a_person_who_does_not_agree_sets_the_reports_aside():
    contact = make_contact()
    report(contact)

    look_at_reports(contact, by=make_user(), agrees=False, now=NOON)

    assert contact.dispute is None and not contact.reports.unread()
