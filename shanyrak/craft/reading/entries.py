# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""
What one block of lines says: who is meant, which office, which address.

An ``Entry`` gathers the pieces of a block; ``understood`` tells name, role, organisation and postal address apart.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from shanyrak.craft.contacts.postal import POSTCODE
from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.dates import month_names
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Word, meaning_of, words_of
from shanyrak.craft.reading.places import CITIES, countries_in, country_names
from shanyrak.craft.reading.points import Point

REMARK = re.compile(r"\([^()\n]{0,160}\)")
ATTENTION = re.compile(
    r"^[-–—\s]{0,3}(?:z\.?\s?hd\.?|zu händen(?: von)?|zhd\.?|att(?:n|ention)?\b[.:]?|à l[’']attention de|alla c\.? ?a\.?|all[’']attenzione di|a la atención de|"
    r"t\.?a\.?v\.?|ter attentie van|вниманию|dikkatine)\s{0,3}(?:dell[’']|della |del |di |de |von )?",
    re.IGNORECASE,
)
CARE_OF = re.compile(r"(?:c/o|a/c|p\.a\.|p/a|bei|chez)[:\s]", re.IGNORECASE)
OPENS_NO_ADDRESS = Anycase(
    r"(?:ccp|iban|konto|cuenta|account|ai index|index number|distr|external|ext|extensi[óo]n|poste|durchwahl|ramal|interno|toestel|доб)\b"
)
NO_ADDRESS = re.compile(
    r"^(?:ccp|iban|konto|cuenta|account|ai index|index number|distr|external|extra \d|ua \d|ext|extensi[óo]n|poste|durchwahl|ramal|interno|toestel|доб)\b|#\s?[A-Z]{0,3}-?\d{4,}|\b\d{5}-\d{3}\b(?!-)(?!\s*,?\s*[A-Z]{2}\b)|\b\d{1,3}[.,]\d{3}\b(?![-\d])|\.\.\.|___|\d ?[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\.pdf|\d [km]b\b|\d (?:uhr|hrs|years|days|hours)\b|^(?:19|20)\d{2}[/.-]\d|\bOBS \d|:\s?\(?0\d{2,4}\)?[ /-]?\d{3}[ -]?\d{2,}|\b(?:date|re|index|posted|case)\b\s?[:.]?\s?\S{0,9}\d",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"\d[.]\d")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
LEFT_OPEN = re.compile(r"\s(?:via|at|on|by|per|au|par|unter|über|through|an|to|the|and|or)[\s.]*$")
PRISONER_NUMBER = re.compile(
    r"\b[Bb]uch(?:nr|nummer|-Nr)\b|(?<!\d)(?<!\d )#\s?[A-Z]{0,3}-?\d{3,}|\b\d{5}-\d{3}\b|^[A-Z][^\W\d_]+ (?:(?!Bag )[A-Z][^\s,;:|]* ){1,3}\(?[A-Z]{1,2}\d{4}[A-Z]{0,2}\b"
)
# Words of institutions that would pass for a family name.
NO_NAME = frozenset(
    """united nations european union international republic federal national state supreme high justice interior internal external foreign
    affairs defence security public human rights police prison prisons central district regional city people’s democratic labour health education
    appeals addresses campaign action urgent appeal street road letter letters information news home page press release attention
    bundes innern inneren justiz intérieur interior justicia gobernación interno interni giustizia estado república nacional nazionale
    внутренних дел юстиции республики российской федерации украины казахстана города области района""".split()
)
EXCELLENCY = re.compile(r"(?:[HS]\. ?E\.|HE|H\.H\.|S\.A\.R\.|Z\.E\.|E\.D\.) (?=[A-ZÀ-Þ])")
FORMS_OF_ADDRESS = frozenset("his her your their son sa su sua seine ihre eure zijne".split())
SURNAME_FIRST = re.compile(r"[A-ZÀ-Þ]{2,20}, [A-ZÀ-Þ][\w-]{1,20}(?: [A-ZÀ-Þ][\w-]{1,20})?")
LAND_WORDS = frozenset(
    """republic of the d c city great socialist kingdom federal democratic islamic union state states republik bundesrepublik république royaume república reino
    repubblica republiek koninkrijk cumhuriyeti республика федерация республіка""".split()
)
# An address by itself: whoever delivers knows whose it is.
FREEPOST = re.compile(r"\b(?:freepost|free post|antwoordnummer|libre réponse)\b", re.IGNORECASE)
# What is left of a mailbox that the page hid.
EMPTIED = re.compile(r"\s<>?[\s.]{0,3}$")
LED_TO = re.compile(r"(?:an (?:den|die|das)|to the|alla|al|aux?|à la|ao|aan de) ", re.IGNORECASE)
ADDRESS_LABEL = re.compile(
    r"(?:(?:(?:postal|mailing|post|street) )?address|(?:post)?(?:adresse|anschrift)|dirección(?: postal)?|endereço|indirizzo|почтовый адрес|адрес)\s?[:–-]?\s(?=\S)",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\b(?:inc|ltd|llc|plc|corp|gmbh|ag|s\.?a|s\.?p\.?a|b\.?v|company|corporation|group)\b", re.IGNORECASE
)
HOUSE_FIRST = re.compile(r"\d{1,5}[A-Za-z]?,?\s(?=[^\W\d_])")
PRICE = re.compile(r"[$€£¢%]")


