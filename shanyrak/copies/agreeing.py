"""
May the residents read it? Whoever wrote through our form was asked there; whoever sent us a copy is asked by mail.

Nothing is released before they, or somebody who knows, said yes. Whoever does not answer is forgotten.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.copies.forgetting import forget_copy
from shanyrak.copies.models import Agreed, Copy, CopyState
from shanyrak.copies.naming import first_name_of
from shanyrak.copies.releasing import locked
from shanyrak.letters.models import ConfirmMail
from shanyrak.letters.writing import MAILS_A_DAY, mailbox_index
from shanyrak.outbox.mailing import mail
from shanyrak.outbox.suppressing import fingerprint_of, is_suppressed
from shanyrak.people.models import User

ORIGIN = "agree"
SALT = "copies.agree"
ANSWER_WITHIN = timedelta(days=30)
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class UnableToAgree(Exception):
    """Anticipated: nothing was changed. Subclasses name the case."""


class CopyGone(UnableToAgree):
    """It was taken back, or nobody answered in time."""


class NotSaidHow(UnableToAgree):
    """A member of staff must say how they know."""


def agree_token(copy: Copy) -> str:
    return signing.dumps(copy.pk.hex, salt=SALT)


def copy_of(token: str) -> Copy | None:
    """The copy behind a link; None when the link is not ours."""
    try:
        return Copy.objects.select_related("appeal__case").filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        return None


def ask(copy: Copy, address: str, *, now: datetime) -> bool:
    """
    Ask the sender by mail, once. False when this address had enough mails of ours today, or wants none: then a person
    must ask.

    The mail holds nothing of what was sent, since anybody can write any sender on a mail.
    """
    mailbox = mailbox_index(address)
    since = now - timedelta(days=1)
    if ConfirmMail.objects.filter(mailbox=mailbox, sent_at__gt=since).count() >= MAILS_A_DAY:
        return False
    if is_suppressed(fingerprint_of(address)):
        return False
    subject, body = _mail(copy)
    with transaction.atomic():
        mail(
            origin=ORIGIN,
            origin_id=copy.pk,
            recipient=address,
            subject=subject,
            body=body,
            language=_language(copy),
            appeal_number=str(copy.appeal.number),
            now=now,
        )
        ConfirmMail.objects.create(mailbox=mailbox, sent_at=now)
        copy.asked_at = now
        copy.save(update_fields=["asked_at"])
    return True


def _mail(copy: Copy) -> tuple[str, str]:
    language = _language(copy)
    with translation.override(language):
        number = copy.appeal.number
        subject = _("May the residents read your letter? Appeal %(number)s") % {"number": number}
        body = _(
            "A copy of a letter for appeal %(number)s came to us from this address. Thank you.\n"
            "\n"
            "Volunteers can translate it, so that those it is about can read it. They see neither your address nor "
            "your family name. That happens only if you say yes on this page:\n"
            "\n"
            "%(link)s\n"
            "\n"
            "If you say no, or nothing within thirty days, the copy is erased. If it was not you, press no there, or do "
            "nothing."
        ) % {
            "number": number,
            "link": f"{settings.SHANYRAK_BASE_URL}/{language}/copies/{agree_token(copy)}/",
        }
    return subject, body


def _language(copy: Copy) -> str:
    return next((code for code in (copy.language, copy.appeal.language) if code in LANGUAGES), "en")


def agree(
    *,
    copy: Copy,
    how: str,
    words: str,
    now: datetime,
    country: str = "",
    name: str = "",
    by: User | None = None,
) -> Copy:
    """
    Write down that the writer agrees, in the words that stood before them; said twice it is the same.

    ``how`` is one of ``Agreed``; with «staff», ``words`` say how ``by`` knows. ``country`` and ``name`` are what may
    be shown. The time is kept to the hour: it proves, it does not trace.

    :raises CopyGone: it is withdrawn
    :raises NotSaidHow: a member of staff gave no words
    """
    if how == Agreed.STAFF and not words.strip():
        raise NotSaidHow
    with transaction.atomic():
        copy = locked(copy)
        if copy.state == CopyState.WITHDRAWN:
            raise CopyGone
        if copy.agreed:
            return copy
        copy.agreed, copy.agreed_words, copy.agreed_by = how, words[:300], by
        copy.agreed_at = now.replace(minute=0, second=0, microsecond=0)
        fields = ["agreed", "agreed_words", "agreed_at", "agreed_by"]
        if copy.state == CopyState.RECEIVED:  # later, the redactor has decided
            copy.country = country.upper() or copy.country
            copy.first_name = first_name_of(
                name or copy.first_name.open(), country=copy.country, appeal=copy.appeal
            )
            fields += ["country", "first_name"]
        copy.save(update_fields=fields)
    return copy


def refuse(*, copy: Copy, now: datetime) -> None:
    """The writer says no, or takes their yes back: the copy is withdrawn and its words are destroyed."""
    forget_copy(copy, now=now)


def give_up(*, now: datetime, limit: int = 500) -> int:
    """Forget copies whose senders were asked and have not answered in time; say how many."""
    silent = Copy.objects.filter(agreed="", asked_at__lt=now - ANSWER_WITHIN)
    return len([forget_copy(copy, now=now) for copy in silent.exclude(state=CopyState.WITHDRAWN)[:limit]])
