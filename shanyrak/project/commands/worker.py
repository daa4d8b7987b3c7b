"""
Send what waits, and do the house's other work behind the scenes.

Which relay: SHANYRAK_RELAY (smtp://host:port; "sandbox" unless set, and another
machine only with SHANYRAK_SENDING=on). Which database: DATABASE_URL, else this
checkout's own. May be killed at any moment and started any number of times.
"""

import argparse
import time

from shanyrak.project.command import django_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="send what is due now, settle doubts, and end")


def run(args: argparse.Namespace) -> int:
    django_for(args)
    from shanyrak.project.working import work, work_once

    if args.once:
        work_once()
        return 0
    while True:
        try:
            work()
            return 0  # asked to end
        except Exception as trouble:  # noqa: BLE001 -- the database went away: what we did is in it, so begin again
            print(f"The worker lost its footing ({type(trouble).__name__}) and begins again.", flush=True)
            time.sleep(1)
