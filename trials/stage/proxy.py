"""
A line between a sender and its mail server that can be slow, narrow, cut or dead, and knows where a letter's dot is.

It follows SMTP just far enough: after 354 comes a body, and the body ends with a dot. What it does to a letter is drawn
at the 354, so that a share of the letters gets through and the rest meets the fault.
"""

import asyncio
import random
import socket
import struct
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from trials.stage.serving import serving

IN_BODY = "cut in the body"
DOT_LOST = "cut at the dot, which is lost"
ANSWER_LOST = "cut after the dot"
ANSWER_CUT = "cut in the answer"
DEAD_AT_GREETING = "dead from the start"
DEAD_IN_BODY = "dead in the body"
DEAD_AFTER_DOT = "dead after the dot"
AFTER_DOT = {DOT_LOST, ANSWER_LOST, ANSWER_CUT, DEAD_AFTER_DOT, DEAD_IN_BODY}
END = b"\r\n.\r\n"


@dataclass(slots=True)
class Proxy:
    """``faults`` hit ``share`` of the letters; ``round_trip`` in seconds; ``rate`` in bytes a second each way."""

    onward: int
    port: int = 0
    faults: tuple[str, ...] = ()
    share: float = 0.0
    round_trip: float = 0.0
    rate: int = 0
    dots: list[float] = field(default_factory=list)  # when each dot came by that was let through
    hit: Counter[str] = field(default_factory=Counter)  # letters, by the fault that they met
    doubtful: int = 0  # letters whose dot was written and whose answer never came back

    def draw(self, *, at_greeting: bool) -> str:
        some = [fault for fault in self.faults if (fault == DEAD_AT_GREETING) == at_greeting]
        share = self.share * len(some) / max(len(self.faults), 1)
        return random.choice(some) if some and random.random() < share else ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.draw(at_greeting=True):
            self.hit[DEAD_AT_GREETING] += 1
            with suppress(OSError):
                await reader.read()
            writer.close()
            return
        try:
            onward = await asyncio.open_connection("127.0.0.1", self.onward)
        except OSError:
            writer.close()
            return
        await _Talk(self, reader, writer, *onward).run()


class _Talk:
    """One connection and its twin."""

    def __init__(self, proxy: Proxy, reader, writer, from_server, to_server) -> None:
        self.proxy = proxy
        self.reader, self.writer = reader, writer
        self.from_server, self.to_server = from_server, to_server
        self.fault = ""
        self.in_body = self.is_dead = self.dot_written = False
        self.tail = b""

    async def run(self) -> None:
        both = [asyncio.create_task(self._up()), asyncio.create_task(self._down())]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in both:
                task.cancel()
            await asyncio.gather(*both, return_exceptions=True)
            self.writer.close()
            self.to_server.close()

    async def _up(self) -> None:
        line = _Slow(self.to_server, self.proxy)
        while piece := await self.reader.read(65536):
            if self.in_body:
                piece = self._of_body(piece)
            if not self.is_dead and piece:
                line.put(piece)
        await line.drained()

    async def _down(self) -> None:
        line = _Slow(self.writer, self.proxy)
        while piece := await self.from_server.read(65536):
            if self.dot_written:
                self.dot_written = False
                piece = self._of_answer(piece)
            elif b"354" in piece[-200:] and piece.rsplit(b"\r\n", 2)[-2].startswith(b"354"):
                self.in_body, self.tail, self.fault = True, b"", self.proxy.draw(at_greeting=False)
                self.proxy.hit[self.fault or "none"] += 1
            if not self.is_dead and piece:
                line.put(piece)
        await line.drained()

    def _of_body(self, piece: bytes) -> bytes:
        if self.fault == IN_BODY:
            self.to_server.write(piece[: len(piece) // 2])
            self._cut()
            return b""
        if self.fault == DEAD_IN_BODY:
            self.is_dead = True
        self.tail = (self.tail + piece)[-len(END) :]
        if self.tail != END:
            return piece
        self.in_body = False
        if self.fault in AFTER_DOT:
            self.proxy.doubtful += 1
        if self.fault == DOT_LOST:
            self._cut()
            return b""
        if not self.is_dead:
            self.proxy.dots.append(time.time())
            self.dot_written = True
        return piece

    def _of_answer(self, piece: bytes) -> bytes:
        if self.fault == ANSWER_CUT:
            self.writer.write(piece[:2])
        if self.fault in {ANSWER_LOST, ANSWER_CUT}:
            self._cut()
            return b""
        if self.fault == DEAD_AFTER_DOT:
            self.is_dead = True
        return piece

    def _cut(self) -> None:
        """Reset both sides: no goodbye."""
        self.is_dead = True
        for side in (self.writer, self.to_server):
            channel = side.get_extra_info("socket")
            with suppress(OSError):
                channel.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            side.transport.abort()


class _Slow:
    """One direction: each piece comes late by half the round trip, and no faster than the rate."""

    def __init__(self, writer: asyncio.StreamWriter, proxy: Proxy) -> None:
        self.writer, self.proxy = writer, proxy
        self.pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self.task: asyncio.Task | None = None

    def put(self, piece: bytes) -> None:
        if not self.proxy.round_trip and not self.proxy.rate:
            self.writer.write(piece)
            return
        self.pieces.put_nowait((time.monotonic() + self.proxy.round_trip / 2, piece))
        if self.task is None:
            self.task = asyncio.create_task(self._carry())

    async def _carry(self) -> None:
        with suppress(OSError):
            while True:
                due, piece = await self.pieces.get()
                await asyncio.sleep(max(due - time.monotonic(), 0))
                step = max(self.proxy.rate // 10, 1) if self.proxy.rate else len(piece)
                for start in range(0, len(piece), step):
                    self.writer.write(piece[start : start + step])
                    if self.proxy.rate:
                        await asyncio.sleep(0.1)
                self.pieces.task_done()

    async def drained(self) -> None:
        if self.task is not None:
            await self.pieces.join()
            self.task.cancel()


@contextmanager
def proxy(onward: int) -> Iterator[Proxy]:
    """Run one in a thread of its own, before 127.0.0.1:``onward``."""
    made = Proxy(onward)
    with serving(made.serve) as made.port:
        yield made
