"""The source changed, or is gone: what was translated no longer says what it said."""

from uuid import UUID

from django.db import transaction

from shanyrak.craft.likeness import fingerprint
from shanyrak.craft.sentences import cut
from shanyrak.translations.models import Translation, TranslationState
from shanyrak.translations.remembering import forget_sentences


def mark_stale(*, origin: str, origin_id: UUID, source: str) -> int:
    """Tell every language of this text that it now reads ``source``; say how many became stale."""
    with transaction.atomic():
        rows = Translation.objects.select_for_update().of(origin, origin_id)
        return sum(renew(row, source=source) for row in rows.exclude(state=TranslationState.WITHDRAWN))


def renew(translation: Translation, *, source: str) -> bool:
    """
    Make it stale if its source is another one; what was written stays as a start, beside the sentences that have not
    changed. Nothing of it is remembered any more: a sentence may be gone because it had to go. False if it is the same.
    """
    if translation.source == source:
        return False
    forget_sentences(translation)
    _scatter(translation)
    translation.pieces = _carried_over(translation, source)
    translation.before = translation.source
    translation.source, translation.mark = source, mark_of(source)
    translation.state = TranslationState.STALE
    translation.gathered_into = translation.other_by = None
    translation.other_text, translation.other_pieces = "", []
    translation.translator = translation.reviewer = translation.claimed_until = translation.approved_at = None
    translation.save()
    return True


def mark_of(source: str) -> int:
    """The fingerprint of a source as a signed number of 64 bits, as PostgreSQL keeps it."""
    bits = fingerprint(source)
    return bits - (1 << 64) if bits >> 63 else bits


def withdraw(translation: Translation) -> bool:
    """It is not wanted any more: source and text are blanked, because the writer may have asked for that."""
    if translation.state == TranslationState.WITHDRAWN:
        return False
    forget_sentences(translation)
    _scatter(translation)
    translation.state = TranslationState.WITHDRAWN
    translation.source = translation.text = translation.remark = ""
    translation.before = translation.other_text = ""
    translation.mark = 0
    translation.pieces, translation.other_pieces = [], []
    translation.translator = translation.claimed_until = translation.gathered_into = None
    translation.save()
    return True


def _scatter(lead: Translation) -> None:
    """Those that it stood for are by themselves again."""
    lead.gathered.update(state=TranslationState.OPEN, gathered_into=None)


def _carried_over(translation: Translation, source: str) -> list[str]:
    old = cut(translation.source).sentences
    if len(old) != len(translation.pieces):
        return []
    known = dict(zip(old, translation.pieces, strict=True))
    return [known.get(sentence, "") for sentence in cut(source).sentences]
