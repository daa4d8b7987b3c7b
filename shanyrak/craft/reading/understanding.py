# ruff: noqa: E501, SIM905 - word lists are read across, not down
"""What the pieces of an entry say: name, title and institution apart, and what stands on the envelope."""

import re

from shanyrak.craft.contacts.postal import POSTCODE
from shanyrak.craft.reading.addresses import (
    CARE_OF,
    is_address,
    is_country_or_city,
    is_whole_address,
    organisation_leads,
)
from shanyrak.craft.reading.entries import PRISONER_NUMBER, Entry, Piece, piece_of
from shanyrak.craft.reading.holders import ATTENTION, FORMS_OF_ADDRESS, NO_NAME, is_head, looks_like_name
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Word
from shanyrak.craft.reading.places import countries_in, country_names
from shanyrak.craft.reading.settling import Understood, is_remark, settle_postal, to_the_land

# Forms of address that are no rank: "general" may close the name of an office.
FORMS = frozenset(
    "mr mrs ms miss dr hon sir dame lord lady sr sra srta lic licda ing dra don doña m mme mlle me herr herrn frau dhr mevr mw sig dott dottssa on avv".split()
)
SUFFIX = re.compile(
    r"(?:MP|MEP|MSP|MLA|MLC|MHA|MPP|MdB|MdL|MdEP|TD|AM|AO|AC|OAM|QC|KC|SC|CBE|OBE|MBE|KBE|DBE|PC|Ph\.?D|M\.?D|LL\.?[BM]|Jr|Sr|Esq|Bt|USN|USAF|Ret)\.?(?:[ ,/]+(?:MP|MEP|MLA|QC|KC|SC|CBE|OBE|MBE|PC|AO|AC))*"
)
SURNAME_FIRST = re.compile(r"[A-ZÀ-Þ]{2,20}, [A-ZÀ-Þ][\w-]{1,20}(?: [A-ZÀ-Þ][\w-]{1,20})?")


def understood(text: str, entry: Entry) -> Understood:
    """Tell apart what the pieces of an entry say. Words of an office may stay in its address: both readings are true."""
    result = Understood()
    head_pieces = [part for piece in entry.heads for part in _parts(text, piece)]
    block = entry.pieces
    address_from = _first_address(block)
    for index, piece in enumerate(block):
        if index == 0 and PRISONER_NUMBER.search(piece.text):
            result.name = (piece.start, piece.end)
            continue
        attention = ATTENTION.match(piece.text)
        if piece.words and all(w.means & M.HONOUR or w.lower in FORMS_OF_ADDRESS for w in piece.words):
            continue  # "His Excellency", alone on its line
        if index and CARE_OF.match(piece.text):
            result.postal.append(piece)
            continue
        if 0 < index < address_from and (is_suffix(piece) or (index < 3 and is_occupation(piece))):
            if result.role is None and not is_suffix(piece):
                result.role = (piece.start, piece.end)
            continue
        if attention:
            _place_parts(text, piece, result, piece.start + attention.end())
            continue
        if index < address_from or (piece.means & (M.ROLE | M.HONOUR) and not is_address(piece)):
            if index < address_from and not _place_parts(text, piece, result, piece.start):
                result.postal.append(piece)
            elif index >= address_from:
                if not (result.name and result.role):
                    _place_parts(text, piece, result, piece.start)
                result.postal.append(piece)
        else:
            result.postal.append(piece)
    for piece in head_pieces:
        _place(piece, result)
    result.postal = to_the_land([p for p in result.postal if not is_remark(p)])
    settle_postal(text, entry, result)
    return result


def _first_address(block: list[Piece]) -> int:
    for index, piece in enumerate(block):
        if index == 0 and _is_person(block):
            continue
        if is_address(piece) and not (index == 0 and is_head(piece) and not POSTCODE.search(piece.text)):
            return index
        if len(block) == 1 and is_whole_address(piece):
            return index
        if (
            index >= 1
            and not piece.means & (M.ROLE | M.HONOUR | M.ORG)
            and not looks_like_name(piece)
            and not ATTENTION.match(piece.text)
            and not CARE_OF.match(piece.text)
            and not is_suffix(piece)
            and not (index < 3 and looks_like_name(block[0]) and is_occupation(piece))
        ):
            return index
    return len(block)


def is_suffix(piece: Piece) -> bool:
    """'MP', 'OBE', 'Ph.D.': letters behind a name, no line of an address."""
    return SUFFIX.fullmatch(piece.text) is not None


def is_occupation(piece: Piece) -> bool:
    """'journalist', 'giornalista di Sample': what somebody does, in small letters, and no part of an address."""
    return (
        bool(piece.words)
        and piece.words[0].text[0].islower()
        and not piece.words[0].means & M.PARTICLE
        and piece.words[0].text.isalpha()
        and len(piece.words[0].text) > 3
        and (not DIGIT.search(piece.text) or (len(piece.words) > 2 and piece.words[1].text[0].islower()))
        and not piece.means & (M.STREET | M.BOX)
        and len(piece.words) <= 8
    )