@dataclass(slots=True)
class Piece:
    """A stretch of text within a block: a line, or a part of one between commas."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    line: int
    is_head: bool = False  # stood in an introduction or a heading, not in the block itself
    means: int = field(init=False)  # of all its words together
    is_place: bool | None = (
        None  # once these three were asked: a block asks them of its lines again and again
    )
    is_address: bool | None = None
    is_strong_address: bool | None = None
    is_parted: bool = False  # what stood behind an office, up to its land, on one line and without a comma

    def __post_init__(self) -> None:
        self.means = meaning_of(self.words)


@dataclass(slots=True)
class Entry:
    """One block under way. ``section`` is where its introduction puts it, or None when nothing introduced it."""

    section: str | None
    first_line: int
    bullet: str = ""
    pieces: list[Piece] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    heads: list[Piece] = field(default_factory=list)  # what a sentence or heading said of it
    salutation: tuple[int, int] | None = None
    is_done: bool = False
    is_addressed: bool = False  # a letter to it follows
    after_signature: bool = False
    in_prose: bool = False
    stems: tuple[int, set[str]] | None = None
    awaits_address: bool = False  # "By post:" opened an address
    is_heading_new: bool = False
    lines: list[int] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)

    @property
    def has_points(self) -> bool:
        return any(p.kind in {"email", "number", "web", "masked", "cut", "handle"} for p in self.points)

    @property
    def is_double_spaced(self) -> bool:
        return len(self.blanks) >= 2 and all(self.blanks[1:])


@dataclass(slots=True)
class Understood:
    """Name, role, organisation and address of an entry, each as (start, end) places, address as its lines."""

    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    organisation: tuple[int, int] | None = None
    postal: list[Piece] = field(default_factory=list)
    is_person: bool = False  # a form of address stands before the name


def piece_of(
    text: str, start: int, end: int, line: int, words: list[Word] | None = None, *, is_head: bool = False
) -> Piece | None:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip(" ,;:-–—*•/|>"))
    body = raw.strip(" *•/|>").lstrip(" ,;:-–—*•/|>")
    body = body.rstrip(" :;–—-|")
    if body.endswith((">", "<", ">.")):
        body = EMPTIED.sub("", body)
    body = LEFT_OPEN.sub("", body)
    if not body:
        return None
    begin = start + lead
    found = (
        [w for w in words if begin <= w.start and w.end <= begin + len(body)]
        if words is not None
        else words_of(body, begin)
    )
    return Piece(begin, begin + len(body), body, tuple(found), line, is_head)


def is_country_or_city(piece: Piece) -> bool:
    """A line that is nothing but a country, a city, or city and country."""
    if piece.is_place is None:
        piece.is_place = _is_country_or_city(piece)
    return piece.is_place


def _is_country_or_city(piece: Piece) -> bool:
    if not piece.words or len(piece.words) > 7:
        return False
    found = countries_in(piece.words)
    return bool(found) and all(
        any(a <= w.start and w.end <= b for _, a, b in found)
        or w.means & M.PARTICLE
        or w.lower in LAND_WORDS
        or w.lower.startswith("people")  # its apostrophe is often damaged
        for w in piece.words
    )


def is_address(piece: Piece) -> bool:
    """A line with a house number, a street word, a box, a postcode or a place."""
    if piece.is_address is None:
        piece.is_address = _is_address(piece)
    return piece.is_address


def _is_address(piece: Piece) -> bool:
    if PRICE.search(piece.text) or _is_no_address(piece.text):
        return False
    means = piece.means
    digits = DIGIT.search(YEAR.sub("", piece.text)) is not None
    if means & M.BOX and (digits or FREEPOST.search(piece.text)):
        return True
    if digits and (len(piece.words) <= 12 or CARE_OF.match(piece.text)):
        return bool(
            POSTCODE.search(piece.text)
            or means & M.STREET
            or len(piece.words) <= 6
            or re.match(r"\d{1,5}[A-Za-z]?[ ,]", piece.text)
            or "/" in piece.text
        )
    if means & M.STREET and not means & (M.ROLE | M.HONOUR) and not _is_office(piece):
        return any(w.is_capital or not w.text.isascii() for w in piece.words)  # not "(fax) or via"
    if means & M.STREET and means & M.ORG and _ends_in_street(piece):
        return True
    if means & M.ROLE:
        return piece.text.count(",") >= 2 and _organisation_leads(piece.words) and _ends_in_place(piece)
    return is_country_or_city(piece) or (_is_office(piece) and _ends_in_country(piece))


def _ends_in_street(piece: Piece) -> bool:
    """'Office of the President, Independence Avenue': an institution and, behind the last comma, nothing but a street."""
    place = piece.start + piece.text.rfind(",")
    last = [w for w in piece.words if w.start > place]
    return (
        place > piece.start
        and 2 <= len(last) <= 5
        and any(w.means & M.STREET for w in last)
        and all(w.is_capital or w.means & M.PARTICLE for w in last)
        and not any(w.means & (M.ROLE | M.HONOUR | M.ORG) for w in last)
    )


def _is_no_address(text: str) -> bool:
    if DIGIT.search(text) or "..." in text or "___" in text:
        return NO_ADDRESS.search(text) is not None
    return (
        text[:4].lower() == ".pdf" or OPENS_NO_ADDRESS.match(text[:16]) is not None
    )  # without a digit only its opening word can say so


def is_strong_address(piece: Piece) -> bool:
    """Enough to believe that a block is an address at all."""
    if piece.is_strong_address is None:
        piece.is_strong_address = _is_strong_address(piece)
    return piece.is_strong_address


def _is_strong_address(piece: Piece) -> bool:
    if _is_no_address(piece.text):
        return False
    digits = DIGIT.search(YEAR.sub("", piece.text)) is not None
    means = piece.means
    if means & M.BOX and FREEPOST.search(piece.text):
        return True
    if means & M.ROLE and not means & (M.STREET | M.BOX) and not POSTCODE.search(piece.text):
        return piece.text.count(",") >= 2 and _organisation_leads(piece.words) and _ends_in_place(piece)
    if digits and (means & (M.STREET | M.BOX) or POSTCODE.search(piece.text)) and is_address(piece):
        return True
    if (
        digits
        and is_address(piece)
        and len(piece.words) >= 1
        and (re.match(r"\d{1,5}[A-Za-z]?[ ,/-]", piece.text) or "," in piece.text or len(piece.words) >= 2)
        and any(w.is_capital and len(w.text) > 3 and not w.text.isupper() for w in piece.words)
        and not any(w.means & M.FUNCTION for w in piece.words)
    ):
        return True
    return (
        is_country_or_city(piece) or _ends_in_country(piece) or (bool(means & M.STREET) and is_address(piece))
    )


def is_sure_address(piece: Piece) -> bool:
    """More than a number beside a name: a street, box, postcode or land says that it is an address."""
    if piece.is_parted:
        return True
    if not is_strong_address(piece) or (len(piece.words) < 3 and len(DIGIT.findall(piece.text)) > 9):
        return False
    if (
        not piece.means & M.STREET
        and any(w.lower in month_names() for w in piece.words)
        and not (
            POSTCODE.search(piece.text) and _ends_in_place(piece)
        )  # "25 de Mayo 101, C1041AAG Buenos Aires"
    ):
        return False
    if piece.means & M.BOX and FREEPOST.search(piece.text):
        return True
    numbered = DIGIT.search(piece.text) is not None and not DECIMAL.search(piece.text)
    if numbered and (piece.means & (M.STREET | M.BOX) or POSTCODE.search(piece.text)):
        return True
    if piece.means & M.STREET and not piece.means & (M.ROLE | M.ORG) and not numbered:
        return True
    return is_country_or_city(piece) or _ends_in_country(piece)


def _ends_in_country(piece: Piece) -> bool:
    """'Collectorate, Prova, Orissa, India': places between commas, the last of them a country."""
    commas = piece.text.count(",") + piece.text.count("،")
    if commas >= 2 and _lists_places(piece):
        return True
    if (
        commas == 0
        or (commas == 1 and len(piece.words) > 5)
        or len(piece.words) > 9
        or piece.means & (M.ROLE | M.HONOUR | M.FUNCTION)
    ):
        return False
    if not all(not w.text[0].islower() or w.means & M.PARTICLE for w in piece.words):
        return False
    found = countries_in(piece.words)
    return bool(found) and found[-1][2] >= piece.words[-1].end


def _lists_places(piece: Piece) -> bool:
    """'Palais de la Présidence, Sample Square, Sampleton, Republic of Freland': three parts at least, the last of them a land or town."""
    if (
        len(piece.words) > 18
        or piece.means & M.HONOUR
        or (piece.means & M.ROLE and not is_institution(piece))
    ):
        return False
    parts = [[w for w in piece.words if a <= w.start < b] for a, b in _between_commas(piece)]
    if not all(part and part[0].is_capital and len(part) <= 7 for part in parts if part):
        return False
    small = [w for w in piece.words if not w.is_capital]
    if any(not w.means & (M.PARTICLE | M.FUNCTION) or w.means & M.SPOKEN for w in small) or len(small) > 5:
        return False
    last = parts[-1]
    found = countries_in(last)
    return bool(found) and found[-1][2] >= last[-1].end and len(last) <= 5


def _between_commas(piece: Piece) -> list[tuple[int, int]]:
    edges = [i for i, sign in enumerate(piece.text) if sign in ",،"]
    starts = [0, *(e + 1 for e in edges)]
    ends = [*edges, len(piece.text)]
    return [(piece.start + a, piece.start + b) for a, b in zip(starts, ends, strict=True)]


def _ends_in_place(piece: Piece) -> bool:
    found = countries_in(piece.words)
    return bool(found) and found[-1][2] >= piece.words[-1].end


def ends_in_land(piece: Piece) -> bool:
    """'… UNION OF MYANMAR (Burma)': the last words are a country's name."""
    words = [w.lower.replace("'", "’") for w in piece.words[-5:]]
    return any(" ".join(words[i:]) in country_names() for i in range(len(words)))


