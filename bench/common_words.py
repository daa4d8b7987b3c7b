"""
Makes ``shanyrak/craft/redacting/common/*.xz``: words of nine languages that are common, so that a capital before them tells of
nobody. Russian is asked of pymorphy3.

Not part of any run: the lists are made once, and lie in the repository so that the house needs neither the 58 MB of wordfreq
nor the gigabyte of memory of simplemma's dictionaries. To make them again, in a venv of its own:
``pip install wordfreq simplemma Faker && python bench/common_words.py``. Most frequent words come from wordfreq; what Faker
has as a first name goes (but for the 3,000 commonest words), and what it has as a surname, or looks like a Slavic one, goes
unless simplemma knows it as a word. The first hundred of each language, by which a letter's languages are told, lie in
``commonest.txt``.
"""

import importlib
import itertools
import lzma
import pkgutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LISTS = ROOT / "shanyrak" / "craft" / "redacting" / "common"
SIZES = {
    "en": 50_000,
    "de": 80_000,
    "fr": 50_000,
    "es": 50_000,
    "it": 40_000,
    "pt": 40_000,
    "pl": 50_000,
    "tr": 50_000,
    "uk": 50_000,
}
_CERTAINLY_WORDS = 400  # commonest
_SURELY_WORDS = 3000
_COMMONEST = 100


def names() -> tuple[set[str], set[str]]:
    """Give first names and surnames of all locales of Faker, in small letters."""
    import faker.providers.person as persons

    firsts: set[str] = set()
    lasts: set[str] = set()
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for table in dir(provider):
            values = getattr(provider, table)
            if not isinstance(values, (tuple, list, dict)):
                continue
            said = {value.lower() for value in values if isinstance(value, str)}
            if "first" in table or "given" in table or "middle" in table:
                firsts |= said
            elif "last" in table or "sur" in table or "family" in table:
                lasts |= said
    return firsts, lasts


def dictionary_of(language: str) -> set[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    words = DefaultDictionaryFactory().get_dictionary(language)
    return {
        (word.decode() if isinstance(word, bytes) else word).lower().replace("ß", "ss")
        for pair in words.items()
        for word in pair
        if isinstance(word, str | bytes)
    }


def common_words(language: str, firsts: set[str], lasts: set[str]) -> list[str]:
    """Give the common words of a language, commonest first, none of them a name and nothing else."""
    from wordfreq import iter_wordlist

    from shanyrak.craft.redacting.firstnames import first_name_in, has_surname_shape, is_ambiguous

    known = dictionary_of(language)
    words = (word for word in iter_wordlist(language, "best") if word.isalpha() and len(word) > 1)
    kept = []
    for at, word in enumerate(itertools.islice(words, SIZES[language])):
        own = first_name_in(word)
        is_first = word in firsts or own == word
        is_first |= bool(own) and word >= "а" and not is_ambiguous(own) and word not in known
        is_last = word in lasts or has_surname_shape(word.title())
        # German nouns bear capitals as names do, and simplemma knows surnames as well.
        is_last_german = language == "de" and word in lasts and at >= _SURELY_WORDS
        if at < _CERTAINLY_WORDS and not own:
            kept.append(word)
            continue
        if (
            is_last_german
            or (is_first and not (word in known and at < _SURELY_WORDS))
            or (is_last and word not in known)
        ):
            continue
        kept.append(word)
    return kept


def main() -> None:
    firsts, lasts = names()
    from wordfreq import top_n_list

    commonest = [f"ru {' '.join(top_n_list('ru', _COMMONEST))}"]
    for language in SIZES:
        words = common_words(language, firsts, lasts)
        commonest.append(f"{language} {' '.join(words[:_COMMONEST])}")
        packed = lzma.compress("\n".join(sorted(words)).encode(), preset=9)
        (LISTS / f"{language}.xz").write_bytes(packed)
        print(f"{language}: {len(words)} words, {len(packed) // 1024} KB")
    (LISTS / "commonest.txt").write_text("\n".join(commonest) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
