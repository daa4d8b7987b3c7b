"""Take a text for oneself for two hours, and give it back."""

from datetime import datetime, timedelta

from django.db import transaction

from shanyrak.people.models import User
from shanyrak.translations.models import Translation, TranslationQuerySet, TranslationState

CLAIM_LASTS = timedelta(hours=2)


class UnableToClaim(Exception):
    """Anticipated: the text stays where it is. Subclasses name the case."""


class NotOpen(UnableToClaim):
    """Somebody else has it, or it is done, or no longer wanted."""


class NotYours(UnableToClaim):
    """Somebody else has it by now."""


def claim(*, translation: Translation, by: User, now: datetime) -> Translation:
    """
    Take the text; claiming one's own again gives two more hours.

    :raises NotOpen: somebody else has it, or it is not wanted any more
    """
    with transaction.atomic():
        return_expired(now=now, only=translation)
        row = Translation.objects.select_for_update().get(pk=translation.pk)
        is_mine = row.state == TranslationState.CLAIMED and row.translator_id == by.pk
        if row.state == TranslationState.STALE:
            _reopen(row)
        elif row.state != TranslationState.OPEN and not is_mine:
            raise NotOpen
        row.state, row.translator, row.claimed_until = TranslationState.CLAIMED, by, now + CLAIM_LASTS
        row.save(update_fields=["state", "translator", "claimed_until"])
    return row


def _reopen(row: Translation) -> None:
    row.state = TranslationState.OPEN
    row.save(update_fields=["state"])


def give_back(*, translation: Translation, by: User, now: datetime) -> None:  # noqa: ARG001 -- every deed is told when
    """
    Let somebody else have it; what was written stays as a start.

    :raises NotYours: somebody else has it by now
    """
    mine = Translation.objects.filter(pk=translation.pk, state=TranslationState.CLAIMED, translator=by)
    if not _open(mine):
        raise NotYours


def return_expired(*, now: datetime, only: Translation | None = None) -> int:
    """Open again what was claimed and not finished in time; say how many."""
    expired = Translation.objects.filter(state=TranslationState.CLAIMED, claimed_until__lt=now)
    return _open(expired.filter(pk=only.pk) if only else expired)


def _open(claimed: TranslationQuerySet) -> int:
    return claimed.update(state=TranslationState.OPEN, translator=None, claimed_until=None)
