"""
The print tray: a folder in which each delivery lies once, until somebody prints it.

``<delivery id>.pdf`` waits; once taken out (``batches.py``) it moves to ``printed/`` under the same name, so that a
delivery that is asked for again is found and not printed again. Every move is made under one lock.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from shanyrak.channels.base import Finding, Verdict

PRINTED = "printed"


class PrintTray:
    """A folder on this machine. Safe between processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def draft(self, delivery_id: str, pdf: bytes) -> Path:
        """
        Lay the sheet beside the tray, on the disk but out of sight. ``put`` or ``drop`` it.

        :raises OSError: it could not be written
        """
        self._make()
        path = self.folder / f".{file_name(delivery_id)}-{os.getpid()}-{os.urandom(4).hex()}.part"
        try:
            with path.open("xb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path

    def put(self, draft: Path, delivery_id: str) -> str:
        """
        Put the draft into the tray, unless this delivery lies or lay there already. Its name, either way.

        :raises OSError: it is not in the tray
        """
        name = file_name(delivery_id)
        with self.locked():
            if not self.holds(delivery_id):
                os.link(draft, self.folder / name)  # refuses to replace, whatever happens to the lock
                sync(self.folder)
        draft.unlink(missing_ok=True)
        return name

    def holds(self, delivery_id: str) -> bool:
        """Whether this delivery waits in the tray or was printed from it."""
        name = file_name(delivery_id)
        return (self.folder / name).exists() or (self.folder / PRINTED / name).exists()

    def waiting(self) -> list[Path]:
        """The sheets to be printed, oldest first."""
        sheets = [path for path in self.folder.glob("*.pdf") if not path.name.startswith(".")]
        return sorted(sheets, key=lambda path: (path.stat().st_mtime_ns, path.name))

    def _make(self) -> None:
        (self.folder / PRINTED).mkdir(parents=True, exist_ok=True, mode=0o700)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other process from moving sheets meanwhile."""
        self._make()
        handle = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


class TrayEvidence:
    """Whether a delivery reached the tray. ``name`` is the delivery's id; its worker must be dead."""

    def __init__(self, tray: PrintTray) -> None:
        self._tray = tray

    def weigh(self, name: str, *, silent_since: datetime) -> Finding:
        """The sheet is there or it is not: a dead worker puts nothing more, so no quiet is needed."""
        del silent_since
        if self._tray.holds(name):
            return Finding(Verdict.TAKEN, file_name(name), "it lies in the print tray, or was printed")
        if not self._tray.folder.is_dir():
            return Finding(Verdict.UNKNOWN, why="the print tray is not there")
        return Finding(Verdict.NOT_TAKEN, why="it is not in the print tray")


def file_name(delivery_id: str) -> str:
    """How a delivery's sheet is called; an id that could leave the folder is hashed."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}", delivery_id):
        return f"{delivery_id}.pdf"
    return f"{hashlib.sha256(delivery_id.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.pdf"


def sync(folder: Path) -> None:
    """Make what was linked or moved in a folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
