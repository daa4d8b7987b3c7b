"""Seal one column of a row that is written without its model: many at once, by one statement."""

import uuid
from typing import NamedTuple

from shanyrak.vault.boxes import close_box
from shanyrak.vault.fields import _SealedField
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import new_key


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
    row_id = new_id()
    key = new_key(row_id)
    return Apart(
        row_id, key.session_id, key.wrapped, close_box(key.clear, clear, context=field.context(row_id))
    )
