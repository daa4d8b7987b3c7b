"""Which languages a letter can be written in, and their phrases."""

from collections.abc import Mapping
from types import MappingProxyType

from shanyrak.craft.composing.phrases import ar, de, en, es, fr, kk, pl, ru, tr, uk
from shanyrak.craft.composing.wording import Phrases

PHRASEBOOK: Mapping[str, Phrases] = MappingProxyType(
    {book.PHRASES.language: book.PHRASES for book in (en, ru, kk, de, fr, es, tr, uk, pl, ar)}
)


class UnknownLanguage(LookupError):
    """No letter can be composed in this language yet."""


def languages() -> tuple[str, ...]:
    """The languages a letter can be composed in, as BCP 47 tags."""
    return tuple(PHRASEBOOK)


def phrases_of(language: str) -> Phrases:
    """
    The phrases of a language; ``ru-KZ`` gives those of ``ru``.

    :raises UnknownLanguage: nobody has written them
    """
    main = language.replace("_", "-").split("-")[0].lower()
    try:
        return PHRASEBOOK[main]
    except KeyError:
        raise UnknownLanguage(language) from None


def roles(language: str) -> Mapping[str, str]:
    """
    As whom one may write: key → the sentence that the letter says.

    :raises UnknownLanguage: nobody has written them
    """
    return phrases_of(language).roles


def reasons(language: str) -> Mapping[str, str]:
    """
    Why one may write: key → the sentence that the letter says.

    :raises UnknownLanguage: nobody has written them
    """
    return phrases_of(language).reasons
