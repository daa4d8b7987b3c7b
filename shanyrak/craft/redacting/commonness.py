"""
Which words are common in the languages of a letter, so that a capital before them, or none, tells of nobody.

Lists of nine languages lie in ``common/`` (made by ``bench/common_words.py``), Russian is asked of pymorphy3. A name that is
a common word as well, such as Rose, counts as the word.
"""

import lzma
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from shanyrak.craft.redacting.nouns import is_german_compound

_LISTS = Path(__file__).parent / "common"
_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w-])")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_LEAST_SHARE = 0.05  # of all words, among the hundred commonest: a language in which at least part is written
_APOSTROPHED = re.compile(r"['’](?:s|ve|re|ll|d|m|t)?$|n['’]t$", re.IGNORECASE)
_ELIDED = re.compile(
    r"^(?:[cdjlmnst]|qu|dell|nell|sull|all|un|gl|jusqu|lorsqu|puisqu|quelqu)['’]", re.IGNORECASE
)
# Forms that are too rare to be in a list, though their words are common.
_ENDING = {
    language: re.compile(f"(?:{endings})$")
    for language, endings in {
        "en": "s|es|ed|ing|ly|er|ers|ness",
        "de": "e|en|er|es|em|n|s|st|t|te|ten",
        "fr": "s|es|e|ez|ons|ent|ait|aient|er|ée|ées|és|ement|euse|euses|eur|eurs",
        "es": "(?:[áéíóú]?(?:me|nos|te|os|lo|la|le|los|las|les|se){1,2})|s|es|n|an|en|mos|ad|amente",
        "it": "(?:me|mi|ci|ti|vi|lo|la|li|le|gli|ne|si)|[aeio]",
        "pt": "-?(?:me|nos|te|se|lhe|lo|la|os|as)|s|es|m|mos|em|am|ei",
        "pl": "\\w{1,3}",
        "uk": "\\w{1,3}",
    }.items()
}
_PUT_BACK = {
    "en": ("", "e"),
    "de": ("", "e", "en"),
    "fr": ("", "e", "er"),
    "es": ("", "e", "a", "ar", "er", "ir", "en"),
    "it": ("", "e", "a", "o", "i", "are", "ere", "ire"),
    "pt": ("", "e", "a", "o", "ar"),
    "pl": ("", "a", "ć", "y", "e", "ie", "o", "i"),
    "uk": ("", "а", "и", "ти", "у", "о", "і", "ий"),
}
_SIDE_BY_SIDE = re.compile(
    r"\w+(?:-\w+)*-[A-ZÀ-ÞА-ЯЁІ]"
)  # "Pont-Neuf", "Saint-Ouen": a name, of common words
_PERSONAL = ("Name", "Surn", "Patr", "Geox")


@lru_cache(maxsize=1)
def _commonest() -> dict[str, frozenset[str]]:
    lines = (_LISTS / "commonest.txt").read_text(encoding="utf-8").splitlines()
    return {language: frozenset(words) for language, *words in map(str.split, lines)}


@lru_cache(maxsize=12)
def _list_of(language: str) -> frozenset[str]:
    packed = (_LISTS / f"{language}.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split("\n"))


@lru_cache(maxsize=1)
def _russian() -> Any:
    import pymorphy3  # a fifth of a second, and 40 MB: only for who meets a Russian letter

    return pymorphy3.MorphAnalyzer(lang="ru")


def languages_of(text: str) -> tuple[str, ...]:
    """Give the languages, of those whose common words are known, in which a text is written; () for none of them."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or sum(bool(_KAZAKH.search(word)) for word in words) > 0.3 * len(words):
        return ()
    shares = {
        language: sum(word in commonest for word in words) / len(words)
        for language, commonest in _commonest().items()
    }
    best = max(shares.values())
    return tuple(
        sorted(
            language for language, share in shares.items() if share >= _LEAST_SHARE and share > 0.75 * best
        )
    )


@lru_cache(maxsize=8192)
def is_known_name(word: str, languages: tuple[str, ...]) -> bool:
    """Say whether the dictionary knows a word as a name of people or places: Russian only."""
    return "ru" in languages and any(
        parse.is_known and any(grammeme in parse.tag for grammeme in _PERSONAL)
        for parse in _russian().parse(word)
    )


@lru_cache(maxsize=8192)
def is_common(word: str, languages: tuple[str, ...]) -> bool:
    """Say whether a word, in small letters or with a capital, is common in one of these languages."""
    word_as_written = word
    word = _ELIDED.sub("", _APOSTROPHED.sub("", word.lower())).replace("ß", "ss")
    if len(word) < 3:
        return True
    is_name = bool(_SIDE_BY_SIDE.match(word_as_written)) and "de" not in languages
    return any(_is_common_in(language, word) for language in languages) or (
        "-" in word
        and not is_name
        and all(len(part) < 3 or is_common(part, languages) for part in word.split("-"))
    )


def _is_common_in(language: str, word: str) -> bool:
    if language == "ru":
        return any(
            parse.is_known and not any(grammeme in parse.tag for grammeme in _PERSONAL)
            for parse in _russian().parse(word)
        )
    words = _list_of(language)
    if word in words or (language == "de" and is_german_compound(word, words)):
        return True
    if language == "tr":  # as many endings as one likes behind a stem
        return any(word[:cut] in words for cut in range(len(word) - 1, max(4, len(word) - 8), -1))
    bare = _ENDING[language].sub("", word) if language in _ENDING else word
    if bare == word or len(bare) < 4:
        return False
    return any(bare + end in words for end in _PUT_BACK[language]) or (
        language == "de" and is_german_compound(bare, words)
    )
