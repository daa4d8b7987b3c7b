"""
Batches from the print tray: which sheets were taken out together, each under a serial that is given once.

``batches/000007.jsonl`` beside the sheets: its first line names them in order, so that the third has the serial
``7-003``; the lines after it say what became of the paper. It is only ever added to, and every line is on the disk
before anybody is told. A sheet leaves the tray in one batch; it is printed again only after somebody wrote down that
the paper was spoiled, and then says so itself: ``7-003/2``.
"""

import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from shanyrak.channels.post.tray import PRINTED, PrintTray, sync

BATCHES = "batches"
AT_MOST = 500  # sheets: what one person can count, and one machine join without much memory


class UnableToPrint(Exception):
    """Anticipated: nothing was taken or printed. Subclasses name the case."""


class NothingWaits(UnableToPrint):
    pass


class NoSuchSerial(UnableToPrint):
    pass


class WasPrinted(UnableToPrint):
    """The batch went to a printer before; to print it again, say why."""


class NoReasonToReprint(UnableToPrint):
    pass


@dataclass(frozen=True, slots=True)
class Paper:
    """One letter of a batch. ``prints`` is how often it may exist: 1, and one more for each that was spoiled."""

    serial: str
    name: str  # of its file
    prints: int = 1

    @property
    def shown(self) -> str:
        """The serial as it stands on the newest paper."""
        return self.serial if self.prints == 1 else f"{self.serial}/{self.prints}"


@dataclass(frozen=True, slots=True)
class Note:
    """One line of what became of a batch. ``what`` is "printed", "spoiled" or "counted"."""

    what: str
    at: str  # ISO
    by: str  # who, as the desk knows them
    serial: str = ""
    why: str = ""
    counted: int = 0
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class Batch:
    number: int
    taken_at: str  # ISO
    papers: tuple[Paper, ...]
    notes: tuple[Note, ...] = ()

    @property
    def was_printed(self) -> bool:
        return any(note.what == "printed" for note in self.notes)

    @property
    def is_counted(self) -> bool:
        """Whether the last who counted found what the list says."""
        counts = [note.agrees for note in self.notes if note.what == "counted"]
        return bool(counts) and counts[-1]

    def paper(self, serial: str) -> Paper:
        """:raises NoSuchSerial: none of this batch has it"""
        for paper in self.papers:
            if paper.serial == serial:
                return paper
        raise NoSuchSerial


class PrintBatches:
    """The batches of one tray. Safe between processes."""

    def __init__(self, tray: PrintTray) -> None:
        self._tray = tray
        self._folder = tray.folder / BATCHES

    def numbers(self) -> list[int]:
        """Every batch, the newest first."""
        return sorted((int(path.stem) for path in self._folder.glob("[0-9]*.jsonl")), reverse=True)

    def read(self, number: int) -> Batch:
        """:raises NoSuchSerial: there is no such batch"""
        try:
            head, *said = _lines(self._path(number))
        except FileNotFoundError as error:
            raise NoSuchSerial from error
        notes = tuple(Note(**line) for line in said)
        spoiled = [note.serial for note in notes if note.what == "spoiled"]
        papers = tuple(
            Paper(serial, name, 1 + spoiled.count(serial))
            for serial, name in ((f"{number}-{at:03d}", name) for at, name in enumerate(head["sheets"], 1))
        )
        return Batch(number, head["taken_at"], papers, notes)

    def take(self, *, now: datetime, but: Collection[str] = ()) -> Batch:
        """
        Take what waits, oldest first, at most ``AT_MOST``, out of the tray as a new batch. ``but`` names sheets that
        shall stay. Asked for twice at once, each gets different sheets.

        :raises NothingWaits: there is nothing to take
        """
        with self._tray.locked():
            self._finish_moving()
            names = [path.name for path in self._tray.waiting() if path.name not in but][:AT_MOST]
            if not names:
                raise NothingWaits
            number = next(iter(self.numbers()), 0) + 1
            self._begin(number, {"taken_at": now.isoformat(), "sheets": names})
            self._move(names)
        return self.read(number)

    def say_printed(self, number: int, *, now: datetime, by: str, why: str = "") -> Batch:
        """
        Write down that a batch goes to the printer now.

        :raises WasPrinted: it went before, and nobody says why it should go again
        """
        with self._tray.locked():
            if self.read(number).was_printed and not why.strip():
                raise WasPrinted
            self._add(number, {"what": "printed", "at": now.isoformat(), "by": by, "why": why.strip()[:200]})
        return self.read(number)

    def say_spoiled(self, number: int, serial: str, *, why: str, now: datetime, by: str) -> Paper:
        """
        Write down that one paper was spoiled; it may be printed once more.

        :raises NoReasonToReprint: nobody says what happened to it
        :raises NoSuchSerial: it is none of this batch
        """
        if not why.strip():
            raise NoReasonToReprint
        with self._tray.locked():
            self.read(number).paper(serial)
            note = {"what": "spoiled", "serial": serial, "why": why.strip()[:200]}
            self._add(number, {**note, "at": now.isoformat(), "by": by})
        return self.read(number).paper(serial)

    def say_counted(self, number: int, *, counted: int, last: str, now: datetime, by: str) -> Batch:
        """
        Write down what a person found: how many letters lie there, and the serial on the last. Whether it agrees with
        the list is kept with it.
        """
        with self._tray.locked():
            papers = self.read(number).papers
            agrees = counted == len(papers) and last.strip().partition("/")[0] == papers[-1].serial
            note = {"what": "counted", "counted": counted, "serial": last.strip()[:20], "agrees": agrees}
            self._add(number, {**note, "at": now.isoformat(), "by": by})
        return self.read(number)

    def pdf(self, paper: Paper) -> bytes:
        """:raises NoSuchSerial: its file is gone"""
        try:
            return (self._tray.folder / PRINTED / paper.name).read_bytes()
        except FileNotFoundError as error:
            raise NoSuchSerial from error

    def _finish_moving(self) -> None:
        """Whoever took the last batch may have died before the last sheet was out of the tray."""
        for number in self.numbers()[:1]:
            self._move(paper.name for paper in self.read(number).papers)

    def _move(self, names: Iterable[str]) -> None:
        for name in names:
            sheet = self._tray.folder / name
            if sheet.exists():
                sheet.replace(self._tray.folder / PRINTED / name)
        sync(self._tray.folder / PRINTED)
        sync(self._tray.folder)

    def _begin(self, number: int, head: dict[str, object]) -> None:
        self._folder.mkdir(exist_ok=True, mode=0o700)
        draft = self._folder / f".{number}.part"
        draft.write_text("")
        _append(draft, head)
        os.link(draft, self._path(number))  # whole or not at all, and never over another
        draft.unlink()
        sync(self._folder)

    def _add(self, number: int, note: dict[str, object]) -> None:
        _append(self._path(number), note)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06d}.jsonl"


def _append(path: Path, line: dict[str, object]) -> None:
    with path.open("a", encoding="utf-8") as file:
        # A line end before it too: the line before may have been torn by a power cut.
        file.write(f"\n{json.dumps(line, ensure_ascii=False)}\n")
        file.flush()
        os.fsync(file.fileno())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue  # empty, or torn: nobody was told that it was kept
