"""
Listen to the lines of all letters under way, so that each goes on at its own pace and none waits for another.

One thread does it, beside the one that has the journal: while a group is written down, the next comes to its dot.
"""

import os
import select
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from queue import SimpleQueue

from shanyrak.channels.base import InDoubt, Interrupted, Receipt, Refused, Speaking, TryLater
from shanyrak.outbox.committing import Ready
from shanyrak.outbox.hands import Begun, Hands, Letter
from shanyrak.outbox.models import Delivery

COMPANY = 20  # letters that are worth a commit of their own …
COMPANY_MS = 50  # … and how long fewer wait for more
OVERDUE_MS = 1000  # how often it is asked whether an answer is overdue


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A letter that did not come to its dot."""

    delivery: Delivery
    what: Exception


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said to a last word."""

    ready: Ready
    what: Receipt | InDoubt | TryLater | Refused


News = Ready | Hindrance | Answer


class Listener:
    """
    Takes letters to offer and letters at their last word; gives ``news`` of each, once, and of many at a time.

    :param is_urgent: whether news of such a channel is wanted at once, not in company
    """

    def __init__(self, *, is_urgent: Callable[[str], bool]) -> None:
        self.news: SimpleQueue[list[News] | Exception] = SimpleQueue()
        self._is_urgent = is_urgent
        self._hands = Hands(self.take_over)
        self._begun: SimpleQueue[list[Begun]] = SimpleQueue()
        self._said: SimpleQueue[list[Ready]] = SimpleQueue()
        self._bell, self._rope = os.pipe()
        os.set_blocking(self._bell, False)
        self._watch = select.poll()
        self._watch.register(self._bell, select.POLLIN)
        self._asked: dict[int, Ready] = {}  # by the line on which the server says whether it takes it
        self._spoken: dict[int, Ready] = {}  # by the line on which the answer comes
        self._to_go_on: deque[Begun] = deque()
        self._gathered: list[News] = []
        self._is_wanted = False  # what is gathered, at once
        self._is_over = False
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    def offer(self, letters: list[Letter]) -> None:
        """By hands that it has for that."""
        self._hands.take(letters)

    def take_over(self, handful: list[Begun]) -> None:
        """These were begun. Any thread may say this."""
        self._begun.put(handful)
        os.write(self._rope, b".")

    def listen_to(self, said: list[Ready]) -> None:
        """Of these the last word was said; each has a line."""
        self._said.put(said)
        os.write(self._rope, b".")

    def end(self) -> None:
        """Listen no more, and hang up on whoever has not answered. Never raises."""
        self._hands.end()
        self._is_over = True
        os.write(self._rope, b".")
        self._thread.join()
        for line in (self._bell, self._rope):
            os.close(line)
        self._collect()
        for *_letter, offer in self._to_go_on:
            if not isinstance(offer, Exception):
                offer.abandon()
        for each in (*self._asked.values(), *self._spoken.values(), *self._at_their_dot()):
            each.offer.abandon()

    def _at_their_dot(self) -> Iterable[Ready]:
        """Whoever has come there and was not asked for."""
        self._tell()
        while not self.news.empty():
            news = self.news.get()
            if isinstance(news, list):
                yield from (each for each in news if isinstance(each, Ready))

    def _run(self) -> None:
        try:
            while not self._is_over:
                self._listen()
        except Exception as error:  # noqa: BLE001 -- the journal's thread raises it
            self.news.put(error)

    def _listen(self) -> None:
        events = self._watch.poll(COMPANY_MS if self._gathered else OVERDUE_MS)
        for line, _event in events:
            if line == self._bell:
                os.read(self._bell, 4096)
                self._collect()
                self._go_on_with_all()
            elif line in self._asked:
                self._go_on(self._let_go_of(self._asked, line))
            else:
                self._hear(self._let_go_of(self._spoken, line))
        if not events:
            self._hear_overdue()
        if not events or self._is_wanted or len(self._gathered) >= COMPANY:
            self._tell()

    def _collect(self) -> None:
        while not self._begun.empty():
            self._to_go_on.extend(self._begun.get())
        while not self._said.empty():
            for each in self._said.get():
                self._listen_to(self._spoken, each)

    def _go_on_with_all(self) -> None:
        while self._to_go_on:
            delivery, envelope, offer = self._to_go_on.popleft()
            if isinstance(offer, Exception):
                self._note(Hindrance(delivery, offer), delivery)
            else:
                self._go_on(Ready(delivery, envelope, offer))

    def _go_on(self, each: Ready) -> None:
        """With a letter that was begun: up to its dot, or to the next answer that it needs."""
        try:
            if isinstance(each.offer, Speaking) and not each.offer.advance():
                self._listen_to(self._asked, each)
                return
        except Interrupted:
            self._hands.take_again((each.delivery, each.envelope))
        except (TryLater, Refused) as hindrance:
            self._note(Hindrance(each.delivery, hindrance), each.delivery)
        else:
            self._note(each, each.delivery)

    def _hear(self, each: Ready) -> None:
        self._note(Answer(each, answer_of(each)), each.delivery)

    def _note(self, news: News, delivery: Delivery) -> None:
        self._gathered.append(news)
        self._is_wanted = self._is_wanted or self._is_urgent(delivery.channel)

    def _tell(self) -> None:
        if self._gathered:
            self.news.put(self._gathered)
            self._gathered, self._is_wanted = [], False

    def _listen_to(self, those: dict[int, Ready], each: Ready) -> None:
        offer = each.offer
        if isinstance(offer, Speaking):
            those[offer.fileno()] = each
            self._watch.register(offer, offer.events)

    def _let_go_of(self, those: dict[int, Ready], line: int) -> Ready:
        self._watch.unregister(line)
        return those.pop(line)

    def _hear_overdue(self) -> None:
        for line, each in list(self._asked.items()):
            if isinstance(each.offer, Speaking) and each.offer.is_overdue():
                self._let_go_of(self._asked, line)
                each.offer.abandon()
                silence = TryLater("the mail server did not answer in time")
                self._note(Hindrance(each.delivery, silence), each.delivery)
        for line, each in list(self._spoken.items()):
            if isinstance(each.offer, Speaking) and each.offer.is_overdue():
                self._hear(self._let_go_of(self._spoken, line))


def answer_of(each: Ready) -> Receipt | InDoubt | TryLater | Refused:
    """Say the last word, if nobody has, and hear what the other side says to it."""
    try:
        return each.offer.commit()
    except (TryLater, Refused) as no:
        return no
