"""
Keep nothing longer than we promised: one visible list, run every night.

Each line says what goes, when, and calls the deed of the room that holds it. Stopped half-way it goes on the
next night; run twice it finds nothing to do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from shanyrak.appeals.models import Appeal, AppealState
from shanyrak.arrivals import forgetting as arrivals
from shanyrak.arrivals.models import Arrival, ArrivalState
from shanyrak.bulletins import forgetting as bulletins
from shanyrak.bulletins.greeting import forget_greeting
from shanyrak.bulletins.models import BulletinItem, Greeting, GreetingState
from shanyrak.copies import forgetting as copies
from shanyrak.copies.models import Copy, CopyState
from shanyrak.letters import emptying, surveying, withdrawing
from shanyrak.letters.models import Letter, LetterState
from shanyrak.outbox import forgetting as outbox
from shanyrak.outbox.models import FINAL, Delivery, Message
from shanyrak.outcomes.models import Voice, VoiceState
from shanyrak.people import forgetting as people
from shanyrak.people import thinning
from shanyrak.people.models import Consent, Purpose, Supporter
from shanyrak.targets import reporting
from shanyrak.targets.models import Report
from shanyrak.vault.models import ERASED

UNCONFIRMED = timedelta(hours=48)
ADDRESS_AFTER_FINAL = timedelta(days=7)
WORDS_AFTER_FINAL = timedelta(days=30)
ORIGINAL_AFTER_RELEASE = timedelta(days=30)
MAIL_AFTER_READING = timedelta(days=30)
NEWS_AFTER_END = timedelta(days=180)
UNREAD = timedelta(days=60)
CARRIED_AGO = timedelta(days=180)
MAILBOXES = ("copies", "bounce", "reply")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Retained:
    """How many of each went tonight."""

    unconfirmed: int
    addresses: int
    words: int
    originals: int
    mails: int
    listeners: int
    withdrawn_quotes: int
    reports: int
    service_mails: int
    unread: int  # voices of residents and messages of solidarity that nobody read
    greetings: int


def retain(*, now: datetime) -> Retained:
    return Retained(
        unconfirmed=_each(_unconfirmed(now), lambda letter: withdrawing.erase(letter=letter, now=now)),
        addresses=_each(_addresses(now), thinning.drop_addresses),
        words=_each(_words(now), lambda letter: emptying.empty(letter, now=now)),
        originals=_each(_originals(now), copies.forget_original),
        mails=_each(_mails(now), lambda arrival: arrivals.forget([arrival])),
        listeners=_each(_listeners(now), lambda supporter: people.forget(supporter, now=now)),
        withdrawn_quotes=_each(_withdrawn_quotes(), lambda item: bulletins.forget_copy(item.copy)),
        reports=_each(_reports(now), reporting.forget_words),
        service_mails=_each(_service_mails(now), lambda message: outbox.forget([message], now=now)),
        unread=_each(_unread_voices(now), _delete) + _each(_unread_greetings(now), _delete),
        greetings=_each(_carried_greetings(now), forget_greeting),
    )


def _unconfirmed(now: datetime) -> QuerySet[Letter]:
    """Nobody pressed the button within two days: letter and person go."""
    return Letter.objects.filter(
        state__in=[LetterState.DRAFT, LetterState.AWAITING_CONFIRM],
        created_at__lt=now - UNCONFIRMED,
        erased_at__isnull=True,
    )


def _addresses(now: datetime) -> QuerySet[Supporter]:
    """Everything has left for a week, and they did not agree to hear more: their addresses go."""
    return (
        Supporter.objects.filter(erased_at__isnull=True, letter__in=_final(now - ADDRESS_AFTER_FINAL))
        .filter(email__isempty=False)
        .exclude(pk__in=_listening())
        .exclude(pk__in=_to_be_asked(now))
    )


def _words(now: datetime) -> QuerySet[Letter]:
    """Everything has left for thirty days: the words go. A copy that was agreed to is made before."""
    is_waiting = Letter.objects.shareable().filter(copy__isnull=True).values("pk")
    return _final(now - WORDS_AFTER_FINAL).filter(erased_at__isnull=True).exclude(pk__in=is_waiting)


def _originals(now: datetime) -> QuerySet[Copy]:
    return Copy.objects.released().filter(released_at__lt=now - ORIGINAL_AFTER_RELEASE, text__isempty=False)


def _mails(now: datetime) -> QuerySet[Arrival]:
    """What was understood and passed on. What a person must still look at stays until they have."""
    return Arrival.objects.filter(
        state=ArrivalState.READ,
        mailbox__in=MAILBOXES,
        received_at__lt=now - MAIL_AFTER_READING,
        raw__isempty=False,
    )


def _listeners(now: datetime) -> QuerySet[Supporter]:
    """The appeal ended half a year ago: nobody hears of it any more."""
    ended = Appeal.objects.filter(state=AppealState.CLOSED, closed_at__lt=now - NEWS_AFTER_END)
    return Supporter.objects.filter(erased_at__isnull=True, letter__appeal__in=ended)


def _withdrawn_quotes() -> QuerySet[BulletinItem]:
    return (
        BulletinItem.objects.filter(copy__state=CopyState.WITHDRAWN).exclude(text="").select_related("copy")
    )


def _reports(now: datetime) -> QuerySet[Report]:
    """Somebody has looked at what a stranger said of a contact: the stranger's words go."""
    return Report.objects.filter(looked_at__lt=now - reporting.FORGOTTEN_AFTER).exclude(value="", link="")


