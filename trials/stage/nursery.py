"""
Workers without the wait: one process has everything loaded and splits off a worker, a sender or a stop in milliseconds.

Each that is born has its own number, sessions and locks, as one that was started by hand; killed, nobody misses it but
the house.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Reads a line of JSON, the name of a deed and its words, and says the number of the process that does it.
NURSERY = """
import json, os, signal, sys
import django
django.setup()
from django.utils import timezone
from shanyrak.appeals.models import Appeal
from shanyrak.appeals.stopping import stop_appeal
from shanyrak.channels.smtp import SmtpOffer
from shanyrak.outbox.sending import send_waiting
from shanyrak.project.working import work, work_once

def send_and_freeze(at):
    # Stands still when its letters are «committing», just before it writes the dot of one of them.
    real, said = SmtpOffer.speak, 0
    def freezing(offer):
        nonlocal said
        said += 1
        if said == at:
            os.kill(os.getpid(), signal.SIGSTOP)
        return real(offer)
    SmtpOffer.speak = freezing
    send_waiting(clock=timezone.now)

def stop(number):
    stop_appeal(appeal=Appeal.objects.get(number=number), because="a trial", by=None, now=timezone.now(), patience=0.5)

DEEDS = {"work": work, "work_once": work_once, "send_and_freeze": send_and_freeze, "stop": stop}
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody stays behind as a zombie
for line in sys.stdin:
    name, *words = json.loads(line)
    child = os.fork()
    if not child:
        os.close(0)
        try:
            DEEDS[name](*words)
        finally:
            os._exit(0)
    print(child, flush=True)
"""


class Nursery:
    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", NURSERY], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._born: list[int] = []

    def bear(self, deed: str, *words: object) -> int:
        """Begin a deed in a process of its own; gives its number."""
        self._process.stdin.write(json.dumps([deed, *words]) + "\n")
        self._process.stdin.flush()
        self._born.append(int(self._process.stdout.readline()))
        return self._born[-1]

    def do(self, deed: str, *words: object, patience: float = 120) -> None:
        """Begin it and wait until it is done."""
        self.wait(self.bear(deed, *words), patience=patience)

    def wait(self, number: int, *, patience: float = 120) -> None:
        end = time.monotonic() + patience
        while is_alive(number):
            if time.monotonic() > end:
                raise AssertionError(f"process {number} did not end within {patience:.0f} s")
            time.sleep(0.02)

    def kill(self, number: int) -> None:
        os.kill(number, signal.SIGKILL)
        self.wait(number)

    def close(self) -> None:
        for number in self._born:
            if is_alive(number):
                os.kill(number, signal.SIGKILL)
        self._process.kill()
        self._process.wait()


@contextmanager
def nursery(environment: dict[str, str]) -> Iterator[Nursery]:
    made = Nursery(environment)
    try:
        yield made
    finally:
        made.close()


def is_alive(number: int) -> bool:
    return state_of(number) not in {"", "Z", "X"}


def state_of(number: int) -> str:
    """The kernel's letter: R, S, D, T for one that stands still; "" when it is no more."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
