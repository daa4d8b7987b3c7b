"""What `make run` says and does when something is in its way."""

import socket

import pytest

from shanyrak.project import running
from shanyrak.project.environment import Nonsense, read_environment

pytestmark = pytest.mark.unit


class Database:
    """A database that is found dead a given number of times."""

    def __init__(self, deaths: int) -> None:
        self.deaths, self.starts = deaths, 0

    def is_alive(self) -> bool:
        self.deaths -= 1
        return self.deaths < 0

    def connect_or_start(self) -> str:
        self.starts += 1
        return "postgresql://"


def test_a_taken_port_is_named_and_another_offered(monkeypatch):
    monkeypatch.setattr(running, "PORT_PATIENCE_SECONDS", 0)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(Nonsense, match=f"another program uses port {port} .*make run PORT={port + 1}"):
            running.await_free_ports(read_environment({"PORT": str(port)}))


def test_a_port_is_free_again_when_its_owner_has_gone():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert not running.is_free(port)

    assert running.is_free(port)


def test_a_database_that_died_is_started_before_the_others_are_looked_after():
    database = Database(deaths=2)

    def pause(_seconds: float) -> None:
        if database.deaths < -1:
            raise running.Told

    with pytest.raises(running.Told):
        running.keep([], database, pause)

    assert database.starts == 2


def test_the_welcome_says_where_everything_is():
    said = running.welcome(read_environment({"PORT": "8123", "SHANYRAK_HOME": "/somewhere"}), None)

    assert "http://127.0.0.1:8123/" in said
    assert "http://127.0.0.1:8123/desk/" in said
    assert "/somewhere/sandbox" in said
    assert "nothing leaves this machine" in said
