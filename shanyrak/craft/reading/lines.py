# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""A text as lines of words, each with its place in characters. One pass; nothing is decided here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from shanyrak.craft.reading.anycase import small
from shanyrak.craft.reading.lexicon import M, meanings

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘\u200c-][^\W\d_]+){0,12}")
BULLET = re.compile(
    r"(?!\d{1,2}\. ?[IVX]{1,4}\. ?(?:19|20)\d\d)(?![EF]\.[ \t]{0,3}(?:[:+(\d]|\S{1,64}@))(?:[•●▪◦·*–—>»◼■□◆►▶‣➢➤✓✔-]{1,3}[ \t]{0,8}(?=[^\W_+(])|\+[ \t]{1,8}|\(?\d{1,2}(?:[.)]-?|-[.)])[ \t]{0,8}(?=[^\d\s])|\(?[a-hivx]{1,4}\)[ \t]{1,8}|[ivx]{1,4}\.[ \t]{1,8}|[ivx]{2,4}\.(?=[a-z]{3})|(?!D\.)[A-H][.)][ \t]{1,8}(?=[^a-zß-ÿ]))"
)
SPLIT_SENTENCE = re.compile(
    r"\n(?:(?<=[^\n]{40}[a-zß-ÿа-я,]\n)|(?<=[^\n]{40}[a-zß-ÿа-я,] \n))[ ]{0,8}\n[ ]{0,8}(?=[a-zß-ÿа-я][^\n@/]{15})"
)
BLANK_LINE = re.compile(r"\n[ ]{0,80}\n")
TOWN_CODE = re.compile(
    r"(?<!\d)\d{5,6}(?!\d)|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{3}-\d{4}\b|\b\d{4} [A-Z]{2}\b|\b\d{4}-\d{3}\b"
)
MEXICAN = re.compile(r"\bM[ée]xico\b|\bColonia\b|\bC\.? ?P\.? ?\d{5}\b|\.mx\b")
ORDINALS = frozenset(["st", "nd", "rd", "th"])
TEN = "0123456789"
DIGIT = re.compile(r"\d")
QUOTE = re.compile(r"(?m)^[ \t]{0,3}(?:[:|] ?)?(?:>[ ]?){1,6}")
LABELLED = re.compile(
    r"(?:tel|phone|fax|e-?mail|telefon|t[ée]l|correo|courriel|web|site|http|www|salutation|anrede|cc|bcc|cop(?:y|ies?|ias?)|kopien?|cópias?|to|from|subject|date|тел|факс|эл|копи[яию]?|mobile|ph)\b[\w.]{0,6}\s?[:.]|\S{1,64}@",
    re.IGNORECASE,
)
ENDS_IN_POINT = re.compile(r"(?:\S@\S{3,}|\d{3}[- ]?\d{2}[- ]?\d{2})[.,;]?$")
NAMED_POINT = re.compile(r"[^:.!?]{2,48}:\s{0,3}(?:[+(]{0,2}\d{2}|\S{1,64}@)")
JOINS = re.compile(r"(?:and|or|und|oder|ou|et|y|o|e|и|или)\b[^.]{0,60}:\s*$", re.IGNORECASE)
# One character for one character, so that places in the text stay true.
PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\ufeff": " ",
        "\r": " ",
        "\t": " ",
        "\x0b": " ",
    }
    | {
        "\x0c": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": "\n",
        "＠": "@",
        "：": ":",
        "\u200b": " ",
        "\x00": " ",
    }
    | {"\u200e": " ", "\u200f": " ", "\u2011": "-", "\u2010": "-"}
)


# "Tel.: +49 (611)" and "353 -0" on the line below.
NUMBER_BEGUN = re.compile(r"[:.]\s?(?:\+|00)?\s?\d{0,3}[ -]?\(\d{1,5}\)[ /-]{0,3}$")
ENDS_OF_A_BEGINNING = ")/-"
NUMBER_REST = re.compile(r"\d[\d ./-]{2,14}")
# "Chief of Staff, Armed Forces of The" and "Freland" on the line below: no line of a block ends in such a word.
TIES = frozenset("of the de la los del des du della dei degli dos das für and und et y e &".split())
TIED = re.compile(
    r"(?:of|of the|for the|de|de la|de los|del|des|du|della|dei|degli|dos|das|für|van de|\b(?:of|de|di|du|für|der) [^,:;.!?]{2,60} (?:and|und|et|y|e|&))$",
    re.IGNORECASE,
)
# Cells of a table keep their borders: a tab between two of them becomes a sign that is a space to everybody else.
BORDER = "\x1f"
CELL = re.compile(r"(?<=[^\s:;,|.)•*·–-])\t(?=[^\s|])")
ODD = re.compile("[" + "".join(map(re.escape, map(chr, PLAIN))) + "]")


