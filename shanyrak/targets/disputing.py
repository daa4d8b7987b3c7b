"""One person is enough to doubt a contact; two are needed to settle it: by a new value, or by giving it up."""

from datetime import datetime

from django.db import transaction

from shanyrak.targets.models import ContactPoint, Dispute, DisputeEnd, EvidenceKind, GivingUp
from shanyrak.targets.witnessing import witness


class UnableToDispute(Exception):
    """Anticipated: the person can read why. Subclasses name the case."""


class AlreadyDisputed(UnableToDispute):
    """Somebody doubts it already, and nobody has settled that."""


class GivenUp(UnableToDispute):
    """It was given up for good."""


def dispute(
    contact: ContactPoint, *, because: str, by, now: datetime, is_from_reports: bool = False
) -> Dispute:
    """
    Doubt a contact. It stays in use, and the page says that it is doubted.

    :raises AlreadyDisputed: one doubt at a time
    :raises GivenUp: there is nothing left to doubt
    """
    _refuse_if_given_up(contact)
    with transaction.atomic():
        ContactPoint.objects.select_for_update().get(pk=contact.pk)  # two may doubt it at once
        if contact.dispute:
            raise AlreadyDisputed
        opened = Dispute.objects.create(
            contact=contact,
            because=because[:300],
            is_from_reports=is_from_reports,
            opened_by=by,
            opened_at=now,
        )
        witness(contact, EvidenceKind.DISPUTED, words=because, by=by, now=now, key=str(opened.pk))
    return opened


def propose_giving_up(contact: ContactPoint, *, because: str, by, now: datetime) -> GivingUp:
    """
    Propose that this contact is dead for good; ``confirming.approve`` is the second person's.

    :raises GivenUp: it was before
    """
    _refuse_if_given_up(contact)
    return GivingUp.objects.create(contact=contact, because=because[:300], proposed_by=by, proposed_at=now)


def settle(contact: ContactPoint, *, how: DisputeEnd, since: datetime, now: datetime) -> None:
    """End the open doubt, if what two persons now stand for was proposed (``since``) after it arose."""
    Dispute.objects.open().filter(contact=contact, opened_at__lte=since).update(ended=how, ended_at=now)


def _refuse_if_given_up(contact: ContactPoint) -> None:
    if contact.given_up_at:
        raise GivenUp
