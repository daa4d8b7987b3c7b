"""Keep what came in, raw and sealed, before anyone tries to understand it."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import connection
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format

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
# One statement for a group, its columns as arrays in PostgreSQL's own binary form: most of what a flood costs us would
# else be spent on making parameters.
INSERT = b"""
INSERT INTO arrivals_arrival (id, wrapped_key, session_id, raw, token, mailbox, fingerprint, size, received_at, kind,
    state, why)
SELECT brought.*, $9::timestamptz, 'mail', 'kept', ''
FROM unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::bytea[], $5::text[], $6::text[], $7::bytea[], $8::int8[]) AS brought
ON CONFLICT DO NOTHING
"""
UUID, BYTES, TEXT, NUMBER = 2950, 17, 25, 20  # pg_type's numbers, the same in every PostgreSQL
COLUMNS = (UUID, BYTES, UUID, BYTES, TEXT, TEXT, BYTES, NUMBER)


def keep_all(mails: Sequence[Incoming], *, now: datetime) -> None:
    """Keep these mails, all in one commit or none. One that is brought twice is kept once."""
    rows = [_arrival(mail.raw, ArrivalKind.MAIL, mail.mailbox, mail.token, now=now) for mail in mails]
    for session in {row.session_id for row in rows if row.session_id}:
        store(session, connection)
    columns = zip(*map(_values, rows), strict=True)
    arrays = [_array(kind, values) for kind, values in zip(COLUMNS, columns, strict=True)]
    connection.ensure_connection()
    line = connection.connection.pgconn
    answer = line.exec_params(
        INSERT,
        [*arrays, now.isoformat().encode()],
        param_formats=[Format.BINARY] * len(arrays) + [Format.TEXT],
    )
    if answer.status != ExecStatus.COMMAND_OK:
        raise error_from_result(answer)


def _values(row: Arrival) -> tuple[bytes | memoryview, ...]:
    assert row.session_id is not None  # what is sealed has one
    return (
        row.pk.bytes,
        row.wrapped_key,
        row.session_id.bytes,
        row.raw.raw,
        row.token.encode(),
        row.mailbox.encode(),
        row.fingerprint,
        row.size.to_bytes(8, "big"),
    )


def _array(kind: int, values: Sequence[bytes | memoryview]) -> bytes:
    """One dimension, no NULL; then of each its length and itself."""
    head = struct.pack("!iiIii", 1, 0, kind, len(values), 1)
    return head + b"".join(part for value in values for part in (len(value).to_bytes(4, "big"), value))


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
    # A relation that is named costs more than all else of a row.
    by = {"received_by": received_by} if received_by else {}
    return Arrival(
        raw=raw,
        kind=kind,
        token=token[:64],
        mailbox=mailbox[:32],
        fingerprint=_fingerprint(raw, kind, mailbox, token),
        size=len(raw),
        received_at=now,
        **by,
    )


def _fingerprint(raw: bytes, kind: str, mailbox: str, token: str) -> bytes:
    return blind_index(f"{mailbox}+{token} {sha256(raw).hexdigest()}", purpose="arrival", scope=kind)


def mark(arrival: Arrival, state: str, *, why: str = "") -> None:
    """Say what became of it. The database knows which step may follow which."""
    arrival.state, arrival.why = state, why[:200]
    arrival.save(update_fields=["state", "why"])
