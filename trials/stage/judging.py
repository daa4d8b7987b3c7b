"""How long a trial is, how it is told, and what its process ends with."""

import argparse
import json
import random
import signal
import sys
from collections.abc import Callable

from trials.stage.packages import CannotRun


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def sizes(about: str, **standard: int) -> argparse.Namespace:
    """The sizes of a trial: those of the scorecard unless the command line says otherwise (``--letters 50``)."""
    words = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, size in {**standard, "seed": 1}.items():
        words.add_argument(f"--{name}", type=int, default=size, help=f"{size} unless told otherwise")
    chosen = words.parse_args()
    random.seed(chosen.seed)
    return chosen


def judged(trial: Callable[[], tuple[dict, bool]]) -> int:
    """Run it, print its figures as the last line, and give what the process ends with: 1 if it fell short."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing of it lives on
    try:
        figures, is_good = trial()
    except CannotRun as why:
        say(str(why))
        return 1
    print(json.dumps({**figures, "passed": is_good}))
    return 0 if is_good else 1
