"""
Read what was kept, one mail a transaction: copies to their appeal, bounces to their delivery, the rest to a person.

What raises is put aside with the kind of trouble, and the next one is read: no mail can stop the others.
"""

import logging
from datetime import datetime

from django.db import DatabaseError, DataError, InterfaceError, transaction

from shanyrak.arrivals import keeping
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.copies.freezing import is_frozen
from shanyrak.copies.matching import Known
from shanyrak.copies.opening import OpenedMail, UnableToOpen
from shanyrak.copies.receiving import receive_arrival
from shanyrak.craft.contacts.autoreplies import Answer, class_of
from shanyrak.craft.contacts.bounces import Bounce
from shanyrak.letters.replying import pass_on
from shanyrak.mailroom.confining import ReaderBroke
from shanyrak.mailroom.confining import read as confined
from shanyrak.mailroom.reports import Report
from shanyrak.outbox.bouncing import answer_by_machine, answer_by_person, arrive, bounce
from shanyrak.vault.errors import KeysMissing, NoPrivateKey

MAILBOXES = ("copies", "bounce", "reply")
AUTOMATIC = {
    Answer.MOVED: "A machine answered: write by their form, or elsewhere. The contact’s ledger says so.",
    Answer.UNREAD: "A machine answered: nobody reads this mailbox. The contact’s ledger says so.",
    Answer.GONE: "A machine answered: who read it works there no longer. The contact’s ledger says so.",
    Answer.AWAY: "A machine answered: somebody is away.",
    Answer.RECEIVED: "A machine answered: it was received.",
    Answer.OTHER: "A machine answered.",
}
NOT_THE_MAILS_FAULT = (DatabaseError, InterfaceError, KeysMissing, NoPrivateKey)

logger = logging.getLogger(__name__)


def process_waiting(*, now: datetime, limit: int = 500) -> int:
    """
    Read up to so many kept mails, the oldest first, and say how many were dealt with.

    Two at once share the work; stopped half-way, it goes on where it was.
    """
    boxes = [box for box in MAILBOXES if box != "copies"] if is_frozen() else MAILBOXES
    waiting = Arrival.objects.waiting().filter(mailbox__in=boxes).order_by("received_at", "pk")
    keys = list(waiting.values_list("pk", flat=True)[:limit])
    known = Known.look_up() if keys else Known.of_numbers(())
    return sum(_process(key, known, now=now) for key in keys)


def _process(key: object, known: Known, *, now: datetime) -> bool:
    try:
        with transaction.atomic():
            arrival = _claimed(key)
            if arrival is None:
                return False
            _read(arrival, known, now=now)
    except Exception as error:
        # What the database cannot store is the mail's fault: tried again it would stop the others for ever.
        if isinstance(error, NOT_THE_MAILS_FAULT) and not isinstance(error, DataError):
            raise
        logger.warning("arrival %s was put aside: %s", key, type(error).__name__)
        return _put_aside(key, error)
    return True


def _claimed(key: object) -> Arrival | None:
    return Arrival.objects.waiting().select_for_update(skip_locked=True).filter(pk=key).first()


def _read(arrival: Arrival, known: Known, *, now: datetime) -> None:
    match arrival.mailbox:
        case "copies":
            mail = confined(arrival.raw.open()).mail if arrival.kind == ArrivalKind.MAIL else None
            receive_arrival(arrival, mail=mail, known=known, now=now)
        case "bounce":
            _read_bounce(arrival, now=now)
        case _:
            _read_reply(arrival, now=now)


def _read_reply(arrival: Arrival, *, now: datetime) -> None:
    """The writer hears what the office wrote; what a machine wrote goes no further than the desk."""
    read = confined(arrival.raw.open(), may_be_report=True)
    mail = read.mail
    if mail is None:  # some servers write to Reply-To instead of the envelope's sender
        _follow_report(arrival, read.report, now=now)
        return
    if mail.is_automatic:
        _read_automatic(arrival, mail, now=now)
        return
    if (
        mail.is_by_list
    ):  # who knows who reads it: it answers nobody, and nobody gets it without a person's word
        keeping.mark(arrival, ArrivalState.ASKED, why="It came by a list: a person reads it.")
        return
    passed_on = pass_on(arrival=arrival, subject=mail.subject, text=mail.text, now=now)
    if passed_on:
        answer_by_person(arrival.token, now=now)
    if passed_on and mail.text.strip():
        keeping.mark(
            arrival, ArrivalState.READ, why="An office answered: its writer was told, and it is pooled."
        )
    else:
        keeping.mark(arrival, ArrivalState.ASKED, why="An office answered: a person reads it.")


def _read_automatic(arrival: Arrival, mail: OpenedMail, *, now: datetime) -> None:
    """What it says of the mailbox goes into the contact's ledger; a person still sees the mail."""
    answer = class_of(mail.subject, mail.text)
    answer_by_machine(arrival.token, answer=answer, now=now)
    keeping.mark(arrival, ArrivalState.ASKED, why=AUTOMATIC[answer])


def _read_bounce(arrival: Arrival, *, now: datetime) -> None:
    """Only a report with a valid token moves a delivery, and only once. Machines answer to this address too."""
    read = confined(arrival.raw.open(), may_be_report=True)
    mail = read.mail
    if mail is None:
        _follow_report(arrival, read.report, now=now)
    elif mail.is_automatic:
        _read_automatic(arrival, mail, now=now)
    else:
        keeping.mark(
            arrival, ArrivalState.ASKED, why="It came to a bounce address and is no delivery report."
        )


def _follow_report(arrival: Arrival, report: Report | None, *, now: datetime) -> None:
    """Only a valid token moves a delivery: whoever forges a report does not know it."""
    assert report is not None  # confining.Read: it is a mail or a report
    if report.kind == Bounce.RELAYED:
        arrive(arrival.token, why=report.why, now=now)
        keeping.mark(arrival, ArrivalState.READ, why="Their server has it.")
    elif report.kind == Bounce.DELAYED:
        keeping.mark(arrival, ArrivalState.READ, why="A delay: nothing changes.")
    elif bounce(arrival.token, kind=report.kind, why=report.why, now=now):
        keeping.mark(arrival, ArrivalState.READ, why="The delivery came back.")
    else:
        keeping.mark(arrival, ArrivalState.QUARANTINED, why="No delivery waits for this report.")


def _put_aside(key: object, error: Exception) -> bool:
    kind = str(error) if isinstance(error, ReaderBroke) else type(error).__name__
    why = str(error) if isinstance(error, UnableToOpen) else f"It could not be read: {kind}"
    with transaction.atomic():
        arrival = _claimed(key)
        if arrival is None:
            return False
        keeping.mark(arrival, ArrivalState.QUARANTINED, why=why)
    return True
