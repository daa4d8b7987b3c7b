"""Reaching the mail server: by smtplib, up to the point where it takes letters. This waits."""

import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from enum import StrEnum

from shanyrak.channels.smtp.line import Line

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Tls(StrEnum):
    NONE = "none"
    STARTTLS = "starttls"
    FROM_THE_START = "implicit"


@dataclass(frozen=True, slots=True)
class Relay:
    """The mail server that takes our letters: normally our own, on this machine."""

    host: str
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    tls: Tls = Tls.NONE
    ca_file: str = ""  # "" for the system's own list
    our_name: str = "localhost"  # what we say at EHLO
    connect_seconds: float = 30.0
    dialogue_seconds: float = 120.0
    last_word_seconds: float = 600.0  # RFC 5321, 4.5.3.2.6: ten minutes for the answer to the dot
    keep: int = 100  # connections kept open between groups


def connect(relay: Relay) -> Line:
    """
    A line on which a letter may begin.

    :raises OSError: the server is not ready for us, in whatever way
    """
    if relay.user and relay.tls == Tls.NONE and relay.host not in LOOPBACK:
        raise OSError("the password would go in clear: set up TLS for this mail server")
    trust = ssl.create_default_context(cafile=relay.ca_file or None) if relay.tls != Tls.NONE else None
    talk: smtplib.SMTP
    if relay.tls == Tls.FROM_THE_START:
        talk = _TlsTalk(local_hostname=relay.our_name, timeout=relay.connect_seconds, context=trust)
    else:
        talk = _Talk(local_hostname=relay.our_name, timeout=relay.connect_seconds)
    try:
        talk._host = relay.host  # type: ignore[union-attr]  # starttls checks the certificate against it
        _must(talk.connect(relay.host, relay.port))
        _must(talk.ehlo())
        if relay.tls == Tls.STARTTLS:
            _must(talk.starttls(context=trust))
            _must(talk.ehlo())
        if relay.user:
            talk.login(relay.user, relay.password)
        if talk.sock is None:
            raise smtplib.SMTPServerDisconnected("the connection is closed")
    except BaseException:
        talk.close()
        raise
    # smtplib's talk ends here: its reader goes, the connection stays.
    channel, talk.sock = talk.sock, None
    talk.close()
    return Line(channel, pipelines=talk.has_extn("pipelining"), takes_sizes=talk.has_extn("size"))


class _Talk(smtplib.SMTP):
    """smtplib's primitives, on a socket that does not wait until a packet is full."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return _without_delay(socket.create_connection((host, port), timeout))


class _TlsTalk(smtplib.SMTP_SSL):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = _without_delay(socket.create_connection((host, port), timeout))
        return self.context.wrap_socket(plain, server_hostname=host)


def _without_delay(channel: socket.socket) -> socket.socket:
    # Body and dot are two writes: with Nagle's algorithm on, each letter waits for a delayed ACK.
    channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return channel


def _must(reply: tuple[int, bytes]) -> None:
    if not 200 <= reply[0] < 300:
        raise smtplib.SMTPResponseException(*reply)
