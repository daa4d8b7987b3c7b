"""
Send what waits: claimed by batches, offered, written down as «committing», and only then the last word.

Between the journal's commit and the last word nothing else happens. Whoever dies in between leaves a letter in
doubt, never one that is sent again or forgotten (see recovering.py). Where nobody can tell afterwards what became of
it, letters come to their last word one by one, so that a death leaves one at most.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from queue import Empty
from uuid import UUID

from django.db import DatabaseError

from shanyrak.channels.base import InDoubt, Receipt, Refused, Speaking, TryLater
from shanyrak.craft.collecting import collecting_seldom
from shanyrak.outbox.addressing import AddressBook, NobodyLeft, NoContact, WordsChanged, envelope_of
from shanyrak.outbox.carriers import hang_up, has_witness
from shanyrak.outbox.claiming import claim_after
from shanyrak.outbox.committing import End, Ready, back_off, end_of, write_down
from shanyrak.outbox.gating import Hold
from shanyrak.outbox.hands import Letter, begin
from shanyrak.outbox.listening import Answer, Hindrance, Listener, News, answer_of
from shanyrak.outbox.loading import load_letters
from shanyrak.outbox.models import Delivery, DeliveryState, Worker
from shanyrak.outbox.presence import present
from shanyrak.targets.models import Channel

logger = logging.getLogger(__name__)

UNTIL_CONTACT = timedelta(minutes=15)
UNTIL_OPEN = timedelta(minutes=1)
# Mails under way at once, each on a line of its own: two workers stay below the hundred lines that a Postfix takes
# unless told otherwise.
LINES = 40

Clock = Callable[[], datetime]

_sending = threading.Lock()
_asked = threading.Event()


def send_waiting(*, clock: Clock, most: int | None = None) -> int:
    """
    Send what is due until nothing is or ``most`` letters were handled. Returns how many left.

    May run any number of times side by side: each letter is claimed by one sender only. A process has one sender;
    whoever asks while it is sending has it look once more, and gets 0.
    """
    left = 0
    _asked.set()
    while _asked.is_set() and _sending.acquire(blocking=False):
        try:
            _asked.clear()
            left += _send_due(clock, most)
        finally:
            _sending.release()
    return left


def _send_due(clock: Clock, most: int | None) -> int:
    expire(now=clock())
    if not Delivery.objects.waiting().filter(not_before__lte=clock()).exists():
        return 0
    with present(clock=clock) as worker, collecting_seldom():
        try:
            return Passage(worker, clock).send(_turns(worker, clock, most))
        finally:
            hang_up()


def expire(*, now: datetime) -> None:
    """What could not leave before its day stays here, and says so."""
    Delivery.objects.waiting().filter(expires_at__lte=now).update(
        state=DeliveryState.EXPIRED, stepped_at=now, why="its day has passed"
    )


def _turns(worker: Worker, clock: Clock, most: int | None) -> Iterator[list[UUID]]:
    """Claimed groups, lane after lane and round after round, until a whole round brings nothing."""
    after, found, handled = "", False, 0
    while most is None or handled < most:
        turn = claim_after(after, worker, now=clock())
        if turn.ids:
            found = True
            handled += len(turn.ids)
            yield turn.ids
        elif not turn.after:
            if not found:
                return
            found = False
        after = turn.after


def send_group(worker: Worker, ids: list[UUID], *, clock: Clock) -> int:
    """Bring a claimed group to its carriers and write down what each said. Returns how many were taken."""
    return Passage(worker, clock).send(iter([ids]))


class Passage:
    """
    The way of letters from their claim to the answer, many at a time and each at its own pace.

    Hands write and sign mails and ask the server for them; a listener goes on with whoever answers first. This thread
    has the journal's session: it claims, writes «committing» for all that stand at their dot, and says their last words.
    """

    def __init__(self, worker: Worker, clock: Clock) -> None:
        self._worker, self._clock = worker, clock
        self._hold = Hold()
        self._has_witness = cache(has_witness)
        self._claimed: deque[Letter] = deque()
        self._listener = Listener(is_urgent=lambda channel: not self._has_witness(channel))
        self._under_way = 0  # letters of which the listener will have news
        self._ready: list[Ready] = []
        self._alone: deque[Ready] = deque()  # at their dot too, but without a witness
        self._is_one_alone = False  # … of whom one has said its last word
        self._ends: list[End] = []
        self._left = 0

    def send(self, turns: Iterator[list[UUID]]) -> int:
        """Everything that the turns bring. Returns how many were taken."""
        is_more = True
        try:
            while is_more or self._claimed or self._lines() or self._ends:
                if is_more and len(self._claimed) < LINES // 2:
                    is_more = self._take(next(turns, None))
                self._begin()
                self._gather()
                self._write_down()
            return self._left
        finally:
            self._let_go()

    def _take(self, ids: list[UUID] | None) -> bool:
        """Hold the gates of a claimed group and make its envelopes. False: there is none."""
        if ids is None:
            return False
        deliveries = load_letters(ids)
        passed = self._hold.take([delivery.gate_id for delivery in deliveries if delivery.gate_id])
        book, now = AddressBook(deliveries), self._clock()
        for delivery in deliveries:
            if delivery.gate_id and delivery.gate_id not in passed:
                self._ends.append(End(delivery, DeliveryState.QUEUED, "the gate is shut", wait=UNTIL_OPEN))
                continue
            try:
                self._claimed.append((delivery, envelope_of(delivery, book, now=now)))
            except Exception as hindrance:  # noqa: BLE001 -- told apart there
                self._ends.append(_hindered(delivery, hindrance, now))
        return True

    def _begin(self) -> None:
        """Give the hands what to offer, as far as there are lines."""
        mails: list[Letter] = []
        while self._claimed and self._lines() < LINES:
            delivery, envelope = self._claimed.popleft()
            self._under_way += 1
            if delivery.channel != Channel.EMAIL:
                self._listener.take_over([begin(delivery, envelope)])
                break  # that may have taken long: look after the others first
            mails.append((delivery, envelope))
        self._listener.offer(mails)

    def _lines(self) -> int:
        return self._under_way + len(self._ready) + len(self._alone)

    def _gather(self) -> None:
        """What the listener has heard; waits for it if there is nothing else to do."""
        while self._under_way:
            is_idle = not (self._ready or self._ends or self._next_alone())
            try:
                news = self._listener.news.get(block=is_idle)
            except Empty:
                return
            if isinstance(news, Exception):
                raise news
            self._under_way -= len(news)
            for each in news:
                self._heed(each)

    def _heed(self, news: News) -> None:
        match news:
            case Ready():
                (self._ready if self._has_witness(news.delivery.channel) else self._alone).append(news)
            case Hindrance():
                self._ends.append(_hindered(news.delivery, news.what, self._clock()))
            case Answer():
                self._note(news)

    def _next_alone(self) -> Ready | None:
        """
        Of those that nobody can tell about afterwards, one at a time is between its «committing» and its end: the end
        of the one before is written down in the same commit as «committing» of the next.
        """
        return self._alone[0] if self._alone and not self._is_one_alone else None

    def _write_down(self) -> None:
        """
        One commit for how letters ended and for all that stand at their dot; then these get their last words. What is
        ours no more is let go.
        """
        if each := self._next_alone():
            self._ready.append(each)
            self._alone.popleft()
        if not self._ready and not self._ends:
            return
        committed = write_down(self._worker, self._ends, self._ready, self._clock())
        self._hold.give_back([end.delivery.gate_id for end in self._ends if end.delivery.gate_id])
        group, self._ready, self._ends = self._ready, [], []
        ours = {each.delivery.pk for each in committed}
        for each in group:
            if each.delivery.pk not in ours:
                each.offer.abandon()
                self._ends.append(
                    End(each.delivery, DeliveryState.QUEUED, "not ready any more", wait=UNTIL_OPEN)
                )
        _say_last_words(committed)
        self._await_answers(committed)

    def _await_answers(self, committed: list[Ready]) -> None:
        if not all(self._has_witness(each.delivery.channel) for each in committed):
            self._is_one_alone = True
        answering, answered = [], []
        for each in committed:
            is_talk = isinstance(each.offer, Speaking) and each.offer.fileno() >= 0
            (answering if is_talk else answered).append(each)
        self._under_way += len(answering)
        self._listener.listen_to(answering)
        for each in answered:
            self._note(Answer(each, answer_of(each)))

    def _note(self, answer: Answer) -> None:
        """How a letter ended whose last word was said."""
        delivery = answer.ready.delivery
        if not self._has_witness(delivery.channel):
            self._is_one_alone = False
        end = _end_with(delivery, answer.what, self._clock())
        self._left += end.state == DeliveryState.ACCEPTED
        self._ends.append(end)

    def _let_go(self) -> None:
        """Leave no line open. What is not known to be written down gets no last word."""
        self._listener.end()
        for each in (*self._ready, *self._alone):
            each.offer.abandon()
        self._hold.end()


def _hindered(delivery: Delivery, hindrance: Exception, now: datetime) -> End:
    """What it means for a letter that it could not be offered."""
    match hindrance:
        case DatabaseError():
            raise hindrance
        case NoContact():
            return End(delivery, DeliveryState.QUEUED, "waits for a confirmed contact", wait=UNTIL_CONTACT)
        case NobodyLeft():
            return End(delivery, DeliveryState.WITHDRAWN, "everybody in it took theirs back")
        case WordsChanged():
            logger.error("delivery %s: the words are not those that were approved", delivery.pk)
            return End(delivery, DeliveryState.REFUSED, "the words were changed")
        case TryLater() | Refused():
            return end_of(delivery, hindrance, DeliveryState.CLAIMED, now)
        case _:
            # One letter that we cannot handle must not keep back the others.
            logger.error("delivery %s: %s", delivery.pk, type(hindrance).__name__)
            why = f"something unexpected: {type(hindrance).__name__}"
            return End(delivery, DeliveryState.QUEUED, why, wait=back_off(delivery.attempts))


def _say_last_words(committed: list[Ready]) -> None:
    """Say them all, and listen afterwards: the group waits once, not once a letter."""
    for each in committed:
        if isinstance(each.offer, Speaking):
            each.offer.speak()


def _end_with(delivery: Delivery, answer: Receipt | InDoubt | TryLater | Refused, now: datetime) -> End:
    """What it means for a letter how the other side answered its last word."""
    before = DeliveryState.COMMITTING
    match answer:
        case Receipt(reference=reference, said=said):
            return End(delivery, DeliveryState.ACCEPTED, said, reference, before=before)
        case InDoubt(why=why):
            logger.warning("delivery %s in doubt: %s", delivery.pk, why)
            return End(delivery, DeliveryState.IN_DOUBT, why, before=before)
        case TryLater() | Refused():
            return end_of(delivery, answer, before, now)
