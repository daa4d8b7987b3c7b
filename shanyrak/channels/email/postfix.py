"""
What a Postfix on this machine wrote into its log, and what can still be called back out of its queue.

The log is evidence of a letter whose answer nobody heard, and tells when the other side's server took one. It must
be whole: written by Postfix itself (``maillog_file``), since a system's journal drops lines under load, and with
``enable_long_queue_ids``, so that no queue id comes again.
"""

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from shanyrak.channels.base import Finding, Verdict

KNOCK_SECONDS = 3.0  # within which a knock on the door must stand in the log
FRESH = timedelta(seconds=5)  # how long one reading serves for several letters
TAIL_BYTES = 64 * 1024 * 1024  # of the log that are searched: about 80,000 letters
LONGEST_LAST_WORD = timedelta(hours=1)  # a sender waits ten minutes for its answer

LINE = re.compile(
    rb"(?P<stamp>\S{3} [ \d]\d [\d:]{8}|\S+) \S+ postfix[\w/-]*/(?P<by>\w+)\[(?P<pid>\d+)\]: (?P<said>.*)"
)
OF_ONE = re.compile(rb"(?P<queue_id>[0-9A-Za-z]{6,20}): (?P<said>.*)")
STATUS = re.compile(rb"to=<.*>, .*\bstatus=(?P<status>[a-z]+) ?(?P<words>.*)")
KILLED = re.compile(rb"warning: process \S+ pid (\d+) (?:killed|exit)")
ADDRESS = re.compile(r"<?[^\s<>()\"',;:]+@[^\s<>()\"',;:]+>?")
REMOVED = re.compile(r"^postsuper: ([0-9A-Za-z]+): removed$", re.MULTILINE)
MONTHS = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(slots=True)
class _Session:
    """A client's line to Postfix that stands open as far as the log goes."""

    last_stamp: bytes
    queue_id: bytes = b""


@dataclass(slots=True)
class Reading:
    """What a stretch of log says. Queue ids and Message-IDs as bytes, as they stand there."""

    queue_ids: dict[bytes, list[bytes]] = field(default_factory=dict)  # by Message-ID, in order
    taken: set[bytes] = field(default_factory=set)
    dropped: set[bytes] = field(default_factory=set)  # the client went away before its dot
    fates: dict[str, tuple[str, str]] = field(default_factory=dict)  # queue id → status, the words with it
    open: dict[bytes, _Session] = field(default_factory=dict)  # by process
    first_stamp: bytes = b""
    is_from_the_start: bool = False


def read_log(lines: Iterable[bytes]) -> Reading:
    """Read a stretch of log, line by line; what is not Postfix's, or means nothing to us, is passed over."""
    reading = Reading()
    for raw in lines:
        found = LINE.match(raw)
        if found is None:
            continue
        stamp, by, pid, said = found.group("stamp", "by", "pid", "said")
        reading.first_stamp = reading.first_stamp or stamp
        if by == b"smtpd":
            _read_session(reading, stamp, pid, said)
        elif by == b"master":
            _read_master(reading, said)
        elif one := OF_ONE.match(said):
            _read_one(reading, by, *one.group("queue_id", "said"))
    return reading


def _read_session(reading: Reading, stamp: bytes, pid: bytes, said: bytes) -> None:
    """Lines of one process stand in the order of what it did; those of two may not."""
    if said.startswith(b"connect from "):
        reading.open[pid] = _Session(stamp)
    elif said.startswith(b"disconnect from "):
        reading.open.pop(pid, None)
    elif said.startswith((b"lost connection after DATA ", b"timeout after DATA ")):
        if session := reading.open.get(pid):
            reading.dropped.add(session.queue_id)
    elif (one := OF_ONE.match(said)) and one["said"].startswith(b"client="):
        reading.open[pid] = _Session(stamp, one["queue_id"])


def _read_master(reading: Reading, said: bytes) -> None:
    if said.startswith(b"daemon started"):
        reading.open.clear()
    elif killed := KILLED.match(said):
        reading.open.pop(killed[1], None)


def _read_one(reading: Reading, by: bytes, queue_id: bytes, said: bytes) -> None:
    if said.startswith(b"message-id="):
        ids = reading.queue_ids.setdefault(said.removeprefix(b"message-id="), [])
        if queue_id not in ids:
            ids.append(queue_id)
    elif by == b"qmgr" and said.startswith((b"from=", b"removed")):
        # The queue manager sees only what lies whole in the queue, on the disk.
        reading.taken.add(queue_id)
        if b"status=expired" in said:
            reading.fates[queue_id.decode()] = ("expired", "their server did not take it in time")
    elif status := STATUS.match(said):
        reading.taken.add(queue_id)
        words = ADDRESS.sub("…", status["words"].decode("utf-8", "replace").strip("()"))
        reading.fates[queue_id.decode()] = (status["status"].decode(), " ".join(words.split())[:300])