def _is_person(block: list[Piece]) -> bool:
    """'Vera Lane' over a title: a name that looks like a street."""
    first = block[0]
    return (
        len(block) > 1
        and bool(block[1].means & M.ROLE)
        and not block[1].means & M.STREET
        and 2 <= len(first.words) <= 4
        and not DIGIT.search(first.text)
        and not countries_in(first.words)
    )


def _parts(text: str, piece: Piece) -> list[Piece]:
    """Cut a piece at commas, colons and brackets."""
    parts, place = [], piece.start
    for match in re.finditer(
        r"[,،:;–]\s?|\((?!Pvt|Pty|P\))\s?|(?<!Pvt)(?<!Pty)(?<!\(P)\)\s?|\s-\s|\s(?=z\.Hd)", piece.text
    ):
        if part := piece_of(text, place, piece.start + match.start(), piece.line, is_head=piece.is_head):
            parts.append(part)
        place = piece.start + match.end()
    if part := piece_of(text, place, piece.end, piece.line, is_head=piece.is_head):
        parts.append(part)
    return parts


def _place_parts(text: str, piece: Piece, result: Understood, start: int) -> bool:
    placed = False
    rest = piece_of(text, start, piece.end, piece.line)
    if rest is None:
        return False
    if SURNAME_FIRST.fullmatch(rest.text) and result.name is None and not rest.means & (M.ROLE | M.ORG):
        result.name = (rest.start, rest.end)
        return True
    parts = _parts(text, rest)
    roles = [p for p in parts if p.means & M.ROLE]
    if (
        len(parts) > 1
        and len(roles) == len(parts)
        and not any(looks_like_name(p) or _role_ends(p.words) for p in parts)
    ):
        parts = [rest]
    for part in parts:
        placed |= _place(part, result)
    return placed


def _place(piece: Piece, result: Understood) -> bool:
    """Put a piece where it belongs; False when it is neither name, role nor organisation."""
    words, means = piece.words, piece.means
    if not words:
        return False
    if means & M.ROLE and not (means & M.ORG and organisation_leads(words)):
        cut = _role_ends(words)
        if cut is None:
            if result.role is None:
                result.role = (piece.start, piece.end)
                return True
            return result.role is not None and means & M.ORG == 0
        name_first, place = cut
        first, second = (piece.start, words[place - 1].end), (words[place].start, piece.end)
        role, name = (second, first) if name_first else (first, second)
        result.role = result.role or role
        result.name = result.name or name
        return True
    if (
        result.name
        and means & M.HONOUR
        and looks_like_name(piece)
        and not means & M.ORG
        and not result.is_person
    ):
        result.organisation = result.organisation or result.name
        result.name, result.is_person = (piece.start, piece.end), True
        return True
    if (
        result.name is None
        and looks_like_name(piece)
        and not is_country_or_city(piece)
        and (result.organisation is None or means & M.HONOUR)
    ):
        result.name, result.is_person = (piece.start, piece.end), bool(means & M.HONOUR)
        return True
    if means & M.ORG and result.organisation is None:
        result.organisation = (piece.start, piece.end)
        return True
    return False


def _role_ends(words: tuple[Word, ...]) -> tuple[bool, int] | None:
    """Find where a role ends and a name begins ('Ambassador Yasser Reda'), or the other way round; None for a role alone."""
    last_role = max(i for i, w in enumerate(words) if w.means & M.ROLE)
    titled = next((i for i, w in enumerate(words) if i > last_role and w.lower in FORMS), 0)
    if titled and len(words) - titled > 1 and not any(w.means & M.ORG for w in words[titled:]):
        return False, titled - (words[titled - 1].lower == "the")  # "Minister of Samples The Hon. Ana Sample"
    if any(
        w.lower
        in {
            "of",
            "for",
            "de",
            "del",
            "von",
            "der",
            "des",
            "du",
            "di",
            "van",
            "to",
            "da",
            "do",
            "das",
            "dos",
            "della",
            "dell",
            "dei",
            "degli",
            "delle",
            "für",
        }
        for w in words[last_role + 1 : last_role + 3]
    ):
        first = min(i for i, w in enumerate(words) if w.means & M.ROLE)
        if (
            first >= 2
            and any(w.means & M.HONOUR for w in words[:first])
            and not any(w.means & (M.ORG | M.STREET) for w in words[:first])
        ):
            return True, first
        return None
    tail = words[last_role + 1 :]
    if (
        tail
        and all(w.is_capital or w.means & M.PARTICLE or "-" in w.text for w in tail)
        and not any(w.means & (M.ORG | M.STREET) for w in tail)
    ):
        if any(w.lower in NO_NAME for w in tail):
            return None
        if len(tail) >= 2 or (len(tail) == 1 and last_role <= 1 and not countries_in(tail)):
            names = [
                w
                for w in tail
                if w.lower not in country_names() and not w.means & M.HONOUR and w.lower not in NO_NAME
            ]
            if names:
                return False, last_role + 1
    return None
