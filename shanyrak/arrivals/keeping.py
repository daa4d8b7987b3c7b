"""Keep what came in, raw and sealed, before anyone tries to understand it."""

from datetime import datetime

from shanyrak.arrivals.models import Arrival, ArrivalKind
from shanyrak.vault.blind import blind_index


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
    Keep the bytes. A mail that is brought twice (its sender heard no answer) is kept once.

    ``token`` and ``mailbox`` are what our own address said: ``copies+7`` gives mailbox «copies», token «7».
    """
    fingerprint = blind_index(f"{mailbox}+{token}\0{raw.decode('latin-1')}", purpose="arrival", scope=kind)
    if kind == ArrivalKind.MAIL:
        known = Arrival.objects.filter(kind=kind, fingerprint=fingerprint).first()
        if known:
            return known
    return Arrival.objects.create(
        raw=raw,
        kind=kind,
        token=token[:64],
        mailbox=mailbox[:32],
        fingerprint=fingerprint,
        size=len(raw),
        received_at=now,
        received_by=received_by,
    )


def mark(arrival: Arrival, state: str, *, why: str = "") -> None:
    """Say what became of it. The database knows which step may follow which."""
    arrival.state, arrival.why = state, why[:200]
    arrival.save(update_fields=["state", "why"])
