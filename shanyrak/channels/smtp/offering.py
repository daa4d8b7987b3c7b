"""Letters brought up to their dot, and the dot."""

import re
import threading
import time
from collections import deque

from shanyrak.channels.base import InDoubt, Interrupted, Receipt, Refused, Speaking, TryLater, Unreachable
from shanyrak.channels.smtp.connecting import Relay, connect
from shanyrak.channels.smtp.line import Line
from shanyrak.channels.smtp.replies import Reply, queue_id, said, trouble_in, words

IDLE_SECONDS = 60.0  # below the 300 s after which Postfix hangs up on a silent client
EARLY_WORD_SECONDS = 5.0  # to read what the server said before the dot, once we know that it spoke
SAFE_ADDRESS = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")  # printable ASCII without space, < and >


class SmtpClient:
    """Safe to share between threads. Close it when the work is done."""

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self._idle: list[tuple[float, Line]] = []
        self._lock = threading.Lock()

    def offer(self, *, sender: str, recipient: str, message: bytes) -> "SmtpOffer":
        """
        Bring one message up to its dot, and wait for that. ``sender`` and ``recipient`` are bare ASCII addresses.

        Line ends become CRLF and leading dots are doubled here; nothing else is changed.

        :raises TryLater: unreachable, put off with 4yz, or our own set-up is at fault
        :raises Refused: refused with 5yz, or an address that cannot stand in an SMTP command
        """
        while True:
            offer = self.begin(sender=sender, recipient=recipient, message=message)
            try:
                offer.bring()
            except Interrupted:
                continue  # each kept connection that died is met once
            return offer

    def begin(self, *, sender: str, recipient: str, message: bytes) -> "SmtpOffer":
        """
        Ask the server whether it takes the message; ``advance`` the offer when it has answered. Waits only where a new
        connection is needed. Otherwise as ``offer``.
        """
        for address in (sender, recipient):
            if address and not SAFE_ADDRESS.fullmatch(address):
                raise Refused("the address holds characters that no mail server takes")
        body = as_data(message)
        while (line := self._kept_line()) is not None:
            try:
                return SmtpOffer(self, line, ["RSET", *_questions(line, sender, recipient, len(body))], body)
            except OSError:
                # A kept connection may have died meanwhile; nothing of this letter was taken on it.
                line.drop()
        line = self._new_line()
        try:
            return SmtpOffer(self, line, _questions(line, sender, recipient, len(body)), body)
        except OSError as error:
            line.drop()
            raise _broken(error) from error

    def close(self) -> None:
        """Say goodbye on every kept connection. Offers that stand open are not touched."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _since, line in idle:
            line.part()

    def take_back(self, line: Line) -> None:
        """Keep a connection whose message is decided for the next one."""
        with self._lock:
            if len(self._idle) < self.relay.keep:
                self._idle.append((time.monotonic(), line))
                return
        line.part()

    def _kept_line(self) -> Line | None:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                since, line = self._idle.pop()
            if time.monotonic() - since < IDLE_SECONDS and not line.has_spoken():
                return line
            line.drop()

    def _new_line(self) -> Line:
        relay = self.relay
        try:
            return connect(relay)
        except OSError as error:
            # Also 5yz here: a wrong password must delay letters, never end them.
            raise Unreachable(
                f"the mail server {relay.host}:{relay.port} is not ready: {said(error)}"
            ) from error


class SmtpOffer(Speaking):
    """A message on its way to its dot, or waiting there. One thread at a time."""

    def __init__(self, client: SmtpClient, line: Line, questions: list[str], body: bytes) -> None:
        """:raises OSError: the line is broken, and nothing was begun"""
        self._client = client
        self._line: Line | None = line
        self._body = body
        self._is_kept_line = questions[0] == "RSET"
        self._to_ask = deque(questions)
        self._awaited = 0
        self._replies: list[Reply] = []
        self._is_handed_over = False  # the body is written, or under way
        self._is_at_dot = False
        self._trouble: OSError | None = None
        self._is_early = False  # it said something before the dot, out of its turn
        self._is_spoken = False
        self._since = time.monotonic()  # of the last thing that we said
        self._ask()

    def advance(self) -> bool:
        line = self._open_line()
        try:
            if not self._is_handed_over:
                self._take(line.hear())
            self._is_at_dot = self._is_handed_over and line.push()
            return self._is_at_dot
        except OSError as error:
            self.abandon()
            if self._is_kept_line and not self._replies:
                raise Interrupted("a kept connection had died") from error
            raise _broken(error) from error

    def bring(self) -> None:
        """``advance`` to the dot, and wait for that. Raises as it does."""
        while not self.advance():
            line = self._open_line()
            try:
                line.wait(self._client.relay.dialogue_seconds)
            except OSError as error:
                self.abandon()
                raise _broken(error) from error

    def speak(self) -> None:
        """Write the dot without waiting for the answer, so that a group of letters waits only once."""
        line = self._line
        if line is None or self._is_spoken or self._is_early:
            return
        if line.has_spoken():
            # It hung up, or refused the body, while the offer stood: the dot is not written.
            self._is_early = True
            return
        self._is_spoken, self._since = True, time.monotonic()
        try:
            line.say(b".\r\n")
        except OSError as error:
            self._trouble = error

    def fileno(self) -> int:
        """The line; -1 when there is nothing to wait for."""
        line = self._line
        is_our_turn = self._is_at_dot and not self._is_spoken
        return -1 if line is None or self._trouble or self._is_early or is_our_turn else line.fileno()

    @property
    def events(self) -> int:
        return self._open_line().events

    def is_overdue(self) -> bool:
        relay = self._client.relay
        patience = relay.last_word_seconds if self._is_spoken else relay.dialogue_seconds
        return time.monotonic() - self._since > patience

    def commit(self) -> Receipt | InDoubt:
        self.speak()
        line, self._line = self._open_line(), None
        if self._is_early:
            raise _early_word(line)
        waited = time.monotonic() - self._since
        try:
            if self._trouble:
                raise self._trouble
            reply = line.await_reply(max(self._client.relay.last_word_seconds - waited, 0.1))
        except OSError as error:
            line.drop()
            return InDoubt(f"no answer to the end of the letter: {said(error)}")
        return self._read_answer(line, reply)

    def abandon(self) -> None:
        """Hang up without the dot. A QUIT here would become the letter's last line."""
        line, self._line = self._line, None
        if line is not None:
            line.drop()

    def _open_line(self) -> Line:
        if self._line is None:
            raise RuntimeError("this offer is already decided")
        return self._line

    def _ask(self) -> None:
        """The next question, or all in one packet where the server offers it (RFC 2920 lets DATA come last)."""
        line = self._open_line()
        self._awaited = len(self._to_ask) if line.pipelines else 1
        said_now = [f"{self._to_ask.popleft()}\r\n" for _question in range(self._awaited)]
        self._since = time.monotonic()
        line.say("".join(said_now).encode("ascii"))

    def _take(self, replies: list[Reply]) -> None:
        """
        What the server said to our questions; the body when it has taken them all.

        :raises TryLater, Refused: it has not
        """
        self._replies += replies
        self._awaited -= len(replies)
        if self._awaited > 0:
            return
        if self._awaited == 0 and self._to_ask and 200 <= self._replies[-1][0] < 400:
            self._ask()
            return
        line, last = self._open_line(), self._replies[-1]
        trouble = trouble_in(self._replies)
        if self._awaited == 0 and trouble is None and last[0] == 354:
            self._hand_over()
            return
        self._line = None
        if self._awaited < 0 or last[0] in {354, 421}:
            line.drop()  # it waits for a body, leaves, or speaks out of turn: not fit for another letter
        else:
            self._client.take_back(line)
        raise trouble or TryLater(f"the mail server did not ask for the letter: {words(last)}")

    def _hand_over(self) -> None:
        self._is_handed_over, self._since = True, time.monotonic()
        self._open_line().say(self._body)
        self._body = b""

    def _read_answer(self, line: Line, reply: Reply) -> Receipt | InDoubt:
        code = reply[0]
        if not 200 <= code < 300 and not 400 <= code < 600:
            line.drop()
            return InDoubt(f"an answer that means nothing: {words(reply)}")
        if code == 421:
            line.drop()
        else:
            self._client.take_back(line)
        if code < 300:
            return Receipt(queue_id(reply), words(reply))
        if code < 500:
            raise TryLater(words(reply))
        raise Refused(words(reply))


def as_data(message: bytes) -> bytes:
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


def _questions(line: Line, sender: str, recipient: str, size: int) -> list[str]:
    said_size = f" SIZE={size}" if line.takes_sizes else ""
    return [f"MAIL FROM:<{sender}>{said_size}", f"RCPT TO:<{recipient}>", "DATA"]


def _broken(error: OSError) -> TryLater:
    return TryLater(f"the connection broke before the letter was handed over: {said(error)}")


def _early_word(line: Line) -> TryLater | Refused:
    try:
        reply = line.await_reply(EARLY_WORD_SECONDS)
    except OSError as error:
        return TryLater(f"the mail server hung up before the end of the letter: {said(error)}")
    finally:
        line.drop()
    return trouble_in([reply]) or TryLater(f"the mail server spoke out of turn: {words(reply)}")
