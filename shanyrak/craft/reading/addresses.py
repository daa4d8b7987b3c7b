# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Whether a piece of a block is a part of an address: a house number, a street, a box, a postcode, a place."""

import re
from itertools import pairwise

from shanyrak.craft.contacts.postal import POSTCODE
from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.dates import month_names
from shanyrak.craft.reading.entries import Piece
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT, Word
from shanyrak.craft.reading.places import US_STATES, countries_in, country_names

CARE_OF = re.compile(r"(?:c/o|a/c|p\.a\.|p/a|bei|chez)[:\s]", re.IGNORECASE)
OPENS_NO_ADDRESS = Anycase(
    r"(?:ccp|iban|konto|cuenta|account|ai index|index number|distr|external|ext|extensi[óo]n|poste|durchwahl|ramal|interno|toestel|доб)\b"
)
NO_ADDRESS = re.compile(
    r"^(?:ccp|iban|konto|cuenta|account|ai index|index number|distr|external|extra \d|ua \d|ext|extensi[óo]n|poste|durchwahl|ramal|interno|toestel|доб)\b|#\s?[A-Z]{0,3}-?\d{5,}|#\s?[A-Z]{1,3}-?\d{4}|\b\d{5}-\d{3}\b(?!-)(?!\s*,?\s*[A-Z]{2}\b)(?! [A-Z][a-zà-ÿ])|(?<!km )(?<!km\. )\b\d{1,3}[.,]\d{3}\b(?![-\d])|\.\.\.|___|\d ?[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\.pdf|\d [km]b\b|\d (?:uhr|hrs|years|days|hours)\b|^(?:19|20)\d{2}[/.-]\d|\bOBS \d|:\s?\(?0\d{2,4}\)?[ /-]?\d{3}[ -]?\d{2,}|(?<![\d-])0\d{2,4}[-/ ]\d{5,8}(?![\d-])|\b(?:date|re|index|posted|case)\b\s?[:.]?\s?\S{0,9}\d",
    re.IGNORECASE,
)
DECIMAL = re.compile(r"\d[.]\d")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# "22nd District Agricultural Association"
ORDINAL_HOUSE = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th) (?=District|Congress|Division|Legislat|Judicial|Circuit)", re.IGNORECASE
)
# "Juzgado Nº 5", "Prison No. 2": a number of its own, and no house.
OF_ITS_KIND = re.compile(r"(?:N[º°o]\.?|№|n°)\s?\d{1,2}\b")
LAND_WORDS = frozenset(
    """republic of the d c city great socialist kingdom federal democratic islamic union state states republik bundesrepublik république royaume república reino
    repubblica republiek koninkrijk cumhuriyeti республика федерация республіка""".split()
)
# An address by itself: whoever delivers knows whose it is.
FREEPOST = re.compile(r"\b(?:freepost|free post|antwoordnummer|libre réponse)\b", re.IGNORECASE)
TOWN_AND_STATE = re.compile(r"[A-Z][a-z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,2}, ([A-Z]{2})\.?")  # "Albany, NY"
DEGREES = frozenset({"MD", "MA", "PA"})  # "Otto Prim, MD"
IN_A_STATE = re.compile(r",[^,]{3,40}, [A-Z]{2}$")  # "United Samples, New York, NY"
RULERS = frozenset({"king", "queen", "prince", "princess"})
LONGEST_STREET, LONGEST_LINE = 6, 12  # words
PRICE = re.compile(r"[$€£¢%]")


def is_country_or_city(piece: Piece) -> bool:
    """A line that is nothing but a country, a city, or city and country."""
    if piece.is_place is None:
        piece.is_place = _is_country_or_city(piece)
    return piece.is_place


