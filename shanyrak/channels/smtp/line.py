"""A line to a mail server on which nobody waits: what does not go out now goes out later, what is not here is not read."""

import select
import socket
import ssl
import time

from shanyrak.channels.smtp.replies import Reply, whole_replies

AT_ONCE = 65536  # bytes read
LONGEST_REPLY = 16384  # bytes; a server that says more says nothing that we want to know
_LATER = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Line:
    """One connection after its greeting. One thread at a time."""

    def __init__(self, channel: socket.socket, *, pipelines: bool, takes_sizes: bool) -> None:
        channel.setblocking(False)
        self.pipelines, self.takes_sizes = pipelines, takes_sizes
        self._channel = channel
        self._unsent = b""
        self._heard = b""
        self._watch = select.poll()
        self._watch.register(channel, select.POLLIN)

    def fileno(self) -> int:
        return self._channel.fileno()

    @property
    def events(self) -> int:
        """What to wait for: the server's words, and room for ours if some are not out yet."""
        return select.POLLIN | select.POLLOUT if self._unsent else select.POLLIN

    def say(self, said: bytes) -> bool:
        """As ``push``, with these bytes after those that are not out yet."""
        self._unsent += said
        return self.push()

    def push(self) -> bool:
        """
        Give out what there is room for. True when nothing is left.

        :raises OSError: the line is broken
        """
        try:
            while self._unsent:
                self._unsent = self._unsent[self._channel.send(self._unsent) :]
        except _LATER:
            return False
        return True

    def hear(self) -> list[Reply]:
        """
        The replies that are here whole, maybe none.

        :raises OSError: the server hung up, or says too much
        """
        try:
            while True:
                piece = self._channel.recv(AT_ONCE)
                if not piece:
                    raise ConnectionResetError("the mail server hung up")
                self._heard += piece
                if len(self._heard) > LONGEST_REPLY:
                    raise ConnectionAbortedError("the mail server says too much")
                if b"\n" in piece:
                    break  # of a talk with one question under way this is all; of TLS, what was decrypted with it
        except _LATER:
            pass
        replies, self._heard = whole_replies(self._heard)
        return replies

    def has_spoken(self) -> bool:
        """There is something to read, or the other side hung up, although it is our turn."""
        return bool(self._heard or self._watch.poll(0))

    def await_reply(self, seconds: float) -> Reply:
        """
        The next reply, waited for.

        :raises OSError: the server hung up, or said nothing for so long
        """
        end = time.monotonic() + seconds
        while True:
            self.push()
            if replies := self.hear():
                return replies[0]
            self.wait(end - time.monotonic())

    def wait(self, seconds: float) -> None:
        """
        Until there is something to read, or room.

        :raises TimeoutError: there was nothing for so long
        """
        self._watch.modify(self._channel, self.events)
        try:
            if not self._watch.poll(max(seconds, 0) * 1000):
                raise TimeoutError("timed out")
        finally:
            self._watch.modify(self._channel, select.POLLIN)

    def part(self) -> None:
        """Say goodbye without waiting for the answer."""
        try:
            self.say(b"QUIT\r\n")
        except OSError:
            pass
        self.drop()

    def drop(self) -> None:
        try:
            self._channel.close()
        except OSError:
            pass
