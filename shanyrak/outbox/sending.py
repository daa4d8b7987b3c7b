"""
Send what waits: claimed by batches, offered, written down as «committing», and only then the last word.

Between the journal's commit and the last word nothing else happens. Whoever dies in between leaves a letter in
doubt, never one that is sent again or forgotten (see recovering.py). Where nobody can tell afterwards what became of
it, letters come to their last word one by one, so that a death leaves one at most.
"""

import logging
import os
import select
import threading
from collections import deque
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from queue import SimpleQueue
from uuid import UUID

from django.db import DatabaseError

from shanyrak.channels.base import (
    Envelope,
    InDoubt,
    Interrupted,
    Offer,
    Receipt,
    Refused,
    Speaking,
    Talking,
    TryLater,
    Unreachable,
)
from shanyrak.outbox.addressing import AddressBook, NobodyLeft, NoContact, WordsChanged, envelope_of
from shanyrak.outbox.carriers import carrier_for, hang_up, has_witness
from shanyrak.outbox.claiming import claim_after
from shanyrak.outbox.committing import End, Ready, back_off, end_of, write_down
from shanyrak.outbox.gating import Hold
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
HANDS = 4  # that write and sign, and reach new servers; they never wait for answers
HANDFUL = 5  # letters that one takes at once
COMPANY = 20  # letters at their last word that are worth a commit of their own …
COMPANY_MS = 50  # … and how long fewer wait for more
OVERDUE_MS = 1000  # how often it is asked whether an answer is overdue

