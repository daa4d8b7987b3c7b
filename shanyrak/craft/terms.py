"""
Finds a case's terms in a text, with the endings that Turkic and Slavic languages hang on them.

«Өнтерек» is found in «Өнтеректің», «акимат» in «акимата»; «Rat» is not found in «Rathaus»: an ending is short.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_ENDING = 7  # letters: «-ларымыздың» would be more, and then the term is a stem that one adds
SHORTEST_WITH_ENDING = 4  # letters of a term; shorter ones are found only as they stand


@dataclass(frozen=True, slots=True)
class TermFound:
    """``start`` and ``end`` in characters of the text, the ending included."""

    start: int
    end: int
    term: str


def find_terms(text: str, terms: Iterable[str]) -> list[TermFound]:
    """Give where the terms stand, in order, none across another; the longer term wins."""
    found: list[TermFound] = []
    for term in sorted({term.strip() for term in terms if term.strip()}, key=len, reverse=True):
        for match in _pattern(term).finditer(text):
            if all(match.end() <= each.start or each.end <= match.start() for each in found):
                found.append(TermFound(match.start(), match.end(), term))
    return sorted(found, key=lambda each: each.start)


def _pattern(term: str) -> re.Pattern[str]:
    words = unicodedata.normalize("NFC", term).split()
    ending = rf"[^\W\d_]{{0,{LONGEST_ENDING}}}"
    shapes = [re.escape(word) + (ending if len(word) >= SHORTEST_WITH_ENDING else "") for word in words]
    return re.compile(r"(?<!\w)" + r"\s+".join(shapes) + r"(?!\w)", re.IGNORECASE)
