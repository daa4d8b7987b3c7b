import pytest

from shanyrak.vault import rotating
from shanyrak.vault.errors import NoPrivateKey
from shanyrak.vault.models import SessionKey
from shanyrak.vault.rotating import UnableToRetire, reseal_sessions, retire_master, rotate_master
from tests.vault.conftest import Visitor

pytestmark = pytest.mark.unit


@pytest.fixture
def three_sessions(tables, another_process):
    for email in ("a@mail.example", "b@mail.example", "c@mail.example"):
        Visitor.objects.create(email=email)
        another_process()


def rows():
    return list(Visitor.objects.order_by("pk").values_list("pk", "wrapped_key", "session"))


def test_a_new_master_key_touches_session_keys_and_no_row(three_sessions, keys, another_process):
    before = rows()

    version = rotate_master()
    assert reseal_sessions(to_version=version) == 3
    retire_master(version=1)
    another_process()

    assert version == 2
    assert rows() == before
    assert not list(keys.glob("master-1.*"))
    assert [row.email.open() for row in Visitor.objects.order_by("pk")] == [
        "a@mail.example",
        "b@mail.example",
        "c@mail.example",
    ]


def test_new_rows_use_the_newest_master_key(three_sessions, another_process):
    rotate_master()
    row = Visitor.objects.create(email="new@mail.example")

    assert row.session.master_version == 2


def test_resealing_goes_on_where_it_was_stopped(three_sessions, monkeypatch):
    monkeypatch.setattr(rotating, "BATCH", 1)
    version = rotate_master()

    assert reseal_sessions(to_version=version) == 3
    assert reseal_sessions(to_version=version) == 0


def test_an_old_master_key_that_is_still_needed_stays(three_sessions, keys):
    rotate_master()

    with pytest.raises(UnableToRetire, match="3 session keys"):
        retire_master(version=1)
    with pytest.raises(UnableToRetire, match="newest"):
        retire_master(version=2)
    assert (keys / "master-1.key").exists()


def test_without_the_old_private_key_nothing_is_resealed(three_sessions, keys):
    version = rotate_master()
    (keys / "master-1.key").unlink()

    with pytest.raises(NoPrivateKey):
        reseal_sessions(to_version=version)
    assert SessionKey.objects.filter(master_version=1).count() == 3
