"""
Whose turn it is: lanes one after the other, and in each no more than its mailbox can read.

A lane is a mailbox (``domain/local part``) or a channel. Deliveries of a lane leave in the order in which they became
due; lanes take turns. A mailbox gets so many letters an hour and a day (``SHANYRAK_MAILBOX_AN_HOUR``, ``_A_DAY``); a
turn is taken with the claim, and given back if nothing left. A domain that puts us off is left alone for a while, then
tried with one letter at a time until it takes one.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from shanyrak.outbox.models import Delivery, Pause, Worker
from shanyrak.outbox.statements import execute

GROUP = 60  # letters claimed at once
LANES_AT_ONCE = 64
BETWEEN_TRIES = timedelta(minutes=15)  # of a domain that put us off
TURNS = 2  # the first key of our advisory locks on lanes; gates have 1

# Lanes in which something may leave now, from one name on. Each next name is one look into the index, and only as many
# are looked for as are asked for. A mailbox is taken by one claim at a time, or two would count the same turns. «The
# first that may leave» and not «is there one»: for that, PostgreSQL would look at all that wait before the first lane.
LANES = """
WITH RECURSIVE lane (name) AS (
    (SELECT lane FROM outbox_delivery WHERE state = 'queued' AND lane > %(after)s ORDER BY lane LIMIT 1)
    UNION ALL
    SELECT (SELECT further.lane FROM outbox_delivery AS further
            WHERE further.state = 'queued' AND further.lane > lane.name ORDER BY further.lane LIMIT 1)
    FROM lane WHERE lane.name IS NOT NULL
)
SELECT name FROM lane
WHERE name IS NOT NULL
  AND (SELECT true FROM outbox_delivery AS waiting LEFT JOIN outbox_gate AS gate ON gate.number = waiting.gate_id
       WHERE waiting.state = 'queued' AND waiting.lane = lane.name AND waiting.not_before <= %(now)s
         AND waiting.bundle_id IS NULL
         AND (gate.number IS NULL OR gate.state = 'open')
       ORDER BY waiting.not_before LIMIT 1)
  AND CASE WHEN strpos(name, '/') = 0 THEN true
      ELSE (SELECT count(*) FROM outbox_delivery WHERE lane = name AND left_at > %(hour_ago)s) < %(an_hour)s
       AND (SELECT count(*) FROM outbox_delivery WHERE lane = name AND left_at > %(day_ago)s) < %(a_day)s
       AND NOT EXISTS (SELECT FROM outbox_pause WHERE domain = split_part(name, '/', 1) AND until > %(now)s)
       AND pg_try_advisory_xact_lock(%(turns)s, hashtext(name)) END
LIMIT %(lanes_at_once)s
"""

# The letters found are taken by their ids, and their state is written so that no index answers to it: PostgreSQL would
# else read the index of all that waits to find those sixty again.
CLAIM = """
WITH due AS (
    SELECT found.id FROM unnest(%(lanes)s::text[], %(most)s::int[], %(again)s::bool[]) AS lane (name, most, again), LATERAL (
    SELECT delivery.id
    FROM outbox_delivery AS delivery LEFT JOIN outbox_gate AS gate ON gate.number = delivery.gate_id
    WHERE delivery.state = 'queued' AND delivery.not_before <= %(now)s AND delivery.lane = lane.name
      AND delivery.bundle_id IS NULL AND (delivery.expires_at IS NULL OR delivery.expires_at > %(now)s)
      AND (gate.number IS NULL OR gate.state = 'open')
      AND (delivery.attempts > 0 OR NOT lane.again)
    ORDER BY delivery.not_before
    LIMIT CASE WHEN strpos(lane.name, '/') = 0 THEN %(group)s ELSE greatest(0, least(
        lane.most,
        %(an_hour)s - (SELECT count(*) FROM outbox_delivery WHERE outbox_delivery.lane = lane.name AND left_at > %(hour_ago)s),
        %(a_day)s - (SELECT count(*) FROM outbox_delivery WHERE outbox_delivery.lane = lane.name AND left_at > %(day_ago)s)
    )) END
    FOR UPDATE OF delivery SKIP LOCKED
    ) AS found
    LIMIT %(group)s
)
UPDATE outbox_delivery AS delivery
SET state = 'claimed', worker_id = %(worker)s, attempts = attempts + 1, stepped_at = %(now)s, why = ''
WHERE delivery.id = ANY(ARRAY(SELECT id FROM due)) AND delivery.state || '' = 'queued'
RETURNING delivery.id, delivery.lane
"""

PAUSE = """
INSERT INTO outbox_pause (domain, until) VALUES (%s, %s)
ON CONFLICT (domain) DO UPDATE SET until = greatest(outbox_pause.until, excluded.until)
"""

# Whoever moves the pause has the one try; everybody else finds the domain left alone.
# Of several pauses the first by name is locked first, here and below, or two senders could wait for each other.
TRY = """
UPDATE outbox_pause SET until = %s WHERE domain IN
    (SELECT domain FROM outbox_pause WHERE domain = ANY(%s) AND until <= %s ORDER BY domain FOR UPDATE)