def _is_office(piece: Piece) -> bool:
    return bool(piece.means & M.ORG)


def looks_like_name(piece: Piece) -> bool:
    words = piece.words
    if not 1 <= len(words) <= 8 or DIGIT.search(piece.text):
        return False
    if (len(words) <= 3 and countries_in(words)) or any(w.lower in NO_NAME for w in words):
        return False
    rest = [w for w in words if not w.means & M.HONOUR and w.lower not in FORMS_OF_ADDRESS]
    if not rest:
        return False
    if len(rest) < len(words) and rest and not piece.means & M.ORG:
        return True
    if len(words) < 2:
        return False
    proper = [w for w in rest if w.is_capital and not w.means & (M.ORG | M.STREET | M.BOX)]
    small = [w for w in rest if not w.is_capital]
    return (
        len(proper) >= 2
        and all(w.means & M.PARTICLE or len(w.text) <= 3 or "-" in w.text for w in small)
        and not piece.means & (M.ORG | M.ROLE)
    )


def is_head(piece: Piece) -> bool:
    """A line that can open a block: an office, a person, an organisation; not a part of an address."""
    means = piece.means
    if not piece.words or len(piece.words) > 24:
        return False
    if ATTENTION.match(piece.text) or CARE_OF.match(piece.text):
        return False
    if means & (M.ROLE | M.HONOUR) or EXCELLENCY.match(piece.text):
        return True
    first = piece.words[0]
    if means & M.ORG and first.is_capital and not re.match(r"\d", piece.text):
        return not re.search(r"\d", piece.text)
    return False


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
    result.postal = _to_the_land([p for p in result.postal if not _is_remark(p)])
    _settle_postal(text, entry, result)
    return result


