# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
Hints to a writer before the letter leaves: what an official's office would throw away, or what may hurt.

Hints are advice. Only a threat is more: a letter with one waits until a person has read it.
The lists are small on purpose; each entry is tried against letters that must pass (tests).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SHOUTED_SHARE = 0.6  # of the letters of a sentence or a letter
EXCLAMATION_RUNS_AT_MOST = 2
LINKS_AT_MOST = 2
LONG_AT = 5_000  # characters; more is hardly read
SHORT_AT = 60


class Kind(StrEnum):
    THREAT = "threat"
    INSULT = "insult"
    SHOUTING = "shouting"
    EXCLAMATIONS = "exclamations"
    PRIVATE_DATA = "private-data"
    LINKS = "links"
    LONG = "long"
    SHORT = "short"


class Severity(StrEnum):
    ADVICE = "advice"  # shown, never in the way
    HOLD = "hold"  # a person reads the letter before it leaves


@dataclass(frozen=True, slots=True)
class Hint:
    """Something at ``text[start:end]`` worth a second look. A door puts ``kind`` into the writer's language."""

    kind: Kind
    start: int
    end: int
    severity: Severity = Severity.ADVICE


# Only the first person threatens ("I will kill you", "we know where you live"); "they will be killed",
# "the police threatened to burn down homes" and "stop killing" are what letters are about.
_THREATS = re.compile(
    r"(?<!\w)(?:"
    # English
    r"(?:i|we)(?:['’]ll| will| shall| am going to| are going to|['’]m going to|['’]re going to| want to| intend to)\s+(?:(?:find|hunt)\s+you\s+(?:down|and)|(?:personally\s+|come and\s+|soon\s+)?(?:kill|murder|shoot|stab|hang|burn|bomb|hurt|beat|destroy|strangle|behead|slit|blow up)\s+(?:you|him|her|them|your|all of you)\b)|"
    r"(?:i|we)\s+know\s+where\s+(?:you|your (?:family|children|wife|kids))\s+(?:live|lives|sleep|go to school)|you\s+(?:will|are going to|should|deserve to|must)\s+(?:die|be (?:killed|shot|hanged|lynched))|you(?:['’]re| are)\s+(?:a )?dead(?:\s+(?:man|woman|meat))?(?=\W*(?:$|[.!\n]))|watch your back|"
    r"(?:your|his|her)\s+(?:family|children|wife|kids|house)\s+(?:will|shall)\s+(?:die|burn|pay|suffer|be killed)|there (?:is|will be) a bomb (?:in|at|under) your|"
    # Russian
    r"(?:я|мы)\s+(?:тебя|вас|вам|тебе|твою|вашу|ваших)\s+(?:\w+\s+)?(?:убь\w+|зареж\w+|застрел\w+|сожж\w+|сожг\w+|взорв\w+|повес\w+|уничтож\w+|прикончу|найд[её]м и)|"
    r"(?:убь[юё]м?|убьем|зарежу|зарежем|застрелю|застрелим|повесим|взорв[уё]м?|прикончу|прикончим)\s+(?:тебя|вас|твою|вашу|всех вас)|(?:я|мы)\s+(?:знаю|знаем),?\s+где\s+(?:ты|вы|твоя|ваша|твои|ваши)\s+(?:\w+\s+)?(?:жив\w+|учатся)|(?:тебе|вам)\s+(?:не жить|конец|крышка)|"
    r"(?:ты|вы)\s+(?:сдохне\w+|умр[её]\w+)|(?:ваша|твоя|ваши|твои)\s+(?:семья|дети|жена)\s+(?:заплат\w+|сгор\w+|умр\w+|пострада\w+)|"
    # Kazakh
    r"(?:сені|сізді|сендерді|сіздерді|бәріңді)\s+(?:\w+\s+)?(?:өлтір\w+|атып таста\w+|жарамыз|өртей\w+|құрт\w+|асып қоя\w+)(?:мін|міз|мыз|мын|ем)?|(?:қайда тұратын\w+\s+білем\w+)|(?:сенің|сіздің)\s+(?:отбасың\w*|балалар\w*|үйің\w*)\s+(?:\w+\s+)?(?:өртен\w+|өлед\w*|зардап шег\w+)|көзіңді жоям\w+|"
    # German
    r"(?:ich|wir)\s+(?:werde|werden|will|wollen)\s+(?:sie|dich|euch|ihn|ihre\s+\w+|deine\s+\w+)\s+(?:\w+\s+)?(?:umbringen|töten|erschießen|erstechen|aufhängen|verbrennen|finden und|fertigmachen|abstechen|in die luft jagen)|(?:ich|wir)\s+(?:bringe|bringen)\s+(?:sie|dich|euch)\s+um(?!\w)|"
    r"(?:ich|wir)\s+(?:weiß|wissen|weiss),?\s+wo\s+(?:sie|du|ihr|ihre\s+\w+|deine\s+\w+)\s+(?:wohn\w*|leb\w*)|(?:sie|du|ihr)\s+(?:wirst|werden|werdet|sollst|sollen|sollt)\s+(?:dafür\s+)?(?:sterben|krepieren|verrecken)|(?:ihre|deine)\s+(?:familie|kinder)\s+(?:wird|werden)\s+(?:dafür\s+)?(?:sterben|büßen|brennen)|"
    # French
    r"(?:je|nous)\s+(?:vais|allons|veux|voulons)\s+(?:vous|te|t['’]|le|la|les)\s?(?:\w+\s+)?(?:tuer|abattre|égorger|pendre|brûler|buter|massacrer|retrouver et|faire sauter)|(?:je|nous)\s+(?:vous|te)\s+(?:tuerai|tuerons|abattrai|égorgerai|retrouverai et)\b|(?:je|nous)\s+(?:sais|savons)\s+où\s+(?:vous|tu|votre|ta|vos|tes)\s+(?:\w+\s+)?(?:habit\w+|viv\w+|dorm\w+)|"
    r"(?:vous|tu)\s+(?:allez|vas)\s+(?:mourir|crever|le payer de (?:votre|ta) vie)|(?:votre|ta|vos|tes)\s+(?:famille|enfants)\s+(?:va|vont|paiera|paieront)\s*(?:mourir|payer|brûler)?(?=\W)|"
    # Spanish
    r"(?:te|lo|la|le|los|les|os)\s+(?:voy|vamos)\s+a\s+(?:matar|degollar|quemar|disparar|colgar|encontrar y)|(?:voy|vamos)\s+a\s+(?:matar|quemar|degollar|colgar|encontrar)(?:te|lo|la|le|los|les|os)(?!\w)|(?:te|lo|los|os)\s+(?:mataré|mataremos|quemaré|colgaremos)|(?:sé|sabemos)\s+d[oó]nde\s+(?:vives?|viven|vivís|duermes?|estudian)|"
    r"(?:vas|va|van|vais)\s+a\s+morir(?=\W*(?:$|[.!\n,]))|(?:tu|su|sus|tus)\s+(?:familia|hijos)\s+(?:va|van)\s+a\s+(?:morir|pagar|sufrir)"
    r")",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    # Reported speech: what somebody said to the residents is no threat of the writer.
    r"(?:(?:said|told|shouted|threatened|wrote|heard|saying|screamed|warned)\b|(?:сказал|кричал|угрожал|написал|говорил|заявил|пригрозил)\w*|(?:деді|деп|айтты|қорқытты)\b|(?:sagte|riefen|rief|drohte|drohten|schrie|schrien|gesagt|gedroht)\w*|"
    r"(?:a dit|ont dit|disait|crié|menacé|menaçait|déclaré)\w*|(?:dijo|dijeron|gritó|gritaron|amenazó|amenazaron|amenazado)\w*)\W.{0,40}$",
    re.IGNORECASE | re.DOTALL,
)
_INSULTS = re.compile(
    r"(?<!\w)(?:idiots?|morons?|scumbags?|bastards?|assholes?|arseholes?|fuck\w*|shit(?:s|ty|head\w*)?|cunts?|nazi (?:pig|scum|swine)s?|pigs?(?=!)|"
    r"идиот\w*|мраз(?:ь|и|ям|ью|ей)|сволоч\w*|ублюд\w+|подон\w+|скотин[аы](?=\s*!)|твар(?:ь|и|ям)(?=\W*(?:$|[!,.]))|суки?|дебил\w*|бляд\w*|хуй\w*|пидор\w*|"
    r"ақымақ\w*|иттер|шошқа(?:лар)?|оңбаған\w*|сұмырай\w*|"
    r"idioten?|arschl(?:o|ö)ch\w*|schweine?(?=!)|drecks\w+|abschaum|scheiß\w*|mistkerl\w*|wichser\w*|hurens(?:o|ö)hn\w*|"
    r"connards?|salauds?|ordures?|enculés?|merde|imbéciles?|fils de pute|pourris?|"
    r"idiotas?|imbécil(?:es)?|cabron(?:es)?|cabrón|hij[oa]s? de puta|mierda|gilipollas|desgraciad[oa]s|malnacid[oa]s?)(?!\w)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|00|\(?0)\(?\d[\d\s().-]{6,18}\d(?!\w)")
