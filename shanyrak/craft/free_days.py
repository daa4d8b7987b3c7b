"""Days on which a country does not work: its weekend (CLDR) and its public holidays (the package ``holidays``)."""

from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})


@lru_cache(maxsize=256)
def working_days(country: str) -> frozenset[int]:
    """
    Days of work in a country (ISO 3166), 0 for Monday: Egypt's are Sunday to Thursday.

    Monday to Friday where CLDR does not know the country.
    """
    try:
        locale = Locale.parse(f"und_{country.upper()}")
    except (UnknownLocaleError, ValueError):
        return MONDAY_TO_FRIDAY
    start, end = locale.weekend_start, locale.weekend_end
    weekend = {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    return frozenset(range(7)) - weekend


def is_holiday(country: str, day: date) -> bool:
    """Whether a public holiday of the whole country falls on this day. False where nobody wrote them down."""
    return day in _of_year(country.upper(), day.year, "")


def holiday_name(country: str, day: date, language: str) -> str:
    """
    Name the public holiday of this day in ``language`` ("kk"); "" when it has no name in that language.

    A feast that depends on the moon says that it is estimated.
    """
    names = _of_year(country.upper(), day.year, language.partition("-")[0].lower())
    return str(names.get(day, "")).replace("; ", ", ")


@lru_cache(maxsize=512)
def _of_year(country: str, year: int, language: str) -> dict[date, str]:
    """Holidays by day. ``language`` "" asks for whatever there is; one that is not there gives an empty dict."""
    import holidays  # a third of a second, and 25 MB: only for who asks

    known = holidays.list_localized_countries().get(country, [])
    spoken = next((each for each in known if each.partition("_")[0] == language), None)
    if language and spoken is None and (known or language != "en"):
        return {}  # names that the package has in no list of languages are English
    if country not in holidays.list_supported_countries():
        return {}
    made: Any = holidays.country_holidays(country, years=year, language=spoken)
    return {day: str(name) for day, name in made.items()}
