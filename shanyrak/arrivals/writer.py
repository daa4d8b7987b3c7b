"""
A connection that keeps groups of mails without waiting for them: for an event loop, which watches its socket.

    writer.begin(rows, now=now)     # hand the group over
    writer.flush()                  # again when the socket takes more, while it says True
    writer.hear()                   # when the socket has something; True at the end of the group
"""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connections
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from shanyrak.arrivals.groups import FORMATS, INSERT, Row, parameters
from shanyrak.vault.sessions import is_stored

STATEMENT = b"keep"


class Writer:
    """One group at a time. Whatever it raises it is of no more use: close it, and make another."""

    def __init__(self) -> None:
        """:raises Exception: no database; the kinds are Django's and psycopg's"""
        self._database = connections.create_connection("default")
        self._database.inc_thread_sharing()  # made in one thread, used in the loop's
        self._database.ensure_connection()
        self._session = self._database.connection
        self._line = self._session.pgconn
        answer = self._line.prepare(STATEMENT, INSERT)
        if answer.status != ExecStatus.COMMAND_OK:
            raise error_from_result(answer)
        self._line.nonblocking = 1
        self.socket = self._line.socket
        self._is_writing = False

    def may_take(self, rows: Sequence[Row]) -> bool:
        """False while the key that sealed one of them is not in the database."""
        sessions = {row.session for row in rows}
        return all(is_stored(uuid.UUID(bytes=session), self._database) for session in sessions)

    def begin(self, rows: Sequence[Row], *, now: datetime) -> None:
        """Hand over a group, all of it one commit. A mail that is there already is passed over."""
        self._line.send_query_prepared(STATEMENT, parameters(rows, now=now), FORMATS)
        self._is_writing = True

    def flush(self) -> bool:
        """True while there is more than the socket takes at once."""
        return bool(self._line.flush())

    def hear(self) -> bool:
        """
        True when what was handed over is committed.

        :raises psycopg.Error: it was refused, or the database is gone
        """
        self._line.consume_input()
        while self._is_writing and not self._line.is_busy():
            answer = self._line.get_result()
            if answer is None:
                self._is_writing = False
                return True
            if answer.status != ExecStatus.COMMAND_OK:
                raise error_from_result(answer)
        return False

    def close(self) -> None:
        """Give up the session, whatever it was doing."""
        self._session.close()
        self._database.close()
        self._database.dec_thread_sharing()
