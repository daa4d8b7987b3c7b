"""Two persons for every value: one says how it is known, another looks and agrees."""

from datetime import datetime

from django.db import transaction

from shanyrak.targets.models import Confirmation, ContactPoint, OfficeSheet


class UnableToApprove(Exception):
    """Anticipated: the person can read why. Subclasses name the case."""


class SamePerson(UnableToApprove):
    """Who proposed it cannot approve it."""


class AlreadyApproved(UnableToApprove):
    """Somebody was quicker; it stands."""


def propose_value(
    *, contact: ContactPoint, value: str, how: str, by, now: datetime, note: str = ""
) -> Confirmation:
    """Say that this is the form to use, and how that is known."""
    return Confirmation.objects.create(
        contact=contact,
        value=value.strip(),
        how=how,
        note=note[:300],
        seen_on=now.date(),
        proposed_by=by,
        proposed_at=now,
    )


def approve(row: OfficeSheet | Confirmation, *, by, now: datetime) -> None:
    """
    Stand for what somebody else proposed. From now on it is what the house says and uses.

    :raises SamePerson: the proposer asked
    :raises AlreadyApproved: it was approved before
    """
    if row.proposed_by_id == by.pk:
        raise SamePerson
    with transaction.atomic():
        changed = (
            type(row)
            .objects.filter(pk=row.pk, approved_by__isnull=True)
            .update(approved_by=by, approved_at=now)
        )
    if not changed:
        raise AlreadyApproved
    row.approved_by, row.approved_at = by, now
