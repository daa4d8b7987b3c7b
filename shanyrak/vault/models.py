import os
import uuid
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, NamedTuple, Self, cast

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.base import ModelState

from shanyrak.vault import sessions
from shanyrak.vault.boxes import close_box, join, open_box
from shanyrak.vault.errors import Erased, SealedColumn
from shanyrak.vault.fields import Ciphertext, _SealedField
from shanyrak.vault.ids import new_id
from shanyrak.vault.stored import SessionKey

__all__ = ["SealedQuerySet", "SealedRow", "SessionKey", "sealed_fields"]

ERASED = b"\x00"  # stands where the wrapped key was; shorter than any wrapped key


class SessionReference(models.ForeignKey):  # type: ignore[type-arg]  # only the stubs know its parameters
    """Stores the session key just before the first row that refers to it, by whatever way it is saved."""

    def validate(self, value: Any, model_instance: Any) -> None:
        """Never refuse: the key's row may be stored only later, with the row itself."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:  # noqa: FBT001 -- Django's signature
        sealed_for = model_instance.__dict__.get("_sealed_for", model_instance.pk)
        if sealed_for != model_instance.pk and bytes(model_instance.wrapped_key):
            raise SealedColumn("the id was changed after sealing: make a new row and assign its values")
        return super().pre_save(model_instance, add)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, uuid.UUID):
            sessions.store(value, connection)
        return super().get_db_prep_save(value, connection)


class SealedQuerySet(models.QuerySet):  # type: ignore[type-arg]  # only the stubs know its parameters
    def update(self, **kwargs: Any) -> int:
        """:raises SealedColumn: for a sealed column, whatever the new value is"""
        for name in kwargs:
            if isinstance(_field_named(self.model, name), _SealedField):
                raise SealedColumn(f"{name} is sealed: assign it on a loaded row and save that row")
        return super().update(**kwargs)


class SealedRow(models.Model):
    """
    A row with a key of its own for its sealed columns.

    The key (32 random bytes) is made with the first sealed value, wrapped by a session key, and stands in
    the row; destroying it there (``erase``) makes the row unreadable in every copy that is made later.
    The id is part of what is authenticated, so it never changes once something is sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wrapped_key = models.BinaryField(default=bytes, editable=False)
    session = SessionReference(
        SessionKey, on_delete=models.PROTECT, null=True, default=None, editable=False, related_name="+"
    )

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Django would set "pk" last, after the values were sealed for another id.
        if "pk" in kwargs:
            kwargs["id"] = kwargs.pop("pk")
        if isinstance(kwargs.get("id"), str):
            kwargs["id"] = uuid.UUID(kwargs["id"])
        super().__init__(*args, **kwargs)

    def __getstate__(self) -> dict[str, Any]:
        """Leave the clear key out of copies and pickles; the wrapped one goes with them."""
        state = dict(super().__getstate__())
        state.pop("_data_key", None)
        return state

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if update_fields is not None:
            named = set(update_fields)
            if any(field.name in named for field in sealed_fields(type(self))):
                named |= {"wrapped_key", "session"}  # the first sealed value makes the row's key
            update_fields = named
        super().save(*args, update_fields=update_fields, **kwargs)

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **_later_django: Any
    ) -> Self:
        """
        Make the row from stored values as they are. Django would set each by its attribute, and a sealed one asks
        there whether it must be sealed: a third of what loading a letter costs.
        """
        row = cls.__new__(cls)
        row._state = ModelState()
        row._state.adding = False
        row._state.db = db
        row.__dict__.update(
            zip(field_names, values, strict=True)
        )  # columns that were not asked for stay deferred
        row.__dict__["_sealed_for"] = row.pk
        return row

    @classmethod
    def from_stored(cls, columns: Collection[str], values: Collection[Any]) -> Self:
        """The same from the bytes of a statement that went past the ORM; ``columns`` are named as fields are."""
        row = cls.from_db(DEFAULT_DB_ALIAS, columns, values)
        stored = row.__dict__
        for field in sealed_fields(cls):
            stored[field.attname] = Ciphertext(stored[field.attname])
        return row

    @property
    def is_erased(self) -> bool:
        return bytes(self.wrapped_key) == ERASED

    def erase(self) -> None:
        """
        Destroy the row's key and blank its sealed columns, in memory and at once in the database.

        The row itself stays. Doing it twice is harmless. Backups made before keep it until they expire.
        """
        blank = {field.attname: Ciphertext(b"") for field in sealed_fields(type(self))}
        self.__dict__.update(blank, wrapped_key=ERASED)
        self.__dict__.pop("_data_key", None)
        self.session = None
        if not self._state.adding:
            row = type(self)._base_manager.using(self._state.db).filter(pk=self.pk)
            row.update(wrapped_key=ERASED, session=None, **blank)

    def data_key(self) -> bytes:
        """
        Give this row's key, unwrapping it when needed. For the sealed columns only.

        :raises Erased: it was destroyed
        :raises NoPrivateKey: this process may seal but not read
        :raises Tampered: the wrapped key is not the one that was made for this row
        """
        wrapped = bytes(self.wrapped_key)
        if wrapped == ERASED:
            raise Erased("this row was erased on request")
        remembered = self.__dict__.get("_data_key")
        if remembered and remembered[0] == wrapped:
            clear_key: bytes = remembered[1]
            return clear_key
        session_key = sessions.key_of(cast("uuid.UUID", self.session_id), using=self._state.db)
        key = open_box(
            session_key, wrapped, context=_key_context(self.pk, cast("uuid.UUID", self.session_id))
        )
        self.__dict__["_data_key"] = (wrapped, key)
        return key

    def data_key_for_sealing(self) -> bytes:
        """Give this row's key, making it for the first sealed value. Raises as ``data_key``."""
        if bytes(self.wrapped_key):
            return self.data_key()
        made = new_key(self.pk)
        self.session_id, self.wrapped_key = made.session_id, made.wrapped
        self.__dict__["_sealed_for"] = self.pk
        self.__dict__["_data_key"] = (made.wrapped, made.clear)
        return made.clear


class RowKey(NamedTuple):
    """The key of one row, and what of it stands in the row."""

    session_id: uuid.UUID
    wrapped: bytes
    clear: bytes


def new_key(row_id: uuid.UUID) -> RowKey:
    """
    Make the key of a row that has none yet.

    :raises KeysMissing: no master key to seal the session key to
    """
    session, clear = sessions.session_for_sealing(), os.urandom(32)
    wrapped = close_box(session.key, clear, context=_key_context(row_id, session.id))
    return RowKey(session.id, wrapped, clear)


@cache
def sealed_fields(model: type[models.Model]) -> tuple["_SealedField[Any]", ...]:
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, _SealedField))


def _field_named(model: type[models.Model], name: str) -> object:
    return next((field for field in model._meta.concrete_fields if name in {field.name, field.attname}), None)


def _key_context(row_id: uuid.UUID, session_id: uuid.UUID) -> bytes:
    return join(b"row key", row_id.bytes, session_id.bytes)
