"""The source changed, or is gone: what was translated no longer says what it said."""

from uuid import UUID

from django.db import transaction

from shanyrak.translations.models import Translation, TranslationState


def mark_stale(*, origin: str, origin_id: UUID, source: str) -> int:
    """Tell every language of this text that it now reads ``source``; say how many became stale."""
    with transaction.atomic():
        rows = Translation.objects.select_for_update().of(origin, origin_id)
        return sum(renew(row, source=source) for row in rows.exclude(state=TranslationState.WITHDRAWN))


def renew(translation: Translation, *, source: str) -> bool:
    """Make it stale if its source is another one; what was written stays as a start. False if it is the same."""
    if translation.source == source:
        return False
    translation.source = source
    translation.state = TranslationState.STALE
    translation.translator = translation.reviewer = translation.claimed_until = translation.approved_at = None
    translation.save(
        update_fields=["source", "state", "translator", "reviewer", "claimed_until", "approved_at"]
    )
    return True


def withdraw(translation: Translation) -> bool:
    """It is not wanted any more: source and text are blanked, because the writer may have asked for that."""
    if translation.state == TranslationState.WITHDRAWN:
        return False
    translation.state = TranslationState.WITHDRAWN
    translation.source = translation.text = translation.remark = ""
    translation.translator = translation.claimed_until = None
    translation.save(update_fields=["state", "source", "text", "remark", "translator", "claimed_until"])
    return True
