"""
Send what waits, and do the house's other work behind the scenes.

Which relay: SHANYRAK_RELAY (smtp://host:port; "sandbox" unless set, and another
machine only with SHANYRAK_SENDING=on). Which database: DATABASE_URL, else this
checkout's own. May be killed at any moment and started any number of times.
"""

import argparse
import sys

from shanyrak.project.command import django_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="send what is due now, settle doubts, and end")


def run(args: argparse.Namespace) -> int:
    django_for(args)
    from shanyrak.outbox.timing import ClockAstray
    from shanyrak.project.working import work, work_once

    if args.once:
        try:
            work_once()
        except ClockAstray as astray:
            print(astray, file=sys.stderr)
            return 1
        return 0
    work()
    return 0
