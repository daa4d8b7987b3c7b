"""
No mailbox gets more than it can read: thousands of letters wait, the clock runs fast, and a server counts.

5,000 letters (or ``--letters``) wait for five mailboxes, half of them for one, and none has more than its share of turns.
Every twenty minutes of a clock of ours the house's own sender runs until nothing is due, to a server that notes the time
of that clock. Counted there: the most that came to a mailbox in any sixty minutes and in any twenty-four hours, however
they are laid. Order is fair when in each mailbox whoever was first in the queue leaves first (within one run all leave
at once), and when no mailbox ever waited that had a letter and a turn.

It ends with 1 if more than 20 came within an hour or 200 within a day, if a letter is missing or came twice, or if the
order was not fair.
"""

import itertools
import random
import re
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from trials.stage.house import house
from trials.stage.judging import judged, sizes
from trials.stage.wire import Taken, wire

AN_HOUR, A_DAY = 20, 200
STEP = timedelta(minutes=20)
SHARES = (0.5, 0.25, 0.15, 0.08, 0.02)  # of the letters, for each mailbox
DAYS_AT_MOST = 60


def tried() -> tuple[dict, bool]:
    letters = sizes(__doc__, letters=5000).letters
    clock = Clock()
    with wire() as caught, house(f"smtp://127.0.0.1:{caught.port}"):
        caught.at_dot = clock.note
        queues = queue(letters, clock.now)
        waited = run(queues, clock)
    sent = sum(queues.values())
    came = clock.came
    figures = {
        "letters": sent,
        "came": sum(map(len, came.values())),
        "twice": sum(len(each) - len({number for number, _at in each}) for each in came.values()),
        "days": round((clock.now - clock.began) / timedelta(days=1), 1),
        "most_an_hour": max(most_within(each, timedelta(hours=1)) for each in came.values()),
        "most_a_day": max(most_within(each, timedelta(days=1)) for each in came.values()),
        "out_of_turn": sum(map(out_of_turn, came.values())),
        "waited_with_a_turn": waited,
    }
    is_good = (
        figures["came"] == sent
        and figures["most_an_hour"] <= AN_HOUR
        and figures["most_a_day"] <= A_DAY
        and not figures["twice"]
        and not figures["out_of_turn"]
        and not waited
    )
    return figures, is_good


class Clock:
    """Ours, and what came at which of its times, by mailbox."""

    def __init__(self) -> None:
        self.began = self.now = datetime.now(UTC)
        self.came: dict[str, list[tuple[int, datetime]]] = defaultdict(list)

    def note(self, taken: Taken) -> bytes:
        number = re.search(rb"^Subject: Letter (\d+)", taken.raw, re.MULTILINE)
        self.came[taken.recipients[0]].append((int(number[1]), self.now))
        return b"250 2.0.0 Ok: queued as 4XyZ\r\n"


def queue(letters: int, now: datetime) -> dict[str, int]:
    """Post them, the mailboxes mixed; gives how many each will get."""
    from django.db import transaction

    from shanyrak.outbox.gating import make_gate, open_gate
    from shanyrak.outbox.posting import post
    from shanyrak.outbox.writing import write
    from shanyrak.targets.models import Channel
    from shanyrak.vault.ids import new_id
    from tests.make import make_contact, make_office

    gate = make_gate()
    open_gate(gate)
    queues = {
        f"office{n}@town{n % 3}.example": max(1, int(letters * share)) for n, share in enumerate(SHARES)
    }
    contacts = {address: make_contact(make_office(), value=address) for address in queues}
    order = [address for address, number in queues.items() for _ in range(number)]
    random.shuffle(order)
    for start in range(0, len(order), 500):
        with transaction.atomic():
            for number, address in enumerate(order[start : start + 500], start):
                message = write(
                    subject=f"Letter {number}", body="Stop.\n", language="en", sender_name="A", now=now
                )
                post(
                    origin="letter", origin_id=new_id(), message=message, channel=Channel.EMAIL,
                    contact=contacts[address], gate=gate, now=now - timedelta(seconds=letters - number),
                )  # fmt: skip
    return queues


def run(queues: dict[str, int], clock: Clock) -> int:
    """Let the sender run until all have left; how often a mailbox was passed over that had a letter and a turn."""
    from shanyrak.outbox.sending import send_waiting

    waited = 0
    while clock.now < clock.began + timedelta(days=DAYS_AT_MOST):
        send_waiting(clock=lambda: clock.now)
        waited += sum(has_a_turn(clock, address, number) for address, number in queues.items())
        if sum(map(len, clock.came.values())) >= sum(queues.values()):
            break
        clock.now += STEP
    return waited


def has_a_turn(clock: Clock, address: str, number: int) -> bool:
    came = clock.came[address]
    this_hour = sum(at > clock.now - timedelta(hours=1) for _number, at in came)
    this_day = sum(at > clock.now - timedelta(days=1) for _number, at in came)
    return len(came) < number and this_hour < AN_HOUR and this_day < A_DAY


def most_within(came: list[tuple[int, datetime]], span: timedelta) -> int:
    """The most in any stretch of this length: what leaves as the first grows older than it counts no more."""
    times = sorted(at for _number, at in came)
    most = first = 0
    for last, at in enumerate(times):
        while times[first] <= at - span:
            first += 1
        most = max(most, last - first + 1)
    return most


def out_of_turn(came: list[tuple[int, datetime]]) -> int:
    """Letters that left in an earlier run than one that stood before them."""
    by_place = sorted(came)
    return sum(later[1] < earlier[1] for earlier, later in itertools.pairwise(by_place))


if __name__ == "__main__":
    sys.exit(judged(tried))
