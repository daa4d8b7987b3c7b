"""Tests cannot reach the world, whatever the code under test tries."""

import socket

import pytest

from tests.conftest import OutsideWorld

pytestmark = pytest.mark.unit


def test_no_socket_leaves_this_machine():
    with socket.socket() as line, pytest.raises(OutsideWorld):
        line.connect(("192.0.2.1", 25))


def test_no_name_is_looked_up():
    with pytest.raises(OutsideWorld):
        socket.getaddrinfo("office.example", 25)


def test_loopback_stays_open():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
