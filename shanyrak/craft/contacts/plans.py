# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
Numbering plans and their history: which numbers were printed before a change, and what they became.

Each ``Change`` turns the international digits of a number as printed (no plus, no exit code) into a proposed
modern form. A change only ever *proposes*: the number that was printed may be right for reasons we do not
know, so a person confirms. Each row names the page that says so.

``checked`` names a second text that the row was held against in November 2026, by title and year. Where it is "" only
its own source speaks for the row. What did not agree was mended then: Nicaragua's sixes and sevens (mobile and fixed
both began with them), Chile's codes that are none. Where one old number could have become several (an operator's digit in
Manila, a governorate's in Cairo) the commonest is proposed, and ``what`` says so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter


@dataclass(frozen=True, slots=True)
class Change:
    """One renumbering: numbers that match ``old`` (whole international digits) became ``new``."""

    country: str  # ISO 3166 alpha-2
    year: int
    old: str
    new: str
    what: str
    source: str
    checked: str = ""  # a second text, "title (year)"


_KZ_SOURCE = (
    "https://en.wikipedia.org/wiki/Telephone_numbers_in_Kazakhstan (zone codes 3xx became 7xx in mid-2007)"
)
_KZ_CHECKED = "Wikimili, Telephone numbers in Kazakhstan (2024)"
_RU_CHECKED = "World Telephone Numbering Guide, Russia +7 (2006)"
_GB_CHECKED = "hathawayuk.co.uk, Oftel rings the changes (1999)"
_GB_OLDER_CHECKED = "Light Straw, PhONEday (2021); Wikipedia, PhONEday"
_CR_CHECKED = "La Nación, Números telefónicos tendrán ocho dígitos (2007)"
_CL_CHECKED = "ITU, Communication of 2.VII.2014, Chile +56"
_CI_CHECKED = "newsgeek.ci on ARTCI's conference (2020); rebtel (2021)"
_RU_SOURCE = "https://graniru.org/Techno/m.98986.html (RIA Novosti on the change of 1 December 2005)"
_GB_SOURCE = "http://www.ofcom.org.uk/static/archive/oftel/publications/1999/consumer/qanum999.htm (Oftel, the Big Number, 22 April 2000)"
_GB_OLDER = "https://en-academic.com/dic.nsf/enwiki/11702265 (list of dialling codes in the United Kingdom, with former codes)"
_CR_SOURCE = "http://insidecostarica.com/dailynews/2008/march/20/nac01.htm"
_NI_CHECKED = "El Nuevo Diario, Teléfonos cambiaron hoy (2009); TELCOR, Acuerdo 0006-2008"
_NI_SOURCE = "https://vianica.com/headline/332 (TELCOR, April 2009)"
_CL_SOURCE = "https://es.stringtranslate.com/N%C3%BAmeros%20de%20tel%C3%A9fono%20en%20Chile/Telephone_numbers_in_Chile (2012-2013)"
_GE_SOURCE = "https://profilpelajar.com/article/Telephone_numbers_in_Georgia_(country) (4 and 20 June 2011; ITU, communication of 22.XII.2010)"
_GR_SOURCE = "https://www.ekathimerini.com/news/237/new-phone-numbers-and-you-thought-the-euro-was-difficult/ (EETT, October 2002)"
_GR_CHECKED = "World Telephone Numbering Guide, Greece +30 (2008); Wikipedia, Telephone numbers in Greece"
_GH_SOURCE = (
    "https://www.wtng.sitindaonnews.com/index.php/3265-ghana (World Telephone Numbering Guide, 1 May 2010)"
)
_GH_CHECKED = "GhanaWeb, Vodafone, NCA, to roll out new landline numbering system (2010); lincmad.com, Ghana"
_MA_SOURCE = "http://www.telna.ws/blog/index.php?/archives/7-Numbering-change-in-Morrocco.html (7 March 2009)"
_MA_CHECKED = "Maghress, on the ANRT's plan (2009)"
_CM_SOURCE = "https://ar.chahaoba.com/%D8%A7%D9%84%D9%83%D8%A7%D9%85%D9%8A%D8%B1%D9%88%D9%86 (ITU, communication of 6.X.2014)"
_CM_CHECKED = "Africa Top Success, Phone dialing plan moved from 8 to 9 digits (2014)"
_CI_SOURCE = "https://www.journaldeconakry.com/cote-divoire-les-numeros-de-telephone-passent-de-8-a-10-chiffres-a-partir-du-31-janvier-2021/"

