"""People at risk: names in sentences that tell what was done to them."""

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word
from shanyrak.craft.reading.places import countries_in
from shanyrak.craft.reading.results import Fact


def find_persons(text: str, lines: list[Line], kinds: list[str]) -> list[Fact]:
    """Find names of two to five words in sentences about arrest, threat or trial; a guess, to be confirmed by a person."""
    found: dict[str, Fact] = {}
    for line in lines[:80]:
        kind = kinds[line.number] if line.number < len(kinds) else ""
        if kind not in {"prose", "plain", "spoken"} or not line.means & M.RISK:
            continue
        for run in _runs(line.words, text):
            start, end = run[0].start, run[-1].end
            name = " ".join(text[start:end].split())
            if name not in found and len(found) < 20:
                found[name] = Fact(name, start, end, 0.6)
        if line.number > 40 and found:
            break
    return list(found.values())


def _runs(words: list[Word], text: str) -> list[list[Word]]:
    runs: list[list[Word]] = []
    current: list[Word] = []
    for word in words:
        joins = not current or text[current[-1].end : word.start] in {" ", "  "}
        proper = (
            word.is_capital
            and not word.text.isupper()
            and not word.means & ~(M.PARTICLE | M.HONOUR | M.STREET)
        )
        if proper and joins:
            current.append(word)
            continue
        if len(current) >= 2:
            runs.append(current)
        current = [word] if proper else []
    if len(current) >= 2:
        runs.append(current)
    return [r for r in runs if 2 <= len(r) <= 5 and not countries_in(r) and not all(w.means for w in r)]