_CARD = re.compile(
    r"(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?!\d)|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b"
)
_EXCLAMATIONS = re.compile(r"[!¡]{2,}|(?:[!?]){3,}|‼+")
_SENTENCE = re.compile(r"[^.!?\n]+")


def hints(text: str) -> tuple[Hint, ...]:
    """
    Give what is worth a second look, in the order of the text. Never raises; () is the usual answer.

    The writer's own contact details belong to the letter's form, not to its text: every phone, mail
    address, card and account number inside the text counts as somebody's private data.
    """
    found = [*_threats(text), *_of(Kind.INSULT, _INSULTS, text), *_shouting(text), *_exclamations(text)]
    for pattern in (_EMAIL, _CARD, _PHONE):
        found += [hint for hint in _of(Kind.PRIVATE_DATA, pattern, text) if not _overlaps(hint, found)]
    links = list(_of(Kind.LINKS, _LINK, text))
    if len(links) > LINKS_AT_MOST:
        found += links[LINKS_AT_MOST:]
    if len(text) > LONG_AT:
        found.append(Hint(Kind.LONG, LONG_AT, len(text)))
    if 0 < len(text.strip()) < SHORT_AT:
        found.append(Hint(Kind.SHORT, 0, len(text)))
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end, hint.kind)))


def is_to_be_held(text: str) -> bool:
    """Say whether a person must read the letter before it leaves."""
    return any(hint.severity is Severity.HOLD for hint in hints(text))