# Codes of central Russia whose leading 0 became a 4, with their places.
RUSSIAN_ZEROS: dict[str, str] = {
    "95": "Moscow",
    "96": "the Moscow region",
    "72": "Belgorod",
    "83": "Bryansk",
    "92": "Vladimir",
    "73": "Voronezh",
    "93": "Ivanovo",
    "84": "Kaluga",
    "94": "Kostroma",
    "71": "Kursk",
    "74": "Lipetsk",
    "86": "Oryol",
    "91": "Ryazan",
    "81": "Smolensk",
    "75": "Tambov",
    "82": "Tver",
    "87": "Tula",
    "85": "Yaroslavl",
}

CHANGES: tuple[Change, ...] = (
    Change(
        "KZ",
        2007,
        r"73(1[0-8]|2[1-9])(\d{7})",
        r"77\1\2",
        "zone codes 3xx became 7xx",
        _KZ_SOURCE,
        _KZ_CHECKED,
    ),
    *(
        Change(
            "RU",
            2005,
            rf"70({code})(\d{{7}})",
            r"74\1\2",
            f"the code 0{code} of {place} became 4{code}",
            _RU_SOURCE,
            _RU_CHECKED,
        )
        for code, place in RUSSIAN_ZEROS.items()
    ),
    Change("GB", 2000, r"44171(\d{7})", r"44207\1", "London's 0171 became 020 7", _GB_SOURCE, _GB_CHECKED),
    Change("GB", 2000, r"44181(\d{7})", r"44208\1", "London's 0181 became 020 8", _GB_SOURCE, _GB_CHECKED),
    Change(
        "GB", 2000, r"441705(\d{6})", r"442392\1", "Portsmouth's 01705 became 023 92", _GB_SOURCE, _GB_CHECKED
    ),
    Change(
        "GB",
        2000,
        r"441703(\d{6})",
        r"442380\1",
        "Southampton's 01703 became 023 80",
        _GB_SOURCE,
        _GB_CHECKED,
    ),
    Change(
        "GB", 2000, r"441203(\d{6})", r"442476\1", "Coventry's 01203 became 024 76", _GB_SOURCE, _GB_CHECKED
    ),
    Change(
        "GB", 2000, r"441222(\d{6})", r"442920\1", "Cardiff's 01222 became 029 20", _GB_SOURCE, _GB_CHECKED
    ),
    Change(
        "GB",
        1995,
        r"4471(\d{7})",
        r"44207\1",
        "London's 071 became 0171, then 020 7",
        _GB_OLDER,
        _GB_OLDER_CHECKED,
    ),
    Change(
        "GB",
        1995,
        r"4481(\d{7})",
        r"44208\1",
        "London's 081 became 0181, then 020 8",
        _GB_OLDER,
        _GB_OLDER_CHECKED,
    ),
    Change(
        "GB",
        1995,
        r"44([2-69])1(\d{7})",
        r"441\g<1>1\2",
        "great cities' codes got a leading 1",
        _GB_OLDER,
        _GB_OLDER_CHECKED,
    ),
    Change(
        "GB", 1995, r"44532(\d{6})", r"441132\1", "Leeds' 0532 became 0113 2", _GB_OLDER, _GB_OLDER_CHECKED
    ),
    Change(
        "GB",
        1995,
        r"44742(\d{6})",
        r"441142\1",
        "Sheffield's 0742 became 0114 2",
        _GB_OLDER,
        _GB_OLDER_CHECKED,
    ),
    Change(
        "GB",
        1995,
        r"44602(\d{6})",
        r"441159\1",
        "Nottingham's 0602 became 0115 9",
        _GB_OLDER,
        _GB_OLDER_CHECKED,
    ),
    Change(
        "GB",
        1995,
        r"44533(\d{6})",
        r"441162\1",
        "Leicester's 0533 became 0116 2",
        _GB_OLDER,
        _GB_OLDER_CHECKED,
    ),
    Change(
        "GB", 1995, r"44272(\d{6})", r"441179\1", "Bristol's 0272 became 0117 9", _GB_OLDER, _GB_OLDER_CHECKED
    ),
    Change(
        "CR", 2008, r"506([24-7]\d{6})", r"5062\1", "fixed numbers got a leading 2", _CR_SOURCE, _CR_CHECKED
    ),
    Change(
        "CR", 2008, r"506([389]\d{6})", r"5068\1", "mobile numbers got a leading 8", _CR_SOURCE, _CR_CHECKED
    ),
    Change("NI", 2009, r"505(2\d{6})", r"5052\1", "fixed numbers got a leading 2", _NI_SOURCE, _NI_CHECKED),
    Change(
        "NI", 2009, r"505([489]\d{6})", r"5058\1", "mobile numbers got a leading 8", _NI_SOURCE, _NI_CHECKED
    ),
    Change(
        "HN",
        2010,
        r"504([2-7]\d{6})",
        r"5042\1",
        "fixed numbers got a leading 2",
        "http://amcostaricaarchives.com/2010/10/more-countries-change-telephone-number-system/",
    ),
    Change(
        "CO",
        2021,
        r"57([124-8])(\d{7})",
        r"5760\1\2",
        "fixed numbers got 60 before the area code",
        "https://radionacional.co/actualidad/como-marcar-de-celular-a-fijo-en-colombia (CRC, resolution 5826)",
        "cablenoticias.tv on the CRC's change of 1 September (2021)",
    ),
    Change(
        "MX",
        2019,
        r"521(\d{10})",
        r"52\1",
        "the 1 before mobile numbers was dropped",
        "http://www.zocalo.com.mx/new_site/articulo/manana-entra-nuevo-modelo-de-marcacion-a-10-digitos/ (IFT, 3 August 2019)",
        "Newsweek en español on the IFT's plan (2018): the 1 of calls from abroad goes too",
    ),
    Change(
        "CL", 2012, r"562(\d{7})", r"5622\1", "Santiago's numbers got a leading 2", _CL_SOURCE, _CL_CHECKED
    ),
    Change(
        "CL",
        2013,
        r"56(3[2-5]|4[1-35]|5[1-3578]|6[13-57]|7[1-35])(\d{6})",
        r"56\g<1>2\2",
        "fixed numbers of the regions got a leading 2",
        _CL_SOURCE,
        _CL_CHECKED,
    ),
    Change(
        "PH",
        2019,
        r"632([2-9]\d{6})",
        r"6328\1",
        "Metro Manila's numbers got an operator's digit: 8 for PLDT, 7 for Globe",
        "https://www.philstar.com/headlines/2019/07/25/1937704/metro-pldt-subscribers-have-8-digit-phone-numbers (NTC, 6 October 2019)",
        "GMA News, Landline numbers in Metro Manila now 8 digits (2019)",
    ),
    Change(
        "CI",
        2021,
        r"225([23][0-7]\d{6})",
        r"22527\1",
        "fixed numbers got 27 (Orange), 25 or 21 before them",
        _CI_SOURCE,
        _CI_CHECKED,
    ),
    Change(
        "BJ",
        2024,
        r"229([2-9]\d{7})",
        r"22901\1",
        "all numbers got 01 before them",
        "https://fr.allafrica.com/stories/202411300249.html (ARCEP, 30 November 2024)",
        "Le Coopérant, Passage à 10 chiffres au Bénin (2024)",
    ),
    Change(
        "RU",
        2005,
        r"7011(\d{7})",
        r"7401\1",
        "the code 011 of Kaliningrad became 401",
        "https://www.wtng.sitindaonnews.com/index.php/3355-russia (World Telephone Numbering Guide, 1 December 2005)",
    ),
    Change(
        "GB",
        2000,
        r"441232(\d{6})",
        r"442890\1",
        "Belfast's 01232 became 028 90",
        "http://www.area-codes.org.uk/belfast-02895-numbers.php (codes of Northern Ireland, 2000)",
        "hathawayuk.co.uk, Oftel rings the changes (1999)",
    ),
    *(
        Change(
            "BO",
            2001,
            rf"591{code}(\d{{6}})",
            rf"591{code}{code}\1",
            f"numbers in {place} got a leading {code}",
            "https://deploy.studylib.es/doc/6246046/cambios-en-la-numeraci%C3%B3n-telef%C3%B3nica-nacional (SITTEL, 20 October 2001)",
        )
        for code, place in (("2", "La Paz"), ("3", "Santa Cruz"), ("4", "Cochabamba"))
    ),
    Change(
        "SA",
        2013,
        r"966([1-467])(\d{7})",
        r"9661\1\2",
        "area codes got a leading 1",
        "https://studylib.net/doc/13549914/saudi-arabia--country-code--966--communication-of-3.ix.2014- (ITU, communication of 9.IV.2013)",
        "Commsupdate, CITC to introduce new digit to area codes (2013)",
    ),
    Change(
        "GE",
        2011,
        r"99532(\d{6})",
        r"995322\1",
        "Tbilisi's numbers got a leading 2",
        _GE_SOURCE,
        "ictgov.wordpress.com, on the new numbers (2011)",
    ),
    Change(
        "GE",
        2011,
        r"995(77|79|99)(\d{6})",
        r"9955\1\2",
        "mobile codes got a leading 5",
        _GE_SOURCE,
        "ictgov.wordpress.com, on the new numbers (2011)",
    ),
    *(
        Change(
            "VN",
            2017,
            rf"84{old}(\d{{8}})",
            rf"842{old}\1",
            f"the code {old} of {place} became 2{old}",
            "https://en.vietnamplus.vn/dialling-codes-to-change-from-february-2017/103158.vnp (Ministry of Information, November 2016)",
            "Nhan Dan, Area code standardisation by end of August (2017)",
        )
        for old, place in (("4", "Hanoi"), ("8", "Ho Chi Minh City"))
    ),
    Change(
        "GR",
        2002,
        r"301(\d{7})",
        r"30210\1",
        "Athens' 01 became 210",
        _GR_SOURCE,
        _GR_CHECKED,
    ),
    Change(
        "GR",
        2002,
        r"30([3-8]1)(\d{6})",
        r"302\g<1>0\2",
        "codes of cities got a 2 before and a 0 after them",
        _GR_SOURCE,
        _GR_CHECKED,
    ),
    Change("GR", 2002, r"309(\d{8})", r"3069\1", "mobile numbers got a leading 6", _GR_SOURCE, _GR_CHECKED),
    *(
        Change(
            "GH",
            2010,
            rf"233{old}(\d{{{size}}})",
            rf"233{new}\1",
            f"the code 0{old} of {place} became 0{new[:2]}",
            _GH_SOURCE,
            _GH_CHECKED,
        )
        for old, size, new, place in (
            ("21", 6, "302", "Accra"),
            ("22", 6, "303", "Tema"),
            ("31", 5, "3120", "Takoradi"),
            ("51", 5, "3220", "Kumasi"),
            ("71", 5, "3720", "Tamale"),
        )
    ),
    Change(
        "QA",
        2010,
        r"974([3-7])(\d{6})",
        r"974\1\1\2",
        "the first digit was doubled",
        "https://www.cra.gov.qa/en/press-releases/qatars-phone-numbers-expand-digit-meet-growing-demand (ictQATAR, 28 July 2010)",
        "Advantage Austria, Adding an extra digit for Qatar's phone numbers (2010)",
    ),
    Change(
        "MA", 2009, r"212([23]\d{7})", r"2125\1", "fixed numbers got a leading 5", _MA_SOURCE, _MA_CHECKED
    ),
    Change(
        "MA", 2009, r"212([167]\d{7})", r"2126\1", "mobile numbers got a leading 6", _MA_SOURCE, _MA_CHECKED
    ),
    Change(
        "CM", 2014, r"237([5-9]\d{7})", r"2376\1", "mobile numbers got a leading 6", _CM_SOURCE, _CM_CHECKED
    ),
    Change("CM", 2014, r"237(22\d{6})", r"2372\1", "fixed numbers got a leading 2", _CM_SOURCE, _CM_CHECKED),
    Change(
        "XK",
        2016,
        r"381(28|29|38|39)(\d{6})",
        r"383\1\2",
        "Kosovo got a country code of its own, 383",
        "https://wikimili.com/en/Telephone_numbers_in_Kosovo (ITU, 15 December 2016)",
        "Probsee, Telephone numbers in Kosovo (2019)",
    ),
    Change(
        "EG",
        2007,
        r"202(\d{7})",
        r"2022\1",
        "Cairo's numbers got a leading 2 (3 in Giza, 4 in Qalyubiya)",
        "https://de.wikivoyage.org/wiki/Nachrichten:2007-02-12:_Achtstellige_Telefonnummern_f%C3%BCr_Kairo (Telecom Egypt; Al-Ahram Weekly, 29 March 2007)",
    ),
    Change(
        "PT",
        1999,
        r"351([1-9]\d{7})",
        r"3512\1",
        "area codes got a leading 2",
        "https://en-academic.com/dic.nsf/enwiki/7026567 (Telephone numbers in Portugal, 31 October 1999)",
        "DBpedia, Telephone numbers in Portugal (2021)",
    ),
    Change(
        "PT",
        1999,
        r"35193([136])(\d{7})",
        r"3519\1\2",
        "mobile codes 93x became 9x",
        "https://en-academic.com/dic.nsf/enwiki/7026567 (Telephone numbers in Portugal, 31 October 1999)",
        "DBpedia, Telephone numbers in Portugal (2021)",
    ),
    Change(
        "ES",
        1998,
        r"34([1-8]\d{7})",
        r"349\1",
        "area codes got a leading 9",
        "http://wtng.info/wtng-34-es.html (World Telephone Numbering Guide, 4 April 1998)",
    ),
)

