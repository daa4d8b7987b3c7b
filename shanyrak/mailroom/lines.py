"""
The words between a mail server and us: LMTP (RFC 2033), and SMTP for one that speaks only that.

A line takes a mail and hands it on; it never says 250 to the data before it is told that the mail is kept. Only
CR LF . CR LF ends a mail, whatever stands in it.
"""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from shanyrak.mailroom.addressing import Box, box_of

SIZE_AT_MOST = 10 * 1024 * 1024  # bytes
COMMAND_AT_MOST = 2048  # bytes
HEARD_AT_ONCE = 16 * 1024  # bytes
RECIPIENTS_AT_MOST = 50  # of one mail
LINES_AT_MOST = 200  # at once
SILENCE_SECONDS = 300.0  # RFC 5321, 4.5.3.2

KEPT = "250 2.0.0 Ok: kept"
NO_SUCH_BOX = "550 5.1.1 There is no such mailbox here"
TOO_MANY = "452 4.5.3 Too many recipients at once; please send the rest again"
TOO_LARGE = "552 5.3.4 The mail is larger than ten megabytes"
CANNOT_NOW = "451 4.3.0 The mail could not be kept just now; please try again later"
NOT_NOW = "421 4.3.2 Too many lines at once; please come again"
TOO_QUIET = "421 4.4.2 Nothing was said for five minutes"
NOT_UNDERSTOOD = "500 5.5.2 This was not understood"
NOT_IN_TURN = "503 5.5.1 Not in this order, please"

END = b"\r\n.\r\n"
PATH = re.compile(rb"(?:FROM|TO):\s*(?:<([^<>]*)>|(\S+))(.*)", re.IGNORECASE | re.DOTALL)
SIZE = re.compile(rb"\bSIZE=(\d{1,12})\b", re.IGNORECASE)


@dataclass(slots=True)
class Mail:
    """One mail for one or more of our boxes. ``answer`` is called once, in the loop, with True when it is kept."""

    raw: bytes
    boxes: Sequence[Box]
    answer: Callable[[bool], None]


@dataclass(slots=True)
class _Envelope:
    has_sender: bool = False
    is_by_machine: bool = False  # the sender is empty: nobody may answer it (RFC 5321, 4.5.5)
    boxes: list[Box] = field(default_factory=list)


