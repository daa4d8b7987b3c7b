"""
Stop an appeal with 1,000 letters in flight, fifty times, each at another moment.

Two workers send through a real Postfix, whose next server puts off every third letter, so that some lie in Postfix's
queue. A line between the house and Postfix writes down when each letter's dot passed; PostgreSQL itself says when
«stopped» was committed. What must hold, each time:

- late: no dot passes after that commit;
- the three numbers that the stop tells are what is found: «not sent» never got its dot; «called back» were with Postfix
  and never reach the other side, even when that takes everything again and Postfix is told to try all; «already out»
  do reach it. What Postfix had under way at the stop is called back a moment later, so told and found are compared
  twice: not sent and the sum of the other two at once, all three when the stop was looked at again.
"""

import random
import subprocess
import sys
import time

from trials.stage.behind_postfix import sink_behind_postfix
from trials.stage.house import House, house, kill, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.postfix import Postfix
from trials.stage.proxy import Proxy, proxy
from trials.stage.sink import Sink
from trials.stage.waiting import wait_until

# Postfix remembers a next server that puts off much, and would then try no other letter there.
MORE = "default_destination_concurrency_failed_cohort_limit = 100000\nsmtp_destination_concurrency_limit = 20"
FULL = "target-3@drill.example"


def trial(letters: int, times: int) -> tuple[dict, bool]:
    with (
        sink_behind_postfix(MORE) as (mta, seen),
        proxy(mta.port) as line,
        house(f"smtp://127.0.0.1:{line.port}", mta, settings={"track_commit_timestamp": "on"}) as home,
    ):
        rounds = [one_stop(home, mta, line, seen, turn, letters) for turn in range(1, times + 1)]
    figures = {
        "stops": len(rounds),
        "letters": letters * len(rounds),
        "late_dots": sum(each["late"] for each in rounds),
        "told_wrong": sum(not each["is_told"] for each in rounds),
        "twice": sum(each["twice"] for each in rounds),
        "incomplete_at_first": sum(not each["is_complete"] for each in rounds),
        "not_sent": sum(each["not_sent"] for each in rounds),
        "called_back": sum(each["called_back"] for each in rounds),
        "called_back_later": sum(each["later"] for each in rounds),
        "already_out": sum(each["already_out"] for each in rounds),
        "slowest_stop_seconds": round(max(each["seconds"] for each in rounds), 2),
    }
    is_good = not (figures["late_dots"] or figures["told_wrong"] or figures["twice"])
    return figures, is_good


def one_stop(home: House, mta: Postfix, line: Proxy, seen: Sink, turn: int, letters: int) -> dict:
    from django.utils import timezone

    from shanyrak.appeals.stopping import finish_stop, stop_appeal

    seen.at_recipient = lambda _sender, recipient: "452 4.2.2 mailbox full" if recipient == FULL else None
    line.dots.clear()
    seen.arrived.clear()
    appeal = queue(letters, prefix=f"Drill letter {turn}.")
    workers = [home.worker(), home.worker()]
    wait_until(lambda: line.dots, "the first letter leaves")
    time.sleep(random.uniform(0, letters / 400))
    began = time.monotonic()
    told = stop_appeal(appeal=appeal, because="a trial", by=None, now=timezone.now())
    seconds = time.monotonic() - began
    wait_until(lambda: gate_is(home, appeal, "stopped"), "the stop is complete")
    time.sleep(0.5)  # for anybody who would still say a last word
    committed_at = home.ask(
        "SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin)) FROM outbox_gate WHERE number = %s",
        appeal.gate_id,
    )[0][0]
    for worker in workers:
        kill(worker)
    dots = list(line.dots)
    wait_until(lambda: under_way(mta) == 0, "Postfix has tried all that it took")
    appeal.refresh_from_db()
    later = finish_stop(appeal=appeal, now=timezone.now())
    seen.at_recipient = lambda *_: None
    subprocess.run([*mta.command("postqueue"), "-f"], env=mta.environment, check=True)
    wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it may")
    arrived = seen.times_by_subject(f"Drill letter {turn}.")
    is_told = (
        told.is_complete <= (told.not_sent == letters - len(dots))
        and told.is_complete <= (told.called_back + told.already_out == len(dots))
        and later.not_sent == letters - len(dots)
        and later.called_back == len(dots) - len(arrived)
        and later.already_out == len(arrived)
        and later.undecided == 0
    )
    say(f"stop {turn}: told {told}, then {later}; dots {len(dots)}, arrived {len(arrived)}: {is_told}")
    return {
        "late": sum(dot > committed_at for dot in dots),
        "is_told": is_told,
        "twice": sum(number > 1 for number in arrived.values()),
        "is_complete": told.is_complete,
        "not_sent": later.not_sent,
        "called_back": later.called_back,
        "later": later.called_back - told.called_back,
        "already_out": later.already_out,
        "seconds": seconds,
    }


def gate_is(home: House, appeal, state: str) -> bool:
    return home.ask("SELECT state FROM outbox_gate WHERE number = %s", appeal.gate_id)[0][0] == state


def under_way(mta: Postfix) -> int:
    """Messages that Postfix holds and has not yet tried; what it put off lies in ``deferred``."""
    folders = [mta.home / "queue" / name for name in ("maildrop", "incoming", "active")]
    return sum(path.is_file() for folder in folders for path in folder.rglob("*"))


if __name__ == "__main__":
    chosen = sizes(__doc__, letters=1000, times=50)
    sys.exit(judged(lambda: trial(chosen.letters, chosen.times)))
