"""
Kill workers at random moments, stop them at the worst one, and count letters at an independent sink.

Three times, each in a house of its own:

- via_mta: through a real Postfix, whose log is evidence. Nothing may be lost, twice or held.
- direct: straight to a sink that keeps no record for us. Nothing lost or twice; what nobody can know is held for a
  person, at most one a kill: without a witness letters come to their last word one by one.
- stalled: a sender is frozen (SIGSTOP) between «committing» and its last word, PostgreSQL is restarted under it,
  another worker goes on, the sender wakes up and says its last words. Nothing lost, twice or held. In the last round
  the appeal is stopped while it stands there: the gate stays «stopping» until that letter is decided.

LETTERS (10000), KILLS (200) and STALLS (50) come from the environment. Postfix is Debian's, unpacked into a folder;
that needs root. CHOSEN=direct,stalled leaves out the others, and the figures say so.
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
from dataclasses import dataclass
from pathlib import Path

import psycopg
from _packages import CannotRun
from _postfix import Postfix, postfix
from aiosmtpd.controller import Controller

from shanyrak.project.postgres import EmbeddedPostgres

LETTERS = int(os.environ.get("LETTERS", "10000"))
KILLS = int(os.environ.get("KILLS", "200"))
STALLS = int(os.environ.get("STALLS", "50"))
CHOSEN = os.environ.get("CHOSEN", "via_mta,direct,stalled").split(",")
SHANYRAK = [sys.executable, "-m", "shanyrak.project.command"]
PATIENCE = 120  # seconds for whatever is waited for
A_ROUND = 30  # letters to a stalled round: a group and a half

# A sender that freezes when its letters are «committing», just before it writes the dot of one of them.
FREEZING = """
import os, signal, sys
import django
django.setup()
from django.utils import timezone
from shanyrak.channels.smtp import SmtpOffer
from shanyrak.outbox.sending import send_waiting
real, said = SmtpOffer.speak, 0
def freezing(offer):
    global said
    said += 1
    if said == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGSTOP)
    return real(offer)
