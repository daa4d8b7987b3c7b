"""Forget a letter: its words, its writer, its messages lose their keys; that somebody wrote stays as a number."""

from datetime import datetime

from shanyrak.arrivals.forgetting import forget as forget_arrivals
from shanyrak.letters.models import Letter
from shanyrak.outbox.forgetting import forget as forget_messages
from shanyrak.outbox.models import Delivery, Message
from shanyrak.people.forgetting import forget as forget_supporter


def forget(letter: Letter, *, now: datetime) -> None:
    messages = list(Message.objects.filter(letter_target__letter=letter))
    ours = [letter.pk, *letter.targets.values_list("pk", flat=True)]
    service = Delivery.objects.filter(origin_id__in=ours, contact__isnull=True).values_list(
        "message", flat=True
    )
    messages += list(Message.objects.filter(pk__in=service))
    answers = list(letter.answers_received.select_related("message", "arrival"))
    messages += [answer.message for answer in answers]
    forget_arrivals(answer.arrival for answer in answers)
    forget_messages(messages, now=now)
    letter.erase()
    Letter.objects.filter(pk=letter.pk).update(erased_at=now)
    forget_supporter(letter.supporter, now=now)
