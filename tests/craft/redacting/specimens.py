"""Letters with their personal data labelled ``{{like this}}``, and how a redaction of them is judged."""

import re
from dataclasses import dataclass
from pathlib import Path

from shanyrak.craft.redacting import redact

LETTERS = Path(__file__).parent / "letters"
UNSEEN = Path(__file__).parent / "unseen"  # written after the rules, to see how they meet strangers
# Where writers may be named: first names or an initial, what people are, and large cities alone are not labelled.
INVENTED = Path(__file__).parent / "invented"
# How people sign, where they live and work, whom they tell of and what is public, in twelve languages: a table of it.
GRIDS = Path(__file__).parent / "grids"
_LABEL = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
_EDGE = " \t\n.,;:()«»\"'"


@dataclass(frozen=True)
class Specimen:
    language: str
    text: str
    labels: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Judgement:
    found: int
    labelled: int
    words_lost: int
    other_words: int
    missed: tuple[str, ...]
    lost: tuple[str, ...]


def specimen_of(labelled: str, language: str) -> Specimen:
    text, labels, at = "", [], 0
    for found in _LABEL.finditer(labelled):
        text += labelled[at : found.start()]
        labels.append((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return Specimen(language, text + labelled[at:], tuple(labels))


def written_by_hand(folder: Path = LETTERS) -> list[Specimen]:
    return [
        specimen_of(letter.strip("\n") + "\n", path.stem)
        for path in sorted(folder.glob("*.txt"))
        for letter in path.read_text(encoding="utf-8").split("=====\n")
    ]


def judge(specimens: list[Specimen], *, level: str = "anonymous") -> Judgement:
    """Count labels that are covered from end to end, and words outside all labels that a mark covers."""
    found = labelled = words_lost = other_words = 0
    missed, lost = [], []
    for specimen in specimens:
        text = specimen.text
        marks = redact(text, level=level).marks
        covered = {at for mark in marks for at in range(mark.start, mark.end)}
        for start, end in specimen.labels:
            labelled += 1
            needed = {at for at in range(start, end) if text[at] not in _EDGE}
            if needed <= covered:
                found += 1
            else:
                missed.append(
                    f"{specimen.language}: {text[start:end]!r} in …{text[max(0, start - 40) : end + 20]!r}"
                )
        for word in re.finditer(r"[^\W_]+", text):
            if any(start < word.end() and word.start() < end for start, end in specimen.labels):
                continue
            other_words += 1
            if set(range(*word.span())) & covered:
                words_lost += 1
                lost.append(
                    f"{specimen.language}: {word[0]} in …{text[max(0, word.start() - 30) : word.end() + 20]!r}"
                )
    return Judgement(found, labelled, words_lost, other_words, tuple(missed), tuple(lost))
