"""
End one kind of mail with one click: what goes to many carries a link that names its reader's letter and the kind.

The link is signed and nothing of it is stored. Whoever has it can end these mails and do nothing else: it opens no
letter and shows no address.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.letters.models import Letter
from shanyrak.people.consenting import newest_word, record
from shanyrak.people.models import Purpose, Supporter

SALT = "letters.unsubscribe"


@dataclass(frozen=True, slots=True)
class Subscription:
    letter: Letter
    purpose: Purpose


def unsubscribe_url(letter: Letter, purpose: Purpose) -> str:
    token = signing.dumps([letter.pk.hex, purpose.value], salt=SALT)
    return f"{settings.SHANYRAK_BASE_URL}/{letter.language}/unsubscribe/{token}/"


def unsubscribe_line(url: str, *, language: str) -> str:
    """The last line of such a mail, for whoever's mail program shows no button."""
    with translation.override(language):
        return _("To get no more such mails, open this page and press the button:\n%(link)s") % {"link": url}


def subscription_of(token: str) -> Subscription | None:
    """What a link ends; None when it is not ours or the letter is gone."""
    try:
        letter_id, purpose = signing.loads(token, salt=SALT)
        letter = Letter.objects.select_related("appeal", "supporter").filter(pk=letter_id).first()
        return Subscription(letter, Purpose(purpose)) if letter else None
    except (signing.BadSignature, ValueError, TypeError):
        return None


def is_wanted(letter: Letter, purpose: Purpose) -> bool:
    """Whether such mails still go to the writer. An office's answer goes until they say no, all else if they said yes."""
    said = newest_word(letter.supporter, purpose, scope=str(letter.appeal_id))
    return said if said is not None else purpose == Purpose.ANSWERS


def unsubscribe(subscription: Subscription, *, now: datetime) -> None:
    """No more such mails, from now on. Said twice, it stands once; of somebody erased nothing is left to end."""
    letter = subscription.letter
    with transaction.atomic():
        Supporter.objects.select_for_update().get(pk=letter.supporter_id)  # two clicks at once are one
        if is_wanted(letter, subscription.purpose):
            record(
                supporter=letter.supporter, purpose=subscription.purpose, scope=str(letter.appeal_id), is_given=False,
                wording="List-Unsubscribe", language=letter.language, now=now,
            )  # fmt: skip
