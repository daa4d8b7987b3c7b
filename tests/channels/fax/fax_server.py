"""A small hfaxd: speaks HylaFAX's client protocol over a real socket, as HylaFAX 6.0.7 answered when tried."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Conversation(socketserver.StreamRequestHandler):
    server: "FakeFaxServer"

    def handle(self) -> None:
        self.job = ""
        self.parameters: dict[str, str] = {}
        self.documents: dict[str, bytes] = {}
        self.passive: socket.socket | None = None
        self.say("220 test server (HylaFAX (tm) Version 6.0.7) ready.")
        while line := self.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            self.server.heard.append(f"{verb} {rest}".strip())
            said = self.server.replies.get(verb)
            if said == "HANG UP":
                break
            if said:
                self.say(said)
            else:
                getattr(self, f"do_{verb.lower()}", self.do_anything)(rest)
        if self.passive:
            self.passive.close()

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def do_anything(self, _rest: str) -> None:
        self.say("200 command successful.")

    def do_user(self, name: str) -> None:
        self.say("331 Password required." if self.server.password else f"230 User {name} logged in.")

    def do_pass(self, word: str) -> None:
        self.say("230 logged in." if word == self.server.password else "530 Login incorrect.")

    def do_pasv(self, _rest: str) -> None:
        self.passive = socket.create_server(("127.0.0.1", 0))
        port = self.passive.getsockname()[1]
        self.say(f"227 Entering passive mode (127,0,0,1,{port // 256},{port % 256})")

    def do_stot(self, _rest: str) -> None:
        name = f"/tmp/doc{len(self.documents) + 1}.pdf"
        self.say(f"150 FILE: {name} (Opening new data connection).")
        with self.passive.accept()[0] as data:
            self.documents[name] = b"".join(iter(lambda: data.recv(65536), b""))
        self.passive.close()
        self.say(f"226 Transfer complete (FILE: {name}).")

    def do_list(self, queue: str) -> None:
        self.say(f'150 Opening new data connection for "{queue}".')
        jobs = self.server.jobs if queue == "sendq" else self.server.done
        with self.passive.accept()[0] as data:
            for number, job in jobs.items():
                data.sendall(f"{number} {job['JOBINFO']}\r\n".encode())
        self.passive.close()
        self.say("226 Transfer complete.")

    def do_jnew(self, _rest: str) -> None:
        self.server.last_job += 1
        self.job = str(self.server.last_job)
        self.say(f"200 New job created: jobid: {self.job} groupid: {self.job}.")

    def do_jparm(self, rest: str) -> None:
        name, _, value = rest.partition(" ")
        self.parameters[name] = value.strip('"')
        self.say(f"213 {name} set to {value}.")

    def do_jsubm(self, _rest: str) -> None:
        self.server.jobs[self.job] = self.parameters | {"pdf": self.documents[self.parameters["DOCUMENT"]]}
        if self.server.hangs_up_after_submitting:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.say(f"200 Job {self.job} submitted.")

    def do_jdele(self, job: str) -> None:
        self.server.deleted.append(job)
        self.say(f"200 Job {job} deleted; current job: (default).")


class FakeFaxServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.port: int = self.server_address[1]
        self.password = ""
        self.replies: dict[str, str] = {}
        self.heard: list[str] = []
        self.jobs: dict[str, dict] = {}
        self.done: dict[str, dict] = {}
        self.deleted: list[str] = []
        self.last_job = 0
        self.hangs_up_after_submitting = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the test."""


@contextmanager
def fax_server() -> Iterator[FakeFaxServer]:
    server = FakeFaxServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
