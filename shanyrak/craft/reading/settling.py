# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Which pieces of an entry stand on its envelope in the end, and which only seemed to."""

import re
from dataclasses import dataclass, field

from shanyrak.craft.reading.addresses import (
    CARE_OF,
    is_address,
    is_country_or_city,
    is_strong_address,
    is_sure_address,
)
from shanyrak.craft.reading.dates import month_names
from shanyrak.craft.reading.entries import Entry, Piece, piece_of
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT
from shanyrak.craft.reading.places import countries_in, country_names

LED_TO = re.compile(r"(?:an (?:den|die|das)|to the|alla|al|aux?|à la|ao|aan de) ", re.IGNORECASE)
ADDRESS_LABEL = re.compile(
    r"(?:(?:(?:postal|mailing|post|street) )?address|(?:post)?(?:adresse|anschrift)|dirección(?: postal)?|endereço|indirizzo|почтовый адрес|адрес)\s?[:–-]?\s(?=\S)",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|plc|corp|gmbh|ag|s\.?a|s\.?p\.?a|b\.?v|company|corporation|group)\b", re.IGNORECASE
)
HOUSE_FIRST = re.compile(r"\d{1,5}[A-Za-z]?,?\s(?=[^\W\d_])")


@dataclass(slots=True)
class Understood:
    """Name, role, organisation and address of an entry, each as (start, end) places, address as its lines."""

    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    organisation: tuple[int, int] | None = None
    postal: list[Piece] = field(default_factory=list)
    is_person: bool = False  # a form of address stands before the name


def settle_postal(text: str, entry: Entry, result: Understood) -> None:
    """Keep an address only when something in it is one; put institutions and rooms named as a line back on the envelope."""
    strong = [p for p in result.postal if is_strong_address(p) and not _is_led_to(p)]
    in_one_line = len({p.line for p in result.postal}) == 1
    doubtful = in_one_line or not (entry.has_points or _are_listed(result.postal))
    if doubtful and not any(is_sure_address(p) for p in strong) and not _closes_block(entry, strong):
        strong = []
    one_line = in_one_line
    if (
        strong
        and one_line
        and all(is_country_or_city(p) for p in strong)
        and strong[-1] is not result.postal[-1]
    ):
        strong = []  # "Desk Office (Honduras) David Sample": what it is about, not where it is
    if (
        strong
        and one_line
        and len(entry.pieces) < 3
        and all(is_country_or_city(p) and not DIGIT.search(p.text) for p in strong)
    ):
        strong = []
    if (
        strong
        and one_line
        and len(result.postal) == 1
        and is_country_or_city(strong[0])
        and result.organisation
        and COMPANY.search(text, *result.organisation)
    ):
        # "Otto Vane, Sample Brands Inc., New York": where the firm is, not an address.
        strong = []
    named_only = result.name is not None and result.organisation is None and len(set(entry.lines)) == 1
    if one_line and named_only and entry.has_points and _is_a_district(result.postal):
        result.postal = []  # "Ana Sample (Alameda, East Prima): 1": whom she speaks for, not where she is
        return
    if not strong and not _is_listed_address(entry, result):
        result.postal = []
        return
    result.postal = _without_labels(text, result.postal)
    first = result.postal[0]
    if result.organisation and result.organisation[1] <= first.start:
        start, end = result.organisation
        if not any(p.start <= start < p.end for p in result.postal) and not _stands_in_role(result):
            whole = next((p for p in entry.pieces if p.start <= start and end <= p.end), None)
            if whole is not None and not whole.is_head:
                piece = piece_of(text, start, _end_of_house(text, whole, result, end), whole.line)
                if piece:
                    result.postal.insert(0, piece)


def _is_a_district(postal: list[Piece]) -> bool:
    """No number, no house, no land or town that is known: places that no letter would reach."""
    return bool(postal) and not any(
        DIGIT.search(p.text) or p.means & (M.ORG | M.BOX) or countries_in(p.words) for p in postal
    )


