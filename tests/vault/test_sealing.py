import copy
import json
import pickle
import uuid
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyrak.vault.errors import Erased, NoPrivateKey, NotOnARow, SealedColumn, Tampered
from shanyrak.vault.ids import new_id
from shanyrak.vault.models import SessionKey
from tests.vault.conftest import Neighbour, Visitor

pytestmark = [pytest.mark.unit, pytest.mark.usefixtures("tables")]

CANARY = "canary-8f31@mail.example"


def stored(row, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def put(row, column, raw):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [raw, row.pk])


def test_what_was_sealed_opens_again(another_process):
    row = Visitor.objects.create(email="ruth@mail.example", scan=b"\x00\xff", country="KZ")
    another_process()

    again = Visitor.objects.get(pk=row.pk)

    assert again.email.open() == "ruth@mail.example"
    assert again.scan.open() == b"\x00\xff"
    assert again.note.open() == ""
    assert again.country == "KZ"


def test_says_whether_anything_is_there_without_opening(no_private_key):
    row = Visitor.objects.create(email="ruth@mail.example")
    no_private_key()

    again = Visitor.objects.get(pk=row.pk)

    assert again.email
    assert not again.note


def test_clear_text_stands_nowhere_in_the_tables():
    rows = [Visitor(email=CANARY, note=CANARY, scan=CANARY.encode()) for _ in range(3)]
    Visitor.objects.bulk_create(rows)

    with connection.cursor() as cursor:
        for table in (Visitor._meta.db_table, SessionKey._meta.db_table):
            cursor.execute(f"SELECT {table}::text, * FROM {table}")
            everything = cursor.fetchall()
            assert everything
            for cell in (cell for line in everything for cell in line):
                shown = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                assert CANARY.encode() not in shown
                assert CANARY.encode().hex().encode() not in shown


def test_nothing_shows_the_clear_text_or_the_ciphertext_by_accident():
    row = Visitor.objects.create(email=CANARY)

    shown = [str(row.email), repr(row.email), f"{row.email}", f"{row.email!r}", repr(vars(row)), repr(row)]
    shown += [repr(list(Visitor.objects.values("email"))), repr(list(Visitor.objects.values_list("email")))]

    for text in shown:
        assert CANARY not in text
        assert stored(row, "email").hex()[:16] not in text
    with pytest.raises(TypeError):
        json.dumps(row.email)
    with pytest.raises(SealedColumn):
        serializers.serialize("json", [row])


def test_a_shut_value_is_not_compared_by_mistake():
    row = Visitor.objects.create(email=CANARY)

    with pytest.raises(TypeError, match="open"):
        assert row.email == CANARY


def test_each_row_has_its_own_key_even_when_made_in_bulk():
    Visitor.objects.bulk_create([Visitor(email="same@mail.example") for _ in range(20)])

    rows = list(Visitor.objects.all())

    assert len({bytes(row.wrapped_key) for row in rows}) == 20
    assert len({row.email.raw for row in rows}) == 20
    assert {row.email.open() for row in rows} == {"same@mail.example"}


@pytest.mark.parametrize(
    ("target", "column"),
    [("another row", "email"), ("another column", "note"), ("another table", "email")],
)
def test_a_moved_ciphertext_is_detected(target, column):
    ruth = Visitor.objects.create(email="ruth@mail.example", note="x")
    if target == "another column":
        other = ruth
    elif target == "another row":
        other = Visitor.objects.create(email="anna@mail.example", note="y")
    else:
        # The same id and the same keys: only the table differs.
        other = Neighbour(pk=ruth.pk, email="z")
        other.save(force_insert=True)
        put(other, "wrapped_key", stored(ruth, "wrapped_key"))
        Neighbour.objects.filter(pk=other.pk).update(session=ruth.session)
    put(other, column, stored(ruth, "email"))

    again = type(other).objects.get(pk=other.pk)

    with pytest.raises(Tampered):
        getattr(again, column).open()


def test_a_row_key_moved_with_its_ciphertext_is_detected_too():
    ruth = Visitor.objects.create(email="ruth@mail.example")
    anna = Visitor.objects.create(email="anna@mail.example")
    for column in ("wrapped_key", "email"):
        put(anna, column, stored(ruth, column))

    with pytest.raises(Tampered):
        Visitor.objects.get(pk=anna.pk).email.open()


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_changed_or_cut_byte_is_detected(data):
    row = Visitor(email="ruth@mail.example")
    raw = bytearray(row.email.raw)
    at = data.draw(st.integers(0, len(raw) - 1))
    changed = (
        bytes(raw[:at])
        if data.draw(st.booleans())
        else bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    )
    row.__dict__["email"] = type(row.__dict__["email"])(changed)

    if changed:
        with pytest.raises(Tampered):
            row.email.open()


