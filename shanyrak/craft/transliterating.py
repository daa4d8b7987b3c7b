"""
Names of one script in the letters of another, and how to say them.

``latin`` writes Cyrillic the way maps and passports of its land do. ``guess_cyrillic`` goes back, which is always a guess:
several letters share one spelling, and some are not written at all. ``sound`` helps a caller who never heard the name:
simple syllables for English-reading eyes, no stress marks, because we do not know it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
# After BGN/PCGN 1979, without its diacritics. The Latin alphabet that Kazakhstan decided on in 2021 is not in force yet:
# maps, passports and post still write like this.
_KAZAKH = _RUSSIAN | {
    "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "и": "i",
}  # fmt: skip
# Transliteration Act of Bulgaria, 2009. «-ия» at the end of a word is "ia".
_BULGARIAN = _RUSSIAN | {"х": "h", "щ": "sht", "ъ": "a", "ь": "y"}
# BGN/PCGN 1979, without its marks.
_BELARUSIAN = _RUSSIAN | {"г": "h", "е": "ye", "і": "i", "ў": "w", "’": ""}
# The Latin alphabet that Serbian itself uses (Gaj's).
_SERBIAN = _RUSSIAN | {
    "ђ": "đ", "ж": "ž", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "ć", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
# As passports write it, in digraphs.
_MACEDONIAN = _RUSSIAN | {
    "ѓ": "gj", "ѕ": "dz", "ј": "j", "љ": "lj", "њ": "nj", "ќ": "kj", "х": "h", "ц": "c", "џ": "dzh",
}  # fmt: skip
# BGN/PCGN 1979, without diacritics.
_KYRGYZ = _RUSSIAN | {"ж": "j", "ң": "ng", "ө": "o", "ү": "u"}
# BGN/PCGN 1994, without diacritics.
_TAJIK = _RUSSIAN | {"ғ": "gh", "ӣ": "i", "қ": "q", "ӯ": "u", "ҳ": "h", "ҷ": "j"}
# Uzbekistan's own Latin alphabet, law of 1995.
_UZBEK = _RUSSIAN | {"ж": "j", "х": "x", "ғ": "g'", "қ": "q", "ў": "o'", "ҳ": "h", "ъ": "'"}

_LATIN: Mapping[str, Mapping[str, str]] = {
    "ru": _RUSSIAN, "uk": _UKRAINIAN, "kk": _KAZAKH, "bg": _BULGARIAN, "be": _BELARUSIAN, "sr": _SERBIAN,
    "mk": _MACEDONIAN, "ky": _KYRGYZ, "tg": _TAJIK, "uz": _UZBEK,
}  # fmt: skip
_FIRST: Mapping[str, Mapping[str, str]] = {"uk": _UKRAINIAN_FIRST, "uz": {"е": "ye"}}
# Letters that together are written otherwise: Ukrainian «зг» is not «ж», Bulgarian «-ия» ends like a land's name.
_TOGETHER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "uk": (("зг", "zgh"),),
    "bg": ((r"ия\b", "ia"),),
}

# The way back, for a suggestion: the longest spelling first.
_BACK: dict[str, str] = {
    "shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "в", "x": "кс", "y": "ы", "z": "з", "'": "ь", "’": "ь",
}  # fmt: skip
_BACK_TO: Mapping[str, Mapping[str, str]] = {
    "ru": _BACK,
    "uk": _BACK | {
        "zgh": "зг", "shch": "щ", "ie": "є", "iu": "ю", "ia": "я", "yi": "ї", "ye": "є", "h": "г", "g": "ґ", "i": "і",
        "y": "и", "e": "е",
    },
    "kk": _BACK | {"gh": "ғ", "q": "қ", "ng": "ң", "h": "һ", "y": "ы", "j": "ж", "u": "у"},
    "bg": _BACK | {"sht": "щ", "h": "х", "y": "й"},
}  # fmt: skip
ONLY_FIRST: Mapping[str, tuple[str, ...]] = {"uk": ("yi", "ye")}
_UNSURE = frozenset("eychjwxq'’")
_VOWELS = frozenset("aeiouy")

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
    main = _main(language)
    table, first = _LATIN.get(main, _RUSSIAN), _FIRST.get(main, {})
    together = _TOGETHER.get(main, ())
    return re.sub(r"[^\W\d_]+['’]?[^\W\d_]*", lambda word: _written(word[0], table, first, together), text)


@dataclass(frozen=True, slots=True)
class Guess:
    """A text in other letters that nobody has seen yet; ``unsure`` are the Latin letters that may have stood for others."""

    text: str
    unsure: tuple[str, ...]


def has_cyrillic(text: str) -> bool:
    return re.search(r"[\u0400-\u052f]", text) is not None


def guess_cyrillic(text: str, language: str = "ru") -> Guess:
    """
    Guess how a name in Latin letters is written in Cyrillic: a suggestion to look at, never to use as it is.

    >>> guess_cyrillic("Akimu goroda Almaty").text
    'Акиму города Алматы'

    Soft and hard signs are not in the Latin form, and are missing here. A language without a way back is read as Russian.
    """
    table = _BACK_TO.get(_main(language), _BACK)
    words = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*['’]?")
    unsure = {letter for word in words.findall(text) for letter in word.lower() if letter in _UNSURE}
    said = words.sub(lambda word: _guessed(word[0], table, _main(language)), text)
    return Guess(said, tuple(sorted(unsure)))


CYRILLIC_COUNTRIES: Mapping[str, str] = {
    "RU": "ru", "KZ": "ru", "BY": "ru", "KG": "ru", "TJ": "ru", "UZ": "ru", "TM": "ru", "UA": "uk", "BG": "bg",
}  # fmt: skip


def in_other_letters(text: str, country: str, language: str = "ru") -> str:
    """
    Write an address or a name in the other script of its country, for somebody to look at; "" where it has only one.

    From Cyrillic to Latin after ``language``'s custom; back, a guess in the language that offices of ``country``
    (ISO 3166) print.
    """
    if has_cyrillic(text):
        return latin(text, language)
    if country in CYRILLIC_COUNTRIES and re.search("[A-Za-z]", text):
        return guess_cyrillic(text, CYRILLIC_COUNTRIES[country]).text
    return ""


def _guessed(word: str, table: Mapping[str, str], language: str) -> str:
    small, said, place = word.lower(), [], 0
    while place < len(word):
        for length in (4, 3, 2, 1):
            piece = small[place : place + length]
            if (
                len(piece) == length
                and piece in table
                and not (place and piece in ONLY_FIRST.get(language, ()))
            ):
                break
        letter = _in_its_place(piece, small, place, table[piece], language)
        if word[place].isupper():
            letter = letter.upper() if len(word) > 1 and word.isupper() else letter.capitalize()
        said.append(letter)
        place += len(piece)
    return "".join(said)


def _in_its_place(piece: str, word: str, place: int, letter: str, language: str) -> str:
    """Russian and Kazakh «y» and «i» after a vowel are «й», and a name that ends in «ry» ends in «рий»."""
    if language not in {"ru", "kk"} or piece not in {"y", "i"} or place == 0:
        return letter
    is_last = place + 1 == len(word)
    before, after = word[place - 1], word[place + 1 : place + 2]
    if before in _VOWELS and (piece == "y" or is_last or after not in _VOWELS) and before != piece:
        return "й"
    if piece == "y" and is_last and language == "ru" and word.endswith(("ry", "ly", "gy", "ky", "iy")):
        return "ий"
    return letter


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


def _written(
    word: str,
    table: Mapping[str, str],
    first: Mapping[str, str],
    together: tuple[tuple[str, str], ...] = (),
) -> str:
    for pattern, said in together:
        word = re.sub(pattern, _as_big(said), word, flags=re.IGNORECASE)
    letters = []
    for place, letter in enumerate(word):
        small = letter.lower()
        said = (first.get(small) if place == 0 else None) or table.get(small, small)
        if letter.isupper():
            # A word all in capitals keeps them all: ЩИТ is SHCHIT, Щит is Shchit.
            said = said.upper() if len(word) > 1 and word.isupper() else said.capitalize()
        letters.append(said)
    return "".join(letters)


def _as_big(said: str) -> Callable[[re.Match[str]], str]:
    """Write ``said`` with the capitals of what it replaces."""

    def written(found: re.Match[str]) -> str:
        if found[0].isupper():
            return said.upper()
        return said.capitalize() if found[0][0].isupper() else said

    return written


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
