"""
Listen for mail: LMTP, one answer a recipient, and none of them 250 before the mail is in the database.

It stands behind an MTA, on this machine; a name of a sender is neither checked nor logged here.
"""

import asyncio
import logging
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiosmtpd.lmtp import LMTP
from django.db import connection
from django.utils import timezone

from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import ArrivalKind
from shanyrak.mailroom.addressing import Box, box_of

SIZE_AT_MOST = 10 * 1024 * 1024  # bytes
LINE_AT_MOST = 1024 * 1024  # bytes; some programs write a whole letter on one line
RECIPIENTS_AT_MOST = 50  # of one mail
KEEPERS = 4  # threads, each with a connection to the database while it keeps a mail
START_SECONDS = 10.0

KEPT = "250 2.0.0 Ok: kept"
NO_SUCH_BOX = "550 5.1.1 There is no such mailbox here"
TOO_MANY = "452 4.5.3 Too many recipients at once; please send the rest again"
CANNOT_NOW = "451 4.3.0 The mail could not be kept just now; please try again later"

logger = logging.getLogger(__name__)


class _Door(LMTP):
    """aiosmtpd's LMTP, as RFC 2033 wants it: after the data, one answer for each recipient that was accepted."""

    line_length_limit = LINE_AT_MOST
    answers = 1

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 -- aiosmtpd's name
        recipients = len(self.envelope.rcpt_tos) if self.envelope else 0
        self.answers = max(1, recipients)
        try:
            await super().smtp_DATA(arg)
        finally:
            self.answers = 1

    async def push(self, status: Any) -> None:
        # Refusals of the data itself (too long, a line too long) come once from aiosmtpd; all must hear them.
        if self.answers > 1 and isinstance(status, str) and status.startswith(("500 ", "552 ")):
            status = "\r\n".join([status] * self.answers)
        await super().push(status)

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """Take any address: a bounce has the empty one, and aiosmtpd's parser raises on some that people have."""
        found = re.match(r"\s*<([^<>]*)>\s*(.*)$", arg) or re.match(r"\s*(\S+)\s*(.*)$", arg)
        if found is None:
            return None, None
        return found[1] or "<>", found[2]


class _Keeper:
    """aiosmtpd's handler."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if box_of(address) is None:
            return NO_SUCH_BOX
        if len(envelope.rcpt_tos) >= RECIPIENTS_AT_MOST:
            return TOO_MANY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        loop = asyncio.get_running_loop()
        boxes = [box for box in map(box_of, envelope.rcpt_tos) if box]
        answers = [
            await loop.run_in_executor(self._threads, _keep, bytes(envelope.original_content), box)
            for box in boxes
        ]
        return "\r\n".join(answers)

    async def handle_exception(self, error: Exception) -> str:
        logger.error("a mail was not taken: %s", type(error).__name__)
        return CANNOT_NOW


def _keep(raw: bytes, box: Box) -> str:
    try:
        keep(raw=raw, kind=ArrivalKind.MAIL, now=timezone.now(), token=box.token, mailbox=box.mailbox)
    except Exception as error:  # noqa: BLE001 -- no database, no keys, no disk: whatever it is, the sender keeps it
        logger.error("a mail could not be kept: %s", type(error).__name__)  # noqa: TRY400 -- its text may name rows
        return CANNOT_NOW
    finally:
        connection.close()  # back to the pool; this thread may be idle for long
    return KEPT


class Listener:
    """
    ``Listener(host, port).start()``; ``port`` 0 takes a free one and ``listener.port`` says which.

    Runs in threads of its own until ``stop()``. What was answered with 250 stands in the database.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host = host
        self.port = port
        self._threads = ThreadPoolExecutor(KEEPERS, thread_name_prefix="mailroom")
        self._thread = threading.Thread(target=self._run, name="mailroom", daemon=True)
        self._ready = threading.Event()
        self._trouble: OSError | None = None

    def start(self) -> None:
        """
        Listen. On return the listener answers.

        :raises OSError: the port is taken
        """
        self._thread.start()
        if not self._ready.wait(START_SECONDS):
            raise TimeoutError("the mailroom did not begin to listen")
        if self._trouble:
            raise self._trouble

    def stop(self) -> None:
        """Stop listening; a mail that is being kept is kept, and whoever heard no answer sends it again."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(START_SECONDS)
        self._threads.shutdown(wait=True)

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
                self._loop.create_server(self._protocol, self.host, self.port, backlog=256)
            )
        except OSError as error:
            self._trouble = error
            return
        self.port = server.sockets[0].getsockname()[1]
        self._loop.call_soon(self._ready.set)
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0))  # the transports close

    def _protocol(self) -> _Door:
        return _Door(
            _Keeper(self._threads),
            hostname="mailroom.localhost",
            ident="Shanyrak mailroom",
            data_size_limit=SIZE_AT_MOST,
            enable_SMTPUTF8=True,
            loop=self._loop,
        )
