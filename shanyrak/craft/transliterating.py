"""
Names of one script in the letters of another, and how to say them.

``latin`` writes Russian, Ukrainian and Kazakh the way maps and passports do; ``sound`` helps a caller who
never heard the name: simple syllables for English-reading eyes, no stress marks, because we do not know it.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

# After BGN/PCGN, in the plain form without apostrophes that newspapers use.
_RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
# Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010, for the inside of words.
_UKRAINIAN = _RUSSIAN | {
    "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ю": "iu", "я": "ia", "’": "",
}  # fmt: skip
_UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# After BGN/PCGN 1979, without its diacritics.
_KAZAKH = _RUSSIAN | {
    "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "и": "i",
}  # fmt: skip

_LATIN: Mapping[str, Mapping[str, str]] = {"ru": _RUSSIAN, "uk": _UKRAINIAN, "kk": _KAZAKH}

# For the ear: what an English reader would say when reading it aloud.
_SAID: Mapping[str, Mapping[str, str]] = {
    "ru": _RUSSIAN | {"и": "ee", "у": "oo", "ы": "i", "й": "y", "х": "kh"},
    "uk": _RUSSIAN | {
        "г": "h", "ґ": "g", "є": "ye", "и": "i", "і": "ee", "ї": "yee", "у": "oo", "’": "",
    },
    "kk": _RUSSIAN | {
        "ә": "ae", "ғ": "gh", "қ": "k", "ң": "ŋ", "ө": "oe", "ұ": "u", "ү": "ue", "һ": "h", "і": "i",
        "и": "iy", "у": "oo", "ы": "i",
    },
    "tr": {
        "c": "j", "ç": "ch", "ğ": "", "ı": "i", "i": "ee", "j": "zh", "ö": "oe", "ş": "sh", "u": "oo",
        "ü": "ue",
    },
    "pl": {
        "sz": "sh", "cz": "ch", "rz": "zh", "ch": "kh", "dz": "dz", "dź": "j", "dż": "j", "w": "v", "ł": "w",
        "ż": "zh", "ź": "zh", "ś": "sh", "ć": "ch", "ń": "ny", "ó": "oo", "u": "oo", "c": "ts", "j": "y",
        "ą": "on", "ę": "en", "i": "ee", "y": "i",
    },
}  # fmt: skip

_SYLLABLE_SOUNDS = re.compile(r"shch|zh|kh|gh|ts|ch|sh|yee|ye|yo|yu|ya|ee|oo|ae|oe|ue|.")
_VOWEL_SOUNDS = frozenset({"yee", "ye", "yo", "yu", "ya", "ee", "oo", "ae", "oe", "ue", *"aeiou"})
_GLIDES = frozenset("rlv")  # they lean on the consonant before them: a-lek-sandr, but pet-rov


def latin(text: str, language: str) -> str:
    """
    Write Cyrillic in Latin letters after its language's own custom; other letters stay.

    >>> latin("Сәуле Онтай", "kk")
    'Saule Ontay'

    A language without a table is written as Russian would be. Capitals stay capitals.
    """
    table = _LATIN.get(_main(language), _RUSSIAN)
    first = _UKRAINIAN_FIRST if _main(language) == "uk" else {}
    return re.sub(r"[^\W\d_]+['’]?[^\W\d_]*", lambda word: _written(word[0], table, first), text)


def can_sound(language: str) -> bool:
    """Whether ``sound`` knows how this language reads its letters."""
    return _main(language) in _SAID


def sound(text: str, language: str) -> str:
    """
    Say a name in simple syllables, words apart, small letters.

    >>> sound("Сауле Онтай", "ru")
    'sa-oo-le on-tay'

    A language that ``can_sound`` does not know gives "".
    """
    if not can_sound(language):
        return ""
    table = _SAID[_main(language)]
    words = re.findall(r"[^\W\d_]+", _small(text, language).replace("’", "").replace("'", ""))
    return " ".join(filter(None, ("-".join(_syllables(_said(word, table))) for word in words)))


def _main(language: str) -> str:
    return language.partition("-")[0].lower()


def _small(text: str, language: str) -> str:
    if _main(language) == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def _written(word: str, table: Mapping[str, str], first: Mapping[str, str]) -> str:
    letters = []
    for place, letter in enumerate(word):
        small = letter.lower()
        said = (first.get(small) if place == 0 else None) or table.get(small, small)
        if letter.isupper():
            # A word all in capitals keeps them all: ЩИТ is SHCHIT, Щит is Shchit.
            said = said.upper() if len(word) > 1 and word.isupper() else said.capitalize()
        letters.append(said)
    return "".join(letters)


def _said(word: str, table: Mapping[str, str]) -> str:
    said, place = [], 0
    while place < len(word):
        for length in (2, 1):
            piece = word[place : place + length]
            if len(piece) == length and piece in table:
                said.append(_iotated(table[piece], word, place))
                place += length
                break
        else:
            said.append(word[place])
            place += 1
    return "".join(said)


def _iotated(said: str, word: str, place: int) -> str:
    """Cyrillic «е» is heard as "ye" where a word or, after a vowel, a syllable begins."""
    if word[place] != "е":
        return said
    return "ye" if place == 0 or word[place - 1] in "аеёиоуыэюяьъіұүәө" else "e"


def _syllables(said: str) -> list[str]:
    """Open syllables where possible; two consonants between vowels part, a glide goes with the second."""
    sounds = _SYLLABLE_SOUNDS.findall(said)
    vowels = [at for at, heard in enumerate(sounds) if heard in _VOWEL_SOUNDS]
    cuts = [0]
    for left, right in pairwise(vowels):
        between = right - left - 1
        glides = between == 2 and sounds[left + 2] in _GLIDES and sounds[left + 1] not in "lmnry"
        if between <= 1 or glides:
            cuts.append(left + 1)
        else:
            cuts.append(left + 2 if between == 2 else left + between)
    cuts.append(len(sounds))
    syllables = ("".join(sounds[a:b]) for a, b in pairwise(cuts) if a < b)
    # One sound until here, so that «ң» is not torn apart.
    return [syllable.replace("ŋ", "ng") for syllable in syllables]