class PostfixEvidence:
    """
    Asks the log of the Postfix at ``host``:``port``, on this machine, what became of a message.

    "Not taken" is said only when a knock on its door has come through into the log after the sender was gone, and no
    line of that time stands open any more: then every dot that was written is in the log.
    """

    def __init__(self, log: Path, *, host: str, port: int, now: Callable[[], datetime]) -> None:
        self._log = log
        self._host = host
        self._port = port
        self._now = now
        self._reading: Reading | None = None
        self._read_at: datetime | None = None

    def weigh(self, name: str, *, silent_since: datetime) -> Finding:
        reading = self._read_after(silent_since)
        if reading is None:
            return Finding(Verdict.UNKNOWN, why="the mail server's log does not say")
        queue_ids = reading.queue_ids.get(name.encode("utf-8", "replace"), [])
        for queue_id in queue_ids:
            if queue_id in reading.taken:
                return Finding(Verdict.TAKEN, queue_id.decode(), "the mail server's log shows it")
        if any(queue_id not in reading.dropped for queue_id in queue_ids):
            return Finding(Verdict.UNKNOWN, why="the mail server has begun with it")
        if self._may_be_under_way(reading, silent_since):
            return Finding(Verdict.UNKNOWN, why="too early to say")
        return Finding(Verdict.NOT_TAKEN, why="the mail server's log shows that it never came")

    def _read_after(self, silent_since: datetime) -> Reading | None:
        """The log as it is after a knock that came later than ``silent_since``; None when nobody answers."""
        now = self._now()
        if self._read_at and silent_since < self._read_at and now - self._read_at < FRESH:
            return self._reading
        self._read_at = now
        self._reading = _tail(self._log) if now > silent_since and self._knock() else None
        return self._reading

    def _knock(self) -> bool:
        """
        Say hello, and see it in the log.

        Postfix writes in the order of what happens: what the log does not hold by then has not happened before.
        """
        try:
            before = self._log.stat().st_size
            with socket.create_connection((self._host, self._port), KNOCK_SECONDS) as line:
                line.settimeout(KNOCK_SECONDS)
                if not line.recv(512).startswith(b"220"):
                    return False
                line.sendall(b"QUIT\r\n")
                line.recv(512)
            end = time.monotonic() + KNOCK_SECONDS
            while time.monotonic() < end:
                if b"disconnect from " in _bytes_from(self._log, before):
                    return True
                time.sleep(0.02)
        except OSError:
            pass
        return False

    def _may_be_under_way(self, reading: Reading, silent_since: datetime) -> bool:
        """A line that stood open when the sender went silent, and has begun nothing since, may be the sender's."""
        if not reading.is_from_the_start:
            begins = _time_of(reading.first_stamp, silent_since)
            if begins is None or begins > silent_since - LONGEST_LAST_WORD:
                return True
        for session in reading.open.values():
            last = _time_of(session.last_stamp, silent_since)
            if last is None or last <= silent_since:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Place:
    """How far a log was read: ``inode`` tells whether the file is still the same."""

    inode: int = 0
    offset: int = 0


def fates_since(log: Path, place: Place) -> tuple[dict[str, tuple[str, str]], Place]:
    """
    What became of messages since that place, by queue id: (status, the other side's words); and the new place.

    Statuses are Postfix's: sent, deferred, bounced, expired. After a rotation the rest of ``….1`` is read first.

    :raises OSError: the log cannot be read
    """
    inode = log.stat().st_ino
    lines: list[bytes] = []
    offset = place.offset
    if inode != place.inode:
        offset = 0
        old = log.with_name(log.name + ".1")
        if place.inode and old.exists() and old.stat().st_ino == place.inode:
            lines += _bytes_from(old, place.offset).splitlines()
    new = _bytes_from(log, offset)
    whole = new.rfind(b"\n") + 1
    lines += new[:whole].splitlines()
    return read_log(lines).fates, Place(inode, offset + whole)


def call_back(postsuper: Sequence[str], queue_ids: Iterable[str]) -> set[str]:
    """
    Delete these messages where Postfix only keeps them for later; gives the queue ids that are really gone.

    What is on its way this moment is left alone: only ``deferred`` and ``hold`` are asked for.

    :raises OSError: the command cannot be run, or says that it may not
    """
    wanted = sorted(set(queue_ids))
    if not wanted:
        return set()
    said = subprocess.run(
        [*postsuper, "-d", "-", "deferred", "hold"],
        input="".join(f"{queue_id}\n" for queue_id in wanted),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if said.returncode != 0:
        raise OSError(f"postsuper ended with {said.returncode}: {' '.join(said.stderr.split())[:200]}")
    return set(REMOVED.findall(said.stderr + said.stdout)) & set(wanted)


def _tail(log: Path) -> Reading | None:
    try:
        size = log.stat().st_size
        start = max(size - TAIL_BYTES, 0)
        content = _bytes_from(log, start)
        old = log.with_name(log.name + ".1")
        before = b""
        if start == 0 and old.exists():  # freshly rotated: what we look for may stand in the file before
            start = max(old.stat().st_size - TAIL_BYTES, 0)
            before = _bytes_from(old, start)
    except OSError:
        return None
    reading = read_log((before + content).splitlines())
    reading.is_from_the_start = start == 0
    return reading


def _bytes_from(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read()


def _time_of(stamp: bytes, near: datetime) -> datetime | None:
    """The aware time of a stamp, of the machine's zone where it names none; its year is the one next to ``near``."""
    try:
        if not stamp[:1].isalpha():
            return datetime.fromisoformat(stamp.decode("ascii")).astimezone()
        month, day, clock = stamp.split()
        hour, minute, second = (int(part) for part in clock.split(b":"))
        there = [
            datetime(near.year + years, MONTHS.index(month) + 1, int(day), hour, minute, second).astimezone()
            for years in (-1, 0, 1)
        ]
    except ValueError:
        return None
    return min(there, key=lambda time: abs(time - near))
