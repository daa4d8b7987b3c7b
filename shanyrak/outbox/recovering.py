"""What dead workers left: back to the queue where that is safe, in doubt where it is not, and doubt settled by evidence."""

import socket
from datetime import datetime, timedelta

from django.db import connection

from shanyrak.channels.base import Verdict
from shanyrak.outbox.carriers import evidence_for
from shanyrak.outbox.models import Delivery, DeliveryState, Worker
from shanyrak.outbox.presence import lock_is_free

# Without any evidence for so long, a person decides.
PATIENCE = timedelta(minutes=15)
OUT_OF_SIGHT = "its sender was on a host that we cannot see"

# The dead worker's last COMMIT may still run in the server: so the session is asked for once more, in the WHERE.
REQUEUE_CLAIMED = """
UPDATE outbox_delivery SET state = 'queued', worker_id = NULL, stepped_at = %s, why = 'its sender died'
WHERE state = 'claimed' AND worker_id = %s
  AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = %s)
"""
DOUBT_COMMITTING = """
UPDATE outbox_delivery SET state = 'in_doubt', stepped_at = %s, why = %s
WHERE state = 'committing' AND worker_id = %s
  AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = %s)
"""


def recover(*, now: datetime) -> None:
    """Bury dead workers, then settle what is in doubt. May run any number of times, side by side."""
    for worker in Worker.objects.filter(ended_at__isnull=True):
        bury(worker, now=now)
    _bury_left_behind(now)
    settle_doubts(now=now)


def bury(worker: Worker, *, now: datetime) -> bool:
    """
    If this worker is dead, hand on what it held: claimed goes back to the queue, committing falls in doubt.

    False when it lives, or when it cannot be seen from this host; then its claimed letters still go back as soon
    as its session is gone (without a session it can commit nothing), and a letter at its last word is put in doubt
    only for a person to decide.
    """
    here = worker.host == socket.gethostname()
    if here and not lock_is_free(worker.lock_file):
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = %s)", [worker.session]
        )
        if cursor.fetchone()[0]:
            return False
        _requeue_claimed(cursor, worker, now)
        _doubt_committing(cursor, worker, now, "its sender died" if here else OUT_OF_SIGHT)
    worker.ended_at = now
    worker.save(update_fields=["ended_at"])
    return True


def settle_doubts(*, now: datetime) -> None:
    """Ask the carrier's own records what became of letters in doubt; where there are none, ask a person."""
    for delivery in Delivery.objects.alone().filter(state=DeliveryState.IN_DOUBT):
        known = None if delivery.why == OUT_OF_SIGHT else evidence_for(delivery)
        if known is None:
            _step(delivery, DeliveryState.HELD_UNKNOWN, now, "nobody can tell whether it left")
            continue
        evidence, name = known
        finding = evidence.weigh(name, silent_since=delivery.stepped_at)
        if finding.verdict == Verdict.TAKEN:
            _step(delivery, DeliveryState.ACCEPTED, now, finding.why, reference=finding.reference)
        elif finding.verdict == Verdict.NOT_TAKEN:
            _step(delivery, DeliveryState.QUEUED, now, finding.why)
        elif delivery.stepped_at <= now - PATIENCE:
            _step(delivery, DeliveryState.HELD_UNKNOWN, now, "nobody can tell whether it left")


def _requeue_claimed(cursor, worker: Worker, now: datetime) -> None:
    cursor.execute(REQUEUE_CLAIMED, [now, worker.pk, worker.session])


def _doubt_committing(cursor, worker: Worker, now: datetime, why: str) -> None:
    cursor.execute(DOUBT_COMMITTING, [now, why, worker.pk, worker.session])


def _bury_left_behind(now: datetime) -> None:
    """A worker that ended in good order but lost the database on the way may still hold letters."""
    left = Delivery.objects.filter(
        state__in=[DeliveryState.CLAIMED, DeliveryState.COMMITTING], worker__ended_at__isnull=False
    ).values_list("worker", flat=True)
    for worker in Worker.objects.filter(pk__in=left.distinct()):
        bury(worker, now=now)


def _step(delivery: Delivery, state: str, now: datetime, why: str, *, reference: str = "") -> None:
    # The WHERE is the lock: whoever steps first wins, the other changes nothing.
    Delivery.objects.filter(pk=delivery.pk, state=delivery.state).update(
        state=state, stepped_at=now, why=why, worker=None, carrier_ref=reference or delivery.carrier_ref
    )
