"""
Kill PostgreSQL with SIGKILL, postmaster and children, twenty times under load.

Two workers send through a real Postfix while visitors post forms to a real web server; each kill comes at a random
moment, and the database is started again at once, as `shanyrak run` does. A visitor whose form got no answer, or another
than «your letter waits for you», sends the same form again.

Nothing acknowledged may be lost (a form answered with 200 is a letter, once), no letter may arrive twice or never,
nobody is asked what became of one, and forms are taken again within ten seconds.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

from shanyrak.project.ports import free_port
from trials.stage.behind_postfix import behind_postfix
from trials.stage.house import ADDRESSES, PYTHON, House, counted, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.visitors import Visitors, forms_of, status_of
from trials.stage.waiting import wait_until

BACK_WITHIN = 10.0  # seconds


def trial(kills: int, letters: int) -> tuple[dict, bool]:
    port = free_port()
    with behind_postfix(PORT=str(port)) as (home, mta, seen):
        number = queue(1, prefix="Drill letter 0.", addresses=ADDRESSES[:1]).number
        home.ask("UPDATE appeals_appeal SET is_drill = false WHERE number = %s", number)
        home.start(PYTHON, "-m", "shanyrak.project.serving", str(port))
        workers = [home.worker(), home.worker()]
        wait_until(lambda: status_of(port, "GET", "/en/") == 200, "the web server answers")
        forms = forms_of(number, range(kills * 200))
        time.sleep(3.1)  # a form that comes back sooner is taken for a robot's
        with Visitors(port, f"/en/{number}/sent/", forms) as visitors:
            slowest = max(kill_once(home, visitors, letters // kills, turn) for turn in range(1, kills + 1))
        wait_until(lambda: is_settled(home), "everything has left", patience=900)
        for worker in workers:
            worker.kill()
        wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took")
        figures = counted(home, seen, letters // kills * kills + 1)
        kept = dict(home.ask("SELECT state, count(*) FROM letters_letter GROUP BY 1"))
        confirmed = Counter(each.recipient for each in seen.arrived if each.recipient.startswith("ruth-"))
    taken = Counter(email for _at, email in visitors.taken)
    figures |= {
        "kills": kills,
        "acknowledged": len(taken),
        "acknowledged_lost": len(taken.keys() - confirmed.keys()),
        "confirm_mails_twice": sum(times > 1 for times in confirmed.values()),
        "letters_kept": kept.get("awaiting_confirm", 0),
        "answers": {str(status): times for status, times in visitors.answers.items()},
        "slowest_back_seconds": round(slowest, 2),
    }
    is_good = not any(
        figures[name] for name in ("lost", "twice", "held", "acknowledged_lost", "confirm_mails_twice")
    )
    return figures, is_good and slowest <= BACK_WITHIN and figures["letters_kept"] == len(taken)


def kill_once(home: House, visitors: Visitors, letters: int, turn: int) -> float:
    """Queue some letters, kill the database while they leave, start it again; seconds until a form is taken."""
    from django.db import connection

    queue(letters, prefix=f"Drill letter {turn}.")
    connection.close()
    home.due_now()
    time.sleep(random.uniform(0, 2))
    killed_at = time.monotonic()
    crash(home)
    home.database.start()
    wait_until(
        lambda: any(at > killed_at + 0.05 for at, _email in visitors.taken[-2:]),
        "a form is taken again",
    )
    back = min(at for at, _email in visitors.taken if at > killed_at + 0.05) - killed_at
    say(f"kill {turn}: back after {back:.2f} s, {len(visitors.taken)} forms taken, {home.states()}")
    return back


def crash(home: House) -> None:
    """SIGKILL for the postmaster and every child of it, at once."""
    postmaster = home.database.process
    children = subprocess.run(
        ["pgrep", "-P", str(postmaster.pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    for process in (postmaster.pid, *map(int, children)):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    postmaster.wait()


def is_settled(home: House) -> bool:
    home.due_now()
    waiting = home.ask(
        "SELECT count(*) FROM outbox_delivery WHERE state IN ('queued', 'claimed', 'committing', 'in_doubt')"
    )
    return waiting[0][0] == 0


if __name__ == "__main__":
    chosen = sizes(__doc__, kills=20, letters=4000)
    sys.exit(judged(lambda: trial(chosen.kills, chosen.letters)))
