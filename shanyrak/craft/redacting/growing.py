# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
What was found of a name may be only its least common word: "[Wenham] Cross", "Biblioteca comunale di [Castelfosco]".

A find grows over the capitals, the small words and the kinds of places that stand right beside it.
"""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.layout import OFFICIAL
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import TITLE, is_occupation
from shanyrak.craft.redacting.parting import SENTENCE_END
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place

_GROWING = frozenset([Kind.NAME, Kind.ADDRESS, Kind.WORKPLACE, Kind.SIGNATURE])
_PLACES = frozenset([Kind.ADDRESS, Kind.WORKPLACE, Kind.SIGNATURE])
_CAP = rf"[{UPPER}][\w'’-]*"
# Between the words of one name; "and" parts two names far more often.
_SMALL = r"(?:of the|of|on the|upon|de la|de las|de los|de|del|du|des|d['’]|sur|sous|lès|di|della|dello|dei|da|do|dos|la del|el de|wa|ap|ferch|ould|ait|aït|abu|dit|dite|alias|genannt|Edle von|Freiherr von|Freifrau von|am|an der|ob der|aan het|aan de|aan den|op de|bij|im|von|zu|&|im\.|им\.|имени|ім\.)"
_SMALL_OF_PLACES = r"(?:in|at|for|at the|near|en|à|aux?|y|e|et|und|in der|in den|bei|zum|zur|und|der|des|на|в|во|при|у|над|под|г\.|гор\.|пос\.|города|w|we|przy|nad)"
_AFTER = re.compile(rf"(?P<gap>[ ](?:(?P<small>{_SMALL}|{_SMALL_OF_PLACES})[ ]?)?)(?P<word>{_CAP})(?!\w)")
_BEFORE = re.compile(rf"(?<![\w'’-])(?P<word>{_CAP})(?P<gap>[ ](?:{_SMALL}[ ]?)?)$")
# Kinds of places that are written small behind a name of their own …
_KIND_AFTER = re.compile(
    r"(?:[ ](?:cold|car|old|new|primary|high|secondary|general|district|community|steel|cotton|coal|gold|copper|oil|power))?[ ](?:street|road|lane|avenue|square|estate|village|works|workshop|plant|factory|mill|mine|docks?|shipyard|farm|school|college|hospital|clinic|surgery|warehouse|depot|office|shop|store|bakery|branch|club|choir|church|parish|prison|centre|center|library|festival|museum|gallery|orchestra|theatre|pub|café|cafe|garage|brewery|colliery|power station|station|zone|circle|deanery|chapter|allotments|greengrocers?|community centre|parish hall|hall|band|team|refinery|hostel|hotel|market|district|"
    r"улиц[аеуы]|переул\w+|проспект\w*|район[аеу]?|сел[оеау]|посёлк\w+|завод\w*|фабрик\w*|шахт\w*|комбинат\w*|школ\w+|больниц\w+|"
    r"көше\w*|ауыл\w*|аудан\w*|мектеб\w*|мектеп\w*|зауыт\w*|шахта\w*|аурухана\w*|базар\w*|колледж\w*|университет\w*|"
    r"mahalle\w*|sokağ\w*|köy\w*|fabrika\w*|okul\w*|hastane\w*|вулиц\w+|завод\w*|шахт\w*)(?!\w)",
    re.IGNORECASE,
)
_REGISTERED = re.compile(r"[ ]\((?:[A-Z]{1,4}[/-]?)?\d[\w/-]*\)|,?[ ]Co\.[ ][A-Z]\w+|[ ]s/n")
# … and before it, in languages that say first what it is: with at most one word of description between.
_KIND_BEFORE = re.compile(
    r"(?<!\w)(?:Haus|Hotel|Villa|Schloss|Schloß|Burg|Gut|Hof|Gasthof|Gasthaus|Pension|Heim|Stift|Siedlung|Café|Kita|[Éé]cole|[Ll]ycée|[Cc]ollège|[Ll]ycée|[Uu]sine|[Mm]aison|[Ff]erme|[Cc]ité|[Rr]ésidence|[Pp]aroisse|[Éé]glise|[Ss]ection|[Cc]hapelle|[Cc]apilla|[Ee]rmita|[Cc]hapel|[Kk]apelle|[Cc]appella|[Cc]apela|[Чч]асовн\w+|[Cc]entre|[Hh]ôpital|[Cc]linique|[Bb]ibliothèque|[Cc]afé|[Bb]ar|[Rr]ue|[Qq]uartier|[Hh]ameau|[Ff]oyer|[Ll]otissement|[Ll]ieu-dit|[Ff]aubourg|[Tt]our|[Ii]mmeuble|[Bb]âtiment|[Vv]illage|[Cc]harbonnages?|[Mm]ines?|[Ff]onderies?|[Aa]ciéries?|[Cc]hantiers?|[Ff]ilatures?|[Pp]ort|[Mm]as|[Dd]omaine|[Cc]hâteau|[Oo]rchestre|[Ff]anfare|[Cc]horale|[Cc]hœur|[Bb]outique|[Bb]rasserie|[Cc]entrale|[Ss]alon|[Éé]quipe|[Tt]roupe|"
    r"[Bb]iblioteca|[Ee]scuela|[Cc]olegio|[Ii]nstituto|[Pp]arroquia|[Ii]glesia|[Ff]ábrica|[Mm]ina|[Ff]inca|[Bb]arrio|[Cc]olonia|[Pp]ueblo|[Vv]illa|[Cc]entro|[Hh]ospital|[Cc]aserío|[Ss]ector|[Uu]rbanización|[Cc]omuna|[Cc]orregimiento|[Ee]jido|[Rr]ancho|[Qq]uinta|[Zz]ona|[Pp]araje|[Mm]asía|[Cc]ortijo|[Dd]istrito|[Pp]uesto|[Vv]alle|[Aa]ldea|[Vv]ereda|[Pp]ozo|[Cc]oro|[Bb]anda|[Oo]rquesta|[Tt]ienda|[Cc]anal|[Cc]omunidad|[Ii]ngenio|[Pp]oblación|"
    r"[Ss]cuola|[Ll]iceo|[Oo]spedale|[Pp]arrocchia|[Ff]abbrica|[Bb]orgo|[Vv]ia|[Pp]iazza|[Ff]razione|[Ee]scola|[Ii]greja|[Hh]ospital|[Ff]reguesia|[Aa]ldeia|[Rr]ua|[Bb]airro|"
    r"[Cc]onvent|[Pp]riory|[Aa]bbey|[Cc]hurch|[Pp]arish|[Ff]armer?s?|[Ss]isters|[Uu]niversity|[Cc]ollege|[Ss]chool|"
    rf"[Сс]ел[оеа]|[Дд]еревн\w+|[Пп]осёл\w+|[Хх]утор\w*|[Аа]ул\w*|[Мм]икрорайон\w*|[Кк]вартал\w*|[Сс]танци\w+|[Сс]овхоз\w*|[Кк]олхоз\w*|снт|днт|жк|ЖК|СНТ|Ortsteil|Stadtteil|Kolonie|Gemeinde|Landkreis|Kreis)(?:[ ](?!(?:que|qui|che|para|por|como|donde|mais|pero)[ ])[{LOWER}]{{4,14}})?[ ](?:{_SMALL}[ ]?)?(?:(?:la|le|las|los|el|gli)[ ])?$"
)
_SHORT_KIND_BEFORE = re.compile(
    r"(?<![\w.])(?:с|г|п|д|пос|дер|ст|х|пгт|аул|м)\.[ ]?$"
)  # "с. [Верхняя Берёзовка]"
_REGION_BEFORE = re.compile(
    rf"(?:{_CAP}(?:[ -]{_CAP})?[ ](?:облысы|ауданы|қаласы|обл\.|область|район|р-н),?\s+)+$"
)
_JOINING = re.compile(
    r"(?:las?|los|lo|les?|el|aux?|chez|yukarı|aşağı|eski|yeni|büyük|küçük|cross|house|houses|church|square|street|road|lane|avenue|hill|green|hall|park|court|school|college|institute|hospital|library|university|mosque|society|association|branch|union|workers?|home|land|city|district|region|"
    r"universität|schule|kirche|stadt|verein|église|école|ville|iglesia|ciudad|escuela|сад|школа|церковь|поле|посёлок|район|red|golden?|new|old|great|little|upper|lower|saint|north|south|east|west|central|"
    r"nueva?|nuevo|viej[oa]|alto|alta|baj[oa]|arriba|abajo|grande|grand|haut|haute|bas|basse|petit|petite|ober|unter|groß|klein|neu|alt|нов\w+|стар\w+|верхн\w+|нижн\w+|мал\w+|больш\w+)",
    re.IGNORECASE,
)
# "Saltanat Omarova RN": letters behind a whole name say what somebody has learnt.
_LEARNED = re.compile(
    rf"[{UPPER}][{LOWER}'’-]+ (?:[\w.'’-]+ )*[{UPPER}][{LOWER}'’][\w'’-]+((?:,? (?:[A-Z]{{2,5}}|[A-Z]{{1,3}}[a-z]{{1,2}}[A-Z]{{1,4}}|PhD))+)$"
)
# "Сізге Шымкент қаласы …", "Мен Қызылорда …": articles may be of the name.
_OPENING = re.compile(
    rf"(?!(?:La|Le|Les|El|Los|Las|The|Der|Die|Das|Den|De|Von|Van|Al|San|Am|An|Im|In|Zum|Zur|Au|Aux|Auf|Unter|One|First|Second|Third|Два|Три)\s)([{UPPER}][{LOWER}]{{1,}})\s+(?=\w)"
)
# "J.M. (Hanneke) van der [Veen-'t Hart]"
_PARTICLES_BEFORE = re.compile(
    r"[).\]][ ]((?:van der|van den|van de|van|von der|von|de la|de los|dos|das|della|del|di|da)[ ])$"
)
_FURTHEST = 6  # words on either side


def grown(text: str, spans: Iterable[Span], languages: tuple[str, ...]) -> Iterable[Span]:
    """Give each span as far as its name reaches; kinds stay. Never over the end of a line."""
    for span in spans:
        if span.kind not in _GROWING or text[span.start : span.end].isupper():
            yield span
            continue
        start, end = span.start, span.end
        for _ in range(_FURTHEST):
            further = _end_after(text, end, span.kind, languages)
            if further == end:
                break
            end = further
        if span.kind is Kind.ADDRESS and (region := _REGION_BEFORE.search(text[max(0, start - 90) : start])):
            start -= len(region[0])
        for _ in range(_FURTHEST):
            earlier = _start_before(text, start, languages)
            if earlier == start:
                break
            start = earlier
        if span.kind is Kind.NAME and (small := _PARTICLES_BEFORE.search(text[max(0, start - 16) : start])):
            start -= len(small[1])
        if (
            span.kind is Kind.NAME
            and text[end - 2 : end] in {"'s", "’s"}
            and not re.match(r"(?:St|Saint|Our)\W", text[start:end])
        ):
            end -= 2
        if span.kind in {Kind.NAME, Kind.SIGNATURE} and (learned := _LEARNED.search(text[start:end])):
            end = start + learned.start(1)
        opening = _OPENING.match(text, start, end) if span.kind in _PLACES else None
        if opening and is_beginner(opening[1]):
            start = opening.end()
        yield Span(span.kind, start, end)


def _end_after(text: str, end: int, kind: Kind, languages: tuple[str, ...]) -> int:
    for pattern in (_KIND_AFTER, _REGISTERED):
        if found := pattern.match(text, end):
            return found.end()
    found = _AFTER.match(text, end)
    if not found or not _joins(found["word"]) or _is_sentence_end(text, end):
        return end
    small = (found["small"] or "").strip()
    if not small:
        is_free = "de" in languages and is_common(found["word"], languages)
        return end if is_free else found.end()
    if kind is Kind.ADDRESS and small in {"à", "in", "en", "in der"}:
        return end if names_only_cities(found["word"]) else found.end()
    if re.fullmatch(_SMALL_OF_PLACES, small) and not (
        kind in _PLACES and not is_common(found["word"], languages) and not first_name_in(found["word"])
    ):
        return end
    return end if names_only_cities(found["word"]) else found.end()


def _start_before(text: str, start: int, languages: tuple[str, ...]) -> int:
    line = text[max(text.rfind("\n", 0, start) + 1, start - 60) : start]
    offset = start - len(line)
    if found := _KIND_BEFORE.search(line) or _SHORT_KIND_BEFORE.search(line):
        return offset + found.start()
    found = _BEFORE.search(line)
    if not found or not _joins(found["word"]):
        return start
    at = offset + found.start()
    begins = bool(SENTENCE_END.search(text[max(0, at - 12) : at])) or at == 0
    is_free = (begins and not languages) or (
        is_common(found["word"], languages) and ("de" in languages or begins)
    )
    is_of = found["gap"].strip() and is_common(found["word"], languages)  # "El Pleno del [Ayuntamiento …]"
    return start if is_free or is_of else at


def _is_sentence_end(text: str, end: int) -> bool:
    return text[end - 1] in ".!?"


def _joins(word: str) -> bool:
    """Say whether a capitalised word beside a find may be part of the same name."""
    if _JOINING.fullmatch(word):
        return True
    return not (
        len(word) < 2
        or is_beginner(word)
        or is_country(word)
        or is_public_place(word)
        or is_public(word)
        or is_occupation(word)
        or is_kin(word)
        or OFFICIAL.fullmatch(word)
        or TITLE.fullmatch(word)
        or (word.isupper() and len(word) > 1)
    )
