"""
Many letters say the same: one is translated, the others are counted with it («forty more say this»).

A machine proposes which are alike; a person who reads them decides. Each can be taken out again.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from shanyrak.craft.likeness import alike_fingerprints, exact_hash, fingerprint
from shanyrak.people.models import User
from shanyrak.translations.asking import COPY
from shanyrak.translations.models import Translation, TranslationQuerySet, TranslationState

LOOKED_AT = 2000  # that wait for the same appeal in the same two languages
LEADS = (TranslationState.OPEN, TranslationState.CLAIMED, TranslationState.DRAFTED, TranslationState.APPROVED)


class UnableToGather(Exception):
    """Anticipated: every letter stays by itself. Subclasses name the case."""


class NoneChosen(UnableToGather):
    """None of the chosen ones still waits for a translator."""


class CannotLead(UnableToGather):
    """It is not a letter, or is itself gathered, stale or withdrawn."""


def alike_to(translation: Translation) -> list[Translation]:
    """The letters that wait and say nearly the same, the oldest first."""
    if translation.origin != COPY or translation.state not in LEADS:
        return []
    mark, whole = fingerprint(translation.source), exact_hash(translation.source)
    return [
        row
        for row in _waiting_beside(translation)[:LOOKED_AT]
        if exact_hash(row.source) == whole or alike_fingerprints(fingerprint(row.source), mark)
    ]


def gather(*, translation: Translation, chosen: Iterable[UUID], by: User, now: datetime) -> int:  # noqa: ARG001 -- who and when are asked of every deed
    """
    Let this letter stand for the chosen ones; say how many it stands for now.

    :raises UnableToGather: a subclass says why
    """
    with transaction.atomic():
        lead = Translation.objects.select_for_update().get(pk=translation.pk)
        if lead.origin != COPY or lead.state not in LEADS:
            raise CannotLead
        if (
            not _waiting_beside(lead)
            .filter(pk__in=list(chosen))
            .update(state=TranslationState.GATHERED, gathered_into=lead)
        ):
            raise NoneChosen
        return lead.gathered.count()


def take_out(*, translation: Translation, by: User, now: datetime) -> None:  # noqa: ARG001 -- as above
    """Let a gathered letter be translated by itself after all."""
    scatter(Translation.objects.filter(pk=translation.pk))


def scatter(gathered: TranslationQuerySet) -> int:
    return gathered.filter(state=TranslationState.GATHERED).update(
        state=TranslationState.OPEN, gathered_into=None
    )


def _waiting_beside(lead: Translation) -> TranslationQuerySet:
    return (
        Translation.objects.filter(
            origin=COPY,
            appeal_number=lead.appeal_number,
            source_language=lead.source_language,
            language=lead.language,
            state__in=[TranslationState.OPEN, TranslationState.STALE],
            gathered__isnull=True,
        )
        .exclude(pk=lead.pk)
        .order_by("asked_at", "pk")
    )
