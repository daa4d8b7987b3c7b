# ruff: noqa: E501 -- patterns read better unbroken
"""What by its looks alone may be a name: its shape, and that it is no common word."""

import re

from shanyrak.craft.redacting.cities import is_city
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import (
    first_name_in,
    has_patronymic_shape,
    has_surname_shape,
    is_ambiguous,
)
from shanyrak.craft.redacting.nouns import GERMAN_BEFORE_NOUN, is_body, is_german_noun
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.runs import Token, words_before

# Only nouns stand behind these: "eine Abraumhalde", "dieses Gebüsch", "am ersten Brett".
_GERMAN_NOUN_BEFORE = re.compile(
    r"(?<!\w)(?:eine?[mnrs]?|keine?[mnrs]?|diese[mnrs]?|jede[mnrs]?|welche[mnrs]?|manche[mnrs]?|alle[nr]?|viele[nr]?|wenige[nr]?|mehrere[nr]?|einige[nr]?|zwei|drei|vier|fünf|sechs|zehn|zwanzig|hundert|tausend|(?:am|im|vom|zum|beim) (?:erst|zweit|dritt|letzt|nächst)en)\s+$",
    re.IGNORECASE,
)


# "la Semaine de la presse", "the Board": with an article, a common word is one.
_ARTICLE = re.compile(
    r"(?:^|[\s(])(?:the|la|le|les|un|une|el|los|las|una|il|lo|gli|uno|o|a|os|as|um|uma|het|een|l['’])\s*$"
)
# "ein fehlender Stempel", "ihre Lauge", "das Gesuch": only nouns stand behind these; whoever is called "der kleine Anton"
# bears a first name, which was seen before.
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:das|dieses|jenes|ihre[mnrs]?|seine[mnrs]?|deren|dessen|ohne|eure[mnrs]?)\s+$"
    r"|(?<!\w)(?:ein|kein|mein|dein|sein|ihr|unser|euer|eine[mnrs]?|keine[mnrs]?|ihre[mnrs]?|seine[mnrs]?|diese[mnrs]?|viele|alle|mehr)\s(?!Herrn?\b)[a-zäöüß]{3,}(?:e|er|es|en|em)\s+$"
)


# Where a sentence begins, forms of verbs that no list has: "Enterré", "Suéltelo", "Relogez", "Reintegrateli".
_VERB = re.compile(
    r"(?:[áéí]\w*(?:lo|la|le|les|los|las|nos|me)|[^s]é|í|aron|ieron|[^p]ez|ate(?:li|lo|la|le)?|ndo(?:lo|la|nos|me)?)$"
)


def may_be_name(words: list[str], *, is_german: bool) -> bool:
    """After a weak opening ("I am", "ich bin") nationalities and, in German, nouns follow as well."""
    if not words:
        return False
    if first_name_in(words[0]):
        return True
    if len(words) >= 2:
        return not is_german or not is_german_noun(words[0])
    return has_surname_shape(words[0])


def looks_like_name(
    text: str,
    part: list[Token],
    *,
    is_german: bool,
    languages: tuple[str, ...],
    at_sentence_start: bool,
) -> bool:
    """Say whether the words, with nothing around them that says so, can hardly be anything but a name."""
    words = [token.text for token in part if token.shape == "capital"]
    if not words:
        return False
    if all(word.isupper() and len(word) > 1 for word in words) and not any(
        first_name_in(word) for word in words
    ):
        return False  # headlines and abbreviations
    first = first_name_in(words[0])
    bare = words[0].lower().removesuffix("'s").removesuffix("’s")
    if any(has_patronymic_shape(word) for word in words):
        return True
    if any(token.shape == "initial" for token in part):
        return not any(is_public(word) for word in words)
    if len(words) == 1:
        exact = bare == first or not languages
        if first and not (is_ambiguous(first) and (not languages or is_common(words[0], languages))):
            return not at_sentence_start or exact
        if first:
            return not at_sentence_start and _is_stranger(words[0], is_german=is_german)
        if is_german and not first and is_german_noun(words[0]):
            return False
        if is_german and _GERMAN_NOUN_BEFORE.search(words_before(text, part[0].start, 24)):
            return False
        if (
            _ARTICLE.search(words_before(text, part[0].start, 12))
            and languages
            and not first
            and is_common(words[0], languages)
        ):
            return False
        if is_german and languages and _ATTRIBUTE.search(words_before(text, part[0].start, 30)):
            return False
        if at_sentence_start and _VERB.search(words[0]) and not first:
            return False
        if _is_unheard_of(words[0], languages):
            return True
        return not at_sentence_start and (
            has_surname_shape(words[0]) or _is_stranger(words[0], is_german=is_german)
        )
    if first or any(first_name_in(word) and not is_ambiguous(first_name_in(word)) for word in words[1:]):
        return True
    if any(is_public(word) for word in words):
        return False
    if any(has_surname_shape(word) for word in words[1:]):
        return True
    if any(_is_unheard_of(word, languages) for word in words):
        return True
    if is_german:
        before = words_before(text, part[0].start, 20).rstrip()
        last = re.search(r"[\w-]+$", before)
        if languages and all(is_common(word, languages) for word in words):
            return False
        if any(is_german_noun(word) for word in words) or (last and last[0].lower() in GERMAN_BEFORE_NOUN):
            return False
        return not at_sentence_start
    return not is_body(words)


def _is_stranger(word: str, *, is_german: bool) -> bool:
    """Say whether a capital in mid-sentence can hardly stand for anything but a person or a small place."""
    return (
        not is_german
        and len(word) > 2
        and word[1:].islower()
        and not (
            is_public(word) or is_country(word) or is_city(word) or is_occupation(word) or is_beginner(word)
        )
        and not is_body([word])
    )


def _is_unheard_of(word: str, languages: tuple[str, ...]) -> bool:
    """Say whether a word is none of the languages': a surname, a nickname, a village."""
    return (
        bool(languages)
        and len(word) > 2
        and word[1:].islower()
        and not (
            is_public(word) or is_country(word) or is_city(word) or is_occupation(word) or is_beginner(word)
        )
        and not is_common(word, languages)
        and not is_body([word])
    )
