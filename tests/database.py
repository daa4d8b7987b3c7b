"""
The database of a test run.

A run has a PostgreSQL of its own, in a folder of its own. Wagtail's two hundred
migrations take longer than most runs; so the first run keeps what they made
(``.venv/test-database-…``), and later runs copy it for as long as no migration
and no pinned package changes. With CI=true or DATABASE_URL nothing is kept.
"""

import ast
import hashlib
import os
import shutil
from pathlib import Path

import psycopg

from shanyrak.project.binaries import choose_binaries
from shanyrak.project.places import find_servant
from shanyrak.project.postgres import EmbeddedPostgres

CHECKOUT = Path(__file__).resolve().parents[1]
KEPT = CHECKOUT / ".venv"
SEED = "seed"
# These data live for minutes: a torn page is no loss, and waiting for the disk is.
HASTY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "min_wal_size": "32MB"}


class TestDatabase:
    """``start`` it, let ``grow`` or ``sow`` make the database that tests see, ``end`` it."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        self.server = EmbeddedPostgres(folder, settings=HASTY)
        self.kept = KEPT / f"test-database-{what_decides()}"
        self.may_keep = os.environ.get("CI") != "true" and KEPT.is_dir()
        self.is_seeded = False

    def start(self) -> str:
        """Start the server, from what an earlier run kept if that still fits, and give its URL."""
        if self.may_keep and self.kept.exists():
            shutil.copytree(self.kept / "data", self.server.data, symlinks=True)
            shutil.copy(self.kept / "password", self.server.place / "password")
            lend(self.server)
            self.is_seeded = True
        return self.server.start()

    def grow(self, name: str) -> None:
        """Make the database ``name`` from what was kept."""
        self._tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {SEED}")

    def sow(self, name: str) -> None:
        """Keep what the migrations made in ``name``. Nobody may be connected to it."""
        if self.may_keep and not self.is_seeded:
            self._tell(f"CREATE DATABASE {SEED} TEMPLATE {name}")
            self.is_seeded = True

    def end(self, name: str) -> None:
        if self.may_keep and self.is_seeded and not self.kept.exists():
            self._tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            self.server.stop()
            fresh = self.kept.with_name(f"{self.kept.name}.{os.getpid()}")
            shutil.copytree(self.server.data, fresh / "data", symlinks=True)
            shutil.copy(self.server.place / "password", fresh / "password")
            for old in KEPT.glob("test-database-*"):
                if old != fresh and "." not in old.name:
                    shutil.rmtree(old, ignore_errors=True)
            if not self.kept.exists():  # else another run was first
                fresh.rename(self.kept)
            shutil.rmtree(fresh, ignore_errors=True)
        self.server.remove()

    def _tell(self, *statements: str) -> None:
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # names are ours


def lend(server: EmbeddedPostgres) -> None:
    """Make the copied files belong to the user PostgreSQL runs as."""
    servant = find_servant(server.data)
    if not servant.is_another:
        return
    os.chown(server.place / "password", servant.uid, servant.gid)
    os.chown(server.data, servant.uid, servant.gid)
    for inside, folders, files in os.walk(server.data):
        for name in (*folders, *files):
            os.chown(Path(inside, name), servant.uid, servant.gid, follow_symlinks=False)


def what_decides() -> str:
    """The hash of all that decides what a new database looks like."""
    migrations = sorted((CHECKOUT / "shanyrak").glob("*/migrations/*.py"))
    asked = {
        CHECKOUT / "requirements" / "base.txt",
        *migrations,
        *(CHECKOUT / "shanyrak").glob("*/apps.py"),
        *(path for migration in migrations for path in house_files_imported_by(migration)),
    }
    decided = hashlib.sha256(str(choose_binaries(CHECKOUT / "nowhere").major).encode())
    for path in sorted(asked):
        decided.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes())
    return decided.hexdigest()[:16]


def house_files_imported_by(path: Path) -> set[Path]:
    """Give the house's files that a file imports directly: triggers are written there."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        files = (
            CHECKOUT / Path(*name.split(".")).with_suffix(".py")
            for name in names
            if name.startswith("shanyrak")
        )
        found |= {file for file in files if file.exists()}
    return found
