"""
Messages of solidarity: a track is opened by two, anybody writes, a person reads, translators translate, a partner carries.

Rules by rule 28 of ``field.md``; what they mark a person must look at, and what shows where somebody lives never goes on.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.models import Greeting, GreetingState, Track, Whom
from shanyrak.craft.solidarity import Care, cares_in
from shanyrak.people.models import User
from shanyrak.translations.asking import ask_where_needed
from shanyrak.translations.finding import translations_of
from shanyrak.translations.languages import is_same_language
from shanyrak.translations.models import Translation
from shanyrak.translations.staling import withdraw

GREETING = "greeting"
LONGEST = 1000  # characters of a message: half a printed leaf


class UnableToGreet(Exception):
    """Anticipated: nothing was changed. Subclasses name the case."""


class NoAdvice(UnableToGreet):
    """Nobody has said who advised these rules."""


class SamePerson(UnableToGreet):
    """Whoever proposed the track does not open it."""


class TrackNotOpen(UnableToGreet):
    pass


class NoMessage(UnableToGreet):
    """It is empty, or too long."""


class AlreadySettledGreeting(UnableToGreet):
    """Somebody has released it or set it aside by now."""


class LookAgain(UnableToGreet):
    """Words stand in it that this track's rules ask one to look at, and nobody has said that they did."""


class ShowsWhere(UnableToGreet):
    """An address or a number stands in it, and addresses were not declared safe."""


def propose_track(
    *,
    appeal: Appeal,
    whom: str,
    title: str,
    language: str,
    because: str,
    by: User,
    now: datetime,
    may_name_organisations: bool = False,
    may_give_addresses: bool = False,
    may_speak_of_politics: bool = False,
) -> Track:
    """
    Propose a track with its rules; a second person opens it.

    :raises NoAdvice: who advised the rules is not said
    """
    if not because.strip() or not title.strip():
        raise NoAdvice
    return Track.objects.create(
        appeal=appeal,
        whom=Whom(whom),
        title=title.strip(),
        language=language,
        because=because.strip(),
        may_name_organisations=may_name_organisations,
        may_give_addresses=may_give_addresses,
        may_speak_of_politics=may_speak_of_politics,
        proposed_by=by,
        proposed_at=now,
    )


def open_track(*, track: Track, by: User, now: datetime) -> None:
    """:raises SamePerson: whoever proposed it does not open it"""
    with transaction.atomic():
        row = Track.objects.select_for_update().get(pk=track.pk)
        if row.proposed_by_id == by.pk:
            raise SamePerson
        if row.opened_at is None:
            row.opened_by, row.opened_at = by, now
            row.save(update_fields=["opened_by", "opened_at"])


def close_track(*, track: Track, by: User, now: datetime) -> None:  # noqa: ARG001 -- every deed is told who
    """Take no more messages; what is released may still be carried. One person is enough to be careful."""
    Track.objects.filter(pk=track.pk, closed_at__isnull=True).update(closed_at=now)


def open_tracks(appeal: Appeal) -> list[Track]:
    return list(appeal.tracks.filter(opened_at__isnull=False, closed_at__isnull=True).order_by("opened_at"))


def receive(
    *,
    track: Track,
    text: str,
    first_name: str,
    country: str,
    language: str,
    form_key: str,
    now: datetime,
) -> Greeting:
    """
    Keep a message, sealed. The same form sent twice is one message. Who writes from the country itself is not named.

    :raises UnableToGreet: a subclass says why
    """
    if not track.is_open:
        raise TrackNotOpen
    if not text.strip() or len(text) > LONGEST:
        raise NoMessage
    is_inside = country == track.appeal.case.country
    greeting, _is_new = Greeting.objects.get_or_create(
        form_key=form_key,
        defaults={
            "track": track,
            "text": text.strip(),
            "first_name": "" if is_inside else first_name.strip()[:60],
            "country": country,
            "language": language,
            "received_at": now,
        },
    )
    return greeting


def release(
    *, greeting: Greeting, text: str, first_name: str, has_looked: bool, by: User, now: datetime
) -> Greeting:
    """
    Let the message go on: as it was written, or with what must not stand in it taken out.

    ``has_looked`` says that this person has looked at every marked word and means to leave it.

    :raises UnableToGreet: a subclass says why
    """
    if not text.strip():
        raise NoMessage
    with transaction.atomic():
        row = _open(greeting)
        marks = cares_in(text, allowed=row.track.allowed)
        if any(mark.kind == Care.ADDRESS for mark in marks):
            raise ShowsWhere
        if marks and not has_looked:
            raise LookAgain
        row.released_text, row.released_name = text.strip(), first_name.strip()[:60]
        _settle(row, GreetingState.RELEASED, by=by, now=now)
        ask_where_needed(
            text=row.released_text,
            source_language=row.language,
            language=row.track.language,
            origin=GREETING,
            origin_id=row.pk,
            appeal_number=row.track.appeal.number,
            now=now,
        )
    return row


def set_aside(*, greeting: Greeting, by: User, now: datetime) -> None:
    """
    It goes nowhere, and nothing of it is kept; also after its release, as long as nobody carried it.

    :raises AlreadySettledGreeting: it was carried, or set aside
    """
    with transaction.atomic():
        row = Greeting.objects.select_for_update(of=("self",)).get(pk=greeting.pk)
        if row.state not in {GreetingState.RECEIVED, GreetingState.RELEASED}:
            raise AlreadySettledGreeting
        row.released_text = row.released_name = ""
        _settle(row, GreetingState.SET_ASIDE, by=by, now=now)
        for translation in Translation.objects.of(GREETING, row.pk):
            withdraw(translation)


def ready(track: Track) -> list[tuple[Greeting, str]]:
    """The released messages that can be read in the track's language and that nobody has carried yet, with their words."""
    released = list(track.greetings.filter(state=GreetingState.RELEASED).order_by("received_at", "pk"))
    texts = {each.pk: each.released_text for each in released}
    said = translations_of(texts, language=track.language, origin=GREETING)
    found = []
    for each in released:
        row = said.get(each.pk)
        if is_same_language(each.language, track.language):
            found.append((each, each.released_text))
        elif row:
            found.append((each, row.text))
    return found


def carry(*, track: Track, chosen: Iterable[UUID], on: date, by: User, now: datetime) -> int:  # noqa: ARG001 -- who and when are asked of every deed
    """Write down that these were handed over; say how many."""
    return track.greetings.filter(pk__in=list(chosen), state=GreetingState.RELEASED).update(
        state=GreetingState.CARRIED, carried_on=on
    )


def forget_greeting(greeting: Greeting) -> None:
    """The words of a message that was carried long ago go, with their translation; that there was one stays."""
    greeting.released_text = greeting.released_name = ""
    greeting.save(update_fields=["released_text", "released_name"])
    for translation in Translation.objects.of(GREETING, greeting.pk):
        withdraw(translation)


def _open(greeting: Greeting) -> Greeting:
    row = (
        Greeting.objects.select_for_update(of=("self",))
        .select_related("track__appeal__case")
        .get(pk=greeting.pk)
    )
    if row.state != GreetingState.RECEIVED:
        raise AlreadySettledGreeting
    return row


def _settle(row: Greeting, state: GreetingState, *, by: User, now: datetime) -> None:
    row.state, row.settled_by, row.settled_at = state, by, now
    row.save(update_fields=["state", "settled_by", "settled_at", "released_text", "released_name"])
    row.erase()
