"""
Kill Postfix's master with SIGKILL twenty times, and stop and start it as often in good order, while 5,000 letters pass.

Two workers send; each blow comes at a random moment, in turn: the master alone is killed (its children find out by
themselves), the master and all that it started are killed at once, it is stopped in good order. Then it starts again.

Nothing may be lost. Postfix chooses «again» rather than «lost» (RFC 1047), so at most one letter a kill may arrive twice,
and then with the same Message-ID, by which receivers know it for the same. ``held`` are letters of which a person would
be asked.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict

from trials.stage.behind_postfix import behind_postfix
from trials.stage.house import counted, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.packages import CannotRun
from trials.stage.postfix import Postfix
from trials.stage.waiting import wait_until


def trial(letters: int, kills: int) -> tuple[dict, bool]:
    with behind_postfix() as (home, mta, seen):
        workers = [home.worker(), home.worker()]
        blows = Counter()
        while blows["killed"] < kills:
            queue(letters // (kills * 3 // 2), prefix=f"Drill letter {blows.total()}.")
            home.due_now()
            time.sleep(random.uniform(0.2, 2))
            blows[blow(mta, blows.total())] += 1
            restart(mta)
            say(f"{dict(blows)}: {len(seen.arrived)} arrived, {home.states()}")
        sent = sum(home.states().values())
        wait_until(lambda: home.due_now() or not home.has_more(), "everything has left", patience=900)
        for worker in workers:
            worker.kill()
        wait_until(lambda: is_empty(mta), "Postfix has passed on all that it took", patience=600)
        figures = counted(home, seen, sent)
    names = defaultdict(set)
    for each in seen.arrived:
        names[each.subject].add(each.message_id)
    figures |= {
        "kills": blows["killed"],
        "stops": blows["stopped"],
        "twice_with_another_name": sum(len(ids) > 1 for ids in names.values()),
    }
    is_good = not (figures["lost"] or figures["held"] or figures["twice_with_another_name"])
    return figures, is_good and figures["twice"] <= kills


def blow(mta: Postfix, turn: int) -> str:
    master, group = mta.process, os.getpgid(mta.process.pid)
    match turn % 3:
        case 0:
            master.kill()
        case 1:
            os.killpg(group, signal.SIGKILL)
        case _:
            mta.stop()
            return "stopped"
    master.wait()
    return "killed"


def is_empty(mta: Postfix) -> bool:
    """Whether it holds nothing any more; what it put off while it was down need not wait for its next turn."""
    if mta.waiting() == 0:
        return True
    subprocess.run([*mta.command("postqueue"), "-f"], env=mta.environment, check=False, capture_output=True)
    time.sleep(2)
    return False


def restart(mta: Postfix) -> None:
    """Start it until it stays: children of a killed master still hold its port for a moment."""
    for _ in range(60):
        try:
            mta.start()
        except CannotRun:
            mta.process.kill()
        time.sleep(0.5)
        if mta.process.poll() is None:
            return
    raise AssertionError("Postfix did not come back")


if __name__ == "__main__":
    chosen = sizes(__doc__, letters=5000, kills=20)
    sys.exit(judged(lambda: trial(chosen.letters, chosen.kills)))
