"""
A group of mails as PostgreSQL takes it in one statement: its columns as arrays, in the database's own binary form.

Most of what a flood costs us would else be spent on making rows and parameters.
"""

import struct
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from psycopg.pq import Format

from shanyrak.arrivals.models import Arrival, ArrivalKind
from shanyrak.vault.apart import seal_apart
from shanyrak.vault.blind import blind_index

INSERT = b"""
INSERT INTO arrivals_arrival (id, wrapped_key, session_id, raw, token, mailbox, fingerprint, size, received_at, kind,
    state, why)
SELECT brought.*, $9::timestamptz, 'mail', 'kept', ''
FROM unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::bytea[], $5::text[], $6::text[], $7::bytea[], $8::int8[]) AS brought
ON CONFLICT DO NOTHING
"""
UUID, BYTES, TEXT, NUMBER = 2950, 17, 25, 20  # pg_type's numbers, the same in every PostgreSQL
COLUMNS = (UUID, BYTES, UUID, BYTES, TEXT, TEXT, BYTES, NUMBER)
FORMATS = [Format.BINARY] * len(COLUMNS) + [Format.TEXT]
TOKEN_AT_MOST, MAILBOX_AT_MOST = 64, 32  # characters

_RAW = Arrival._meta.get_field("raw")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail, and what our own address said: ``copies+7`` gives mailbox «copies», token «7»."""

    raw: bytes
    mailbox: str
    token: str


class Row(NamedTuple):
    """A sealed mail, each column as PostgreSQL writes it."""

    id: bytes
    wrapped_key: bytes
    session: bytes
    raw: bytes
    token: bytes
    mailbox: bytes
    fingerprint: bytes
    size: bytes

    @property
    def session_id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.session)


def seal(mail: Incoming) -> Row:
    """
    Make the row of a mail; of one with no bytes at all its key seals nothing, and nothing is stored.

    :raises KeysMissing: no key to seal with, or no pepper for the fingerprint
    """
    apart = seal_apart(_RAW, mail.raw)
    return Row(
        apart.pk.bytes,
        apart.wrapped_key,
        apart.session_id.bytes,
        apart.sealed if mail.raw else b"",
        mail.token[:TOKEN_AT_MOST].encode(),
        mail.mailbox[:MAILBOX_AT_MOST].encode(),
        fingerprint_of(mail.raw, ArrivalKind.MAIL, mail.mailbox, mail.token),
        len(mail.raw).to_bytes(8, "big"),
    )


def fingerprint_of(raw: bytes, kind: str, mailbox: str, token: str) -> bytes:
    """The same for the same bytes to the same box, and for whoever has no pepper a number like any other."""
    return blind_index(f"{mailbox}+{token} {sha256(raw).hexdigest()}", purpose="arrival", scope=kind)


def parameters(rows: Sequence[Row], *, now: datetime) -> list[bytes]:
    """What ``INSERT`` asks for, in ``FORMATS``."""
    columns = zip(COLUMNS, zip(*rows, strict=True), strict=True)
    return [*(_array(kind, values) for kind, values in columns), now.isoformat().encode()]


def _array(kind: int, values: Sequence[bytes]) -> bytes:
    """One dimension, no NULL; then of each its length and itself."""
    parts = [struct.pack("!iiIii", 1, 0, kind, len(values), 1)]
    for value in values:
        parts += (len(value).to_bytes(4, "big"), value)
    return b"".join(parts)
