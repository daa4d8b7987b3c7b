"""
Send what waits: claimed by batches, offered, written down as «committing», and only then the last word.

Between the journal's commit and the last word nothing else happens. Whoever dies in between leaves a letter in
doubt, never one that is sent again or forgotten (see recovering.py).
"""

import logging
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from shanyrak.channels.base import Envelope, InDoubt, Offer, Receipt, Refused, TryLater
from shanyrak.outbox.addressing import NoContact, WordsChanged, envelope_of, freeze
from shanyrak.outbox.carriers import carrier_for, hang_up
from shanyrak.outbox.gating import held
from shanyrak.outbox.models import Delivery, DeliveryState, Worker
from shanyrak.outbox.presence import present

logger = logging.getLogger(__name__)

GROUP = 16  # letters at their last word at once, each on a line of its own
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=4)
UNTIL_CONTACT = timedelta(minutes=15)

Clock = Callable[[], datetime]

CLAIM = """
WITH due AS (
    SELECT delivery.id, delivery.lane
    FROM outbox_delivery AS delivery LEFT JOIN outbox_gate AS gate ON gate.number = delivery.gate_id
    WHERE delivery.state = 'queued' AND delivery.not_before <= %(now)s
      AND (delivery.expires_at IS NULL OR delivery.expires_at > %(now)s)
      AND (gate.number IS NULL OR gate.state = 'open')
    ORDER BY delivery.lane, delivery.not_before
    LIMIT %(group)s
    FOR UPDATE OF delivery SKIP LOCKED
)
UPDATE outbox_delivery AS delivery
SET state = 'claimed', worker_id = %(worker)s, attempts = attempts + 1, stepped_at = %(now)s, why = ''
FROM due
WHERE delivery.id = due.id AND delivery.state = 'queued' AND due.lane = (SELECT min(lane) FROM due)
RETURNING delivery.id
"""


@dataclass(slots=True)
class Ready:
    """One delivery brought up to its point of no return."""

    delivery: Delivery
    envelope: Envelope
    offer: Offer


def send_waiting(*, clock: Clock, most: int | None = None) -> int:
    """
    Send what is due, group by group, until nothing is or ``most`` letters were handled. Returns how many left.

    May run any number of times side by side: each letter is claimed by one sender only.
    """
    expire(now=clock())
    if not Delivery.objects.waiting().filter(not_before__lte=clock()).exists():
        return 0
    left = handled = 0
    with present(clock=clock) as worker:
        try:
            while most is None or handled < most:
                ids = claim(worker, now=clock())
                if not ids:
                    break
                handled += len(ids)
                left += send_group(worker, ids, clock=clock)
        finally:
            hang_up()
    return left


def expire(*, now: datetime) -> None:
    """What could not leave before its day stays here, and says so."""
    Delivery.objects.waiting().filter(expires_at__lte=now).update(
        state=DeliveryState.EXPIRED, stepped_at=now, why="its day has passed"
    )


