"""One knock at a form's door: what its server says, and where we do not knock. Nothing leaves this machine."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from shanyrak.channels.webform.knocking import Door, is_public, knock

pytestmark = pytest.mark.unit

ELSEWHERE = "http://192.168.1.1/admin"


class Office(BaseHTTPRequestHandler):
    """A site of an office, with the quirks of such."""

    def do_HEAD(self):
        self.server.heard.append((self.command, self.path))
        place = self.path.strip("/")
        if place == "moved":
            self.send_response(301)
            self.send_header("Location", "/ask")
        elif place == "round":
            self.send_response(302)
            self.send_header("Location", "/round")
        elif place == "inside":
            self.send_response(302)
            self.send_header("Location", ELSEWHERE)
        elif place == "old" and self.command == "HEAD":
            self.send_response(405)
        else:
            self.send_response({"ask": 200, "old": 200, "guarded": 403, "ill": 503}.get(place, 404))
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_):
        pass


@pytest.fixture
def office() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Office)
    server.heard = []
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def door(*ports: int, seconds: float = 5) -> Door:
    return Door("tests", may_connect=lambda address: address == "127.0.0.1", ports=ports, seconds=seconds)


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/ask", "ok"),
        ("/old", "ok"),
        ("/moved", "ok"),
        ("/nothing", "broken"),
        ("/guarded", "not_checked"),
        ("/ill", "not_checked"),
        ("/round", "not_checked"),
        ("/inside", "not_checked"),
    ],
)
def test_says_what_the_server_said(office, path, verdict):
    port = office.server_port

    found = knock(f"http://127.0.0.1:{port}{path}", door(port, 80))

    assert found.verdict == verdict, found.because


def test_a_redirect_into_a_private_network_is_not_followed(office):
    found = knock(f"http://127.0.0.1:{office.server_port}/inside", door(office.server_port, 80))

    assert "private network" in found.because
    assert office.heard == [("HEAD", "/inside")]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/"],
)
def test_nobody_is_sent_to_this_machine(url):
    found = knock(url, Door("tests", may_connect=is_public))

    assert found.verdict == "not_checked"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://kemertas.example/",
        "file:///etc/passwd",
        "http://127.0.0.1:22/",
        "http://me:secret@127.0.0.1/",
        "javascript:alert(1)",
        "http://[::1/",
        "",
    ],
)
def test_only_web_pages_at_web_doors_are_asked_for(url):
    assert knock(url, Door("tests", may_connect=lambda _: True)).verdict != "ok"


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "no address"),
    ],
)
def test_addresses_that_are_not_of_the_public_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_of_the_public_internet(address):
    assert is_public(address)


def test_a_name_with_one_private_address_is_not_asked(monkeypatch):
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
        for address in ("93.184.215.14", "10.0.0.1")
    ]
    monkeypatch.setattr("shanyrak.channels.webform.knocking.socket.getaddrinfo", lambda *_, **__: both)

    found = knock("http://kemertas.example/", Door("tests", may_connect=is_public))

    assert found.verdict == "not_checked" and "private network" in found.because


def test_a_server_that_dawdles_does_not_keep_us():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]

        found = knock(f"http://127.0.0.1:{port}/", door(port, seconds=0.3))

    assert found.verdict == "not_checked"


def test_a_site_without_a_certificate_to_trust_is_not_called_dead(office):
    found = knock(f"https://127.0.0.1:{office.server_port}/ask", door(office.server_port))

    assert found.verdict == "not_checked" and "certificate" in found.because


def test_a_closed_door_says_nothing_about_the_form():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert knock(f"http://127.0.0.1:{port}/", door(port)).verdict == "not_checked"
