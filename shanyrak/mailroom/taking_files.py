"""Take in mails that lie in files: ``.eml`` files, and maildirs that another program fills."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from pathlib import Path

from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import ArrivalKind
from shanyrak.copies.heads import ADDRESSED_IN, Heads
from shanyrak.mailroom.addressing import Box, box_of
from shanyrak.mailroom.lines import SIZE_AT_MOST

NOBODYS = Box("copies", "")  # a file without an address of ours: a person says where it belongs


class UnableToTake(Exception):
    """The file stays where it is. The text says why."""


@dataclass(frozen=True, slots=True)
class Taken:
    path: Path
    trouble: str  # "" when it was kept


def take_files(paths: Iterable[Path], *, now: datetime) -> Iterator[Taken]:
    """Keep each file, or each mail of each maildir; a file that was taken before is kept once."""
    for path in paths:
        if _is_maildir(path):
            yield from take_maildir(path, now=now)
        else:
            yield _tried(path, now=now)


def take_maildir(folder: Path, *, now: datetime) -> Iterator[Taken]:
    """
    Keep what is new in a maildir, and move it to ``cur`` as seen once it is kept.

    Stopped between the two, the mail is taken again and kept once.
    """
    for path in sorted((folder / "new").iterdir()):
        taken = _tried(path, now=now)
        if not taken.trouble:
            path.replace(folder / "cur" / f"{path.name}:2,S")
        yield taken


def _is_maildir(path: Path) -> bool:
    return (path / "new").is_dir() and (path / "cur").is_dir()


def _tried(path: Path, *, now: datetime) -> Taken:
    try:
        take_file(path, now=now)
    except UnableToTake as trouble:
        return Taken(path, str(trouble))
    return Taken(path, "")


def take_file(path: Path, *, now: datetime) -> None:
    """:raises UnableToTake: it cannot be opened, is empty or too large"""
    try:
        if path.stat().st_size > SIZE_AT_MOST:
            raise UnableToTake(f"it is larger than {SIZE_AT_MOST // 1024 // 1024} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise UnableToTake(error.strerror or "it cannot be opened") from error
    if not raw.strip():
        raise UnableToTake("it is empty")
    for box in boxes_of(raw):
        keep(raw=raw, kind=ArrivalKind.MAIL, now=now, token=box.token, mailbox=box.mailbox)


def boxes_of(raw: bytes) -> list[Box]:
    """Ours among the addresses of the mail, most exact first: with a token before without. Only its head is parsed."""
    head = BytesHeaderParser(policy=compat32).parsebytes(raw)
    found = [box for box in map(box_of, Heads(head).addresses(*ADDRESSED_IN)) if box]
    with_token = [box for box in dict.fromkeys(found) if box.token]
    return with_token or [NOBODYS]