@dataclass(slots=True)
class Word:
    """A word, its place in the whole text and what it may mean. Not frozen: freezing makes its making four times dearer."""

    text: str
    lower: str
    start: int
    end: int
    means: int
    is_capital: bool


@dataclass(slots=True)
class Line:
    """A line that is not blank. ``start`` and ``end`` hold its text without bullet and surrounding space."""

    number: int  # 0-based among the lines that are not blank
    start: int
    end: int
    text: str
    bullet: str
    blanks_before: int
    words: list[Word]
    points: list = field(default_factory=list)
    low: str = ""  # its text in small letters
    means: int = 0
    digits: int = 0  # how many digits stand in it
    sentences: list | None = None  # once they were cut
    days: list | None = None  # once they were looked for

    def words_between(self, start: int, end: int) -> list[Word]:
        return [w for w in self.words if start <= w.start and w.end <= end]


def words_of(text: str, offset: int = 0) -> list[Word]:
    found = []
    for match in WORD.finditer(text):
        word = match[0]
        lower, means, is_capital = _seen(word)
        begin, stop = match.span()
        if means and lower in ORDINALS and begin and text[begin - 1].isdigit():
            means = 0  # "21st" is no street
        found.append(Word(word, lower, begin + offset, stop + offset, means, is_capital))
    return found


def meaning_of(words: Iterable[Word]) -> int:
    """Say what any of the words may mean, as one set."""
    means = 0
    for word in words:
        means |= word.means
    return means


@lru_cache(maxsize=16384)
def _seen(word: str) -> tuple[str, int, bool]:
    """What is true of a word wherever it stands; words come back so often that asking once halves the work."""
    lower = word.lower()
    return lower, meanings(lower), word[0].isupper()


def plain(text: str) -> str:
    """Make odd spaces and line ends ordinary ones; the length does not change."""
    if "\t" in text:
        text = CELL.sub(BORDER, text)
    if ODD.search(text):
        text = text.translate(PLAIN)
    return text.replace("**", "  ")


LONGEST_LINE = 2_000
# A page poured into one paragraph keeps what were its breaks as wide gaps, or as the bullets of its lists.
POURED = 200
GAP = re.compile(r"(?<=\S)[ ]{3,}(?=[^\s|])|\s(?=[•●▪◦]\s)")
# A capital letter right behind another sign: the few lines in which a line end may have been lost.
TOUCHING = re.compile(r"[A-ZÄÖÜ](?<=[a-zäöüß.!?\d].)")
# Line ends that were lost without a trace: "…23782032Dr. Sample", "10117 BerlinTel.: 1".
STICKY = re.compile(
    r"[A-ZÄÖÜ](?:(?<=\d{4}.)(?=[a-zäöü])|(?<=[a-zäöüß].)(?<=(?=(?:Tel|Fax|Telefon|Telefax|Phone|Email|E-[Mm]ail|Anschrift|Adresse)\b\.?\s?:).))"
)
# "…the loss of life.Embassy of Freland" at the end of a line: the head of the block below.
GLUED = re.compile(r"[.!?](?<=[a-zäöüß][.!?])([A-ZÄÖÜ][a-zäöüß]{1,20})(?= )")
LAST_STICKY = re.compile(r"[a-zäöüß][.!?]([A-ZÄÖÜ][^.!?]{3,70})$")
LONGEST_STICKY = 73
# The header of a mail within a paragraph: three of its labels at least.
HEADER_INSIDE = re.compile(r"(?<![\w-])(?:(?:From|To|Cc|CC|Subject|Date|Sent):\s|Dear (?=[A-Z]))")
# "…call or write to them at: Board of Pardons 12 Sample Street…": the blocks begin behind the colon.
OPENS = re.compile(r":(?<=[^\W\d_]:)\s{1,3}(?=[^\W\d_a-z])")
POINT = re.compile(r"@|\d[\d ().-]{5,20}\d")
CALL_ENDS = frozenset(
    "to at an à au aux a al alla para aos ao aan naar do на to: following below addresses unter als".split()
)
STOP = re.compile(r"[.!?]\s{1,3}(?=[^\W\d_])")


def lines_of(text: str) -> list[Line]:
    """
    Split ``plain`` text into its lines that are not blank.

    A line over 2,000 characters is cut at the end of a sentence, so that no step costs the square of a line.
    """
    lines: list[Line] = []
    place, blanks = 0, 0
    for raw in text.split("\n"):
        if not raw.strip():
            blanks += 1
        else:
            for begin, stop in _cuts(raw):
                _add_line(lines, raw[begin:stop], place + begin, blanks if begin == 0 else 0)
            blanks = 0
        place += len(raw) + 1
    _close_up(lines)
    _close_up_blocks(lines)
    _name_quarters(text, lines)
    return lines


