"""
What an office answered, shown once on the appeal's page, with the campaign's reply.

The words are the office's own: an organiser may leave some out («[…]»), because they tell of a writer, and put none in.
"""

import re
from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import AnswerPool
from shanyrak.outcomes.models import ShownAnswer
from shanyrak.people.models import User
from shanyrak.translations.asking import ask_where_needed

ANSWER, REPLY = "answer", "reply"
LEFT_OUT = re.compile(r"\[[^\]\n]{1,20}\]")


class UnableToShow(Exception):
    """Anticipated: nothing is shown. Subclasses name the case."""


class NothingToShow(UnableToShow):
    pass


class NotInTheAnswer(UnableToShow):
    """Words stand there that the office did not write."""


class SamePerson(UnableToShow):
    """Whoever chose the words does not show them."""


class AlreadyShown(UnableToShow):
    pass


def write_for_all(*, pool: AnswerPool, text: str, language: str, by: User, now: datetime) -> ShownAnswer:
    """
    Choose which of the office's words everybody may read; a second person approves them.

    :raises UnableToShow: a subclass says why
    """
    parts = [_plain(part) for part in LEFT_OUT.split(text) if _plain(part)]
    if not parts or pool.is_erased:
        raise NothingToShow
    answer = _plain(LEFT_OUT.sub(" ", pool.text.open()))
    if any(_plain(part) not in answer for part in parts):
        raise NotInTheAnswer
    with transaction.atomic():
        row = ShownAnswer.objects.select_for_update().filter(pool=pool).first() or ShownAnswer(pool=pool)
        if row.approved_by_id:
            raise AlreadyShown
        row.text, row.language, row.written_by, row.written_at = text.strip(), language, by, now
        row.save()
    return row


def show(*, shown: ShownAnswer, by: User, now: datetime) -> int:
    """
    Show it on the appeal's page, and ask for it in the languages of that page and of the residents; say in how many.

    :raises UnableToShow: a subclass says why
    """
    with transaction.atomic():
        row = (
            ShownAnswer.objects.select_for_update(of=("self",))
            .select_related("pool__appeal")
            .get(pk=shown.pk)
        )
        if row.approved_by_id:
            raise AlreadyShown
        if row.written_by_id == by.pk:
            raise SamePerson
        row.approved_by, row.approved_at = by, now
        row.save(update_fields=["approved_by", "approved_at"])
    return ask_for_answer(row, now=now)


def ask_for_answer(shown: ShownAnswer, *, now: datetime) -> int:
    """Ask for answer and reply in the languages that matter; asking twice is harmless. Says how many texts."""
    pool, asked = shown.pool, 0
    texts = [(ANSWER, shown.text, shown.language)]
    if pool.sent_at:
        texts.append((REPLY, pool.reply, pool.reply_language))
    for language in _languages(pool.appeal):
        for origin, text, own in texts:
            asked += bool(text.strip()) and ask_where_needed(
                text=text,
                source_language=own,
                language=language,
                origin=origin,
                origin_id=pool.pk,
                appeal_number=pool.appeal.number,
                now=now,
            )
    return asked


def ask_for_late_replies(*, now: datetime) -> int:
    """A reply that was sent after its answer was shown needs translating too; say how many texts were asked for."""
    late = ShownAnswer.objects.filter(approved_at__isnull=False, pool__sent_at__isnull=False)
    return sum(ask_for_answer(shown, now=now) for shown in late.select_related("pool__appeal"))


def _languages(appeal: Appeal) -> list[str]:
    published = appeal.publications.values_list("locale__language_code", flat=True)
    return sorted({*published, appeal.residents_language})


def _plain(text: str) -> str:
    return " ".join(text.split())
