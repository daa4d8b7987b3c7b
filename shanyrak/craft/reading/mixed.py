# ruff: noqa: E501 - patterns are read across, not down
"""Lines of a block that hold names and contact points together, up to a whole block on one line."""

import re

from shanyrak.craft.reading.addresses import TOWN_AND_STATE, is_address, is_strong_address
from shanyrak.craft.reading.cues import PETITION
from shanyrak.craft.reading.entries import Entry, Piece, piece_of
from shanyrak.craft.reading.envelopes import inline_pieces
from shanyrak.craft.reading.gathering import Gathering
from shanyrak.craft.reading.holders import is_head, looks_like_name
from shanyrak.craft.reading.labels import is_named_label, names_whose
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Line
from shanyrak.craft.reading.places import country_names
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.postlabels import POST_LABEL

# "A message from Ana Sample of sample.org said:": whose it is, not where to write.
OF_SITE = re.compile(r"\b(?:of|from|by|von|de|di|van)\s$", re.IGNORECASE)
NOTICE = re.compile(r"\b(?:Due to|Please note|NB:|Note:)")

DESK = re.compile(
    r"(?:customer|client|kunden)[ -]?(?:services?|care|relations|dienst|service)|reception|(?:general |public )?enquir(?:y|ies)|(?:main|head|central|press|media) office|pressestelle|service de presse|ufficio stampa|oficina de prensa|"
    r"(?:toll[- ]free|comment|direct|information)(?: line| number)?|kundenservice|zentrale|accueil|service clients?|atención al cliente|servizio clienti|klantenservice|приёмная",
    re.IGNORECASE,
)
# What belongs to the number before: "ext. 400 (press 0 for an operator)".
EXTENSION = re.compile(
    r"[\s,]{0,3}(?:ext(?:ension)?|x|poste|ramal|int(?:erno)?|toestel|durchwahl|доб)\.?\s?\d{1,5}\b\s?(?:\([^()]{0,60}\)\s?)?[.,;:]?\s?",
    re.IGNORECASE,
)
# A bulleted list may tell "to the" before each office.
TO_WHOM = re.compile(
    r"(?:an (?:den|die|das)|aux?|à la|à l[’']|à|al|a la|alla|all[’']|agli|to the|to|aos?|às?|aan (?:de|het))\s?(?=[A-ZÀ-Þ])"
)


FROM_ABROAD = re.compile(
    r"(?:or |and )?(?:if )?(?:(?:calling |faxing |dialling |dialing )?(?:from |for )?(?:outside|abroad|overseas)\b|international(?:ly)?\b|int[’']?l\b|aus dem ausland|depuis l[’']étranger|de l[’']étranger|desde (?:el (?:exterior|extranjero)|fuera)|dall[’']estero|do exterior|vanuit het buitenland|из-за (?:рубежа|границы))",
    re.IGNORECASE,
)


def _is_a_land(piece: Piece) -> bool:
    return piece.text in {"US", "UK", "EU"} or " ".join(w.lower for w in piece.words) in country_names()


def _is_headline(entry: Entry) -> bool:
    """'Open letter to Ana Sample of the Party of Samples.' above a block: told by its full stop."""
    only = entry.pieces[0]
    return len(entry.pieces) == 1 and len(only.words) > 5 and only.text[-1:] in ".!?"


ROOMS = frozenset({"office", "büro", "bureau", "oficina", "ufficio", "escritório", "kantoor"})


