"""
Freeze the copies when somebody who keeps them is detained, or may be (field.md, rule 29).

What comes in is still kept, sealed, and answered 250; nothing of it is opened, fetched, shown or released, and the
public pages ask for no copies. The keeper's account is shut and every line of theirs to the desk is cut.
"""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from shanyrak.copies.models import Freeze
from shanyrak.people.models import User


class UnableToThaw(Exception):
    """Anticipated: it stays frozen. Subclasses name the case."""


class SamePersonThaws(UnableToThaw):
    """Whoever asked for the thaw cannot agree to it as well."""


class KeeperThaws(UnableToThaw):
    """Whoever it is about does not thaw it."""


def is_frozen() -> bool:
    return Freeze.objects.on().exists()


def freeze(*, by: User, because: str, now: datetime, keeper: User | None = None) -> Freeze:
    """Freeze at once; one person is enough. ``keeper``, if they have an account here, is shut out of it."""
    with transaction.atomic():
        if keeper:
            User.objects.filter(pk=keeper.pk).update(is_active=False)
            end_sessions(keeper)
        return Freeze.objects.create(keeper=keeper, because=because[:300], frozen_by=by, frozen_at=now)


def thaw(*, freeze: Freeze, by: User, now: datetime) -> Freeze:
    """
    The first asks for it, a second person does it. The keeper's account stays shut: opening it is a deed of its own.

    :raises SamePersonThaws, KeeperThaws: as they say
    """
    with transaction.atomic():
        freeze = Freeze.objects.select_for_update(of=["self"]).get(pk=freeze.pk)
        if freeze.thawed_at:
            return freeze
        if freeze.keeper_id == by.pk:
            raise KeeperThaws
        if freeze.thaw_asked_by_id == by.pk:
            raise SamePersonThaws
        if freeze.thaw_asked_by_id is None:
            freeze.thaw_asked_by = by
        else:
            freeze.thawed_by, freeze.thawed_at = by, now
        freeze.save(update_fields=["thaw_asked_by", "thawed_by", "thawed_at"])
    return freeze


def end_sessions(user: User) -> None:
    """Whoever is signed in as this person is signed out."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
