"""
What cannot leave by the appeal's last day, one an hour as the mailbox allows, goes together: one mail a day, in which
each letter stands whole.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryState, Gate, GateState
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from shanyrak.targets.models import Channel, ContactPoint

AT_MOST = 300  # letters in one mail: about a megabyte
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SPACE = UUID("9d0f3c1e-3f6b-4a0e-9a55-6a3a0c8c2d41")  # in which the ids of bundles are made


def bundle_what_cannot_finish(*, now: datetime) -> int:
    """
    Bind what waits at each mailbox whose queue is longer than its turns until the appeal's last day; how many letters.

    Once a day for each appeal and mailbox; what is written later the same day waits its turn, or for tomorrow's. Asked
    again, it does nothing more.
    """
    today = timezone.localdate(now)
    bound = 0
    for gate in Gate.objects.filter(state=GateState.OPEN, is_paced=True, last_day__gte=today):
        for contact, waiting in _queues(gate):
            lane = Delivery.objects.waiting().alone().filter(contact=contact, gate=gate).values("lane")[:1]
            before = Delivery.objects.waiting().alone().filter(lane__in=lane).count()
            if waiting > 1 and before > turns_until(_end_of(gate), now=now):
                bound += _bind(gate, contact, today, now)
    return bound


def turns_until(end: datetime, *, now: datetime) -> int:
    """How many letters a mailbox can get from now until then."""
    environment = settings.ENVIRONMENT
    left = max(end - now, timedelta(0))
    whole_days, rest = divmod(left, DAY)
    in_rest = min(-(-rest // HOUR) * environment.mailbox_an_hour, environment.mailbox_a_day)
    return whole_days * min(environment.mailbox_a_day, 24 * environment.mailbox_an_hour) + in_rest


def leaves_about(delivery: Delivery, *, now: datetime) -> datetime:
    """
    When a waiting delivery leaves, by the turns of its mailbox, if nothing else happens; what is due now, now.

    True within an hour while the queue before it stays as it is. Told to whoever wrote it.
    """
    # A bundle may leave sooner than it was to: a joint letter that is full.
    begin = max(delivery.bundle.not_before if delivery.bundle else delivery.not_before, now)
    if delivery.bundle_id or "/" not in delivery.lane:
        return begin
    environment = settings.ENVIRONMENT
    lane = Delivery.objects.filter(lane=delivery.lane)
    before = lane.waiting().alone().filter(not_before__lt=delivery.not_before).count()
    this_day = lane.filter(left_at__gt=now - DAY).count()
    this_hour = lane.filter(left_at__gt=now - HOUR).count()
    days, place = divmod(before + this_day, environment.mailbox_a_day)
    if days:
        # The day's turns come back as the first of them is a day old.
        return begin + days * DAY + (place // environment.mailbox_an_hour) * HOUR
    return begin + ((before + this_hour) // environment.mailbox_an_hour) * HOUR


def _queues(gate: Gate) -> list[tuple[ContactPoint, int]]:
    """The mailboxes at which letters of this gate wait, and how many do."""
    waiting = (
        Delivery.objects.waiting().alone().filter(gate=gate, channel=Channel.EMAIL, contact__isnull=False)
    )
    counted = waiting.exclude(origin=BUNDLE).values_list("contact").annotate(number=Count("pk"))
    numbers = dict(counted.values_list("contact", "number"))
    return [(contact, numbers[contact.pk]) for contact in ContactPoint.objects.filter(pk__in=numbers)]


def _bind(gate: Gate, contact: ContactPoint, today, now: datetime) -> int:
    bound = part = 0
    while True:
        name = uuid5(SPACE, f"{gate.pk} {contact.pk} {today.isoformat()} {part}")
        if part == 0 and Delivery.objects.of(BUNDLE, name).exists():
            return 0
        with transaction.atomic():
            letters = (
                Delivery.objects.waiting()
                .alone()
                .filter(gate=gate, contact=contact, channel=Channel.EMAIL)
                .exclude(origin=BUNDLE)
                .order_by("not_before")
                .select_for_update(skip_locked=True)
            )
            keys = list(letters.values_list("pk", flat=True)[:AT_MOST])
            if not keys:
                return bound
            mail = post(
                origin=BUNDLE, origin_id=name, message=write(subject="", body="", language="", now=now),
                channel=Channel.EMAIL, contact=contact, gate=gate, now=now,
            )  # fmt: skip
            bound += Delivery.objects.filter(pk__in=keys, state=DeliveryState.QUEUED).update(bundle=mail)
        part += 1


def _end_of(gate: Gate) -> datetime:
    """The end of the last day, where it ends first: an office may be further east than we."""
    day = gate.last_day
    assert day is not None  # asked only of gates that have one
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=12)
