"""
Many letters say the same: one is translated, the others are counted with it («forty more say this»).

A machine proposes which are alike; a person who reads them decides. Each can be taken out again.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from shanyrak.craft.likeness import alike_fingerprints
from shanyrak.people.models import User
from shanyrak.translations.asking import COPY
from shanyrak.translations.models import Translation, TranslationQuerySet, TranslationState

LOOKED_AT = 20_000  # letters of one appeal between the same two languages
WAITING = (TranslationState.OPEN, TranslationState.STALE)
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
    return _alike(translation, _waiting_beside(translation))


def leads_for(translation: Translation) -> list[Translation]:
    """Letters that are being translated or are done, and that a waiting one might be counted with; at most three."""
    if translation.origin != COPY or translation.state not in WAITING:
        return []
    working = [state for state in LEADS if state not in WAITING]
    return _alike(translation, _beside(translation).filter(state__in=working).order_by("-asked_at", "-pk"))[
        :3
    ]


def _alike(translation: Translation, rows: TranslationQuerySet) -> list[Translation]:
    """By the fingerprints that stand in the rows: thousands in milliseconds."""
    marks = dict(rows.values_list("pk", "mark")[:LOOKED_AT])
    near = [pk for pk, mark in marks.items() if alike_fingerprints(_bits(mark), _bits(translation.mark))]
    found = Translation.objects.in_bulk(near)
    return [found[pk] for pk in near if pk in found]


def _bits(mark: int) -> int:
    return mark & (1 << 64) - 1


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
    rows = _beside(lead).filter(state__in=WAITING, gathered__isnull=True)
    return rows.order_by("asked_at", "pk")


def _beside(row: Translation) -> TranslationQuerySet:
    """The other letters of its appeal, between the same languages."""
    return Translation.objects.filter(
        origin=COPY,
        appeal_number=row.appeal_number,
        source_language=row.source_language,
        language=row.language,
    ).exclude(pk=row.pk)
