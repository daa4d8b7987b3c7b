"""Messages that come back, and answers of machines, are what we know of a contact."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings

from shanyrak.craft.contacts.autoreplies import Answer
from shanyrak.craft.contacts.bounces import Bounce
from shanyrak.outbox.bouncing import answer_by_machine, arrive, bounce
from shanyrak.outbox.models import Delivery, Worker
from shanyrak.outbox.testifying import bear_witness
from shanyrak.targets.models import ContactPoint, Evidence
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

LATER = NOON + timedelta(hours=6)


def sent(appeal, *, state: str = "accepted", why: str = "", at=NOON) -> Delivery:
    """A letter to the mayor's mailbox that has come as far as this."""
    delivery = deliveries_of(make_confirmed_letter(appeal)).get()
    worker = Worker.objects.create(session=str(delivery.pk), host="here", lock_file="/nowhere", started_at=at)
    for step in ("claimed", "committing", state):
        Delivery.objects.filter(pk=delivery.pk).update(state=step, worker=worker, stepped_at=at, why=why)
    delivery.refresh_from_db()
    return delivery


def lines(contact: ContactPoint, *kinds: str) -> list[Evidence]:
    return list(contact.evidence.filter(kind__in=kinds).order_by("pk"))


def contact_of(delivery: Delivery) -> ContactPoint:
    return ContactPoint.objects.get(pk=delivery.contact_id)


@pytest.fixture
def in_the_world(monkeypatch):
    """As an operator has it whose mail really leaves."""
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, is_sandbox=False))


def test_a_message_that_comes_back_is_a_line_in_the_ledger():
    delivery = sent(make_appeal())

    bounce(delivery.bounce_token, why="5.1.1 no such user", kind=Bounce.UNKNOWN, now=LATER)

    (line,) = lines(contact_of(delivery), "bounced_hard")
    assert line.words == "5.1.1 no such user"
    assert contact_of(delivery).suspended_at is None


def test_two_messages_that_come_back_for_good_set_the_contact_aside():
    appeal = make_appeal()

    for delivery in [sent(appeal), sent(appeal)]:
        bounce(delivery.bounce_token, why="5.1.1", kind=Bounce.UNKNOWN, now=LATER)

    contact = contact_of(delivery)
    assert contact.suspended_at == LATER
    assert [line.kind for line in lines(contact, "bounced_hard", "suspended")] == [
        "bounced_hard",
        "bounced_hard",
        "suspended",
    ]


def test_a_full_mailbox_sets_nothing_aside():
    appeal = make_appeal()

    for _ in range(3):
        delivery = sent(appeal)
        bounce(delivery.bounce_token, why="5.2.2 mailbox full", kind=Bounce.FULL, now=LATER)

    assert contact_of(delivery).suspended_at is None
    assert len(lines(contact_of(delivery), "bounced_soft")) == 3


def test_the_same_report_twice_is_one_line():
    delivery = sent(make_appeal())

    for _ in range(2):
        bounce(delivery.bounce_token, why="5.1.1", kind=Bounce.UNKNOWN, now=LATER)

    assert len(lines(contact_of(delivery), "bounced_hard")) == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer.MOVED, "moved"),
        (Answer.UNREAD, "unread"),
        (Answer.GONE, "unread"),
        (Answer.AWAY, "autoreply"),
        (Answer.RECEIVED, "autoreply"),
        (Answer.OTHER, "autoreply"),
    ],
)
def test_what_a_machine_answers_is_classed_and_written_down(answer, kind):
    delivery = sent(make_appeal())

    assert answer_by_machine(delivery.bounce_token, answer=answer, now=LATER)

    assert len(lines(contact_of(delivery), kind)) == 1


def test_an_answer_with_a_made_up_token_is_written_nowhere():
    delivery = sent(make_appeal())

    assert not answer_by_machine("0" * 32, answer=Answer.MOVED, now=LATER)
    assert not answer_by_machine("", answer=Answer.MOVED, now=LATER)
    assert not lines(contact_of(delivery), "moved")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (Bounce.UNKNOWN, "bounced_hard"),
        (Bounce.MOVED, "moved"),
        (Bounce.FULL, "bounced_soft"),
        (Bounce.SPAM, "bounced_soft"),
        (Bounce.POLICY, "bounced_soft"),
        (Bounce.TEMPORARY, "bounced_soft"),
        (Bounce.FAILED, "bounced_soft"),
    ],
)
def test_the_ledger_says_why_it_came_back(kind, line):
    delivery = sent(make_appeal())

    bounce(delivery.bounce_token, kind=kind, why="their words", now=LATER)

    assert [each.source for each in lines(contact_of(delivery), line)] == [kind]


def test_their_server_says_that_it_has_the_letter():
    delivery = sent(make_appeal())

    assert arrive(delivery.bounce_token, why="2.0.0", now=LATER)

    delivery.refresh_from_db()
    assert delivery.state == "relayed"
    assert not arrive(delivery.bounce_token, why="2.0.0", now=LATER) and not arrive("", why="", now=LATER)


# --- what the nightly look at deliveries finds ---


def test_letters_that_were_taken_and_stayed_quiet_say_so_once_a_day(in_the_world):
    appeal = make_appeal()
    for _ in range(2):
        delivery = sent(appeal)

    for days in (2, 3, 4):
        bear_witness(now=NOON + timedelta(days=days))

    (line,) = lines(contact_of(delivery), "delivered")
    assert line.day == "2026-11-22"


def test_a_mailbox_that_their_server_does_not_know_is_a_bounce(in_the_world):
    delivery = sent(make_appeal(), state="refused", why="550 5.1.1 no such user")

    bear_witness(now=LATER)
    bear_witness(now=LATER)

    assert len(lines(contact_of(delivery), "bounced_hard")) == 1


def test_a_refusal_of_our_own_making_says_nothing_of_the_office(in_the_world):
    delivery = sent(make_appeal(), state="refused", why="it cannot be written as a mail")

    bear_witness(now=LATER)

    assert not lines(contact_of(delivery), "bounced_hard", "bounced_soft")


def test_the_sandbox_proves_nothing_about_an_office():
    delivery = sent(make_appeal())

    bear_witness(now=NOON + timedelta(days=3))

    assert not lines(contact_of(delivery), "delivered")
