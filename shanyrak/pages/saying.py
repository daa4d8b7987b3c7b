"""Days, languages and countries in the reader's own words."""

import re
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Django has no Kazakh formats and writes English days the American way, so the days come from CLDR.
LOCALES = {"en": "en_GB"}
YEAR_FIRST = {"kk": {"day": "y 'ж'. d MMMM", "month": "y 'ж'. MMMM"}}  # 2026 ж. 22 қараша


def day(value: date | str, *, with_year: bool = False, is_start: bool = False, language: str = "") -> str:
    """
    Say a day as exactly as it is known. ``is_start`` gives a month the case that «since» asks for («с марта 2009»).

    ``value`` is a date or EDTF text: "2009-03-25", "2009-03", "2009" or "". Text that is none of these comes back
    as it is: somebody wrote it, and the reader may understand it.
    """
    if isinstance(value, date):
        locale = _locale(language)
        with_year_there = YEAR_FIRST.get(locale.language, {}).get("day", "d MMMM y")
        return format_date(value, with_year_there if with_year else "d MMMM", locale=locale)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return day(date.fromisoformat(value), with_year=True, language=language)
        except ValueError:
            return value
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = map(int, match.groups())
        if 1 <= month <= 12:
            locale = _locale(language)
            month_and_year = YEAR_FIRST.get(locale.language, {}).get(
                "month", "MMMM y" if is_start else "LLLL y"
            )
            return format_date(date(year, month, 1), month_and_year, locale=locale)
    return value


def weekday(value: date) -> str:
    return format_date(value, "EEEE", locale=_locale(""))


def language_name(code: str) -> str:
    """The language's name in the reader's language; the code when nobody knows it."""
    return _locale("").languages.get(code.split("-", maxsplit=1)[0]) or code


def own_name(code: str) -> str:
    """The language's name in itself: «Қазақша» stands better in a list than «қазақ тілі»."""
    known = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
    try:
        return known.get(code) or (Locale.parse(code).get_display_name(code) or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code


def country_name(code: str, *, language: str = "") -> str:
    return _locale(language).territories.get(code.upper(), code) if code else ""


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of every country, by name. Regions such as «Europe» and leftovers of old lists are left out."""
    leftovers = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    names = _locale(language).territories.items()
    known = [(code, name) for code, name in names if re.fullmatch("[A-Z]{2}", code) and code not in leftovers]
    return tuple(sorted(known, key=lambda pair: _sorting(pair[1])))


def said(kind: str) -> str:
    """What we call a channel when we speak to a supporter."""
    return {
        "email": _("Email"),
        "post": _("Post"),
        "fax": _("Fax"),
        "phone": _("Phone"),
        "webform": _("Web form"),
        "handin": _("By hand"),
    }.get(kind, kind)


def locale_of_reader() -> Locale:
    return _locale("")


def _sorting(name: str) -> str:
    return (
        name.casefold()
        .replace("å", "a")
        .replace("ç", "c")
        .replace("é", "e")
        .replace("ô", "o")
        .replace("ё", "е")
    )


def _locale(language: str) -> Locale:
    code = language or get_language() or "en"
    try:
        return Locale.parse(LOCALES.get(code, code.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")