@settings(max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters()), st.binary())
def test_any_text_and_any_bytes_come_back_as_they_were(text, raw):
    row = Visitor(email=text, scan=raw)

    assert row.email.open() == text
    assert row.scan.open() == raw
    assert bool(row.email) == bool(text)


def test_a_process_without_the_private_key_writes_and_cannot_read(no_private_key):
    before = Visitor.objects.create(email="ruth@mail.example")
    no_private_key()

    mine = Visitor.objects.create(email="anna@mail.example")

    assert Visitor.objects.get(pk=mine.pk).email.open() == "anna@mail.example"
    with pytest.raises(NoPrivateKey):
        Visitor.objects.get(pk=before.pk).email.open()
    with pytest.raises(NoPrivateKey):
        Visitor.objects.get(pk=before.pk).note = "added"


def test_an_erased_row_is_gone_for_everybody():
    row = Visitor.objects.create(email="ruth@mail.example", note="n", country="KZ")
    elsewhere = Visitor.objects.get(pk=row.pk)

    row.erase()
    row.erase()

    again = Visitor.objects.get(pk=row.pk)
    assert again.is_erased
    assert not again.email
    assert again.country == "KZ"
    assert stored(row, "email") == b""
    assert len(stored(row, "wrapped_key")) == 1
    for shut in (row, again):
        with pytest.raises(Erased):
            shut.email.open()
        with pytest.raises(Erased):
            shut.email = "back@mail.example"
    elsewhere.refresh_from_db()
    with pytest.raises(Erased):
        elsewhere.email.open()
    again.save()
    assert Visitor.objects.get(pk=row.pk).is_erased


def test_a_row_that_is_not_saved_yet_can_be_erased():
    row = Visitor(email="ruth@mail.example")

    row.erase()

    with pytest.raises(Erased):
        row.email.open()


@pytest.mark.parametrize("value", ["x", b"x", Value("x"), Value(b"x"), F("note")])
def test_update_cannot_touch_a_sealed_column(value):
    Visitor.objects.create(email="ruth@mail.example")

    with pytest.raises(SealedColumn):
        Visitor.objects.update(email=value)
    with pytest.raises(SealedColumn):
        Visitor.objects.filter(country="").update(email=value)

    assert Visitor.objects.get().email.open() == "ruth@mail.example"


def test_other_ways_around_a_save_are_refused_too():
    row = Visitor.objects.create(email="ruth@mail.example")
    row.email = "anna@mail.example"

    with pytest.raises(SealedColumn):
        Visitor.objects.bulk_update([row], ["email"])
    with pytest.raises(SealedColumn):
        Visitor._base_manager.update(email=row.email)


@pytest.mark.parametrize("how", ["email", "email__exact", "email__icontains", "email__in", "email__isnull"])
def test_a_sealed_column_cannot_be_searched(how):
    with pytest.raises(SealedColumn):
        Visitor.objects.filter(**{how: "ruth@mail.example"}).first()


def test_rows_with_and_without_something_sealed_can_be_told_apart():
    full, empty = Visitor.objects.create(email="ruth@mail.example"), Visitor.objects.create()

    assert Visitor.objects.get(email__isempty=False) == full
    assert Visitor.objects.get(email__isempty=True) == empty


def test_deferred_columns_load_when_asked_for(another_process):
    pk = Visitor.objects.create(email="ruth@mail.example", note="n").pk
    another_process()

    assert Visitor.objects.defer("email", "wrapped_key").get(pk=pk).email.open() == "ruth@mail.example"
    assert Visitor.objects.only("country").get(pk=pk).note.open() == "n"

    row = Visitor.objects.only("country").get(pk=pk)
    row.note = "changed"
    row.save()
    assert Visitor.objects.get(pk=pk).note.open() == "changed"
    assert Visitor.objects.get(pk=pk).email.open() == "ruth@mail.example"


def test_a_value_without_its_row_says_that_it_cannot_be_opened():
    Visitor.objects.create(email="ruth@mail.example")

    [value] = Visitor.objects.values_list("email", flat=True)

    with pytest.raises(NotOnARow):
        value.open()


