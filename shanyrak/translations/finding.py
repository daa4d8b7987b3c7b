"""Find a text in another language: an approved translation of exactly this text. One of words that changed since is none."""

from collections.abc import Mapping
from uuid import UUID

from shanyrak.translations.languages import is_same_language
from shanyrak.translations.models import Translation


def words_in(language: str, *, text: str, own: str, origin: str, origin_id: UUID) -> tuple[str, str]:
    """(words, their language): the text itself if it is in that language or no translation is there yet."""
    if not is_same_language(own, language):
        found = translations_of({origin_id: text}, language=language, origin=origin)
        if row := found.get(origin_id):
            return row.text, language
    return text, own


def translations_of(texts: Mapping[UUID, str], *, language: str, origin: str) -> dict[UUID, Translation]:
    """By the texts' ids, in one question; what has no approved translation into this language is left out."""
    rows = Translation.objects.approved().of(origin, *texts).filter(language=language)
    return {row.origin_id: row for row in rows if row.source == texts[row.origin_id]}


def in_every_language(*, text: str, own: str, origin: str, origin_id: UUID) -> dict[str, str]:
    """Language → words: as written, and each approved translation."""
    rows = Translation.objects.approved().of(origin, origin_id).filter(source=text)
    return {own: text, **dict(rows.values_list("language", "text"))}
