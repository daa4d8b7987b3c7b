"""
A mail server that counts: whatever it says 250 to stands in ``arrived``, with the moment at which its dot was read.

It can be told what to answer: ``at_recipient(sender, recipient)`` and ``at_dot`` of the same
give a reply, or None to take it.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from trials.stage.serving import serving

Answer = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Arrived:
    message_id: str
    subject: str
    recipient: str
    at: float  # seconds, as time.time()


@dataclass(slots=True)
class Sink:
    port: int = 0
    arrived: list[Arrived] = field(default_factory=list)
    at_recipient: Answer = lambda _sender, _recipient: None
    at_dot: Answer = lambda _sender, _recipient: None

    def times_by_subject(self, prefix: str) -> Counter[str]:
        return Counter(each.subject for each in list(self.arrived) if each.subject.startswith(prefix))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._converse(reader, writer)
        except (OSError, EOFError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sender = recipient = ""
        writer.write(b"220 sink.example counts\r\n")
        while line := await reader.readline():
            words = line.decode("ascii", "replace").strip()
            match words.split(":")[0].split(" ")[0].upper():
                case "EHLO":
                    writer.write(b"250-sink.example\r\n250 PIPELINING\r\n")
                case "MAIL":
                    sender = words.partition("<")[2].partition(">")[0]
                    writer.write(b"250 2.1.0 Ok\r\n")
                case "RCPT":
                    recipient = words.partition("<")[2].partition(">")[0]
                    no = self.at_recipient(sender, recipient)
                    writer.write(_line(no or "250 2.1.5 Ok"))
                    recipient = "" if no else recipient
                case "DATA" if not recipient:
                    writer.write(b"503 5.5.1 nobody to take it\r\n")
                case "DATA":
                    writer.write(b"354 go on\r\n")
                    content = await _until_the_dot(reader)
                    writer.write(_line(self._take(sender, recipient, content)))
                    recipient = ""
                case "QUIT":
                    writer.write(b"221 2.0.0 bye\r\n")
                    return
                case _:
                    writer.write(b"250 2.0.0 Ok\r\n")
            await writer.drain()

    def _take(self, sender: str, recipient: str, content: bytes) -> str:
        if no := self.at_dot(sender, recipient):
            return no
        head = content.split(b"\r\n\r\n", 1)[0].decode("utf-8", "replace").splitlines()
        named = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head)}
        self.arrived.append(
            Arrived(named.get("message-id", ""), named.get("subject", ""), recipient, time.time())
        )
        return f"250 2.0.0 Ok: queued as {len(self.arrived):X}"


@contextmanager
def sink(port: int = 0) -> Iterator[Sink]:
    """Run one in a thread of its own, on ``port`` or a free one."""
    made = Sink(port)
    with serving(made.serve, port=port) as made.port:
        yield made


async def _until_the_dot(reader: asyncio.StreamReader) -> bytes:
    """Up to the dot; without one there is no message (RFC 5321, 4.1.1.4)."""
    content = b"\r\n" + await reader.readuntil(b"\r\n")
    while not content.endswith(b"\r\n.\r\n"):
        content += await reader.readuntil(b"\r\n")
    return content[2:-3]


def _line(words: str) -> bytes:
    return f"{words}\r\n".encode()