def test_saving_one_column_saves_the_key_it_was_sealed_with():
    row = Visitor.objects.create(country="KZ")
    assert not row.wrapped_key
    row.email = "ruth@mail.example"

    row.save(update_fields=["email"])

    assert Visitor.objects.get(pk=row.pk).email.open() == "ruth@mail.example"


def test_refreshing_drops_what_was_not_saved():
    row = Visitor.objects.create(email="ruth@mail.example")
    row.email = "anna@mail.example"

    row.refresh_from_db()

    assert row.email.open() == "ruth@mail.example"


def test_a_value_taken_from_another_row_is_sealed_anew():
    ruth = Visitor.objects.create(email="ruth@mail.example")

    copied = Visitor.objects.create(email=ruth.email, note=ruth.email)

    assert Visitor.objects.get(pk=copied.pk).email.open() == "ruth@mail.example"
    assert Visitor.objects.get(pk=copied.pk).note.open() == "ruth@mail.example"
    assert copied.email.raw != ruth.email.raw


def test_copies_and_pickles_hold_neither_clear_text_nor_key(monkeypatch):
    # Unpickling asks for the model by its app, and the trial app is not installed.
    app = SimpleNamespace(get_model=lambda name, **_: apps.all_models["vault_trial"][name.lower()])
    monkeypatch.setitem(apps.app_configs, "vault_trial", app)
    row = Visitor.objects.create(email=CANARY)
    clear_key = row.data_key()

    pickled = pickle.dumps(row)

    assert CANARY.encode() not in pickled
    assert clear_key not in pickled
    for twin in (pickle.loads(pickled), copy.copy(row), copy.deepcopy(row)):
        assert twin.email.open() == CANARY
    shallow = copy.copy(row)
    shallow.email = "changed@mail.example"
    assert row.email.open() == CANARY


def test_a_row_survives_full_clean():
    row = Visitor(email="ruth@mail.example")

    row.full_clean()

    assert row.email.open() == "ruth@mail.example"
    with pytest.raises(ValidationError):
        Visitor(country="TOO LONG").full_clean()


def test_only_text_goes_into_a_text_column():
    with pytest.raises(TypeError):
        Visitor(email=b"bytes")
    with pytest.raises(TypeError):
        Visitor(scan="text")
    assert not Visitor(email=None).email


def test_a_row_cannot_be_cloned_under_another_id():
    row = Visitor.objects.create(email="ruth@mail.example")
    again = Visitor.objects.get(pk=row.pk)

    for clone in (row, again):
        clone.pk = new_id()
        with pytest.raises(SealedColumn):
            clone.save()
        with pytest.raises(SealedColumn):
            Visitor.objects.bulk_create([clone])


@pytest.mark.parametrize("name", ["id", "pk"])
@pytest.mark.parametrize("kind", [str, uuid.UUID])
def test_an_id_given_by_hand_is_the_one_that_is_sealed_for(name, kind):
    given_id = kind(str(new_id()))

    Visitor.objects.create(email="ruth@mail.example", **{name: given_id})

    assert Visitor.objects.get(pk=given_id).email.open() == "ruth@mail.example"


def test_upsert_keeps_row_and_key_together():
    row = Visitor.objects.create(email="ruth@mail.example")
    twin = Visitor(pk=row.pk, email="anna@mail.example")

    Visitor.objects.bulk_create(
        [twin],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["email", "wrapped_key", "session"],
    )

    assert Visitor.objects.get(pk=row.pk).email.open() == "anna@mail.example"


def test_a_column_keeps_opening_after_it_was_renamed():
    field = Visitor._meta.get_field("email")
    before = field.context(uuid.UUID(int=1))
    renamed = type(field)(sealed_as="vault_trial_visitor|email")

    assert renamed.context(uuid.UUID(int=1)) == before
    assert renamed.deconstruct()[3]["sealed_as"] == "vault_trial_visitor|email"


def test_rows_of_a_rolled_back_transaction_leave_a_usable_key_behind(another_process):
    with transaction.atomic():
        Visitor.objects.create(email="lost@mail.example")
        transaction.set_rollback(True)

    assert not SessionKey.objects.exists()
    kept = Visitor.objects.create(email="kept@mail.example")
    connection.check_constraints()
    another_process()

    assert Visitor.objects.get(pk=kept.pk).email.open() == "kept@mail.example"
