"""
What residents say, brought by the partner: entered, read by an organiser, released or set aside.

Released, it becomes words for those who wrote (``thanking``), and a second person sends them. What was entered is
destroyed in the same moment.
"""

from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.craft.redacting import Kind, redact
from shanyrak.outcomes.models import Thanks, Voice, VoiceKind, VoiceState
from shanyrak.outcomes.thanking import write_thanks
from shanyrak.people.models import User

LONGEST = 4000  # characters
# A first name may stand there if its bearer ticked «with my name»; how to find them never.
NEVER = frozenset({Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.URL, Kind.HANDLE, Kind.NUMBER, Kind.BIRTH})


class UnableToVoice(Exception):
    """Anticipated: nothing was kept or released. Subclasses name the case."""


class NothingSaid(UnableToVoice):
    pass


class TooLong(UnableToVoice):
    pass


class VoiceSettled(UnableToVoice):
    """Somebody has released it or set it aside by now."""


class TellsWhere(UnableToVoice):
    """How to find a resident still stands in it: a telephone, an address, a document."""


def enter(*, appeal: Appeal, kind: str, text: str, language: str, by: User, now: datetime) -> Voice:
    """
    Keep what residents said, sealed, until somebody reads it.

    :raises UnableToVoice: a subclass says why
    """
    if not text.strip():
        raise NothingSaid
    if len(text) > LONGEST:
        raise TooLong
    return Voice.objects.create(
        appeal=appeal,
        kind=VoiceKind(kind),
        text=text.strip(),
        language=language,
        entered_by=by,
        entered_at=now,
    )


def proposal(voice: Voice) -> str:
    """The words without what the rules take for names and places of living; a person reads both."""
    return redact(voice.text.open(), language=voice.language).text


def release(*, voice: Voice, text: str, by: User, now: datetime) -> Thanks:
    """
    Let these words go to those who wrote, once another person has read them too.

    :raises UnableToVoice: a subclass says why
    """
    if not text.strip():
        raise NothingSaid
    if any(mark.kind in NEVER for mark in redact(text, language=voice.language).marks):
        raise TellsWhere
    with transaction.atomic():
        row = _settle(voice, VoiceState.RELEASED, by=by, now=now)
        return write_thanks(appeal=row.appeal, text=text, language=row.language, by=by, now=now, voice=row)


def set_aside(*, voice: Voice, by: User, now: datetime) -> None:
    """
    It goes nowhere, and nothing of it is kept.

    :raises VoiceSettled: somebody was quicker
    """
    with transaction.atomic():
        _settle(voice, VoiceState.SET_ASIDE, by=by, now=now)


def _settle(voice: Voice, state: VoiceState, *, by: User, now: datetime) -> Voice:
    row = Voice.objects.select_for_update(of=("self",)).select_related("appeal").get(pk=voice.pk)
    if row.state != VoiceState.ENTERED:
        raise VoiceSettled
    row.state, row.settled_by, row.settled_at = state, by, now
    row.save(update_fields=["state", "settled_by", "settled_at"])
    row.erase()
    return row
