"""Does a domain take mail? A resolver on this machine answers."""

import socket
import threading
from collections.abc import Iterator

import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from shanyrak.channels.email.resolving import find_mail_server

pytestmark = pytest.mark.unit

ZONE = {
    ("kemertas.example.", "MX"): "10 mail.kemertas.example.",
    ("quiet.example.", "MX"): "0 .",
    ("small.example.", "A"): "192.0.2.7",
    ("empty.example.", "TXT"): '"nothing here"',
}
KNOWN = {name for name, _kind in ZONE}


class NameServer(threading.Thread):
    """Answers by UDP until closed."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.line.bind(("127.0.0.1", 0))
        self.port = self.line.getsockname()[1]

    def run(self) -> None:
        while True:
            try:
                question, asker = self.line.recvfrom(4096)
            except OSError:
                return
            if question == b"end":
                return
            asked = dns.message.from_wire(question)
            name, kind = str(asked.question[0].name), dns.rdatatype.to_text(asked.question[0].rdtype)
            answer = dns.message.make_response(asked)
            if name == "ill.example.":
                answer.set_rcode(dns.rcode.SERVFAIL)
            elif (name, kind) in ZONE:
                answer.answer.append(dns.rrset.from_text(name, 60, "IN", kind, ZONE[name, kind]))
            elif name not in KNOWN:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            self.line.sendto(answer.to_wire(), asker)

    def close(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"end", ("127.0.0.1", self.port))
        self.join(5)
        self.line.close()


@pytest.fixture
def resolver() -> Iterator[dns.resolver.Resolver]:
    server = NameServer()
    server.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.port
    yield resolver
    server.close()


@pytest.mark.parametrize(
    ("domain", "verdict"),
    [
        ("kemertas.example", "ok"),
        ("small.example", "ok"),
        ("quiet.example", "broken"),
        ("empty.example", "broken"),
        ("never.example", "broken"),
        ("ill.example", "not_checked"),
        ("a..b", "not_checked"),
    ],
)
def test_says_whether_a_domain_takes_mail(resolver, domain, verdict):
    found = find_mail_server(domain, resolver=resolver)

    assert found.verdict == verdict, found.because


def test_a_silent_resolver_is_no_proof(monkeypatch):
    monkeypatch.setattr("shanyrak.channels.email.resolving.SECONDS", 0.3)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], silent.getsockname()[1]

        assert find_mail_server("kemertas.example", resolver=resolver).verdict == "not_checked"
