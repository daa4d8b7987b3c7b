"""
The SMTP client that mail and mail-to-fax share: everything but the dot, then the dot.

``SmtpClient.offer`` brings a message up to the point where only ``.`` and a line end are missing, on a
connection of its own; ``SmtpOffer.commit`` writes those three bytes and reads the one answer that counts.
A receiver drops a body without its dot (RFC 5321, 4.1.1.4), so all that fails before is ``TryLater`` or
``Refused``, and only what fails after it is ``InDoubt``.

Connections are kept for the next group of messages. One message is in flight on each, so a group of N
offers stands on N connections at once.
"""

import re
import select
import smtplib
import socket
import ssl
import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum

from shanyrak.channels.base import InDoubt, Receipt, Refused, TryLater, Unreachable

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
IDLE_SECONDS = 60.0  # below the 300 s after which Postfix hangs up on a silent client
EARLY_WORD_SECONDS = 5.0  # to read what the server said before the dot, once we know that it spoke

# What a server answers when the trouble is our own set-up; giving up the letter for it would lose it.
# 503 bad sequence, 530/534/535/538 authentication (RFC 4954, 4).
OUR_OWN_FAULT = frozenset({503, 530, 534, 535, 538})

QUEUE_ID = (
    re.compile(r"queued as <?([\w.-]+)", re.IGNORECASE),  # Postfix, Sendmail and many others
    re.compile(r"\bid=([\w.-]+)"),  # Exim
    re.compile(r"\b([0-9a-f]{8})\b Message accepted", re.IGNORECASE),  # OpenSMTPD
)
ADDRESS_IN_TEXT = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+")
SAFE_ADDRESS = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")  # printable ASCII without space, < and >


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


