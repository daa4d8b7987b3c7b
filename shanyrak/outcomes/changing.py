"""What changed since somebody wrote: what happened and what was achieved, in the language they used."""

from collections.abc import Iterator
from datetime import datetime

from shanyrak.appeals.models import Appeal, Development
from shanyrak.craft.days import locale_of, said_day
from shanyrak.outcomes.models import Outcome
from shanyrak.translations.asking import DEVELOPMENT, ask_where_needed
from shanyrak.translations.finding import words_in

OUTCOME = "outcome"
LINES = 6  # in a mail, the newest; the appeal's page has all


def changes_since(appeal: Appeal, *, since: datetime, language: str) -> list[str]:
    """
    A line each, the oldest first. What nobody has translated yet stands as it was written: better than nothing said.
    """
    told = [each for each in _public(appeal) if each.recorded_at > since]
    locale = locale_of(language)
    lines = []
    for each in sorted(told, key=lambda one: one.recorded_at)[-LINES:]:
        day = said_day(_day(each), locale)
        text, _spoken = words_in(
            language, text=_words(each), own=each.language, origin=_origin(each), origin_id=each.pk
        )
        lines.append(f"- {day}: {text}" if day else f"- {text}")
    return lines


def ask_for_changes(*, appeal: Appeal, language: str, now: datetime) -> int:
    """Ask for all that is public of this appeal in a language that a listener used; say how many."""
    return sum(
        ask_where_needed(
            text=_words(each),
            source_language=each.language,
            language=language,
            origin=_origin(each),
            origin_id=each.pk,
            appeal_number=appeal.number,
            now=now,
        )
        for each in _public(appeal)
    )


def _public(appeal: Appeal) -> Iterator[Development | Outcome]:
    yield from appeal.case.developments.filter(is_public=True)
    yield from appeal.outcomes.filter(is_public=True)


def _words(each: Development | Outcome) -> str:
    return each.text if isinstance(each, Development) else each.statement


def _day(each: Development | Outcome) -> str:
    return each.day if isinstance(each, Development) else each.happened_on


def _origin(each: Development | Outcome) -> str:
    return DEVELOPMENT if isinstance(each, Development) else OUTCOME
