"""Write a translation: kept while one works, then handed to the second reader."""

from datetime import datetime

from django.db import transaction

from shanyrak.people.models import User
from shanyrak.translations.claiming import CLAIM_LASTS, NotYours
from shanyrak.translations.models import Translation, TranslationState


class UnableToDraft(Exception):
    """Anticipated: nothing was handed on. Subclasses name the case."""


class NothingWritten(UnableToDraft):
    """The translation is empty."""


def keep(*, translation: Translation, text: str, by: User, now: datetime) -> Translation:
    """
    Keep what is written so far, and the claim for two more hours.

    :raises NotYours: somebody else has it by now, or the source has changed
    """
    return _write(translation, text, by=by, now=now, state=TranslationState.CLAIMED)


def draft(*, translation: Translation, text: str, by: User, now: datetime) -> Translation:
    """
    Hand it to the second reader. A claim that ran out holds as long as nobody else took the text.

    :raises NothingWritten: it is empty
    :raises NotYours: somebody else has it by now, or the source has changed
    """
    if not text.strip():
        raise NothingWritten
    return _write(translation, text.strip(), by=by, now=now, state=TranslationState.DRAFTED)


def _write(translation: Translation, text: str, *, by: User, now: datetime, state: str) -> Translation:
    with transaction.atomic():
        row = Translation.objects.select_for_update().get(pk=translation.pk)
        if row.state != TranslationState.CLAIMED or row.translator_id != by.pk:
            raise NotYours
        row.text, row.state = text, state
        row.claimed_until = now + CLAIM_LASTS if state == TranslationState.CLAIMED else None
        row.save(update_fields=["text", "state", "claimed_until"])
    return row
