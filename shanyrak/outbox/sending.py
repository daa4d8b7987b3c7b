"""
Send what waits: claimed by batches, offered, written down as «committing», and only then the last word.

Between the journal's commit and the last word nothing else happens. Whoever dies in between leaves a letter in
doubt, never one that is sent again or forgotten (see recovering.py). Where nobody can tell afterwards what became of
it, letters come to their last word one by one, so that a death leaves one at most.
"""

import logging
import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from shanyrak.channels.base import Envelope, InDoubt, Offer, Receipt, Refused, Speaking, TryLater, Unreachable
from shanyrak.outbox.addressing import AddressBook, NobodyLeft, NoContact, WordsChanged, envelope_of, freeze
from shanyrak.outbox.carriers import carrier_for, hang_up, has_witness
from shanyrak.outbox.claiming import claim_after, pause
from shanyrak.outbox.gating import held
from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryState, Worker
from shanyrak.outbox.presence import present
from shanyrak.targets.models import Channel
from shanyrak.vault import sessions

logger = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=4)
UNTIL_CONTACT = timedelta(minutes=15)
UNTIL_OPEN = timedelta(minutes=1)
UNTIL_REACHABLE = timedelta(minutes=2)  # our own mail server, which is being restarted
HANDS = 16  # mails that are signed and handed over at the same time

Clock = Callable[[], datetime]

COMMIT = """
UPDATE outbox_delivery AS delivery
SET state = 'committing', stepped_at = %s, envelope = sealed.envelope, wrapped_key = sealed.wrapped_key,
    session_id = sealed.session_id
FROM unnest(%s::uuid[], %s::bytea[], %s::bytea[], %s::uuid[]) AS sealed (id, envelope, wrapped_key, session_id)
WHERE delivery.id = sealed.id AND state = 'claimed' AND worker_id = %s AND (gate_id IS NULL OR EXISTS
  (SELECT FROM outbox_gate WHERE number = delivery.gate_id AND state = 'open')) RETURNING delivery.id
"""

