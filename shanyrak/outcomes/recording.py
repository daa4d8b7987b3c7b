"""Write down an effect of an appeal, good or bad: who says so, where, and how sure we are."""

import re
from datetime import datetime

from shanyrak.appeals.models import Appeal
from shanyrak.outcomes.models import Confidence, Outcome, OutcomeKind
from shanyrak.people.models import User

DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class UnableToRecord(Exception):
    """Anticipated: nothing was written down. Subclasses name the case."""


class NoSource(UnableToRecord):
    """It does not say who says so, or where that can be read or heard."""


class NoStatement(UnableToRecord):
    pass


class NotADay(UnableToRecord):
    """The day is none: 2026-03-25, 2026-03 or 2026, or nothing."""


class UnknownKind(UnableToRecord):
    pass


def record(
    *,
    appeal: Appeal,
    kind: str,
    statement: str,
    language: str,
    said_by: str,
    source: str,
    confidence: str,
    by: User,
    now: datetime,
    happened_on: str = "",
    is_public: bool = True,
) -> Outcome:
    """
    Record an outcome. ``happened_on`` is as exact as known: a day, a month, a year, or "".

    :raises UnableToRecord: a subclass says why
    """
    if not statement.strip():
        raise NoStatement
    if not said_by.strip() or not source.strip():
        raise NoSource
    if happened_on and not DAY.fullmatch(happened_on):
        raise NotADay
    if kind not in OutcomeKind.values or confidence not in Confidence.values:
        raise UnknownKind
    return Outcome.objects.create(
        appeal=appeal,
        kind=kind,
        statement=statement.strip(),
        language=language,
        happened_on=happened_on,
        said_by=said_by.strip(),
        source=source.strip(),
        confidence=confidence,
        is_public=is_public,
        recorded_by=by,
        recorded_at=now,
    )
