"""
Listen for mail, and answer 250 only when it stands in the database.

It stands behind an MTA, on this machine; a name of a sender is neither checked nor logged here. One thread hears the
lines and hands what they bring to ``gathering``.
"""

import asyncio
import threading
import time

from shanyrak.craft.collecting import collecting_seldom
from shanyrak.mailroom.gathering import Gathering
from shanyrak.mailroom.lines import CANNOT_NOW, KEPT, SILENCE_SECONDS, SIZE_AT_MOST, TOO_QUIET, Line

__all__ = ["CANNOT_NOW", "KEPT", "SIZE_AT_MOST", "Listener"]

START_SECONDS = 10.0


class Listener:
    """
    ``Listener(host, port).start()``; ``port`` 0 takes a free one and ``listener.port`` says which.

    Runs in a thread of its own until ``stop()``. What was answered with 250 stands in the database.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.host = host
        self.port = port
        self._lines: set[Line] = set()
        self._hearing = threading.Thread(target=self._run, name="mailroom-hearing", daemon=True)
        self._ready = threading.Event()
        self._trouble: OSError | None = None

    def start(self) -> None:
        """
        Listen. On return the listener answers.

        :raises OSError: the port is taken
        """
        self._hearing.start()
        if not self._ready.wait(START_SECONDS):
            raise TimeoutError("the mailroom did not begin to listen")
        if self._trouble:
            raise self._trouble

    def stop(self) -> None:
        """Stop listening; a mail that is being kept is kept, and whoever heard no answer sends it again."""
        if self._hearing.is_alive():
            self._loop.call_soon_threadsafe(self._gathering.leave, self._loop.stop)
            self._hearing.join(START_SECONDS)

    def _run(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._gathering = Gathering(self._loop)
        asyncio.set_event_loop(self._loop)
        try:
            self._listen()
        finally:
            self._ready.set()
            self._loop.close()

    def _listen(self) -> None:
        take, lines, speaking = self._gathering.take, self._lines, self._gathering.speaking
        try:
            server = self._loop.run_until_complete(
                self._loop.create_server(
                    lambda: Line(take, lines, speaking), self.host, self.port, backlog=256
                )
            )
        except OSError as error:
            self._trouble = error
            return
        self.port = server.sockets[0].getsockname()[1]
        self._loop.call_soon(self._ready.set)
        self._loop.call_later(SILENCE_SECONDS / 10, self._hang_up_on_the_silent)
        with collecting_seldom():
            self._loop.run_forever()
        server.close()
        for line in list(self._lines):
            line.abort()
        self._loop.run_until_complete(asyncio.sleep(0))  # the transports close

    def _hang_up_on_the_silent(self) -> None:
        long_ago = time.monotonic() - SILENCE_SECONDS
        for line in [line for line in self._lines if line.heard_at < long_ago]:
            line.close(TOO_QUIET)
        self._loop.call_later(SILENCE_SECONDS / 10, self._hang_up_on_the_silent)
