"""
What stands in hidden fields instead of cookies and sessions, signed so that nobody else can make it.

A form token is born when somebody opens the writing page. What they wrote travels with it from step to step,
in the body of a POST and never in an address.
"""

import hashlib
import secrets
from dataclasses import asdict, dataclass, field, fields
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

LIVES = timedelta(hours=12)
SOONEST = timedelta(seconds=3)  # nobody reads a letter faster, a robot does (reliability.md, 5.4)
FORM_SALT = "shanyrak.pages.form"
WRITTEN_SALT = "shanyrak.pages.written"


class UnableToRead(Exception):
    """Anticipated: a hidden field is too old, or is not ours."""


class TooOld(UnableToRead):
    pass


class NotOurs(UnableToRead):
    pass


@dataclass(frozen=True, slots=True)
class Written:
    """All that a supporter chose and wrote for one appeal. ``demands`` are the numbers asked, in their order."""

    token: str  # the form token, signed
    appeal: int  # number
    offices: tuple[str, ...] = ()
    order: tuple[int, ...] = ()  # every demand, in the writer's order
    demands: tuple[int, ...] = ()
    role: str = ""
    reason: str = ""
    own: str = ""
    name: str = ""
    place: str = ""
    country: str = ""
    language: str = field(default="en")  # of the page they wrote on

    def seal(self) -> str:
        return signing.dumps(asdict(self), salt=WRITTEN_SALT, compress=True)

    @classmethod
    def unseal(cls, sealed: str, *, appeal: int) -> "Written":
        """
        :raises TooOld: it was signed more than twelve hours ago
        :raises NotOurs: somebody changed it, or it belongs to another appeal
        """
        values = _load(sealed, WRITTEN_SALT)
        known = {each.name for each in fields(cls)}
        if set(values) != known or values["appeal"] != appeal:
            raise NotOurs
        lists = {name: tuple(values[name]) for name in ("offices", "order", "demands")}
        return cls(**{**values, **lists})

    def key_for(self, *parts: str) -> str:
        """
        Name one deed done with this form: the same form posted again has the same key, a mended one another.

        A mistyped mailbox that was mended must get its own mail, so the words and ``parts`` count.
        """
        words = "\x1f".join([str(value) for name, value in sorted(asdict(self).items())] + list(parts))
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def new_form_token() -> str:
    return signing.dumps(secrets.token_urlsafe(16), salt=FORM_SALT)


def good_token(token: str) -> tuple[str, UnableToRead | None]:
    """
    The form token if it is good; else a fresh one to go on with, and what was wrong with the old.

    TooOld: the page has been open for more than twelve hours. NotOurs: nobody here made it.
    """
    try:
        _load(token, FORM_SALT)
    except UnableToRead as unable:
        return new_form_token(), unable
    return token, None


def is_too_quick(token: str) -> bool:
    """The form came back sooner after its birth than a person can have read it."""
    try:
        signing.loads(token, salt=FORM_SALT, max_age=SOONEST)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True


def comes_from_here(request: HttpRequest) -> bool:
    """
    Tell whether a POST was sent by a page of ours.

    Browsers that say so are believed. With «no-referrer» a browser sends «Origin: null» even to its own site, and old
    ones send nothing: then the signed token must do.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    # A proxy in front may give us another Host than the one that people see.
    ours = {request.get_host(), urlsplit(settings.SHANYRAK_BASE_URL).netloc}
    return origin == "null" or urlsplit(origin).netloc in ours


def _load(sealed: str, salt: str) -> Any:
    try:
        return signing.loads(sealed, salt=salt, max_age=LIVES)
    except signing.SignatureExpired as late:
        raise TooOld from late
    except (signing.BadSignature, ValueError, UnicodeError) as wrong:
        raise NotOurs from wrong
