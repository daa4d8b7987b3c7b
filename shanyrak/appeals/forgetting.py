"""Forget a person at risk: the name goes with its key. Words that were published with it are for people to change."""

from datetime import datetime

from shanyrak.appeals.models import NamedPerson, ShownAs


def forget(person: NamedPerson, *, now: datetime) -> None:
    """Destroy the name and how the consent is known; from now on the person is not shown at all."""
    person.erase()
    NamedPerson.objects.filter(pk=person.pk).update(shown_as=ShownAs.HIDDEN, recorded_at=now)
