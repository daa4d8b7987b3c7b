"""Houses for a benchmark: each a database and a home of its own, used by commands beside this process, and then gone."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from shanyrak.project.postgres import EmbeddedPostgres


@dataclass(slots=True)
class House:
    """The environment for a house's commands, and its database."""

    environment: dict[str, str]

    def run(self, *words: str, **more: str) -> None:
        """Run a command to its end, in silence; ``more`` are variables for it alone."""
        environment = {**self.environment, **more}
        subprocess.run(
            words, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def ask(self, question: str, *values: object) -> list:
        with psycopg.connect(self.environment["DATABASE_URL"], autocommit=True) as line:
            done = line.execute(question, values or None)
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