def _is_country_or_city(piece: Piece) -> bool:
    if not piece.words or len(piece.words) > 7:
        return False
    if (state := TOWN_AND_STATE.fullmatch(piece.text)) and state.group(1) in US_STATES - DEGREES:
        return True
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
    digits = _has_a_house(piece)
    if means & M.BOX and (digits or FREEPOST.search(piece.text)):
        return True
    if means & M.ORG and organisation_leads(piece.words) and is_whole_address(piece):
        return True
    if digits and (len(piece.words) <= LONGEST_LINE or CARE_OF.match(piece.text) or _is_parted(piece)):
        return bool(
            POSTCODE.search(piece.text)
            or means & M.STREET
            or len(piece.words) <= 6
            or re.match(r"\d{1,5}[A-Za-z]?[ ,]", piece.text)
            or "/" in piece.text
        )
    titled = means & (M.HONOUR | M.ROLE) and not is_named_street(piece)
    if means & M.STREET and not titled and not _is_office(piece):
        return any(w.is_capital or not w.text.isascii() for w in piece.words)  # not "(fax) or via"
    if means & M.STREET and means & M.ORG and _ends_in_street(piece):
        return True
    if means & M.ROLE:
        return piece.text.count(",") >= 2 and organisation_leads(piece.words) and _ends_in_place(piece)
    return (
        is_country_or_city(piece)
        or (_is_office(piece) and _ends_in_country(piece))
        or _lists_from_house(piece)
        or (IN_A_STATE.search(piece.text) is not None and _lists_places(piece))
    )


def _is_parted(piece: Piece) -> bool:
    """'Government Office, 1 Sample Tham St., Sample Dinh district, Ha Noi, Viet Nam': long, but cut at commas into short parts."""
    parts = piece.text.split(",")
    return len(parts) >= 4 and all(
        len(part.split()) <= 7 and (part.strip()[:1].isupper() or part.strip()[:1].isdigit())
        for part in parts
    )


def _has_a_house(piece: Piece) -> bool:
    if DIGIT.search(piece.text) is None:
        return False
    bare = ORDINAL_HOUSE.sub("", YEAR.sub("", piece.text))
    if piece.means & M.ORG and not piece.means & M.STREET and piece.text.count(",") == 0:
        bare = OF_ITS_KIND.sub("", bare)
    return DIGIT.search(bare) is not None


def is_named_street(piece: Piece) -> bool:
    """'Padre Faura St., Manila', 'Vali Asr Ave., Tehran', 'Calle Doctor Prim 5': it is called after somebody."""
    titles = M.HONOUR | M.ROLE
    if not piece.means & M.STREET or not piece.means & titles:
        return False
    if "," not in piece.text and DIGIT.search(piece.text) is None:
        return _is_called_after_a_ruler(piece.words)
    for begin, stop in _between_commas(piece):
        part = [w for w in piece.words if begin <= w.start < stop]
        titled = [w for w in part if w.means & titles]
        streets = [w for w in part if w.means & M.STREET and not w.means & (titles | M.ORG)]
        if titled and (
            not streets
            or len(part) > LONGEST_STREET
            or (streets[-1].start < titled[-1].start and part[:2] != [streets[0], titled[0]])
            or DIGIT.search(piece.text[streets[0].end - piece.start : titled[0].start - piece.start])
        ):
            return False
    return True


def _is_called_after_a_ruler(words: tuple[Word, ...]) -> bool:
    """'King Prim Street', 'Avenida Presidente Prim': four words, title and street at its two ends."""
    if not 3 <= len(words) <= 4 or not all(w.is_capital for w in words):
        return False
    first, *between, last = words
    streets = [w.means & M.STREET and not w.means & (M.ORG | M.ROLE) for w in (first, last)]
    return (bool(streets[1]) and first.lower in RULERS and not between[0].means) or (
        bool(streets[0]) and bool(between[0].means & (M.ROLE | M.HONOUR))
    )