def _cuts(raw: str) -> list[tuple[int, int]]:
    """Cut a paragraph into which a page was poured where its lines seem to have ended, and lines that are too long."""
    places = {0, len(raw)}
    if TOUCHING.search(raw):
        places |= {m.start() for m in STICKY.finditer(raw)}
        for stop in GLUED.finditer(raw):
            if _seen(stop.group(1))[1] & (M.HONOUR | M.ROLE | M.ORG):
                places.add(stop.start(1))  # "…let us know.His Excellency Kjeld Sample"
    if len(raw) > POURED:
        if "   " in raw or any(mark in raw for mark in "•●▪◦"):
            places |= {m.end() for m in GAP.finditer(raw)}
        if ": " in raw:
            places |= {*_block_edges(raw)}
        if raw.count(": ") >= 3 and len(heads := [m.start() for m in HEADER_INSIDE.finditer(raw)]) >= 3:
            places |= {*heads}
        if (last := LAST_STICKY.search(raw, max(0, len(raw) - LONGEST_STICKY))) is not None:
            places.add(last.start(1))
    stretches = list(pairwise(sorted(places)))
    return [cut for begin, end in stretches for cut in _short_cuts(raw, begin, end)]


def _block_edges(raw: str) -> list[int]:
    """Give where blocks begin behind a call to write, and where the text goes on behind their last point."""
    for match in OPENS.finditer(raw):
        before = WORD.findall(raw, max(0, match.start() - 60), match.start())[-8:]
        said = 0
        for word in before:
            said |= _seen(word)[1]
        if not said & M.SEND or before[-1].lower() not in CALL_ENDS:
            continue
        begin, last = match.end(), -1
        for point in POINT.finditer(raw, begin):
            if last >= 0 and STOP.search(raw, last, point.start()) and point.start() - last > 160:
                break
            last = point.end()
        if last < 0:
            break  # no point stands behind this call, so none stands behind a later one
        stop = STOP.search(raw, last)
        return [begin, stop.end()] if stop else [begin]
    return []


