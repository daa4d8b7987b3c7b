"""No mailbox gets more than it can read, and none waits behind another."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from shanyrak.outbox.claiming import claim, claim_after, pause
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.outbox.posting import post
from shanyrak.outbox.sending import send_waiting
from shanyrak.outbox.writing import write
from shanyrak.vault.ids import new_id
from tests.conftest import NOON
from tests.make import make_contact, make_office
from tests.outbox.test_sending import _other_session, mails, make_worker, sandbox  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _small_mailboxes(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mailbox_an_hour=3, mailbox_a_day=5)


def queue(contact, number, *, gate=None, now=NOON):
    return [
        post(
            origin="letter", origin_id=new_id(), channel="email", contact=contact, gate=gate, now=now,
            message=write(subject="s", body="b", language="en", now=now),
        )
        for _ in range(number)
    ]  # fmt: skip


def left(contact):
    return Delivery.objects.filter(contact=contact).exclude(state=DeliveryState.QUEUED).count()


def contact_at(address):
    return make_contact(make_office(), value=address)


def test_a_mailbox_gets_so_many_an_hour_and_a_day(sandbox):  # noqa: F811
    contact = contact_at("akim@town.example")
    queue(contact, 9)

    seen = []
    for hours in (0, 0.5, 1.1, 2.2, 24.2):
        send_waiting(clock=lambda hours=hours: NOON + timedelta(hours=hours))
        seen.append(left(contact))

    assert seen == [3, 3, 5, 5, 8]


def test_two_contacts_with_one_mailbox_share_its_turns(sandbox):  # noqa: F811
    for address in ("akim@town.example", "Akim@Town.example"):
        queue(contact_at(address), 3)

    send_waiting(clock=lambda: NOON)

    assert len(mails(sandbox)) == 3


def test_no_mailbox_waits_behind_anothers_queue(sandbox):  # noqa: F811
    full, other = contact_at("akim@a.example"), contact_at("akim@b.example")
    queue(full, 9)
    queue(other, 1, now=NOON + timedelta(minutes=1))

    send_waiting(clock=lambda: NOON + timedelta(minutes=2))

    assert (left(full), left(other)) == (3, 1)


def test_letters_of_a_mailbox_leave_in_the_order_they_came():
    contact = contact_at("akim@town.example")
    rows = [queue(contact, 1, now=NOON + timedelta(minutes=n))[0] for n in (2, 0, 1, 3)]

    assert set(claim(make_worker(), now=NOON + timedelta(hours=1))) == {row.pk for row in rows[:3]}


def test_a_turn_that_nothing_came_of_is_given_back():
    contact = contact_at("akim@town.example")
    queue(contact, 6)
    first = claim(make_worker(), now=NOON)
    Delivery.objects.filter(pk__in=first[:2]).update(state=DeliveryState.QUEUED, worker=None)

    assert len(claim(make_worker(), now=NOON)) == 2


def test_two_claims_at_the_same_moment_do_not_both_take_the_turns():
    contact = contact_at("akim@town.example")
    lane = queue(contact, 6)[0].lane
    with _other_session() as other, other.transaction():
        other.execute("SELECT pg_advisory_xact_lock(2, hashtext(%s))", [lane])
        assert claim(make_worker(), now=NOON) == []
    assert len(claim(make_worker(), now=NOON)) == 3


def test_a_domain_that_puts_us_off_is_left_alone(sandbox):  # noqa: F811
    for address in ("akim@town.example", "press@town.example", "akim@other.example"):
        queue(contact_at(address), 1)
    pause("town.example/akim", until=NOON + timedelta(minutes=15))

    send_waiting(clock=lambda: NOON)
    assert len(mails(sandbox)) == 1
    send_waiting(clock=lambda: NOON + timedelta(minutes=16))
    assert len(mails(sandbox)) == 2  # one try
    send_waiting(clock=lambda: NOON + timedelta(minutes=16))
    assert len(mails(sandbox)) == 3  # it was taken, so nobody waits any more


def test_a_domain_that_goes_on_putting_off_is_tried_with_one_letter_a_time(sandbox, monkeypatch):  # noqa: F811
    from shanyrak.channels.base import TryLater
    from shanyrak.channels.email import EmailCarrier

    offers = []

    def busy(_self, envelope):
        offers.append(envelope.to)
        raise TryLater("451 later")

    monkeypatch.setattr(EmailCarrier, "begin", busy)
    for address in ("akim@town.example", "press@town.example"):
        queue(contact_at(address), 3)

    seen = []
    for minutes in (0, 10, 20, 21, 45, 60, 61):
        send_waiting(clock=lambda minutes=minutes: NOON + timedelta(minutes=minutes))
        seen.append(len(offers))

    assert seen == [6, 6, 7, 7, 7, 8, 8]


def test_what_the_server_puts_off_pauses_its_domain(sandbox, monkeypatch):  # noqa: F811
    from shanyrak.channels.base import TryLater
    from shanyrak.channels.email import EmailCarrier

    offers = []

    def greylisted(_self, envelope):
        offers.append(envelope.to)
        raise TryLater("451 later")

    monkeypatch.setattr(EmailCarrier, "begin", greylisted)
    queue(contact_at("akim@town.example"), 1)
    send_waiting(clock=lambda: NOON)
    queue(contact_at("press@town.example"), 1)
    for minutes in range(0, 120, 5):
        send_waiting(clock=lambda minutes=minutes: NOON + timedelta(minutes=minutes))

    assert 2 <= len(offers) <= 8  # in two hours, of two letters; at most one a quarter of an hour


def test_a_greylisted_domain_is_tried_with_a_letter_that_it_knows(sandbox, monkeypatch):  # noqa: F811
    from shanyrak.channels.base import TryLater
    from shanyrak.channels.email import EmailCarrier

    begin, known = EmailCarrier.begin, set()

    def greylisting(self, envelope):
        if envelope.message_id not in known:
            known.add(envelope.message_id)
            raise TryLater("450 come back later")
        return begin(self, envelope)

    monkeypatch.setattr(EmailCarrier, "begin", greylisting)
    contact = contact_at("akim@town.example")
    queue(contact, 1)
    send_waiting(clock=lambda: NOON)
    queue(contact, 2)  # in the queue for longer than the first one, which was put off

    for minutes in (20, 21):
        send_waiting(clock=lambda minutes=minutes: NOON + timedelta(minutes=minutes))

    assert len(mails(sandbox)) == 1
    assert len(known) == 3  # it let the first one in, so the others have asked too


def test_service_mails_and_drills_have_no_pace(sandbox):  # noqa: F811
    from shanyrak.outbox.gating import make_gate, open_gate

    gate = make_gate(is_paced=False)
    open_gate(gate)
    queue(contact_at("target@drill.example"), 9, gate=gate)

    send_waiting(clock=lambda: NOON)

    assert len(mails(sandbox)) == 9


def test_a_round_goes_on_after_the_lane_where_it_stopped(monkeypatch):
    monkeypatch.setattr("shanyrak.outbox.claiming.GROUP", 2)
    for address in ("a@a.example", "b@b.example", "c@c.example"):
        queue(contact_at(address), 2)

    worker, after, lanes = make_worker(), "", []
    for _ in range(3):
        turn = claim_after(after, worker, now=NOON)
        after = turn.after
        lanes.append(after)

    assert lanes == ["a.example/a", "b.example/b", "c.example/c"]


def test_looking_for_lanes_reads_the_index_and_not_the_letters():
    queue(contact_at("akim@town.example"), 3)
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT lane FROM outbox_delivery WHERE state = 'queued' AND lane > 'a' ORDER BY lane LIMIT 1"
        )
        plan = "".join(row[0] for row in cursor.fetchall())
        cursor.execute("RESET enable_seqscan")

    assert "Index Only Scan using delivery_waiting" in plan


def test_a_shut_gate_holds_back_its_own_letters_and_no_others_of_the_mailbox(sandbox):  # noqa: F811
    from shanyrak.outbox.gating import make_gate, open_gate

    contact, shut, opened = contact_at("akim@town.example"), make_gate(), make_gate()
    open_gate(opened)
    (held_back,) = queue(contact, 1, gate=shut)
    (goes,) = queue(contact, 1, gate=opened)

    send_waiting(clock=lambda: NOON)

    held_back.refresh_from_db()
    assert (held_back.state, held_back.attempts) == (DeliveryState.QUEUED, 0)
    assert Delivery.objects.get(pk=goes.pk).state == DeliveryState.ACCEPTED
