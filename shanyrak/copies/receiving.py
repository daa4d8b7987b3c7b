"""Take in what the residents may read: letters by consent, and mails from outside. Nothing is ever lost."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from shanyrak.appeals.models import Appeal, AppealState
from shanyrak.arrivals import keeping
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.copies.guessing import language_of
from shanyrak.copies.models import Copy
from shanyrak.copies.naming import first_name_of
from shanyrak.copies.opening import UnableToOpen, decode, open_mail
from shanyrak.letters.models import Letter

OURS = re.compile(r"copies\+(\d{1,9})@", re.IGNORECASE)
NO_TEXT = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"PK\x03\x04", b"II*\x00", b"MM\x00*", b"RIFF")
MAIL_HEAD = re.compile(rb"\A(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")


def receive_from_letters(*, now: datetime, limit: int = 500) -> int:
    """
    Make a copy of each confirmed letter whose writer agreed, once, and say how many were made.

    Stopped half-way it goes on where it was; two at once make no second copy.
    """
    waiting = Letter.objects.shareable().filter(copy__isnull=True).order_by("pk")
    return sum(
        _receive_letter(letter, now=now)
        for letter in waiting.select_related("appeal__case", "supporter")[:limit]
    )


def _receive_letter(letter: Letter, *, now: datetime) -> bool:
    text, language = _words_of(letter)
    if not text:
        return False
    supporter = letter.supporter
    name = "" if supporter.is_erased else supporter.name.open()
    country = letter.country or supporter.country
    try:
        with transaction.atomic():
            Copy.objects.create(
                appeal=letter.appeal,
                letter=letter,
                text=text,
                first_name=first_name_of(name, country=country, appeal=letter.appeal),
                country=country,
                language=language,
                received_at=now,
            )
    except IntegrityError as error:
        if "letter_id" not in str(error):
            raise
        return False  # somebody else was first
    return True


def _words_of(letter: Letter) -> tuple[str, str]:
    """The writer's own words and their language; when there are none, the letter as it was composed."""
    own = letter.own_words.open().strip()
    if own:
        return own, letter.supporter.language or letter.language
    target = letter.targets.select_related("message").order_by("pk").first()
    if target is None or target.message.is_erased:
        return "", ""
    return target.message.body.open().strip(), target.message.language


def receive_arrival(arrival: Arrival, *, now: datetime) -> Copy | None:
    """
    Make a copy of a mail, a file or a pasted text, and say so on the arrival.

    None when a person must look: the arrival is then ``asked`` (which appeal?) or ``quarantined`` (it cannot
    be read), with the reason. Called twice, it gives the copy there is.
    """
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
        made: Copy | None = Copy.objects.filter(arrival=arrival).first()
        if made:
            return made
        if arrival.state != ArrivalState.KEPT:
            return None
        try:
            text, appeals = _opened(arrival)
        except UnableToOpen as trouble:
            keeping.mark(arrival, ArrivalState.QUARANTINED, why=str(trouble))
            return None
        if len(appeals) != 1:
            keeping.mark(
                arrival, ArrivalState.ASKED, why="It names no appeal of ours: to which one does it belong?"
            )
            return None
        return _keep(arrival, appeal=appeals[0], text=text, now=now)


def match(arrival: Arrival, *, appeal: Appeal, now: datetime) -> Copy:
    """
    A person says to which appeal it belongs. Called twice, it gives the copy there is.

    :raises UnableToOpen: it cannot be read after all
    """
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
        made: Copy | None = Copy.objects.filter(arrival=arrival).first()
        if made:
            return made
        text, _appeals = _opened(arrival)
        return _keep(arrival, appeal=appeal, text=text, now=now)


def _keep(arrival: Arrival, *, appeal: Appeal, text: str, now: datetime) -> Copy:
    copy = Copy.objects.create(
        appeal=appeal,
        arrival=arrival,
        text=text,
        language=language_of(text, otherwise=appeal.language),
        received_at=now,
    )
    keeping.mark(arrival, ArrivalState.READ)
    return copy


def _opened(arrival: Arrival) -> tuple[str, list[Appeal]]:
    """
    What it says, and which appeals it may be meant for: those its addresses name, else those whose letters it
    answers.

    :raises UnableToOpen: nothing in it can be read as a person's words
    """
    raw = arrival.raw.open()
    numbers = [int(arrival.token)] if arrival.token.isdecimal() else []
    answers: tuple[str, ...] = ()
    if arrival.kind == ArrivalKind.MAIL or MAIL_HEAD.match(raw):
        mail = open_mail(raw)
        if mail.is_automatic:
            raise UnableToOpen("a machine wrote it: an absence note or a report")
        text, answers = mail.text, mail.answers
        numbers += [int(found[1]) for found in map(OURS.match, mail.recipients) if found]
    elif b"\0" in raw[:1000] or raw.startswith(NO_TEXT):
        raise UnableToOpen("it is a picture or a document, not a text")
    else:
        text = decode(raw).replace("\r\n", "\n").strip()
    if not any(sign.isalpha() for sign in text):
        raise UnableToOpen("there is no text in it that can be read")
    return text, _public(Q(number__in=numbers)) or _public(Q(gate__deliveries__mail_id__in=answers))


def _public(which: Q) -> list[Appeal]:
    """At most two of the appeals that were ever open: two are one too many to choose between."""
    unready = [AppealState.DRAFT, AppealState.REVIEW]
    found = Appeal.objects.filter(which).exclude(state__in=unready).select_related("case").distinct()
    return list(found[:2])
