"""A day as exactly as it is known, said in the reader's language."""

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


def locale_of(language: str) -> Locale:
    """English for a language that babel does not know."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def said_day(edtf: str, locale: Locale) -> str:
    """A day, a month or a year as the reader's language says it; what is no date, as it stands."""
    try:
        match [int(part) for part in edtf.split("-")]:
            case [year, month, day]:
                skeleton = "d MMMM" if locale.language != "en" else "MMMM d"
                return format_date(date(year, month, day), skeleton, locale=locale)
            case [year, month]:
                return format_date(date(year, month, 1), "LLLL y", locale=locale)
    except ValueError:
        pass
    return edtf