def _end_of_house(text: str, whole: Piece, result: Understood, end: int) -> int:
    """'Police Headquarters, Sampleton': what stands behind the institution on its line is where it is, unless it names someone."""
    behind = [w for w in whole.words if w.start >= end]
    named = [span for span in (result.name, result.role) if span is not None]
    if (
        not behind
        or text[end : behind[0].start].strip() != ","
        or any(end <= start < whole.end for start, _ in named)
        or any(w.means & (M.ROLE | M.HONOUR) or not (w.is_capital or w.means & M.PARTICLE) for w in behind)
    ):
        return end
    return whole.end


def _closes_block(entry: Entry, strong: list[Piece]) -> bool:
    """'9 Nanwan – Beihu, Sampling' as the third line of a block, and its last: the house and its street, though no word says so."""
    last = entry.pieces[-1] if entry.pieces else None
    return (
        last is not None
        and len(strong) == 1
        and strong[0] is last
        and entry.section == "target"
        and not entry.in_prose
        and not any(entry.blanks[1:])
        and len({p.line for p in entry.pieces}) >= 3
        and HOUSE_FIRST.match(last.text) is not None
        and sum(w.is_capital for w in last.words) >= 2
        and not any(w.lower in month_names() for w in last.words)
    )


def _is_led_to(piece: Piece) -> bool:
    """'An den Kapitän des Fluges AF 555': whom it is for, and a number that is no house's."""
    return LED_TO.match(piece.text) is not None and not piece.means & (M.STREET | M.BOX)


def _without_labels(text: str, postal: list[Piece]) -> list[Piece]:
    """Leave out 'postal address' before an envelope, and 'Fax-Nr' that only the number behind it explains."""
    labels = M.FAX | M.PHONE | M.EMAIL | M.WEB | M.NUMBERWORD
    while len(postal) > 1 and postal[-1].words and all(w.means & labels for w in postal[-1].words):
        postal = postal[:-1]
    lead = ADDRESS_LABEL.match(postal[0].text)
    if lead is not None:
        start = postal[0].start + lead.end()
        bare = piece_of(text, start, postal[0].end, postal[0].line, list(postal[0].words))
        postal = [bare, *postal[1:]] if bare is not None else postal
    return postal


def _stands_in_role(result: Understood) -> bool:
    return bool(
        result.role and result.organisation and result.role[0] <= result.organisation[0] < result.role[1]
    )


def to_the_land(postal: list[Piece]) -> list[Piece]:
    """Leave out what stands behind the line that ends in a country and is no address: 'Oslo, Norway / Protest letter'."""
    for index, piece in enumerate(postal):
        last = piece.words[-1:] and piece.words[-1].lower in country_names()
        if index and last and not any(is_address(p) for p in postal[index + 1 :]):
            return postal[: index + 1]
    return postal


def is_remark(piece: Piece) -> bool:
    """'with nothing but the words: free them': small letters and no sign of an address."""
    small = sum(w.text == w.lower for w in piece.words)
    return (
        len(piece.words) >= 4
        and small * 2 > len(piece.words)
        and not piece.words[0].is_capital
        and not is_strong_address(piece)
        and not CARE_OF.match(piece.text)
    )


def _are_listed(pieces: list[Piece]) -> bool:
    """Two or more short lines in capital letters, like an address, though no word proves it."""
    return len(pieces) >= 2 and all(
        p.words
        and p.words[0].is_capital
        and len(p.words) <= 8
        and (p.text[-1:] not in ".!?" or p is pieces[-1])
        and sum(w.text != w.lower for w in p.words) * 2 > len(p.words)
        for p in pieces
        if p.words or not DIGIT.search(p.text)
    )


def _is_listed_address(entry: Entry, result: Understood) -> bool:
    numbered = entry.section == "target" and entry.bullet and len(result.postal) >= 2
    if not (entry.has_points or numbered) or any(entry.blanks[1:]) or entry.in_prose:
        return False
    if len({p.line for p in result.postal}) == 1 and any(
        p.means & M.HONOUR and not p.means & M.STREET for p in result.postal
    ):
        return False  # "Chief of Police, Sampleton – Colonel Otto Prim – 1"
    return bool(result.name or result.role) and _are_listed(result.postal)
