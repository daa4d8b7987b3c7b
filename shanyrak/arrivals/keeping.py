"""Keep what came in, raw and sealed, before anyone tries to understand it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import psycopg
from django.db import connection

from shanyrak.arrivals.models import Arrival, ArrivalKind
from shanyrak.people.models import User
from shanyrak.vault.blind import blind_index
from shanyrak.vault.sessions import store


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail, and what our own address said: ``copies+7`` gives mailbox «copies», token «7»."""

    raw: bytes
    mailbox: str
    token: str


ONCE = frozenset({ArrivalKind.MAIL, ArrivalKind.FORM})
# One statement, prepared once and sent in binary: half of what a flood of mails costs us is spent here.
INSERT = """
INSERT INTO arrivals_arrival (id, wrapped_key, session_id, raw, token, mailbox, fingerprint, size, received_at, kind,
    state, why)
SELECT brought.*, %b::timestamptz, 'mail', 'kept', ''
FROM unnest(%b::uuid[], %b::bytea[], %b::uuid[], %b::bytea[], %b::text[], %b::text[], %b::bytea[], %b::int8[]) AS brought
ON CONFLICT DO NOTHING
"""


def keep_all(mails: Sequence[Incoming], *, now: datetime) -> None:
    """Keep these mails, all in one commit or none. One that is brought twice is kept once."""
    rows = [_arrival(mail.raw, ArrivalKind.MAIL, mail.mailbox, mail.token, now=now) for mail in mails]
    for session in {row.session_id for row in rows if row.session_id}:
        store(session, connection)
    columns = zip(
        *(
            (
                row.pk,
                row.wrapped_key,
                row.session_id,
                row.raw.raw,
                row.token,
                row.mailbox,
                row.fingerprint,
                row.size,
            )
            for row in rows
        ),
        strict=True,
    )
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(INSERT, [now, *map(list, columns)], prepare=True)


def keep(
    *,
    raw: bytes,
    kind: str,
    now: datetime,
    received_by=None,
    token: str = "",
    mailbox: str = "",
) -> Arrival:
    """
    Keep the bytes. A mail or a form that is brought twice (its sender heard no answer) is kept once.

    ``token`` and ``mailbox`` are what our own address said: ``copies+7`` gives mailbox «copies», token «7».
    """
    arrival = _arrival(raw, kind, mailbox, token, now=now, received_by=received_by)
    is_once = kind in ONCE
    Arrival.objects.bulk_create([arrival], ignore_conflicts=is_once)
    return Arrival.objects.get(kind=kind, fingerprint=arrival.fingerprint) if is_once else arrival


def _arrival(
    raw: bytes, kind: str, mailbox: str, token: str, *, now: datetime, received_by: User | None = None
) -> Arrival:
    return Arrival(
        raw=raw,
        kind=kind,
        token=token[:64],
        mailbox=mailbox[:32],
        fingerprint=_fingerprint(raw, kind, mailbox, token),
        size=len(raw),
        received_at=now,
        received_by=received_by,
    )


def _fingerprint(raw: bytes, kind: str, mailbox: str, token: str) -> bytes:
    return blind_index(f"{mailbox}+{token} {sha256(raw).hexdigest()}", purpose="arrival", scope=kind)


def mark(arrival: Arrival, state: str, *, why: str = "") -> None:
    """Say what became of it. The database knows which step may follow which."""
    arrival.state, arrival.why = state, why[:200]
    arrival.save(update_fields=["state", "why"])
