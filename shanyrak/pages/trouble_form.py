"""The form by which anybody says that a contact does not work: what can have happened, and what was typed."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from shanyrak.craft.cleaning import clean_letter
from shanyrak.pages.tokens import TooOld, UnableToRead, good_token, is_too_quick
from shanyrak.pages.writing_form import Problem
from shanyrak.targets.models import ContactPoint, Trouble

VALUE_AT_MOST = 200
LINK_AT_MOST = 300

CAN_HAPPEN = {
    "email": (Trouble.CAME_BACK, Trouble.NO_ANSWER, Trouble.WRONG_PERSON),
    "phone": (Trouble.NO_ANSWER, Trouble.UNKNOWN_NUMBER, Trouble.WRONG_PERSON),
    "fax": (Trouble.NO_ANSWER, Trouble.UNKNOWN_NUMBER, Trouble.WRONG_PERSON),
    "post": (Trouble.CAME_BACK, Trouble.NO_ANSWER, Trouble.WRONG_PERSON),
    "webform": (Trouble.FORM_GONE, Trouble.NO_ANSWER, Trouble.WRONG_PERSON),
    "handin": (Trouble.NO_ANSWER, Trouble.WRONG_PERSON),
}


@dataclass(frozen=True, slots=True)
class Typed:
    token: str
    what: str = ""
    value: str = ""
    link: str = ""


def said_of(trouble: str) -> str:
    return {
        Trouble.NO_ANSWER: _("Nobody answered"),
        Trouble.UNKNOWN_NUMBER: _("The number is not in use"),
        Trouble.CAME_BACK: _("My message came back"),
        Trouble.FORM_GONE: _("The form is gone, or does not work"),
        Trouble.WRONG_PERSON: _("It reaches somebody else"),
    }[Trouble(trouble)]


def read_trouble(posted: Mapping[str, str], contact: ContactPoint) -> tuple[Typed, list[Problem]]:
    """What was typed, with a token that is good, and what is still wrong with it."""
    token, unable = good_token(posted.get("token", ""))
    typed = Typed(
        token=token,
        what=posted.get("what", ""),
        value=_line(posted.get("value", ""), VALUE_AT_MOST),
        link=_line(posted.get("link", ""), LINK_AT_MOST),
    )
    if unable:
        return typed, [Problem(_old_page(unable))]
    return typed, list(_wrong(typed, posted, contact))


def form_key(typed: Typed, contact: ContactPoint) -> str:
    """The same page sent twenty times is one report; nothing in it says whose."""
    return hashlib.sha256(f"report\x1f{typed.token}\x1f{contact.pk}".encode()).hexdigest()


def _old_page(unable: UnableToRead) -> str:
    if isinstance(unable, TooOld):
        return _(
            "Nothing is written down yet: this page has been open for too long. Please press the button once more."
        )
    return _("Nothing is written down yet: the form came in an odd shape. Please press the button once more.")


def _wrong(typed: Typed, posted: Mapping[str, str], contact: ContactPoint) -> Iterator[Problem]:
    if posted.get("website"):
        yield Problem(
            _(
                "Nothing is written down yet: a field that people do not see was filled in, as robots do. "
                "It is empty again now; please press the button once more."
            )
        )
    elif is_too_quick(typed.token):
        yield Problem(
            _(
                "Nothing is written down yet: the form came back faster than a person reads. "
                "Please press the button once more."
            )
        )
    if typed.what not in CAN_HAPPEN[contact.channel]:
        yield Problem(_("Nothing is written down yet: say what happened."), "what")
    if typed.link and not _is_link(typed.link):
        yield Problem(
            _("Nothing is written down yet: a link begins with https:// or http://. You may leave it empty."),
            "link",
        )


def _line(text: str, at_most: int) -> str:
    return " ".join(clean_letter(text, at_most=at_most).split())


def _is_link(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc
