# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Stems: whether two mentions speak of the same office ("the akim", "akimat of the region")."""

from shanyrak.craft.reading.entries import Entry, Piece
from shanyrak.craft.reading.lexicon import M

GENERIC_IDENTITY = frozenset(
    "the a an this that these those following number numbers address addresses website site email emails e-mail fax phone authorities below above way them him her us at on via to for our your letter letters protest protests".split()
)


def entry_stems(entry: Entry) -> set[str]:
    """Stems of all that is said of an entry, kept with it while nothing is added."""
    size = len(entry.pieces) + len(entry.heads)
    if entry.stems is None or entry.stems[0] != size:
        entry.stems = (size, stems_of([*entry.pieces, *entry.heads]))
    return entry.stems[1]


def stems_of(pieces: list[Piece]) -> set[str]:
    return {
        w.lower.rstrip("’s'")[:7]
        for p in pieces
        for w in p.words
        if len(w.text) > 3
        and not w.means & (M.HONOUR | M.DEAR) & ~M.ROLE
        and not w.means & (M.PARTICLE | M.BOX)
        and w.lower not in GENERIC_IDENTITY
        and not (w.means & (M.WEB | M.LABEL_ONLY))
        and w.lower not in {"please", "republic", "office", "officer"}
    }


def shared_stems(left: set[str], right: set[str]) -> int:
    """Count words in common; a stem of four letters within a longer word ("akim", "akimat") or five equal letters is enough."""
    count = 0
    for a in left:
        if any(
            a == b
            or (len(a) >= 4 and b.startswith(a))
            or (len(b) >= 4 and a.startswith(b))
            or (len(a) > 5 and a[:5] == b[:5])
            for b in right
        ):
            count += 1
    return count
