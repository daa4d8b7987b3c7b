# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Countries by the names people give them, and the few cities that official addresses name without a country."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from shanyrak.craft.reading.lines import Word

LANGUAGES = ("en", "ru", "kk", "de", "fr", "es", "pt", "it", "nl", "tr", "uk", "ar", "fa")
# Embassies print their addresses in these too.
LANDS_ALSO_IN = ("pl", "cs", "sv", "da", "nb", "fi", "hu", "ro", "hr", "ca", "el")
# "посол Ирана", "Генеральный прокурор Украины": how a name of one word ends in the cases of an office.
CASES = {
    "ru": (("ия", ("ии",)), ("ь", ("и",)), ("а", ("ы", "и", "е"))),
    "uk": (("ія", ("ії",)), ("ь", ("і",)), ("а", ("и", "і"))),
}
# Names that CLDR does not give but people write.
MORE_NAMES = {
    "stati uniti d’america": "US", "stati uniti d'america": "US", "estados unidos de américa": "US", "estados unidos da américa": "US",
    "états-unis d’amérique": "US", "états-unis d'amérique": "US", "vereinigte staaten von amerika": "US", "verenigde staten van amerika": "US",
    "ee.uu": "US", "eeuu": "US", "eua": "US", "соединённые штаты америки": "US", "соединенные штаты америки": "US",
    "repubblica popolare cinese": "CN", "república popular china": "CN", "république populaire de chine": "CN", "volksrepublik china": "CN",
    "repubblica islamica dell’iran": "IR", "repubblica islamica dell'iran": "IR", "república islámica de irán": "IR",
    "république islamique d’iran": "IR", "islamische republik iran": "IR", "república bolivariana de venezuela": "VE",
    "usa": "US", "u.s.a": "US", "u.s": "US", "united states of america": "US", "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "great britain": "GB", "britain": "GB", "holland": "NL", "burma": "MM", "ivory coast": "CI", "republic of kazakhstan": "KZ",
    "russian federation": "RU", "the netherlands": "NL", "people’s republic of china": "CN", "people's republic of china": "CN",
    "islamic republic of iran": "IR", "kingdom of morocco": "MA", "kingdom of saudi arabia": "SA", "syrian arab republic": "SY",
    "united arab emirates": "AE", "republic of korea": "KR", "south korea": "KR", "north korea": "KP", "viet nam": "VN", "türkiye": "TR",
    "turkey": "TR", "czech republic": "CZ", "democratic republic of congo": "CD", "democratic republic of the congo": "CD", "drc": "CD",
    "swaziland": "SZ", "macedonia": "MK", "libyan arab jamahirya": "LY", "libyan arab jamahiriya": "LY", "libya": "LY", "palestine": "PS",
    "russia": "RU", "рф": "RU", "российская федерация": "RU", "республика казахстан": "KZ", "рк": "KZ", "republik kasachstan": "KZ",
    "россии": "RU", "казахстана": "KZ", "казахстане": "KZ", "украины": "UA", "белоруссия": "BY", "беларуси": "BY", "украине": "UA",
    "brd": "DE", "bundesrepublik deutschland": "DE", "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "suiza": "CH", "eu": "",
    "kyrgyzstan": "KG", "kirghizia": "KG", "moldova": "MD", "tanzania": "TZ", "bolivia": "BO", "venezuela": "VE", "laos": "LA", "syria": "SY",
    "hong kong": "HK", "taiwan": "TW", "macau": "MO", "kosovo": "XK", "western sahara": "EH", "vatican": "VA", "timor leste": "TL",
    "east timor": "TL", "cape verde": "CV", "gambia": "GM", "the gambia": "GM", "philippines": "PH", "the philippines": "PH",
}  # fmt: skip
DEMONYMS = {
    "chinese": "CN", "egyptian": "EG", "indian": "IN", "iranian": "IR", "iraqi": "IQ", "turkish": "TR", "russian": "RU", "moroccan": "MA",
    "nigerian": "NG", "kazakh": "KZ", "kazakhstani": "KZ", "mexican": "MX", "colombian": "CO", "guatemalan": "GT", "honduran": "HN",
    "salvadoran": "SV", "ethiopian": "ET", "sudanese": "SD", "libyan": "LY", "tunisian": "TN", "algerian": "DZ", "saudi": "SA",
    "pakistani": "PK", "burmese": "MM", "vietnamese": "VN", "thai": "TH", "malaysian": "MY", "indonesian": "ID", "philippine": "PH",
    "zimbabwean": "ZW", "kenyan": "KE", "ugandan": "UG", "belarusian": "BY", "ukrainian": "UA", "uzbek": "UZ", "israeli": "IL", "syrian": "SY",
    "british": "GB", "american": "US", "german": "DE", "french": "FR", "spanish": "ES", "italian": "IT", "japanese": "JP", "canadian": "CA",
    "argentine": "AR", "chilean": "CL", "peruvian": "PE", "brazilian": "BR", "cuban": "CU", "venezuelan": "VE", "bangladeshi": "BD",
    "cambodian": "KH", "nepalese": "NP", "afghan": "AF", "bahraini": "BH", "georgian": "GE", "armenian": "AM", "azerbaijani": "AZ",
}  # fmt: skip
CITIES = {
    "almaty": "KZ", "алматы": "KZ", "astana": "KZ", "астана": "KZ", "aktau": "KZ", "moscow": "RU", "москва": "RU", "saint petersburg": "RU",
    "london": "GB", "washington": "US", "new york": "US", "paris": "FR", "berlin": "DE", "münchen": "DE", "hamburg": "DE", "dresden": "DE",
    "bonn": "DE", "madrid": "ES", "barcelona": "ES", "rome": "IT", "roma": "IT", "brussels": "BE", "bruxelles": "BE", "brussel": "BE",
    "brüssel": "BE", "geneva": "CH", "genève": "CH", "geneve": "CH", "genf": "CH", "ginebra": "CH", "bern": "CH", "wien": "AT", "vienna": "AT",
    "the hague": "NL", "den haag": "NL", "amsterdam": "NL", "lisboa": "PT", "brasília": "BR", "brasilia": "BR", "são paulo": "BR",
    "rio de janeiro": "BR", "bogotá": "CO", "bogota": "CO", "lima": "PE", "santiago": "CL", "buenos aires": "AR", "tegucigalpa": "HN",
    "guatemala city": "GT", "mexico city": "MX", "manila": "PH", "quezon city": "PH", "new delhi": "IN", "delhi": "IN", "mumbai": "IN",
    "kolkata": "IN", "bhopal": "IN", "bhubaneswar": "IN", "colombo": "LK", "dhaka": "BD", "islamabad": "PK", "lahore": "PK", "karachi": "PK",
    "kathmandu": "NP", "bangkok": "TH", "jakarta": "ID", "kuala lumpur": "MY", "putrajaya": "MY", "beijing": "CN", "tehran": "IR",
    "teheran": "IR", "qom": "IR", "baghdad": "IQ", "cairo": "EG", "tripoli": "LY", "tunis": "TN", "rabat": "MA", "algiers": "DZ", "alger": "DZ",
    "khartoum": "SD", "addis ababa": "ET", "nairobi": "KE", "kampala": "UG", "harare": "ZW", "pretoria": "ZA", "abuja": "NG", "lagos": "NG",
    "ankara": "TR", "istanbul": "TR", "i̇stanbul": "TR", "kyiv": "UA", "kiev": "UA", "київ": "UA", "киев": "UA", "minsk": "BY", "минск": "BY",
    "tashkent": "UZ", "ташкент": "UZ", "bishkek": "KG", "бишкек": "KG", "dushanbe": "TJ", "ashgabat": "TM", "tbilisi": "GE", "baku": "AZ",
    "yerevan": "AM", "seoul": "KR", "tokyo": "JP", "hanoi": "VN", "phnom penh": "KH", "ottawa": "CA", "canberra": "AU", "dublin": "IE",
    "oslo": "NO", "stockholm": "SE", "copenhagen": "DK", "warsaw": "PL", "athens": "GR", "riyadh": "SA", "manama": "BH", "doha": "QA",
    "damascus": "SY", "beirut": "LB", "amman": "JO", "kinshasa": "CD", "dakar": "SN", "accra": "GH", "luanda": "AO", "maputo": "MZ",
    "managua": "NI", "san salvador": "SV", "quito": "EC", "la paz": "BO", "asunción": "PY", "caracas": "VE", "port-au-prince": "HT",
}  # fmt: skip
US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)
US_LINE = re.compile(r"\b([A-Z]{2})\.?,? \d{5}(?:-\d{4})?\b")
UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


