"""How many wrote: for everybody, rounded and at fixed hours; for staff, exact and by the way it went."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.counting import Counts, letters_by_country, rounded, safe_counts
from shanyrak.copies.models import Copy
from shanyrak.letters.models import ByHand, ByHandOutcome, Letter
from shanyrak.outbox.models import BUNDLE, Delivery

EVERY_HOURS = 6  # the public numbers change four times a day, so that no step of theirs is one person
WENT = (ByHandOutcome.DONE, ByHandOutcome.SPOKE)


@dataclass(frozen=True, slots=True)
class PublicTotals:
    """What everybody may know. ``people`` is 0 below ten: then nothing is said."""

    people: int
    countries: tuple[tuple[str, int], ...]  # ISO 3166 and people, most first, from ten people on
    others: int  # people in countries that are not named, 0 below ten
    by_hand: int  # calls, letters, faxes that people say they made themselves; rounded likewise
    as_of: datetime


@dataclass(frozen=True, slots=True)
class StaffTotals:
    """Exact. ``sent_by_us`` counts deliveries by channel and state; ``by_own_account`` what people reported."""

    letters: int  # confirmed
    waiting: int  # for their writers' confirmation
    held: int  # for a person to read
    within_joint: (
        int  # of the confirmed: those that go within the joint letter, one of many in the same words
    )
    countries: dict[str, int]
    sent_by_us: dict[str, dict[str, int]]
    by_own_account: dict[str, dict[str, int]]
    copies: dict[str, int]  # by state


def public_totals(appeal: Appeal, *, now: datetime | None = None) -> PublicTotals:
    """
    Give the numbers as they were at the last fixed hour (0, 6, 12, 18 UTC).

    Without ``now`` the database's clock counts.
    """
    as_of = last_fixed_hour(now or _database_time())
    counts: Counts = safe_counts(letters_by_country(appeal, confirmed_before=as_of))
    by_hand = ByHand.objects.filter(appeal=appeal, outcome__in=WENT, reported_at__lt=as_of).count()
    return PublicTotals(counts.people, counts.countries, counts.others, rounded(by_hand), as_of)


def staff_totals(appeal: Appeal) -> StaffTotals:
    """Everything, this moment, for the desk only."""
    letters = dict(Letter.objects.filter(appeal=appeal).order_by().values_list("state").annotate(Count("pk")))
    copies = Copy.objects.filter(appeal=appeal).order_by().values_list("state").annotate(Count("pk"))
    return StaffTotals(
        letters=letters.get("confirmed", 0),
        waiting=letters.get("awaiting_confirm", 0),
        held=letters.get("held_review", 0),
        within_joint=Letter.objects.confirmed().filter(appeal=appeal, is_joint=True).count(),
        countries=letters_by_country(appeal),
        sent_by_us=_by_channel(Delivery.objects.filter(gate=appeal.gate).exclude(origin=BUNDLE), "state"),
        by_own_account=_by_channel(ByHand.objects.filter(appeal=appeal), "outcome"),
        copies=dict(copies),
    )


def last_fixed_hour(now: datetime) -> datetime:
    now = now.astimezone(UTC)
    return now.replace(hour=now.hour - now.hour % EVERY_HOURS, minute=0, second=0, microsecond=0)


def _by_channel(rows: QuerySet[Any], what: str) -> dict[str, dict[str, int]]:
    totals: dict[str, dict[str, int]] = {}
    for channel, value, number in rows.order_by().values_list("channel", what).annotate(Count("pk")):
        totals.setdefault(channel, {})[value] = number
    return totals


def _database_time() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        now: datetime = cursor.fetchone()[0]
    return now
