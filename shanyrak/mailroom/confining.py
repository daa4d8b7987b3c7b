"""Open mails in a child process that can do nothing else (inside.py); one that breaks it is put aside, and only that one."""

import atexit
import json
import select
import subprocess
import threading
from dataclasses import dataclass
from typing import BinaryIO, cast

from shanyrak.copies.opening import OpenedMail, UnableToOpen
from shanyrak.craft.confining import start
from shanyrak.craft.contacts.bounces import Bounce
from shanyrak.mailroom.reports import Report

WAIT_AT_MOST = 60.0  # seconds by the clock; more than the processor time, for machines that are busy
CHILD = "shanyrak.mailroom.inside"


class ReaderBroke(Exception):
    """The mail did to the parser what it should not; the text is the kind of error, nothing of the mail."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report of a mail server, or a mail: one of them is None."""

    mail: OpenedMail | None
    report: Report | None = None


class _Child:
    """Started when first needed, started anew when it ended. One mail at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def read(self, raw: bytes, *, may_be_report: bool) -> dict[str, object]:
        with self._lock:
            process = self._running()
            try:
                return self._ask(process, (b"r" if may_be_report else b"c"), raw)
            except (OSError, EOFError, ValueError) as ended:
                self.end()
                raise UnableToOpen("reading it takes too long, or too much") from ended

    def end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = start(CHILD)
        return self._process

    def _ask(self, process: "subprocess.Popen[bytes]", what: bytes, raw: bytes) -> dict[str, object]:
        come, go = cast(BinaryIO, process.stdout), cast(BinaryIO, process.stdin)
        go.write(what + len(raw).to_bytes(4, "big") + raw)
        go.flush()
        if not select.select([come], [], [], WAIT_AT_MOST)[0]:
            raise EOFError
        length = come.read(4)
        answer = come.read(int.from_bytes(length, "big"))
        if len(length) < 4:
            raise EOFError
        return cast("dict[str, object]", json.loads(answer))


_child = _Child()


def read(raw: bytes, *, may_be_report: bool = False) -> Read:
    """
    Open a mail; with ``may_be_report``, as the report of a mail server if it is one.

    :raises UnableToOpen: nested too deep, in too many parts, or it took more than five seconds
    :raises ReaderBroke: the parser raised what it never should
    """
    answer = _child.read(raw, may_be_report=may_be_report)
    match answer:
        case {"trouble": str(why)}:
            raise UnableToOpen(why)
        case {"broke": str(kind)}:
            raise ReaderBroke(kind)
        case {"report": {"kind": str(kind), "why": str(why)}}:
            return Read(None, Report(Bounce(kind), why))
    said = cast("dict[str, object]", answer["mail"])
    lists = {name: tuple(cast("list[str]", said[name])) for name in ("recipients", "answers", "ids")}
    return Read(OpenedMail(**{**said, **lists}))  # type: ignore[arg-type]  # what asdict made of one
