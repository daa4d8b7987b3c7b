"""Two readings of one text: both are kept, and a third person decides."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from shanyrak.craft.sentences import aligned, cut
from shanyrak.people.models import User
from shanyrak.translations.approving import SamePerson, UnableToApprove, waiting_for
from shanyrak.translations.models import Translation, TranslationState
from shanyrak.translations.remembering import remember


class NotDisputed(UnableToApprove):
    """There are no two readings of it, or somebody has decided by now."""


class SameReading(UnableToApprove):
    """The other reading says what the first one says, or nothing."""


def dispute(
    *,
    translation: Translation,
    text: str = "",
    pieces: Sequence[str] | None = None,
    by: User,
    now: datetime,  # noqa: ARG001 -- every deed is told when
) -> Translation:
    """
    The second reader reads it otherwise: their whole reading stands beside the first.

    :raises UnableToApprove: a subclass says why
    """
    with transaction.atomic():
        row = waiting_for(by, translation)
        pieces = list(pieces) if pieces is not None else aligned(row.source, text)
        text = cut(row.source).joined([piece.strip() for piece in pieces]).strip()
        if not text or text == row.text:
            raise SameReading
        row.state, row.other_text, row.other_pieces, row.other_by = (
            TranslationState.DISPUTED,
            text,
            pieces,
            by,
        )
        row.save(update_fields=["state", "other_text", "other_pieces", "other_by"])
    return row


def decide(*, translation: Translation, is_first: bool, by: User, now: datetime) -> Translation:
    """
    Approve one of the two readings; the other is kept beside it.

    :raises UnableToApprove: a subclass says why
    """
    with transaction.atomic():
        row = Translation.objects.select_for_update().get(pk=translation.pk)
        if row.state != TranslationState.DISPUTED:
            raise NotDisputed
        if by.pk in {row.translator_id, row.other_by_id}:
            raise SamePerson
        if not is_first:
            row.text, row.other_text = row.other_text, row.text
            row.pieces, row.other_pieces = row.other_pieces, row.pieces
            row.translator, row.other_by = row.other_by, row.translator
            row.save(update_fields=["text", "other_text", "pieces", "other_pieces", "translator", "other_by"])
        row.state, row.reviewer, row.approved_at, row.remark = TranslationState.APPROVED, by, now, ""
        row.save(update_fields=["state", "reviewer", "approved_at", "remark"])
        remember(row)
    return row