def claim(worker: Worker, *, now: datetime) -> list[UUID]:
    """Take the next group of one lane for this worker, and nobody else."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"now": now, "group": GROUP, "worker": worker.pk})
        return [row[0] for row in cursor.fetchall()]


def send_group(worker: Worker, ids: list[UUID], *, clock: Clock) -> int:
    """Bring a claimed group to its carriers and write down what each said. Returns how many were taken."""
    deliveries = list(
        Delivery.objects.filter(pk__in=ids).select_related("message", "contact__office", "gate")
    )
    with held({delivery.gate_id for delivery in deliveries if delivery.gate_id}) as open_gates:
        passing = [d for d in deliveries if d.gate_id is None or d.gate_id in open_gates]
        _give_back(worker, (d for d in deliveries if d not in passing), clock(), "the gate is shut")
        ready = _offer_each(worker, passing, clock)
        try:
            committed = _write_committing(worker, ready, clock())
        except BaseException:
            # Not known to be written down: then no last word.
            for each in ready:
                each.offer.abandon()
            raise
        return sum(_say_last_word(worker, each, clock) for each in committed)


def _offer_each(worker: Worker, deliveries: Iterable[Delivery], clock: Clock) -> list[Ready]:
    ready = []
    for delivery in deliveries:
        try:
            envelope = envelope_of(delivery, now=clock())
            ready.append(Ready(delivery, envelope, carrier_for(delivery.channel).offer(envelope)))
        except NoContact:
            _give_back(worker, [delivery], clock(), "waits for a confirmed contact", wait=UNTIL_CONTACT)
        except WordsChanged:
            logger.error(  # noqa: TRY400 -- the row is named; a traceback would say no more
                "delivery %s: the words are not those that were approved", delivery.pk
            )
            _end(worker, delivery, "claimed", DeliveryState.REFUSED, clock(), why="the words were changed")
        except TryLater as later:
            _give_back(worker, [delivery], clock(), str(later), wait=back_off(delivery.attempts))
        except Refused as refusal:
            logger.warning("delivery %s refused: %s", delivery.pk, refusal)
            _end(worker, delivery, "claimed", DeliveryState.REFUSED, clock(), why=str(refusal))
    return ready


def _write_committing(worker: Worker, ready: list[Ready], now: datetime) -> list[Ready]:
    """One commit for the whole group, before any last word. Whatever is ours no more is let go."""
    with transaction.atomic():
        for each in ready:
            if not each.delivery.envelope:
                each.delivery.envelope = freeze(each.envelope)
                each.delivery.save(update_fields=["envelope", "wrapped_key", "session"])
        ours = _step_all(worker, [each.delivery.pk for each in ready], now)
    for each in ready:
        if each.delivery.pk not in ours:
            each.offer.abandon()
    return [each for each in ready if each.delivery.pk in ours]


def _step_all(worker: Worker, ids: list[UUID], now: datetime) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE outbox_delivery AS delivery SET state = 'committing', stepped_at = %s"
            " WHERE id = ANY(%s) AND state = 'claimed' AND worker_id = %s AND (gate_id IS NULL OR EXISTS"
            " (SELECT FROM outbox_gate WHERE number = delivery.gate_id AND state = 'open')) RETURNING id",
            [now, ids, worker.pk],
        )
        return {row[0] for row in cursor.fetchall()}


def _say_last_word(worker: Worker, each: Ready, clock: Clock) -> bool:
    try:
        answer = each.offer.commit()
    except TryLater as later:
        wait = back_off(each.delivery.attempts)
        _end(worker, each.delivery, "committing", DeliveryState.QUEUED, clock(), why=str(later), wait=wait)
        return False
    except Refused as refusal:
        logger.warning("delivery %s refused: %s", each.delivery.pk, refusal)
        _end(worker, each.delivery, "committing", DeliveryState.REFUSED, clock(), why=str(refusal))
        return False
    match answer:
        case Receipt(reference=reference, said=said):
            _end(
                worker,
                each.delivery,
                "committing",
                DeliveryState.ACCEPTED,
                clock(),
                why=said,
                reference=reference,
            )
            return True
        case InDoubt(why=why):
            logger.warning("delivery %s in doubt: %s", each.delivery.pk, why)
            _end(worker, each.delivery, "committing", DeliveryState.IN_DOUBT, clock(), why=why)
    return False


def back_off(attempts: int) -> timedelta:
    """Five minutes, doubled each time up to four hours, a fifth more or less so that nobody comes all at once."""
    wait = min(FIRST_WAIT * 2 ** max(attempts - 1, 0), LONGEST_WAIT)
    return wait * random.uniform(0.8, 1.2)


def _give_back(
    worker: Worker, deliveries: Iterable[Delivery], now: datetime, why: str, *, wait: timedelta = FIRST_WAIT
) -> None:
    for delivery in deliveries:
        _end(worker, delivery, "claimed", DeliveryState.QUEUED, now, why=why, wait=wait)


def _end(
    worker: Worker,
    delivery: Delivery,
    before: str,
    after: str,
    now: datetime,
    *,
    why: str,
    reference: str = "",
    wait: timedelta = timedelta(0),
) -> None:
    """Write down how it ended; only if it is still ours in the state we left it in."""
    changes = {"state": after, "stepped_at": now, "why": why[:300], "worker": None}
    if after == DeliveryState.QUEUED:
        changes["not_before"] = now + wait
    if reference:
        changes["carrier_ref"] = reference[:200]
    Delivery.objects.filter(pk=delivery.pk, state=before, worker=worker).update(**changes)
