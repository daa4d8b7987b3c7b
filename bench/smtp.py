"""
Letters out by SMTP: how many signed letters a second one process sends, with journal and marks.

Beside ours stand, in the same run and in turns: `openssl speed -elapsed rsa2048` (nobody signs faster), the usual way
(Django's EmailMessage, dkimpy, smtplib on a kept connection), and smtp-source through the same Postfix, counted like
ours at the sink behind it. Then ours with 10,000 waiting and with 1,000,000, in turns too. Of each side the best pass
counts: it is the one that other work on the machine disturbed least. Letters are 1.5 KB, signed with RSA 2048.

Postfix, smtp-source and smtp-sink are Debian's, unpacked into a folder; that needs root. LETTERS (2000), ROUNDS (5) and
BACKLOG (1000000) come from the environment. The last line is one JSON object.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from shanyrak.project.ports import free_port  # noqa: E402
from trials.stage.packages import CannotRun, libraries, unpacked  # noqa: E402
from trials.stage.postfix import postfix  # noqa: E402
from trials.stage.scratch import House, house  # noqa: E402
from trials.stage.waiting import wait_until  # noqa: E402

LETTERS = int(os.environ.get("LETTERS", "2000"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
BACKLOG = int(os.environ.get("BACKLOG", "1000000"))
SIZE = 1500  # bytes of a letter's body
MAILBOXES = 50
FEW = 10_000  # waiting
A_GROUP = 60  # that a sender takes before it is asked to
PEER_SHARE = 20  # the usual way sends one letter where we send twenty

# Makes letters as approved, each with words of its own, in a house that has a drill's appeal. They are due since
# yesterday, before all that only waits.
QUEUE = """
import sys
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from shanyrak.outbox.models import Delivery, Message
from shanyrak.outbox.writing import words_hash
from shanyrak.vault.ids import new_id
number, size = int(sys.argv[1]), int(sys.argv[2])
drill = list(Delivery.objects.filter(origin="letter").order_by("pk"))
now = timezone.now() - timedelta(days=1)
for start in range(0, number, 500):
    messages, deliveries = [], []
    for n in range(start, min(start + 500, number)):
        key, like = new_id(), drill[n % len(drill)]
        subject, body = f"Bench {n}", ("I ask you to halt the evictions in Onterek. " * 99)[:size]
        messages.append(Message(id=key, subject=subject, body=body, sender_name="A. Drill", created_at=now,
                                words_hash=words_hash(key, subject, body)))
        deliveries.append(Delivery(origin="bench", origin_id=key, gate_id=like.gate_id, channel="email",
                                   contact_id=like.contact_id, message_id=key, lane=like.lane, mail_id=f"<{key.hex}@b.example>",
                                   bounce_token=key.hex, not_before=now, created_at=now, stepped_at=now))
    Message.objects.bulk_create(messages)
    Delivery.objects.bulk_create(deliveries)
"""

# Sends so many in this one process and says how long it took. One group goes before, to make everything warm; then
# it waits for the word.
SEND = """
import sys, time
import django
django.setup()
from django.utils import timezone
from shanyrak.outbox.sending import send_waiting
warm = send_waiting(clock=timezone.now, most=1)
print(warm, flush=True)
sys.stdin.readline()
began = time.perf_counter()
left = send_waiting(clock=timezone.now, most=int(sys.argv[1]))
print(left, time.perf_counter() - began)
"""

# Rows that are due too and only wait, because what the bench sends stands before them in the same lane.
WAIT = """
INSERT INTO outbox_delivery (id, wrapped_key, session_id, origin, origin_id, gate_id, channel, contact_id, message_id,
    lane, state, mail_id, bounce_token, envelope, attempts, not_before, carrier_ref, why, created_at, stepped_at)
SELECT gen_random_uuid(), '', NULL, 'wait', gen_random_uuid(), like_this.gate_id, 'email', like_this.contact_id,
    like_this.message_id, like_this.lane, 'queued', '<' || gen_random_uuid() || '@w.example>',
    replace(gen_random_uuid()::text, '-', ''), '', 0, now(), '', '', now(), now()
