"""A letter came back, or its contact was set aside: its writer hears which other ways there are. Once a letter."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.appeals.models import AppealState
from shanyrak.letters.letterhead import letter_url, status_url
from shanyrak.letters.links import manage_token
from shanyrak.letters.models import LetterState, LetterTarget
from shanyrak.outbox.mailing import mail
from shanyrak.outbox.models import Delivery, DeliveryState

ORIGIN = "otherway"
AT_ONCE = 500


def offer_other_ways(*, now: datetime, limit: int = AT_ONCE) -> int:
    """
    Write to those whose letter to an office got through by no way at all; how many were told.

    Nothing is sent by another channel without them: a letter goes by the ways that its writer chose. What waits for
    a contact that is set aside goes on waiting, and leaves if the contact is restored or mended.
    """
    return sum(_offer(target, now=now) for target in stranded()[:limit])


def stranded() -> QuerySet[LetterTarget]:
    """Letters of live appeals that came back or wait in vain, by every way they took, and whose writer was not told."""
    deliveries = Delivery.objects.filter(origin="letter", origin_id=OuterRef("pk"))
    in_vain = Q(state__in=[DeliveryState.BOUNCED, DeliveryState.REFUSED]) | Q(
        state=DeliveryState.QUEUED, contact__suspended_at__isnull=False
    )
    is_told = Delivery.objects.filter(origin=ORIGIN, origin_id=OuterRef("pk"))
    return (
        LetterTarget.objects.filter(
            Exists(deliveries.filter(in_vain)),
            ~Exists(deliveries.exclude(in_vain).exclude(state=DeliveryState.WITHDRAWN)),
            ~Exists(is_told),
            counts=True,
            letter__state=LetterState.CONFIRMED,
            letter__appeal__state=AppealState.LIVE,
            letter__supporter__erased_at__isnull=True,
            letter__supporter__email__isempty=False,
        )
        .select_related("letter__supporter", "letter__appeal", "office")
        .order_by("pk")
    )


def _offer(target: LetterTarget, *, now: datetime) -> bool:
    letter = target.letter
    sheet = target.office.sheet
    with translation.override(letter.language):
        subject = _("Your letter did not arrive: another way is better")
        body = _(
            "Your letter for appeal %(number)s did not reach %(office)s: the address does not work, or they did not "
            "take it. You did nothing wrong.\n"
            "\n"
            "The page of the appeal shows the other ways to reach them, such as post, telephone or their web form, "
            "and which is the surest today:\n"
            "%(appeal)s\n"
            "\n"
            "Here you find the text of your letter again:\n"
            "%(letter)s"
        ) % {
            "number": letter.appeal.number,
            "office": sheet.name if sheet else _("The office"),
            "appeal": status_url(letter.appeal, letter.language),
            "letter": letter_url(manage_token(letter), letter.language),
        }
    return mail(
        origin=ORIGIN,
        origin_id=target.pk,
        recipient=letter.supporter.email.open(),
        subject=subject,
        body=body,
        language=letter.language,
        status_url=status_url(letter.appeal),
        appeal_number=str(letter.appeal.number),
        now=now,
    )
