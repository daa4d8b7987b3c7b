"""The letters of a claimed group, each with its words, read in one statement."""

from collections.abc import Collection
from functools import cache
from uuid import UUID

from shanyrak.outbox.models import Delivery, Message
from shanyrak.outbox.statements import array_of, execute
from shanyrak.vault.models import SealedRow


def load_letters(ids: Collection[UUID]) -> list[Delivery]:
    """Those that exist, in no order; ``message`` is loaded with each."""
    width = len(_columns(Delivery))
    letters = []
    for row in execute(_statement(), [array_of(ids)]):
        delivery = Delivery.from_stored(_columns(Delivery), row[:width])
        delivery.message = Message.from_stored(_columns(Message), row[width:])
        letters.append(delivery)
    return letters


@cache
def _columns(model: type[SealedRow]) -> tuple[str, ...]:
    return tuple(str(field.column) for field in model._meta.concrete_fields)


@cache
def _statement() -> str:
    ours = ", ".join(f"delivery.{column}" for column in _columns(Delivery))
    words = ", ".join(f"message.{column}" for column in _columns(Message))
    return (
        f"SELECT {ours}, {words} FROM outbox_delivery AS delivery "  # noqa: S608 -- names of our own columns
        "JOIN outbox_message AS message ON message.id = delivery.message_id WHERE delivery.id = ANY(%s::uuid[])"
    )
