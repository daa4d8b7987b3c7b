"""
How a sender shows that it lives: a database session with its own name, and a lock file on its host.

It is dead when both are gone. The process id proves nothing (a number is given again), and the session alone
neither: a stalled sender whose line dropped could still write its last dot.
"""

import fcntl
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from shanyrak.outbox.models import Worker
from shanyrak.outbox.timing import ClockAstray
from shanyrak.vault.ids import new_id


@contextmanager
def present(*, clock: Callable[[], datetime]) -> Iterator[Worker]:
    """Be a sender for as long as the block runs, on this thread's database session."""
    identifier = new_id()
    session = f"shanyrak-sender-{identifier.hex}"
    folder = settings.ENVIRONMENT.home / "locks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{session}.lock"
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _name_session(session)
        worker = Worker.objects.create(
            id=identifier, session=session, host=socket.gethostname(), lock_file=str(path), started_at=clock()
        )
        try:
            yield worker
        finally:
            try:
                Worker.objects.filter(pk=worker.pk).update(ended_at=clock())
            except (DatabaseError, ClockAstray):
                pass  # the line is gone, or the time; recovery finds what we left
            _end_session()
            path.unlink(missing_ok=True)


def lock_is_free(path: str) -> bool:
    """Whether nobody on this host holds the lock file; a missing file is free."""
    try:
        with Path(path).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True


def _name_session(session: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('application_name', %s, false)", [session])
        # A sender takes sixty letters, however many wait: it reads along its indexes, in their order.
        for plan in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET enable_{plan} = off")


def _end_session() -> None:
    """Really end it, past any pool: the name and every advisory lock go with the session."""
    if connection.connection is not None:
        connection.connection.close()
    connection.close()
