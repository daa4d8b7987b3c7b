"""Read in the mail server's log what became of letters that it took: their server has it, or its time is over."""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from shanyrak.channels.email.postfix import Place, fates_since
from shanyrak.outbox.models import Delivery, DeliveryState

AFTER = {"sent": DeliveryState.RELAYED, "expired": DeliveryState.EXPIRED}

WRITE_DOWN = """
UPDATE outbox_delivery AS delivery SET state = fate.state, stepped_at = %s, why = fate.why
FROM unnest(%s::text[], %s::text[], %s::text[]) AS fate (reference, state, why)
WHERE delivery.carrier_ref = fate.reference AND delivery.state = 'accepted' AND delivery.channel IN ('email', 'fax')
"""


def follow(*, now: datetime) -> int:
    """
    Write down what the log says since the last time; how many letters moved.

    Each stretch of log is read twice, the second time on a later call: a letter may be with their server before its
    sender has written down that ours took it. Does nothing where no log is set up or it cannot be read.
    """
    log = settings.ENVIRONMENT.mta_log
    if log is None:
        return 0
    read_twice, read_once = _places()
    try:
        fates, end = fates_since(log, read_twice)
    except OSError:
        return 0
    moved = _write_down(fates, now)
    is_settled = not Delivery.objects.filter(state=DeliveryState.IN_DOUBT).exists()
    _keep(read_once if is_settled else read_twice, end)
    return moved


def _write_down(fates: dict[str, tuple[str, str]], now: datetime) -> int:
    known = [(ref, AFTER[status], words) for ref, (status, words) in fates.items() if status in AFTER]
    if not known:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(WRITE_DOWN, [now, *(list(column) for column in zip(*known, strict=True))])
        return cursor.rowcount


def _place_file() -> Path:
    # A place belongs to this machine's log, so it lies on this machine; lost, everything is read again, and nothing
    # happens twice.
    return settings.ENVIRONMENT.home / "mta-log.place"


def _places() -> tuple[Place, Place]:
    with suppress(OSError, ValueError, TypeError):
        twice, once = json.loads(_place_file().read_text())
        return Place(*twice), Place(*once)
    return Place(), Place()


def _keep(twice: Place, once: Place) -> None:
    path = _place_file()
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps([[twice.inode, twice.offset], [once.inode, once.offset]]))
    draft.replace(path)
