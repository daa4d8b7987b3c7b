# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Sentences: where one ends, and whether a line is running text at all."""

import re
from dataclasses import dataclass, field

from shanyrak.craft.reading.dates import month_names
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, Word, meaning_of
from shanyrak.craft.reading.point import Point

SENTENCE_END = re.compile(
    r"[.!?…;:](?:(?<!:)[.!?…;]*[\"”’»)]{0,2}(?=\s|$)|(?<=[a-zà-ÿа-я][.!?])(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я])|(?<=:)(?=\s|$))"
)
ABBREVIATION = frozenset(
    """mevr dhr mw dra sres sras srta licda licdo ldo lda abog gob mme mlle mgr mtro mtra zona dtto sigg spett avv dgo esc depto edo mpio dto fr hr frl telf tlf buchnr blvd rt mr mrs ms dr prof st no nr tel fax hon gen col lt lic ing sr sra sig dott mme m av ave bldg str ext vs etc e.g i.e u.s u.k p.o d.c art al
    бул просп пров мкр оф al pl bul avda ctra edif apdo depto dept gov sen rep rev capt maj sgt
    tél télécop ul jl jln sq sv nab nám nábř tř os rd ln pde hwy cra kra krs cll urb pje jr edif núm num bld trg šet g-ve c.p 1er 1ra 2do 2da 3er pza plza piaz vle p.za p.le vic l.go lgo rte bte blk opp distt dist teh po ps mun gov.t
    ph h.e z.hd hd gral excmo sas exa exas exc exmo exma vs v.s v.sas v.exa v.exas v.sa г ул д стр им тел вул пр пл просп буд обл р кв стр корп пер наб ш""".split()
)
# Words that tie a sentence together in one language and stand in addresses of another.
NO_TIES = frozenset({"no", "s", "so", "com", "a", "us", "i", "do"})
# What Cyrillic writes in small letters within an address or a title.
NAMED_SMALL = M.STREET | M.LABEL_ONLY | M.ROLE | M.ORG
MONTH_BEHIND = re.compile(r"\s{1,2}([^\W\d_]{3,12})")
LISTED = 3  # commas
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")


@dataclass(slots=True)
class Sentence:
    start: int
    end: int
    words: list[Word]
    points: list[Point]
    means: int = field(init=False)  # of all its words together

    def __post_init__(self) -> None:
        self.means = meaning_of(self.words)


ORDINAL = re.compile(r"\b(?:de[rmns]|die|das|am|vom|zum|zur|beim|im|ins) \d{1,2}$", re.IGNORECASE)


def sentences_of(text: str, line: Line) -> list[Sentence]:
    """Cut a line into sentences; a full stop inside a contact point or an abbreviation cuts nothing."""
    if line.sentences is not None:
        return line.sentences
    sentences: list[Sentence] = []
    place = line.start
    protected = [(p.start, p.end) for p in line.points]
    for match in SENTENCE_END.finditer(text, line.start, line.end):
        while protected and protected[0][1] <= match.start():
            protected.pop(0)
        if protected and protected[0][0] <= match.start():
            continue
        sign = match.group()[0]
        if sign == "." and text[match.start() - 1].isdigit():
            following = MONTH_BEHIND.match(text, match.end())
            if following and following.group(1).lower() in month_names():
                continue
            if ORDINAL.search(text, place, match.start()):
                continue  # "bei der 14. Sitzung"
        if sign == ".":
            before = (
                text[max(place, match.start() - 8) : match.start()].rsplit(" ", 1)[-1].lower().lstrip("(\"“'")
            )
            if (
                before in ABBREVIATION
                or (len(before) == 1 and before.isalpha())
                or INITIALS.fullmatch(before)
            ):
                continue
        if sign == "?" and len(text[place : match.start()].split()) <= 3 and match.end() < line.end:
            continue  # "Questions? Write to …": asked and answered in one
        if sign == ":" or (sign == ";" and match.end() < line.end):
            continue
        sentences.append(_sentence(line, place, match.end()))
        place = match.end()
    if text[place : line.end].strip():
        sentences.append(_sentence(line, place, line.end))
    line.sentences = sentences
    return sentences


def _sentence(line: Line, start: int, end: int) -> Sentence:
    if start == line.start and end == line.end:
        return Sentence(start, end, line.words, line.points)
    return Sentence(
        start,
        end,
        [w for w in line.words if start <= w.start < end],
        [p for p in line.points if start <= p.start < end],
    )


def words_outside(line: Line) -> list[Word]:
    """List the words of a line that stand in none of its points, which stand in order."""
    words, points = [], iter(line.points)
    point = next(points, None)
    for word in line.words:
        while point is not None and point.end <= word.start:
            point = next(points, None)
        if point is None or word.start < point.start:
            words.append(word)
    return words


def _names_no_deed(word: Word) -> bool:
    return bool(word.means & M.PARTICLE or (word.means & NAMED_SMALL and not word.text.isascii()))


def _is_named(word: Word, words: list[Word]) -> bool:
    """ "Ha Noi" among the parts of an address: two words of Spanish and Italian, and the name of a town."""
    return word.is_capital and not word.text.isupper() and word is not words[0]


def is_prose(line: Line, text: str) -> bool:
    """Running text: words that tie a sentence together, small letters, an end mark; an address has none of these."""
    words = line.words
    if line.points:
        words = words_outside(line)
    size = len(words)
    if size < 4:
        return False
    ties = capitals = labels = 0
    is_listed = not line.points and line.text.count(",") >= LISTED
    for word in words:
        capitals += word.is_capital
        if (
            word.means & M.FUNCTION
            and word.lower not in NO_TIES
            and not (is_listed and _is_named(word, words))
        ):
            ties += 1
        if word.means & M.LABEL_ONLY and text[word.end : word.end + 2].strip()[:1] == ":":
            labels += 1
    ends = line.text.rstrip('"”’)»')[-1:] in ".!?…"
    if labels >= 2 and capitals * 2 > size:
        return False
    if (
        words[0].text.isascii() is False
        and not any(c.isupper() for c in line.text)
        and not any("a" <= c.lower() <= "z" for c in line.text[:3])
    ):
        return size >= 10 or (ties >= 2 and size >= 6)
    if ties >= 2 and size >= 6:
        return capitals * 1.6 < size or ends or any(w.means & M.SPOKEN for w in words)
    if ties >= 1 and size >= 5 and (ends or capitals * 2 < size):
        return True
    if any(w.means & M.SPOKEN for w in words) and size >= 4 and capitals * 2 <= size:
        return True
    if size >= 5 and ends and capitals * 2.5 < size:
        return True
    if ties == 0:  # "Embassy of the Republic of the Union of Freland"
        size -= sum(1 for w in words if not w.is_capital and _names_no_deed(w))
    return (size >= 8 and capitals * 2.2 < size) or (size >= 30 and ties >= 1)
