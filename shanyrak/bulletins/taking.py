"""Write down that a partner took so many sheets. No reader's name, no street."""

from datetime import date, datetime

from django.db import transaction

from shanyrak.bulletins.models import Bulletin, BulletinState, Taking
from shanyrak.people.models import Partner, User


class UnableToTake(Exception):
    """Anticipated: nothing was written down. Subclasses name the case."""


class NotApproved(UnableToTake):
    """Two persons must stand for a sheet before anybody carries it."""


class NoSheets(UnableToTake):
    pass


def take(
    *, bulletin: Bulletin, partner: Partner, sheets: int, where: str, taken_on: date, by: User, now: datetime
) -> Taking:
    """
    Record one taking; a sheet may be taken many times. ``where`` is the district, no more.

    :raises UnableToTake: a subclass says why
    """
    if sheets < 1:
        raise NoSheets
    with transaction.atomic():
        row = Bulletin.objects.select_for_update().get(pk=bulletin.pk)
        if row.state == BulletinState.ASSEMBLED:
            raise NotApproved
        if row.state == BulletinState.APPROVED:
            row.state = BulletinState.TAKEN
            row.save(update_fields=["state"])
        return Taking.objects.create(
            bulletin=row,
            partner=partner,
            sheets=sheets,
            where=where.strip(),
            taken_on=taken_on,
            recorded_by=by,
            recorded_at=now,
        )