RETURNING domain
"""
# Not what another letter's "not now" has said since.
GO_ON = """
DELETE FROM outbox_pause WHERE domain IN
    (SELECT pause.domain
     FROM outbox_pause AS pause JOIN unnest(%s::text[], %s::timestamptz[]) AS heard (domain, claimed_at) USING (domain)
     WHERE until <= heard.claimed_at + %s ORDER BY pause.domain FOR UPDATE OF pause)
"""


@dataclass(frozen=True, slots=True)
class Allowed:
    """How many letters a lane may send now; ``again``: only such as were tried before."""

    most: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A claimed group, and the lane after which the next turn begins; "" for neither: from ``after`` on nothing is due."""

    ids: list[UUID]
    after: str


def claim(worker: Worker, *, now: datetime) -> list[UUID]:
    """Take the next group for this worker, and nobody else."""
    return claim_after("", worker, now=now).ids


def claim_after(lane: str, worker: Worker, *, now: datetime) -> Turn:
    """The same, beginning with the lane that follows this one."""
    words: dict[str, Any] = {
        "after": lane, "now": now, "hour_ago": now - timedelta(hours=1), "day_ago": now - timedelta(days=1),
        "an_hour": settings.ENVIRONMENT.mailbox_an_hour, "a_day": settings.ENVIRONMENT.mailbox_a_day,
        "turns": TURNS, "lanes_at_once": LANES_AT_ONCE, "group": GROUP, "worker": worker.pk,
    }  # fmt: skip
    with transaction.atomic():
        lanes = [row[0] for row in execute(LANES, words)]
        if not lanes:
            return Turn([], "")
        with connection.cursor() as cursor:
            may = _may_send(cursor, lanes, now)
        words["most"] = [allowed.most for allowed in may.values()]
        words["again"] = [allowed.again for allowed in may.values()]
        # A statement of its own: it sees the turns of whoever held a lane before us.
        claimed = execute(CLAIM, {**words, "lanes": list(may)})
    return Turn([row[0] for row in claimed], max((row[1] for row in claimed), default=lanes[-1]))


def _may_send(cursor: Any, lanes: list[str], now: datetime) -> dict[str, Allowed]:
    """
    What each of these lanes may send now. Those of a domain whose pause is over get one letter together.

    It is one that was tried before, if any is due: greylisting lets only those in. Any of its mailboxes will do, for the
    first may be the only full one.
    """
    domains = {domain for domain, slash, _ in (lane.partition("/") for lane in lanes) if slash}
    if not domains:
        return dict.fromkeys(lanes, Allowed(GROUP))
    cursor.execute(TRY, [now + BETWEEN_TRIES, list(domains), now])
    tries = {}
    for (domain,) in cursor.fetchall():
        those = [lane for lane in lanes if lane.startswith(f"{domain}/")]
        again = Delivery.objects.waiting().filter(lane__in=those, attempts__gt=0, not_before__lte=now)
        tried_before = sorted(set(again.values_list("lane", flat=True)))
        tries[domain] = (random.choice(tried_before or those), bool(tried_before))
    paused = set(Pause.objects.filter(domain__in=domains, until__gt=now).values_list("domain", flat=True))
    may = {}
    for lane in lanes:
        domain, slash, _ = lane.partition("/")
        if not slash or domain not in paused:
            may[lane] = Allowed(GROUP)
        elif domain in tries and tries[domain][0] == lane:
            may[lane] = Allowed(1, again=tries[domain][1])
    return may


def go_on(heard: Iterable[Delivery]) -> None:
    """Their servers have answered: if one of these was the one try, nobody need go easy on its domain any more."""
    paced = [(each.lane.partition("/")[0], each.stepped_at) for each in heard if "/" in each.lane]
    if paced:
        domains, claimed = zip(*paced, strict=True)
        with connection.cursor() as cursor:
            values: list[Any] = [list(domains), list(claimed), BETWEEN_TRIES]
            cursor.execute(GO_ON, values)


def pause(lane: str, *, until: datetime) -> None:
    """Leave the whole domain of a mailbox alone until then: it put off one letter and would put off the next."""
    domain, slash, _ = lane.partition("/")
    if slash:
        with connection.cursor() as cursor:
            cursor.execute(PAUSE, [domain, until])
        Pause.objects.filter(until__lt=until - timedelta(days=1)).delete()
