# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""A text cut into its lines, and a paragraph into which a page was poured cut where its lines seem to have ended."""

import re
from itertools import islice, pairwise

from shanyrak.craft.reading.anycase import small
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Line, meaning_of, seen, words_of
from shanyrak.craft.reading.mending import BULLET, WORD
from shanyrak.craft.reading.places import country_names
from shanyrak.craft.reading.spacing import close_up, close_up_blocks, name_quarters

TEN = "0123456789"
OTHER_TEN = re.compile("[٠-٩۰-۹०-९]")  # of Arabic, Persian, Hindi
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
# Two words run into one: the line end between them was lost. No mailbox or site is taken apart.
STUCK = re.compile(
    r"(?:(?<=[a-zß-ÿ]{3})|(?<=\bFax)|(?<=\bTel))(?<!@)([A-ZÀ-Þ][a-zß-ÿ]{2,20}|E-[Mm]ail)(?![\w-]{0,60}(?:@|\.[a-z]))"
)
MOST_STUCK = 60  # no line of an appeal has more of them
OFTEN = 3  # so often is no accident: all that touches was two lines
LAST_STICKY = re.compile(r"[a-zäöüß][.!?]([A-ZÄÖÜ][^.!?]{3,70})$")
LONGEST_STICKY = 73
# The header of a mail within a paragraph: three of its labels at least.
HEADER_INSIDE = re.compile(r"(?<![\w-])(?:(?:From|To|Cc|CC|Subject|Date|Sent):\s|Dear (?=[A-Z]))")
# "…call or write to them at: Board of Pardons 12 Sample Street…": the blocks begin behind the colon.
OPENS = re.compile(r":(?<=[^\W\d_]:)\s{1,3}(?=[^\W\d_a-z])")
# "Fax: 1. Please copy the letter to the Ministry": behind the number of a block begins a sentence.
LABELLED = re.compile(r"\W{0,3}(?:tele)?(?:fax|tel|phone|fon|e-?mail|ph|факс|тел)\w{0,5}\b", re.IGNORECASE)
POINT_THEN_CALL = re.compile(
    r"\d\d\.\s(?=(?:Please|Kindly|Copies|Copy|Bitte|Merci|Veuillez|Por favor|Favor de|Si prega|Per favore|Graag|Пожалуйста|Просим)\b)"
)
# "…president@sample.dzChef de gouvernement": a mailbox ends where a word with a capital touches it.
MAIL_STUCK = re.compile(r"@[\w-]{2,40}(?:\.[\w-]{2,40}){0,3}\.[a-z]{2,10}(?=[A-ZÀ-Þ][a-zß-ÿ]{2,}\s)")
POINT = re.compile(r"@|\d[\d ().-]{5,20}\d")
CALL_ENDS = frozenset(
    "to at an à au aux a al alla para aos ao aan naar do на to: following below addresses unter als".split()
)
# Blocks poured into one paragraph: "Minister of Samples: His Excellency Ana Sample 5 Sample Street …", and how to greet each.
OFFICE_LED = re.compile(
    r"\s((?!Your|Dear|Excellency|Salutation)[A-Z][a-z]+(?: (?:of|for|and|the|[A-Z][a-z]+)){0,7}: (?:(?:His|Her) (?:Royal )?(?:Excellency|Majesty|Highness)|H\. ?E\.|Mrs?\.?) (?=[A-Z]))"
)
COPIES_INSIDE = re.compile(
    r"(?:Cop(?:y|ies|ia|ias|ie) (?:to|a|à|al|alla)|COP(?:Y|IES|IA|IAS|IE) (?:TO|A|À|AL)|Kopien? an|Cópias? para)\s?: "
)
SALUTED = re.compile(
    r"(?:Formal )?Salutation: (?:(?:Your|Dear) (?:Royal )?(?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?[A-Z][a-z]+(?:[,.](?=\s)|\b)\s{0,3})"
)
STOP = re.compile(r"[.!?]\s{1,3}(?=[^\W\d_])")


