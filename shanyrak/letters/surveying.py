"""Two weeks after a letter left: three questions, one mail, to those who agreed to be asked. Answers know no letter."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.letters.models import Again, Heard, HeardBy, Letter, SurveyReply
from shanyrak.letters.telling import tell
from shanyrak.outbox.models import Delivery
from shanyrak.people.models import Purpose, Supporter
from shanyrak.vault.blind import blind_index

ORIGIN = "survey"
AFTER = timedelta(days=14)
UNTIL = timedelta(days=28)  # whoever was not asked by then is not asked any more
SALT = "letters.survey"
AT_ONCE = 500


class UnableToCount(Exception):
    """Anticipated: nothing was counted. Subclasses name the case."""


class NotUnderstood(UnableToCount):
    """One of the three answers is missing."""


class CountedBefore(UnableToCount):
    """This letter's answers are in already."""


def ask_two_weeks_later(*, now: datetime, limit: int = AT_ONCE) -> int:
    """Mail the questions once to each who agreed; how many were asked. Stopped half-way, it goes on."""
    letters = list(to_be_asked(now=now)[:limit])
    for letter in letters:
        _post(letter, now)
    return len(letters)


def to_be_asked(*, now: datetime) -> QuerySet[Letter]:
    """Letters that left two to four weeks ago, whose writers' newest word on being asked is yes."""
    is_asked = Delivery.objects.filter(origin=ORIGIN, origin_id=OuterRef("pk"))
    confirmed = Letter.objects.confirmed().filter(
        ~Exists(is_asked), confirmed_at__lte=now - AFTER, confirmed_at__gt=now - UNTIL
    )
    appeals = confirmed.order_by().values_list("appeal_id", flat=True).distinct()
    agreed: set[UUID] = set()
    for appeal in appeals:
        listening = Supporter.objects.reachable().agreed(Purpose.SURVEY, scope=str(appeal))
        agreed.update(
            listening.filter(email__isempty=False, letter__in=confirmed.filter(appeal=appeal)).values_list(
                "letter", flat=True
            )
        )
    return (
        confirmed.filter(pk__in=agreed).select_related("supporter", "appeal").order_by("confirmed_at", "pk")
    )


def survey_token(letter: Letter) -> str:
    return signing.dumps(letter.pk.hex, salt=SALT)


def letter_asked(token: str) -> Letter | None:
    """The letter behind a link of ours; None for any other."""
    try:
        return Letter.objects.select_related("appeal").filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        return None


def count_reply(*, letter: Letter, heard: str, heard_by: str, again: str) -> None:
    """
    Count three answers, once a letter.

    :raises NotUnderstood, CountedBefore: nothing was counted
    """
    if heard not in Heard.values or heard_by not in HeardBy.values or again not in Again.values:
        raise NotUnderstood
    try:
        with transaction.atomic():
            SurveyReply.objects.create(
                appeal=letter.appeal,
                once_key=blind_index(str(letter.pk), purpose="survey", scope=str(letter.appeal_id)),
                heard=heard,
                heard_by=heard_by,
                again=again,
            )
    except IntegrityError as error:
        raise CountedBefore from error


def _post(letter: Letter, now: datetime) -> None:
    with translation.override(letter.language):
        subject = _("Did anybody answer your letter?")
        body = _(
            "Two weeks ago you wrote for appeal %(number)s, and allowed us to ask you once whether anybody answered.\n"
            "\n"
            "Three questions, one page, no name:\n"
            "%(link)s\n"
            "\n"
            "What you say is only counted, together with what others say. This is the only such mail."
        ) % {
            "number": letter.appeal.number,
            "link": f"{settings.SHANYRAK_BASE_URL}/{letter.language}/questions/{survey_token(letter)}/",
        }
    tell(
        letter=letter, purpose=Purpose.SURVEY, origin=ORIGIN, origin_id=letter.pk, subject=subject, body=body,
        language=letter.language, now=now,
    )  # fmt: skip
