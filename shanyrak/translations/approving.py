"""A second reader approves a translation, or sends it back with a word."""

from datetime import datetime

from django.db import transaction

from shanyrak.people.models import User
from shanyrak.translations.claiming import CLAIM_LASTS
from shanyrak.translations.models import Translation, TranslationState
from shanyrak.translations.remembering import remember


class UnableToApprove(Exception):
    """Anticipated: the translation stays as it was. Subclasses name the case."""


class SamePerson(UnableToApprove):
    """Whoever translated it does not approve it."""


class NotDrafted(UnableToApprove):
    """It is not waiting for a second reader, or no longer."""


class NoRemark(UnableToApprove):
    """Sent back without a word, nobody would know what to mend."""


def approve(*, translation: Translation, by: User, now: datetime) -> Translation:
    """
    Approve it as it is.

    :raises UnableToApprove: a subclass says why
    """
    with transaction.atomic():
        row = waiting_for(by, translation)
        row.state, row.reviewer, row.approved_at, row.remark = TranslationState.APPROVED, by, now, ""
        row.save(update_fields=["state", "reviewer", "approved_at", "remark"])
        remember(row)
    return row


def send_back(*, translation: Translation, remark: str, by: User, now: datetime) -> Translation:
    """
    Give it back to its translator, who has two hours before it is open to all.

    :raises UnableToApprove: a subclass says why
    """
    if not remark.strip():
        raise NoRemark
    with transaction.atomic():
        row = waiting_for(by, translation)
        row.state, row.remark, row.claimed_until = TranslationState.CLAIMED, remark.strip(), now + CLAIM_LASTS
        row.save(update_fields=["state", "remark", "claimed_until"])
    return row


def waiting_for(reader: User, translation: Translation) -> Translation:
    """
    The row, locked, for a second reader.

    :raises UnableToApprove: a subclass says why it is not theirs to judge
    """
    row = Translation.objects.select_for_update().get(pk=translation.pk)
    if row.state != TranslationState.DRAFTED:
        raise NotDrafted
    if row.translator_id == reader.pk:
        raise SamePerson
    return row
