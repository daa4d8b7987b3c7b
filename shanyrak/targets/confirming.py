"""Two persons for every value: one says how it is known, another looks and agrees."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from shanyrak.targets.disputing import settle
from shanyrak.targets.models import (
    Confirmation,
    ContactPoint,
    DisputeEnd,
    EvidenceKind,
    GivingUp,
    OfficeSheet,
)
from shanyrak.targets.witnessing import witness


class UnableToApprove(Exception):
    """Anticipated: the person can read why. Subclasses name the case."""


class SamePerson(UnableToApprove):
    """Who proposed it cannot approve it."""


class AlreadyApproved(UnableToApprove):
    """Somebody was quicker; it stands."""


class GivenUpMeanwhile(UnableToApprove):
    """The contact was given up for good: no value of it is used again."""


def propose_value(
    *, contact: ContactPoint, value: str, how: str, by, now: datetime, note: str = ""
) -> Confirmation:
    """
    Say that this is the form to use, and how that is known.

    :raises GivenUpMeanwhile: write it down anew instead
    """
    if contact.given_up_at:
        raise GivenUpMeanwhile
    return Confirmation.objects.create(
        contact=contact,
        value=value.strip(),
        how=how,
        note=note[:300],
        seen_on=now.date(),
        proposed_by=by,
        proposed_at=now,
    )


def approve(row: OfficeSheet | Confirmation | GivingUp, *, by, now: datetime) -> None:
    """
    Stand for what somebody else proposed. From now on it is what the house says and uses.

    :raises SamePerson: the proposer asked
    :raises AlreadyApproved: it was approved before
    :raises GivenUpMeanwhile: the contact was given up since
    """
    if row.proposed_by_id == by.pk:
        raise SamePerson
    with transaction.atomic():
        if isinstance(row, Confirmation | GivingUp) and _locked(row.contact_id).given_up_at:
            raise GivenUpMeanwhile
        changed = (
            type(row)
            .objects.filter(pk=row.pk, approved_by__isnull=True)
            .update(approved_by=by, approved_at=now)
        )
        if not changed:
            raise AlreadyApproved
        row.approved_by, row.approved_at = by, now
        if isinstance(row, Confirmation):
            _confirmed(row, now)
        elif isinstance(row, GivingUp):
            _given_up(row, now)


def _locked(contact_id: UUID) -> ContactPoint:
    return ContactPoint.objects.select_for_update().get(pk=contact_id)


def _confirmed(row: Confirmation, now: datetime) -> None:
    witness(
        row.contact,
        EvidenceKind.CONFIRMED,
        value=row.value,
        words=row.note,
        source=row.how,
        day=row.seen_on.isoformat(),
        by=row.approved_by,
        now=now,
        key=str(row.pk),
    )
    settle(row.contact, how=DisputeEnd.CONFIRMED, since=row.proposed_at, now=now)


def _given_up(row: GivingUp, now: datetime) -> None:
    ContactPoint.objects.filter(pk=row.contact_id).update(given_up_at=now)
    row.contact.given_up_at = now
    witness(
        row.contact, EvidenceKind.GIVEN_UP, words=row.because, by=row.approved_by, now=now, key=str(row.pk)
    )
    settle(row.contact, how=DisputeEnd.GIVEN_UP, since=now, now=now)