def _ends_in_street(piece: Piece) -> bool:
    """'Office of the President, Independence Avenue': an institution and, between two commas or behind the last, nothing but a street."""
    for begin, stop in _between_commas(piece)[1:]:
        part = [w for w in piece.words if begin <= w.start < stop and len(w.text) > 1]  # "Calle X s/n"
        if (
            2 <= len(part) <= 5
            and any(w.means & M.STREET for w in part)
            and all(w.is_capital or w.means & M.PARTICLE for w in part)
            and not any(w.means & (M.ROLE | M.HONOUR | M.ORG) for w in part)
        ):
            return True
    return False


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
    means = piece.means
    digits = _has_a_house(piece)
    if means & M.BOX and FREEPOST.search(piece.text):
        return True
    if means & M.ROLE and organisation_leads(piece.words) and is_whole_address(piece):
        return True
    if means & M.ROLE and not means & (M.STREET | M.BOX) and not POSTCODE.search(piece.text):
        return piece.text.count(",") >= 2 and organisation_leads(piece.words) and _ends_in_place(piece)
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
        is_country_or_city(piece)
        or _ends_in_country(piece)
        or (bool(means & M.STREET) and is_address(piece))
        or is_whole_address(piece)
        or _lists_from_house(piece)
    )


def is_sure_address(piece: Piece) -> bool:
    """More than a number beside a name: a street, box, postcode or land says that it is an address."""
    if piece.is_told:
        return True
    if not is_strong_address(piece) or (len(piece.words) < 3 and len(DIGIT.findall(piece.text)) > 9):
        return False
    if (
        not piece.means & M.STREET
        and DIGIT.search(piece.text)
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
    if (
        piece.means & M.STREET
        and not numbered
        and (not piece.means & (M.ROLE | M.ORG) or _ends_in_street(piece))
    ):
        return True
    return (
        is_country_or_city(piece)
        or _ends_in_country(piece)
        or is_whole_address(piece)
        or _lists_from_house(piece)
    )


def _lists_from_house(piece: Piece) -> bool:
    """'Police Headquarters, Sample Lines, Sampleton, Samplab': an institution, and names behind it that nothing else explains."""
    if piece.text.count(",") < 2 or not piece.means & M.ORG or piece.means & (M.HONOUR | M.SPOKEN | M.COPY):
        return False
    parts = [[w for w in piece.words if a <= w.start < b] for a, b in _between_commas(piece)]
    if len(parts) < 3 or not all(part and part[0].is_capital and len(part) <= 5 for part in parts):
        return False
    first, *rest = parts
    return any(w.means & M.ORG for w in first) and all(
        (w.is_capital and not w.means & ~M.STREET) or w.means & M.PARTICLE for part in rest for w in part
    )


def is_whole_address(piece: Piece) -> bool:
    """'Ministry of Samples Sample Square Sampleton Republic of Freland': a street and its land, no comma between."""
    if not piece.means & (M.ORG | M.STREET) or not 4 <= len(piece.words) <= 18 or not ends_in_land(piece):
        return False
    if piece.means & M.ORG and _ends_in_town_and_land(piece):
        return True  # "Ministry of Samples Sampleton Freland"
    street = next(
        (w for w in piece.words if w.means & M.STREET and w.is_capital and not w.means & M.ORG), None
    )
    if street is None:
        return False
    behind = [w for w in piece.words if w.start > street.start]
    return 2 <= len(behind) <= 6 and all(w.is_capital or w.means & M.PARTICLE for w in behind)


def _ends_in_town_and_land(piece: Piece) -> bool:
    """Say whether its last words are a land and, right before it, one of its towns that is known."""
    found = countries_in(piece.words)
    if len(found) < 2 or found[-1][2] < piece.words[-1].end:
        return False
    town, land = found[-2], found[-1]
    between = piece.text[town[2] - piece.start : land[1] - piece.start]
    return town[0] == land[0] and not between.strip(" ,")


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
    if len(last) == 1 and last[0].text in US_STATES - DEGREES:
        return True  # "United Samples, New York, NY"
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


def is_institution(piece: Piece) -> bool:
    """'Ministry of Justice', 'Office of the President': a house, although a title stands in its name."""
    return bool(piece.means & M.ORG) and organisation_leads(piece.words)


def organisation_leads(words: tuple[Word, ...]) -> bool:
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
