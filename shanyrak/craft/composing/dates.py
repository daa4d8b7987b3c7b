"""Days as a letter writes them."""

from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date


def long_date(iso: str, language: str) -> str:
    """
    Write a day out in its language: "15 May 2026"; "" for no day.

    A language whose dates we do not know, or what is no ISO date, stands as it was given. Never raises.
    """
    try:
        day = format_date(date.fromisoformat(iso), "long", locale=_locale(language))
    except (ValueError, UnknownLocaleError):
        return iso
    return day.replace("\u202f", "\u00a0")  # not every font has the narrow space


def _locale(language: str) -> Locale:
    if language == "en":
        language = "en-GB"  # a letter crosses borders; "15 May 2026" is read alike everywhere
    return Locale.parse(language, sep="-")
