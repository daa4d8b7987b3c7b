"""Lists by channel: the names in one list, their mailboxes or numbers in another, in the same order."""

from shanyrak.craft.contacts.email import PRIVATE_HOSTS
from shanyrak.craft.reading.entries import Entry
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.point import Point

LONGEST_LIST = 40
SHORTEST_STEM = 4  # letters of a family name that tell a mailbox as somebody's


def paired(entries: list[Entry]) -> list[Entry]:
    """
    Give each of a list of names its own of the mailboxes listed below it, as many as there are names.

    By order, unless the mailboxes themselves name who is who. Whoever has no office and a private mailbox in a list of
    officials gets a copy: mostly the one who calls.
    """
    kept: list[Entry] = []
    for entry in entries:
        named = _names_above(kept, entry)
        if not named:
            kept.append(entry)
            continue
        for other, point in zip(named, _in_order_of(named, entry.points), strict=True):
            other.points.append(point)
            other.lines.append(entry.first_line)
        officials = [e for e in named if e.pieces[0].means & M.ROLE]
        for other in named:
            if other not in officials and len(officials) == len(named) - 1 and _is_private(other.points[0]):
                other.section = "copy"
    return kept


def _names_above(kept: list[Entry], entry: Entry) -> list[Entry]:
    size = len(entry.points)
    if entry.pieces or entry.heads or entry.in_prose or not 2 <= size <= min(len(kept), LONGEST_LIST):
        return []
    if (
        entry.section not in {"target", None}
        or len(set(entry.lines)) != size
        or len({(p.kind, p.channels) for p in entry.points}) > 1
    ):
        return []
    above = kept[-size:]
    alike = all(
        e.section == "target" and 0 < len(e.pieces) <= 3 and not e.points and len(set(e.lines)) <= 3
        for e in above
    )
    before = kept[-size - 1] if len(kept) > size else None
    goes_on = before is not None and before.section == "target" and not before.points and bool(before.pieces)
    return above if alike and not goes_on else []


def _in_order_of(named: list[Entry], points: list[Point]) -> list[Point]:
    """Order the mailboxes as the names are: where each holds the family name of exactly one, by that."""
    order: list[Point] = []
    for entry in named:
        stems = [w.lower for w in entry.pieces[0].words[:4] if len(w.text) >= SHORTEST_STEM and w.is_capital]
        fitting = [
            p
            for p in points
            if p.kind == "email" and any(s in p.value.partition("@")[0].lower() for s in stems)
        ]
        if len(fitting) != 1 or fitting[0] in order:
            return points
        order.append(fitting[0])
    return order


def _is_private(point: Point) -> bool:
    return point.kind == "email" and point.value.rpartition("@")[2].lower() in PRIVATE_HOSTS