NO_LANDS = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "CQ"})


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Map lower-case names of lands in our thirteen languages to ISO 3166 alpha-2. Source: CLDR, through Babel."""
    from babel import Locale

    names: dict[str, str] = {}
    codes = {
        str(c) for c in Locale.parse("en").territories if len(str(c)) == 2 and str(c).isalpha()
    } - NO_LANDS
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in codes:
                names.setdefault(str(name).lower(), str(code))
                for form in _cases(str(name).lower(), language):
                    names.setdefault(form, str(code))
    for language in LANDS_ALSO_IN:
        for code, name in Locale.parse(language).territories.items():
            if code in codes and len(str(name)) > 3:
                names.setdefault(str(name).lower(), str(code))
    names.update(MORE_NAMES)
    return names


def _cases(name: str, language: str) -> list[str]:
    """Give the forms that a name of one word takes behind an office, in Russian and Ukrainian."""
    if language not in CASES or not name.isalpha() or len(name) < 4:
        return []
    for ending, others in CASES[language]:
        if name.endswith(ending):
            return [name[: -len(ending)] + other for other in others]
    return [name + "а", name + "у"] if name[-1] in "бвгджзклмнпрстфхцчшщ" else []


# Cities of time zones that are more often the name of a person or an ordinary word.
NO_CITIES = frozenset(
    "regina stanley nelson adelaide troll davis casey palmer mawson center wake easter christmas wallis midway truk unknown eucla creston".split()
)


@lru_cache(maxsize=1)
def city_names() -> dict[str, str]:
    """Map lower-case names of great cities in our thirteen languages to ISO 3166 alpha-2. Source: CLDR's cities of time zones, through Babel."""
    from babel import Locale
    from babel.core import get_global

    lands = get_global("zone_territories")
    names: dict[str, str] = {}
    for zone, code in lands.items():
        if code != "AQ" and zone.count("/") == 1 and not zone.startswith("Etc"):
            names[zone.partition("/")[2].replace("_", " ").lower()] = code
    for language in LANGUAGES:
        for zone, info in Locale.parse(language).time_zones.items():
            city = str(info.get("city", "")).lower()
            if city and "," not in city and lands.get(zone, "AQ") != "AQ":
                names.setdefault(city, lands[zone])
    for name in [name for name in {**names, **CITIES} if not name.isascii()]:
        names.setdefault(_bare(name), names.get(name, CITIES.get(name, "")))  # "Sao Paulo"
    return {
        name: code
        for name, code in names.items()
        if len(code) == 2 and code.isalpha() and name not in NO_CITIES
    }


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in {**city_names(), **CITIES, **DEMONYMS, **country_names()}.items():
        parts = tuple(re.findall(r"[^\W\d_]+(?:['’ʼ‘\u200c-][^\W\d_]+)*", name))
        if (
            parts
            and code
            and not (len(parts) == 1 and len(parts[0]) < 3 and parts[0] not in {"рф", "рк", "uk"})
        ):
            table.setdefault(parts[0], []).append((parts, code))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


