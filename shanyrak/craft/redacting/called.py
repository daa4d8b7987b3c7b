# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""Places of work whose names are common words: told by "is called", and public houses, which are named alike everywhere."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.places import is_beginner, is_public_place

_KINDS = (
    r"(?:firm|company|shop|store|studio|salon|café|cafe|restaurant|pub|bakery|farm|garage|workshop|hotel|practice|clinic|nursery|school|club|choir|band|team|stall|kiosk|"
    r"firma|geschäft|laden|studio|salon|lokal|gasthaus|wirtshaus|gasthof|restaurant|bäckerei|werkstatt|praxis|kita|kindergarten|schule|verein|chor|kiosk|imbiss|hof|"
    r"entreprise|boîte|boutique|magasin|atelier|mercerie|boulangerie|épicerie|ferme|école|crèche|chorale|cabinet|"
    r"empresa|tienda|taller|bar|restaurante|peluquería|panadería|escuela|colegio|finca|puesto|coro|"
    r"фирма|компания|контора|магазин|ларёк|ларек|киоск|кафе|салон|ателье|мастерская|школа|садик|ферма|цех|завод|хор|кружок|бригада|гостиница|ресторан|столовая|"
    r"(?:фирма|компания|дүкен|кафе|салон|цех|шеберхана|асхана|мектеп|балабақша|ферма|қонақүй|шаруа қожалығы|ұжым|орын)(?:ның|нің|дың|дің|тың|тің|ымның|імнің|мның|мнің|ымыздың|іміздің)?|"
    r"şirket|dükkan|atölye|fırın|okul)"
)
_CALLED = r"(?:is called|['’]s called|is named|heißt|heisst|nennt sich|s['’]appelle|se nomme|se llama|называется|называлась|зовётся|аты|деп аталады|adı)"
_NAME = r"(?:[«\"„“](?P<quoted>[^«»\"„“”\n]{2,40})[»\"”“]|(?P<plain>(?:the |die |der |das |la |le |el )?[^\W\d_][\w'’-]*(?:[ ][^\W\d_][\w'’-]*){0,3}))"
_TOLD = re.compile(rf"(?<!\w)(?i:{_KINDS})(?:[ ][{LOWER}]+){{0,1}},?[ ](?i:{_CALLED}):?[ –—-]{{1,3}}{_NAME}")
# "МАГАЗИН, ХЛЕБ, МОЛОКО, НАЗЫВАЕТСЯ «У ГАЛИ»": in quotation marks it may stand further off.
_TOLD_AND_QUOTED = re.compile(
    rf"(?<!\w)(?i:{_KINDS})(?!\w)[^.!?\n]{{0,60}}?[ ](?i:{_CALLED}):?[ ](?P<name>[«\"„“][^«»\"„“”\n]{{2,40}}[»\"”“])"
)
_BEASTS = r"(?:Fox|Lamb|Hare|Hounds?|Lion|Bears?|Bull|Swan|Duck|Drake|Dog|Cat|Horse|Horses|Horseshoes|Cow|Goat|Ram|Fleece|Boar|Hart|Stag|Eagle|Cock|Hen|Pheasant|Partridge|Raven|Magpie|Otter|Badger|Dolphin|Whale|Mermaid|Dragon|Unicorn|Griffin|Dove|Pigeon|Robin|Crown|Anchor|Star|Sun|Moon|Ship|Plough|Wheatsheaf|Barley Mow|Rose|Thistle|Bell|Bells|Oak|Key|Keys|Cross|Castle|Bottle|Jug|Barrel|Pipe|Fiddle|Groom|Coach|Feathers|Chequers|Trout|Salmon|Bush|Vine|Grapes|Olive Branch|Nag|Bay|Greyhound|Kings?|Queens?|George|Prince)"
_TAVERN = re.compile(
    rf"(?<!\w)[Tt]he (?!Red Cross|Red Star|White Rose|Golden Eagle|Royal Prince|(?:Kings?|Queens?|Prince|George|Cross|Star) (?:and|&)|(?:Small|Fire|Department|Section) )(?:(?:Red|White|Black|Green|Golden|Gold|Blue|Grey|Silver|Royal|Old|Jolly|Flying|Three|Two|Five|Seven|Lazy|Running)[ ]{_BEASTS}|{_BEASTS} (?:and|&|['’]?n['’]?) (?:the )?[{UPPER}][\w'’]+"
    rf"|(?:[{UPPER}][\w]+[ ]){{0,2}}[{UPPER}]\w+ (?:Arms|Inn|Tavern|Alehouse)|[{UPPER}]\w+(?:['’]s|s['’]) (?:Arms|Head|Rest))(?!\w|[ ][{UPPER}])"
    r"|(?:(?<=\bim )|(?<=\bvom )|(?<=\bzum )|(?<=\bbeim ))(?:Golden|Rot|Schwarz|Weiß|Grün|Blau|Alt|Wild|Silbern)en (?:Hirsch|Löw|Adler|Ochs|Bär|Stern|Röss(?:l|le|el)|Ross|Lamm|Anker|Engel|Schwan|Hahn|Fass|Krug|Falk|Greif|Raben?|Bock|Stier|Wolf|Fuchs|Pflug|Mohren?|Hasen?|Baum)(?:e?n)?(?!\w)"
    r"|(?:(?<=\bin der )|(?<=\bzur )|(?<=\bvon der ))(?:Golden|Rot|Schwarz|Weiß|Grün|Blau|Alt)en (?:Krone|Traube|Sonne|Linde|Post|Rose|Gans|Kanne|Glocke|Mühle)(?!\w)",
)
_PART_OF_IT = frozenset(
    ["the", "die", "der", "das", "la", "le", "el", "au", "aux", "chez", "zum", "zur", "у"]
)


def find_called(text: str, *, may_be_small: bool) -> Iterable[Span]:
    """Find the names that are told by such words; ``may_be_small`` in a letter without capitals."""
    for found in _TOLD_AND_QUOTED.finditer(text):
        yield Span(Kind.WORKPLACE, *found.span("name"))
    for found in _TOLD.finditer(text):
        if found["quoted"]:
            yield Span(Kind.WORKPLACE, found.start("quoted") - 1, found.end("quoted") + 1)
        elif end := _end_of(found["plain"], may_be_small=may_be_small):
            yield Span(Kind.WORKPLACE, found.start("plain"), found.start("plain") + end)
    for found in _TAVERN.finditer(text):
        yield Span(Kind.WORKPLACE, *found.span())


def _end_of(named: str, *, may_be_small: bool) -> int:
    """As far as the words are of the name: those with capitals, else two at most."""
    words = list(re.finditer(r"\S+", named))
    has_capitals = any(word[0][0].isupper() for word in words)
    end = taken = 0
    for word in words:
        shown = word[0]
        is_small = shown.lower() in _PART_OF_IT
        if is_public_place(shown) or (is_beginner(shown) and not is_small and not shown[0].isupper()):
            break
        if not is_small and not (shown[0].isupper() if has_capitals else may_be_small):
            break
        if taken == 2 + has_capitals:
            break
        taken += not is_small
        end = word.end() if not is_small else end
    return end
