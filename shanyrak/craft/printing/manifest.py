"""The list that lies on a batch of letters: every serial with where it goes, to be ticked and counted by a person."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine
from shanyrak.craft.printing.wording import one_line, printable


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """``to`` is office, town and country on one line: never the writer."""

    serial: str
    to: str
    pages: int


@dataclass(frozen=True, slots=True)
class ManifestWords:
    """What stands on the list, in the language of whoever packs."""

    title: str = "Batch"
    taken: str = "Taken out of the tray"
    serial: str = "Serial"
    to: str = "To"
    pages: str = "Sheets"
    envelope: str = "In its envelope"
    total: str = "Letters in this batch"
    how: str = (
        "Tick each letter when it is in its envelope, compare the serial at its foot, and count them all. "
        "A serial that lies there twice is not posted twice: keep both and ask. "
        "What was spoiled is written down before it is printed again."
    )
    counted: str = "Counted"
    last: str = "Serial on the last one"
    posted: str = "Posted on"
    by: str = "By"


def manifest_pdf(
    rows: Sequence[ManifestRow],
    *,
    batch: int,
    taken: str,
    words: ManifestWords | None = None,
    shelf: FontShelf | None = None,
) -> bytes:
    """
    Print the list. ``taken`` is the moment as it shall be read.

    :raises MissingFont: a script of an address cannot be printed right here
    """
    shelf = shelf or shelf_of_this_machine()
    said = words or ManifestWords()
    everything = "".join((*(row.to for row in rows), *asdict(said).values(), taken, "0123456789-/·☐"))
    data = {
        "batch": batch,
        "taken": one_line(taken),
        "words": asdict(said),
        "rows": [{"serial": row.serial, "to": one_line(row.to), "pages": row.pages} for row in rows],
        "fonts": shelf.families_for(printable(everything.replace("☐", "")), style="sans"),
    }
    return print_pdf("manifest.typ", data, shelf=shelf, made_at=0)
