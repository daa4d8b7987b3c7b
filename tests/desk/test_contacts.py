"""A contact's page tells all that is known of it; what settles a doubt takes two persons here too."""

import pytest
from django.urls import reverse
from django.utils import timezone

from shanyrak.desk.queues import contacts_in_doubt
from shanyrak.targets.conflicting import contradictions
from shanyrak.targets.disputing import dispute
from shanyrak.targets.models import ContactPoint, EvidenceKind, GivingUp, Office, Verdict
from shanyrak.targets.reporting import report_trouble
from shanyrak.targets.witnessing import witness
from tests import make
from tests.desk.conftest import signed_in


@pytest.fixture
def contact() -> ContactPoint:
    appeal = make.make_appeal(now=timezone.now())
    return appeal.targets.first().office.contacts.get(channel="email")


def page_of(desk, contact) -> str:
    return desk.get(reverse("desk:contact", args=[contact.pk])).content.decode()


def press(desk, name: str, row, **fields) -> str:
    return desk.post(reverse(f"desk:{name}", args=[row.pk]), fields, follow=True).content.decode()


def report(contact, *keys: str) -> None:
    for key in keys:
        report_trouble(contact, what="came_back", value="x@town.example", form_key=key, now=timezone.now())


def test_the_ledger_stands_on_the_page_newest_first(desk, contact):
    witness(contact, EvidenceKind.BOUNCED_SOFT, words="5.2.2 mailbox full", key="x", now=timezone.now())

    page = page_of(desk, contact)

    assert (
        page.index("Came back this once")
        < page.index("Confirmed by two persons")
        < page.index("Seen in a source")
    )
    assert "by telephone" in page and "5.2.2 mailbox full" in page


def test_a_doubt_is_said_on_the_desk_and_one_person_cannot_settle_it(desk, contact):
    page = press(desk, "dispute_contact", contact, because="Nobody there knows it.")

    assert "marta doubts it: Nobody there knows it." in page
    assert contact in contacts_in_doubt()
    assert "somebody doubts it already" in press(desk, "dispute_contact", contact, because="Once more")


def test_a_new_value_that_two_stand_for_settles_the_doubt(desk, tomas, contact):
    press(desk, "dispute_contact", contact, because="It moved.")
    press(desk, "propose_value", contact, value="office@kemertas.example", how="website")
    signed_in(tomas).post(
        reverse("desk:approve_confirmation", args=[contact.confirmations.waiting().get().pk])
    )

    assert contact.dispute is None and contact not in contacts_in_doubt()


def test_giving_up_takes_two(desk, tomas, contact):
    press(desk, "give_up_contact", contact, because="The ministry is dissolved.")
    row = GivingUp.objects.get()

    assert "you proposed this yourself" in press(desk, "approve_giving_up", row)
    assert "Given up. Nothing uses it any more." in press(signed_in(tomas), "approve_giving_up", row)

    contact.refresh_from_db()
    assert contact.given_up_at and contact not in ContactPoint.objects.usable()
    assert "given up for good" in press(desk, "propose_value", contact, value="x@y.example", how="website")


def test_another_person_finds_the_giving_up_among_the_approvals(desk, tomas, contact):
    press(desk, "give_up_contact", contact, because="The ministry is dissolved.")

    page = signed_in(tomas).get(reverse("desk:approvals")).content.decode()

    assert "Contacts to give up" in page and reverse("desk:contact", args=[contact.pk]) in page


def test_reports_wait_in_the_queue_until_somebody_reads_them(desk, contact):
    report(contact, "a", "b", "c")

    assert contact in contacts_in_doubt()
    page = page_of(desk, contact)
    assert "3 reports that it does not work" in page and "x@town.example" in page

    press(desk, "read_reports", contact, say="aside")
    assert contact not in contacts_in_doubt()


