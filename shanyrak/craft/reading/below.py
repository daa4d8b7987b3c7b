# ruff: noqa: E501 - patterns are read across, not down
"""
Whose address it is that stands below the points of a block: the block's own, or that of the next one to write to.

No single sign decides. What is weighed: whether the block has an address already, whom the first line below names, and
whether the address has points of its own.
"""

from shanyrak.craft.reading.addresses import is_strong_address
from shanyrak.craft.reading.boundaries import ends_address
from shanyrak.craft.reading.entries import Entry, Piece, piece_of
from shanyrak.craft.reading.gathering import Gathering
from shanyrak.craft.reading.holders import is_head, looks_like_name
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.stems import entry_stems, shared_stems, stems_of

# No envelope has more lines.
LONGEST_ENVELOPE = 9
TITLES = M.ROLE | M.HONOUR


class BelowPoints(Gathering):
    """Tells an address below the points of a block from the head of the next block."""

    def envelope_below(self, entry: Entry, line: Line) -> int:
        """Give the number of the line behind the last one of an envelope that begins here and is the entry's; 0 when it is not."""
        if (
            entry.is_done
            or line.bullet
            or entry.section not in {"target", "copy", "support", None}
            or entry.lines[-1:] != [line.number - 1]
            or (line.blanks_before and not entry.is_double_spaced)
            or any(is_strong_address(p) for p in entry.pieces)
        ):
            return 0
        pieces, end = self._run(line, spaced=entry.is_double_spaced)
        if not any(is_strong_address(p) for p in pieces[: 1 if len(pieces) == 1 else None]):
            return 0
        if len(pieces) == 1 and not any(c.isdigit() for c in pieces[0].text):
            return 0
        below = self.lines[end] if end < len(self.lines) else None
        if below is not None and below.points and (not below.blanks_before or entry.is_double_spaced):
            kind = self.kind_of(below)
            if kind == "points" and _channels(entry.points) & self._channels_from(end):
                return 0  # its own numbers follow: somebody else's block
            if kind in {"mixed", "points"} and not entry.pieces:
                return 0
        return end if _may_be_of(entry, pieces) else 0

    def _channels_from(self, number: int) -> set[str]:
        """Say by which channels the lines of numbers from here on are, up to a blank line."""
        found: set[str] = set()
        for line in self.lines[number : number + 6]:
            if not line.points or (line.blanks_before and line.number > number):
                break
            found |= _channels(line.points)
        return found

    def _run(self, line: Line, *, spaced: bool) -> tuple[list[Piece], int]:
        """Gather the lines from here on that could be one envelope, and say where they end."""
        pieces: list[Piece] = []
        found = Entry(None, line.number, pieces=pieces)
        end = line.number
        while end < len(self.lines) and end - line.number < LONGEST_ENVELOPE:
            other = self.lines[end]
            if end > line.number and (other.bullet or (other.blanks_before and not spaced)):
                break
            if other.points or self.kind_of(other) not in {"plain", "rule"}:
                break
            piece = piece_of(self.text, other.start, other.end, other.number, other.words)
            if piece is None or len(piece.words) > 16:
                break
            placed = any(is_strong_address(p) for p in pieces)
            if placed and (is_head(piece) or looks_like_name(piece)) and ends_address(found):
                break
            if placed and piece.means & M.ROLE and not is_strong_address(piece):
                break
            pieces.append(piece)
            end += 1
        return pieces, end


def _channels(points: list) -> set[str]:
    return {c for p in points for c in (p.channels if p.kind == "number" else [p.kind])}


def _may_be_of(entry: Entry, pieces: list[Piece]) -> bool:
    """Say whether nothing in the lines above the street names another than the entry does."""
    first = pieces[0]
    told = [*entry.pieces, *entry.heads]
    titled = any(p.means & TITLES or looks_like_name(p) for p in told)
    if is_strong_address(first) and not is_head(first):
        return True
    stems = stems_of([first])
    if stems and shared_stems(stems, entry_stems(entry)) >= max(1, (len(stems) + 1) // 2):
        return True  # named again: "The Home Secretary: 1" and "Home Secretary, 2 Sample Street"
    person = looks_like_name(first) and not first.means & M.ROLE
    if person:
        return not any(looks_like_name(p) or p.means & M.HONOUR for p in told) and bool(
            not told or any(p.means & M.ROLE for p in told)
        )
    if first.means & M.ROLE and not first.means & M.ORG:
        named = any(looks_like_name(p) or p.means & M.HONOUR for p in told)
        return not told or (named and not any(p.means & (M.ROLE | M.ORG) for p in told))
    if first.means & M.ORG:
        return titled or not told or not any(p.means & M.ORG for p in told)
    return True