def _short_cuts(raw: str, begin: int, end: int) -> list[tuple[int, int]]:
    cuts = []
    while end - begin > LONGEST_LINE:
        stop = begin + LONGEST_LINE
        cut = max(raw.rfind(". ", begin + LONGEST_LINE // 2, stop) + 1, 0) or raw.rfind(
            " ", begin + LONGEST_LINE // 2, stop
        )
        cut = cut if cut > begin else stop
        cuts.append((begin, cut))
        begin = cut
    return [*cuts, (begin, end)]


def _add_line(lines: list[Line], raw: str, place: int, blanks: int) -> None:
    stripped = raw.strip()
    if not stripped:
        return
    start = place + len(raw) - len(raw.lstrip())
    mark = BULLET.match(stripped)
    bullet = mark.group() if mark else ""
    body = stripped[len(bullet) :]
    words = words_of(body, start + len(bullet))
    line = Line(len(lines), start + len(bullet), start + len(stripped), body, bullet, blanks, words)
    line.low, line.means = small(body), meaning_of(words)
    line.digits = sum(map(body.count, TEN)) if body.isascii() else len(DIGIT.findall(body))
    lines.append(line)


def _close_up_blocks(lines: list[Line]) -> None:
    """
    Take the blank line behind each line of an address away, where only that address was spaced so widely.

    Told by four short lines at least with one blank between them, a street or a town's code among them, and more
    or less than one blank behind them.
    """
    first = 0
    while first + 3 < len(lines):
        if lines[first + 1].blanks_before != 1 or not _is_short(lines[first]):
            first += 1
            continue
        last, reached = first, _may_be_reached(lines[first])
        while last + 1 < len(lines) and lines[last + 1].blanks_before == 1 and _is_short(lines[last + 1]):
            here = _may_be_reached(lines[last + 1])
            if reached and not here:
                break  # somebody else's block
            last, reached = last + 1, here
        run = lines[first : last + 1]
        named = [line for line in run if not _may_be_reached(line)]
        if len(run) >= 4 and len(named) >= 3 and any(map(_is_of_an_address, named[1:])):
            for line in run[1:]:
                line.blanks_before = 0
        first = last + 1


def _is_short(line: Line) -> bool:
    return len(line.words) <= 9 and len(line.text) <= 70 and line.text[-1:] not in "!?:"


def _may_be_reached(line: Line) -> bool:
    return "@" in line.text or line.digits >= 9


def _is_of_an_address(line: Line) -> bool:
    return line.digits > 0 and (
        bool(line.means & (M.STREET | M.BOX)) or TOWN_CODE.search(line.text) is not None
    )


def _name_quarters(text: str, lines: list[Line]) -> None:
    """Where Mexico or a postcode of it is named, "Col." is no colonel but a quarter of a town: "Col. Juárez"."""
    if "Col. " not in text or MEXICAN.search(text) is None:
        return
    for line in lines:
        if "Col. " in line.text:
            for word in line.words:
                if word.text == "Col":
                    word.means = M.STREET
            line.means = meaning_of(line.words)


def _close_up(lines: list[Line]) -> None:
    """Where every line of a text is followed by a blank one, the blank lines mean nothing: only further ones do."""
    gaps = [line.blanks_before for line in lines[1:]]
    if len(gaps) >= 6 and min(gaps) >= 1 and max(gaps) > min(gaps):
        least = min(gaps)
        for line in lines[1:]:
            line.blanks_before -= least


def unquoted(text: str) -> str:
    """Blank the ``>`` marks of a quoted mail, one space for one mark, when at least three lines carry them."""
    if text.count("\n>") + text.count("\n: >") < 3:
        return text
    return QUOTE.sub(lambda match: " " * len(match.group()), text)


def closed_up(text: str) -> str:
    """
    Take away the blank lines of a text that has one behind every line, as a careless page leaves it.

    Known by sentences that go on across a blank line, three of them at least; one line end of two becomes a space.
    """
    if len(SPLIT_SENTENCE.findall(text)) < 3:
        return text
    return BLANK_LINE.sub(lambda match: " " * (len(match.group()) - 1) + "\n", text)


def unwrapped(text: str) -> str:
    """
    Join lines that a mail program broke: the line end becomes a space, so places stay true.

    A break was forced when the first word of the next line would not have fitted, or when a long line ends in
    mid-sentence and the next begins with a small letter. Lines of an address are short: their breaks were meant.
    """
    rows = text.split("\n")
    widths = _widths(rows)
    joined = [rows[0]]
    for index, row in enumerate(rows[1:]):
        before = rows[index]
        running = len(joined) > 1 and joined[-2] == " "
        broken = _was_broken(before.rstrip(), row.strip(), widths[index], running=running)
        joined.append(" " if broken else "\n")
        joined.append(row)
    return "".join(joined)


def _widths(rows: list[str]) -> list[int]:
    """Give for each row the width at which its paragraph seems to be broken; 0 where it is not."""
    widths = [0] * len(rows)
    start = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and rows[index].strip():
            continue
        longest = max((len(row.rstrip()) for row in rows[start:index]), default=0)
        if index - start >= 2 and 55 <= longest <= 100:
            widths[start:index] = [longest] * (index - start)
        start = index + 1
    return widths


def _was_broken(before: str, after: str, width: int, *, running: bool) -> bool:
    if (
        before[-1:] in ENDS_OF_A_BEGINNING
        and NUMBER_BEGUN.search(before[-40:])
        and NUMBER_REST.fullmatch(after)
    ):
        return True
    if after[:1].isupper() and _is_tied(before) and not LABELLED.match(after):
        return True
    if len(before.strip()) < 40 or not after or BULLET.match(after) or after[0] in "•-*>#|=_":
        return False
    if LABELLED.match(after) or before[-1] in ":;" or JOINS.match(after) or ENDS_IN_POINT.search(before):
        return False
    if NAMED_POINT.match(after):
        return False
    if "@" in after[:90] and ":" in after.partition("@")[0]:
        return False
    first = after.split(" ", 1)[0]
    starts_small = first[:1].islower()
    if starts_small and before[-1] not in ".!?:;" and len(before.strip()) >= 45 and "@" not in first:
        return True
    if not width or len(before) + 1 + len(first) <= width:
        return False
    # The word would not have fitted: a forced break, if the line reads as running text.
    return running or _reads_on(before, after)


def _is_tied(before: str) -> bool:
    cut = before.rfind(" ")
    return cut > 0 and before[cut + 1 :].lower() in TIES and TIED.search(before[-90:]) is not None


def _reads_on(before: str, after: str) -> bool:
    words = [w.lower() for w in WORD.findall(before)]
    ties = sum(1 for w in words if meanings(w) & (M.FUNCTION | M.PARTICLE | M.JOIN))
    small = sum(1 for w in WORD.findall(before) if w[:1].islower())
    return (
        ties >= 1
        and small * 2 >= len(words)
        and (len(after) > 30 or after[-1:] in ".!?" or after[:1].islower())
    )


def is_title_case(line: Line) -> bool:
    """A Headline Written Like This. Or LIKE THIS."""
    return 3 <= len(line.words) <= 20 and sum(w.is_capital for w in line.words) * 4 >= len(line.words) * 3
