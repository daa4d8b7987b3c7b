"""Forget a letter: its words, its writer, its messages lose their keys; that somebody wrote stays as a number."""

from datetime import datetime

from shanyrak.arrivals.forgetting import forget as forget_arrivals
from shanyrak.letters.models import Answer, AnswerPool, Letter
from shanyrak.outbox.forgetting import forget as forget_messages
from shanyrak.outbox.models import Delivery, Message
from shanyrak.people.forgetting import forget as forget_supporter


def forget(letter: Letter, *, now: datetime) -> None:
    messages = list(Message.objects.filter(letter_target__letter=letter))
    answers = list(letter.answers_received.select_related("message", "arrival", "pool"))
    ours = [letter.pk, *letter.targets.values_list("pk", flat=True), *(answer.pk for answer in answers)]
    service = Delivery.objects.filter(origin_id__in=ours, contact__isnull=True).values_list(
        "message", flat=True
    )
    messages += list(Message.objects.filter(pk__in=service))
    messages += [answer.message for answer in answers if answer.message]
    forget_arrivals(answer.arrival for answer in answers if answer.arrival)
    forget_messages(messages, now=now)
    _forget_pools(answers, now)
    letter.erase()
    Letter.objects.filter(pk=letter.pk).update(erased_at=now, own_index=b"")
    forget_supporter(letter.supporter, now=now)


def _forget_pools(answers: list[Answer], now: datetime) -> None:
    """What an office wrote to this writer alone, and nobody has filed or replied to, goes with the letter."""
    for answer in answers:
        pool = answer.pool
        if pool is None or pool.by_hand or pool.reply:
            continue
        if not pool.answers.exclude(letter=answer.letter_id).filter(letter__erased_at__isnull=True).exists():
            pool.erase()
            AnswerPool.objects.filter(pk=pool.pk).update(erased_at=now)
