"""
Kill workers at random moments, with SIGKILL, and count letters at an independent sink.

LETTERS (400) and KILLS (12) come from the environment. Twice: through the sandbox, whose own record is
evidence (nothing may be lost, twice or held), and straight to a sink that keeps no record for us (nothing
lost or twice; what nobody can know is held for a person, at most one group a kill).
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller

from shanyrak.project.postgres import EmbeddedPostgres

LETTERS = int(os.environ.get("LETTERS", "400"))
KILLS = int(os.environ.get("KILLS", "12"))
SHANYRAK = [sys.executable, "-m", "shanyrak.project.command"]


class Sink:
    """Counts what arrived by Subject, after the dot and before the 250, as any server on the net would."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        for line in envelope.content.decode(errors="replace").splitlines():
            if line.startswith("Subject: "):
                self.seen[line.removeprefix("Subject: ")] += 1
                break
        return "250 taken"


@contextmanager
def house(relay: str) -> Iterator[dict[str, str]]:
    """A database and a home of its own; gives the environment for its commands."""
    with tempfile.TemporaryDirectory(prefix="shanyrak-kill-") as folder:
        database = EmbeddedPostgres(Path(folder) / "postgres")
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SHANYRAK_")},
            "DATABASE_URL": database.start(),
            "SHANYRAK_HOME": str(Path(folder) / "home"),
            "SHANYRAK_SANDBOX_PORT": str(free_port()),
            "SHANYRAK_LMTP_PORT": str(free_port()),
            "SHANYRAK_RELAY": relay,
        }
        try:
            yield environment
        finally:
            database.remove()


def via_sandbox() -> dict[str, int]:
    with house("sandbox") as environment:
        subprocess.run(
            [*SHANYRAK, "drill", "letters", str(LETTERS)],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        mailroom = subprocess.Popen([*SHANYRAK, "mailroom"], env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for_port(int(environment["SHANYRAK_SANDBOX_PORT"]))
            kills = kill_workers(environment)
            finish(environment)
        finally:
            mailroom.terminate()
            mailroom.wait(30)
        return counted(kills, sandbox_subjects(Path(environment["SHANYRAK_HOME"]) / "sandbox"), environment)


def direct() -> dict[str, int]:
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        with house(f"smtp://127.0.0.1:{server.port}") as environment:
            subprocess.run(
                [*SHANYRAK, "drill", "letters", str(LETTERS)],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            kills = kill_workers(environment)
            finish(environment)
            return counted(kills, sink.seen, environment)
    finally:
        server.stop()


def kill_workers(environment: dict[str, str]) -> int:
    """Start a worker, let it live for a random moment once it sends, kill it; as often as asked, or until all is sent."""
    kills = 0
    for _ in range(KILLS):
        before = states(environment)
        if not before.get("queued") and not before.get("claimed"):
            break
        worker = subprocess.Popen([*SHANYRAK, "worker"], env=environment, stderr=subprocess.DEVNULL)
        wait_until_it_sends(environment, before, worker)
        time.sleep(random.uniform(0, 0.3))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        kills += 1
    return kills


def wait_until_it_sends(
    environment: dict[str, str], before: dict[str, int], worker: subprocess.Popen
) -> None:
    end = time.monotonic() + 30
    while worker.poll() is None and time.monotonic() < end:
        if states(environment).get("accepted", 0) != before.get("accepted", 0):
            return
        time.sleep(0.02)


def wait_for_port(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def finish(environment: dict[str, str]) -> None:
    """Send the rest. What was put off is due now: a trial does not wait for hours."""
    import psycopg

    for _ in range(60):
        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as line:
            line.execute("UPDATE outbox_delivery SET not_before = now() WHERE state = 'queued'")
        subprocess.run(
            [*SHANYRAK, "worker", "--once"], env=environment, check=True, stderr=subprocess.DEVNULL
        )
        left = states(environment)
        if not any(left.get(state) for state in ("queued", "claimed", "committing", "in_doubt")):
            return
        time.sleep(1)


def states(environment: dict[str, str]) -> dict[str, int]:
    import psycopg

    with psycopg.connect(environment["DATABASE_URL"]) as line:
        return dict(
            line.execute(
                "SELECT state, count(*) FROM outbox_delivery WHERE origin = 'letter' GROUP BY 1"
            ).fetchall()
        )


def sandbox_subjects(folder: Path) -> Counter[str]:
    seen: Counter[str] = Counter()
    for path in folder.glob("*.eml"):
        for line in path.read_text(errors="replace").splitlines():
            if line.startswith("Subject: "):
                seen[line.removeprefix("Subject: ")] += 1
                break
    return seen


def counted(kills: int, seen: Counter[str], environment: dict[str, str]) -> dict[str, int]:
    ours = {f"Drill letter {n}" for n in range(1, LETTERS + 1)}
    held = states(environment).get("held_unknown", 0)
    missing = sum(seen[subject] == 0 for subject in ours)
    return {
        "letters": LETTERS,
        "kills": kills,
        # A held letter may or may not have arrived: a missing one is lost only if nobody holds it.
        "lost": max(missing - held, 0),
        "unsettled": sum(
            count for state, count in states(environment).items() if state not in {"accepted", "held_unknown"}
        ),
        "twice": sum(seen[subject] > 1 for subject in ours),
        "held": held,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> int:
    figures = {"sandbox": via_sandbox(), "direct": direct()}
    print(json.dumps(figures))
    sandbox, straight = figures["sandbox"], figures["direct"]
    is_good = not (
        sandbox["lost"] or sandbox["twice"] or sandbox["held"] or straight["lost"] or straight["twice"]
    )
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
