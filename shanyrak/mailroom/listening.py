"""
Listen for mail, and answer 250 only when it stands in the database.

It stands behind an MTA, on this machine; a name of a sender is neither checked nor logged here. One thread hears the
lines, one keeps: whatever came while the last group was being committed is the next group, so a lone mail never
waits and a flood shares its commits.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from shanyrak.arrivals.keeping import Incoming, keep_all
from shanyrak.mailroom.lines import CANNOT_NOW, KEPT, SILENCE_SECONDS, SIZE_AT_MOST, TOO_QUIET, Line, Mail

__all__ = ["CANNOT_NOW", "KEPT", "SIZE_AT_MOST", "Listener"]

GROUP_AT_MOST = 200  # mails
WAITING_AT_MOST = 64 * 1024 * 1024  # bytes; what comes beyond is asked to come again
IDLE_SECONDS = 1.0
START_SECONDS = 10.0

logger = logging.getLogger(__name__)


class Listener:
    """
    ``Listener(host, port).start()``; ``port`` 0 takes a free one and ``listener.port`` says which.

    Runs in threads of its own until ``stop()``. What was answered with 250 stands in the database.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host = host
        self.port = port
        self._lines: set[Line] = set()
        self._mails: queue.SimpleQueue[Mail | None] = queue.SimpleQueue()
        self._waiting = 0  # bytes; only the loop counts them
        self._hearing = threading.Thread(target=self._run, name="mailroom-hearing", daemon=True)
        self._keeping = threading.Thread(target=self._keep, name="mailroom-keeping", daemon=True)
        self._ready = threading.Event()
        self._trouble: OSError | None = None

    def start(self) -> None:
        """
        Listen. On return the listener answers.

        :raises OSError: the port is taken
        """
        self._hearing.start()
        if not self._ready.wait(START_SECONDS):
            raise TimeoutError("the mailroom did not begin to listen")
        if self._trouble:
            raise self._trouble
        self._keeping.start()

    def stop(self) -> None:
        """Stop listening; a mail that is being kept is kept, and whoever heard no answer sends it again."""
        if self._keeping.is_alive():
            self._mails.put(None)
            self._keeping.join(START_SECONDS)
        if self._hearing.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._hearing.join(START_SECONDS)

    # --- The thread that hears

    def _run(self) -> None:
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        try:
            self._listen()
        finally:
            self._ready.set()
            self._loop.close()

    def _listen(self) -> None:
        try:
            server = self._loop.run_until_complete(
                self._loop.create_server(
                    lambda: Line(self._take, self._lines), self.host, self.port, backlog=256
                )
            )
        except OSError as error:
            self._trouble = error
            return
        self.port = server.sockets[0].getsockname()[1]
        self._loop.call_soon(self._ready.set)
        self._loop.call_later(SILENCE_SECONDS / 10, self._hang_up_on_the_silent)
        self._loop.run_forever()
        server.close()
        for line in list(self._lines):
            line.abort()
        self._loop.run_until_complete(asyncio.sleep(0))  # the transports close

    def _hang_up_on_the_silent(self) -> None:
        long_ago = time.monotonic() - SILENCE_SECONDS
        for line in [line for line in self._lines if line.heard_at < long_ago]:
            line.close(TOO_QUIET)
        self._loop.call_later(SILENCE_SECONDS / 10, self._hang_up_on_the_silent)

    def _take(self, mail: Mail) -> None:
        if self._waiting > WAITING_AT_MOST:
            self._loop.call_soon(mail.answer, False)
            return
        self._waiting += len(mail.raw)
        self._mails.put(mail)

    def _answer(self, mails: Sequence[Mail], kept: Sequence[bool]) -> None:
        for mail, is_kept in zip(mails, kept, strict=True):
            self._waiting -= len(mail.raw)
            mail.answer(is_kept)

    # --- The thread that keeps

    def _keep(self) -> None:
        is_over = False
        while not is_over:
            group = [self._next()]
            while len(group) < GROUP_AT_MOST and not self._mails.empty():
                group.append(self._mails.get())
            is_over = None in group
            mails = [mail for mail in group if mail]
            if mails:
                self._loop.call_soon_threadsafe(self._answer, mails, _kept(mails))
        connection.close()

    def _next(self) -> Mail | None:
        try:
            return self._mails.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            connection.close()  # back to the pool; this thread may be idle for long
            return self._mails.get()


def _kept(mails: Sequence[Mail]) -> list[bool]:
    """Keep all in one commit; when that fails each by itself, so that no mail takes its neighbours along."""
    if _is_kept(mails):
        return [True] * len(mails)
    return [_is_kept([mail]) for mail in mails] if len(mails) > 1 else [False]


def _is_kept(mails: Sequence[Mail]) -> bool:
    incoming = [Incoming(mail.raw, box.mailbox, box.token) for mail in mails for box in mail.boxes]
    try:
        keep_all(incoming, now=timezone.now())
    except Exception as error:  # noqa: BLE001 -- no database, no keys, no disk: whatever it is, the sender keeps it
        logger.error("a mail could not be kept: %s", type(error).__name__)  # noqa: TRY400 -- its text may name rows
        connection.close()
        return False
    return True
