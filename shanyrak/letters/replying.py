"""An office answered a letter: its writer gets the answer, and the office never gets the writer's address."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.arrivals.models import Arrival
from shanyrak.letters.answering import tell_waiting
from shanyrak.letters.letterhead import status_url
from shanyrak.letters.models import Answer, Letter, LetterTarget
from shanyrak.letters.pooling import pool_answer, without_writers
from shanyrak.letters.unsubscribing import is_wanted, unsubscribe_line, unsubscribe_url
from shanyrak.outbox.models import BUNDLE, Delivery
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from shanyrak.people.models import Purpose
from shanyrak.targets.models import Channel


def pass_on(*, arrival: Arrival, subject: str, text: str, now: datetime) -> bool:
    """
    Mail an answer to the writer of the letter whose token it came to; the same arrival again does nothing more.

    An answer to letters that travelled together goes to each of their writers, without the names of the others. A
    writer whose address we no longer hold, or who wants no such mails, finds it on the page of the letter.

    False when the token is of no letter, or its writers were erased: then there is nobody to tell.
    """
    targets = list(_targets(arrival.token))
    if len(targets) > 1:
        letters = [target.letter for target in targets]
        subject, text = without_writers(letters, subject), without_writers(letters, text)
    for target in targets:
        with transaction.atomic():
            answer, is_new = Answer.objects.get_or_create(
                arrival=arrival, letter=target.letter, defaults={"received_at": now}
            )
            if is_new:
                _mail(answer, subject, text, now)
            if is_new and text.strip():
                tell_waiting(pool_answer(answer, office=target.office, text=text, now=now), now=now)
    return bool(targets)


def _targets(token: str) -> QuerySet[LetterTarget]:
    """The letters that left with this token: one, or all of a bundle."""
    found = Delivery.objects.filter(bounce_token=token) if token else Delivery.objects.none()
    left = found.filter(origin="letter") | Delivery.objects.filter(
        origin="letter", bundle__in=found.filter(origin=BUNDLE)
    )
    return (
        LetterTarget.objects.filter(
            pk__in=left.values("origin_id"), letter__supporter__erased_at__isnull=True
        )
        .select_related("office", "letter__supporter", "letter__appeal__case")
        .order_by("pk")
    )


def _mail(answer: Answer, subject: str, text: str, now: datetime) -> None:
    letter: Letter = answer.letter
    recipient = letter.supporter.email.open()
    if not recipient or not is_wanted(letter, Purpose.ANSWERS):
        return
    url = unsubscribe_url(letter, Purpose.ANSWERS)
    with translation.override(letter.language):
        lead = _("An office answered your letter for appeal %(number)s. This is what it wrote:") % {
            "number": letter.appeal.number
        }
        ours = _("An answer to your letter for appeal %(number)s") % {"number": letter.appeal.number}
    answer.message = write(
        subject=ours,
        body="\n\n".join(
            filter(
                None, [lead, subject.strip(), text.strip(), unsubscribe_line(url, language=letter.language)]
            )
        ),
        unsubscribe_url=url,
        language=letter.language,
        recipient=recipient,
        status_url=status_url(letter.appeal),
        appeal_number=str(letter.appeal.number),
        now=now,
    )
    answer.save(update_fields=["message"])
    post(
        origin="reply",
        origin_id=answer.pk,
        message=answer.message,
        channel=Channel.EMAIL,
        contact=None,
        gate=None,
        now=now,
    )
