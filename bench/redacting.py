"""
How well a letter is redacted, on letters written by hand, each with what is personal labelled ``⟦kind:like this⟧``.

``first`` to ``eighth`` have been looked at while the rules were written; ``sealed`` was written before and is only
counted, so its figures are the honest ones. ``fifth`` was written to be hard: capitals, dictation, dialect, names that
are common words; its last 45 letters were sealed, too, until rules were learned from them, and 0.80 was found then. The
90 of ``sixth``, of twelve languages, were only counted at first, and 0.89 was found; the 77 of ``seventh`` were written
by who writes the rules, to find what they cannot do. Of ``eighth`` 60 were only counted at first, with 0.90 found and
7.5 % of the other words lost, and 30 were written by who writes the rules. The 79 that are sealed are older, and plainer.
A label is found if every letter and digit of it is covered; a word is lost if any of it is covered and nothing of it is
labelled. Writers may be named by first name or initial: those are not labelled. ``-v`` lists words lost and what is
missed among the sealed, too. Last line: one JSON object.
"""

import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LETTERS = ROOT / "tests" / "specimens" / "redaction"
TUNED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_LABEL = re.compile(r"⟦(\w+):(.+?)⟧", re.DOTALL)
_WORD = re.compile(r"\w+")


@dataclass
class Count:
    """What a group of letters asked for and what was done; words are those outside all labels."""

    letters: int = 0
    labelled: Counter[str] = field(default_factory=Counter)  # by kind
    found: Counter[str] = field(default_factory=Counter)
    words: int = 0
    lost: int = 0

    @property
    def figures(self) -> dict[str, float]:
        return {
            "letters": self.letters,
            "labels": self.labelled.total(),
            "recall": round(self.found.total() / max(1, self.labelled.total()), 4),
            "words_lost": round(self.lost / max(1, self.words), 4),
        }


def letters_of(group: str) -> list[tuple[str, str]]:
    """Give language and labelled text of each letter of a group."""
    lines = (LETTERS / f"{group}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(each["language"], each["letter"]) for each in map(json.loads, lines)]


def unlabelled(labelled: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Give the text as it was written, and kind, start and end of its labels."""
    text, labels, at = "", [], 0
    for found in _LABEL.finditer(labelled):
        text += labelled[at : found.start()]
        labels.append((found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    return text + labelled[at:], labels


def judge(text: str, labels: list[tuple[str, int, int]], counts: list[Count]) -> tuple[list[str], list[str]]:
    """Add one letter to all counts; give what was missed and what was lost, each in its surroundings."""
    from shanyrak.craft.redacting import redact

    covered = {at for mark in redact(text).marks for at in range(mark.start, mark.end)}
    asked = {at for _, start, end in labels for at in range(start, end)}
    missed, lost = [], []
    for count in counts:
        count.letters += 1
    for kind, start, end in labels:
        is_found = all(at in covered for at in range(start, end) if text[at].isalnum())
        for count in counts:
            count.labelled[kind] += 1
            count.found[kind] += is_found
        if not is_found:
            missed.append(
                f"{kind}: {text[max(0, start - 30) : start]!r} {text[start:end]!r} {text[end : end + 15]!r}"
            )
    for word in _WORD.finditer(text):
        if asked.isdisjoint(range(*word.span())):
            is_lost = not covered.isdisjoint(range(*word.span()))
            for count in counts:
                count.words += 1
                count.lost += is_lost
            if is_lost:
                lost.append(f"{word[0]} in {text[max(0, word.start() - 30) : word.end() + 15]!r}")
    return missed, lost


def main() -> None:
    tells_all = "-v" in sys.argv
    groups = {group: Count() for group in ("tuned", "sealed")}
    languages: dict[str, dict[str, Count]] = {group: {} for group in groups}
    started, characters = time.process_time(), 0
    for part in (*TUNED, "sealed"):
        group = "sealed" if part == "sealed" else "tuned"
        for number, (language, labelled) in enumerate(letters_of(part), 1):
            text, labels = unlabelled(labelled)
            of_language = languages[group].setdefault(language, Count())
            missed, lost = judge(text, labels, [groups[group], of_language])
            characters += len(text)
            if group == "tuned" or tells_all:
                for each in missed:
                    print(f"{part} {number} {language} missed {each}")
            if tells_all:
                for each in lost:
                    print(f"{part} {number} {language} lost {each}")
    seconds = time.process_time() - started
    shape: dict[str, object] = {
        group: count.figures
        | {"kinds": {kind: f"{count.found[kind]}/{number}" for kind, number in count.labelled.most_common()}}
        | {"languages": {language: each.figures for language, each in languages[group].items()}}
        for group, count in groups.items()
    }
    print(json.dumps(shape | {"ms_per_1000_characters": round(1e6 * seconds / characters, 1)}))


if __name__ == "__main__":
    main()