def countries_in(words: Sequence[Word]) -> list[tuple[str, int, int]]:
    """Find countries by name, demonym or well-known city: (ISO code, first character, last), in the order of the text."""
    found, past = [], 0
    for index, word in enumerate(words):
        if word.text[0].islower():
            continue  # "того" is no Togo; Arabic letters have no capitals
        rows = _names_from(word.lower)
        if not rows or index < past:
            continue
        following = words[index + 1].lower if index + 1 < len(words) else ""
        for parts, code in rows:
            size = len(parts)
            if size == 1 or (
                parts[1] == following and tuple(w.lower for w in words[index : index + size]) == parts
            ):
                found.append((code, word.start, words[min(index + size, len(words)) - 1].end))
                past = index + size
                break
    return found


@lru_cache(maxsize=16384)
def _names_from(word: str) -> list[tuple[tuple[str, ...], str]] | None:
    """Give the names of places that begin with a small-lettered word or, but for its ``'s``, could."""
    table = _by_first_word()
    return table.get(word) or (table.get(word[:-2]) if word.endswith(("’s", "'s")) else None)


def country_of_lines(texts: list[str], words: list[list[Word]]) -> str | None:
    """Say in which country an address lies: its last line that names one counts most."""
    for text, line_words in zip(reversed(texts), reversed(words), strict=True):
        match = US_LINE.search(text)
        if match and match.group(1) in US_STATES:
            return "US"
        if UK_POSTCODE.search(text) and not re.search(r"[A-Z]-\d", text):
            return "GB"
        if any(
            w.lower
            in {"embassy", "ambassador", "consulate", "botschaft", "ambassade", "embajada", "посольство"}
            for w in line_words
        ):
            continue
        found = countries_in(line_words)
        if found:
            return found[-1][0]
    return None