def _of(kind: Kind, pattern: re.Pattern[str], text: str) -> Iterable[Hint]:
    for found in pattern.finditer(text):
        yield Hint(kind, found.start(), found.end())


def _threats(text: str) -> Iterable[Hint]:
    for found in _THREATS.finditer(text):
        sentence_start = max(text.rfind(end, 0, found.start()) for end in ".!?\n") + 1
        if not _ABOUT_OTHERS.search(text[sentence_start : found.start()] + " "):
            yield Hint(Kind.THREAT, found.start(), found.end(), Severity.HOLD)


def _shouting(text: str) -> Iterable[Hint]:
    """Sentences of at least four words in capitals; abbreviations and headlines are shorter."""
    for found in _SENTENCE.finditer(text):
        letters = [letter for letter in found[0] if letter.isalpha() and letter.lower() != letter.upper()]
        if len(letters) < 20 or len(found[0].split()) < 4:
            continue
        if sum(letter.isupper() for letter in letters) > SHOUTED_SHARE * len(letters):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Hint(Kind.SHOUTING, start, found.end())


def _exclamations(text: str) -> Iterable[Hint]:
    runs = list(_of(Kind.EXCLAMATIONS, _EXCLAMATIONS, text))
    return runs if len(runs) > EXCLAMATION_RUNS_AT_MOST else []


def _overlaps(hint: Hint, others: list[Hint]) -> bool:
    return any(hint.start < other.end and other.start < hint.end for other in others)
