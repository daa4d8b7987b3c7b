"""Take out of a copy what tells who wrote it. A machine proposes, a person decides."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal, ShownAs
from shanyrak.copies.models import Copy, CopyState
from shanyrak.copies.naming import first_name_of
from shanyrak.copies.releasing import locked
from shanyrak.craft.redacting import Redaction
from shanyrak.craft.redacting import redact as propose
from shanyrak.people.models import Supporter, User
from shanyrak.targets.models import OfficeSheet


class UnableToRedact(Exception):
    """Anticipated: the copy stays as it was. Subclasses name the case."""


class NotReceived(UnableToRedact):
    """It is released or withdrawn by now."""


class NothingLeft(UnableToRedact):
    """The redacted text is empty: then the copy is to be withdrawn."""


class StillTellsWho(UnableToRedact):
    """The writer's full name, mail or postal address still stands in it, letter for letter."""


class MarksElsewhere(UnableToRedact):
    """A mark lies outside the text."""


def suggest(copy: Copy) -> Redaction:
    """Propose what to take out, from the text itself and from what we know of its writer. Stores nothing."""
    may_be_named = first_name_of("Anybody", country=copy.country, appeal=copy.appeal)
    return propose(
        copy.text.open(),
        language=copy.language,
        known=_known(copy),
        keep=_public(copy.appeal),
        level="first-name" if may_be_named else "anonymous",
    )


def _known(copy: Copy) -> list[str]:
    """What we know of the writer and take out: name, email, the street, and the town."""
    if copy.letter is None or copy.letter.supporter.is_erased:
        return []
    return [*_certain(copy.letter.supporter), *filter(None, [copy.letter.supporter.place.open().strip()])]


def _certain(supporter: Supporter) -> list[str]:
    """What can only mean the writer. A line of an address without a number is a town or a country."""
    street = (line for line in supporter.address.open().splitlines() if any(map(str.isdigit, line)))
    said = (supporter.name.open(), supporter.email.open(), *street)
    return [words.strip() for words in said if words.strip()]


def _tells_who(copy: Copy, redacted: str) -> bool:
    """
    Only what leaves no doubt: a first name alone may stay, and a name that is public in this case.
    """
    if copy.letter is None or copy.letter.supporter.is_erased:
        return False
    said = _evened(redacted)
    public = {_evened(name) for name in _public(copy.appeal)}
    certain = {_evened(words) for words in _certain(copy.letter.supporter)} - public
    return any(words in said for words in certain if "@" in words or " " in words)


def _evened(text: str) -> str:
    return " ".join(text.casefold().split())


def _public(appeal: Appeal) -> list[str]:
    """What the case is about stays: its title and place, officials, and persons who are named by consent."""
    holders = OfficeSheet.objects.approved().filter(office__appeals=appeal).values_list("holder", flat=True)
    named = appeal.persons.filter(shown_as=ShownAs.NAMED)
    names = [person.name.open() for person in named if not person.is_erased]
    return [name for name in (appeal.case.title, appeal.case.place, *holders, *names) if name]


def redact(
    *,
    copy: Copy,
    redacted: str,
    marks: Iterable[Mapping[str, object]],
    first_name: str,
    by: User,
    now: datetime,  # noqa: ARG001 -- every deed is told when
    country: str | None = None,
) -> Copy:
    """
    Keep the redacted text and the marks of what was removed; the copy then waits for its release.

    ``marks`` are ``{kind, start, end}`` in characters of the copy's text. ``first_name`` is kept only if the
    writer may be named at all (see naming.py); ``country`` (ISO 3166) says where a mail from outside came from.

    :raises UnableToRedact: a subclass says why
    """
    if not redacted.strip():
        raise NothingLeft
    with transaction.atomic():
        copy = locked(copy)
        if copy.state not in {CopyState.RECEIVED, CopyState.REDACTED}:
            raise NotReceived
        if country is not None:
            copy.country = country.upper()
        if _tells_who(copy, redacted):
            raise StillTellsWho
        copy.redacted = redacted.strip()
        copy.marks = _within(marks, len(copy.text.open()))
        copy.first_name = first_name_of(first_name, country=copy.country, appeal=copy.appeal)
        copy.redacted_by = by
        copy.state = CopyState.REDACTED
        copy.save(update_fields=["state", "redacted", "marks", "first_name", "country", "redacted_by"])
    return copy


def _within(marks: Iterable[Mapping[str, object]], length: int) -> list[dict[str, object]]:
    kept = []
    for mark in marks:
        start, end = int(str(mark["start"])), int(str(mark["end"]))
        if not 0 <= start <= end <= length:
            raise MarksElsewhere
        kept.append({"kind": str(mark["kind"]), "start": start, "end": end})
    return sorted(kept, key=lambda mark: (mark["start"], mark["end"]))
