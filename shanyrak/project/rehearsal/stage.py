"""The house of a rehearsal: a database, keys, a sandbox and a mailroom of its own, gone when the curtain falls."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanyrak.project.ports import free_port
from shanyrak.project.postgres import EmbeddedPostgres


@contextmanager
def stage() -> Iterator[Path]:
    """
    Build the house and take it down. Must come before anything that reads Django's settings.

    Every setting of the operator's is put aside: whatever this machine is set up to do, a rehearsal sends nothing.
    """
    with tempfile.TemporaryDirectory(prefix="shanyrak-rehearsal-") as folder:
        home = Path(folder) / "home"
        # Not committed to disk at each step: the house lives for a minute.
        database = EmbeddedPostgres(
            Path(folder) / "postgres", settings={"fsync": "off", "full_page_writes": "off"}
        )
        _forget_settings()
        os.environ.update(
            DATABASE_URL=database.start(),
            DJANGO_SETTINGS_MODULE="shanyrak.project.settings",
            SHANYRAK_HOME=str(home),
            SHANYRAK_SANDBOX_PORT=str(free_port()),
            SHANYRAK_LMTP_PORT=str(free_port()),
        )
        try:
            _open_house()
            yield home
        finally:
            _close_house()
            database.remove()


def _forget_settings() -> None:
    for name in [
        name for name in os.environ if name.startswith("SHANYRAK_") or name in {"DATABASE_URL", "PORT"}
    ]:
        del os.environ[name]


def _open_house() -> None:
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.getLogger("shanyrak").setLevel(logging.ERROR)
    call_command("migrate", verbosity=0, interactive=False)


def _close_house() -> None:
    from django.apps import apps

    if not apps.ready:
        return
    from django.db import connections

    from shanyrak.outbox.carriers import forget_carriers

    forget_carriers()
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
