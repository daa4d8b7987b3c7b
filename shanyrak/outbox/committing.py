"""
What is written down of a group of letters: the point of no return before their last words, and how each ended.

Both go past the ORM in one statement a group, and leave every check to it: only what is still ours, in the state we
left it in, and behind an open gate.
"""

import json
import random
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from shanyrak.channels.base import Envelope, Offer, Refused, TryLater, Unreachable
from shanyrak.outbox.addressing import freeze
from shanyrak.outbox.claiming import go_on, pause
from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryState, Worker
from shanyrak.outbox.statements import array_of, execute
from shanyrak.vault import sessions

FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=4)
ANSWERED = (DeliveryState.ACCEPTED, DeliveryState.REFUSED)
UNTIL_REACHABLE = timedelta(minutes=2)  # our own mail server, which is being restarted

# A sender never waits for a letter that somebody else has in hand: a stop, or a writer who takes theirs back, may be
# waiting for another of its group, and PostgreSQL would end one of the two.
COMMIT = """
WITH free AS (SELECT id FROM outbox_delivery WHERE id = ANY(%s::uuid[]) FOR NO KEY UPDATE SKIP LOCKED)
UPDATE outbox_delivery AS delivery
SET state = 'committing', stepped_at = %s, envelope = sealed.envelope, wrapped_key = sealed.wrapped_key,
    session_id = sealed.session_id
FROM unnest(%s::uuid[], %s::bytea[], %s::bytea[], %s::uuid[]) AS sealed (id, envelope, wrapped_key, session_id)
WHERE delivery.id = sealed.id AND delivery.id IN (SELECT id FROM free) AND state = 'claimed' AND worker_id = %s
  AND (gate_id IS NULL OR EXISTS (SELECT FROM outbox_gate WHERE number = delivery.gate_id AND state = 'open'))
RETURNING delivery.id
"""

# Of those that said their last word the end is written in any case; nobody else touches them.
END = """
WITH free AS (SELECT id FROM outbox_delivery WHERE id = ANY(%s::uuid[]) FOR NO KEY UPDATE SKIP LOCKED)
UPDATE outbox_delivery AS delivery
SET state = how.state, stepped_at = %s, why = how.why, worker_id = NULL,
    not_before = CASE WHEN how.state = 'queued' THEN how.not_before ELSE delivery.not_before END,
    carrier_ref = CASE WHEN how.reference <> '' THEN how.reference ELSE delivery.carrier_ref END
FROM json_to_recordset(%s) AS how
    (id uuid, before text, state text, why text, reference text, not_before timestamptz)
WHERE delivery.id = how.id AND delivery.state = how.before AND delivery.worker_id = %s
  AND (how.before = 'committing' OR delivery.id IN (SELECT id FROM free))
"""


@dataclass(slots=True)
class Ready:
    """One delivery brought up to its point of no return."""

    delivery: Delivery
    envelope: Envelope
    offer: Offer


@dataclass(frozen=True, slots=True)
class End:
    """How an attempt ended, for the journal. ``wait`` is how long it stays in the queue, if that is where it goes."""

    delivery: Delivery
    state: str
    why: str
    reference: str = ""
    wait: timedelta = timedelta(0)
    before: str = DeliveryState.CLAIMED


def write_down(worker: Worker, ends: Collection[End], ready: Collection[Ready], now: datetime) -> list[Ready]:
    """
    One commit for how letters ended and for the whole group that stands at its dot, before any last word. Gives those
    of the group that are still ours to send.
    """
    for each in ready:
        # A bundle is written anew each time: whoever takes a letter back meanwhile is not in the next one.
        if not each.delivery.envelope and each.delivery.origin != BUNDLE:
            each.delivery.envelope = freeze(each.envelope)
    with transaction.atomic():
        write_ends(worker, ends, now)
        whole = [each.delivery for each in ready if _is_still_whole(each.delivery)]
        ours = step_all(worker, whole, now)
    return [each for each in ready if each.delivery.pk in ours]


def _is_still_whole(delivery: Delivery) -> bool:
    """Whether everybody whose letter stands in this bundle still wants it to leave; locks them until the commit."""
    if delivery.origin != BUNDLE:
        return True
    members = Delivery.objects.filter(bundle=delivery, state=DeliveryState.CLAIMED)
    return {member.pk for member in members.select_for_update()} == delivery.carried


def step_all(worker: Worker, deliveries: list[Delivery], now: datetime) -> set[UUID]:
    if not deliveries:
        return set()
    for session in {delivery.session_id for delivery in deliveries if delivery.session_id}:
        sessions.store(session, connection)
    sealed = [
        array_of(delivery.pk for delivery in deliveries),
        [delivery.envelope.raw for delivery in deliveries],
        [bytes(delivery.wrapped_key) for delivery in deliveries],
        array_of(delivery.session_id for delivery in deliveries),
    ]
    return {row[0] for row in execute(COMMIT, [sealed[0], now, *sealed, worker.pk])}


def end_of(delivery: Delivery, no: TryLater | Refused, before: str, now: datetime) -> End:
    """What a carrier's no means for the letter; a mail server that puts it off is left alone for a while."""
    if isinstance(no, Refused):
        return End(delivery, DeliveryState.REFUSED, str(no), before=before)
    if isinstance(no, Unreachable):
        wait = UNTIL_REACHABLE * random.uniform(0.8, 1.2)
    else:
        wait = back_off(delivery.attempts)
        pause(delivery.lane, until=now + wait)
    return End(delivery, DeliveryState.QUEUED, str(no), wait=wait, before=before)


def back_off(attempts: int) -> timedelta:
    """A quarter of an hour, doubled each time up to four, and up to a third more so that nobody comes all at once."""
    wait = min(FIRST_WAIT * 2 ** max(attempts - 1, 0), LONGEST_WAIT)
    return wait * random.uniform(1, 1.3)


def write_ends(worker: Worker, ends: Collection[End], now: datetime) -> None:
    if not ends:
        return
    # One value a group: written as six lists, they cost several times as much.
    how = [
        {
            "id": end.delivery.pk.hex,
            "before": end.before,
            "state": end.state,
            "why": end.why[:300],
            "reference": end.reference[:200],
            "not_before": (now + end.wait).isoformat(),
        }
        for end in ends
    ]
    unsaid = array_of(end.delivery.pk for end in ends if end.before == DeliveryState.CLAIMED)
    execute(END, [unsaid, now, json.dumps(how), worker.pk])
    go_on(end.delivery for end in ends if end.state in ANSWERED)
