"""A person lets a redacted copy out, sends it back to the redactor, or takes it back for good."""

from datetime import datetime

from django.db import transaction

from shanyrak.copies.freezing import is_frozen
from shanyrak.copies.models import COPY, Copy, CopyState
from shanyrak.copies.naming import first_name_of
from shanyrak.people.models import User


class UnableToRelease(Exception):
    """Anticipated: the copy stays as it was. Subclasses name the case."""


class NotRedacted(UnableToRelease):
    """Nobody has redacted it, or somebody has changed its state since."""


class NotAgreed(UnableToRelease):
    """Its writer has not said that the residents may read it."""


class Frozen(UnableToRelease):
    """A copy-keeper may be in the wrong hands: nothing goes out until two persons thaw."""


class NotYetReleased(UnableToRelease):
    """It cannot go back: it is not with whoever releases."""


def release(*, copy: Copy, by: User, now: datetime) -> Copy:
    """
    Let translators and residents read what the redactor left of it.

    :raises NotRedacted: it is not waiting for this
    :raises NotAgreed: nobody has said that its writer agrees
    :raises Frozen: nothing is released now
    """
    if is_frozen():
        raise Frozen
    with transaction.atomic():
        copy = locked(copy)
        if copy.state != CopyState.REDACTED or not copy.redacted:
            raise NotRedacted
        if not copy.agreed:
            raise NotAgreed
        copy.released_text = copy.redacted.open()
        copy.released_name = first_name_of(copy.first_name.open(), country=copy.country, appeal=copy.appeal)
        copy.state = CopyState.RELEASED
        copy.released_by, copy.released_at = by, now
        copy.save(update_fields=["state", "released_text", "released_name", "released_by", "released_at"])
    return copy


def send_back(*, copy: Copy, by: User, now: datetime) -> Copy:  # noqa: ARG001 -- every deed is told who and when
    """
    Ask for another redaction; what was done stays there to go on from.

    :raises NotYetReleased: it is not redacted, or already out
    """
    with transaction.atomic():
        copy = locked(copy)
        if copy.state != CopyState.REDACTED:
            raise NotYetReleased
        copy.state = CopyState.RECEIVED
        copy.save(update_fields=["state"])
    return copy


def withdraw(*, copy: Copy, by: User | None, now: datetime) -> Copy:  # noqa: ARG001 -- as above
    """
    Take it back for good; nothing of it is shown from now on. Doing it twice is harmless.

    ``by`` is None when the writer took it back themselves.
    """
    with transaction.atomic():
        copy = locked(copy)
        if COPY.allows(copy.state, CopyState.WITHDRAWN):
            copy.state = CopyState.WITHDRAWN
            copy.released_text = copy.released_name = ""
            copy.save(update_fields=["state", "released_text", "released_name"])
    return copy


def locked(copy: Copy) -> Copy:
    row: Copy = Copy.objects.select_for_update(of=("self",)).select_related("appeal__case").get(pk=copy.pk)
    return row