SmtpOffer.speak = freezing
send_waiting(clock=timezone.now)
"""

STOPPING = """
import django
django.setup()
from django.utils import timezone
from shanyrak.appeals.models import Appeal
from shanyrak.appeals.stopping import stop_appeal
stop_appeal(appeal=Appeal.objects.get(), because="a trial", by=None, now=timezone.now(), patience=0.5)
"""


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


@dataclass(slots=True)
class House:
    """A database and a home of its own, and the environment for its commands."""

    database: EmbeddedPostgres
    environment: dict[str, str]

    def run(self, *words: str) -> None:
        subprocess.run(
            words, env=self.environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def start(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen(
            words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def queue(self, number: int, prefix: str = "Drill letter") -> None:
        self.run(*SHANYRAK, "drill", "letters", str(number), "--prefix", prefix)

    def work_once(self) -> None:
        self.run(*SHANYRAK, "worker", "--once")

    def ask(self, question: str) -> list:
        with psycopg.connect(self.environment["DATABASE_URL"], autocommit=True) as line:
            done = line.execute(question)
            return done.fetchall() if done.description else []

    def states(self) -> dict[str, int]:
        return dict(
            self.ask("SELECT state, count(*) FROM outbox_delivery WHERE origin = 'letter' GROUP BY 1")
        )

    def due_now(self) -> None:
        """What was put off is due: a trial does not wait for hours."""
        self.ask(
            "UPDATE outbox_delivery SET not_before = now() WHERE state = 'queued' AND not_before > now()"
        )

    def restart_database(self) -> None:
        self.database.stop()
        self.environment["DATABASE_URL"] = self.database.start()


@contextmanager
def house(relay: str, mta: Postfix | None = None) -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="shanyrak-kill-") as folder:
        database = EmbeddedPostgres(Path(folder) / "postgres")
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SHANYRAK_")},
            "DATABASE_URL": database.start(),
            "DJANGO_SETTINGS_MODULE": "shanyrak.project.settings",
            "SHANYRAK_HOME": str(Path(folder) / "home"),
            "SHANYRAK_RELAY": relay,
        }
        if mta:
            environment["SHANYRAK_MTA_LOG"] = str(mta.log)
            environment["SHANYRAK_POSTSUPER"] = " ".join(mta.command("postsuper"))
        try:
            yield House(database, environment)
        finally:
            database.remove()


@contextmanager
def sink() -> Iterator[tuple[Sink, int]]:
    seen = Sink()
    server = Controller(seen, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield seen, server.port
    finally:
        server.stop()


@contextmanager
def house_behind_postfix() -> Iterator[tuple[House, Postfix, Sink]]:
    with (
        sink() as (seen, onward),
        tempfile.TemporaryDirectory(prefix="shanyrak-mta-") as folder,
        postfix(Path(folder), onward=onward, port=free_port()) as mta,
        house(f"smtp://127.0.0.1:{mta.port}", mta) as home,
    ):
        yield home, mta, seen


def via_mta() -> dict[str, int]:
    with house_behind_postfix() as (home, mta, seen):
        home.queue(LETTERS)
        kills = kill_workers(home)
        finish(home)
        wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took")
        return counted(home, seen, LETTERS, kills=kills)


def direct() -> dict[str, int]:
    with sink() as (seen, port), house(f"smtp://127.0.0.1:{port}") as home:
        home.queue(LETTERS)
        kills = kill_workers(home)
        finish(home)
        return counted(home, seen, LETTERS, kills=kills)


def stalled() -> dict[str, int | bool]:
    letters = 0
    with house_behind_postfix() as (home, mta, seen):
        for turn in range(1, STALLS + 1):
            home.queue(A_ROUND, prefix=f"Drill letter {turn}.")
            letters += A_ROUND
            frozen = freeze_a_sender(home, at=random.randint(1, 16))
            home.restart_database()
            home.due_now()
            home.work_once()
            if not home.states().get("committing"):
                raise AssertionError("somebody took letters from a sender that may still speak")
            frozen.send_signal(signal.SIGCONT)
            frozen.wait(PATIENCE)
            finish(home)
        stays = stop_at_a_frozen_sender(home)
        letters += A_ROUND
        wait_until(lambda: mta.waiting() == 0, "Postfix has passed on all that it took")
        withdrawn = home.states().get("withdrawn", 0)
        figures = counted(home, seen, letters - withdrawn, kills=STALLS)
        return {**figures, "letters": letters, "withdrawn": withdrawn, "stays_stopping": stays}


def stop_at_a_frozen_sender(home: House) -> bool:
    """Stop the appeal while a sender stands at its last word. Whether the gate waited, and went on when it could."""
    home.ask("UPDATE outbox_gate SET state = 'stopping' WHERE state = 'open'")  # of the rounds before
    home.ask("UPDATE outbox_gate SET state = 'stopped' WHERE state = 'stopping'")
    home.queue(A_ROUND, prefix="Drill letter 0.")
    frozen = freeze_a_sender(home, at=3)
    home.restart_database()
    home.run(sys.executable, "-c", STOPPING.replace(".get()", ".latest('number')"))
    home.work_once()
    waited = gate(home) == "stopping"
    frozen.send_signal(signal.SIGCONT)
    frozen.wait(PATIENCE)
    finish(home)
    home.work_once()
    return waited and gate(home) == "stopped"


def gate(home: House) -> str:
    return home.ask("SELECT state FROM outbox_gate ORDER BY number DESC LIMIT 1")[0][0]


def freeze_a_sender(home: House, *, at: int) -> subprocess.Popen:
    frozen = home.start(sys.executable, "-c", FREEZING, str(at))
    wait_until(lambda: is_frozen(frozen), "the sender stands still")
    return frozen


def is_frozen(process: subprocess.Popen) -> bool:
    if process.poll() is not None:
        raise AssertionError("the sender ended before it could be frozen")
    return Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def kill_workers(home: House) -> int:
    """Start a worker, let it live for a random moment once it sends, kill it; as often as asked, or until all is sent."""
    kills = 0
    for _ in range(KILLS):
        home.due_now()
        before = home.states()
        if not any(before.get(state) for state in ("queued", "claimed")):
            break
        worker = home.start(*SHANYRAK, "worker")
        wait_until_it_sends(home, before, worker)
        time.sleep(random.uniform(0, 0.3))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        kills += 1
    return kills


def wait_until_it_sends(home: House, before: dict[str, int], worker: subprocess.Popen) -> None:
    end = time.monotonic() + 30
    while worker.poll() is None and time.monotonic() < end:
        now = home.states()
        if now.get("queued", 0) < before.get("queued", 0) and now.get("committing"):
            return
        time.sleep(0.02)


def finish(home: House) -> None:
    """Send the rest, and let doubts be settled."""
    for _ in range(60):
        home.due_now()
        home.work_once()
        if not any(home.states().get(state) for state in ("queued", "claimed", "committing", "in_doubt")):
            return
        time.sleep(1)


def wait_until(is_so, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(0.05)


def counted(home: House, seen: Sink, expected: int, *, kills: int) -> dict[str, int]:
    """``expected`` letters should have arrived, each once. Only our drill's letters are counted."""
    held = home.states().get("held_unknown", 0)
    arrived = {subject: times for subject, times in seen.seen.items() if subject.startswith("Drill letter")}
    return {
        "letters": expected,
        "kills": kills,
        # A held letter may or may not have arrived: a missing one is lost only if nobody holds it.
        "lost": max(expected - len(arrived) - held, 0),
        "twice": sum(times > 1 for times in arrived.values()),
        "held": held,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> int:
    figures = {}
    try:
        for trial in (via_mta, direct, stalled):
            if trial.__name__ in CHOSEN:
                figures[trial.__name__] = trial()
                print(f"{trial.__name__}: {json.dumps(figures[trial.__name__])}", file=sys.stderr, flush=True)
    except CannotRun as why:
        print(why, file=sys.stderr)
        return 1
    print(json.dumps(figures))
    is_good = not any(each["lost"] or each["twice"] for each in figures.values())
    is_good &= not any(figures[name]["held"] for name in ("via_mta", "stalled") if name in figures)
    is_good &= (
        figures.get("direct", {"held": 0, "kills": 0})["held"] <= figures.get("direct", {"kills": 0})["kills"]
    )
    is_good &= figures.get("stalled", {}).get("stays_stopping", True)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
