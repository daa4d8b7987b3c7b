"""From a pasted text to a draft appeal: keep the text, read it, let a person settle the doubts, make the rows."""

import json
from datetime import date, datetime

from babel.languages import get_official_languages
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from shanyrak.appeals.mending import mended
from shanyrak.appeals.models import Appeal, Case, NamedPerson, Reading, ShownAs
from shanyrak.appeals.remembering import remember
from shanyrak.appeals.settling import (
    facts_of,
    open_questions,
    recalled_for,
    settled_of,
    start_of_line,
    text_of,
)
from shanyrak.appeals.wording import first_words, save_words
from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.craft.reading import read_text
from shanyrak.outbox.gating import make_gate
from shanyrak.targets.directory import register_target

NUMBERS = 2  # the first key of the advisory lock under which public numbers are given


class UnableToDraft(Exception):
    """Anticipated: the text stays kept, and the person can read why."""


class NothingToRead(UnableToDraft):
    """The text is empty."""


class AlreadyDrafted(UnableToDraft):
    """An appeal was made from this reading before."""


def draft_from_text(*, text: str, by, now: datetime, source: str = "") -> Reading:
    """
    Keep the text for ever and read it. Nothing is an appeal yet.

    ``source`` is where it comes from, as a mail's head says; else the text itself is asked.

    :raises NothingToRead: there is no letter in it
    """
    text = text.replace("\0", "")
    if not text.strip():
        raise NothingToRead
    with transaction.atomic():
        arrival = keep(raw=text.encode("utf-8", "replace"), kind=ArrivalKind.TEXT, now=now, received_by=by)
        facts = read_text(text, today=now.date()).as_json()
        mark(arrival, ArrivalState.READ)
        return _reading(arrival, facts, source=source, by=by, now=now)


def draft_part(*, reading: Reading, first_line: int, last_line: int, by, now: datetime) -> Reading:
    """
    Read only these lines (1-based, both included) of what was read before: one of several appeals on a page.

    The text is kept once; the new reading says which part of it is its own.

    :raises NothingToRead: nothing stands in these lines
    """
    whole = text_of(reading)
    start, end = start_of_line(whole, first_line), start_of_line(whole, last_line + 1)
    part = whole[start:end].rstrip()
    if not part:
        raise NothingToRead
    facts = read_text(part, today=now.date()).as_json()
    return _reading(
        reading.arrival, facts, source=reading.source.open(), by=by, now=now,
        part_start=reading.part_start + start, part_end=reading.part_start + start + len(part),
    )  # fmt: skip


def make_appeal(
    *, reading: Reading, by, now: datetime, write_before: date | None = None, residents_language: str = ""
) -> Appeal:
    """
    Make the draft: case, appeal, targets with their contacts as printed, demands, words in the source's language.

    Everything is proposed by ``by`` and waits for another person. Names of people at risk are kept sealed and
    stand on the page as initials until a consent is recorded (appeals.naming).

    :raises AlreadyDrafted: it was made before
    """
    if reading.appeal_id:
        raise AlreadyDrafted
    text, facts = text_of(reading), mended(facts_of(reading), settled_of(reading))
    country = next(filter(None, facts["countries"]), "") or _country_of_targets(facts)
    language = facts["lang"] if facts["lang"] in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    words = first_words(text, facts)
    with transaction.atomic():
        appeal = Appeal.objects.create(
            case=Case.objects.create(
                number=_next_number(Case), title=words.title[:200], country=country, created_at=now
            ),
            number=_next_number(Appeal),
            gate=make_gate(),
            language=language,
            residents_language=residents_language or residents_language_of(country),
            reference=(facts["reference"] or "")[:60],
            write_before=write_before or _day(facts["deadline"], after=now.date()),
            created_by=by,
            created_at=now,
        )
        for position, target in enumerate(facts["targets"]):
            if target is None:
                continue
            office = register_target(
                target, doubts=facts["doubts"], path=f"targets/{position}", country=country, text=text,
                spans=facts["spans"], seen_on=facts["published"] or "", by=by, now=now,
                source=f"appeal {appeal.number}",
            )  # fmt: skip
            appeal.targets.create(office=office, position=position)
        for name in filter(None, facts["persons"]):
            NamedPerson.objects.create(
                appeal=appeal, name=name, shown_as=ShownAs.INITIALS, recorded_by=by, recorded_at=now
            )
        save_words(appeal=appeal, language=language, **words.as_fields(), by=by, now=now)
        remember(
            facts=facts_of(reading), settled=settled_of(reading), source=reading.source.open(), appeal=appeal,
            by=by, now=now,
        )  # fmt: skip
        reading.appeal = appeal
        reading.save(update_fields=["appeal"])
    return appeal


def residents_language_of(country: str) -> str:
    """The language of the house that is most their own where it happens: Kazakh in Kazakhstan, though Russian is official too."""
    ours = (
        [code for code in get_official_languages(country) if code in dict(settings.LANGUAGES)]
        if country
        else []
    )
    return ours[-1] if ours else settings.LANGUAGE_CODE


def _reading(arrival: Arrival, facts: dict, *, source: str, by, now: datetime, **part) -> Reading:
    reading = Reading(
        arrival=arrival,
        facts=json.dumps(facts, ensure_ascii=False),
        source=source,
        created_by=by,
        created_at=now,
        **part,
    )
    text = arrival.raw.open().decode()[reading.part_start : reading.part_end]
    reading.doubts = len(open_questions(facts, {}, recalled_for(reading, facts, text)))
    reading.save(force_insert=True)
    return reading


def _country_of_targets(facts: dict) -> str:
    return next((target["country"] for target in facts["targets"] if target and target["country"]), "")


def _day(value: str | None, *, after: date) -> date | None:
    """A whole ISO day that is still to come, else None."""
    try:
        day = date.fromisoformat(value or "")
    except ValueError:
        return None
    return day if day >= after else None


def _next_number(model: type[Case] | type[Appeal]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [NUMBERS])
    return (model.objects.aggregate(Max("number"))["number__max"] or 0) + 1
