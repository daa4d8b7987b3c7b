"""
A mail server that keeps every byte as it came: commands, and the text between DATA and its dot, line by line.

A line that ends in a bare LF or CR is kept as it is and begins nothing: what a careless server would make of it is for
the trial to say.
"""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Taken:
    """One message: ``raw`` has its doubled dots undone, ``wire`` is as it came, without the final dot."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    wire: bytes


@dataclass(slots=True)
class Wire:
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    commands: list[bytes] = field(default_factory=list)
    at_dot: Callable[[Taken], bytes] = lambda _taken: b"250 2.0.0 Ok: queued as 4XyZ\r\n"


class _Talk(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self) -> None:
        wire: Wire = self.server.wire  # type: ignore[attr-defined]
        sender, recipients = "", []
        self.wfile.write(b"220 wire.example\r\n")
        while command := self.rfile.readline(2048):
            wire.commands.append(command)
            match command[:4].upper():
                case b"EHLO" | b"LHLO":
                    self.wfile.write(b"250-wire.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n")
                case b"MAIL":
                    sender, recipients = _address(command), []
                    self.wfile.write(b"250 Ok\r\n")
                case b"RCPT":
                    recipients.append(_address(command))
                    self.wfile.write(b"250 Ok\r\n")
                case b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    text = b"".join(iter(self.rfile.readline, b".\r\n"))
                    taken = Taken(sender, tuple(recipients), _undoubled(text), text)
                    wire.taken.append(taken)
                    self.wfile.write(wire.at_dot(taken))
                case b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                case _:
                    self.wfile.write(b"250 Ok\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_who: Any) -> None:
        """A client that hangs up is nothing to report."""


@contextmanager
def wire() -> Iterator[Wire]:
    kept = Wire()
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.wire = kept  # type: ignore[attr-defined]
        kept.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield kept
        server.shutdown()


def _address(command: bytes) -> str:
    return command.partition(b"<")[2].rpartition(b">")[0].decode("ascii", "replace")


def _undoubled(text: bytes) -> bytes:
    lines = text.split(b"\r\n")
    return b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines)
