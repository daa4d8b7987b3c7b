"""Hands write and sign letters and ask the servers for them: most of that time passes outside Python."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from shanyrak.channels.base import Envelope, Offer, Talking, Unreachable
from shanyrak.outbox.carriers import carrier_for
from shanyrak.outbox.models import Delivery

HANDS = 2  # that write and sign, and reach new servers; they never wait for answers
HANDFUL = 20  # letters that one takes at once

Letter = tuple[Delivery, Envelope]
Begun = tuple[Delivery, Envelope, Offer | Exception]  # a letter as a hand gives it back


class Hands:
    """Threads of their own. ``pass_on`` is called by them with every handful, in no order."""

    def __init__(self, pass_on: Callable[[list[Begun]], None]) -> None:
        self._pass_on = pass_on
        self._hands: list[threading.Thread] = []
        self._to_offer: SimpleQueue[list[Letter]] = SimpleQueue()

    def take(self, letters: list[Letter]) -> None:
        for start in range(0, len(letters), HANDFUL):
            self._to_offer.put(letters[start : start + HANDFUL])
            if len(self._hands) < HANDS:
                self._hands.append(threading.Thread(target=self._work, name="mail", daemon=True))
                self._hands[-1].start()

    def take_again(self, letter: Letter) -> None:
        """One that a hand has begun in vain. Any thread may say this."""
        self._to_offer.put([letter])

    def end(self) -> None:
        """When all that they took is passed on."""
        for _hand in self._hands:
            self._to_offer.put([])
        for hand in self._hands:
            hand.join()

    def _work(self) -> None:
        while letters := self._to_offer.get():
            handful: list[Begun] = []
            for letter in letters:
                before = handful[-1][2] if handful else None
                # A server that hangs takes half a minute to say so: one letter of a handful finds out for all.
                handful.append((*letter, before) if isinstance(before, Unreachable) else begin(*letter))
            self._pass_on(handful)


def begin(delivery: Delivery, envelope: Envelope) -> Begun:
    """Offer one letter to its carrier. Never raises: what went wrong is told apart where the journal is."""
    try:
        carrier = carrier_for(delivery.channel)
        offer = carrier.begin if isinstance(carrier, Talking) else carrier.offer
        return delivery, envelope, offer(envelope)
    except Exception as hindrance:  # noqa: BLE001 -- told apart there
        return delivery, envelope, hindrance
