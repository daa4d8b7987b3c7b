"""Ask for a text in another language. Asked twice, it is the same translation."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from shanyrak.appeals.models import Appeal, AppealState, Development
from shanyrak.copies.models import Copy, CopyState
from shanyrak.translations.languages import is_same_language
from shanyrak.translations.models import Translation, TranslationState
from shanyrak.translations.staling import mark_of, renew, withdraw

COPY = "copy"
DEVELOPMENT = "development"


class UnableToAsk(Exception):
    """Anticipated: nothing was asked for. Subclasses name the case."""


class NothingToTranslate(UnableToAsk):
    """The text is empty."""


class SameLanguage(UnableToAsk):
    """The text is in that language already."""


def ask(
    *,
    text: str,
    source_language: str,
    language: str,
    origin: str,
    origin_id: UUID,
    now: datetime,
    appeal_number: int | None = None,
) -> Translation:
    """
    Put a text on the translators' desk, once for each origin and language.

    Asked again with another text, the translation becomes stale and keeps what was written as a start.
    ``text`` must hold nothing of a sender: whoever translates sees all of it.

    :raises UnableToAsk: a subclass says why
    """
    if not text.strip():
        raise NothingToTranslate
    if is_same_language(source_language, language):
        raise SameLanguage
    with transaction.atomic():
        translation, is_new = Translation.objects.select_for_update().get_or_create(
            origin=origin,
            origin_id=origin_id,
            language=language,
            defaults={
                "source": text,
                "mark": mark_of(text),
                "source_language": source_language,
                "appeal_number": appeal_number,
                "asked_at": now,
            },
        )
        if not is_new and translation.state != TranslationState.WITHDRAWN:
            renew(translation, source=text)
    return translation


def ask_where_needed(
    *,
    text: str,
    source_language: str,
    language: str,
    origin: str,
    origin_id: UUID,
    now: datetime,
    appeal_number: int | None = None,
) -> bool:
    """
    Ask, as ``ask`` does, unless the text is in that language already; say whether it was asked for.

    :raises NothingToTranslate: the text is empty
    """
    if is_same_language(source_language, language):
        return False
    ask(
        text=text,
        source_language=source_language,
        language=language,
        origin=origin,
        origin_id=origin_id,
        now=now,
        appeal_number=appeal_number,
    )
    return True


def ask_for_released_copies(*, now: datetime, limit: int = 500) -> int:
    """
    Ask for each released copy in the residents' language, and take back what was asked for withdrawn ones.

    Says how many were newly asked for. Copies written in the residents' language need none.
    """
    there = Translation.objects.filter(
        origin=COPY, origin_id=OuterRef("pk"), language=OuterRef("appeal__residents_language")
    )
    released = (
        Copy.objects.released()
        .filter(~Exists(there))
        .exclude(language=F("appeal__residents_language"))
        .select_related("appeal")
        .order_by("pk")
    )
    asked = 0
    for copy in released.iterator(chunk_size=200):
        if asked == limit:
            break
        asked += _ask_for_copy(copy, copy.appeal, language=copy.appeal.residents_language, now=now)
    take_back_withdrawn_copies()
    return asked


def ask_for_copies_in(*, appeal: Appeal, language: str, now: datetime) -> int:
    """Ask for this appeal's released copies in one more language that its residents read; say how many were asked."""
    released = Copy.objects.released().filter(appeal=appeal).order_by("pk")
    return sum(_ask_for_copy(copy, appeal, language=language, now=now) for copy in released)


def _ask_for_copy(copy: Copy, appeal: Appeal, *, language: str, now: datetime) -> bool:
    return ask_where_needed(
        text=copy.released_text,
        source_language=copy.language,
        language=language,
        origin=COPY,
        origin_id=copy.pk,
        appeal_number=appeal.number,
        now=now,
    )


def take_back_withdrawn_copies() -> int:
    """Withdraw the translations of copies that are no longer released, words and all; say how many."""
    gone = Copy.objects.filter(state=CopyState.WITHDRAWN).values("pk")
    waiting = Translation.objects.filter(origin=COPY, origin_id__in=gone).exclude(
        state=TranslationState.WITHDRAWN
    )
    return sum(withdraw(translation) for translation in waiting)


def ask_for_developments(*, now: datetime) -> int:
    """Ask for what happened in running cases, in the residents' language; say how many were newly asked for."""
    unready = [AppealState.DRAFT, AppealState.REVIEW, AppealState.CLOSED]
    asked = 0
    for development in (
        Development.objects.filter(is_public=True).select_related("case").iterator(chunk_size=200)
    ):
        languages = development.case.appeals.exclude(state__in=unready).values_list(
            "residents_language", "number"
        )
        for language, number in languages:
            had = Translation.objects.of(DEVELOPMENT, development.pk).filter(language=language).exists()
            is_asked = ask_where_needed(
                text=development.text,
                source_language=development.language,
                language=language,
                origin=DEVELOPMENT,
                origin_id=development.pk,
                appeal_number=number,
                now=now,
            )
            asked += is_asked and not had
    return asked
