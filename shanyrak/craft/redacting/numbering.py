# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Finds numbers that stand for one person: of documents, accounts and insurances; and dates of birth."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.places import is_country

_LABEL = (
    r"(?:passport|pasaporte|passeport|reisepass\w*|паспорт\w*|төлқұжат\w*|pasaport\w*|paszport\w*|"
    r"identity card|id card|id no|id number|national id|\w*ausweis\w*|personal(?:ausweis\w*|nummer)|ausweis\w*|"
    r"carte d['’]identité|pièce d['’]identité|cni|dni|nie|nif|cédula|curp|rut|documento(?: de identidad)?|"
    r"удостоверени\w*(?: личности)?|жеке куәлі\w*|куәлі\w*|kimlik\w*|dowód\w*(?: osobist\w*)?|pesel|nip|"
    r"иин|жсн|инн|снилс|рнокпп|national insurance|ni number|nino|social security|ssn|"
    r"sozialversicherung\w*|rentenversicherung\w*|steuer-?(?:id|nummer|identifikationsnummer)|krankenversicherten\w*|"
    r"sécurité sociale|nir|número de (?:la )?seguridad social|tax (?:id|number)|"
    r"driver'?s? licen[cs]e|driving licen[cs]e|führerschein\w*|permis de conduire|carnet de conducir|licencia de conducir|водительск\w*(?: удостоверени\w*)?|"
    r"member(?:ship)?(?: card)?|mitglied\w*|adhérente?|carte d['’]adhérent|socio|socia|afiliad[oa]|colegiad[oa]|inscripción|ipsa|orcid|nas|toque|мүшелік билет\w*|профбилет\w*|членск\w*(?: билет\w*)?|student(?: card)?|matrikel\w*|matrícula|"
    r"account|bank account|konto\w*|compte(?: bancaire)?|cuenta(?: bancaria)?|(?:лицевой |расч[её]тный |банковский )?сч[её]т\w*|шот\w*|hesap|"
    r"card|karte\w*|carte|tarjeta|карт[аыеу]|licen[cs]e plate|plate|kennzeichen|immatriculation|matrícula|номер машины|госномер|"
    r"(?:customer|client|patient|staff|employee|badge|policy|service) (?:no|number|id)|kundennummer|patientennummer|табельный|полис\w*|nhs(?: number)?)"
)
_BETWEEN = r"(?:\s*(?:(?:number|nummer|numéro|número|номер\w*|нөмір\w*|numer|numarası|numaram|no|nr|num|is|ist|est|es|de|серии|серия|под|im|ім|ым)(?!\w)|n°|n\.?º|№|#|—|–|-|:|\.)\s*[.:]?){0,4}\s*"
_LABELLED = re.compile(
    rf"(?<!\w){_LABEL}(?!\w){_BETWEEN}[:\s]*((?=[\w /-]*\d)[{UPPER}0-9](?:[{UPPER}0-9]|[ ./-](?=[{UPPER}]{{0,3}} ?\d)){{4,30}})",
    re.IGNORECASE,
)
# Any other number of a register or a file, if a word says so: "SRA no. 000471", "таб. № 4711", "Our ref: WG/mt/0471".
_REGISTERED = re.compile(
    rf"(?<!\w)(?P<of>[^\W\d_][\w.'’-]*\.?)?[ ]?(?:(?<!\w)(?:no|nr|num|number|numéro|número|nummer|номер|нөмірі|ref|reference|reg|рег|таб|numer|toque|bleep|pager|dx|серия|licence|license|aktenzeichen|sicil|id|[{LOWER}{UPPER}]*nummer)(?!\w)|n°|nº|n\.º|№|#)(?:[ ]?(?:no|nr|№|n°|nº)(?!\w))?[.:# №]{{0,4}}"
    rf"(?P<number>(?:(?-i:[{UPPER}]{{1,5}}|[{LOWER}]{{2}}|[{UPPER}][{LOWER}]{{2}})[./-]){{0,3}}(?:(?-i:[{UPPER}])[ ])?(?:№[ ])?(?-i:[{UPPER}]{{0,3}})\d(?:[\w./-]|[ ](?=\d))*\w)(?![\w])",
    re.IGNORECASE,
)
# Behind a label, letters and figures as registers write them: "PIN 00A0127E", "№ АА 000127", "нөмірі 000 ABC 08".
_CODED = re.compile(
    rf"(?<!\w)(?:(?P<of>[^\W\d_][\w.'’-]*\.?)[ ])?(?:(?<!\w)(?i:no|nr|num|number|pin|id|reg|roll|card|badge|licence|license|plate|номер\w*|нөмірі?\w*|куәліг?\w*|билет\w*|\w*билет|удостоверени\w*|kennzeichen|matrikel\w*|matricule|matrícula|placa|carné|carnet|legajo|cédula|plaque)(?!\w)|n°|nº|n\.º|№)[.:# ]{{0,3}}"
    rf"(?P<number>(?=[^\n]{{0,12}}\d\d)(?:[{UPPER}]{{1,4}}[ /.-]?)?(?:\d[\d./-]*(?:[ ]\d[\d./-]*)*)(?:[ -]?[{UPPER}]{{1,4}}(?![{UPPER}{LOWER}]))?(?:[ -]?\d{{2,6}})?[{UPPER}]?)(?![\w])"
)
# What has a number of its own and points to nobody: laws, schools (a workplace as a whole), houses, buses, pages.
_NUMBERED_PUBLICLY = re.compile(
    r"(?:art|article|law|act|section|case|order|judge?ment|jugement|arrêt|arrêté|ruling|verdict|urteils?|beschlusse?s?|bescheide?s?|verfahrens?|aktenzeichen|process?o|proceso|procès-verbal|causa|auto|acta|ofício|oficio|lei|ley|loi|décret|decreto|flight|flug|vol|vuelo|route|ruta|приговор\w*|определени\w*|рейс\w*|үкім\w*|қаулы\w*|дел[оуа]|делу|приказ\w*|your|ihr|votre|vuestra|carta|lettre|письм\w*|хат\w*|expediente|ordonnance|sentencia|іс|resolution|decree|comment|protocol|convention|chapter|page|bus|room|flat|apartment|house|school|закон\w*|стать\w*|указ\w*|постановлени\w*|решени\w*|протокол\w*|школ\w*|гимнази\w*|лице\w*|больниц\w*|автобус\w*|маршрут\w*|дом\w*|квартир\w*|корпус\w*|детск\w*|сад\w*|мектеп\w*|gesetz\w*|artikel|absatz|seite|linie|zimmer|observation|general|observación|ley|artículo|línea|loi|page|ligne|ustaw\w*|art\w*|закону|шко\w*)\.?",
    re.IGNORECASE,
)
# "Meine Mitgliedsnummer bei Amnesty ist 448812"
# "UID: ATU00000471", "CEP 00471" on a line of its own
_CODE = re.compile(
    rf"^[ ]*[{UPPER}]{{2,5}}[ ]?[:.]?[ ]([{UPPER}]{{0,3}}\d[\d./-]{{3,20}}\d)[ ]*$", re.MULTILINE
)
_SAID = re.compile(
    r"(?<!\w)(?:[^\W\d_]*(?:nummer|number)|numéro|número|номер\w*|нөмірі\w*|numer\w*|numara\w*)(?:[ ][^\W\d_]+){0,3}[ ](?:is|ist|est|es|—|–|-)[ ](\d[\d /-]{3,20}\d)(?!\w)",
    re.IGNORECASE,
)
# A member, a worker, a car: "socio 0318", "crachá 7719-4", "matrícula del coche …: 0017 BZX".
_BORNE = re.compile(
    rf"(?<!\w)(?i:soci[oa]|member|mitglied|adhérente?|membro|lid|członek|член|üye|crachá|badge|dienstausweis|personalnr|personal-nr|matricola|matricule|таб|табельный|tessera|carnet|carné|permis|licen[cs]e|бейдж)\.?[ ](?i:no|nr|№|n\.?[º°])?[.: ]{{0,2}}(?P<number>[{UPPER}]{{0,3}}[-/ ]?\d[\d./-]{{2,12}}(?:-?[{UPPER}])?)(?![\w])"
    rf"|(?<!\w)(?i:matrícula|plates?|number ?plate|registration|kennzeichen|immatriculation|plaque|госномер\w*|номер (?:машины|авто\w*)|targa|placa|plaka\w*|kenteken|rejestracj\w+|numer rejestracyjny|номерний знак|мемлекеттік нөмір\w*|көлік нөмір\w*)\b[^.\n\d]{{0,60}}?[: ](?P<plate>(?=[{UPPER}\d -]*\d\d)[{UPPER}\d]{{1,4}}(?:[ -][{UPPER}\d]{{1,4}}){{0,3}})(?![\w])"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?\b")
_CARD = re.compile(r"(?<![\d+])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}(?!\d)")
_KNOWN_SHAPES = re.compile(
    r"(?<![\w-])(?:\d{3}-\d{2}-\d{4}"  # US social security
    r"|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]"  # UK national insurance
    r"|[XYZ]-?\d{7}-?[A-Z]|\d{8}-?[A-Z]"  # Spanish NIE and DNI
    r"|\d{3}-\d{3}-\d{3}[ -]\d{2}"  # Russian SNILS
    r"|[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3}(?: ?\d{2})?"  # French social security
    r"|\d{11,24}"  # IIN, ИНН, PESEL, T.C. kimlik, Steuer-ID
    r"|[A-Z]{1,2}\d{7,9}[A-Z]?"  # passports
    r"|\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}"
    r"|\d{1,2}\.\d{3}\.\d{3}-[\dKk]"  # Chilean RUT
    r")(?![\w-])"
)
_IP = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")

_MONTH = rf"[{UPPER}{LOWER}]{{3,12}}\.?"
_FULL_DATE = (
    rf"(?:\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}}|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}\s*(?:жылы|жылғы|ж\.)\s*\d{{1,2}}\s*{_MONTH})"
)
_BIRTH_BEFORE = (
    r"(?:turn(?:ed|s)? [\w-]+|born|d\.?o\.?b\.?|date of birth|birthday|geboren|geb\.|geburtsdatum|né|née|nacid[oa]|nací|naissance|nacimiento|naissant|"
    r"родил\w+|рожд\w*|род\.|д\.\s?р\.|народи\w+|народж\w*|туған\w*|туғанмын|doğum\w*|doğdu\w*|urodz\w*|ur\.)"
)
_BIRTH = re.compile(
    rf"(?<!\w){_BIRTH_BEFORE}(?:\s(?:i was|я|bin ich|wurde ich|ich|je suis|fui|мен))?(?:\s*(?:\([а-яa-zé]\)|on|am|le|el|the|—|–|-|:|күнім|күні|мен|tarihim|tarihi|\w+ür|dnia|is|ist|est|es|est le|es el|в\s+[\w-]+|in\s+[\w-]+|à\s+[\w-]+|en\s+[\w-]+|w\s+[\w-]+)){{0,3}}\s*[:,]?\s*({_FULL_DATE})",
    re.IGNORECASE,
)
_BIRTH_AFTER = re.compile(
    rf"({_FULL_DATE})(?:\s*(?:г\.|года|год|р\.|року|жылы|-?да|-?де|күні|tarihinde|г))*\s*(?:\(?г\.\s?р\.|года рождения|рождения|г\.?р\.?\b|народження|туған\w*|дүниеге кел\w*|doğ\w*|geboren|geb\.)",
    re.IGNORECASE,
)
_BIRTH_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:г\.?\s?р\.|года рождения|р\.\s?н\.|жылы туған|ж\. туған|doğumlu)",
    re.IGNORECASE,
)
_KAZAKH_BIRTH = re.compile(
    rf"(\d{{4}}\s*(?:жылы|жылғы|ж\.)\s*(?:\d{{1,2}}\s*[-–]?\s*{_MONTH}|{_MONTH}\w*\s+\d{{1,2}}\S*))\s+(?:\w+\s+){{0,3}}(?:туған|дүниеге)",
    re.IGNORECASE,
)