def _service_mails(now: datetime) -> QuerySet[Message]:
    """What the house itself wrote to somebody, and the address it went to; an answer that was passed on, too."""
    ours = Delivery.objects.filter(message=OuterRef("pk"), contact=None)
    return Message.objects.filter(Exists(ours)).exclude(
        Q(wrapped_key=ERASED)
        | Exists(ours.exclude(state__in=FINAL, stepped_at__lt=now - ADDRESS_AFTER_FINAL))
    )


def _unread_voices(now: datetime) -> QuerySet[Voice]:
    return Voice.objects.filter(state=VoiceState.ENTERED, entered_at__lt=now - UNREAD)


def _unread_greetings(now: datetime) -> QuerySet[Greeting]:
    return Greeting.objects.filter(state=GreetingState.RECEIVED, received_at__lt=now - UNREAD)


def _carried_greetings(now: datetime) -> QuerySet[Greeting]:
    """Handed over: the counting stays, the words go."""
    carried = Greeting.objects.filter(state=GreetingState.CARRIED, carried_on__lt=(now - CARRIED_AGO).date())
    return carried.exclude(released_text="")


def _delete(row: Voice | Greeting) -> None:
    row.delete()


def _final(before: datetime) -> QuerySet[Letter]:
    """Confirmed letters that were confirmed, and whose last delivery came to its end, before this moment."""
    deliveries = Delivery.objects.filter(message__letter_target__letter=OuterRef("pk"))
    is_under_way = deliveries.exclude(state__in=FINAL, stepped_at__lt=before)
    return Letter.objects.confirmed().filter(~Exists(is_under_way), confirmed_at__lt=before)


def _listening() -> QuerySet[Any, Any]:
    """Those whose newest word on news of any appeal is yes. Their scope is the appeal they wrote for."""
    newest = (
        Consent.objects.filter(
            supporter=OuterRef("supporter"), purpose=OuterRef("purpose"), scope=OuterRef("scope")
        )
        .order_by("-given_at", "-pk")
        .values("pk")[:1]
    )
    agreed = Consent.objects.filter(purpose=Purpose.NEWS, is_given=True, pk=newest)
    return agreed.values("supporter")


def _to_be_asked(now: datetime) -> QuerySet[Any, Any]:
    """Those who may be asked after two weeks whether anybody answered, until they were."""
    agreed = Consent.objects.filter(purpose=Purpose.SURVEY, is_given=True)
    recent = agreed.filter(supporter__confirmed_at__gt=now - surveying.UNTIL)
    asked = Delivery.objects.filter(origin=surveying.ORIGIN).values("origin_id")
    return recent.exclude(supporter__letter__in=asked).values("supporter")


def _each(rows: QuerySet[Any], deed: Callable[[Any], object]) -> int:
    """Do the deed to each row, each in a transaction of its own, and count."""
    done = 0
    for row in _one_by_one(rows):
        with transaction.atomic():
            deed(row)
        done += 1
    return done


def _one_by_one(rows: QuerySet[Any]) -> Iterator[Any]:
    """By the order of their ids, so that none is met twice, whether it still answers to the query or not."""
    last = None
    while batch := list((rows.filter(pk__gt=last) if last else rows).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk
