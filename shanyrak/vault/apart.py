"""Seal one column of a row that is written without its model: many at once, by one statement."""

import os
import uuid
from typing import NamedTuple

from shanyrak.vault.boxes import close_box
from shanyrak.vault.fields import _SealedField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import _key_context
from shanyrak.vault.sessions import session_for_sealing


class Apart(NamedTuple):
    """What stands in the columns of a sealed row; ``session_id`` needs a row of its own first (``sessions.store``)."""

    pk: uuid.UUID
    session_id: uuid.UUID
    wrapped_key: bytes
    sealed: bytes


def seal_apart(field: _SealedField[bytes], clear: bytes) -> Apart:
    """
    Seal some bytes, not none, for this column of a row that is not there yet, under a key of its own.

    :raises KeysMissing: no master key to seal the session key to
    """
    session = session_for_sealing()
    key = os.urandom(32)
    row = Apart(new_id(), session.id, b"", b"")
    wrapped = close_box(session.key, key, context=_key_context(row))  # type: ignore[arg-type]  # asks for these two
    return Apart(row.pk, session.id, wrapped, close_box(key, clear, context=field.context(row.pk)))
