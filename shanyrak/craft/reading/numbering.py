# ruff: noqa: E501, SIM905 - word lists are read across, not down
"""
In which country a number is that was printed without its code: the numbering plan that fits it, of the lands that the text supports.

An airline of Kenya has a desk at Heathrow: how often a land is named is one sign, whether its plan holds such a number
the other. Neither alone decides.
"""

import re
from collections.abc import Iterable, Sequence

from shanyrak.craft.contacts.domains import country_of_domain
from shanyrak.craft.contacts.phone import Standing, calling_code, read_number
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.places import UK_POSTCODE, US_LINE, US_STATES, countries_in
from shanyrak.craft.reading.point import Point

# Names by which a land is meant though its own is not said. They are no lines of an address, so they stand here.
MEANT = {
    **dict.fromkeys("heathrow gatwick stansted luton whitehall westminster manchester birmingham glasgow edinburgh cardiff belfast leeds liverpool bristol sheffield nottingham newcastle scottish welsh english".split(), "GB"),
    **dict.fromkeys("california texas florida pennsylvania ohio michigan virginia georgia oakland chicago boston seattle philadelphia detroit atlanta houston dallas denver".split(), "US"),
    **dict.fromkeys("nsw melbourne brisbane tasmania queensland perth hobart australian".split(), "AU"),
    **dict.fromkeys("frankfurt köln stuttgart düsseldorf leipzig hannover nürnberg bremen erfurt deutschland deutsche deutschen".split(), "DE"),
    **dict.fromkeys("lyon marseille toulouse lille bordeaux nantes strasbourg rennes grenoble française français".split(), "FR"),
    **dict.fromkeys("milano torino napoli bologna firenze genova palermo italiana italiano".split(), "IT"),
    **dict.fromkeys("toronto vancouver montreal montréal ontario quebec québec alberta".split(), "CA"),
    **dict.fromkeys("rotterdam utrecht nederlandse eindhoven schiphol".split(), "NL"),
    **dict.fromkeys("valencia sevilla bilbao zaragoza española español".split(), "ES"),
    **dict.fromkeys("zürich basel lausanne schweizer".split(), "CH"),
}  # fmt: skip
OFFICES = (
    ("home office", "GB"),
    ("home secretary", "GB"),
    ("house of commons", "GB"),
    ("state department", "US"),
    ("white house", "US"),
    ("board of supervisors", "US"),
)
NORTH_AMERICAN = re.compile(r"(?:1[ .-])?[({\[]?[2-9]\d{2}[)}\]]?[ .-]{1,2}[2-9]\d{2}[ .-]\d{4}")
# "(852) 2555 0101", "86-371-5550101": a code of a land in brackets or set apart, perhaps.
CODE_SET_APART = re.compile(r"(?:\(\s?([2-9]\d{1,2})\s?\)\s?|([2-9]\d{1,2})-(?=\d{1,4}-\d{5}))\d[\d -]{5,}")
# Where most who write in a language live; it decides only where the text names nobody.
HOMES = {
    "fr": {"FR": 1.0}, "de": {"DE": 1.0}, "it": {"IT": 1.0}, "nl": {"NL": 1.0}, "tr": {"TR": 1.0}, "ru": {"RU": 1.0}, "uk": {"UA": 1.0}, "kk": {"KZ": 1.0},
    "pl": {"PL": 1.0}, "cs": {"CZ": 1.0}, "sv": {"SE": 1.0}, "en": {"GB": 0.4, "US": 0.4}, "es": {"ES": 0.4, "MX": 0.3}, "pt": {"BR": 0.4, "PT": 0.3},
}  # fmt: skip
# The weights: an address or a code is sure of itself, a name in running text counts as often as it comes.
CODE, POSTCODE, DOMAIN, NAMED_HERE, SET_APART = 4.0, 4.0, 2.0, 3.0, 1.0
# How well a plan must hold a number: old plans left numbers behind that are no longer valid.
FITS = {Standing.VALID: 1.0, Standing.POSSIBLE: 0.2, Standing.INVALID: 0.02, Standing.UNKNOWN: 0.0}
MOST_LINES = 400
MOST_LANDS = 7
MOST_NUMBERS = 3


def supported(lines: Sequence[Line], lang: str | None = None) -> dict[str, float]:
    """Weigh the lands that a text names, by their names, towns, codes, postcodes and domains, and a little by its language."""
    weight: dict[str, float] = dict(HOMES.get(lang or "", {}))

    def add(code: str | None, much: float) -> None:
        if code:
            weight[code] = weight.get(code, 0.0) + much

    for line in lines[:MOST_LINES]:
        for code, _, _ in countries_in(line.words):
            add(code, 1.0)
        for word in line.words:
            if word.is_capital and word.lower in MEANT:
                add(MEANT[word.lower], 1.0)
        for office, code in OFFICES:
            if office in line.low:
                add(code, 1.0)
        if line.digits:
            if UK_POSTCODE.search(line.text):
                add("GB", POSTCODE)
            elif (match := US_LINE.search(line.text)) and match.group(1) in US_STATES:
                add("US", POSTCODE)
        for point in line.points:
            if point.kind == "email":
                add(country_of_domain(point.value.rpartition("@")[2]), DOMAIN)
            elif point.kind == "number" and "+" in point.value:
                add(read_number(point.value).region, CODE)
    return weight


def country_of_numbers(points: Iterable[Point], weight: dict[str, float], named: Sequence[str]) -> str | None:
    """
    Say in which land numbers without a code are; ``weight`` is of the text, ``named`` are lands that the block itself names.

    None where no land is supported at all. Ties go to the land that is named first by its code.
    """
    printed = [p.value for p in points if p.kind == "number" and not p.follows][:MOST_NUMBERS]
    support = dict(weight)
    for code in named:
        support[code] = support.get(code, 0.0) + NAMED_HERE
    if printed and all(NORTH_AMERICAN.fullmatch(p) and _fits(p, "US") == 1.0 for p in printed):
        return "CA" if support.get("CA", 0.0) > support.get("US", 0.0) else "US"
    for number in printed:
        if (match := CODE_SET_APART.match(number)) and (land := _land_of_code(match[1] or match[2])):
            support[land] = support.get(land, 0.0) + SET_APART
    lands = sorted(support, key=lambda c: (-support[c], c))[:MOST_LANDS]
    if not printed or len(lands) < 2:
        return lands[0] if lands and printed else None
    return max(lands, key=lambda c: (support[c] * sum(_fits(p, c) for p in printed), -lands.index(c)))


def _land_of_code(code: str) -> str | None:
    import phonenumbers

    lands = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code), ())
    return str(lands[0]) if lands and lands[0] != "001" else None


def _fits(printed: str, country: str) -> float:
    number = read_number(printed, country)
    if number.expanded is None or not number.expanded.startswith(calling_code(country) or "?"):
        return 0.0
    return FITS[number.standing]
