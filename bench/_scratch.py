"""Houses for a benchmark: each a database and a home of its own, used by commands beside this process, and then gone."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from shanyrak.project.postgres import EmbeddedPostgres

PATIENCE = 300  # seconds for whatever is waited for


@dataclass(slots=True)
class House:
    environment: dict[str, str]

    def run(self, *words: str) -> None:
        subprocess.run(
            words, env=self.environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def ask(self, question: str) -> list:
        with psycopg.connect(self.environment["DATABASE_URL"], autocommit=True) as line:
            done = line.execute(question)
            return done.fetchall() if done.description else []


@contextmanager
def house(relay: str, **more: str) -> Iterator[House]:
    """``more`` are further variables of its environment."""
    with tempfile.TemporaryDirectory(prefix="shanyrak-bench-") as folder:
        database = EmbeddedPostgres(Path(folder) / "postgres")
        others = {name: value for name, value in os.environ.items() if not name.startswith("SHANYRAK_")}
        environment = {
            **others,
            "DATABASE_URL": database.start(),
            "DJANGO_SETTINGS_MODULE": "shanyrak.project.settings",
            "SHANYRAK_HOME": str(Path(folder) / "home"),
            "SHANYRAK_RELAY": relay,
            **more,
        }
        try:
            yield House(environment)
        finally:
            database.remove()


def wait_until(is_so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