# Kazakhstan's zone codes before 2007 with the city they stood for (the code with its fourth digit where six-digit
# numbers were in use). Source: as above.
KAZAKH_ZONES: dict[str, str] = {
    "3272": "Almaty",
    "327": "Almaty",
    "3172": "Astana",
    "3212": "Karaganda",
    "3292": "Aktau",
    "3122": "Atyrau",
    "3132": "Aktobe",
    "3112": "Oral",
    "3142": "Kostanay",
    "3152": "Petropavl",
    "3162": "Kokshetau",
    "3182": "Pavlodar",
    "3222": "Semey",
    "3232": "Oskemen",
    "3242": "Kyzylorda",
    "3252": "Shymkent",
    "3262": "Taraz",
    "3282": "Taldykorgan",
}
CITY_SPELLINGS: dict[str, str] = {
    "almaty": "Almaty",
    "almata": "Almaty",
    "alma-ata": "Almaty",
    "алматы": "Almaty",
    "алма-ата": "Almaty",
    "astana": "Astana",
    "астана": "Astana",
    "karaganda": "Karaganda",
    "qaraghandy": "Karaganda",
    "караганда": "Karaganda",
    "қарағанды": "Karaganda",
    "aktau": "Aktau",
    "aqtau": "Aktau",
    "актау": "Aktau",
    "ақтау": "Aktau",
    "atyrau": "Atyrau",
    "атырау": "Atyrau",
    "aktobe": "Aktobe",
    "актобе": "Aktobe",
    "shymkent": "Shymkent",
    "шымкент": "Shymkent",
    "zhanaozen": "Aktau",
    "pavlodar": "Pavlodar",
    "павлодар": "Pavlodar",
}