def test_who_agrees_with_the_reports_says_why_and_the_public_hears_it(desk, client, contact):
    report(contact, "a")
    appeal = contact.office.appeals.get()

    press(desk, "read_reports", contact, say="agree")
    assert contact.dispute is None, "without a reason nothing is doubted"
    press(desk, "read_reports", contact, say="agree", because="I tried it too.")

    assert contact.dispute.is_from_reports
    assert "others report that it does not work" in client.get(f"/en/{appeal.number}/").content.decode()


def test_check_now_writes_what_was_found_and_what_was_not_asked(desk, marta, contact):
    page = press(desk, "check_contact", contact)

    assert "Checked by machine: not checked" in page and "SHANYRAK_LOOK_UPS" in page
    assert {line.by for line in contact.evidence.filter(kind="checked")} == {marta}


@pytest.mark.parametrize("kind", ["moved", "unread"])
def test_a_machine_that_says_nobody_reads_it_puts_it_in_the_queue(contact, kind):
    witness(contact, kind, key="x", now=timezone.now())

    assert contact in contacts_in_doubt()


def test_what_is_broken_is_in_the_queue_until_it_is_found_in_order(contact):
    witness(
        contact, EvidenceKind.CHECKED, verdict=Verdict.BROKEN, words="No such domain.", now=timezone.now()
    )
    assert contact in contacts_in_doubt()

    witness(contact, EvidenceKind.CHECKED, verdict=Verdict.OK, now=timezone.now())
    assert contact not in contacts_in_doubt()


def test_the_queue_says_each_reason(desk, marta, contact):
    dispute(contact, because="A bakery answers.", by=marta, now=timezone.now())
    report(contact, "a")

    page = desk.get(reverse("desk:contacts_in_doubt")).content.decode()

    assert "marta doubts it: A bakery answers." in page and "1 report to read" in page


def test_what_three_report_stands_first(desk, contact):
    one = contact.office.contacts.get(channel="webform")
    report(contact, "a")
    report(one, "b", "c", "d")

    page = desk.get(reverse("desk:contacts_in_doubt")).content.decode()

    assert page.index(reverse("desk:contact", args=[one.pk])) < page.index(
        reverse("desk:contact", args=[contact.pk])
    )


def test_the_queue_costs_no_more_for_a_longer_directory(contact, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        contacts_in_doubt().count()


# --- contradictions between appeals ---


@pytest.fixture
def second(contact):
    """Another appeal that names the same mayor with another mailbox."""
    office = make.make_office()
    make.make_contact(office, value="mayor@town.example")
    make.make_draft().targets.create(office=office, position=0)
    return office


def test_two_appeals_that_do_not_agree_are_a_question(desk, contact, second):
    page = desk.get(reverse("desk:contradictions")).content.decode()

    assert "akim@kemertas.example" in page and "mayor@town.example" in page
    assert reverse("desk:contact", args=[contact.pk]) in page
    assert "1 contradiction between appeals" in desk.get(reverse("desk:contacts_in_doubt")).content.decode()


def test_who_says_why_both_are_right_settles_it_until_something_changes(desk, second):
    (found,) = contradictions(Office.objects.all())
    settle = reverse("desk:settle_contradiction", args=[found.conflict.facts])

    desk.post(settle, {"because": ""})
    assert contradictions(Office.objects.all()), "without a reason it stays a question"
    desk.post(settle, {"because": "One is the secretary's."})
    assert not contradictions(Office.objects.all())

    page = desk.post(settle, {"because": "Again"}, follow=True).content.decode()
    assert "somebody was quicker" in page


def test_a_dead_contact_contradicts_nobody(desk, tomas, marta, contact, second):
    from shanyrak.targets.confirming import approve
    from shanyrak.targets.disputing import propose_giving_up

    row = propose_giving_up(second.contacts.get(), because="It came back.", by=marta, now=timezone.now())
    approve(row, by=tomas, now=timezone.now())

    assert not contradictions(Office.objects.all())
