"""
Processes that live and die together with the one that started them.

Nothing is remembered in files: the kernel tells a child that its parent has
ended (Linux), and the parent ends a child's whole group, so that nothing is left
on a port whoever was killed and however.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

PR_SET_PDEATHSIG = 1
STEADY_SECONDS = 60  # one that lived so long starts again without waiting
LONGEST_WAIT_SECONDS = 30


def end_with_parent(order: int = signal.SIGTERM) -> None:
    """Ask the kernel to send us ``order`` when the thread that started us ends. Linux only, else nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, order)


def ending_with_us(order: int = signal.SIGTERM) -> Callable[[], None]:
    """
    Give a ``preexec_fn`` that ties a child to the calling process.

    It runs in the child after a change of user, which would have cleared it.
    """
    parent = os.getpid()
    # Loaded here: between fork and exec a child should do as little as possible.
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None

    def tie() -> None:
        if prctl is not None:
            prctl(PR_SET_PDEATHSIG, order)
        if os.getppid() != parent:  # it ended between fork and here
            os._exit(1)

    return tie


def begin(
    words: Sequence[str], *, quiet: bool = False, last_order: int = signal.SIGTERM
) -> subprocess.Popen[bytes]:
    """
    Start a child in a session of its own: Ctrl-C reaches only us, and we decide who leaves first.

    ``last_order`` is what the kernel tells it if we are killed.
    """
    return subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else None,
        start_new_session=True,
        preexec_fn=ending_with_us(last_order),  # noqa: PLW1509 - the supervisor has one thread
    )


def finish(process: subprocess.Popen[bytes], *, patience_seconds: float) -> None:
    """Wait for a child that was told to end; after that end whatever is left of its group."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(max(0, patience_seconds))
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run_to_the_end(words: Sequence[str]) -> int:
    """Run a child, showing only its complaints; give its exit code. If we are interrupted, it ends with us."""
    process = begin(words, quiet=True)
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
        finish(process, patience_seconds=5)


@dataclass(slots=True)
class Companion:
    """A child that is started again when it ends, each time a little later if it keeps ending."""

    name: str
    words: Sequence[str]
    last_order: int = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    begun_at: float = 0.0  # monotonic seconds, as all times here
    next_at: float = 0.0
    wait_seconds: float = field(default=0.5)

    def look_after(self, now: float, say: Callable[[str], None]) -> None:
        """Start what is not running, unless its waiting time is not over."""
        if self.process is not None and (code := self.process.poll()) is not None:
            finish(self.process, patience_seconds=0)  # a killed watcher leaves its workers behind
            self.process = None
            if now - self.begun_at > STEADY_SECONDS:
                self.wait_seconds = 0.5
            self.next_at = now + self.wait_seconds
            say(f"The {self.name} ended ({describe(code)}); it starts again in {self.wait_seconds:g} s.")
            self.wait_seconds = min(self.wait_seconds * 2, LONGEST_WAIT_SECONDS)
        if self.process is None and now >= self.next_at:
            self.process = begin(self.words, last_order=self.last_order)
            self.begun_at = now


def stop_all(companions: Sequence[Companion], *, patience_seconds: float) -> None:
    """Tell all to end, then wait for all: a letter on its way is finished first."""
    alive = [companion.process for companion in companions if companion.process is not None]
    for process in alive:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
    end = time.monotonic() + patience_seconds
    for process in alive:
        finish(process, patience_seconds=end - time.monotonic())


def describe(code: int) -> str:
    return f"by signal {-code}" if code < 0 else f"exit {code}"