LITERAL = re.compile(r"\d+(?![?*{|])")  # the digits with which every number of a change begins


@lru_cache(maxsize=1)
def _compiled() -> dict[str, list[tuple[int, re.Pattern[str], Change]]]:
    """Changes by their first digits, three at most, each with its place in the table."""
    by_first: dict[str, list[tuple[int, re.Pattern[str], Change]]] = {}
    for place, change in enumerate(CHANGES):
        first = LITERAL.match(change.old)
        assert first is not None, change.old
        by_first.setdefault(first.group()[:3], []).append((place, re.compile(change.old), change))
    return by_first


@lru_cache(maxsize=1024)
def _likely(first: str) -> list[tuple[re.Pattern[str], Change]]:
    """Changes of numbers that begin with these digits, three at most, in the order of the table."""
    table = _compiled()
    likely = [row for size in (1, 2, 3) for row in table.get(first[:size], ())]
    return [(pattern, change) for _, pattern, change in sorted(likely, key=itemgetter(0))]


def modern_form(digits: str) -> tuple[str, Change] | None:
    """
    Propose what a number became, from its international digits ("73272716557" → "77272716557").

    Only a number that is not valid today should be asked about: the caller judges that. None when no known change fits.
    """
    for pattern, change in _likely(digits[:3]):
        if pattern.fullmatch(digits):
            # Not ``match.expand``: it takes its template apart again at each call.
            return pattern.sub(change.new, digits, count=1), change
    return None


def kazakh_zone(digits: str) -> tuple[str, str] | None:
    """Name the pre-2007 zone code of Kazakh digits and its city: "732122716578" → ("3212", "Karaganda")."""
    if not digits.startswith("73"):
        return None
    for size in (4, 3):
        if city := KAZAKH_ZONES.get(digits[1 : 1 + size]):
            return digits[1 : 1 + size], city
    return None
