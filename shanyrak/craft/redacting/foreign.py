"""Words in a script that the letter is not written in: "김민수", "عبد الله": hardly ever anything but somebody's name."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.marking import Kind, Span

# Letters of none of: Latin and its extensions, Greek letters of formulas, Cyrillic; marks go with their letters.
_OTHER = (
    r"[\u0386-\u03ce\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f"
    r"\u10a0-\u10ff\u1100-\u11ff\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_RUN = re.compile(rf"{_OTHER}+(?:[ \u200c.·-]{{1,2}}{_OTHER}+)*")
_MOST = 0.2  # of all letters; with more of them it is the letter's own script


def find_foreign_words(text: str) -> Iterable[Span]:
    runs = list(_RUN.finditer(text))
    letters = sum(letter.isalpha() for letter in text)
    if sum(len(run[0]) for run in runs) <= _MOST * letters:
        for run in runs:
            yield Span(Kind.NAME, run.start(), run.end())
