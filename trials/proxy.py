"""
Send 500 letters over each kind of bad line: late by 100 ms or 5 s, 200 bytes a second, cut before the dot, after it or
in the answer, and dead (a black hole). Three senders, through a line of ours to a real Postfix whose log is evidence;
the cut ones once more straight to a sink that keeps no record for us.

The slow lines are slow for every letter and every connection, each way; the faults meet three letters in ten (black
holes one in ten, since each is waited for), and what fell back is sent again at once.

Nothing may be lost or arrive twice. A letter may fall in doubt only if its dot was written and the answer never came
back: ``dots_without_answer`` are those that the line knows of. With the log nobody is asked in the end (``held``);
without it at most these are. In the black hole senders wait five seconds where they would wait two and ten minutes.
"""

import sys
import time
from dataclasses import dataclass
from itertools import groupby

from trials.stage.behind_postfix import sink_behind_postfix
from trials.stage.house import PYTHON, House, house, kill, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.postfix import Postfix
from trials.stage.proxy import (
    ANSWER_CUT,
    ANSWER_LOST,
    DEAD_AFTER_DOT,
    DEAD_AT_GREETING,
    DEAD_IN_BODY,
    DOT_LOST,
    IN_BODY,
    Proxy,
    proxy,
)
from trials.stage.sink import Sink

SENDERS = 3
LONGEST = 1800  # seconds for one kind of line

# Sends for ever; its first word is how many seconds it waits for a server, if not as long as usual.
SENDER = """
import sys, time
from dataclasses import replace
import django
django.setup()
from shanyrak.outbox import carriers
from shanyrak.project.working import work_once
if patience := float(sys.argv[1]):
    usual, seconds = carriers.relay_of, ("connect_seconds", "dialogue_seconds", "last_word_seconds")
    carriers.relay_of = lambda url: replace(usual(url), **dict.fromkeys(seconds, patience))
while True:
    work_once()
    time.sleep(0.5)
"""


@dataclass(frozen=True, slots=True)
class Kind:
    round_trip: float = 0
    rate: int = 0
    faults: tuple[str, ...] = ()
    share: float = 0.3
    patience: float = 0
    has_log: bool = True

    @property
    def senders(self) -> tuple[float, bool]:
        """What those who send over it must be told."""
        return self.patience, self.has_log


CUT_AFTER = (DOT_LOST, ANSWER_LOST)
KINDS = {
    "100 ms": Kind(round_trip=0.1),
    "5 s": Kind(round_trip=5),
    "200 bytes a second": Kind(rate=200),
    "cut before the dot": Kind(faults=(IN_BODY,)),
    "cut after the dot": Kind(faults=CUT_AFTER),
    "cut in the answer": Kind(faults=(ANSWER_CUT,)),
    "black hole": Kind(faults=(DEAD_AT_GREETING, DEAD_IN_BODY, DEAD_AFTER_DOT), share=0.1, patience=5),
    "cut before the dot, no log": Kind(faults=(IN_BODY,), has_log=False),
    "cut after the dot, no log": Kind(faults=CUT_AFTER, has_log=False),
    "cut in the answer, no log": Kind(faults=(ANSWER_CUT,), has_log=False),
}

DOUBTS = """
SELECT count(*) FROM outbox_deliveryevent AS event JOIN outbox_delivery AS delivery ON delivery.id = event.delivery_id
WHERE delivery.gate_id = %s AND event.after = 'in_doubt'
"""


def trial(letters: int) -> tuple[dict, bool]:
    with (
        sink_behind_postfix() as (mta, seen),
        proxy(mta.port) as to_postfix,
        proxy(seen.port) as to_sink,
        house(f"smtp://127.0.0.1:{to_postfix.port}", mta) as home,
    ):
        figures = {}
        for (patience, has_log), names in groupby(KINDS, key=lambda name: KINDS[name].senders):
            line = to_postfix if has_log else to_sink
            more = {"SHANYRAK_RELAY": f"smtp://127.0.0.1:{line.port}"}
            if not has_log:
                more |= {"SHANYRAK_MTA_LOG": "", "SHANYRAK_POSTSUPER": ""}
            senders = [home.start(PYTHON, "-c", SENDER, str(patience), **more) for _ in range(SENDERS)]
            for name in names:
                figures[name] = over(home, line, seen, mta, letters, name)
                say(f"{name}: {figures[name]}")
            for sender in senders:
                kill(sender)
    return figures, all(is_good(KINDS[name], each) for name, each in figures.items())


def over(home: House, line: Proxy, seen: Sink, mta: Postfix, letters: int, name: str) -> dict:
    """Queue so many while the line is of that kind, until all is decided; the figures."""
    kind = KINDS[name]
    line.faults, line.share = kind.faults, kind.share
    line.round_trip, line.rate, line.doubtful = kind.round_trip, kind.rate, 0
    line.hit.clear()
    prefix = f"Drill letter {name}"
    appeal = queue(letters, prefix=prefix)
    began = time.monotonic()
    while home.has_more() and time.monotonic() < began + LONGEST:
        home.due_now()
        time.sleep(1)
    while mta.waiting() and time.monotonic() < began + LONGEST:
        time.sleep(0.1)
    arrived = seen.times_by_subject(prefix + " ")
    gate = appeal.gate_id
    held = home.ask(
        "SELECT count(*) FROM outbox_delivery WHERE gate_id = %s AND state = 'held_unknown'", gate
    )
    return {
        "letters": letters,
        "lost": max(letters - len(arrived) - held[0][0], 0),
        "twice": sum(number > 1 for number in arrived.values()),
        "faults": sum(number for fault, number in line.hit.items() if fault != "none"),
        "dots_without_answer": line.doubtful,
        "in_doubt": home.ask(DOUBTS, gate)[0][0],
        "held": held[0][0],
        "seconds": round(time.monotonic() - began),
    }


def is_good(kind: Kind, figures: dict) -> bool:
    most_held = 0 if kind.has_log else figures["dots_without_answer"]
    return (
        not figures["lost"]
        and not figures["twice"]
        and figures["in_doubt"] <= figures["dots_without_answer"]
        and figures["held"] <= most_held
    )


if __name__ == "__main__":
    chosen = sizes(__doc__, letters=500)
    sys.exit(judged(lambda: trial(chosen.letters)))