class MixedLines(Gathering):
    """Takes apart lines in which names, addresses and points stand side by side."""

    def on_mixed(self, line: Line) -> None:
        """A block line with text and points: the text before the first point names whose they are, or continues the block."""
        place = line.start
        for index, point in enumerate(line.points):
            begin = max(point.begin, place)
            said = self.text[place:begin]
            if point.kind == "web" and (PETITION.search(said) or OF_SITE.search(said)):
                self.entry_for_web(line, point, None)
                place = point.end
                continue
            piece = self.clean_piece(line, place, begin)
            if piece is None and point.owner is not None and index == 0:
                piece = self.owner_named(line, point.owner)
            glued = (
                piece is not None
                and piece.end in {begin, begin - 1}
                and not self.text[begin - 1].isspace()
                and point.was_repaired
            )
            if (
                piece is not None
                and index == 0
                and (self.is_a_label(line, piece, point) or self.is_an_office_of(line, piece, point))
            ):
                piece = None
            if piece is not None and FROM_ABROAD.match(piece.text) and self.entry is not None:
                piece = (
                    None  # "from outside the UK +44 20 7946 0101": the number above, dialled from elsewhere
                )
            if piece is not None and index and point.label_start >= piece.end and _is_a_land(piece):
                piece = None  # "… 1-646-555 0101 - US Fax: 1-202-555 0102"
            if piece is not None and not glued and self.names_someone(piece):
                current = self.entry
                continues = (
                    current is not None
                    and index == 0
                    and not current.has_points
                    and not current.is_done
                    and not (line.bullet and current.pieces)
                    and current.pieces
                    and not line.blanks_before
                    and not (is_head(piece) and any(is_strong_address(p) for p in current.pieces))
                    and not (current.section is None and _is_headline(current))
                )
                if not continues:
                    self.open(line)
                    self.touch(line)
                self.add_inline(line, piece)
            elif self.entry is None or self.entry.is_done:
                self.open(line, with_identity=True)
            assert self.entry is not None
            self.entry.points.append(point)
            place = max(place, point.end)
        if self.entry is not None:
            self.touch(line)
            tail = self.clean_piece(line, place, line.end)
            if tail is not None and is_strong_address(tail):
                self.entry.pieces.append(tail)

    def owner_named(self, line: Line, owner: tuple[int, int]) -> Piece | None:
        """'Fax President Ada Prim: 1': between label and number whose it is; not 'Fax press office: 1'."""
        piece = self.clean_piece(line, *owner)
        return piece if piece is not None and names_whose(list(piece.words)) else None

    def clean_piece(self, line: Line, start: int, end: int) -> Piece | None:
        raw = self.text[start:end]
        opened = raw.rstrip(" :,;-–(")
        lead = re.match(r"[\s.,;:)\]\-–—/|]*(?:(?:and|or|und|oder|et|ou|y|e|или|и)\s)?[\s(]*", raw)
        begin = start + (lead.end() if lead else 0)
        if start > line.start and (rest := EXTENSION.match(self.text, start, end)):
            begin = max(begin, rest.end())
        if to := TO_WHOM.match(self.text, begin, end):
            begin = to.end()
        if start == line.start and (label := POST_LABEL.match(self.text, begin, end)):
            begin = label.end()
        stop = start + len(opened)
        inside = line.words_between(begin, stop)
        for index, word in reversed([*enumerate(inside)]):
            named = index and is_named_label(inside[index - 1 : index + 1])  # "E-mail address"
            if stop - word.end > 2 or not (word.means & M.LABEL_ONLY or named):
                break
            stop = word.start  # "…, Switzerland. E-mail: a@b": a label is no part of the block
            if named:
                stop = inside[index - 1].start
                break
        words = line.words_between(begin, stop)
        if (
            len(words) > 3
            and words[0].means & M.LABEL_ONLY
            and words[0].means & M.SEND
            and words[1].is_capital
        ):
            begin = words[1].start  # "Fax Sample Airways, Mr Prim, 1 Sample Road. Fax 1"
        if begin >= stop:
            return None
        return piece_of(self.text, begin, stop, line.number, line.words)

    def is_an_office_of(self, line: Line, piece: Piece, point: Point) -> bool:
        """'DC Office: 1', 'Newark, NJ: 2' below 'Senator Ana Sample': two rooms of one person."""
        entry = self.entry
        if entry is None or entry.is_done or not entry.pieces or line.bullet or point.kind != "number":
            return False
        person = entry.pieces[0]
        titled = person.means & (M.HONOUR | M.ROLE) and not person.means & M.ORG
        if not titled or not (looks_like_name(person) or 2 <= len(person.words) <= 4):
            return False
        if len(piece.words) > 3 or piece.means & (M.ROLE | M.HONOUR) or DIGIT.search(piece.text):
            return False
        told = self.text[piece.end : point.begin].strip() == ":"
        return told and (piece.words[-1].lower in ROOMS or TOWN_AND_STATE.fullmatch(piece.text) is not None)

    def is_a_label(self, line: Line, piece: Piece, point: Point) -> bool:
        """'Comment line: 1', 'Reception: 2' right below an address: by what it is called there, nobody else."""
        return (
            self.entry is not None
            and not self.entry.is_done
            and not line.blanks_before
            and not line.bullet
            and point.kind == "number"
            and len(piece.words) <= 3
            and not DIGIT.search(piece.text)
            and self.text[piece.end : point.begin].strip() == ":"
            and not piece.means & (M.ROLE | M.HONOUR | M.ORG)
            and sum(w.is_capital for w in piece.words) <= 1
            and len(self.entry.pieces) > 1  # a lone town is whose office it is: "New York: 1", "Chicago: 2"
            and any(is_strong_address(p) for p in self.entry.pieces)
        )

    def names_someone(self, piece: Piece) -> bool:
        if not piece.words:
            return DIGIT.search(piece.text) is not None and is_address(piece)
        if self.entry is not None and self.entry.has_points and DESK.fullmatch(piece.text):
            return False  # another line of the same house
        if all(w.means & (M.HINT | M.INFO) and not w.means & (M.ROLE | M.ORG) for w in piece.words):
            return False  # "Weitere Fax-Nummer der Air Sample: 1"
        return any(
            len(w.text) > 1
            and (w.is_capital or w.means & (M.ROLE | M.ORG) or not w.text.isascii())
            and not w.means & (M.PHONE | M.FAX | M.EMAIL | M.WEB | M.LABEL_ONLY | M.TELEX)
            for w in piece.words
        )

    def add_inline(self, line: Line, piece: Piece) -> None:
        """Take apart a block that stands on one line: '… Embassy of India 2107 Massachusetts Ave. NW, Washington DC 20008'."""
        assert self.entry is not None
        ends = NOTICE.search(piece.text)
        stop = piece.start + ends.start() if ends else piece.end
        self.entry.pieces += inline_pieces(self.text, piece.start, stop, line.number, line.words)

    def trailing_address(self, line: Line, last: Point) -> None:
        """'Fax: 02/675.83.94 DELEURLAAN 57 1170 BRUSSEL': an address behind the last number."""
        assert self.entry is not None
        end = last.end
        closing = re.compile(r"\s?\([^)]{0,80}\)|[.,;\s)]{0,4}").match(self.text, end, line.end)
        if closing:
            end = closing.end()
        words = [w for w in line.words if w.start >= end]
        if words and not any(w.means & (M.FUNCTION | M.LABEL_ONLY) for w in words):
            piece = piece_of(self.text, words[0].start, line.end, line.number, line.words)
            if piece and is_strong_address(piece):
                self.entry.pieces.append(piece)