Clock = Callable[[], datetime]
Begun = tuple[Delivery, Envelope, Offer | Exception]  # a letter as a hand gives it back

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
    with present(clock=clock) as worker:
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

    Hands write and sign mails and ask the server for them: most of that time passes outside Python. One thread does the
    rest. It listens to whoever answers first and goes on with that letter; it alone has the journal's session, writes
    «committing» for all that stand at their dot, and says their last words.
    """

    def __init__(self, worker: Worker, clock: Clock) -> None:
        self._worker, self._clock = worker, clock
        self._hold = Hold()
        self._has_witness = cache(has_witness)
        self._claimed: deque[tuple[Delivery, Envelope]] = deque()
        self._in_hand = 0
        self._hands: list[threading.Thread] = []
        self._to_offer: SimpleQueue[list[tuple[Delivery, Envelope]]] = SimpleQueue()
        self._offered: SimpleQueue[list[Begun]] = SimpleQueue()
        self._begun: deque[Begun] = deque()
        self._bell, self._rope = os.pipe()
        self._watch = select.poll()
        self._watch.register(self._bell, select.POLLIN)
        self._asked: dict[int, Ready] = {}  # by the line on which the server says whether it takes it
        self._ready: list[Ready] = []
        self._alone: deque[Ready] = deque()  # at their dot too, but without a witness
        self._spoken: dict[int, Ready] = {}  # by the line on which the answer comes
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
                self._listen()
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
        handful: list[tuple[Delivery, Envelope]] = []
        while self._claimed and self._lines() < LINES:
            delivery, envelope = self._claimed.popleft()
            self._in_hand += 1
            if delivery.channel != Channel.EMAIL:
                self._offered.put([self._offer(delivery, envelope)])
                os.write(self._rope, b".")
                break  # that may have taken long: look after the others first
            handful.append((delivery, envelope))
            if len(handful) == HANDFUL:
                self._hand_out(handful)
                handful = []
        self._hand_out(handful)

    def _hand_out(self, letters: list[tuple[Delivery, Envelope]]) -> None:
        if letters:
            self._to_offer.put(letters)
            if len(self._hands) < HANDS:
                self._hands.append(threading.Thread(target=self._work, name="mail", daemon=True))
                self._hands[-1].start()

    def _lines(self) -> int:
        return self._in_hand + len(self._asked) + len(self._ready) + len(self._alone) + len(self._spoken)

    def _work(self) -> None:
        while letters := self._to_offer.get():
            handful: list[Begun] = []
            for letter in letters:
                before = handful[-1][2] if handful else None
                # A server that hangs takes half a minute to say so: one letter of a handful finds out for all.
                handful.append((*letter, before) if isinstance(before, Unreachable) else self._offer(*letter))
            self._offered.put(handful)
            os.write(self._rope, b".")

    def _offer(self, delivery: Delivery, envelope: Envelope) -> Begun:
        try:
            carrier = carrier_for(delivery.channel)
            begin = carrier.begin if isinstance(carrier, Talking) else carrier.offer
            return delivery, envelope, begin(envelope)
        except Exception as hindrance:  # noqa: BLE001 -- told apart where the journal is
            return delivery, envelope, hindrance

    def _listen(self) -> None:
        """Until enough has come together to be written down, or nothing more came for a moment."""
        while self._in_hand or self._asked or self._spoken:
            gathered = len(self._ready) + len(self._ends)
            is_enough = gathered >= COMPANY or self._next_alone() is not None
            events = self._watch.poll(0 if is_enough else COMPANY_MS if gathered else OVERDUE_MS)
            for line, _event in events:
                if line == self._bell:
                    self._collect()
                elif line in self._asked:
                    self._go_on(self._let_go_of(self._asked, line))
                else:
                    self._hear(self._let_go_of(self._spoken, line))
            if not events:
                self._hear_overdue()
            if is_enough or (gathered and not events):
                return

    def _collect(self) -> None:
        """What the hands have begun, or could not."""
        for _handful in os.read(self._bell, LINES):
            self._take_over(self._offered.get())
        while self._begun:
            delivery, envelope, offer = self._begun.popleft()
            if isinstance(offer, Exception):
                self._ends.append(_hindered(delivery, offer, self._clock()))
            else:
                self._go_on(Ready(delivery, envelope, offer))

    def _take_over(self, handful: list[Begun]) -> None:
        self._in_hand -= len(handful)
        self._begun.extend(handful)

    def _go_on(self, each: Ready) -> None:
        """With a letter that was begun: up to its dot, or to the next answer that it needs."""
        offer = each.offer
        try:
            if isinstance(offer, Speaking) and not offer.advance():
                self._listen_to(offer, self._asked, each)
                return
        except Interrupted:
            self._in_hand += 1
            self._hand_out([(each.delivery, each.envelope)])
        except (TryLater, Refused) as hindrance:
            self._ends.append(_hindered(each.delivery, hindrance, self._clock()))
        else:
            (self._ready if self._has_witness(each.delivery.channel) else self._alone).append(each)

    def _listen_to(self, offer: Speaking, those: dict[int, Ready], each: Ready) -> None:
        those[offer.fileno()] = each
        self._watch.register(offer, offer.events)

    def _let_go_of(self, those: dict[int, Ready], line: int) -> Ready:
        self._watch.unregister(line)
        return those.pop(line)

    def _next_alone(self) -> Ready | None:
        """
        Of those that nobody can tell about afterwards, one at a time is between its «committing» and its end: the end
        of the one before is written down in the same commit as «committing» of the next.
        """
        if not self._alone:
            return None
        is_free = all(self._has_witness(each.delivery.channel) for each in self._spoken.values())
        return self._alone[0] if is_free else None

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
        answered = []
        for each in committed:
            if isinstance(each.offer, Speaking) and each.offer.fileno() >= 0:
                self._listen_to(each.offer, self._spoken, each)
            else:
                answered.append(each)
        for each in answered:
            self._hear(each)

    def _hear(self, each: Ready) -> None:
        end = _answer(each, self._clock)
        self._left += end.state == DeliveryState.ACCEPTED
        self._ends.append(end)

    def _hear_overdue(self) -> None:
        for line, each in list(self._asked.items()):
            if isinstance(each.offer, Speaking) and each.offer.is_overdue():
                self._let_go_of(self._asked, line)
                each.offer.abandon()
                silence = TryLater("the mail server did not answer in time")
                self._ends.append(_hindered(each.delivery, silence, self._clock()))
        for line, each in list(self._spoken.items()):
            if isinstance(each.offer, Speaking) and each.offer.is_overdue():
                self._hear(self._let_go_of(self._spoken, line))

    def _let_go(self) -> None:
        """Leave no line open. What is not known to be written down gets no last word."""
        while self._in_hand:
            self._take_over(self._offered.get())
        for *_letter, offer in self._begun:
            if not isinstance(offer, Exception):
                offer.abandon()
        for _hand in self._hands:
            self._to_offer.put([])
        for hand in self._hands:
            hand.join()
        for each in (*self._asked.values(), *self._ready, *self._alone, *self._spoken.values()):
            each.offer.abandon()
        self._hold.end()
        os.close(self._bell)
        os.close(self._rope)


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


def _answer(each: Ready, clock: Clock) -> End:
    delivery, before = each.delivery, DeliveryState.COMMITTING
    try:
        answer = each.offer.commit()
    except (TryLater, Refused) as no:
        return end_of(delivery, no, before, clock())
    match answer:
        case Receipt(reference=reference, said=said):
            return End(delivery, DeliveryState.ACCEPTED, said, reference, before=before)
        case InDoubt(why=why):
            logger.warning("delivery %s in doubt: %s", delivery.pk, why)
            return End(delivery, DeliveryState.IN_DOUBT, why, before=before)
