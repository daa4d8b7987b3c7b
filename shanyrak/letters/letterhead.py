"""What the house itself writes to a supporter: the mail with the link, in their language; and our own addresses."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import Letter
from shanyrak.letters.silencing import silence_url


def status_url(appeal: Appeal, language: str = "") -> str:
    """Where the appeal's live state stands; short, since it is printed on paper."""
    return f"{settings.SHANYRAK_BASE_URL}/{language or appeal.language}/{appeal.number}/"


def confirm_url(token: str, language: str) -> str:
    return f"{settings.SHANYRAK_BASE_URL}/{language}/confirm/{token}/"


def letter_url(token: str, language: str) -> str:
    return f"{settings.SHANYRAK_BASE_URL}/{language}/letter/{token}/"


def confirm_mail(letter: Letter, token: str, email: str, language: str) -> tuple[str, str]:
    """Subject and body. Nothing that the supporter wrote stands in it: so it cannot be used to mail somebody a text."""
    with translation.override(language):
        subject = _("Confirm your letter for appeal %(number)s") % {"number": letter.appeal.number}
        body = _(
            "Somebody wrote a letter for appeal %(number)s and gave this address.\n"
            "\n"
            "If it was you, open this page and press the button. Without that nothing leaves:\n"
            "\n"
            "%(confirm)s\n"
            "\n"
            "The link works for two days. On the page after it you can read your letter again, take it back, or erase it.\n"
            "\n"
            "If it was not you, do nothing: the letter will be erased and nothing will be sent."
        ) % {"number": letter.appeal.number, "confirm": confirm_url(token, language)}
        silence = _(
            "If you do not know us and want no mail from us at all, open this page and press the button:\n%(link)s"
        ) % {"link": silence_url(email, language)}
    return subject, f"{body}\n\n{silence}"
