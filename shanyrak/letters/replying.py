"""An office answered a letter: its writer gets the answer, and the office never gets the writer's address."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.arrivals.models import Arrival
from shanyrak.letters.answering import tell_waiting
from shanyrak.letters.letterhead import status_url
from shanyrak.letters.models import Answer, Letter, LetterTarget
from shanyrak.letters.pooling import pool_answer
from shanyrak.outbox.models import Delivery
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from shanyrak.targets.models import Channel


def pass_on(*, arrival: Arrival, subject: str, text: str, now: datetime) -> bool:
    """
    Mail an answer to the writer of the letter whose token it came to; the same arrival again does nothing more.

    False when the token is of no letter, or its writer was erased: then there is nobody to tell.
    """
    delivery = (
        Delivery.objects.filter(bounce_token=arrival.token, origin="letter").first()
        if arrival.token
        else None
    )
    if delivery is None:
        return False
    letter = Letter.objects.select_related("supporter", "appeal").filter(targets=delivery.origin_id).first()
    if letter is None or letter.supporter.erased_at:
        return False
    if not Answer.objects.filter(arrival=arrival).exists():
        target = LetterTarget.objects.select_related("office").get(pk=delivery.origin_id)
        with transaction.atomic():
            answer = _post(arrival, letter, subject, text, now)
            if text.strip():
                tell_waiting(pool_answer(answer, office=target.office, text=text, now=now), now=now)
    return True


def _post(arrival: Arrival, letter: Letter, subject: str, text: str, now: datetime) -> Answer:
    with translation.override(letter.language):
        lead = _("An office answered your letter for appeal %(number)s. This is what it wrote:") % {
            "number": letter.appeal.number
        }
        ours = _("An answer to your letter for appeal %(number)s") % {"number": letter.appeal.number}
    with transaction.atomic():
        message = write(
            subject=ours,
            body="\n\n".join(filter(None, [lead, subject.strip(), text.strip()])),
            language=letter.language,
            recipient=letter.supporter.email.open(),
            status_url=status_url(letter.appeal),
            appeal_number=str(letter.appeal.number),
            now=now,
        )
        answer = Answer.objects.create(letter=letter, arrival=arrival, message=message, received_at=now)
        post(
            origin="reply",
            origin_id=answer.pk,
            message=message,
            channel=Channel.EMAIL,
            contact=None,
            gate=None,
            now=now,
        )
    return answer
