"""
A house of its own for a trial: a database, a home, the rooms in this very process, and commands beside it.

One house a process: Django reads its settings once. Everything is on 127.0.0.1 and gone afterwards.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import psycopg

from shanyrak.project.postgres import DATABASE, EmbeddedPostgres
from tests.database import TestDatabase
from trials.stage import scratch
from trials.stage.postfix import Postfix
from trials.stage.sink import Sink

PYTHON = sys.executable
SHANYRAK = [PYTHON, "-m", "shanyrak.project.command"]
ADDRESSES = tuple(f"target-{n}@drill.example" for n in range(1, 6))
UNDER_WAY = ("queued", "claimed", "committing", "in_doubt")


@dataclass(slots=True)
class House(scratch.House):
    """A house whose home and letters a trial looks into, and whose commands go on beside it."""

    database: EmbeddedPostgres
    started: list[subprocess.Popen] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return Path(self.environment["SHANYRAK_HOME"])

    def start(self, *words: str, **more: str) -> subprocess.Popen:
        """Begin a command; ``more`` are variables for it alone. What it says goes to ``said`` in the home."""
        with (self.home / "said").open("ab") as said:
            begun = subprocess.Popen(words, env={**self.environment, **more}, stdout=said, stderr=said)
        self.started.append(begun)
        return begun

    def worker(self, **more: str) -> subprocess.Popen:
        return self.start(*SHANYRAK, "worker", **more)

    def states(self) -> dict[str, int]:
        return dict(
            self.ask("SELECT state, count(*) FROM outbox_delivery WHERE origin = 'letter' GROUP BY 1")
        )

    def has_more(self) -> bool:
        states = self.states()
        return any(states.get(state) for state in UNDER_WAY)

    def due_now(self) -> None:
        """What was put off is due: a trial does not wait for hours."""
        self.ask("DELETE FROM outbox_pause")
        self.ask(
            "UPDATE outbox_delivery SET not_before = now() WHERE state = 'queued' AND not_before > now()"
        )

    def finish(self, rounds: int = 60) -> None:
        """Send the rest, and let doubts be settled."""
        from shanyrak.project.working import work_once

        for _ in range(rounds):
            self.due_now()
            work_once()
            if not self.has_more():
                return
            time.sleep(1)


@contextmanager
def house(
    relay: str,
    mta: Postfix | None = None,
    *,
    settings: dict[str, str] | None = None,
    before: Callable[[EmbeddedPostgres], AbstractContextManager] = nullcontext,
    **more: str,
) -> Iterator[House]:
    """
    Start the database (with ``settings`` of PostgreSQL), bring it up to date, and set up Django in this process.

    ``before`` makes ready the place of the database; ``more`` are further variables of the house's environment.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="shanyrak-trial-"))
        database = EmbeddedPostgres(Path(folder) / "postgres", settings=settings)
        stack.enter_context(before(database))
        url, is_migrated = _begun(database)
        for name in [name for name in os.environ if name.startswith("SHANYRAK_")]:
            del os.environ[name]
        home = Path(more.get("SHANYRAK_HOME", folder)) / "home"
        home.mkdir()
        os.environ |= {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "shanyrak.project.settings",
            "SHANYRAK_RELAY": relay,
            **more,
            "SHANYRAK_HOME": str(home),
        }
        if mta:
            os.environ["SHANYRAK_MTA_LOG"] = str(mta.log)
            os.environ["SHANYRAK_POSTSUPER"] = " ".join(mta.command("postsuper"))
        made = House(dict(os.environ), database)
        try:
            if not is_migrated:
                made.run(*SHANYRAK, "manage", "migrate", "--no-input", "--skip-checks", "--verbosity=0")
            import django

            django.setup()
            yield made
        finally:
            for begun in made.started:
                begun.kill()
                begun.wait()
            database.remove()


def _begun(database: EmbeddedPostgres) -> tuple[str, bool]:
    """Start it, and give its URL; True when it holds what the last run of the tests kept of the migrations."""
    kept = TestDatabase(database.home)
    kept.server = database
    url = kept.start()
    if kept.is_seeded:
        kept.grow("trial")
        url = url.replace(f"/{DATABASE}?", "/trial?")
        with psycopg.connect(url, autocommit=True) as line:
            # What a sequence of a copied database has promised is not in the journal before: killed, it counts again.
            line.execute("CHECKPOINT")
    return url, kept.is_seeded


def queue(number: int, *, prefix: str = "Drill letter", addresses: Sequence[str] = ADDRESSES, **more: object):
    """
    Confirmed letters of a new invented appeal, which is given back. Their subjects are ``prefix`` 1 to ``number``.

    The first, one to each address, are written in full; the others are only what the outbox knows of a letter.
    """
    from django.utils import timezone

    from shanyrak.duties.drilling import queue_letters
    from shanyrak.outbox.models import Delivery

    now = timezone.now()
    whole = min(number, len(addresses))
    appeal = queue_letters(number=whole, addresses=addresses, prefix=prefix, now=now, **more)
    like = list(Delivery.objects.filter(gate=appeal.gate).order_by("pk"))
    for start in range(whole, number, 500):
        _queue_like(like, [f"{prefix} {n + 1}" for n in range(start, min(start + 500, number))], now)
    return appeal


def _queue_like(like: list, subjects: list[str], now: datetime) -> None:
    from shanyrak.outbox.models import Delivery, Message
    from shanyrak.outbox.writing import words_hash
    from shanyrak.vault.ids import new_id

    messages, deliveries = [], []
    for subject in subjects:
        key, one = new_id(), like[len(messages) % len(like)]
        body = f"To whom it concerns,\n\n{subject}.\n\nA. Drill"
        digest = words_hash(key, subject, body)
        words = {"subject": subject, "body": body, "sender_name": "A. Drill", "words_hash": digest}
        messages.append(Message(id=key, created_at=now, **words))
        names = {"mail_id": f"<{key.hex}@trial.example>", "bounce_token": key.hex, "lane": one.lane}
        when = {"not_before": now, "created_at": now, "stepped_at": now}
        deliveries.append(
            Delivery(
                origin="letter",
                origin_id=key,
                gate_id=one.gate_id,
                channel="email",
                contact_id=one.contact_id,
                message_id=key,
                **names,
                **when,
            )
        )
    Message.objects.bulk_create(messages)
    Delivery.objects.bulk_create(deliveries)


def counted(home: House, sink: Sink, expected: int) -> dict[str, int]:
    """``expected`` letters should have arrived, each once. Only our drill's letters are counted."""
    held = home.states().get("held_unknown", 0)
    times = sink.times_by_subject("Drill letter")
    return {
        "letters": expected,
        # A held letter may or may not have arrived: a missing one is lost only if nobody holds it.
        "lost": max(expected - len(times) - held, 0),
        "twice": sum(number > 1 for number in times.values()),
        "held": held,
    }


def kill(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
