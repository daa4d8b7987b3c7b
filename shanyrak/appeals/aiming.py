"""To whom letters go: an office that helps or has moved is spared, and offices may take turns."""

from datetime import datetime

from shanyrak.appeals.models import Appeal, AppealTarget
from shanyrak.people.models import User
from shanyrak.targets.models import Office


class UnableToAim(Exception):
    """Anticipated: nothing was changed. Subclasses name the case."""


class NobodyLeftToWriteTo(UnableToAim):
    """Every other office is spared already; hold the appeal instead."""


def spare(*, appeal: Appeal, office: Office, because: str, by: User, now: datetime) -> None:  # noqa: ARG001
    """
    Let nobody begin a letter to this office; its page says why. "" takes it back.

    What is confirmed already leaves as its writer wanted: hold the appeal to keep that back too.

    :raises NobodyLeftToWriteTo: it is the last one
    """
    others = appeal.targets.filter(spared_because="").exclude(office=office)
    if because.strip() and not others.exists():
        raise NobodyLeftToWriteTo
    AppealTarget.objects.filter(appeal=appeal, office=office).update(spared_because=because.strip())


def take_turns(*, appeal: Appeal, is_on: bool) -> None:
    """Whether step 2 ticks another office for each writer, so that a small one gets as many letters as a big one."""
    Appeal.objects.filter(pk=appeal.pk).update(takes_turns=is_on)
