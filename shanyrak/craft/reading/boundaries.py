# ruff: noqa: E501 - patterns are read across, not down
"""Boundaries: where one block ends and the next begins. A blank line alone decides nothing."""

import re

from shanyrak.craft.contacts.postal import POSTCODE
from shanyrak.craft.reading.addresses import is_address, is_country_or_city, is_institution, is_strong_address
from shanyrak.craft.reading.entries import PRISONER_NUMBER, Entry, Piece
from shanyrak.craft.reading.holders import ATTENTION, is_head, looks_like_name
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Line
from shanyrak.craft.reading.places import country_names
from shanyrak.craft.reading.wholelines import is_whole_block

LED_TO = re.compile(
    r"(?:An (?:den|die|das)|To the|To His|To Her|À (?:la|l[’'])|Au|Aux|Al|A la|Alla|All[’']|Ao|À|Aan (?:de|het)) (?=[A-ZÀ-Þ])"
)
# A town with its postcode, or the other way round.
TOWN = re.compile(
    r"^(?:[A-Z]{1,3}[- ])?(?:\d{3,6}(?:[- ]\d{2,4})?|\d{2}-\d{3})\s[^\W\d_]|[^\W\d_]{3},?\s(?:[A-Z]{2}\s)?(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{4,6}(?:-\d{3,4})?)$"
)


def begins_entry(entry: Entry, line: Line, piece: Piece) -> bool:
    """Say whether ``piece`` opens a new block, rather than going on with ``entry``."""
    if entry.is_done:
        return True
    if entry.is_heading_new and not entry.has_points and len(entry.pieces) == 1:
        return False
    if entry.pieces and LED_TO.match(piece.text) and piece.means & (M.ROLE | M.ORG):
        return True  # "An die Botschafterin von Freland", "To the Minister of Ports": whoever comes next
    if line.bullet and re.match(r"\(?\w", line.bullet) and entry.pieces:
        return True
    if line.bullet and entry.bullet and entry.bullet.strip() == line.bullet.strip():
        return True
    head = is_head(piece) or looks_like_name(piece)
    if (
        entry.section is None
        and head
        and not any(
            is_head(p) or looks_like_name(p) or is_strong_address(p) or PRISONER_NUMBER.search(p.text)
            for p in entry.pieces
        )
    ):
        return True
    if entry.after_signature and not entry.has_points and line.blanks_before and entry.pieces and head:
        return True  # whoever signed, and behind a blank line whom to write to
    if entry.section is None and not entry.has_points and is_below_letterhead(entry, piece):
        return True
    if entry.has_points:
        if goes_on_below_points(entry, line, piece):
            return False
        return not (
            is_address(piece)
            and not is_head(piece)
            and not any(is_strong_address(p) for p in entry.pieces)
            and not line.blanks_before
        )
    if not line.blanks_before:
        if is_alike(entry, piece):
            return True
        if entry.pieces and any(is_strong_address(p) for p in entry.pieces) and is_whole_block(piece):
            return True
        if (
            is_head(piece)
            and entry.pieces
            and any(is_strong_address(p) for p in entry.pieces)
            and (not is_address(piece) or _is_poured(piece))
        ):
            return ends_address(entry) or names_anew(entry, piece)
        return False
    if not entry.pieces:
        return False
    if entry.pieces[-1].text.endswith(",") and not (is_head(piece) and ends_address(entry)):
        return False
    if entry.is_double_spaced:
        return ends_address(entry) and (head or (len(piece.words) > 3 and not is_address(piece)))
    first = entry.pieces[0]
    if len(entry.pieces) == 1 and first.means & M.HONOUR and is_head(piece) and not piece.means & M.HONOUR:
        return False  # "Mr Sample", a blank line, "Office of the Prime Minister"
    if len(entry.pieces) == 1 and not any(is_strong_address(p) for p in entry.pieces):
        # A lone line and a blank: the head of a widely spaced block, or a headline over nothing.
        return entry.section is None or bool(
            piece.means & M.ROLE and entry.pieces[0].means & M.ROLE and not is_institution(piece)
        )
    # An address is not at its end before its town: a blank line above that was no boundary.
    unfinished = not any(is_strong_address(p) for p in entry.pieces) or (
        not ends_address(entry) and bool(TOWN.search(piece.text) or is_country_or_city(piece))
    )
    if (
        is_country_or_city(piece)
        and len(piece.words) <= 4
        and not DIGIT.search(piece.text)
        and not _names_a_land(entry.pieces[-1])
    ):
        return ends_address(entry) and not _names_a_land(piece)
    return not (is_strong_address(piece) and not is_head(piece) and unfinished)


def is_below_letterhead(entry: Entry, piece: Piece) -> bool:
    """'Lic. Ana Sample' below the name and seat of whoever writes, in a letter that was pasted without its blank lines."""
    return (
        len(entry.pieces) > 1
        and bool(piece.means & M.HONOUR)
        and 3 <= len(piece.words) <= 8
        and not ATTENTION.match(piece.text)
        and all(w.is_capital or w.means & (M.HONOUR | M.PARTICLE) for w in piece.words)
        and not any(p.means & (M.HONOUR | M.ROLE | M.ORG) for p in entry.pieces)
    )


def goes_on_below_points(entry: Entry, line: Line, piece: Piece) -> bool:
    """'PO Box 55', 'House of Samples', 'Sampleton 2600': an address under a mailbox goes on to its town, whatever house it names."""
    last = entry.pieces[-1] if entry.pieces else None
    return (
        last is not None
        and not line.blanks_before
        and not line.bullet
        and last.line == line.number - 1
        and last.start > entry.points[-1].end
        and any(is_address(p) for p in entry.pieces if p.start > entry.points[-1].end)
        and not ends_address(entry)
        and not piece.means & (M.ROLE | M.HONOUR)
    )


def _is_poured(piece: Piece) -> bool:
    """'Procurator General Mr. Prim Supreme Procuratorate Sample Street 147 …': a whole block on one line."""
    return len(piece.words) > 7 and any(w.means & (M.ROLE | M.HONOUR) for w in piece.words[:3])


def _names_a_land(piece: Piece) -> bool:
    return any(" ".join(w.lower for w in piece.words[i:]) in country_names() for i in range(len(piece.words)))


def names_anew(entry: Entry, piece: Piece) -> bool:
    """'LIC. ANA SAMPLE, GOBERNADORA' below the address of another office-holder: nothing but her name parts the two."""
    titles = M.HONOUR | M.ROLE
    return bool(
        entry.pieces
        and entry.pieces[0].means & titles
        and piece.means & M.HONOUR
        and not ATTENTION.match(piece.text)
        and sum(w.is_capital for w in piece.words) >= 2
    )


def is_alike(entry: Entry, piece: Piece) -> bool:
    """'President of the Sample Court' and, some lines below, 'President of the Sample Government': heads of a list are worded alike."""
    first = entry.pieces[0] if len(entry.pieces) > 2 else None
    return (
        first is not None
        and bool(first.means & piece.means & M.ROLE)
        and len(piece.words) > 2
        and [w.lower for w in first.words[:2]] == [w.lower for w in piece.words[:2]]
    )


def ends_address(entry: Entry) -> bool:
    last = entry.pieces[-1]
    return (
        is_country_or_city(last)
        or last.is_told
        or (bool(POSTCODE.search(last.text)) and not last.means & M.BOX and len(entry.pieces) > 1)
    )
