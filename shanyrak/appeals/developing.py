"""Something happened in a case: write it down with its day and its source."""

from datetime import datetime

from shanyrak.appeals.models import Case, Development


def record(
    *, case: Case, day: str, text: str, language: str, source: str, is_public: bool, by, now: datetime
) -> Development:
    """``day`` is EDTF, as exact as known: 2009-03-25, 2009-03, 2009 or ""."""
    return Development.objects.create(
        case=case,
        day=day,
        text=text,
        language=language,
        source=source,
        is_public=is_public,
        recorded_by=by,
        recorded_at=now,
    )
