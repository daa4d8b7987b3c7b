"""
Makes ``shanyrak/craft/redacting/common/*.xz``: words of nine languages that are common, so that a capital before them tells of
nobody. Russian is asked of pymorphy3.

Not part of any run: the lists are made once, and lie in the repository so that the house needs neither the 58 MB of wordfreq
nor the gigabyte of memory of simplemma's dictionaries. To make them again, in a venv of its own:
``pip install wordfreq simplemma Faker && python bench/common_words.py``. Most frequent words come from wordfreq; what Faker
has as a first name goes (but for the 3,000 commonest words), and what it has as a surname, or looks like a Slavic one, goes
unless simplemma knows it as a word. The first hundred of each language, by which a letter's languages are told, lie in
``commonest.txt``. ``names.xz`` are first names of Faker that are no word of any of these languages.
"""

import importlib
import itertools
import lzma
import pkgutil
import re
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


# Locales whose first names supporters bear; those of Bulgaria are many, and half of them words elsewhere.
_LOCALES = [
    "en_US",
    "en_GB",
    "en_IN",
    "en_NZ",
    "en_IE",
    "en_NG",
    "en_KE",
    "de_DE",
    "de_AT",
    "de_CH",
    "fr_FR",
    "fr_CA",
    "fr_BE",
    "fr_QC",
    "fr_DZ",
    "es_ES",
    "es_MX",
    "es_AR",
    "es_CO",
    "es_CL",
    "es_CA",
    "it_IT",
    "pt_PT",
    "pt_BR",
    "pl_PL",
    "tr_TR",
    "ru_RU",
    "uk_UA",
    "az_AZ",
    "ka_GE",
    "uz_UZ",
    "ro_RO",
    "hu_HU",
    "cs_CZ",
    "nl_NL",
    "nl_BE",
    "sv_SE",
    "no_NO",
    "da_DK",
    "fi_FI",
    "hr_HR",
    "lt_LT",
    "lv_LV",
    "et_EE",
    "id_ID",
    "vi_VN",
    "yo_NG",
    "ha_NG",
    "ig_NG",
    "tw_GH",
    "zu_ZA",
    "ga_IE",
]
_WORDS_OF = ("en", "fr", "es", "it", "ru", "uk")  # simplemma's German and Turkish know names as words
_SPELT = re.compile(r"[a-zß-ɏḀ-ỿ]{4,}|[а-яёіїєґ]{4,}")


def first_names(common: set[str]) -> list[str]:
    """Give the first names that are no word of any language, nor a place or a body."""
    from shanyrak.craft.redacting.cities import is_city
    from shanyrak.craft.redacting.places import is_beginner, is_public

    names: set[str] = set()
    for locale in _LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for table in dir(provider):
            values = getattr(provider, table)
            if isinstance(values, (tuple, list, dict)) and ("first" in table or "given" in table):
                names |= {value.lower() for value in values if isinstance(value, str)}
    words = common.union(*map(dictionary_of, _WORDS_OF))
    return sorted(
        name
        for name in names - words
        if _SPELT.fullmatch(name) and not (is_public(name) or is_beginner(name) or is_city(name))
    )


def main() -> None:
    firsts, lasts = names()
    common: set[str] = set()
    from wordfreq import top_n_list

    commonest = [f"ru {' '.join(top_n_list('ru', _COMMONEST))}"]
    for language in SIZES:
        words = common_words(language, firsts, lasts)
        commonest.append(f"{language} {' '.join(words[:_COMMONEST])}")
        common |= set(words)
        packed = lzma.compress("\n".join(sorted(words)).encode(), preset=9)
        (LISTS / f"{language}.xz").write_bytes(packed)
        print(f"{language}: {len(words)} words, {len(packed) // 1024} KB")
    (LISTS / "names.xz").write_bytes(lzma.compress("\n".join(first_names(common)).encode(), preset=9))
    (LISTS / "commonest.txt").write_text("\n".join(commonest) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
