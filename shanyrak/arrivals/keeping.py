"""Keep what came in, raw and sealed, before anyone tries to understand it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from shanyrak.arrivals.groups import (
    FORMATS,
    INSERT,
    MAILBOX_AT_MOST,
    TOKEN_AT_MOST,
    Incoming,
    fingerprint_of,
    parameters,
    seal,
)
from shanyrak.arrivals.models import Arrival, ArrivalKind
from shanyrak.vault.sessions import store

ONCE = frozenset({ArrivalKind.MAIL, ArrivalKind.FORM})


def keep_all(mails: Sequence[Incoming], *, now: datetime) -> None:
    """Keep these mails, all in one commit or none. One that is brought twice is kept once."""
    rows = [seal(mail) for mail in mails]
    for session in {row.session_id for row in rows}:
        store(session, connection)
    connection.ensure_connection()
    answer = connection.connection.pgconn.exec_params(
        INSERT, parameters(rows, now=now), param_formats=FORMATS
    )
    if answer.status != ExecStatus.COMMAND_OK:
        raise error_from_result(answer)


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
    arrival = Arrival(
        raw=raw,
        kind=kind,
        token=token[:TOKEN_AT_MOST],
        mailbox=mailbox[:MAILBOX_AT_MOST],
        fingerprint=fingerprint_of(raw, kind, mailbox, token),
        size=len(raw),
        received_at=now,
        received_by=received_by,
    )
    is_once = kind in ONCE
    Arrival.objects.bulk_create([arrival], ignore_conflicts=is_once)
    return Arrival.objects.get(kind=kind, fingerprint=arrival.fingerprint) if is_once else arrival


def mark(arrival: Arrival, state: str, *, why: str = "") -> None:
    """Say what became of it. The database knows which step may follow which."""
    arrival.state, arrival.why = state, why[:200]
    arrival.save(update_fields=["state", "why"])
