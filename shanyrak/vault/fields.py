"""
Sealed columns. They belong on a ``SealedRow``:

    row.email = "ruth@mail.example"   # sealed at once, under this row's own key
    bool(row.email)                   # is anything there?
    row.email.open()                  # the text, on demand
    str(row.email)                    # "[sealed]", always

Empty stays empty: "" and b"" are stored as no bytes and need no key.
"""

import uuid
from typing import Any, Generic, NoReturn, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.functional import cached_property

from shanyrak.vault.boxes import close_box, join, open_box
from shanyrak.vault.errors import Erased, NotOnARow, SealedColumn

Clear = TypeVar("Clear", str, bytes)

SHOWN = "[sealed]"


class Row(Protocol):
    """What a sealed column needs of its row; ``models.SealedRow`` is one."""

    pk: Any
    is_erased: Any

    def data_key(self) -> bytes: ...

    def data_key_for_sealing(self) -> bytes: ...


class Ciphertext:
    """Stored bytes that are bound to no row here. Shows nothing, opens nothing."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __repr__(self) -> str:
        return SHOWN

    def open(self) -> NoReturn:
        """:raises NotOnARow: always; load the row and open its column"""
        raise NotOnARow("a sealed value opens on its row: load the row instead of .values()")


class Sealed(Generic[Clear]):
    """What a sealed column of a row gives: open it, or ask whether anything is there."""

    __hash__ = None  # type: ignore[assignment]
    __slots__ = ("_field", "_row")

    def __init__(self, row: Row, field: Any) -> None:
        self._row, self._field = row, field

    def open(self) -> Clear:
        """
        Give the clear value; "" or b"" when nothing was ever stored.

        :raises NoPrivateKey: this process may seal but not read
        :raises Erased: the row's key was destroyed
        :raises Tampered: the stored bytes were changed or moved here from elsewhere
        """
        row, field = self._row, self._field
        clear: Clear
        if row.is_erased:
            raise Erased("this row was erased on request")
        raw = self.raw
        if not raw:
            clear = field.from_clear_bytes(b"")
        else:
            clear = field.from_clear_bytes(open_box(row.data_key(), raw, context=field.context(row.pk)))
        return clear

    @property
    def raw(self) -> bytes:
        """The stored bytes."""
        stored: Ciphertext = self._row.__dict__[self._field.attname]
        return stored.raw

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __repr__(self) -> str:
        return SHOWN

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Sealed):
            return self.raw == other.raw
        if isinstance(other, str | bytes):
            raise TypeError("a sealed value cannot be compared while shut: .open() it first")
        return NotImplemented

    def __reduce__(self) -> NoReturn:
        raise TypeError("pickle the row, not its sealed value")


class SealedAttribute(DeferredAttribute):
    """Seals on assignment, so that no clear text waits in a row for its save."""

    field: "_SealedField[Any]"

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        if instance is None:
            return self
        super().__get__(instance, cls)  # loads a deferred column
        return Sealed(instance, self.field)

    def __set__(self, instance: Row, value: object) -> None:
        instance.__dict__[self.field.attname] = self._sealed(instance, value)

    def _sealed(self, row: Row, value: object) -> Ciphertext:
        if isinstance(value, Ciphertext):
            return value
        if isinstance(value, Sealed):
            if value._field is self.field and value._row.pk == row.pk:
                return Ciphertext(value.raw)
            value = value.open()  # from another row or column: this one needs its own key and context
        clear = self.field.to_clear_bytes(value)
        if not clear:
            return Ciphertext(b"")
        if row.is_erased:
            raise Erased("this row was erased on request; make a new one")
        return Ciphertext(close_box(row.data_key_for_sealing(), clear, context=self.field.context(row.pk)))


class _SealedField(models.BinaryField, Generic[Clear]):  # type: ignore[type-arg]  # only the stubs know its parameters
    descriptor_class = SealedAttribute
    empty_values: list[object] = []  # a shut value is compared with nothing; see validate

    def __init__(self, *args: Any, sealed_as: str = "", **kwargs: Any) -> None:
        """
        ``sealed_as`` keeps the old ``table|column`` after a rename: it is part of what was authenticated.
        """
        kwargs["editable"] = False
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", self.from_clear_bytes(b""))
        if kwargs.get("null"):
            raise TypeError("a sealed column is never NULL: nothing is empty")
        self.sealed_as = sealed_as
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        if self.sealed_as:
            kwargs["sealed_as"] = self.sealed_as
        return name, path, args, kwargs

    def _check_str_default_value(self) -> list[Any]:
        """A binary column may not have a text for its default; ours never reaches the column unsealed."""
        return []

    def to_clear_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def from_clear_bytes(self, clear: bytes) -> Any:
        return clear

    def context(self, row_id: uuid.UUID) -> bytes:
        return join(self._place, row_id.bytes)

    @cached_property
    def _place(self) -> bytes:
        return (self.sealed_as or f"{self.model._meta.db_table}|{self.column}").encode()

    # -- to and from the database

    def from_db_value(self, value: bytes | memoryview | None, *_: object) -> Ciphertext | None:
        """None only where an outer join found no row: the column itself is never null."""
        return None if value is None else Ciphertext(bytes(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Ciphertext:  # noqa: ARG002, FBT001 -- Django's
        sealed: Sealed[Clear] = getattr(model_instance, self.attname)
        return Ciphertext(sealed.raw)

    def get_db_prep_save(self, value: object, connection: Any) -> Any:
        return self.get_db_prep_value(value, connection)

    def get_db_prep_value(self, value: object, connection: Any, prepared: bool = False) -> Any:  # noqa: ARG002, FBT001, FBT002 -- Django's
        if not isinstance(value, Ciphertext):
            raise SealedColumn(
                f"{self.name} is sealed: assign it on a loaded row and save that row; "
                "update() and bulk_update() cannot seal"
            )
        return connection.Database.Binary(value.raw)

    def get_default(self) -> Any:
        return self.from_clear_bytes(b"")

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == IsEmpty.lookup_name:
            return IsEmpty
        raise SealedColumn(f"{self.name} is sealed and cannot be searched: use a blind index beside it")

    def get_transform(self, lookup_name: str) -> Any:
        raise SealedColumn(f"{self.name} is sealed and cannot be searched for {lookup_name}")

    def value_to_string(self, obj: models.Model) -> NoReturn:  # noqa: ARG002 -- Django's signature
        raise SealedColumn(f"{self.name} is sealed and does not leave the database as text")

    def to_python(self, value: object) -> Any:
        return value

    def validate(self, value: Any, model_instance: Any) -> None:  # noqa: ARG002 -- Django's signature
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")


class SealedTextField(_SealedField[str]):
    """Text; anything else but None (which is empty) is refused on assignment."""

    def to_clear_bytes(self, value: object) -> bytes:
        if value is None:
            return b""
        if not isinstance(value, str):
            raise TypeError(f"{self.name} holds text, not {type(value).__name__}")
        return value.encode("utf-8", errors="surrogatepass")

    def from_clear_bytes(self, clear: bytes) -> str:
        return clear.decode("utf-8", errors="surrogatepass")


class SealedBytesField(_SealedField[bytes]):
    """Bytes; anything else but None (which is empty) is refused on assignment."""

    def to_clear_bytes(self, value: object) -> bytes:
        if value is None:
            return b""
        if not isinstance(value, bytes | bytearray | memoryview):
            raise TypeError(f"{self.name} holds bytes, not {type(value).__name__}")
        return bytes(value)

    def from_clear_bytes(self, clear: bytes) -> bytes:
        return clear


class IsEmpty(models.Lookup):
    """``.filter(email__isempty=True)``: the one thing a sealed column tells a query."""

    lookup_name = "isempty"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: object, connection: Any) -> Any:  # noqa: ARG002 -- Django's signature
        return "%s", [bool(value)]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"(octet_length({left}) = 0) = {right}", [*left_params, *right_params]
