"""Gates: what may leave at all. Stopping is a barrier: once it has said «stopped», no last word follows."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Count, Q

from shanyrak.outbox.calling_back import call_back, go_on_calling_back
from shanyrak.outbox.models import BUNDLE, LEFT, Delivery, DeliveryState, Gate, GateState

GATES = 1  # the first key of our advisory locks; the second is the gate's number


@dataclass(frozen=True, slots=True)
class StopReport:
    """
    What a stop found. ``called_back`` were in our own mail server's queue and are deleted there; ``undecided`` are
    in doubt: a person or evidence still says whether they left.
    """

    not_sent: int
    called_back: int
    already_out: int
    undecided: int
    is_complete: bool  # False: a sender still holds a letter at its last word; the stop finishes behind it


def make_gate(*, is_paced: bool = True) -> Gate:
    """A gate, shut. ``is_paced``: mailboxes behind it get no more an hour and a day than they can read."""
    return Gate.objects.create(state=GateState.SHUT, is_paced=is_paced)


def open_gate(gate: Gate) -> None:
    _move(gate, GateState.OPEN)


def shut(gate: Gate) -> None:
    """Hold everything back for now; what waits keeps waiting."""
    _move(gate, GateState.SHUT)


def stop(gate: Gate, *, now: datetime, patience: float = 5) -> StopReport:
    """
    Stop for good. No new last word begins from the first moment; those under way are waited for.

    ``patience`` is how many seconds the caller waits for senders at their last word; after that the stop goes on
    behind the caller and the report says that it is not complete.
    """
    if gate.state not in {GateState.STOPPING, GateState.STOPPED}:
        _move(gate, GateState.STOPPING)
    _take_back(gate, now)
    is_complete = _complete(gate, patience)
    _take_back(gate, now)
    call_back(gate, now=now)
    return StopReport(**_counted(gate), is_complete=is_complete)


def _counted(gate: Gate) -> dict[str, int]:
    """In one look: others may be calling letters back meanwhile, and no letter may be told of twice or not at all."""
    withdrawn, has_no_reference = Q(state=DeliveryState.WITHDRAWN), Q(carrier_ref="")
    # Only what a mail server took has its reference.
    return (
        Delivery.objects.filter(gate=gate)
        .exclude(origin=BUNDLE)
        .aggregate(
            not_sent=Count("pk", filter=withdrawn & has_no_reference),
            called_back=Count("pk", filter=withdrawn & ~has_no_reference),
            already_out=Count("pk", filter=Q(state__in=LEFT)),
            undecided=Count("pk", filter=Q(state__in=["committing", "in_doubt", "held_unknown"])),
        )
    )


def finish_stops(*, now: datetime) -> int:
    """Go on with the stops that somebody else began; how many are complete now."""
    done = 0
    for gate in Gate.objects.filter(state=GateState.STOPPING):
        done += _complete(gate, patience=0)
        _take_back(gate, now)
    go_on_calling_back(now=now)
    return done


def set_last_day(gate: Gate, day: date | None) -> None:
    """By the end of this day what waits should have left; what cannot goes together (see bundling.py)."""
    gate.last_day = day
    gate.save(update_fields=["last_day"])


class Hold:
    """
    The gates that a sender holds, on its thread's session, each for as long as letters behind it are under way.

    The lock outlives transactions: a stop waits for it until the last word is answered or the line is closed.
    """

    def __init__(self) -> None:
        self._letters: Counter[int] = Counter()  # by the gate's number

    def take(self, numbers: Iterable[int]) -> set[int]:
        """Hold the gates of these letters, a number for each; gives those that are ours to pass."""
        letters = Counter(numbers)
        with connection.cursor() as cursor:
            for number in sorted(letters.keys() - self._letters.keys()):
                cursor.execute("SELECT pg_try_advisory_lock_shared(%s, %s)", [GATES, number])
                if not cursor.fetchone()[0]:
                    del letters[number]
        self._letters += letters
        return set(letters)

    def give_back(self, numbers: Iterable[int]) -> None:
        """These letters are decided, and written down: a gate with no more letters under way is let go."""
        for number, letters in Counter(numbers).items():
            if number in self._letters:
                self._letters[number] -= letters
                if self._letters[number] <= 0:
                    self._release(number)

    def end(self) -> None:
        for number in list(self._letters):
            self._release(number)

    def _release(self, number: int) -> None:
        del self._letters[number]
        if connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_shared(%s, %s)", [GATES, number])


def _complete(gate: Gate, patience: float) -> bool:
    """
    Take the gate alone, then write «stopped». False when a sender still holds it, or may.

    A sender whose session is lost has lost its lock too, and may still write its dot: until it is known to be dead and
    its letter is settled, the row says so.
    """
    if gate.state == GateState.STOPPED:
        return True
    end = time.monotonic() + patience
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            # Within a transaction: whatever happens to us, the lock is given back.
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [GATES, gate.number])
            if cursor.fetchone()[0] and not Delivery.objects.filter(gate=gate).undecided().exists():
                _move(gate, GateState.STOPPED)
                return True
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)


def _take_back(gate: Gate, now: datetime) -> int:
    return Delivery.objects.filter(gate=gate).take_back(why="the appeal was stopped", now=now)


def _move(gate: Gate, state: str) -> None:
    gate.state = state
    gate.save(update_fields=["state"])
