"""
Fill the disk to the last byte: PostgreSQL's, then the one where sent mail, locks and logs lie (two tmpfs; needs root).

Visitors post forms and workers send to the sandbox all the while. Each disk is full for some seconds, then there is room
again, and nobody lends a hand but what `shanyrak run` does: a database that has ended is started again.

No answer of trouble may be anything but a plain page a person can read (``rough_answers``), every form that was taken is
a letter whose mail is sent once, and within a minute of room forms are taken again and everything leaves.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanyrak.project.ports import free_port
from shanyrak.project.postgres import EmbeddedPostgres
from trials.stage.house import ADDRESSES, PYTHON, SHANYRAK, House, house, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.packages import CannotRun
from trials.stage.visitors import Visitors, forms_of, status_of
from trials.stage.waiting import wait_until

MEGABYTE = 1 << 20
BROKEN = ("", "")  # what lies among the mails and is none
RECOVERS_WITHIN = 60  # seconds


def trial(seconds: int, letters: int) -> tuple[dict, bool]:
    port = free_port()
    ports = {
        "PORT": str(port),
        "SHANYRAK_SANDBOX_PORT": str(free_port()),
        "SHANYRAK_LMTP_PORT": str(free_port()),
    }
    with tempfile.TemporaryDirectory(prefix="shanyrak-disk-") as disk, small_disk(Path(disk), 40):
        ports["SHANYRAK_HOME"] = disk
        with house("sandbox", before=on_a_small_disk, **ports) as home:
            number = queue(1, prefix="Drill letter 0.", addresses=ADDRESSES[:1]).number
            home.ask("UPDATE appeals_appeal SET is_drill = false")
            home.start(PYTHON, "-m", "shanyrak.project.serving", str(port))
            home.start(*SHANYRAK, "mailroom")
            home.worker()
            wait_until(lambda: status_of(port, "GET", "/en/") == 200, "the web server answers")
            forms = forms_of(number, range(5000))
            time.sleep(3.1)  # a form that comes back sooner is taken for a robot's
            figures, back = {}, {}
            with Visitors(port, f"/en/{number}/sent/", forms) as visitors:
                for name, place in {"database": home.database.place, "spool and logs": home.home}.items():
                    queue(letters, prefix=f"Drill letter {name}")
                    back[name] = round(full_for(place, home, visitors, seconds), 1)
                    say(f"{name}: back after {back[name]} s; {visitors.answers}")
            wait_until(lambda: has_all_left(home), "everything has left", patience=600)
            kept = home.ask("SELECT count(*) FROM letters_letter WHERE state = 'awaiting_confirm'")[0][0]
            mails = mails_in(home.home / "sandbox")
    broken = mails.pop(BROKEN, 0)
    taken = {email for _at, email in visitors.taken}
    figures = {
        "letters": letters * 2 + 1,
        "lost": letters * 2 + 1 - sum(subject.startswith("Drill letter") for _to, subject in mails),
        "twice": sum(times > 1 for times in mails.values()),
        "broken": broken,
        "acknowledged": len(taken),
        "acknowledged_lost": len(taken - {to for to, _subject in mails}),
        "letters_kept": kept,
        "answers": {str(status): times for status, times in visitors.answers.items()},
        "rough_answers": visitors.rough,
        "back_after_seconds": back,
    }
    is_good = not any(
        figures[name] for name in ("lost", "twice", "broken", "acknowledged_lost", "rough_answers")
    )
    return figures, is_good and max(back.values()) <= RECOVERS_WITHIN


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[None]:
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0755", "none", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        raise CannotRun(
            "A tmpfs cannot be mounted here: this trial must run as root, with the right to mount."
        )
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=False)


def on_a_small_disk(database: EmbeddedPostgres) -> object:
    return small_disk(database.place, 250)


def full_for(place: Path, home: House, visitors: Visitors, seconds: int) -> float:
    """Fill that disk for so long, then make room; how long after that a form is taken again."""
    filling = place / "filling"
    with filling.open("wb", buffering=0) as file:
        for piece in (bytes(MEGABYTE), bytes(4096), b"0"):
            try:
                while True:
                    file.write(piece)
            except OSError:
                pass
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        look_after(home)
        time.sleep(0.5)
    filling.unlink()
    free_at = time.monotonic()
    while not any(at > free_at + 0.5 for at, _email in visitors.taken[-2:]):
        look_after(home)
        if time.monotonic() > free_at + 120:
            break
        time.sleep(0.1)
    return time.monotonic() - free_at


def look_after(home: House) -> None:
    """What `shanyrak run` does for a database that has ended."""
    from shanyrak.project.places import UnableToServe

    if not home.database.is_alive():
        try:
            home.database.start()
        except UnableToServe as trouble:
            say(f"the database does not start: {str(trouble)[-80:]!r}")


def has_all_left(home: House) -> bool:
    look_after(home)
    home.due_now()
    question = (
        "SELECT count(*) FROM outbox_delivery WHERE state IN ('queued', 'claimed', 'committing', 'in_doubt')"
    )
    return home.ask(question)[0][0] == 0


def mails_in(folder: Path) -> Counter[tuple[str, str]]:
    """How often each mail lies there, by who got it and its subject."""
    mails: Counter[tuple[str, str]] = Counter()
    for path in folder.glob("*.eml"):
        text = path.read_text("utf-8", errors="replace")
        to = re.search(r"^Delivered-To: <?([^<>\n]+)", text, re.MULTILINE)
        subject = re.search(r"^Subject: (.*)", text, re.MULTILINE)
        if to and subject:
            mails[to[1], subject[1].strip()] += 1
        else:
            mails[BROKEN] += 1
            say(f"{path.name} holds {path.stat().st_size} bytes and no mail: {text[:200]!r}")
    return mails


if __name__ == "__main__":
    chosen = sizes(__doc__, seconds=20, letters=500)
    sys.exit(judged(lambda: trial(chosen.seconds, chosen.letters)))