FROM generate_series(1, {number}), LATERAL (SELECT * FROM outbox_delivery WHERE origin = 'letter' LIMIT 1) AS like_this
"""


class Sink:
    """Postfix's smtp-sink, which counts what it takes and tells after each."""

    def __init__(self, root: Path) -> None:
        self.port = free_port()
        self.taken = 0
        self.process = subprocess.Popen(
            [str(root / "usr/sbin/smtp-sink"), "-c", "-u", "nobody", f"127.0.0.1:{self.port}", "1000"],
            env={**os.environ, "LD_LIBRARY_PATH": libraries(root)},
            stdout=subprocess.PIPE,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        said = b""
        while piece := os.read(self.process.stdout.fileno(), 65536):
            said = (said + piece)[-200:]
            if counts := re.findall(rb"mesg=(\d+)", said):
                self.taken = int(counts[-1])

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def openssl_signs() -> float:
    said = subprocess.run(
        ["openssl", "speed", "-elapsed", "-seconds", "2", "rsa2048"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return float(said.split()[-2])


def usual_way(port: int, number: int) -> float:
    """Django's EmailMessage, dkimpy, smtplib on a kept connection."""
    import smtplib

    import dkim
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from django.conf import settings
    from django.core.mail import EmailMessage

    if not settings.configured:
        settings.configure(DEFAULT_CHARSET="utf-8")
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    body = ("I ask you to halt the evictions in Onterek. " * 99)[:SIZE]
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as line:
        for n in range(number):
            mail = EmailMessage(f"Bench {n}", body, "A. Drill <letters@b.example>", ["a@drill.example"])
            raw = mail.message().as_bytes(linesep="\r\n")
            line.sendmail("b@b.example", ["a@drill.example"], dkim.sign(raw, b"s1", b"b.example", pem) + raw)
    return number / (time.perf_counter() - began)


def smtp_source(root: Path, port: int, number: int) -> None:
    subprocess.run(
        [str(root / "usr/sbin/smtp-source"), "-s", "16", "-m", str(number), "-l", str(SIZE + 1200), "-d",
         "-f", "b@b.example", "-t", "a@drill.example", f"127.0.0.1:{port}"],
        env={**os.environ, "LD_LIBRARY_PATH": libraries(root)}, check=True,
    )  # fmt: skip


def ours(home: House, number: int) -> float:
    queue(home, number + A_GROUP)
    left, seconds = sender(home, number)()
    home.ask("DELETE FROM outbox_delivery WHERE origin = 'bench' AND state = 'queued'")
    return left / seconds


def sender(home: House, number: int) -> Callable[[], tuple[int, float]]:
    """One that is warm and waits; called, it sends and gives how many left and in how many seconds."""
    process = subprocess.Popen(
        [sys.executable, "-c", SEND, str(number)],
        env=home.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    process.stdout.readline()

    def go() -> tuple[int, float]:
        said, _ = process.communicate("go\n")
        left, seconds = said.split()
        return int(left), float(seconds)

    return go


def queue(home: House, number: int) -> None:
    home.run(sys.executable, "-c", QUEUE, str(number), str(SIZE))


def until_counted(sink: Sink, number: int, deed: Callable[[], object]) -> float:
    """Letters a second from the beginning of the deed until the sink has them all."""
    before, began = sink.taken, time.perf_counter()
    deed()
    wait_until(lambda: sink.taken - before >= number, f"the sink has taken {number}")
    return number / (time.perf_counter() - began)


def prepared(home: House, log: Path) -> None:
    """A drill's appeal with its mailboxes; mail is signed; there is a witness, as behind a Postfix."""
    log.touch()
    home.environment.update({"SHANYRAK_DKIM": "s1", "SHANYRAK_MTA_LOG": str(log)})
    home.run(sys.executable, "-m", "shanyrak.project.command", "manage", "dkim", "s1")
    addresses = [word for n in range(MAILBOXES) for word in ("--to", f"target-{n}@town-{n % 10}.example")]
    home.run(sys.executable, "-m", "shanyrak.project.command", "drill", "letters", str(MAILBOXES), *addresses)
    sender(home, 1_000_000)()


def bench(folder: Path) -> dict[str, float]:
    root = unpacked(folder, "postfix")
    sink = Sink(root)
    rates: dict[str, list[float]] = {}

    def note(name: str, rate: float) -> None:
        rates.setdefault(name, []).append(rate)
        load = os.getloadavg()[0]
        print(f"{name:28} {rate:8.0f} a second, at a load of {load:.1f}", file=sys.stderr, flush=True)

    try:
        with (
            postfix(folder, onward=sink.port, port=free_port()) as mta,
            house(f"smtp://127.0.0.1:{sink.port}") as straight,
            house(f"smtp://127.0.0.1:{sink.port}") as full,
            house(f"smtp://127.0.0.1:{mta.port}") as through,
        ):
            prepared(straight, folder / "no.log")
            prepared(full, folder / "no.log")
            prepared(through, mta.log)
            for _ in range(ROUNDS):
                note("openssl rsa2048", openssl_signs())
                note("ours", ours(straight, LETTERS))
                note("the usual way", usual_way(sink.port, max(LETTERS // PEER_SHARE, 50)))
                source = lambda: smtp_source(root, mta.port, LETTERS)  # noqa: E731
                note("smtp-source, Postfix, sink", until_counted(sink, LETTERS, source))
                queue(through, LETTERS + A_GROUP)
                go = sender(through, 1_000_000)
                wait_until(lambda: mta.waiting() == 0, "Postfix has passed on what made it warm")
                note("ours, Postfix, sink", until_counted(sink, LETTERS, go))
            for home, waiting in ((straight, FEW), (full, BACKLOG)):
                home.ask(WAIT.format(number=waiting))
                home.ask("VACUUM ANALYZE outbox_delivery")
                home.ask("CHECKPOINT")
            for _ in range(ROUNDS):
                note(f"ours, {FEW} waiting", ours(straight, LETTERS))
                note(f"ours, {BACKLOG} waiting", ours(full, LETTERS))
    finally:
        sink.stop()
    best = {name: max(values) for name, values in rates.items()}
    few, many = best[f"ours, {FEW} waiting"], best[f"ours, {BACKLOG} waiting"]
    return {
        **{name: round(rate, 1) for name, rate in best.items()},
        "of openssl": round(best["ours"] / best["openssl rsa2048"], 3),
        "times the usual way": round(best["ours"] / best["the usual way"], 1),
        "of smtp-source through Postfix": round(
            best["ours, Postfix, sink"] / best["smtp-source, Postfix, sink"], 3
        ),
        "many waiting of few": round(many / few, 3),
    }


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="shanyrak-bench-") as name:
        try:
            figures = bench(Path(name))
        except CannotRun as why:
            print(why, file=sys.stderr)
            return 1
    print(json.dumps(figures))
    is_good = (
        figures["of openssl"] >= 0.35
        and figures["times the usual way"] >= 12
        and figures["of smtp-source through Postfix"] >= 0.8
        and figures["many waiting of few"] >= 0.9
    )
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
