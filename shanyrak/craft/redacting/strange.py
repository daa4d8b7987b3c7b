# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""In a letter without capitals: words that are none of its languages'. Most of them are names of people and places."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.cities import is_city
from shanyrak.craft.redacting.commonness import is_common, is_known_name
from shanyrak.craft.redacting.firstnames import first_name_in, has_surname_shape
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.publicity import is_public_figure

_WORD = re.compile(r"(?<![\w@./'’-])[^\W\d_][\w'’-]*[^\W\d_](?![\w@]|[./]\w)")
# More of them than this share of all words is a dialect, or a hand in a hurry.
_MOST = 0.12
# The writer's own first name may stay: introduced, or alone in the last lines.
_OWN = re.compile(
    r"(?:^|\n|(?<=[\s,.!]))(?:i['’]?m|i am|my name is|my name's|its|it's|this is|bin(?: (?:die|der))?|ich heiße|hier (?:ist|schreibt)|c['’]est|moi|je suis|je m['’]appelle|soy|me llamo|aquí|"
    r"я|это|меня зовут|sono|mi chiamo|jestem|ja|ben|adım|me chamo|sou|я|мене звати)\s+$",
    re.IGNORECASE,
)
_LAST_LINES = 2
# "малых вязёмах", "little wenham", "san juan de las guaduas"
_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:(?:нов|стар|верхн|нижн|мал|больш|красн|бел|чёрн|черн|ст)(?:ая|ое|ый|ий|ой|ом|ых|их|ые|ие|ую|ей|ем|ого|его)|little|great|upper|lower|new|old|north|south|east|west|nether|bad|groß|klein|ober|unter|alt|neu|"
    r"(?:san|santa|saint|sainte|st|sankt)(?: [a-zà-ÿ]{3,} (?:de las|de los|de la|de|del))?|villa|la|los|las|el|nueva|nuevo|puerto|río|vieux|vieille|mont|pont|val)[ ]$"
)


def is_shouted(text: str) -> bool:
    """Say whether a letter is written in capitals, as telegrams and faxes are."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 40 and sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


def find_strange_words(text: str, languages: tuple[str, ...]) -> Iterable[Span]:
    """Give the words that are common in none of the languages, joined where they stand side by side."""
    if not languages:
        return
    words = list(_WORD.finditer(text))
    strange = [found for found in words if len(found[0]) > 2 and _is_strange(found[0], languages)]
    dialect = [found for found in strange if not _is_a_name(found[0], languages)]
    if len(dialect) > _MOST * len(words) + 1:
        strange = [found for found in strange if found not in dialect]
    shown = text.rstrip()
    foot = len(shown)
    for _ in range(_LAST_LINES):
        foot = max(shown.rfind("\n", 0, foot), 0)
    for found in strange:
        begins = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" -–—") == ""
        follows = _WORD.match(text, found.end() + 1)
        if follows and is_public_figure(follows[0]):
            continue  # "FREE AINUR KURMANOV"
        before = _WORD.search(text, max(0, found.start() - 25), found.start())
        if before and is_public_figure(text[: found.start()].rsplit(maxsplit=1)[-1]):
            continue
        is_own = begins and foot and found.start() >= foot
        if not is_own and not _OWN.search(text[max(0, found.start() - 30) : found.start()]):
            end = found.end() - 2 if found[0].endswith(("'s", "’s")) else found.end()
            before = _OF_A_PLACE.search(text[max(0, found.start() - 30) : found.start()])
            yield Span(Kind.NAME, found.start() - (len(before[0]) if before else 0), end)


def _is_a_name(word: str, languages: tuple[str, ...]) -> bool:
    return bool(first_name_in(word)) or has_surname_shape(word.capitalize()) or is_known_name(word, languages)


def _is_strange(word: str, languages: tuple[str, ...]) -> bool:
    bare = word.removesuffix("'s").removesuffix("’s")
    return not (
        is_common(bare, languages)
        or is_beginner(bare)
        or is_public(bare)
        or is_country(bare)
        or is_city(bare)
        or is_occupation(bare)
        or is_public_figure(bare)
    )
