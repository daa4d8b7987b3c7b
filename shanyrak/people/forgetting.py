"""Forget a supporter: the key goes, so nothing sealed opens again; the consents stay as bare facts."""

from datetime import datetime

from shanyrak.people.models import Supporter


def forget(supporter: Supporter, *, now: datetime) -> None:
    supporter.erase()
    Supporter.objects.filter(pk=supporter.pk).update(erased_at=now)