# Only what is still ours, in the state we left it in.
END = """
UPDATE outbox_delivery AS delivery
SET state = how.state, stepped_at = %(now)s, why = how.why, worker_id = NULL,
    not_before = CASE WHEN how.state = 'queued' THEN how.not_before ELSE delivery.not_before END,
    carrier_ref = CASE WHEN how.reference <> '' THEN how.reference ELSE delivery.carrier_ref END
FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(whys)s::text[], %(references)s::text[], %(dues)s::timestamptz[])
    AS how (id, state, why, reference, not_before)
WHERE delivery.id = how.id AND delivery.state = %(before)s AND delivery.worker_id = %(worker)s
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
            for ids in _turns(worker, clock):
                handled += len(ids)
                left += send_group(worker, ids, clock=clock)
                if most is not None and handled >= most:
                    break
        finally:
            hang_up()
    return left


def expire(*, now: datetime) -> None:
    """What could not leave before its day stays here, and says so."""
    Delivery.objects.waiting().filter(expires_at__lte=now).update(
        state=DeliveryState.EXPIRED, stepped_at=now, why="its day has passed"
    )


def _turns(worker: Worker, clock: Clock) -> Iterator[list[UUID]]:
    """Claimed groups, lane after lane and round after round, until a whole round brings nothing."""
    after, found = "", False
    while True:
        turn = claim_after(after, worker, now=clock())
        if turn.ids:
            found = True
            yield turn.ids
        elif not turn.after:
            if not found:
                return
            found = False
        after = turn.after


def send_group(worker: Worker, ids: list[UUID], *, clock: Clock) -> int:
    """Bring a claimed group to its carriers and write down what each said. Returns how many were taken."""
    deliveries = list(Delivery.objects.filter(pk__in=ids).select_related("message", "contact"))
    with held({delivery.gate_id for delivery in deliveries if delivery.gate_id}) as open_gates:
        passing, stay = [], []
        for delivery in deliveries:
            if delivery.gate_id is None or delivery.gate_id in open_gates:
                passing.append(delivery)
            else:
                stay.append(End(delivery, DeliveryState.QUEUED, "the gate is shut", wait=UNTIL_OPEN))
        _write_down(worker, "claimed", stay, clock())
        ready = _offer_each(worker, passing, clock)
        try:
            return sum(_bring_home(worker, group, clock) for group in _by_risk(ready))
        except BaseException:
            # Not known to be written down: then no last word.
            for each in ready:
                each.offer.abandon()
            raise


def _by_risk(ready: list[Ready]) -> Iterator[list[Ready]]:
    """All together where somebody can tell afterwards what was taken; one by one where nobody can."""
    told = {channel for channel in {each.delivery.channel for each in ready} if has_witness(channel)}
    if together := [each for each in ready if each.delivery.channel in told]:
        yield together
    for each in ready:
        if each.delivery.channel not in told:
            yield [each]


def _offer_each(worker: Worker, deliveries: list[Delivery], clock: Clock) -> list[Ready]:
    ready, ends = [], []
    for delivery, envelope, offer in _offers(deliveries, clock):
        match offer:
            case NoContact():
                why = "waits for a confirmed contact"
                ends.append(End(delivery, DeliveryState.QUEUED, why, wait=UNTIL_CONTACT))
            case NobodyLeft():
                ends.append(End(delivery, DeliveryState.WITHDRAWN, "everybody in it took theirs back"))
            case WordsChanged():
                logger.error("delivery %s: the words are not those that were approved", delivery.pk)
                ends.append(End(delivery, DeliveryState.REFUSED, "the words were changed"))
            case TryLater() | Refused():
                ends.append(_end_of(delivery, offer, clock()))
            case DatabaseError():
                raise offer
            case Exception():
                # One letter that we cannot handle must not keep back the others.
                logger.error("delivery %s: %s", delivery.pk, type(offer).__name__)
                why = f"something unexpected: {type(offer).__name__}"
                ends.append(End(delivery, DeliveryState.QUEUED, why, wait=back_off(delivery.attempts)))
            case _:
                ready.append(Ready(delivery, envelope, offer))
    _write_down(worker, "claimed", ends, clock())
    return ready


def _offers(deliveries: list[Delivery], clock: Clock) -> Iterator[tuple]:
    """
    Each delivery with its envelope and its offer, or with what hinders it.

    Mails are signed and handed over side by side: most of that time passes outside Python.
    """
    book, under_way = AddressBook(deliveries), []
    for delivery in deliveries:
        try:
            envelope = envelope_of(delivery, book, now=clock())
            carrier = carrier_for(delivery.channel)
            if delivery.channel == Channel.EMAIL:
                under_way.append((delivery, envelope, _hands().submit(carrier.offer, envelope)))
            else:
                yield delivery, envelope, carrier.offer(envelope)
        except Exception as hindrance:  # noqa: BLE001 -- told apart by whoever asked
            yield delivery, None, hindrance
    for delivery, envelope, promise in under_way:
        yield delivery, envelope, promise.exception() or promise.result()


def _bring_home(worker: Worker, ready: list[Ready], clock: Clock) -> int:
    return _say_last_words(worker, _write_committing(worker, ready, clock()), clock)


def _write_committing(worker: Worker, ready: list[Ready], now: datetime) -> list[Ready]:
    """One commit for the whole group, before any last word. Whatever is ours no more is let go."""
    offered = ready
    for each in ready:
        # A bundle is written anew each time: whoever takes a letter back meanwhile is not in the next one.
        if not each.delivery.envelope and each.delivery.origin != BUNDLE:
            each.delivery.envelope = freeze(each.envelope)
    with transaction.atomic():
        ready = [each for each in ready if _is_still_whole(each)]
        ours = _step_all(worker, [each.delivery for each in ready], now)
    for each in offered:
        if each.delivery.pk not in ours:
            each.offer.abandon()
    return [each for each in offered if each.delivery.pk in ours]


def _is_still_whole(each: Ready) -> bool:
    """Whether everybody whose letter stands in this bundle still wants it to leave; locks them until the commit."""
    if each.delivery.origin != BUNDLE:
        return True
    members = Delivery.objects.filter(bundle=each.delivery, state=DeliveryState.CLAIMED)
    return {member.pk for member in members.select_for_update()} == each.delivery.carried


def _step_all(worker: Worker, deliveries: list[Delivery], now: datetime) -> set[UUID]:
    for session in {delivery.session_id for delivery in deliveries if delivery.session_id}:
        sessions.store(session, connection)
    sealed = [
        [delivery.pk for delivery in deliveries],
        [delivery.envelope.raw for delivery in deliveries],
        [bytes(delivery.wrapped_key) for delivery in deliveries],
        [delivery.session_id for delivery in deliveries],
    ]
    with connection.cursor() as cursor:
        cursor.execute(COMMIT, [now, *sealed, worker.pk])
        return {row[0] for row in cursor.fetchall()}


def _say_last_words(worker: Worker, committed: list[Ready], clock: Clock) -> int:
    """Say them all, then listen to each answer: the group waits once, not once a letter."""
    for each in committed:
        if isinstance(each.offer, Speaking):
            each.offer.speak()
    ends = [_answer(each, clock) for each in committed]
    _write_down(worker, "committing", ends, clock())
    return sum(end.state == DeliveryState.ACCEPTED for end in ends)


def _answer(each: Ready, clock: Clock) -> End:
    try:
        answer = each.offer.commit()
    except (TryLater, Refused) as no:
        return _end_of(each.delivery, no, clock())
    match answer:
        case Receipt(reference=reference, said=said):
            return End(each.delivery, DeliveryState.ACCEPTED, said, reference)
        case InDoubt(why=why):
            logger.warning("delivery %s in doubt: %s", each.delivery.pk, why)
            return End(each.delivery, DeliveryState.IN_DOUBT, why)


def _end_of(delivery: Delivery, no: TryLater | Refused, now: datetime) -> End:
    """What a carrier's no means for the letter; a mail server that puts it off is left alone for a while."""
    if isinstance(no, Refused):
        logger.warning("delivery %s refused: %s", delivery.pk, no)
        return End(delivery, DeliveryState.REFUSED, str(no))
    if isinstance(no, Unreachable):
        return End(delivery, DeliveryState.QUEUED, str(no), wait=UNTIL_REACHABLE * random.uniform(0.8, 1.2))
    wait = back_off(delivery.attempts)
    pause(delivery.lane, until=now + wait)
    return End(delivery, DeliveryState.QUEUED, str(no), wait=wait)


def back_off(attempts: int) -> timedelta:
    """A quarter of an hour, doubled each time up to four, and up to a third more so that nobody comes all at once."""
    wait = min(FIRST_WAIT * 2 ** max(attempts - 1, 0), LONGEST_WAIT)
    return wait * random.uniform(1, 1.3)


def _write_down(worker: Worker, before: str, ends: Iterable[End], now: datetime) -> None:
    ends = list(ends)
    if not ends:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            END,
            {
                "now": now,
                "before": before,
                "worker": worker.pk,
                "ids": [end.delivery.pk for end in ends],
                "states": [str(end.state) for end in ends],
                "whys": [end.why[:300] for end in ends],
                "references": [end.reference[:200] for end in ends],
                "dues": [now + end.wait for end in ends],
            },
        )


@lru_cache(maxsize=1)
def _hands() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(HANDS, thread_name_prefix="mail")
