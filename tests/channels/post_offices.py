"""Mail servers for tests, each with one habit. Real sockets on loopback, nothing leaves."""

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Habits:
    """What the server answers to each verb; a dict of verb → reply. ``HANG UP`` closes instead."""

    replies: dict[str, str] = field(default_factory=dict)
    extensions: tuple[str, ...] = ("SIZE 10000000",)
    seconds_before_dot_reply: float = 0.0
    hangs_up_in_body_after: int = -1  # bytes


class _Conversation(socketserver.StreamRequestHandler):
    server: "PostOffice"

    def handle(self) -> None:
        self.server.connections += 1
        self.say(self.server.habits.replies.get("GREETING", "220 test"))
        while line := self.rfile.readline():
            command = line.decode().strip()
            self.server.heard.append(command)
            if not self.answer(command.split(" ")[0].upper()):
                return

    def answer(self, verb: str) -> bool:
        habits = self.server.habits
        if verb == "QUIT":
            self.say("221 bye")
            return False
        said = habits.replies.get(verb)
        if verb == "EHLO" and said is None:
            said = "\r\n".join(["250-test", *(f"250-{e}" for e in habits.extensions), "250 HELP"])
        said = said or ("354 go on" if verb == "DATA" else "250 ok")
        if said == "HANG UP":
            return False
        self.say(said)
        return not (said.startswith("354") and not self.take_body())

    def take_body(self) -> bool:
        habits, lines = self.server.habits, []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                self.server.cut_short += 1
                return False
            lines.append(line)
            if 0 <= habits.hangs_up_in_body_after <= sum(map(len, lines)):
                return False
        self.server.taken.append(b"".join(lines))
        time.sleep(habits.seconds_before_dot_reply)
        said = habits.replies.get(".", "250 2.0.0 Ok: queued as TEST1")
        if said == "HANG UP":
            return False
        self.say(said)
        return True

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class PostOffice(socketserver.ThreadingTCPServer):
    """Counts connections, keeps commands (``heard``) and whole messages (``taken``, dots still doubled)."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, habits: Habits) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.habits = habits
        self.connections = 0
        self.cut_short = 0
        self.heard: list[str] = []
        self.taken: list[bytes] = []

    @property
    def port(self) -> int:
        return self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the test."""

    def wait_for(self, what: str, count: int = 1) -> None:
        """Wait until an attribute has grown to ``count``: the server learns of a hang-up a moment later."""
        for _try in range(200):
            value = getattr(self, what)
            if (value if isinstance(value, int) else len(value)) >= count:
                return
            time.sleep(0.01)
        raise AssertionError(f"{what} stayed below {count}")


@contextmanager
def post_office(**habits: object) -> Iterator[PostOffice]:
    office = PostOffice(Habits(**habits))
    thread = threading.Thread(target=office.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        office.shutdown()
        office.server_close()
        thread.join()


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
