"""Address labels for envelopes without a window: sheets that one buys, with the serial of each letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine
from shanyrak.craft.printing.wording import direction, own_line, printable

LabelLayout = Literal["a4-24", "us-30"]


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Where the labels stand on their sheet, in mm; ``x`` and ``y`` of the first, ``dx`` and ``dy`` to the next."""

    paper: str
    columns: int
    rows: int
    width: float
    height: float
    x: float
    y: float
    dx: float
    dy: float
    inset: float

    @property
    def count(self) -> int:
        return self.columns * self.rows


LAYOUTS: dict[LabelLayout, LabelSheet] = {
    # 3 × 8 of 70 × 37 mm without gaps; half a millimetre left above and below (Herma 4464, Avery 3474).
    "a4-24": LabelSheet("a4", 3, 8, 70, 37, 0, 0.5, 70, 37, 6),
    # 3 × 10 of 2⅝ × 1 in (Avery 5160): ½ in from the head, 3⁄16 in from the side, 2¾ in from column to column.
    "us-30": LabelSheet("us-letter", 3, 10, 66.675, 25.4, 4.7625, 12.7, 69.85, 25.4, 3),
}


@dataclass(frozen=True, slots=True)
class Label:
    """
    ``lines`` in the given order, the country last; ``serial`` small in the corner, "" for none. The first ``spare`` of
    them may be left out, one after another, where not all of them fit.
    """

    lines: tuple[str, ...]
    serial: str = ""
    spare: int = 0


def labels_pdf(
    labels: Sequence[Label], *, layout: LabelLayout, used: int = 0, shelf: FontShelf | None = None
) -> bytes:
    """
    Print labels; the first ``used`` places of the first sheet stay empty, where labels were peeled off before.

    :raises MissingFont: a script of an address cannot be printed right here
    :raises DoesNotFit: an address is too long for its label, even in small type; ``number`` says which
    """
    shelf = shelf or shelf_of_this_machine()
    place = LAYOUTS[layout]
    data = {
        "layout": {name: getattr(place, name) for name in LabelSheet.__slots__},
        "used": used % place.count,
        "labels": [_label(label, shelf) for label in labels],
    }
    return print_pdf("labels.typ", data, shelf=shelf, made_at=0, is_tagged=False)


def _label(label: Label, shelf: FontShelf) -> dict[str, object]:
    lines = [line for line in label.lines if line.strip()]
    base = direction(" ".join(lines))
    return {
        "lines": [own_line(line, base) for line in lines],
        "serial": label.serial,
        "spare": label.spare,
        "dir": base,
        "fonts": shelf.families_for(printable("".join(lines) + label.serial + "0123456789-/"), style="sans"),
    }
