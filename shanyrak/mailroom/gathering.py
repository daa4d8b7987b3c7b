"""
Keep mails in groups, one commit each: whatever came while the last one was being committed, and, for a millisecond, what
other lines are just saying. A lone mail never waits, and a flood shares its commits.

All of it happens in the loop that hears the lines, over a connection that the loop watches like a line: two threads
would spend more on waiting for each other than on the mails. What is not the ordinary way (no connection yet, a new
session key, an error) is done by one thread beside it, step by step.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from shanyrak.arrivals.groups import Incoming, Row, seal
from shanyrak.arrivals.keeping import keep_all
from shanyrak.arrivals.writer import Writer
from shanyrak.mailroom.lines import Line, Mail

GROUP_AT_MOST = 200  # mails
GROUP_BYTES = 4 * 1024 * 1024  # a group is closed by the mail that reaches it
PATIENCE_SECONDS = 0.001  # a group waits so long for lines that are in the midst of a mail
WAITING_AT_MOST = 64 * 1024 * 1024  # bytes; what comes beyond is asked to come again

logger = logging.getLogger(__name__)


class _Sealed(NamedTuple):
    """A mail and its rows; none when they could not be sealed just now."""

    mail: Mail
    rows: Sequence[Row]


class Gathering:
    """For one loop, whose thread alone calls it. Each mail's ``answer`` is called once."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.speaking: set[Line] = set()  # lines in the midst of a mail
        self._loop = loop
        self._waiting: deque[_Sealed] = deque()
        self._bytes = 0  # of what waits or is being kept
        self._group: list[_Sealed] = []  # being kept
        self._begins: asyncio.TimerHandle | None = None
        self._writer: Writer | None = None
        self._beside = ThreadPoolExecutor(1, "mailroom-keeping")
        self._then: Callable[[], object] | None = None

    def take(self, mail: Mail) -> None:
        if self._bytes > WAITING_AT_MOST:
            self._loop.call_soon(mail.answer, False)
            return
        self._bytes += len(mail.raw)
        self._waiting.append(_Sealed(mail, _rows(mail)))
        if not self._group:
            self._begin_soon()

    def leave(self, then: Callable[[], object]) -> None:
        """Call ``then`` when what is being kept is kept. What still waits hears nothing, and comes again."""
        self._then = then
        self._waiting.clear()
        if not self._group:
            self._end()

    def _end(self) -> None:
        self._part_with_writer()
        self._beside.shutdown(wait=False)
        assert self._then is not None
        self._then()

    def _begin_soon(self) -> None:
        if not self.speaking:
            self._begin()
        elif self._begins is None:
            self._begins = self._loop.call_later(PATIENCE_SECONDS, self._begin)

    def _begin(self) -> None:
        if self._begins:
            self._begins.cancel()
            self._begins = None
        if self._group or not self._waiting:
            return
        room = GROUP_BYTES
        while self._waiting and len(self._group) < GROUP_AT_MOST and room > 0:
            self._group.append(self._waiting.popleft())
            room -= len(self._group[-1].mail.raw)
        rows = [row for each in self._group for row in each.rows]
        if self._writer and all(each.rows for each in self._group) and self._writer.may_take(rows):
            self._write(self._writer, rows)
        else:
            self._go_beside()

    # --- The ordinary way

    def _write(self, writer: Writer, rows: Sequence[Row]) -> None:
        try:
            writer.begin(rows, now=timezone.now())
            if writer.flush():
                self._loop.add_writer(writer.socket, self._flush, writer)
        except Exception as error:  # noqa: BLE001 -- the other way finds out what can be kept
            self._turn_aside(error)

    def _flush(self, writer: Writer) -> None:
        try:
            if not writer.flush():
                self._loop.remove_writer(writer.socket)
        except Exception as error:  # noqa: BLE001 -- as above
            self._turn_aside(error)

    def _hear(self, writer: Writer) -> None:
        try:
            is_done = writer.hear()
        except Exception as error:  # noqa: BLE001 -- as above
            self._turn_aside(error)
            return
        if is_done:
            self._answer([True] * len(self._group))

    def _turn_aside(self, error: Exception) -> None:
        """A group that was committed unheard is kept once all the same."""
        logger.warning("the mailroom lost its connection: %s", type(error).__name__)
        self._part_with_writer()
        if self._group:
            self._go_beside()

    def _part_with_writer(self) -> None:
        writer, self._writer = self._writer, None
        if writer:
            self._loop.remove_reader(writer.socket)
            self._loop.remove_writer(writer.socket)
            self._beside.submit(writer.close)  # Django closes no connection where a loop runs

    # --- The other way

    def _go_beside(self) -> None:
        mails = [each.mail for each in self._group]
        done = self._beside.submit(_kept_and_connected, mails, has_writer=self._writer is not None)
        done.add_done_callback(lambda done: self._loop.call_soon_threadsafe(self._came_back, *done.result()))

    def _came_back(self, kept: Sequence[bool], writer: Writer | None) -> None:
        if writer:
            self._writer = writer
            self._loop.add_reader(writer.socket, self._hear, writer)
        self._answer(kept)

    def _answer(self, kept: Sequence[bool]) -> None:
        group, self._group = self._group, []
        for (mail, _rows), is_kept in zip(group, kept, strict=True):
            self._bytes -= len(mail.raw)
            mail.answer(is_kept)
        if self._then and not self._group:
            self._end()
        elif self._waiting and not self._group:
            self._begin_soon()


def _rows(mail: Mail) -> Sequence[Row]:
    try:
        return [seal(incoming) for incoming in _incoming([mail])]
    except Exception as error:  # noqa: BLE001 -- no keys: the sender keeps it, and the others are heard
        logger.error("a mail could not be sealed: %s", type(error).__name__)  # noqa: TRY400 -- its text may name files
        return []


def _incoming(mails: Sequence[Mail]) -> list[Incoming]:
    return [Incoming(mail.raw, box.mailbox, box.token) for mail in mails for box in mail.boxes]


def _kept_and_connected(mails: Sequence[Mail], *, has_writer: bool) -> tuple[list[bool], Writer | None]:
    kept = _kept(mails)
    connection.close()  # back to the pool
    if has_writer or not any(kept):
        return kept, None
    try:
        return kept, Writer()
    except Exception as error:  # noqa: BLE001 -- these mails are kept; the next ones come this way again
        logger.warning("the mailroom has no connection of its own: %s", type(error).__name__)
        return kept, None


def _kept(mails: Sequence[Mail]) -> list[bool]:
    """Keep all in one commit; when that fails each by itself, so that no mail takes its neighbours along."""
    if _is_kept(mails):
        return [True] * len(mails)
    return [_is_kept([mail]) for mail in mails] if len(mails) > 1 else [False]


def _is_kept(mails: Sequence[Mail]) -> bool:
    try:
        keep_all(_incoming(mails), now=timezone.now())
    except Exception as error:  # noqa: BLE001 -- no database, no keys, no disk: whatever it is, the sender keeps it
        logger.error("a mail could not be kept: %s", type(error).__name__)  # noqa: TRY400 -- its text may name rows
        connection.close()
        return False
    return True
