"""The SMTP client with encryption and a password, against a real server."""

import datetime as dt
import ipaddress
import ssl

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from shanyrak.channels.base import Receipt, TryLater
from shanyrak.channels.smtp import Relay, SmtpClient, Tls
from tests.channels.post_offices import closed_port

pytestmark = pytest.mark.unit


class Keeper:
    def __init__(self):
        self.taken = []

    async def handle_DATA(self, _server, session, envelope):
        self.taken.append((session.ssl is not None, session.authenticated, envelope.content))
        return "250 queued as AB12"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 that nobody but this test trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    written = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + written.public_bytes(serialization.Encoding.PEM)
    )
    return path


def allow(_server, _session, _envelope, _mechanism, given):
    return AuthResult(success=given.login == b"us" and given.password == b"secret")


@pytest.fixture
def office(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    controller = Controller(
        Keeper(),
        hostname="127.0.0.1",
        port=closed_port(),
        tls_context=context,
        require_starttls=True,
        authenticator=allow,
        auth_required=True,
    )
    controller.start()
    yield controller
    controller.stop()


def make_client(office, certificate, **changes):
    given = {
        "user": "us",
        "password": "secret",
        "tls": Tls.STARTTLS,
        "ca_file": str(certificate),
        "connect_seconds": 5,
    }
    return SmtpClient(Relay("127.0.0.1", office.port, **(given | changes)))


def send(client):
    try:
        return client.offer(
            sender="a@l.example", recipient="b@t.example", message=b"Subject: x\r\n\r\ny\r\n"
        ).commit()
    finally:
        client.close()


def test_a_letter_goes_encrypted_and_signed_in(office, certificate):
    client = make_client(office, certificate)

    assert isinstance(
        client.offer(sender="a@l.example", recipient="b@t.example", message=b"x").commit(), Receipt
    )
    assert send(client) == Receipt("AB12", "250 queued as AB12")

    assert office.handler.taken[-1] == (True, True, b"Subject: x\r\n\r\ny\r\n")


def test_a_wrong_password_delays_letters_and_never_ends_them(office, certificate):
    with pytest.raises(TryLater):
        send(make_client(office, certificate, password="wrong", connect_seconds=0.5))


def test_a_server_that_nobody_vouches_for_gets_no_letter(office, certificate):
    with pytest.raises(TryLater, match="certificate"):
        send(make_client(office, certificate, ca_file=""))

    assert office.handler.taken == []


def test_a_password_never_crosses_the_net_in_clear():
    client = SmtpClient(Relay("mail.example", user="us", password="secret"))

    with pytest.raises(TryLater, match="in clear"):
        send(client)


def test_the_password_is_not_shown():
    assert "secret" not in repr(Relay("127.0.0.1", password="secret"))
