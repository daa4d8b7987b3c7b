"""The campaign replies to an office's answer once, for all who got it: one person writes, another sends."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.letters.letterhead import letter_url
from shanyrak.letters.links import manage_token
from shanyrak.letters.models import Answer, AnswerPool
from shanyrak.letters.telling import tell
from shanyrak.outbox.models import Delivery
from shanyrak.people.models import Purpose, Supporter, User

ORIGIN = "pooled"


class UnableToAnswer(Exception):
    """Anticipated: nothing was written or sent. Subclasses name the case."""


class NoReply(UnableToAnswer):
    """There are no words."""


class SentBefore(UnableToAnswer):
    """It was sent: what people have read is not changed behind their back."""


class SamePerson(UnableToAnswer):
    """Whoever wrote the words does not send them."""


def write_reply(*, pool: AnswerPool, text: str, language: str, by: User, now: datetime) -> AnswerPool:
    """:raises NoReply, SentBefore: as they say"""
    if not text.strip():
        raise NoReply
    with transaction.atomic():
        row = _locked(pool)
        if row.sent_at:
            raise SentBefore
        row.reply, row.reply_language, row.written_by = text.strip(), language, by
        row.read_by, row.read_at = row.read_by or by, row.read_at or now
        row.save(update_fields=["reply", "reply_language", "written_by", "read_by", "read_at"])
    return row


def send_reply(*, pool: AnswerPool, by: User, now: datetime) -> int:
    """
    Mail the reply once to each who got the answer and asked to hear of the appeal; how many were newly posted.

    Called again it posts to those who are still missing. Everybody else finds it on the page of their letter.

    :raises NoReply, SamePerson: as they say
    """
    with transaction.atomic():
        row = _locked(pool)
        if not row.reply:
            raise NoReply
        if row.written_by_id == by.pk:
            raise SamePerson
        if row.sent_at is None:
            row.sent_by, row.sent_at = by, now
            row.save(update_fields=["sent_by", "sent_at"])
    return tell_waiting(row, now=now)


def tell_waiting(pool: AnswerPool, *, now: datetime) -> int:
    """Post a sent reply to those of the pool who have not got it; also to who joined it later."""
    if pool.sent_at is None:
        return 0
    answers = pool.answers.select_related("letter__supporter", "letter__appeal")
    waiting = answers.exclude(
        pk__in=Delivery.objects.filter(origin=ORIGIN, origin_id__in=answers.values("pk")).values("origin_id")
    )
    listening = Supporter.objects.reachable().agreed(Purpose.NEWS, scope=str(pool.appeal_id))
    once_each: dict[object, Answer] = {}
    for answer in waiting.filter(letter__supporter__in=listening.values("pk")).order_by("received_at", "pk"):
        once_each.setdefault(answer.letter_id, answer)
    told = set(
        answers.filter(
            pk__in=Delivery.objects.filter(origin=ORIGIN, origin_id__in=answers.values("pk")).values(
                "origin_id"
            )
        ).values_list("letter_id", flat=True)
    )
    fresh = [answer for letter, answer in once_each.items() if letter not in told]
    for answer in fresh:
        _post(pool, answer, now)
    return len(fresh)


def _post(pool: AnswerPool, answer: Answer, now: datetime) -> None:
    letter = answer.letter
    with translation.override(letter.language):
        subject = _("What we say to the answer you got")
        foot = _(
            "You got an answer to your letter for appeal %(number)s, and asked to hear of it. Here you can read your "
            "letter again, or have everything erased that we hold about you:\n%(letter)s"
        ) % {"number": letter.appeal.number, "letter": letter_url(manage_token(letter), letter.language)}
    tell(
        letter=letter, purpose=Purpose.NEWS, origin=ORIGIN, origin_id=answer.pk, subject=subject,
        body=f"{pool.reply}\n\n{foot}", language=pool.reply_language, now=now,
    )  # fmt: skip


def _locked(pool: AnswerPool) -> AnswerPool:
    return AnswerPool.objects.select_for_update(of=("self",)).get(pk=pool.pk)
