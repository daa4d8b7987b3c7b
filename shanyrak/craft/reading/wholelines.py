# ruff: noqa: E501 - patterns are read across, not down
"""One line that holds a whole block: who it is first, the house and the town behind, parted by commas, bars or dashes."""

import re

from shanyrak.craft.contacts.postal import POSTCODE
from shanyrak.craft.reading.entries import Piece
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, meaning_of
from shanyrak.craft.reading.places import country_names

PARTS = re.compile(r"\s?[,;|]\s|\s[-–—]\s|:\s")
LONGEST = 280
FEWEST_PARTS = 3


def is_whole_block(piece: Piece) -> bool:
    """'Ana Sample – Minister of Ports; 5 Sample Street; Sampleton SA5 1AA': at least three parts, told by the first and the last ones."""
    if piece.is_whole is None:
        piece.is_whole = _is_whole_block(piece)
    return piece.is_whole


def _is_whole_block(piece: Piece) -> bool:
    text = piece.text
    if len(text) > LONGEST or not piece.words or text[-1:] in "!?" or DIGIT.search(text) is None:
        return False
    cuts = [m.start() for m in PARTS.finditer(text)]
    if len(cuts) + 1 < FEWEST_PARTS:
        return False
    first = [w for w in piece.words if w.start < piece.start + cuts[0]]
    if DIGIT.search(text, 0, cuts[0]) or not first or not first[0].is_capital:
        return False
    means = meaning_of(first)
    named = len(first) > 1 and all(w.is_capital or w.means & M.PARTICLE for w in first)
    streets = means & (M.STREET | M.BOX) and not means & M.HONOUR
    if not (means & (M.ROLE | M.ORG | M.HONOUR) or named) or streets or len(first) > 12:
        return False
    rest = [w for w in piece.words if w.start > piece.start + cuts[0]]
    if any(w.means & (M.SPOKEN | M.ASK) and not w.is_capital for w in rest):
        return False
    behind = text[cuts[0] :]
    numbered = sum(DIGIT.search(part) is not None for part in PARTS.split(behind))
    placed = bool(meaning_of(rest) & (M.STREET | M.BOX))
    land = any(" ".join(w.lower for w in rest[-size:]) in country_names() for size in (1, 2, 3))
    if not means & (M.ROLE | M.ORG | M.HONOUR) and numbered + land < 2:
        return False  # "Sampleton de Prim, Sampleton, C.P. 68000": towns alone
    return numbered > 0 and (
        POSTCODE.search(behind) is not None or (placed and land) or (land and len(cuts) > 2)
    )
