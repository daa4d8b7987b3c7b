"""Take in what the residents may read: letters by consent, and mails from outside. Nothing is ever lost."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals import keeping
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.copies.agreeing import agree, ask
from shanyrak.copies.charsets import decode
from shanyrak.copies.guessing import language_of
from shanyrak.copies.joining import join, mail_key, same_letter, sender_key, words_key
from shanyrak.copies.matching import Known, match
from shanyrak.copies.models import Agreed, Copy
from shanyrak.copies.naming import first_name_of, first_of
from shanyrak.copies.opening import OpenedMail, UnableToOpen, open_mail
from shanyrak.letters.models import Letter
from shanyrak.people.models import Purpose, User

NO_TEXT = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"PK\x03\x04", b"II*\x00", b"MM\x00*", b"RIFF")
MAIL_HEAD = re.compile(rb"\A(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")


class UnableToPlace(Exception):
    """Anticipated: the arrival waits as it did. Subclasses name the case."""


class PlacedBefore(UnableToPlace):
    """Somebody was quicker, or it was put aside."""


@dataclass(frozen=True, slots=True)
class Consent:
    """That the writer agrees, as ``agreeing.agree`` wants it."""

    how: str
    words: str
    country: str = ""
    name: str = ""
    by: User | None = None


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
    sender = None if supporter.is_erased else sender_key(letter.appeal, supporter.email.open())
    country = letter.country or supporter.country
    consent = supporter.consents.filter(purpose=Purpose.COPY, is_given=True).order_by("given_at", "pk").last()
    try:
        with transaction.atomic():
            Copy.objects.create(
                agreed=Agreed.LETTER,
                agreed_words=consent.wording if consent else "",
                agreed_at=consent.given_at if consent else letter.confirmed_at,
                sender_key=sender,
                words_key=words_key(letter.appeal, text),
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


def receive_arrival(
    arrival: Arrival, *, now: datetime, mail: OpenedMail | None = None, known: Known | None = None
) -> Copy | None:
    """
    Make a copy of a mail, a file or a pasted text, or join it to the copy there is, and say so on the arrival.

    ``mail`` is what a child process has read of it; ``known`` is looked up once for many. None when a person must
    look: the arrival is then ``asked`` or ``quarantined``, with the reason. Called twice, it gives the copy there is.
    """
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
        made = made_of(arrival)
        if made or arrival.state != ArrivalState.KEPT:
            return made
        if arrival.kind == ArrivalKind.SCAN:
            keeping.mark(arrival, ArrivalState.ASKED, why="A picture: somebody types out what it says.")
            return None
        try:
            mail = mail or _opened(arrival)
        except UnableToOpen as trouble:
            keeping.mark(arrival, ArrivalState.QUARANTINED, why=str(trouble))
            return None
        if mail.is_automatic:
            keeping.mark(
                arrival, ArrivalState.QUARANTINED, why="a machine wrote it: an absence note or a report"
            )
            return None
        if not _says_something(mail.text):
            if mail.pictures:
                keeping.mark(
                    arrival, ArrivalState.ASKED, why="Its words stand in a picture or a document it carries."
                )
            else:
                keeping.mark(arrival, ArrivalState.QUARANTINED, why="there is no text in it that can be read")
            return None
        numbers = match(mail, token=arrival.token, known=known or Known.look_up())
        if len(numbers) != 1:
            why = "It names no appeal of ours: to which one does it belong?"
            keeping.mark(arrival, ArrivalState.ASKED, why="It fits several appeals." if numbers else why)
            return None
        appeal = Appeal.objects.select_related("case").get(number=next(iter(numbers)))
        return _keep(arrival, appeal=appeal, mail=mail, now=now)


def place(arrival: Arrival, *, appeal: Appeal, now: datetime) -> Copy:
    """
    A person says to which appeal it belongs. Called twice, it gives the copy there is.

    :raises UnableToOpen: no words of a person can be read in it
    """
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
        made = made_of(arrival)
        if made:
            return made
        mail = _opened(arrival)
        if not _says_something(mail.text):
            raise UnableToOpen("there is no text in it that can be read")
        return _keep(arrival, appeal=appeal, mail=mail, now=now)


def receive_words(
    *, arrival: Arrival, appeal: Appeal, text: str, consent: Consent | None, now: datetime
) -> Copy:
    """
    Somebody has typed or pasted what a letter says: make its copy. ``consent`` None leaves it to be asked for.

    :raises PlacedBefore: the arrival was dealt with meanwhile
    """
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=arrival.pk)
        if made_of(arrival) or arrival.state not in {ArrivalState.KEPT, ArrivalState.ASKED}:
            raise PlacedBefore
        copy = _keep(arrival, appeal=appeal, mail=_of_words(text), now=now)
        if consent:
            copy = agree(copy=copy, now=now, how=consent.how, words=consent.words, country=consent.country,
                         name=consent.name, by=consent.by)  # fmt: skip
    return copy


def made_of(arrival: Arrival) -> Copy | None:
    """The copy it became, or was joined to."""
    copy: Copy | None = (
        Copy.objects.filter(arrival=arrival).first() or Copy.objects.filter(joined__arrival=arrival).first()
    )
    return copy


def _keep(arrival: Arrival, *, appeal: Appeal, mail: OpenedMail, now: datetime) -> Copy:
    sender = sender_key(appeal, mail.sender)
    mails = [mail_key(appeal, message_id) for message_id in mail.ids]
    same = same_letter(appeal, text=mail.text, sender=sender, mails=mails)
    if same:
        join(same, arrival, now=now)
        keeping.mark(arrival, ArrivalState.READ, why="The same letter came before; it counts once.")
        return same
    copy = Copy.objects.create(
        appeal=appeal,
        arrival=arrival,
        text=mail.text,
        first_name=first_of(mail.sender_name),
        language=language_of(mail.text, otherwise=appeal.language),
        received_at=now,
        sender_key=sender,
        mail_key=mails[0] if mails else None,
        words_key=words_key(appeal, mail.text),
    )
    # What came by a list is answered by a person, or not at all (RFC 3834, 2).
    if sender and not mail.is_by_list:
        ask(copy, mail.sender, now=now)
    keeping.mark(arrival, ArrivalState.READ)
    return copy


def _opened(arrival: Arrival) -> OpenedMail:
    """
    What it says, a text like a mail without a sender.

    :raises UnableToOpen: nothing in it can be read
    """
    raw = arrival.raw.open()
    if arrival.kind == ArrivalKind.MAIL or MAIL_HEAD.match(raw):
        return open_mail(raw)
    if b"\0" in raw[:1000] or raw.startswith(NO_TEXT):
        raise UnableToOpen("it is a picture or a document, not a text")
    return _of_words(decode(raw).replace("\r\n", "\n").strip())


def _of_words(text: str) -> OpenedMail:
    return OpenedMail(text=text, subject="", recipients=(), answers=(), is_automatic=False)


def _says_something(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
