"""A second person stands for a sheet before anybody carries it."""

from datetime import datetime

from django.db import transaction

from shanyrak.bulletins.models import Bulletin, BulletinState
from shanyrak.bulletins.printing import pdf
from shanyrak.copies.models import CopyState
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.craft.printing.words import MissingWords
from shanyrak.people.models import User
from shanyrak.translations.models import TranslationState


class UnableToApprove(Exception):
    """Anticipated: the sheet stays as it was. Subclasses name the case."""


class SamePerson(UnableToApprove):
    """Whoever put it together does not approve it."""


class AlreadyApproved(UnableToApprove):
    pass


class LetterTakenBack(UnableToApprove):
    """A letter on it is no longer released, or its translation no longer approved: assemble the sheet anew."""


class NotPrintable(UnableToApprove):
    """A part does not fit on its leaf, or a font or the fixed words are missing; the cause says which."""


def approve(*, bulletin: Bulletin, by: User, now: datetime) -> Bulletin:
    """
    Approve the sheet as it is. It never changes afterwards.

    :raises UnableToApprove: a subclass says why
    """
    with transaction.atomic():
        row = Bulletin.objects.select_for_update().get(pk=bulletin.pk)
        if row.state != BulletinState.ASSEMBLED:
            raise AlreadyApproved
        if row.assembled_by_id == by.pk:
            raise SamePerson
        for item in row.items.select_related("copy", "translation"):
            is_translated = item.translation is None or item.translation.state == TranslationState.APPROVED
            if item.copy.state != CopyState.RELEASED or not is_translated or not item.text:
                raise LetterTakenBack
        try:
            pdf(row)  # an approved sheet cannot be mended any more, so it must print
        except (DoesNotFit, MissingFont, MissingWords) as trouble:
            raise NotPrintable from trouble
        row.state, row.approved_by, row.approved_at = BulletinState.APPROVED, by, now
        row.save(update_fields=["state", "approved_by", "approved_at"])
    return row
