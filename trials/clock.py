"""
Clocks that are wrong by three hours or four hundred days, and one that leaps while letters leave (libfaketime).

- wrong: an honest worker, one three hours behind and one 400 days ahead send 500 letters through a real Postfix
- leaping: two workers send 500 letters while their clock leaps ahead, behind and back again every two seconds
- tokens: 200 supporters have not yet confirmed. The nightly letting-go runs by a clock 400 days ahead, and a web server
  by such a clock is asked to confirm; then an honest server is asked, and also by links that really are 49 hours old

Nothing may be lost or arrive twice; no line of the journal may bear a time more than an hour off (``stamped_wrong``); the
mass expiry that a wrong clock sees may cost nobody a letter (``erased_wrongly``; ``confirmed_after`` are all 200), and
what is really too old is not honoured.
"""

import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from shanyrak.project.ports import free_port
from trials.stage.behind_postfix import behind_postfix
from trials.stage.house import ADDRESSES, PYTHON, House, counted, kill, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.packages import unpacked
from trials.stage.sink import Sink
from trials.stage.visitors import confirm_links, forms_of, status_of
from trials.stage.waiting import wait_until

HONEST, BEHIND, AHEAD = "+0", "-10800", "+34560000"  # seconds
LET_GO = """
import django
django.setup()
from shanyrak.duties.jobs import retain_nightly
retain_nightly.func(timestamp=0)
"""
STAMPED_WRONG = (
    "SELECT count(*) FROM outbox_deliveryevent WHERE at NOT BETWEEN %s AND now() + interval '1 hour'"
)


class Clocks:
    """What a process must be told so that its clock is off; a leaping one reads ``file`` at every look."""

    def __init__(self, folder: Path) -> None:
        library = next(unpacked(folder, "libfaketime").rglob("libfaketime.so.1"))
        self.file = folder / "offset"
        self.usual = {
            "LD_PRELOAD": str(library),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }

    def off_by(self, offset: str) -> dict[str, str]:
        return {**self.usual, "FAKETIME": offset}

    def leaping(self) -> dict[str, str]:
        self.file.write_text(HONEST)
        return {**self.usual, "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1"}


def trial(letters: int, tokens: int) -> tuple[dict, bool]:
    with (
        tempfile.TemporaryDirectory(prefix="shanyrak-clock-") as folder,
        behind_postfix() as (home, _mta, seen),
    ):
        clocks = Clocks(Path(folder))
        began = home.ask("SELECT now() - interval '1 hour'")[0][0]
        figures = {"wrong": wrong(home, seen, clocks, letters)}
        say(str(figures))
        figures["leaping"] = leaping(home, seen, clocks, letters)
        say(str(figures))
        figures["stamped_wrong"] = home.ask(STAMPED_WRONG, began)[0][0]
        figures["tokens"] = expiry(home, clocks, tokens)
    sent = (figures["wrong"], figures["leaping"])
    is_good = not any(each[name] for each in sent for name in ("lost", "twice", "held"))
    is_good &= figures["stamped_wrong"] == 0
    is_good &= figures["tokens"] == {
        "tokens": tokens,
        "erased_wrongly": 0,
        "confirmed_by_a_wrong_clock": 0,
        "confirmed_after": tokens,
        "too_old_and_honoured": 0,
    }
    return figures, is_good


def wrong(home: House, seen: Sink, clocks: Clocks, letters: int) -> dict[str, int]:
    queue(letters, prefix="Drill letter 1.")
    workers = [home.worker(**clocks.off_by(offset)) for offset in (BEHIND, AHEAD)]
    time.sleep(5)
    workers.append(home.worker())
    return when_sent(home, seen, workers, letters)


def leaping(home: House, seen: Sink, clocks: Clocks, letters: int) -> dict[str, int]:
    workers = [home.worker(**clocks.leaping()) for _ in range(2)]
    time.sleep(5)
    for turn, offset in zip(range(12), cycle((AHEAD, HONEST, BEHIND, HONEST)), strict=False):
        queue(letters // 12, prefix=f"Drill letter 2.{turn}.")
        home.due_now()
        time.sleep(2)
        clocks.file.write_text(offset)
    clocks.file.write_text(HONEST)
    return when_sent(home, seen, workers, letters + letters // 12 * 12)


def when_sent(home: House, seen: Sink, workers: list[subprocess.Popen], letters: int) -> dict[str, int]:
    wait_until(lambda: home.due_now() or not home.has_more(), "everything has left", patience=600)
    for worker in workers:
        kill(worker)
    wait_until(
        lambda: seen.times_by_subject("Drill letter").total() >= letters, "all has arrived", patience=60
    )
    return counted(home, seen, letters)


def expiry(home: House, clocks: Clocks, tokens: int) -> dict[str, int]:
    number = queue(1, prefix="Tokens", addresses=ADDRESSES[:1]).number
    home.ask("UPDATE appeals_appeal SET is_drill = false WHERE number = %s", number)
    forms = forms_of(number, range(tokens * 2))
    time.sleep(3.1)  # a form that comes back sooner is taken for a robot's
    port = serve(home)
    for form in forms:
        status_of(port, "POST", f"/en/{number}/sent/", form)
    links = list(confirm_links().values())
    fresh, old = links[:tokens], links[tokens:]
    ids = "SELECT id FROM letters_letter WHERE state = 'awaiting_confirm' ORDER BY id OFFSET %s"
    home.ask(
        f"UPDATE letters_letter SET created_at = created_at - interval '49 hours' WHERE id IN ({ids})", tokens
    )

    by_wrong_clock = subprocess.run(
        [PYTHON, "-c", LET_GO],
        env={**home.environment, **clocks.off_by(AHEAD)},
        check=False,
        capture_output=True,
    )
    say(by_wrong_clock.stderr.decode()[-200:])
    waiting = "SELECT count(*) FROM letters_letter WHERE state = 'awaiting_confirm' AND erased_at IS NULL"
    left = home.ask(waiting)[0][0]
    wrongly = confirmed(serve(home, **clocks.off_by(AHEAD)), fresh)
    return {
        "tokens": len(fresh),
        "erased_wrongly": len(links) - left,
        "confirmed_by_a_wrong_clock": wrongly,
        "confirmed_after": confirmed(port, fresh),
        "too_old_and_honoured": confirmed(port, old),
    }


def serve(home: House, **more: str) -> int:
    port = free_port()
    home.start(PYTHON, "-m", "shanyrak.project.serving", str(port), **more)
    wait_until(lambda: status_of(port, "GET", "/en/") == 200, "the web server answers")
    return port


def confirmed(port: int, links: list[str]) -> int:
    return sum(status_of(port, "POST", link) == 302 for link in links)


if __name__ == "__main__":
    chosen = sizes(__doc__, letters=500, tokens=200)
    sys.exit(judged(lambda: trial(chosen.letters, chosen.tokens)))
