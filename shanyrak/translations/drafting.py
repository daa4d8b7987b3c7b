"""Write a translation: kept while one works, then handed to the second reader."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from shanyrak.craft.sentences import aligned, cut
from shanyrak.people.models import User
from shanyrak.translations.claiming import CLAIM_LASTS, NotYours
from shanyrak.translations.models import Translation, TranslationState


class UnableToDraft(Exception):
    """Anticipated: nothing was handed on. Subclasses name the case."""


class NothingWritten(UnableToDraft):
    """The translation is empty."""


def keep(
    *,
    translation: Translation,
    text: str = "",
    pieces: Sequence[str] | None = None,
    by: User,
    now: datetime,
) -> Translation:
    """
    Keep what is written so far, and the claim for two more hours. ``pieces`` as in ``draft``.

    :raises NotYours: somebody else has it by now, or the source has changed
    """
    return _write(translation, text, pieces, by=by, now=now, state=TranslationState.CLAIMED)


def draft(
    *,
    translation: Translation,
    text: str = "",
    pieces: Sequence[str] | None = None,
    by: User,
    now: datetime,
) -> Translation:
    """
    Hand it to the second reader: the whole ``text``, or ``pieces``, one a sentence of the source (empty where the
    neighbour says both). A claim that ran out holds as long as nobody else took the text.

    :raises NothingWritten: it is empty
    :raises NotYours: somebody else has it by now, or the source has changed
    """
    if not text.strip() and not any(piece.strip() for piece in pieces or ()):
        raise NothingWritten
    return _write(translation, text.strip(), pieces, by=by, now=now, state=TranslationState.DRAFTED)


def _write(
    translation: Translation,
    text: str,
    pieces: Sequence[str] | None,
    *,
    by: User,
    now: datetime,
    state: str,
) -> Translation:
    with transaction.atomic():
        row = Translation.objects.select_for_update().get(pk=translation.pk)
        if row.state != TranslationState.CLAIMED or row.translator_id != by.pk:
            raise NotYours
        if pieces is None:
            row.text, row.pieces = text, aligned(row.source, text)
        else:
            source = cut(row.source)
            if len(pieces) != len(source.sentences):
                raise NotYours  # the page showed another source
            row.pieces = [" ".join(piece.split()) for piece in pieces]
            row.text = source.joined(row.pieces).strip()
        row.state = state
        row.claimed_until = now + CLAIM_LASTS if state == TranslationState.CLAIMED else None
        row.save(update_fields=["text", "pieces", "state", "claimed_until"])
    return row