class SmtpClient:
    """Safe to share between threads. Close it when the work is done."""

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self._idle: list[tuple[float, smtplib.SMTP]] = []
        self._lock = threading.Lock()

    def offer(self, *, sender: str, recipient: str, message: bytes) -> "SmtpOffer":
        """
        Bring one message up to its dot. ``sender`` and ``recipient`` are bare ASCII addresses.

        Line ends become CRLF and leading dots are doubled here; nothing else is changed.

        :raises TryLater: unreachable, put off with 4yz, or our own set-up is at fault
        :raises Refused: refused with 5yz, or an address that cannot stand in an SMTP command
        """
        for address in (sender, recipient):
            if address and not SAFE_ADDRESS.fullmatch(address):
                raise Refused("the address holds characters that no mail server takes")
        body = _as_data(message)

        line = self._kept_line()
        if line is not None:
            try:
                return self._bring(line, sender, recipient, body, again=True)
            except OSError:
                # A kept connection may have died meanwhile; nothing of this letter was taken on it.
                _drop(line)
        line = self._new_line()
        try:
            return self._bring(line, sender, recipient, body, again=False)
        except OSError as error:
            _drop(line)
            raise TryLater(
                f"the connection broke before the letter was handed over: {_said(error)}"
            ) from error

    def close(self) -> None:
        """Say goodbye on every kept connection. Offers that stand open are not touched."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _since, line in idle:
            _part(line)

    def _bring(
        self, line: smtplib.SMTP, sender: str, recipient: str, body: bytes, *, again: bool
    ) -> "SmtpOffer":
        commands = ["RSET"] if again else []
        size = f" SIZE={len(body)}" if line.has_extn("size") else ""
        commands += [f"MAIL FROM:<{sender}>{size}", f"RCPT TO:<{recipient}>", "DATA"]
        replies = _converse(line, commands)
        trouble = _trouble_in(replies)
        if trouble is None and replies[-1][0] == 354:
            _socket_of(line).sendall(body)
            return SmtpOffer(self, line)
        if replies[-1][0] == 354 or replies[-1][0] == 421:
            _drop(line)  # it waits for a body, or leaves: not fit for another letter
        else:
            self.take_back(line)
        raise trouble or TryLater(f"the mail server did not ask for the letter: {_words(replies[-1])}")

    def _kept_line(self) -> smtplib.SMTP | None:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                since, line = self._idle.pop()
            if time.monotonic() - since < IDLE_SECONDS and not _has_spoken(line):
                return line
            _drop(line)

    def _new_line(self) -> smtplib.SMTP:
        relay = self.relay
        try:
            return _connect(relay)
        except OSError as error:
            # Also 5yz here: a wrong password must delay letters, never end them.
            raise Unreachable(
                f"the mail server {relay.host}:{relay.port} is not ready: {_said(error)}"
            ) from error

    def take_back(self, line: smtplib.SMTP) -> None:
        """Keep a connection whose message is decided for the next one."""
        with self._lock:
            if len(self._idle) < self.relay.keep:
                self._idle.append((time.monotonic(), line))
                return
        _part(line)


class SmtpOffer:
    """A message whose dot is not written yet. One thread at a time."""

    def __init__(self, client: SmtpClient, line: smtplib.SMTP) -> None:
        self._client = client
        self._line: smtplib.SMTP | None = line
        self._said_at = 0.0
        self._trouble: OSError | None = None
        self._is_early = False

    def speak(self) -> None:
        """Write the dot without waiting for the answer, so that a group of letters waits only once."""
        line = self._line
        if line is None or self._said_at or self._is_early:
            return
        if _has_spoken(line):
            # It hung up, or refused the body, while the offer stood: the dot is not written.
            self._is_early = True
            return
        self._said_at = time.monotonic()
        try:
            _socket_of(line).sendall(b".\r\n")
        except OSError as error:
            self._trouble = error

    def fileno(self) -> int:
        """The line on which the answer comes; -1 when there is nothing to wait for."""
        if self._line is None or self._line.sock is None or not self._said_at or self._trouble:
            return -1
        return self._line.sock.fileno()

    def is_overdue(self) -> bool:
        return time.monotonic() - self._said_at > self._client.relay.last_word_seconds

    def commit(self) -> Receipt | InDoubt:
        self.speak()
        line, self._line = self._line, None
        if line is None:
            raise RuntimeError("this offer is already decided")
        if self._is_early:
            raise _early_word(line)

        try:
            if self._trouble:
                raise self._trouble
            if not _has_spoken(line):
                waited = time.monotonic() - self._said_at
                _socket_of(line).settimeout(max(self._client.relay.last_word_seconds - waited, 0.1))
            reply = line.getreply()
        except OSError as error:
            _drop(line)
            return InDoubt(f"no answer to the end of the letter: {_said(error)}")

        return self._read_answer(line, reply)

    def _read_answer(self, line: smtplib.SMTP, reply: tuple[int, bytes]) -> Receipt | InDoubt:
        code = reply[0]
        if not 200 <= code < 300 and not 400 <= code < 600:
            _drop(line)
            return InDoubt(f"an answer that means nothing: {_words(reply)}")
        if code == 421:
            _drop(line)
        else:
            if _socket_of(line).gettimeout() != self._client.relay.dialogue_seconds:
                _socket_of(line).settimeout(self._client.relay.dialogue_seconds)
            self._client.take_back(line)
        if code < 300:
            return Receipt(_queue_id(reply), _words(reply))
        if code < 500:
            raise TryLater(_words(reply))
        raise Refused(_words(reply))

    def abandon(self) -> None:
        """Hang up without the dot. A QUIT here would become the letter's last line."""
        line, self._line = self._line, None
        if line is not None:
            _drop(line)


