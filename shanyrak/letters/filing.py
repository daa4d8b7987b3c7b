"""A writer tells us what an office answered by post, on the telephone or straight to them; nobody's address is kept."""

from datetime import datetime

from django.db import transaction

from shanyrak.craft.cleaning import clean_letter
from shanyrak.letters.answering import tell_waiting
from shanyrak.letters.models import Answer, Letter
from shanyrak.letters.pooling import NoAnswer, NotItsTarget, UnableToFile, pool_answer
from shanyrak.targets.models import Channel, Office

LONGEST = 6000  # characters
MOST = 5  # answers that one writer files; an office that writes more often is a matter for the desk


class FiledBefore(UnableToFile):
    """This writer has filed these words, or they came to us by mail."""


class TooManyFiled(UnableToFile):
    """This writer has filed as many as one letter gets."""


def file_answer(*, letter: Letter, office: Office, came_by: str, text: str, now: datetime) -> Answer:
    """
    Pool what the office said to this writer with what it said to others; staff read it without the writer's data.

    :raises NoAnswer, NotItsTarget, FiledBefore, TooManyFiled: nothing is filed
    :raises NoPrivateKey: this process cannot compare it with other answers
    """
    text = clean_letter(text, at_most=LONGEST)
    if not text.strip():
        raise NoAnswer
    if came_by not in Channel.values or not letter.targets.filter(office=office, counts=True).exists():
        raise NotItsTarget
    with transaction.atomic():
        # One at a time: two clicks file once.
        locked = Letter.objects.select_for_update(of=["self"]).get(pk=letter.pk)
        answers = Answer.objects.filter(letter=locked)
        if answers.filter(arrival__isnull=True).count() >= MOST:
            raise TooManyFiled
        answer = Answer.objects.create(letter=locked, received_at=now)
        pool = pool_answer(answer, office=office, text=text, came_by=came_by, now=now)
        if answers.filter(pool=pool).exclude(pk=answer.pk).exists():
            raise FiledBefore
        tell_waiting(pool, now=now)
    return answer
