"""What a redactor took out, as marks in the original: seen by comparing both, whoever did it."""

import difflib
import re
from collections.abc import Sequence
from typing import Any

BY_HAND = "by hand"
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def removed(original: str, redacted: str, suggested: Sequence[Any]) -> list[dict[str, Any]]:
    """
    Give ``{kind, start, end}`` in characters of the original for each stretch that the redacted text lacks.

    The kind is that of a suggested mark (objects with ``kind``, ``start``, ``end``) lying there, else «by hand».
    """
    before, after = _WORD.findall(original), _WORD.findall(redacted)
    places = [0]
    for word in before:
        places.append(places[-1] + len(word))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    marks = []
    for what, first, last, _, _ in matcher.get_opcodes():
        start, end = places[first], places[last]
        if what in {"delete", "replace"} and original[start:end].strip():
            marks.append({"kind": _kind(start, end, suggested), "start": start, "end": end})
    return marks


def _kind(start: int, end: int, suggested: Sequence[Any]) -> str:
    return next((str(mark.kind) for mark in suggested if mark.start < end and start < mark.end), BY_HAND)
