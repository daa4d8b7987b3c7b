"""Forget a person at risk: the name goes with its key. Words that were published with it are for people to change."""

from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import NamedPerson, ShownAs
from shanyrak.appeals.naming import rewrite_drafts
from shanyrak.appeals.wording import initials


def forget(person: NamedPerson, *, by, now: datetime) -> None:
    """
    Destroy the name and how the consent is known; the newest drafts keep initials. Doing it twice is harmless.

    Earlier drafts and what was published keep the name until they are deleted and published again.
    """
    if person.is_erased:
        return
    name = person.name.open()
    with transaction.atomic():
        rewrite_drafts(person, name, initials(name), by=by, now=now)
        person.erase()
        NamedPerson.objects.filter(pk=person.pk).update(
            shown_as=ShownAs.HIDDEN, recorded_by=by, recorded_at=now
        )
