import threading
import time

import pytest

from shanyrak.vault import ids
from shanyrak.vault.ids import new_id

pytestmark = pytest.mark.unit


def test_an_id_is_a_version_7_uuid_of_now():
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= after + 1


def test_each_id_is_greater_than_the_one_before():
    made = [new_id() for _ in range(20_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_stay_in_order_when_the_clock_is_set_back(monkeypatch):
    before = new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)

    assert new_id() > before


def test_a_full_counter_borrows_from_the_next_millisecond(monkeypatch):
    monkeypatch.setattr(ids, "_last_ms", 2**47)
    monkeypatch.setattr(ids, "_counter", ids._COUNTER_END - 2)

    made = [new_id() for _ in range(4)]

    assert made == sorted(made)
    assert made[-1].int >> 80 == 2**47 + 1


def test_threads_never_make_the_same_id():
    made: list[object] = []

    def make() -> None:
        made.extend(new_id() for _ in range(2_000))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(made)) == 8_000
