"""
Kill a sender with SIGKILL at each of the twelve named points of sending, fifty times each, through a real Postfix.

Each time five letters are claimed together and their sender dies at that point. Then the house recovers, and before
anything is sent again the journal, and what Postfix has, must say what reliability.md 3.2 answers for that point (of at
least one letter: each travels at its own pace, and those behind it have the answer of an earlier point):

- before the claim: they wait, nothing has happened
- claimed, before «committing»: back to the queue at once
- «committing», no dot written: in doubt, then back to the queue, for Postfix's log shows that it never came
- a dot written, the answer heard or not: in doubt, then accepted, for Postfix's log shows it
- all written down: accepted

At the end everything is sent, and each letter has arrived once. ``right`` counts the kills with the right answer.
"""

import json
import signal
import subprocess
import sys
import time
from collections import Counter

from tests.outbox.points import POINTS
from trials.stage.behind_postfix import behind_postfix
from trials.stage.house import PYTHON, House, counted, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.postfix import Postfix
from trials.stage.sink import Sink
from trials.stage.waiting import wait_until

LETTERS = 5
UNTOUCHED = ("queued",)
REQUEUED = ("queued", "claimed", "queued")
NOT_TAKEN = ("queued", "claimed", "committing", "in_doubt", "queued")
TAKEN = ("queued", "claimed", "committing", "in_doubt", "accepted")
SENT = ("queued", "claimed", "committing", "accepted")
# What at least one letter went through, and what others may have: each comes to its dot at its own pace.
ANSWERS = {
    "before anything is claimed": (UNTOUCHED,),
    "when the letter is claimed": (REQUEUED,),
    "before the server is asked": (REQUEUED,),
    "when the server waits for the body": (REQUEUED,),
    "when the body lies at the server": (REQUEUED,),
    "in the middle of writing it down": (REQUEUED,),
    "when «committing» is written": (NOT_TAKEN, REQUEUED),
    "when the first last word is said": (TAKEN, NOT_TAKEN, REQUEUED),
    "when the last word is said and not yet heard": (TAKEN, NOT_TAKEN, REQUEUED),
    "when the last word is said and heard": (TAKEN, NOT_TAKEN, REQUEUED),
    "before the answer is written down": (TAKEN, NOT_TAKEN, REQUEUED),
    "when all is written down": (SENT,),
}

# Waits with everything loaded, and splits off a sender for each line that names a point; says how that one ended.
SENDERS = """
import json, os, sys
import django
django.setup()
from django.utils import timezone
from shanyrak.outbox.sending import send_waiting
from tests.outbox.points import die_at
for line in sys.stdin:
    sender = os.fork()
    if not sender:
        die_at(*json.loads(line))
        send_waiting(clock=timezone.now)
        os._exit(0)
    _, status = os.waitpid(sender, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""

PATHS = """
SELECT array_agg(event.after ORDER BY event.id)
FROM outbox_deliveryevent AS event JOIN outbox_delivery AS delivery ON delivery.id = event.delivery_id
WHERE delivery.gate_id = %s GROUP BY delivery.id
"""


def trial(times: int) -> tuple[dict, bool]:
    right = Counter()
    with behind_postfix() as (home, mta, seen):
        senders = subprocess.Popen(
            [PYTHON, "-c", SENDERS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        home.started.append(senders)
        for turn in range(1, times + 1):
            for number, point in enumerate(POINTS, 1):
                prefix = f"Drill letter {turn}.{number}."
                right[point] += is_answered_right(home, mta, seen, senders, point, prefix)
        home.ask("UPDATE outbox_gate SET state = 'open' WHERE state = 'shut'")
        home.finish()
        wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took")
        figures = counted(home, seen, LETTERS * times * len(POINTS))
    figures |= {
        "points": len(POINTS),
        "kills": times * len(POINTS),
        "right": right.total(),
        "each": dict(right),
    }
    is_good = figures["right"] == figures["kills"]
    return figures, is_good and not (figures["lost"] or figures["twice"] or figures["held"])


def is_answered_right(
    home: House, mta: Postfix, seen: Sink, senders: subprocess.Popen, point: str, prefix: str
) -> bool:
    appeal = queue(LETTERS, prefix=prefix, addresses=["target@drill.example"])
    senders.stdin.write(json.dumps(list(POINTS[point])) + "\n")
    senders.stdin.flush()
    ended = int(senders.stdout.readline())
    recover_all(home)
    wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took")
    paths = Counter(tuple(path) for (path,) in home.ask(PATHS, appeal.gate_id))
    arrived = seen.times_by_subject(prefix)
    taken = sum(number for path, number in paths.items() if path[-1] == "accepted")
    is_right = paths[ANSWERS[point][0]] >= 1 and set(paths) <= set(ANSWERS[point])
    is_right &= ended == -signal.SIGKILL and arrived.total() == len(arrived) == taken
    if not is_right:
        say(f"{point}: the sender ended with {ended}, {len(arrived)} arrived, {paths}")
    # What fell back waits, so that the next sender finds only its own five.
    home.ask("UPDATE outbox_gate SET state = 'shut' WHERE number = %s", appeal.gate_id)
    return is_right


def recover_all(home: House) -> None:
    """Until nothing is under way any more: dead senders are seen when their session is gone."""
    from django.utils import timezone

    from shanyrak.outbox.recovering import recover

    end = time.monotonic() + 30
    while time.monotonic() < end:
        recover(now=timezone.now())
        states = home.states()
        if not any(states.get(state) for state in ("claimed", "committing", "in_doubt")):
            return
        time.sleep(0.1)


if __name__ == "__main__":
    chosen = sizes(__doc__, times=50)
    sys.exit(judged(lambda: trial(chosen.times)))
