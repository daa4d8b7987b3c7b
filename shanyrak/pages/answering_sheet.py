"""What came back to a letter: that an office answered, what the campaign says to it, and how often it answers at all."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.duties.responding import LEAST, SaidOfOffice, said_of_office
from shanyrak.letters.models import Answer, Letter
from shanyrak.pages.saying import day
from shanyrak.targets.models import Office
from shanyrak.vault.errors import NoPrivateKey


@dataclass(frozen=True, slots=True)
class OurReply:
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """``answered`` is a sentence or "". Each reply of the campaign stands once, however many answers it is to."""

    answered: str
    texts: tuple[str, ...]  # what we could not mail
    replies: tuple[OurReply, ...]
    record: str


def came_back(letter: Letter, office: Office, *, now: datetime) -> CameBack:
    answers = list(
        Answer.objects.filter(letter=letter, pool__office=office)
        .select_related("pool")
        .order_by("received_at", "pk")
    )
    return CameBack(
        _answered(answers),
        tuple(_texts(answers)),
        tuple(_replies(answers)),
        record_line(said_of_office(office, now=now)),
    )


def _answered(answers: list[Answer]) -> str:
    if not answers:
        return ""
    on = {"day": day(answers[0].received_at.date())}
    if all(answer.message_id for answer in answers):
        return _("They answered on %(day)s; we mailed you what they wrote.") % on
    return _("They answered on %(day)s. We mail you nothing of it, so you find it here:") % on


def _texts(answers: list[Answer]) -> Iterable[str]:
    pools = {answer.pool_id: answer.pool for answer in answers if not answer.message_id}
    for pool in pools.values():
        if pool and not pool.is_erased:
            with suppress(NoPrivateKey):
                yield pool.text.open()


def _replies(answers: list[Answer]) -> Iterable[OurReply]:
    pools = {answer.pool_id: answer.pool for answer in answers}
    for pool in pools.values():
        if pool and pool.sent_at:
            yield OurReply(pool.reply, pool.reply_language)


def record_line(known: SaidOfOffice | None) -> str:
    """How often an office answers, in tens; "" when fewer than ten letters went there."""
    if known is None:
        return ""
    if not known.answered:
        return _(
            "Some %(sent)d letters went to this office from here. We know of fewer than %(least)d answers."
        ) % {"sent": known.sent, "least": LEAST}
    return ngettext(
        "Some %(sent)d letters went to this office from here. We know of some %(answered)d answers, half of them "
        "within %(days)d day.",
        "Some %(sent)d letters went to this office from here. We know of some %(answered)d answers, half of them "
        "within %(days)d days.",
        known.days,
    ) % {"sent": known.sent, "answered": known.answered, "days": known.days}