def _first_address(block: list[Piece]) -> int:
    for index, piece in enumerate(block):
        if index == 0 and _is_person(block):
            continue
        if is_address(piece) and not (index == 0 and is_head(piece) and not POSTCODE.search(piece.text)):
            return index
        if (
            index >= 1
            and not piece.means & (M.ROLE | M.HONOUR | M.ORG)
            and not looks_like_name(piece)
            and not ATTENTION.match(piece.text)
            and not CARE_OF.match(piece.text)
        ):
            return index
    return len(block)


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
    if len(parts) > 1 and len(roles) == len(parts) and not any(looks_like_name(p) for p in parts):
        parts = [rest]
    for part in parts:
        placed |= _place(part, result)
    return placed


def _place(piece: Piece, result: Understood) -> bool:
    """Put a piece where it belongs; False when it is neither name, role nor organisation."""
    words, means = piece.words, piece.means
    if not words:
        return False
    if means & M.ROLE and not (means & M.ORG and _organisation_leads(words)):
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


def is_institution(piece: Piece) -> bool:
    """'Ministry of Justice', 'Office of the President': a house, although a title stands in its name."""
    return bool(piece.means & M.ORG) and _organisation_leads(piece.words)


def _organisation_leads(words: tuple[Word, ...]) -> bool:
    """'Office of the President', 'Ministry of …', 'The Mayor’s Office': an institution although a title stands in it."""
    for word, following in pairwise(words):
        if word.means & M.ROLE and word.lower.endswith(("’s", "'s")):
            return following.means & M.ORG != 0  # "Prime Minister's Office, South Block"
    for word in words:
        if word.means & M.ORG and not word.means & M.ROLE:
            return True
        if word.means & M.ROLE:
            return words[-1].means & M.ORG != 0 and word.lower.endswith(("’s", "'s"))
    return False


def _role_ends(words: tuple[Word, ...]) -> tuple[bool, int] | None:
    """Find where a role ends and a name begins ('Ambassador Yasser Reda'), or the other way round; None for a role alone."""
    last_role = max(i for i, w in enumerate(words) if w.means & M.ROLE)
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


def _settle_postal(text: str, entry: Entry, result: Understood) -> None:
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


def _to_the_land(postal: list[Piece]) -> list[Piece]:
    """Leave out what stands behind the line that ends in a country and is no address: 'Oslo, Norway / Protest letter'."""
    for index, piece in enumerate(postal):
        last = piece.words[-1:] and piece.words[-1].lower in country_names()
        if index and last and not any(is_address(p) for p in postal[index + 1 :]):
            return postal[: index + 1]
    return postal


def _is_remark(piece: Piece) -> bool:
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
    return bool(result.name or result.role) and _are_listed(result.postal)


KNOWN_CITIES = frozenset(CITIES)
