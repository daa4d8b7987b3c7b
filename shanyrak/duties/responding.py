"""Does an office answer? From the journal and the answers that came: exact for staff, in tens for everybody."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median
from uuid import UUID

from django.db.models import Count, Min

from shanyrak.bulletins.counting import rounded
from shanyrak.duties.counting import last_fixed_hour
from shanyrak.letters.models import Answer, AnswerPool, LetterTarget
from shanyrak.outbox.models import Delivery, DeliveryEvent, DeliveryState
from shanyrak.targets.models import Office

LEAST = 10  # a smaller number is somebody
THERE = (DeliveryState.ACCEPTED, DeliveryState.RELAYED)
BACK = (DeliveryState.BOUNCED, DeliveryState.REFUSED)


@dataclass(frozen=True, slots=True)
class Responsiveness:
    """
    Letters that we carried to one office. ``days`` is the median from leaving to the first answer, None without one.

    A letter that went two ways counts once: as there if one way got through, else as come back.
    """

    sent: int
    there: int
    back: int
    answered: int
    by_hand: int  # answers that somebody filed at the desk; of which letter, nobody knows
    days: float | None


@dataclass(frozen=True, slots=True)
class SaidOfOffice:
    """What everybody may know, in tens. ``answered`` and ``days`` are 0 below ten answers: then they are few."""

    sent: int
    answered: int
    days: int


def responsiveness(office: Office, *, before: datetime | None = None) -> Responsiveness:
    """Exact, for staff; ``before`` counts only what left and came until then."""
    left = _left(office, before)
    letters = dict(LetterTarget.objects.filter(pk__in=left).values_list("pk", "letter_id"))
    states = _states(list(letters))
    first = _first_answers(office, before)
    waits = [
        (first[letter] - left[target]).total_seconds() / 86400
        for target, letter in letters.items()
        if letter in first and first[letter] >= left[target]
    ]
    return Responsiveness(
        sent=len(letters),
        there=sum(bool(seen & set(THERE)) for seen in states.values()),
        back=sum(bool(seen & set(BACK)) and not seen & set(THERE) for seen in states.values()),
        answered=len(waits),
        by_hand=sum(AnswerPool.objects.filter(office=office).values_list("by_hand", flat=True)),
        days=median(waits) if waits else None,
    )


def said_of_office(office: Office, *, now: datetime) -> SaidOfOffice | None:
    """As it was at the last fixed hour; None below ten letters."""
    exact = responsiveness(office, before=last_fixed_hour(now))
    if exact.sent < LEAST:
        return None
    is_enough = exact.answered >= LEAST and exact.days is not None
    return SaidOfOffice(
        sent=rounded(exact.sent),
        answered=rounded(exact.answered) if is_enough else 0,
        days=max(1, round(exact.days)) if is_enough and exact.days is not None else 0,
    )


def _left(office: Office, before: datetime | None) -> dict[UUID, datetime]:
    """When each letter to the office left for the first time, by its target row."""
    events = DeliveryEvent.objects.filter(
        delivery__origin="letter", delivery__contact__office=office, after=DeliveryState.ACCEPTED
    )
    if before:
        events = events.filter(at__lt=before)
    return dict(events.order_by().values_list("delivery__origin_id").annotate(Min("at")))


def _states(targets: list[UUID]) -> dict[UUID, set[str]]:
    seen: dict[UUID, set[str]] = {}
    rows = Delivery.objects.filter(origin="letter", origin_id__in=targets).order_by()
    for target, state, _count in rows.values_list("origin_id", "state").annotate(Count("pk")):
        seen.setdefault(target, set()).add(state)
    return seen


def _first_answers(office: Office, before: datetime | None) -> dict[UUID, datetime]:
    answers = Answer.objects.filter(pool__office=office)
    if before:
        answers = answers.filter(received_at__lt=before)
    return dict(answers.order_by().values_list("letter_id").annotate(Min("received_at")))