class Line(asyncio.BufferedProtocol):
    """
    One connection. ``take`` is given each mail; ``lines`` holds those that are open, ``speaking`` those that are in the
    midst of a mail.
    """

    def __init__(self, take: Callable[[Mail], None], lines: set["Line"], speaking: set["Line"]) -> None:
        self._take, self._lines, self._speaking = take, lines, speaking
        self._ear = memoryview(bytearray(HEARD_AT_ONCE))
        self._heard = bytearray()
        self._looked = 0  # how far the end of the data has been looked for
        self._envelope = _Envelope()
        self._is_data = self._is_too_large = self._waits = self._is_lmtp = False
        self.heard_at = 0.0
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        if len(self._lines) >= LINES_AT_MOST:
            self.close(NOT_NOW)
            return
        self._lines.add(self)
        self.heard_at = time.monotonic()
        self._say("220 mailroom.localhost Shanyrak mailroom")

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 -- asyncio's signature
        self._lines.discard(self)
        self._speaking.discard(self)
        self._heard.clear()

    def close(self, word: str) -> None:
        self._say(word)
        self._transport.close()

    def abort(self) -> None:
        self._transport.abort()

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 -- asyncio's signature
        return self._ear

    def buffer_updated(self, nbytes: int) -> None:
        self.heard_at = time.monotonic()
        self._heard += self._ear[:nbytes]
        self._go_on()

    def _go_on(self) -> None:
        while not self._waits and not self._transport.is_closing():
            if not (self._hear_data() if self._is_data else self._hear_command()):
                break
        # While a mail is being kept, or its end is far, no more is read than fits.
        if self._waits and len(self._heard) > COMMAND_AT_MOST:
            self._transport.pause_reading()

    def _say(self, *words: str) -> None:
        self._transport.write("\r\n".join((*words, "")).encode())

    # --- Commands

    def _hear_command(self) -> bool:
        end = self._heard.find(b"\n")
        if end < 0 or end > COMMAND_AT_MOST:
            if len(self._heard) > COMMAND_AT_MOST:
                self.close(NOT_UNDERSTOOD)
            return False
        said = bytes(self._heard[:end]).rstrip(b"\r")
        del self._heard[: end + 1]
        verb, _space, rest = said.partition(b" ")
        match verb.upper():
            case b"RCPT":
                self._to(rest)
            case b"MAIL":
                self._from(rest)
            case b"DATA":
                self._data()
            case b"LHLO" | b"EHLO" | b"HELO" as verb:
                self._greet(verb)
            case b"RSET":
                self._begin_anew()
                self._say("250 2.0.0 Ok")
            case b"NOOP":
                self._say("250 2.0.0 Ok")
            case b"VRFY":
                self._say("252 2.5.2 Nobody is named here")
            case b"QUIT":
                self.close("221 2.0.0 Bye")
            case _:
                self._say(NOT_UNDERSTOOD)
        return True

    def _greet(self, verb: bytes) -> None:
        self._is_lmtp = verb == b"LHLO"
        self._begin_anew()
        if verb == b"HELO":
            self._say("250 mailroom.localhost")
            return
        self._say(
            "250-mailroom.localhost",
            f"250-SIZE {SIZE_AT_MOST}",
            "250-8BITMIME",
            "250-SMTPUTF8",
            "250-ENHANCEDSTATUSCODES",
            "250 PIPELINING",
        )

    def _from(self, rest: bytes) -> None:
        """Take any sender: a bounce has the empty one, and strange ones are people's too."""
        path = PATH.match(rest)
        if path is None:
            self._say(NOT_UNDERSTOOD)
            return
        size = SIZE.search(path[3])
        if size and int(size[1]) > SIZE_AT_MOST:
            self._say(TOO_LARGE)
            return
        self._envelope = _Envelope(has_sender=True, is_by_machine=path[1] == b"")
        self._speaking.add(self)
        self._say("250 2.1.0 Ok")

    def _to(self, rest: bytes) -> None:
        path = PATH.match(rest)
        if path is None:
            self._say(NOT_UNDERSTOOD)
        elif not self._envelope.has_sender:
            self._say(NOT_IN_TURN)
        elif len(self._envelope.boxes) >= RECIPIENTS_AT_MOST:
            self._say(TOO_MANY)
        elif box := box_of((path[1] or path[2] or b"").decode("utf-8", "replace")):
            self._envelope.boxes.append(box)
            self._say("250 2.1.5 Ok")
        else:
            self._say(NO_SUCH_BOX)

    def _data(self) -> None:
        if not self._envelope.boxes:
            self._say(NOT_IN_TURN)
            return
        self._is_data, self._is_too_large, self._looked = True, False, 0
        self._say("354 Go on; a line with a dot ends it")

    # --- The mail itself

    def _hear_data(self) -> bool:
        if self._heard.startswith(b".\r\n") and not self._is_too_large and self._looked == 0:
            end, length = 0, 3  # an empty mail
        else:
            end, length = self._heard.find(END, max(0, self._looked - len(END) + 1)), len(END)
        if end < 0:
            self._looked = len(self._heard)
            if self._looked > SIZE_AT_MOST + len(END):
                self._is_too_large = True
                del self._heard[: -len(END)]
                self._looked = len(self._heard)
            return False
        raw = bytes(self._heard[: end + length - 3])
        del self._heard[: end + length]
        self._is_data = False
        if self._is_too_large or len(raw) > SIZE_AT_MOST:
            self._answer(TOO_LARGE)
            return True
        if raw.startswith(b".."):
            raw = raw[1:]
        if b"\r\n.." in raw:
            raw = raw.replace(b"\r\n..", b"\r\n.")
        if self._envelope.is_by_machine:
            # The last server writes down the envelope's sender (RFC 5321, 4.4); of ours only this one says anything.
            raw = b"Return-Path: <>\r\n" + raw
        self._waits = True
        self._speaking.discard(self)
        self._take(Mail(raw, tuple(dict.fromkeys(self._envelope.boxes)), self._is_kept))
        return True

    def _is_kept(self, is_so: bool) -> None:  # noqa: FBT001 -- what Mail.answer is called with
        self._waits = False
        if self._transport.is_closing():
            return
        self._answer(KEPT if is_so else CANNOT_NOW)
        self._transport.resume_reading()
        self._go_on()

    def _answer(self, word: str) -> None:
        """LMTP: a word for each recipient that was accepted. SMTP: one."""
        self._say(*[word] * (len(self._envelope.boxes) if self._is_lmtp else 1))
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._envelope = _Envelope()
        self._speaking.discard(self)
