import threading
import time

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from shanyrak.vault import sessions
from shanyrak.vault.errors import KeysMissing, NoPrivateKey, Tampered
from shanyrak.vault.models import SessionKey
from tests.vault.conftest import Neighbour, Visitor

pytestmark = pytest.mark.unit


@pytest.fixture
def real_tables(transactional_db, keys):
    with connection.schema_editor() as editor:
        editor.create_model(Visitor)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Visitor)


def read_back():
    sessions.forget_all()
    return sorted(row.email.open() for row in Visitor.objects.all())


def test_one_session_key_wraps_the_keys_of_many_rows(tables):
    for _ in range(5):
        Visitor.objects.create(email="ruth@mail.example")
    Visitor.objects.bulk_create([Visitor(email="anna@mail.example") for _ in range(5)])
    Neighbour.objects.create(email="ruth@mail.example")

    assert SessionKey.objects.count() == 1


def test_a_session_key_is_used_for_an_hour_only(tables, monkeypatch):
    Visitor.objects.create(email="first@mail.example")
    later = time.monotonic() + sessions.LIFETIME_SECONDS + 1
    monkeypatch.setattr(sessions.time, "monotonic", lambda: later)
    Visitor.objects.create(email="second@mail.example")

    assert SessionKey.objects.count() == 2
    assert read_back() == ["first@mail.example", "second@mail.example"]


def test_a_session_key_is_used_for_so_many_rows_only(tables, monkeypatch):
    monkeypatch.setattr(sessions, "ROWS_AT_MOST", 3)
    Visitor.objects.bulk_create([Visitor(email="ruth@mail.example") for _ in range(7)])

    assert SessionKey.objects.count() == 3
    assert len(read_back()) == 7


def test_own_rows_stay_readable_for_two_hours_and_no_longer(tables, no_private_key, monkeypatch):
    no_private_key()
    row = Visitor.objects.create(email="ruth@mail.example")
    assert Visitor.objects.get(pk=row.pk).email.open() == "ruth@mail.example"

    later = time.monotonic() + sessions.REMEMBER_OWN_SECONDS + 1
    monkeypatch.setattr(sessions.time, "monotonic", lambda: later)
    Visitor.objects.create(email="anna@mail.example")

    with pytest.raises(NoPrivateKey):
        Visitor.objects.get(pk=row.pk).email.open()


def test_saving_costs_no_second_query_once_the_session_key_is_stored(real_tables, django_assert_num_queries):
    Visitor.objects.create(email="ruth@mail.example")

    with django_assert_num_queries(1):
        Visitor.objects.create(email="anna@mail.example")


def test_many_rows_of_one_transaction_store_the_session_key_once(tables, django_assert_num_queries):
    with django_assert_num_queries(2):
        Visitor.objects.create(email="ruth@mail.example")
    with django_assert_num_queries(1):
        Visitor.objects.create(email="anna@mail.example")


@pytest.mark.parametrize("times", [1, 2])
def test_nothing_is_lost_when_transactions_roll_back(real_tables, times):
    for _ in range(times):
        with transaction.atomic():
            Visitor.objects.create(email="lost@mail.example")
            transaction.set_rollback(True)
    with transaction.atomic():
        with transaction.atomic():
            Visitor.objects.create(email="lost@mail.example")
            transaction.set_rollback(True)
        Visitor.objects.create(email="kept@mail.example")
    Visitor.objects.create(email="also@mail.example")

    assert read_back() == ["also@mail.example", "kept@mail.example"]


def test_nothing_is_lost_when_the_tables_are_emptied_under_a_running_process(real_tables):
    Visitor.objects.create(email="before@mail.example")
    with connection.schema_editor() as editor:
        editor.delete_model(Visitor)
    call_command("flush", interactive=False, verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Visitor)

    Visitor.objects.create(email="after@mail.example")

    assert read_back() == ["after@mail.example"]


def test_callbacks_run_early_by_a_test_do_not_count_as_a_commit(tables, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Visitor.objects.create(email="ruth@mail.example")

    assert not any(session.stored_in for session in sessions._own.values())


def test_threads_do_not_wait_for_each_others_first_transaction(real_tables):
    written = []

    def write_at_the_same_time() -> None:
        try:
            Visitor.objects.create(email="second@mail.example")
            written.append(True)
        finally:
            connection.close()

    with transaction.atomic():
        Visitor.objects.create(email="first@mail.example")
        other = threading.Thread(target=write_at_the_same_time)
        other.start()
        other.join(timeout=20)
        assert written == [True]

    assert read_back() == ["first@mail.example", "second@mail.example"]


def test_a_changed_session_key_is_detected(tables, another_process):
    row = Visitor.objects.create(email="ruth@mail.example")
    key = SessionKey.objects.get()
    raw = bytearray(key.sealed)
    raw[-1] ^= 1
    SessionKey.objects.update(sealed=bytes(raw))
    another_process()

    with pytest.raises(Tampered):
        Visitor.objects.get(pk=row.pk).email.open()


def test_two_swapped_session_keys_are_detected(tables, another_process):
    row = Visitor.objects.create(email="ruth@mail.example")
    another_process()
    Visitor.objects.create(email="anna@mail.example")
    another_process()
    one, two = SessionKey.objects.all()
    SessionKey.objects.filter(pk=one.pk).update(sealed=bytes(two.sealed))
    SessionKey.objects.filter(pk=two.pk).update(sealed=bytes(one.sealed))

    with pytest.raises(Tampered):
        Visitor.objects.get(pk=row.pk).email.open()


def test_without_any_key_nothing_is_written_in_clear(tables, keys, another_process):
    for path in keys.iterdir():
        path.unlink()
    another_process()

    with pytest.raises(KeysMissing):
        Visitor.objects.create(email="ruth@mail.example")
    assert Visitor.objects.create(country="KZ").pk


def test_keys_in_memory_are_not_shown(tables):
    Visitor.objects.create(email="ruth@mail.example")
    [session] = sessions._own.values()

    assert repr(session.key)[2:10] not in repr(session)
