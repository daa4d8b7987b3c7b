"""Processes that live and die together."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from shanyrak.project.companions import Companion, begin, finish, run_to_the_end, stop_all
from tests.project.test_postgres import until

pytestmark = pytest.mark.unit

SLEEP = ["sleep", "600"]
# A watcher with a worker, as a web server is: prints the worker's number.
WATCHER = [
    sys.executable,
    "-c",
    "import subprocess; p = subprocess.Popen(['sleep', '600']); print(p.pid); p.wait()",
]


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture
def companion():
    companion = Companion("sleeper", SLEEP)
    yield companion
    stop_all([companion], patience_seconds=1)


def test_one_that_was_killed_starts_again_a_little_later(companion):
    said = []
    companion.look_after(100.0, said.append)
    companion.process.kill()
    companion.process.wait()

    companion.look_after(100.1, said.append)
    assert companion.process is None
    companion.look_after(100.7, said.append)

    assert companion.process.poll() is None
    assert said == ["The sleeper ended (by signal 9); it starts again in 0.5 s."]


def test_one_that_keeps_ending_waits_longer_each_time_and_never_for_ever():
    companion, said = Companion("failure", ["false"]), []
    now = 100.0
    for _ in range(9):
        companion.look_after(now, said.append)
        companion.process.wait()
        companion.look_after(now, said.append)
        now = companion.next_at

    waits = [line.rpartition(" in ")[2] for line in said]
    assert waits == ["0.5 s.", "1 s.", "2 s.", "4 s.", "8 s.", "16 s.", "30 s.", "30 s.", "30 s."]


def test_one_that_lived_long_starts_again_at_once(companion):
    companion.wait_seconds = 30
    companion.look_after(100.0, print)
    companion.process.kill()
    companion.process.wait()

    companion.look_after(161.0, print)

    assert companion.next_at == 161.5


def test_what_a_killed_watcher_leaves_behind_is_ended_too():
    companion = Companion("watcher", WATCHER)
    companion.look_after(100.0, print)
    watcher = companion.process
    assert until(lambda: children_of(watcher.pid))
    (worker,) = children_of(watcher.pid)

    watcher.kill()
    watcher.wait()
    companion.look_after(100.1, print)

    assert until(lambda: is_gone(worker))


def test_when_the_one_who_started_them_is_killed_they_end():
    code = "from shanyrak.project.companions import begin; import time; print(begin(['sleep', '600']).pid, flush=True); time.sleep(600)"
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    sleeper = int(owner.stdout.readline())
    assert not is_gone(sleeper)

    owner.kill()
    owner.wait()
    owner.stdout.close()

    assert until(lambda: is_gone(sleeper))


def test_ctrl_c_reaches_the_children_only_through_us(companion):
    companion.look_after(100.0, print)

    assert os.getpgid(companion.process.pid) != os.getpgrp()


def test_one_that_will_not_end_is_ended():
    stubborn = begin(
        [
            sys.executable,
            "-c",
            "import signal, time; signal.signal(15, signal.SIG_IGN); print(1); time.sleep(600)",
        ]
    )
    time.sleep(0.2)
    stubborn.terminate()

    finish(stubborn, patience_seconds=0.2)

    assert stubborn.returncode in {-signal.SIGKILL, -signal.SIGTERM}


def test_a_step_gives_its_exit_code():
    assert run_to_the_end(["sh", "-c", "exit 3"]) == 3