_BIRTH_PLACE = re.compile(
    rf"\s*(?:г\.|года|р\.)?,?\s+(?:in|à|en|в|у|w|au|aux|bei)\s+([{UPPER}][\w'’-]+(?:[ -][{UPPER}][\w'’-]+){{0,2}})"
)


def find_numbers(text: str) -> Iterable[Span]:
    for found in _LABELLED.finditer(text):
        if sum(character.isdigit() for character in found[1]) >= 4:
            yield Span(Kind.NUMBER, found.start(1), found.end(1))
    for found in _REGISTERED.finditer(text):
        if sum(each.isdigit() for each in found["number"]) >= 3 and not _NUMBERED_PUBLICLY.fullmatch(
            found["of"] or ""
        ):
            yield Span(Kind.NUMBER, *found.span("number"))
    for found in _CODED.finditer(text):
        is_long = sum(each.isdigit() for each in found["number"]) >= 3 and len(found["number"]) >= 5
        if is_long and not _NUMBERED_PUBLICLY.fullmatch(found["of"] or ""):
            yield Span(Kind.NUMBER, *found.span("number"))
    for found in _BORNE.finditer(text):
        if found["plate"] is None or len(found["plate"]) > 4:
            yield Span(Kind.NUMBER, *found.span("number" if found["number"] else "plate"))
    for found in (*_SAID.finditer(text), *_CODE.finditer(text)):
        yield Span(Kind.NUMBER, *found.span(1))
    for pattern in (_IBAN, _CARD, _KNOWN_SHAPES, _IP):
        for found in pattern.finditer(text):
            yield Span(Kind.NUMBER, found.start(), found.end())
    for pattern in (_BIRTH, _BIRTH_AFTER, _BIRTH_YEAR, _KAZAKH_BIRTH):
        for found in pattern.finditer(text):
            yield Span(Kind.BIRTH, found.start(1), found.end(1))
            if (place := _BIRTH_PLACE.match(text, found.end(1))) and not is_country(place[1]):
                yield Span(Kind.BIRTH, place.start(1), place.end(1))
