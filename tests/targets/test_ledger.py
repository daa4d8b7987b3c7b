"""The truth about a contact: a ledger that only grows, doubts that two persons settle."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from shanyrak.targets.confirming import GivenUpMeanwhile, approve, propose_value
from shanyrak.targets.disputing import AlreadyDisputed, GivenUp, dispute, propose_giving_up
from shanyrak.targets.models import ContactPoint, Dispute, Evidence, EvidenceKind, How
from shanyrak.targets.registering import add_contact
from shanyrak.targets.suspending import restore, suspend, suspend_if_dead
from shanyrak.targets.witnessing import witness
from tests.conftest import NOON
from tests.make import make_contact, make_office, make_user

pytestmark = [pytest.mark.unit, pytest.mark.django_db]

LATER = NOON + timedelta(days=3)


def kinds(contact) -> list[str]:
    return list(contact.evidence.order_by("pk").values_list("kind", flat=True))


def test_a_contact_begins_its_ledger_with_the_line_it_was_seen_in():
    contact = add_contact(
        office=make_office(),
        channel="email",
        printed="akim@kemertas.example",
        first_seen_on="2009-03",
        source="a leaflet",
        line="Write to the mayor (email akim@kemertas.example.)",
        now=NOON,
    )

    line = contact.evidence.get()

    assert (line.kind, line.day, line.source) == ("seen", "2009-03", "a leaflet")
    assert line.words == "Write to the mayor (email akim@kemertas.example.)"


def test_a_later_appeal_that_prints_the_same_mailbox_adds_a_sighting_and_rewrites_nothing():
    first = make_contact(normalised="akim@kemertas.example", first_seen_on="2009-03-25")
    before = list(first.evidence.order_by("pk").values())

    make_contact(make_office(), value="Akim@kemertas.example", first_seen_on="2026-11-20", is_confirmed=False,
                 normalised="Akim@kemertas.example", now=LATER)  # fmt: skip

    after = list(first.evidence.order_by("pk").values())
    assert after[: len(before)] == before
    assert [line["day"] for line in after if line["kind"] == "seen"] == ["2009-03-25", "2026-11-20"]


@pytest.mark.parametrize("change", [{"words": "nothing happened"}, {"kind": "confirmed"}])
def test_nobody_rewrites_the_ledger(change):
    contact = make_contact()

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Evidence.objects.filter(contact=contact).update(**change)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Evidence.objects.filter(contact=contact).delete()


def test_the_same_bounce_read_twice_is_one_line():
    contact = make_contact()

    for _ in range(2):
        witness(contact, EvidenceKind.BOUNCED_HARD, words="5.1.1", key="delivery-7", now=NOON)

    assert kinds(contact).count("bounced_hard") == 1


def test_a_confirmation_stands_in_the_ledger_with_how_and_by_whom():
    contact = make_contact()

    line = contact.evidence.get(kind="confirmed")

    assert (line.value, line.source, line.day) == ("akim@kemertas.example", "telephone", "2026-11-22")
    assert line.by == contact.confirmation.approved_by


# --- doubts ---


def test_a_doubt_stays_until_two_persons_confirm_anew():
    contact, marta, tomas = make_contact(), make_user(), make_user()
    dispute(contact, because="Nobody there knows this mailbox.", by=marta, now=LATER)

    row = propose_value(
        contact=contact, value="office@kemertas.example", how=How.WEBSITE, by=marta, now=LATER
    )
    assert contact.dispute
    approve(row, by=tomas, now=LATER)

    assert contact.dispute is None
    assert contact.disputes.get().ended == "confirmed"


def test_what_was_proposed_before_the_doubt_does_not_settle_it():
    contact = make_contact()
    row = propose_value(
        contact=contact, value="old@kemertas.example", how=How.PRINTED, by=make_user(), now=NOON
    )
    dispute(contact, because="It came back.", by=make_user(), now=LATER)

    approve(row, by=make_user(), now=LATER)

    assert contact.dispute


def test_two_persons_give_a_contact_up_and_nobody_takes_that_back():
    contact, marta, tomas = make_contact(), make_user(), make_user()
    dispute(contact, because="The ministry is dissolved.", by=marta, now=LATER)
    approve(
        propose_giving_up(contact, because="The ministry is dissolved.", by=marta, now=LATER),
        by=tomas,
        now=LATER,
    )

    contact.refresh_from_db()
    assert contact.given_up_at and contact.dispute is None
    assert contact not in ContactPoint.objects.usable()
    assert kinds(contact)[-1] == "given_up"
    with pytest.raises(GivenUpMeanwhile):
        propose_value(contact=contact, value="x@y.example", how=How.PRINTED, by=marta, now=LATER)
    with pytest.raises(GivenUp):
        dispute(contact, because="Once more", by=marta, now=LATER)
    with pytest.raises(DatabaseError, match="for good"), transaction.atomic():
        ContactPoint.objects.filter(pk=contact.pk).update(given_up_at=None)


def test_no_path_of_code_gives_a_contact_up_alone():
    contact = make_contact()

    with pytest.raises(DatabaseError, match="two persons"), transaction.atomic():
        ContactPoint.objects.filter(pk=contact.pk).update(given_up_at=NOON)


@pytest.mark.parametrize("ended", ["confirmed", "given_up"])
def test_no_path_of_code_settles_a_doubt_alone(ended):
    contact = make_contact()
    dispute(contact, because="It rings, and nobody answers.", by=make_user(), now=LATER)

    with pytest.raises(DatabaseError, match="two persons"), transaction.atomic():
        Dispute.objects.update(ended=ended, ended_at=LATER)


def test_a_contact_is_doubted_once_at_a_time():
    contact = make_contact()
    dispute(contact, because="It came back.", by=make_user(), now=NOON)

    with pytest.raises(AlreadyDisputed):
        dispute(contact, because="To me as well.", by=make_user(), now=NOON)


# --- setting aside ---


def test_suspending_and_restoring_say_who_and_why():
    contact, marta = make_contact(), make_user()

    suspend(contact, because="The office moved.", by=marta, now=NOON)
    restore(contact, by=marta, now=LATER)

    lines = contact.evidence.filter(kind__in=["suspended", "restored"]).order_by("pk")
    assert [(line.kind, line.words, line.by) for line in lines] == [
        ("suspended", "The office moved.", marta),
        ("restored", "", marta),
    ]


def test_two_messages_that_come_back_for_good_suspend_and_one_does_not():
    contact = make_contact()

    witness(contact, EvidenceKind.BOUNCED_HARD, key="one", now=LATER)
    assert not suspend_if_dead(contact, now=LATER)
    witness(contact, EvidenceKind.BOUNCED_SOFT, key="full", now=LATER)
    assert not suspend_if_dead(contact, now=LATER)
    witness(contact, EvidenceKind.BOUNCED_HARD, key="two", now=LATER)

    assert suspend_if_dead(contact, now=LATER)
    assert contact.suspended_because == "two messages came back for good"


def test_what_came_back_before_it_was_confirmed_anew_does_not_count():
    contact = make_contact()
    witness(contact, EvidenceKind.BOUNCED_HARD, key="one", now=NOON)
    row = propose_value(
        contact=contact, value="new@kemertas.example", how=How.TELEPHONE, by=make_user(), now=LATER
    )
    approve(row, by=make_user(), now=LATER)
    witness(contact, EvidenceKind.BOUNCED_HARD, key="two", now=LATER + timedelta(hours=1))

    assert not suspend_if_dead(contact, now=LATER + timedelta(hours=1))
