"""A contact that was printed once more: a new line in the ledger, wherever it is known; what stood there stays."""

from datetime import datetime

from django.db.models import Q, QuerySet

from shanyrak.targets.models import ContactPoint, EvidenceKind
from shanyrak.targets.witnessing import witness


def see(contact: ContactPoint, *, line: str, now: datetime) -> None:
    """
    Write down that a source prints this contact, and that it prints the same way to any other office that has it.

    ``line`` is the line of the source it stands in, "" when nobody kept it.
    """
    _write(contact, contact, line=line, key="first", now=now)
    for other in same_elsewhere(contact):
        _write(other, contact, line=line, key=str(contact.pk), now=now)


def _write(of: ContactPoint, as_printed: ContactPoint, *, line: str, key: str, now: datetime) -> None:
    witness(
        of,
        EvidenceKind.SEEN,
        value=as_printed.printed,
        words=line or as_printed.printed,
        source=as_printed.source,
        day=as_printed.first_seen_on,
        key=key,
        now=now,
    )


def same_elsewhere(contact: ContactPoint) -> QuerySet[ContactPoint]:
    """Contacts of the same way that mean the same mailbox, number or door, under whatever office."""
    forms = {form for form in (contact.normalised, contact.proposed, contact.value) if form}
    if not forms:
        return ContactPoint.objects.none()
    same = Q()
    for form in forms:
        same |= Q(normalised__iexact=form) | Q(proposed__iexact=form)
        same |= Q(confirmations__value__iexact=form, confirmations__approved_by__isnull=False)
    return ContactPoint.objects.filter(same, channel=contact.channel).exclude(pk=contact.pk).distinct()
