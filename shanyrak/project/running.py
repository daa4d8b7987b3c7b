"""Everything that `make run` starts, in order, and kept alive until told to stop."""

import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from shanyrak.project.catalogues import compile_catalogues
from shanyrak.project.companions import Companion, end_with_parent, run_to_the_end, stop_all
from shanyrak.project.environment import Environment, Nonsense, read_environment
from shanyrak.project.places import Held, UnableToServe
from shanyrak.project.postgres import EmbeddedPostgres

HOUSE = [sys.executable, "-P", "-m"]
SHANYRAK = [*HOUSE, "shanyrak.project.command"]
LOGINS = "demo-logins"
QUIETLY = ("--skip-checks", "--verbosity=0")
LOOK_EVERY_SECONDS = 0.5
LEAVING_SECONDS = 5
PORT_PATIENCE_SECONDS = 8  # a killed run of before needs a moment to let go
STOP_PATIENCE_SECONDS = 20
FIRST_ANSWER_SECONDS = 60


class Told(BaseException):
    """We were told to stop."""


def serve(*, with_demo: bool = True) -> int:
    """Run until Ctrl-C or SIGTERM. Gives 0 when stopped, 1 when it could not start."""
    environment = read_environment()
    for order in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(order, _stop)
    if "MAKELEVEL" in os.environ:
        end_with_parent()  # make killed with -9 cannot tell us
    database, companions = None, companions_for(environment)
    try:
        await_free_ports(environment)
        database = begin_database(environment)
        prepare(environment, database)
        look_after(companions)
        if with_demo:  # while the web server wakes up
            run_step("The invented appeals could not be written", database, "demo")
        await_first_answer(environment.port, companions)
        say(welcome(environment, database))
        keep(companions, database)
    except Told:
        return 0
    except UnableToServe as trouble:
        say(str(trouble))
        return 1
    finally:
        for order in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(order, signal.SIG_IGN)  # one Ctrl-C is enough; let the rest finish
        stop_all(companions, patience_seconds=STOP_PATIENCE_SECONDS)
        if database is not None:
            database.stop()
    return 0


def _stop(_signal: int, _frame: object) -> None:
    raise Told


def say(line: str) -> None:
    print(line, flush=True)


def companions_for(environment: Environment) -> list[Companion]:
    return [
        Companion("web server", [*HOUSE, "shanyrak.project.serving", str(environment.port)]),
        # It may be killed at any moment. Asked to end while the database ends too, it would wait for that.
        Companion("worker", [*SHANYRAK, "worker"], last_order=signal.SIGKILL),
        Companion("mailroom", [*SHANYRAK, "mailroom"]),
    ]


def await_free_ports(environment: Environment) -> None:
    """
    Wait a moment for our ports, in case a run that was killed is still leaving.

    :raises Nonsense: somebody else has one of them
    """
    wanted = {
        "PORT": environment.port,
        "SHANYRAK_LMTP_PORT": environment.lmtp_port,
        "SHANYRAK_SANDBOX_PORT": environment.sandbox_port,
    }
    end = time.monotonic() + PORT_PATIENCE_SECONDS
    for name, port in wanted.items():
        while not is_free(port):
            if time.monotonic() > end:
                raise Nonsense(
                    f"Shanyrak was not started: another program uses port {port} ({name}). "
                    f"Stop it, or choose another: make run PORT={environment.port + 1}"
                )
            time.sleep(0.1)


def is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    # granian lets several share a port, so bind alone would not notice another one's.
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) != 0


def begin_database(environment: Environment) -> EmbeddedPostgres | None:
    """Use the server of DATABASE_URL, or start ours; None means that it is not ours to keep alive."""
    if os.environ.get("DATABASE_URL"):
        return None
    server = EmbeddedPostgres(environment.home / "postgres")
    try:  # better our own than one that another run, just leaving, takes along
        os.environ["DATABASE_URL"] = server.start(patience_seconds=LEAVING_SECONDS)
    except Held:
        os.environ["DATABASE_URL"] = server.connect_or_start()
    return server


def prepare(environment: Environment, database: EmbeddedPostgres | None) -> None:
    """
    Bring catalogues and database up to date.

    :raises UnableToServe: one of the steps did not succeed; it has said why itself
    """
    compile_catalogues()
    (environment.home / "static").mkdir(mode=0o755, parents=True, exist_ok=True)
    run_step("The database could not be brought up to date", database, "migrate", "--no-input", *QUIETLY)
    run_step("The roles of the staff could not be made", database, "roles", *QUIETLY)


def run_step(trouble: str, database: EmbeddedPostgres | None, *words: str) -> None:
    """Run one of Django's commands to its end; again if only the database went away meanwhile."""
    while run_to_the_end([*SHANYRAK, "manage", *words]) != 0:
        if database is None or database.is_alive():
            raise UnableToServe(f"{trouble}; the reason stands above. Shanyrak was not started.")
        database.connect_or_start()


def look_after(companions: list[Companion]) -> None:
    for companion in companions:
        companion.look_after(time.monotonic(), say)


def await_first_answer(port: int, companions: list[Companion]) -> None:
    """:raises UnableToServe: no answer within a minute"""
    end = time.monotonic() + FIRST_ANSWER_SECONDS
    while not answers(port):
        if time.monotonic() > end:
            raise UnableToServe("The web server did not answer within a minute; the reason may stand above.")
        time.sleep(0.1)
        look_after(companions)


def answers(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request("GET", "/")
        return line.getresponse().status < 500  # any page will do
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def welcome(environment: Environment, database: EmbeddedPostgres | None) -> str:
    lines = [
        "",
        f"Shanyrak is here:  {environment.base_url}/",
        f"The staff's desk:  {environment.base_url}/desk/",
        *logins(environment.home / LOGINS),
        f"Sent mail goes to: {where_mail_goes(environment)}",
        f"The database is:   {database.place if database else 'the one in DATABASE_URL'}",
        "Ctrl-C stops everything.",
    ]
    return "\n".join(lines)


def logins(path: Path) -> list[str]:
    """The invented staff's names and passwords, as the demo left them beside the data."""
    if not path.exists():
        return []
    pairs = [line.split() for line in path.read_text().splitlines()]
    return [f"  to log in there: {name}, password {password}" for name, password in pairs]


def where_mail_goes(environment: Environment) -> str:
    if environment.is_sandbox:
        return f"{environment.sandbox} and the desk; nothing leaves this machine"
    parts = urlsplit(environment.relay)
    # A password or a key may stand in the rest.
    if parts.scheme == "anymail":
        return f"{parts.scheme}:{parts.path}"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def keep(
    companions: list[Companion],
    database: EmbeddedPostgres | None,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Look after all for ever: a dead database first, since the others need it."""
    while True:
        if database is not None and not database.is_alive():
            say("The database ended; it starts again.")
            database.connect_or_start()
        look_after(companions)
        pause(LOOK_EVERY_SECONDS)
