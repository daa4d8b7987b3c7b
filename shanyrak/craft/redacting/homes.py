# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Where somebody is at home, told without a number or a word for a street; and sentences that tell of home."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.cities import is_city
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.places import is_beginner, is_public_place

_CAP = rf"(?:(?:St|Ste|Sta|Sr|им|ім)\.|[{UPPER}][\w'’-]*|\d+(?:st|nd|rd|th))"
# A town in a sentence about oneself: "in the blitz we were bombed out of Canning Town".
OWN = re.compile(
    r"(?<!\w)(?:i|my|we|our|me|us|я|живу|живём|живем|жив[её]т|мо[йяиеюё]\w*|мы|нас|наш\w*|мне|меня|je|j['’]\w+|mon|ma|mes|nous|notre|nos|moi|yo|fui|trabajé|nací|viví|crecí|vivo|trabajo|soy|mi|mis|nuestr[oa]s?|soy|somos|nosotros|me|мен|менің|біз|біздің|ich|mein\w*|wir|unser\w*|mich|mir|here|hier|ici|aquí|acá|здесь|тут|осында|мұнда|nasz\w*|u nas|mnie|нами|мені|qui da noi)(?!\w)",
    re.IGNORECASE,
)
# Who works or belongs says so in the verb alone, where the language has no need of a pronoun.
I_MYSELF = re.compile(
    r"(?<!\w)(?i:торгую|преподаю|quedo|quedamos|jestem|byłe?[ma]\w*|pracuj\w+|pracował[ae]m|mieszkam|работаю|работал[аи]?|проработал\w*|служил[аи]?|трудил\w+|тружусь|учусь|учил\w+|преподаю|живу|trabajo|trabajé|trabajamos|estudio|soy|somos|enseño|lavoro|lavoravo|insegno|sono|siamo|trabalho|trabalhei|sou|somos|"
    r"çalış\w+|öğretmeniyim|\w+(?:мын|мін|пын|пін|бын|бін|мыз|міз)|істе\w+дім|працюю|працював|працювала|навчаюся|piszę|proszę|mam|chodzę|prowadzę|пишу|прошу|держим|держу|прочитал[аи]?|узнал[аи]?|помню|знаю|читаю|leo|leí|escribo|conozco|tengo|vivo|scrivo|ho|abito|faccio|ascolto|leio|li|escrevo|tenho|moro|yazıyorum|oturuyorum|yaşıyorum)(?!\w)|(?:^|[.!?]\s)[А-ЯЁІЇЄ][а-яёіїє]+(?:ал|ил|ел|ала|ила|ела|лся|лась)\s",
)
# What a street without a number must stand beside, so that it is more than a street that is spoken of.
HOME = re.compile(
    r"(?<!\w)(?:(?:i|we|my|our|their|his|her)(?= [^.]*(?:house|home|lived?|flat|rent))|house|home|lived?|живу|жил[аи]?|живёт|живут|снимал[аи]?|квартир\w*|мо[йеё]м? дом\w*|wohn\w*|\w*haus|habit\w*|maison|viv\w+|casa|тұра\w*|үй\w*)(?!\w)",
    re.IGNORECASE,
)
# "calle del Pez", "на Садовой, 7", "Шиелі деген жер": where somebody is at home, with no number or no word for a street.
_HOMELY = re.compile(
    rf"(?<!\w)(?:calle|plaza|avenida|barrio|callejón|paseo)[ ](?:(?:de la|de los|de las|del|de|la|el|los|las)[ ])?{_CAP}(?:[ ](?:(?:de la|del|de)[ ])?{_CAP}){{0,3}}"
    rf"|(?<=на[ ])[{UPPER}][{LOWER}]+(?:ой|ая|ом),[ ](?:д\.[ ]?|дом[ ])?(?:\d+|[{LOWER}]+(?:[ ][{LOWER}]+)?(?=[.,]))"
    rf"|(?:{_CAP}[ ])?{_CAP}(?:[ ](?:жақта|жақтан|бауырында\w*|маңайында\w*|төңірегінде\w*)|(?=[ ]деген[ ]жер))(?:[ ]{_CAP})?"
    rf"|[{UPPER}][{LOWER}]+(?:ском|цком)[ ]районе"
    rf"|(?:№[ ]?)?\d+\w?[ ]по[ ](?:улице|ул\.|проспекту|переулку|бульвару|шоссе)[ ]{_CAP}(?:[ ]{_CAP})?"
    rf"|(?<=[ ])km\.?[ ]\d+[ ]de[ ]la[ ](?:carretera|ruta)(?:[ ](?:a|de|hacia)[ ]{_CAP}(?:[ ]{_CAP})?)?"
    rf"|[{UPPER}][\w-]+-(?:Straße|Str\.|Weg|Allee|Platz|Gasse|Ring|Damm)"
    rf"|(?<=[Bb]ishop[ ]of[ ]){_CAP}(?:[ ]{_CAP})?|(?<=[ ]in[ ])Bad[ ][{UPPER}][\w-]+"
    rf"|(?<=[Мм]ен[ ])[{UPPER}][{LOWER}]+(?:тан|тен|дан|ден|нан|нен)(?:мын|мін)?(?!\w)"
    rf"|[Kk]il[óo]metro[ ]\d+[ ](?:del?[ ](?:la[ ])?(?:camino|carretera|ruta))[ ](?:a|de|hacia)[ ]{_CAP}|(?<=der[ ])Nummer[ ]\d+"
    rf"|{_CAP}[ ](?:түбінде|маңында|өңірінде|жанында)(?:гі|ғы)[ ]{_CAP}"
    rf"|(?<=[ ]en[ ]){_CAP}(?:[ ](?:de[ ]|y[ ])?{_CAP}){{0,2}}[ ](?!(?:19|20)\d\d)\d{{1,4}}(?=[,.;\s])"
)


def find_homes(text: str) -> Iterable[Span]:
    """Give the streets and places that stand in a sentence about somebody's home."""
    for found in _HOMELY.finditer(text):
        start = found.start()
        words = re.findall(rf"[{UPPER}][\w-]*", found[0])
        while len(words) > 1 and is_beginner(words[0]):
            start = text.index(words[1], start)
            words = words[1:]
        sentence = sentence_around(text, found.start(), found.end())
        if (HOME.search(sentence) or OWN.search(sentence) or I_MYSELF.search(sentence)) and not any(
            is_public_place(word) or is_city(word) or is_beginner(word) for word in words
        ):
            yield Span(Kind.ADDRESS, start, found.end())


_STOPS = ("\n\n", ". ", "! ", "? ", ".\n", "!\n", "?\n")


_SHORTENED = re.compile(
    r"(?<!\w)(?:Mrs?|Ms|Dr|St|Sra?|M|Hr|Fr|Prof|г|ул|им)\.$"
)  # "Mr. Oscar Zelaya": no sentence ends


_LONGEST = 500  # characters on either side; what goes on longer is no sentence


def sentence_around(text: str, start: int, end: int) -> str:
    text = text[max(0, start - _LONGEST) : end + _LONGEST]
    start, end = min(start, _LONGEST), min(start, _LONGEST) + end - start
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    while first and _SHORTENED.search(text[max(0, first - 6) : first]):
        first = max(text.rfind(stop, 0, first - 1) for stop in _STOPS) + 1
    ends = [at for at in (text.find(stop, end) for stop in _STOPS) if at >= 0]
    return text[first : min(ends, default=len(text))]