def lines_of(text: str) -> list[Line]:
    """
    Split ``plain`` text into its lines that are not blank.

    A line over 2,000 characters is cut at the end of a sentence, so that no step costs the square of a line.
    """
    lines: list[Line] = []
    place, blanks = 0, 0
    rows = text.split("\n")
    touching = {raw for raw in rows if TOUCHING.search(raw)} if TOUCHING.search(text) else set()
    is_stuck = sum(_opens_a_line(stop.group(1)) for raw in touching for stop in STUCK.finditer(raw)) >= OFTEN
    for raw in rows:
        if not raw.strip():
            blanks += 1
        else:
            for begin, stop in _cuts(raw, touches=raw in touching, is_stuck=is_stuck):
                _add_line(lines, raw[begin:stop], place + begin, blanks if begin == 0 else 0)
            blanks = 0
        place += len(raw) + 1
    close_up(lines)
    close_up_blocks(lines)
    name_quarters(text, lines)
    return lines


def _cuts(raw: str, *, touches: bool, is_stuck: bool) -> list[tuple[int, int]]:
    """Cut a paragraph into which a page was poured where its lines seem to have ended, and lines that are too long."""
    called = POINT_THEN_CALL.search(raw) if ". " in raw and LABELLED.match(raw) else None
    if not touches and not called and len(raw) <= POURED:
        return [(0, len(raw))]
    places = {0, len(raw)}
    if called:
        places.add(called.end())
    if touches:
        if "@" in raw:
            places |= {m.end() for m in MAIL_STUCK.finditer(raw)}
        places |= {m.start() for m in STICKY.finditer(raw)}
        for stop in islice(STUCK.finditer(raw), MOST_STUCK):
            if (is_stuck or _opens_a_line(stop.group(1))) and not _is_in_a_site(raw, stop.start(1)):
                places.add(stop.start(1))  # "Ana SampleMinistry of Samples, Sample StreetSampleton"
        for stop in GLUED.finditer(raw):
            if seen(stop.group(1))[1] & (M.HONOUR | M.ROLE | M.ORG):
                places.add(stop.start(1))  # "…let us know.His Excellency Kjeld Sample"
    if len(raw) > POURED:
        if "   " in raw or any(mark in raw for mark in "•●▪◦"):
            places |= {m.end() for m in GAP.finditer(raw)}
        if ": " in raw:
            places |= {*_block_edges(raw)}
            if raw.count("xcellenc") + raw.count(": Mr") + raw.count(": H.") >= 2:
                places |= {m.start(1) for m in OFFICE_LED.finditer(raw)}
            if "op" in raw or "OP" in raw:
                places |= {m.start() for m in COPIES_INSIDE.finditer(raw)}
            if raw.count("alutation: ") >= 2:
                places |= {place for m in SALUTED.finditer(raw) for place in m.span()}
        if raw.count(": ") >= 3 and len(heads := [m.start() for m in HEADER_INSIDE.finditer(raw)]) >= 3:
            places |= {*heads}
        if (last := LAST_STICKY.search(raw, max(0, len(raw) - LONGEST_STICKY))) is not None:
            places.add(last.start(1))
    stretches = list(pairwise(sorted(places)))
    return [cut for begin, end in stretches for cut in _short_cuts(raw, begin, end)]


def _opens_a_line(word: str) -> bool:
    """A word with which a line of a block may begin: an office, a title, a label, a place."""
    means = seen(word)[1]
    return (
        bool(means & (M.ORG | M.ROLE | M.HONOUR | M.LABEL_ONLY | M.BOX))
        or word == "The"
        or word.lower() in country_names()
    )


def _is_in_a_site(raw: str, place: int) -> bool:
    before = raw[max(0, place - 80) : place]
    return any(sign in before[before.rfind(" ") + 1 :] for sign in "/@#_")


def _block_edges(raw: str) -> list[int]:
    """Give where blocks begin behind a call to write, and where the text goes on behind their last point."""
    for match in OPENS.finditer(raw):
        before = WORD.findall(raw, max(0, match.start() - 60), match.start())[-8:]
        said = 0
        for word in before:
            said |= seen(word)[1]
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
    line.digits = (
        sum(map(body.count, TEN))
        if body.isascii() or not OTHER_TEN.search(body)
        else len(DIGIT.findall(body))
    )
    lines.append(line)
