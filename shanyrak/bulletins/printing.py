"""Print a sheet, or put it into a text, a page, words to be read aloud. Made when asked for, in memory, stored nowhere."""

from dataclasses import replace

from babel import Locale
from babel.dates import format_date
from django.conf import settings

from shanyrak.bulletins.models import Bulletin
from shanyrak.bulletins.wording import sheet_words
from shanyrak.craft.days import locale_of, said_day
from shanyrak.craft.printing.bulletin import (
    Bulletin as Sheet,
)
from shanyrak.craft.printing.bulletin import (
    CountryCount,
    DatedLine,
    Quote,
    bulletin_pdf,
    bulletin_text,
    english_foot,
)
from shanyrak.craft.printing.bulletin_aloud import bulletin_aloud
from shanyrak.craft.printing.bulletin_screen import bulletin_html
from shanyrak.letters.letterhead import status_url
from shanyrak.translations.languages import is_same_language

CHARACTERS = 1000


def pdf(bulletin: Bulletin, *, beside: Bulletin | None = None) -> bytes:
    """
    The sheet as a PDF: A4, both sides, folded once; with ``beside``, an issue in another language, for both.

    :raises craft.printing.DoesNotFit: a letter is too long for a leaf; its number says which
    :raises craft.printing.MissingWords: we have no fixed words in this language
    :raises craft.printing.MissingFont: a font must be installed first
    """
    if beside is None:
        return bulletin_pdf(sheet_of(bulletin))
    first = replace(sheet_of(bulletin), english=_foot(bulletin, bulletin.language, beside.language))
    return bulletin_pdf(first, beside=sheet_of(beside))


def text(bulletin: Bulletin) -> str:
    """The same for a telephone, at most 1,000 characters. :raises craft.printing.MissingWords: as above"""
    return bulletin_text(sheet_of(bulletin), limit=CHARACTERS)


def html(bulletin: Bulletin) -> str:
    """The same for a screen, one file. :raises craft.printing.MissingWords: as above"""
    return bulletin_html(sheet_of(bulletin))


def aloud(bulletin: Bulletin) -> str:
    """The same to be read aloud. :raises craft.printing.MissingWords: as above"""
    return bulletin_aloud(sheet_of(bulletin))


def sheet_of(bulletin: Bulletin) -> Sheet:
    facts, locale, appeal = bulletin.facts, locale_of(bulletin.language), bulletin.appeal
    made_at = bulletin.approved_at or bulletin.assembled_at
    words = sheet_words(bulletin.language)
    others = (
        [CountryCount(words.others if words else "…", facts["others"], is_rest=True)]
        if facts["others"]
        else []
    )
    return Sheet(
        name=facts.get("name") or (words.name if words else appeal.case.title),
        number=bulletin.number,
        date=format_date(made_at, "long", locale=locale),
        headline=bulletin.title,
        lead=facts.get("lead") or _lead(bulletin),
        language=bulletin.language,
        counts=(
            *(CountryCount(_country(each["country"], locale), each["people"]) for each in facts["countries"]),
            *others,
        ),
        quotes=tuple(
            Quote(item.text, item.copy.released_name, _country(item.copy.country, locale), item.more)
            for item in bulletin.items.select_related("copy")
            if item.text and item.copy.released_text
        ),
        since=tuple(DatedLine(said_day(line["day"], locale), line["text"]) for line in facts["since"]),
        ahead=tuple(
            DatedLine(said_day(line["day"], locale), line["text"]) for line in facts.get("ahead", [])
        ),
        unknown=facts.get("unknown", ""),
        english=_foot(bulletin, bulletin.language),
        url=status_url(appeal, _spoken(bulletin.language)).partition("://")[2],
        made_at=int(made_at.timestamp()),
    )


def _foot(bulletin: Bulletin, *languages: str) -> str:
    case, made_at = bulletin.appeal.case, bulletin.approved_at or bulletin.assembled_at
    names = Locale.parse("en").languages
    return english_foot(
        number=bulletin.number,
        place=case.place or case.title,
        language=" and ".join(names.get(locale_of(each).language, each) for each in languages),
        date=format_date(made_at, "d MMMM y", locale="en"),
    )


def _lead(bulletin: Bulletin) -> str:
    words, facts = sheet_words(bulletin.language), bulletin.facts
    if words is None:
        return ""
    if not facts["people"]:
        return words.letters
    said = [words.wrote.format(people=facts["people"])]
    if facts["countries"]:
        said.append(words.countries.format(countries=len(facts["countries"])))
    return " ".join(said)


def _spoken(language: str) -> str:
    """The language of the page that the sheet points to: the sheet's own if the house speaks it, else the appeal's."""
    return next((code for code, _name in settings.LANGUAGES if is_same_language(code, language)), "")


def _country(code: str, locale: Locale) -> str:
    return locale.territories.get(code, code) if code else ""
