# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""
Envelopes: the address within a stretch that has no line breaks, found by many weak signs.

A stretch (a block on one line, a part of a sentence, what stands in brackets) is cut into chunks at commas, bars and
brackets, and where even those are missing, at the place where the address begins behind the office. A chunk is a
seed when it looks like an address by itself; chunks that could stand on an envelope gather around it.
"""

import re
from collections.abc import Iterator

from shanyrak.craft.reading.addresses import is_sure_address
from shanyrak.craft.reading.entries import Piece, piece_of
from shanyrak.craft.reading.holders import NO_NAME
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Word, meaning_of
from shanyrak.craft.reading.places import countries_in, country_names
from shanyrak.craft.reading.sentences import ABBREVIATION

CUT = re.compile(
    r"\x1f|[\s,;:.|()\[\]](?:(?<=[,;:])(?<!No:)(?<!no:)(?<!Nr:)\s|(?<=\s)(?:[|·•]\s|[–—-]\s(?!\d)|\|\s?|\((?!Pvt|Pty|P\))\s?|[\[\]]\s?)"
    r"|(?<=[|\[\]])\s?|(?<=\()(?!Pvt|Pty|P\))\s?|(?<=\))(?<!Pvt\))(?<!Pty\))(?<!\(P\))\s?|(?<=[.;])$)"
)
# Words that open the name of a street where the number stands behind it.
STREET_FIRST = frozenset(
    """rue via viale piazza piazzale corso calle avenida avda avenue boulevard bd quai chemin impasse rua praça travessa ul ulica aleja jalan jl jln plaza paseo
    carrera calzada strada bulevardul ул улица пр проспект пр-т площадь вул вулиця просп площа""".split()
)
WITHIN_NAMES = frozenset({"es", "à", "ès", "do"})
ARTICLES = frozenset("the la le el der die das il".split())
LABEL_BEFORE = re.compile(
    r"\s?(?:(?:[Pp]ostal|[Mm]ailing|[Pp]ost) address\s|via\s(?!(?:[\w'’.]+\s){1,4}\d)|by post\s|per Post\s)"
)
ORDINALS = frozenset("st nd rd th e er ère ème de ste º ª".split())
LONGEST_CHUNK = 16
HOUSE_BEFORE = re.compile(r"\d[\d/-]{0,8}[A-Za-z]?\s{1,3}$")
# Behind these, in a sentence, whoever is to be written to begins.
LEAD = frozenset(
    "to an à au aux al alla all all’ ao à para aan naar til till do на к в до at write contact call fax email".split()
)


def inline_pieces(text: str, start: int, end: int, number: int, words: list[Word]) -> list[Piece]:
    """Cut a block that stands on one line into name, office and the parts of its address."""
    pieces = []
    for begin, stop in _chunks(text, start, end):
        inside = [w for w in words if begin <= w.start and w.end <= stop]
        if (not inside and not DIGIT.search(text, begin, stop)) or text[begin:stop].strip() == "sic":
            continue
        if (
            pieces
            and text[begin - 1 : begin] == "("
            and text[stop : stop + 1] == ")"
            and _is_a_byname(inside)
        ):
            continue  # "Ana Sample (Prim), …"
        if (
            inside
            and stop < end
            and text[stop : stop + 1] == ":"
            and not any(w.means & (M.ROLE | M.ORG) for w in inside)
        ):
            continue  # "Address: 14 Sample Road", "UK: Embassy of …"
        place = address_begins(text, inside) if inside else None
        spans = [(begin, stop)] if place is None else [(begin, place), (place, stop)]
        for a, b in spans:
            piece = piece_of(text, *without_labels(text, a, b, inside), number, words)
            if piece is not None:
                pieces.append(piece)
    return pieces


def _is_a_byname(words: list[Word]) -> bool:
    return len(words) in {1, 2} and all(w.is_capital and not w.means and not w.text.isupper() for w in words)


def without_labels(text: str, start: int, end: int, words: list[Word]) -> tuple[int, int]:
    """Leave out 'postal address' or 'via' before an address, and 'Fax no.' behind it."""
    if lead := LABEL_BEFORE.match(text, start, end):
        start = lead.end()
    for word in reversed([w for w in words if start <= w.start and w.end <= end]):
        if not word.means & M.LABEL_ONLY or end - word.end > 3:
            break
        end = word.start
    return start, end


def _chunks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    chunks, place = [], start
    for match in CUT.finditer(text[start:end]):
        chunks.append((place, start + match.start()))
        place = start + match.end()
    chunks.append((place, end))
    return [(a, b) for a, b in chunks if text[a:b].strip(" .,;:")]


def address_begins(text: str, words: list[Word]) -> int | None:
    """Say where the address begins in '… Board of Pardons 12 Sample Street 4th Floor': behind an office or a full name."""
    led = False
    for index in range(1, len(words)):
        word, before = words[index], words[index - 1]
        if word.lower == "c" and text[word.end : word.end + 3] == "/o ":
            return word.start  # "Ana Sample c/o Embassy of X"
        led = led or bool(before.means & (M.ROLE | M.HONOUR | M.ORG)) or (index > 2 and before.is_capital)
        gap = text[before.end : word.start]
        if not led or (not gap.strip(" .") and before.means & M.PARTICLE):
            continue
        if (
            DIGIT.search(gap)
            and gap[:1] in " .,"
            and (gap[-1:] == " " or word.lower in ORDINALS)
            and (word.is_capital or word.means & M.STREET or word.lower in ORDINALS)
            and not before.means & M.NUMBERWORD
            and not _is_ordinal(text, words[index : index + 2])
        ):
            if before.means & M.STREET and not before.means & (M.ROLE | M.ORG):
                return before.start if index > 1 else None
            return before.end + len(gap) - len(gap.lstrip(" .,"))
        if word.lower == "c" and text[word.end : word.end + 1] == "/":
            return word.start  # "c/ Mayor 5", "c/o Embassy of X"
        if not word.is_capital:
            continue
        if word.means & M.BOX and (word.lower != "p" or text[word.end : word.end + 1] == "."):
            return word.start
        if word.lower in STREET_FIRST and text[word.start - 1] == " " and not before.means & M.PARTICLE:
            return word.start
        if word.lower in ARTICLES and before.is_capital and index > 2:
            return word.start
        if (
            index >= 2
            and word.means & M.ORG
            and not word.means & M.ROLE
            and (before.is_capital or before.text[before.text.find("-") + 1].isupper())
            and any(w.means & (M.ROLE | M.HONOUR) for w in words[:index])
        ):
            if before.lower.replace("'", "’") not in NO_NAME:
                return word.start
            if index > 3 and words[index - 2].is_capital and not words[index - 2].means:
                return before.start  # "Chairman Ana Sample People's Government of …"
    return None


def _is_ordinal(text: str, words: list[Word]) -> bool:
    """'17th Brigade', '2nd District', but not '15th Floor', '5th Avenue'."""
    return (
        words[0].lower in ORDINALS
        and text[words[0].start - 1].isdigit()
        and not (len(words) > 1 and words[1].means & M.STREET)
    )


def envelopes_in(
    text: str, start: int, end: int, number: int, words: list[Word], *, is_spoken: bool = True
) -> list[list[Piece]]:
    """
    Find the addresses in a stretch of running text, each as its pieces from the office on.

    '…write to the minister, Mr X, 12 Sample Road, Accra, Ghana, and to the Embassy of Y (5 Prim Street, London W1A 1AA)…'
    gives two; a stretch that is no sentence (not ``is_spoken``) has no words before its first. A lone country or a name of a town is none: something must carry a number or a box, or end in a country.
    """
    if not _may_hold_envelope(text, start, end, words):
        return []
    runs: list[list[Piece]] = []
    run: list[Piece] = []
    for piece, is_led, goes_on in _fitting_chunks(text, start, end, number, words, is_spoken=is_spoken):
        if piece is None or is_led:
            runs.append(run)
            run = []
        if piece is not None:
            run.append(piece)
        if goes_on:
            runs.append(run)
            run = []
    return [r for r in [*runs, run] if is_envelope(r)]


def _may_hold_envelope(text: str, start: int, end: int, words: list[Word]) -> bool:
    """Say whether anything stands there that an envelope needs; most sentences are told off by this alone."""
    means = meaning_of(words)
    if means & (M.STREET | M.BOX) or DIGIT.search(text, start, end):
        return True
    return bool(means & (M.ROLE | M.ORG | M.HONOUR)) and bool(countries_in(words))


def is_envelope(run: list[Piece]) -> bool:
    """Say whether the pieces are an address: a street, box or postcode in them, or an office with its town and country."""
    if len(run) < 2 or any(len(p.words) > LONGEST_CHUNK for p in run):
        return False
    placed = any(p.means & (M.BOX | M.STREET) and DIGIT.search(p.text) for p in run)
    if placed and len(run) == 2 and all(DIGIT.search(p.text) and is_sure_address(p) for p in run):
        return True  # "Postbus 555, 2500 EH Den Haag"
    official = any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in run)
    if any(
        (DIGIT.search(p.text) or (p.means & (M.STREET | M.BOX) and p.words[0].is_capital))
        and is_sure_address(p)
        for p in run
    ):
        return official or len(run) >= 3
    lands = {code for p in run[1:] for code, _, _ in countries_in(p.words)}
    last = run[-1].words
    ends = any(" ".join(w.lower for w in last[i:]) in country_names() for i in range(len(last)))
    if not ends and any(p.means & M.HONOUR for p in run):
        ends = len(last) <= 3 and any(
            b >= last[-1].end for _, _, b in countries_in(last)
        )  # "…, Mr X, Government House, Lagos"
    return official and len(run) >= 3 and len(lands) == 1 and ends


def _fitting_chunks(
    text: str, start: int, end: int, number: int, words: list[Word], *, is_spoken: bool
) -> Iterator[tuple[Piece | None, bool, bool]]:
    """
    Give of each chunk what could stand on an envelope (None where nothing could), whether a word like "to" leads it,
    and whether the sentence goes on behind it.
    """
    held = False  # the chunk before could stand on an envelope to its end
    for begin, stop in _chunks(text, start, end):
        inside = [w for w in words if begin <= w.start and w.end <= stop]
        first, is_led = _lead(inside) if is_spoken else (0, False)
        if held and is_led and inside[0].is_capital and inside[0].means & (M.STREET | M.BOX):
            size = _fitting(text, inside[:first])
            piece = piece_of(text, begin, inside[size].start, number, inside) if size else None
            if piece is not None:  # "…, FREEPOST SAMPLE and a copy to …"
                yield piece, False, True
        held = False
        fits = _fitting(text, inside[first:])
        if not is_spoken and "c/o " in text[begin:stop]:
            fits = len(inside) - first
        if fits == 0 and inside[first:]:
            yield None, False, False
            continue
        goes_on = first + fits < len(inside)
        until = inside[first + fits].start if goes_on else stop
        if first:
            number_before = HOUSE_BEFORE.search(text, begin, inside[first].start)
            begin = number_before.start() if number_before else inside[first].start
        inside = inside[first : first + fits]
        place = address_begins(text, inside) if inside else None
        spans = [(begin, until)] if place is None else [(begin, place), (place, until)]
        for a, b in spans:
            piece = piece_of(text, *without_labels(text, a, b, inside), number, inside)
            if piece is not None and len(piece.words) <= LONGEST_CHUNK:
                held = not goes_on
                yield piece, is_led and a == begin, goes_on and b == until
            else:
                yield None, False, False


def _lead(words: list[Word]) -> tuple[int, bool]:
    """Say how many words stand before the one to write to: '…urge all citizens to write to the | Embassy'."""
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word.is_capital and word.means & (M.ROLE | M.ORG | M.HONOUR):
            continue
        if (
            word.lower in LEAD
            and index + 1 < len(words)
            and not word.is_capital
            and not _ties_a_name(words, index)
        ):
            rest = index + 1
            while rest < len(words) - 1 and words[rest].lower in ARTICLES and not words[rest].is_capital:
                rest += 1
            if words[rest].is_capital or words[rest].means & (M.ROLE | M.ORG | M.HONOUR):
                return rest, True
    return 0, False


def _ties_a_name(words: list[Word], index: int) -> bool:
    """'Praça do Comércio', 'Rua da Imprensa à Estrela': no word that leads to anybody."""
    before = words[index - 1] if index else None
    if before is None or not before.is_capital or words[index].lower not in WITHIN_NAMES:
        return False
    return not before.means or bool(before.means & (M.STREET | M.ORG))


def _ends_sentence(text: str, before: Word, words: list[Word]) -> bool:
    """'…SW1P 4DF. Ask for', '…Chad. Your letters': a full stop and a sentence behind it."""
    if ". " not in text[before.end : words[0].start + 1]:
        return False
    if before.lower in ABBREVIATION and len(before.text) > 2:
        return False  # "Avda. de la Constitución"
    said = words[0].means & (M.FUNCTION | M.SPOKEN | M.SEND | M.ASK)
    return bool(said) or (len(words) > 1 and words[1].text == words[1].lower and len(before.text) > 3)


def _fitting(text: str, words: list[Word]) -> int:
    """Count the words from the first on that could stand on an envelope; the rest goes on with the sentence."""
    has_stop = bool(words) and ". " in text[words[0].start : words[-1].end]
    for index, word in enumerate(words):
        if has_stop and index and _ends_sentence(text, words[index - 1], words[index : index + 2]):
            return index
        if word.text != word.lower or word.means & (M.STREET | M.BOX | M.ROLE | M.ORG | M.PARTICLE):
            continue
        if text[word.start - 1 : word.start].isdigit() or (
            len(word.text) <= 2 and not word.means & (M.FUNCTION | M.TO | M.JOIN | M.SPOKEN)
        ):
            continue  # "15th", "2e", "d"
        if "/" in text[word.start - 1 : word.end + 1]:
            continue  # "c/o"
        if index and text[word.end : word.end + 2].strip()[:1].isdigit() and not word.means & M.TO:
            continue  # "zona 1", "lote 4"
        if (
            0 < index < len(words) - 1
            and word.lower in WITHIN_NAMES
            and words[index - 1].is_capital
            and words[index + 1].is_capital
        ):
            continue  # "Dar es Salaam", "Rua da Imprensa à Estrela"
        if 0 < index < 4 and index + 1 < len(words) and words[index + 1].is_capital and not word.means:
            continue  # "Casa presidencial San José"
        if index and len(words) <= 4 and not word.means:
            continue  # "Palacio nacional", "Residentsia presidentsia"
        while index and words[index - 1].means & (M.PARTICLE | M.JOIN) and not words[index - 1].is_capital:
            index -= 1  # "… 10115 Berlin und bitten"
        return index
    return len(words)
