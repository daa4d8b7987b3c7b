# ruff: noqa: E501, SIM905 -- tables of words: one line a language is easier to check than a column
"""Letters typed without capitals: where somebody works, learns and lives, told by the words for such places around it."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.letters import LOWER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place
from shanyrak.craft.redacting.working import tells_of_work

_W = rf"(?<!\w)[{LOWER}\d][\w'’-]*"
_SAINT = r"(?:st|saint|sainte|san|santa|santo|sankt|são)\.?"
_OF = r"(?:(?:de la|de las|de los|de l['’]|del|des|du|de|d['’]|of|the|la|le|les|el|los|las|zum|zur|am|im|von|im\.|имени|им\.?)[ ]?)"
# Behind a name: "st finbarrs community college", "irena-sendler-gesamtschule", "абай политехникалық колледжі".
_KIND_LAST = re.compile(
    rf"(?:(?:{_W})[ ]){{1,4}}(?:(?:primary|secondary|high|grammar|community|junior|infant|general|care|nursing)[ ])?(?:school|primary|infants|juniors|academy|college|institute|university|uni|hospital|clinic|surgery|nursery|church|chapel|mosque|library|bakery|factory|mill|farm|garage|cafe|café|pub|inn|hotel|club|choir|home|stores|supermarket|centre|center)(?![\w-])"
    r"|[a-zäöüß]+(?:-[a-zäöüß]+)*-(?:schule|grundschule|gesamtschule|realschule|gymnasium|krankenhaus|klinik|stift|haus|verein|gemeinde|werke?|kolleg)(?!\w)"
    rf"|(?:{_W}[ ]){{1,2}}(?:политехникалық[ ]|орта[ ]|медицина[ ]|педагогикалық[ ])?(?:мектеп|мектеб|колледж|университет|лицей|гимназия|балабақша|аурухана|емхана|зауыт|фабрика|наубайхана|дүкен|асхана|кітапхана|мешіт)\w*",
)
# Before it: "parroquia san félix", "pharmacie des lilas", "школа имени пушкина", "gärtnerei sonnenschein".
_KIND_FIRST = re.compile(
    rf"(?<!\w)(?:escuela|colegio|instituto|universidad|hospital|clínica|parroquia|iglesia|panadería|tienda|taller|fábrica|cooperativa|mina|finca|bar|restaurante|farmacia|peluquería|guardería|biblioteca|liceo|club|coro|peña|hotel|hostal|salón|mercado|supermercado|fonda|cantina|"
    rf"école|lycée|collège|université|fac|hôpital|clinique|pharmacie|boulangerie|usine|paroisse|crèche|bibliothèque|librairie|garage|salon|café|resto|restaurant|foyer|ehpad|chorale|hôtel|brasserie|pizzeria|pizzéria|kebab|snack|supermarché|"
    rf"gärtnerei|bäckerei|metzgerei|apotheke|grundschule|gesamtschule|realschule|gymnasium|schule|klinik|krankenhaus|kita|kindergarten|haus|hotel|gasthaus|café|firma|verein|chor|reederei|spedition|werft|kanzlei|praxis|salon|pension|metzgerei|"
    rf"школ[аеуы]|гимнази[яиюе]|лице[йею]|колледж\w*|университет\w*|институт\w*|больниц[аеуы]|поликлиник[аеуи]|завод\w*|фабрик[аеуи]|детск\w+ сад\w*|садик\w*|магазин\w*|кафе|столов\w+|библиотек\w+|ателье|салон\w*|хор\w*|клуб\w*|пекарн\w+)"
    rf"[ ](?P<gap>(?:rural|primaria|pública|infantil|maternelle|primaire|públicas?)?[ ]?{_OF}{{0,2}})(?P<name>(?:{_SAINT}[ ])?{_W}(?:[ ](?:(?:de la|de los|de las|del|de|du|des)[ ])?{_W}){{0,2}})"
)
_SAINTLY = re.compile(rf"(?<!\w){_SAINT}[ ]{_W}(?:[ ](?:de las|de los|de la|del|de|sur|du)[ ]{_W})?")
_STREET = re.compile(
    rf"(?<!\w)(?:улица|улице|ул\.?|проспект|пр\.?|переулок|пер\.?|бульвар|calle|avenida|av\.?|plaza|carrera|rue|avenue|chemin|impasse|allée|place|boulevard)[ ](?:(?:de la|de los|de las|del|des|du|de|d['’]|la|le|les)[ ]?)?{_W}(?:[ ]{_W}){{0,2}}?,?[ ](?:дом[ ]|д\.?[ ]?|n[º°][ ]?)?\d+\w?(?:,?[ ](?:кв\.?|квартира)[ ]\d+)?"
    rf"|(?<![\w])\d{{1,4}}[a-z]?[ ](?:bis[ ])?(?:rue|avenue|chemin|impasse|allée|place|boulevard|route)[ ](?:(?:de la|des|du|de|d['’]|la|le|les)[ ]?)?{_W}(?:[ ]{_W})?"
    rf"|(?<![\w])\d{{1,4}}[a-z]?[ ](?:{_W}[ ]){{1,3}}(?:street|road|rd|lane|close|avenue|drive|terrace|crescent|gardens|way|court|grove|walk)(?!\w)"
    r"|(?<!\w)[a-zäöüß-]+(?:straße|strasse|str\.?|weg|gasse|platz|allee|ring|damm)[ ]\d+[a-z]?(?!\w)"
    rf"|{_W}[ ]көшесі[ ,]+\d+[\w/-]*"
)
_VILLAGE = re.compile(
    rf"(?<!\w)(?:посёлок|посёлка|посёлке|поселок|поселка|поселке|село|села|селе|деревня|деревне|деревни|аул|ауле|хутор|хуторе|станица|станице|village of|village called|pueblo de|aldea|vereda|caserío|paraje|le village de|village de|hameau de|das dorf|dorf|вулиця|село)[ ](?P<name>{_W}(?:[ ]{_W})?)"
    rf"|(?P<before>{_W}[ ])(?:ауылы|ауылында|ауылынан|жақтанмын|жақтан|жақта|ауданы|ауданында|кенті|кентінде)(?!\w)"
)
_LIVING = re.compile(
    r"(?<!\w)(?:i live in|i['’]?m from|i am from|i come from|from|living in|here in|now in|we live in|ich wohne in|ich komme aus|wir wohnen in|bei uns in|aus|j['’]habite (?:à|a)|je viens de|je vis (?:à|a)|chez nous (?:à|a)|vivo en|soy de|vengo de|aquí en|somos de|живу в|мы из|я из|живём в|живем в|родом из|у нас в)[ ]"
    rf"(?P<name>{_W}(?:[ -]{_W}){{0,2}})"
)
# What any place may be called, and no one place is.
_ANY = frozenset(
    """
    ville village quartier ciudad pueblo barrio centro centre campo comunidad región region país pays town city
    country road street station stadt dorf land viertel bezirk город города районе района посёлка села деревни
    области дома дети детей ауыл қала аудан música musique filles garçons niños niñas mujeres enfermeras
    infirmières médecine droit derecho medicina mine hers home away work here there
    """.split()
)


_EMPLOYED = re.compile(
    rf"(?<!\w)(?:bei|beim|at|for|chez)[ ](?:the[ ]|der[ ]|le[ ]|la[ ])?(?P<name>{_W}(?:[ ]{_W}){{0,2}})"
)
_WITHIN = re.compile(
    r"(?<!\w)(?:at|in|im|bei|beim|für|en|en el|en la|al|para|à|au|à la|dans|chez|в|на)(?: the| der| le| la| un| une)?[ ]$"
)
# Kinds that hardly ever stand without a name of their own, or with a mere adjective.
_HOUSE = re.compile(
    r"(?:hotel|hostal|hôtel|bar|restaurante|restaurant|panadería|tienda|taller|salón|salon|peluquería|café|boulangerie|brasserie|pizzeria|garage|firma|reederei|spedition|bäckerei|metzgerei|gärtnerei|pension|gasthaus|кафе|салон|ателье|магазин|садик|детск)"
)


def find_lowercase_places(text: str, languages: tuple[str, ...]) -> Iterable[Span]:
    """Find places of work and of living in a letter without capitals."""
    for found in _STREET.finditer(text):
        yield Span(Kind.ADDRESS, found.start(), found.end())
    institutions = list(_institutions(text, languages))
    yield from institutions
    for found in _SAINTLY.finditer(text):
        is_inner = any(span.start < found.end() and found.start() < span.end for span in institutions)
        if not is_inner and not names_only_cities(found[0]):
            yield Span(Kind.ADDRESS, found.start(), found.end())
    for found in _VILLAGE.finditer(text):
        name = found["name"] or found["before"]
        words = _named(name.split(), languages, is_free=True)
        if words and found["name"]:
            yield Span(Kind.ADDRESS, found.start(), found.start("name") + len(" ".join(words)))
        elif words:
            yield Span(Kind.ADDRESS, found.start(), found.end())
    for found in _LIVING.finditer(text):
        words = _named(re.split(r"[ -]", found["name"]), languages, is_free=False)
        if words and not names_only_cities(" ".join(words)):
            yield Span(Kind.ADDRESS, found.start("name"), found.start("name") + len(" ".join(words)))
    yield from _employers(text, languages)
    yield from _houses(text)


# Public houses and shops with a name: "down the green man", "zum edeka bruchmann".
_HOUSES = re.compile(
    rf"(?<=the )(?:(?:red|white|black|green|golden|blue|royal|old|jolly|flying|three|two|five|seven)[ ](?:man|lions?|harts?|horses?|bulls?|swans?|dogs?|fox|cocks?|stags?|bears?|boars?|ducks?|crowns?|anchors?|stars?|bells?|ships?|oaks?|rams?|lambs?|eagles?|ravens?|tuns|horseshoes|feathers|keys|kings?|queens?)|{_W} (?:arms|tavern))(?!\w)"
    rf"|(?<!\w)(?:edeka|rewe|aldi|lidl|netto|penny|spar|nahkauf|intermarché|carrefour|leclerc|auchan|mercadona|conad|coop|biedronka|żabka|migros|billa|hofer|tesco|asda|londis|пят[её]рочк\w|магнит\w?)[ ](?P<name>{_W})"
)


def _houses(text: str) -> Iterable[Span]:
    for found in _HOUSES.finditer(text):
        if not found["name"] or not _stops(found["name"]):
            yield Span(Kind.WORKPLACE, *found.span())


def _employers(text: str, languages: tuple[str, ...]) -> Iterable[Span]:
    """ "ich arbeite bei blumen schmidt": whatever stands behind such words, if it is more than a kind."""
    for found in _EMPLOYED.finditer(text):
        words: list[str] = []
        for word in found["name"].split():
            if _stops(word):
                break
            words.append(word)
        is_named = len(words) > 1 or (words and _is_strange(words[0], languages))
        if is_named and (tells_of_work(text[max(0, found.start() - 60) : found.start("name")])):
            yield Span(Kind.WORKPLACE, found.start("name"), found.start("name") + len(" ".join(words)))


def _institutions(text: str, languages: tuple[str, ...]) -> Iterable[Span]:
    for found in _KIND_LAST.finditer(text):
        words = found[0].split()
        first = len(words) - 1
        while first and not _stops(words[first - 1]):
            first -= 1
        named = words[first:-1]
        at_work = tells_of_work(text[max(0, found.start() - 60) : found.end() - len(" ".join(words[first:]))])
        if any(_is_strange(word, languages) for word in named) or "-" in words[-1] or (named and at_work):
            yield Span(Kind.WORKPLACE, found.end() - len(" ".join(words[first:])), found.end())
    for found in _KIND_FIRST.finditer(text):
        before = text[max(0, found.start() - 60) : found.start()]
        at_work = tells_of_work(before) or bool(_WITHIN.search(before))
        is_house = bool(_HOUSE.match(found[0]))
        words = _named(
            found["name"].split(), languages, is_free=at_work and (is_house or bool(found["gap"].strip()))
        )
        if words:
            yield Span(Kind.WORKPLACE, found.start(), found.start("name") + len(" ".join(words)))


def _named(words: list[str], languages: tuple[str, ...], *, is_free: bool) -> list[str]:
    """The first of the words that may be a name: any that does not stop it where ``is_free``, else strange ones."""
    taken: list[str] = []
    for word in words:
        if _stops(word) and word not in {"de", "la", "las", "los", "del", "du", "des"}:
            break
        taken.append(word)
    while taken and _stops(taken[-1]):
        taken.pop()
    if is_free or re.match(_SAINT + r"(?!\w)", " ".join(taken)):
        return [] if taken and taken[0] in _ANY else taken[:2]
    while taken and not _is_strange(taken[-1], languages):
        taken.pop()
    return taken


def _stops(word: str) -> bool:
    return (
        is_beginner(word)
        or word in _ANY
        or is_country(word)
        or is_public_place(word)
        or is_occupation(word)
        or len(word) < 2
    ) and not re.fullmatch(_SAINT, word)


def _is_strange(word: str, languages: tuple[str, ...]) -> bool:
    return (
        bool(re.fullmatch(_SAINT, word))
        or bool(first_name_in(word))
        or (bool(languages) and len(word) > 2 and not is_common(word, languages) and not is_public(word))
    )