class _Line(smtplib.SMTP):
    """smtplib's primitives, on a socket that does not wait until a packet is full."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return _without_delay(socket.create_connection((host, port), timeout))


class _TlsLine(smtplib.SMTP_SSL):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = _without_delay(socket.create_connection((host, port), timeout))
        return self.context.wrap_socket(plain, server_hostname=host)


def _without_delay(channel: socket.socket) -> socket.socket:
    # Body and dot are two writes: with Nagle's algorithm on, each letter waits for a delayed ACK.
    channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return channel


def _connect(relay: Relay) -> smtplib.SMTP:
    if relay.user and relay.tls == Tls.NONE and relay.host not in LOOPBACK:
        raise OSError("the password would go in clear: set up TLS for this mail server")
    trust = ssl.create_default_context(cafile=relay.ca_file or None) if relay.tls != Tls.NONE else None
    line: smtplib.SMTP
    if relay.tls == Tls.FROM_THE_START:
        line = _TlsLine(local_hostname=relay.our_name, timeout=relay.connect_seconds, context=trust)
    else:
        line = _Line(local_hostname=relay.our_name, timeout=relay.connect_seconds)
    try:
        line._host = relay.host  # type: ignore[union-attr]  # starttls checks the certificate against it
        _must(line.connect(relay.host, relay.port))
        _must(line.ehlo())
        if relay.tls == Tls.STARTTLS:
            _must(line.starttls(context=trust))
            _must(line.ehlo())
        if relay.user:
            line.login(relay.user, relay.password)
        _socket_of(line).settimeout(relay.dialogue_seconds)
    except BaseException:
        _drop(line)
        raise
    return line


def _must(reply: tuple[int, bytes]) -> None:
    if not 200 <= reply[0] < 300:
        raise smtplib.SMTPResponseException(*reply)


def _converse(line: smtplib.SMTP, commands: list[str]) -> list[tuple[int, bytes]]:
    """One reply a command; in one packet where the server offers it (RFC 2920 lets DATA come last)."""
    if line.has_extn("pipelining"):
        line.send("".join(f"{command}\r\n" for command in commands))
        return [line.getreply() for _command in commands]
    replies = []
    for command in commands:
        replies.append(line.docmd(command))
        if not 200 <= replies[-1][0] < 400:
            break
    return replies


def _trouble_in(replies: list[tuple[int, bytes]]) -> TryLater | Refused | None:
    """The first reply that says no, as what it means for the letter."""
    for reply in replies:
        code = reply[0]
        if 200 <= code < 400:
            continue
        if 500 <= code < 600 and code not in OUR_OWN_FAULT:
            return Refused(_words(reply))
        return TryLater(_words(reply))
    return None


def _early_word(line: smtplib.SMTP) -> TryLater | Refused:
    try:
        _socket_of(line).settimeout(EARLY_WORD_SECONDS)
        reply = line.getreply()
    except OSError as error:
        return TryLater(f"the mail server hung up before the end of the letter: {_said(error)}")
    finally:
        _drop(line)
    return _trouble_in([reply]) or TryLater(f"the mail server spoke out of turn: {_words(reply)}")


def _has_spoken(line: smtplib.SMTP) -> bool:
    """There is something to read, or the other side hung up, although it is our turn."""
    channel = line.sock
    if channel is None:
        return True
    watch = select.poll()
    watch.register(channel, select.POLLIN)
    return bool(watch.poll(0))


def _socket_of(line: smtplib.SMTP) -> socket.socket:
    channel = line.sock
    if channel is None:
        raise smtplib.SMTPServerDisconnected("the connection is closed")
    return channel


def _as_data(message: bytes) -> bytes:
    """
    The message as it stands between DATA and the dot.

    Bare CR and LF become CRLF, so that no server may read a dot of its own into them (SMTP smuggling).
    """
    lines = message
    ends = lines.count(b"\r\n")
    if lines.count(b"\r") != ends or lines.count(b"\n") != ends:
        lines = re.sub(rb"\r\n|\r|\n", b"\r\n", lines)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    lines = lines.replace(b"\r\n.", b"\r\n..")
    return b"." + lines if lines.startswith(b".") else lines


def _queue_id(reply: tuple[int, bytes]) -> str:
    text = reply[1].decode("ascii", "replace")
    return next((found[1] for pattern in QUEUE_ID if (found := pattern.search(text))), "")


def _words(reply: tuple[int, bytes]) -> str:
    """The server's own words on one line, without the addresses that servers like to repeat."""
    text = " ".join(reply[1].decode("utf-8", "replace").split())
    return f"{reply[0]} {ADDRESS_IN_TEXT.sub('…', text)}"[:300]


def _said(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return _words((error.smtp_code, said if isinstance(said, bytes) else said.encode()))
    return ADDRESS_IN_TEXT.sub("…", str(error)) or type(error).__name__


def _part(line: smtplib.SMTP) -> None:
    """Say goodbye without waiting for the answer."""
    try:
        line.putcmd("QUIT")
    except OSError:
        pass
    _drop(line)


def _drop(line: smtplib.SMTP) -> None:
    try:
        line.close()
    except OSError:
        pass
