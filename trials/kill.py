"""
Kill workers at random moments, stop them at the worst one, and count letters at an independent sink.

Three times, each in a house of its own:

- via_mta: through a real Postfix, whose log is evidence. Nothing may be lost, twice or held.
- direct: straight to a sink that keeps no record for us. Nothing lost or twice; what nobody can know is held for a
  person, at most one a kill: without a witness letters come to their last word one by one.
- stalled: a sender is frozen (SIGSTOP) between «committing» and its last word, PostgreSQL is restarted under it,
  another worker goes on, the sender wakes up and says its last words. Nothing lost, twice or held. In the last round
  the appeal is stopped while it stands there: the gate stays «stopping» until that letter is decided.

Workers are killed by progress: each time so many more letters are done, at a random moment after it, one of those that
work. Postfix is Debian's, unpacked into a folder; that needs root.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time

from trials.stage.behind_postfix import behind_postfix
from trials.stage.house import House, counted, house, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.nursery import Nursery, is_alive, nursery, state_of
from trials.stage.packages import CannotRun
from trials.stage.sink import sink
from trials.stage.waiting import wait_until

WORKERS = 2
A_ROUND = 30  # letters to a stalled round
MOMENT = 0.15  # seconds within which a worker is killed after its time has come
DIRECT, VIA_MTA, STALLED = "direct", "via_mta", "stalled"


def via_mta(letters: int, kills: int) -> dict[str, int]:
    with behind_postfix() as (home, mta, seen), nursery(home.environment) as workers:
        queue(letters)
        killed = kill_workers(home, workers, letters, kills)
        finish(home, workers)
        wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took", 600)
        return {**counted(home, seen, letters), "kills": killed}


def direct(letters: int, kills: int) -> dict[str, int]:
    with (
        sink() as seen,
        house(f"smtp://127.0.0.1:{seen.port}") as home,
        nursery(home.environment) as workers,
    ):
        queue(letters)
        killed = kill_workers(home, workers, letters, kills)
        finish(home, workers)
        return {**counted(home, seen, letters), "kills": killed}


def stalled(stalls: int) -> dict[str, int | bool]:
    with behind_postfix() as (home, mta, seen), nursery(home.environment) as workers:
        for turn in range(1, stalls + 1):
            queue(A_ROUND, prefix=f"Drill letter {turn}.")
            frozen = freeze_a_sender(workers, at=random.randint(1, 16))
            restart_database(home)
            home.due_now()
            workers.do("work_once")
            if not home.states().get("committing"):
                raise AssertionError("somebody took letters from a sender that may still speak")
            os.kill(frozen, signal.SIGCONT)
            workers.wait(frozen)
            finish(home, workers)
            if not turn % 10:
                say(f"{turn} senders were frozen")
        stays = stop_at_a_frozen_sender(home, workers)
        letters = (stalls + 1) * A_ROUND
        wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took")
        withdrawn = home.states().get("withdrawn", 0)
        figures = {**counted(home, seen, letters - withdrawn), "kills": stalls}
        return {**figures, "letters": letters, "withdrawn": withdrawn, "stays_stopping": stays}


def stop_at_a_frozen_sender(home: House, workers: Nursery) -> bool:
    """Stop the appeal while a sender stands at its last word. Whether the gate waited, and went on when it could."""
    appeal = queue(A_ROUND, prefix="Drill letter 0.")

    def gate() -> str:
        return home.ask("SELECT state FROM outbox_gate WHERE number = %s", appeal.gate_id)[0][0]

    frozen = freeze_a_sender(workers, at=3)
    restart_database(home)
    workers.do("stop", appeal.number)
    workers.do("work_once")
    waited = gate() == "stopping"
    os.kill(frozen, signal.SIGCONT)
    workers.wait(frozen)
    finish(home, workers)
    workers.do("work_once")
    return waited and gate() == "stopped"


def freeze_a_sender(workers: Nursery, *, at: int) -> int:
    frozen = workers.bear("send_and_freeze", at)
    wait_until(lambda: state_of(frozen) in {"T", ""}, "the sender stands still")
    if not is_alive(frozen):
        raise AssertionError("the sender ended before it could be frozen")
    return frozen


def kill_workers(home: House, workers: Nursery, letters: int, kills: int) -> int:
    """Kill as often as asked, evenly over the letters, with always the same number of workers alive. How often it was."""
    living = [workers.bear("work") for _ in range(WORKERS)]
    for kill in range(1, kills + 1):
        wait_for_progress(home, letters * kill // (kills + 1))
        time.sleep(random.uniform(0, MOMENT))
        workers.kill(living.pop(random.randrange(WORKERS)))
        living.append(workers.bear("work"))
        if not kill % 50:
            say(f"{kill} workers were killed; {home.states()}")
    for (
        number
    ) in living:  # those are not counted: they stand by to see the rest through, and nothing more is killed
        os.kill(number, signal.SIGTERM)
        workers.wait(number, patience=600)
    return kills


def wait_for_progress(home: House, done: int) -> None:
    """Until so many letters have gone past the queue, whoever sends them."""
    end = time.monotonic() + 300
    while True:
        states = home.states()
        if sum(number for state, number in states.items() if state not in {"queued", "claimed"}) >= done:
            return
        if time.monotonic() > end:
            raise AssertionError(f"no progress beyond {states}")
        time.sleep(0.02)


def finish(home: House, workers: Nursery) -> None:
    """Send the rest, and let doubts be settled."""
    for _ in range(60):
        home.due_now()
        workers.do("work_once", patience=600)
        if not home.has_more():
            return
        time.sleep(1)


def restart_database(home: House) -> None:
    from django.db import connection

    connection.close()
    connection.close_pool()
    home.database.stop()
    home.database.start()


def in_a_process_of_its_own(name: str, *size: int) -> dict:
    """Django reads its settings once, so each house has its own process."""
    words = [sys.executable, __file__, "--alone", name, *map(str, size), str(random.randrange(2**31))]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise CannotRun(f"{name} did not come to its end")
    say(f"{name}: {done.stdout.strip()}")
    return json.loads(done.stdout)


def alone(name: str, *words: str) -> int:
    *size, seed = map(int, words)
    random.seed(seed)
    began = time.monotonic()
    figures = {VIA_MTA: via_mta, DIRECT: direct, STALLED: stalled}[name](*size)
    print(json.dumps({**figures, "seconds": round(time.monotonic() - began)}))
    return 0


def trial(letters: int, kills: int, stalls: int) -> tuple[dict, bool]:
    figures = {}
    if kills:
        figures[VIA_MTA] = in_a_process_of_its_own(VIA_MTA, letters, kills)
        figures[DIRECT] = in_a_process_of_its_own(DIRECT, letters, kills)
    if stalls:
        figures[STALLED] = in_a_process_of_its_own(STALLED, stalls)
    is_good = not any(each["lost"] or each["twice"] for each in figures.values())
    for name, each in figures.items():
        is_good &= each["held"] <= (each["kills"] if name == DIRECT else 0)
    return figures, is_good and figures.get(STALLED, {}).get("stays_stopping", True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        sys.exit(alone(*sys.argv[2:]))
    size = sizes(__doc__, letters=10_000, kills=200, stalls=50)
    sys.exit(judged(lambda: trial(size.letters, size.kills, size.stalls)))
