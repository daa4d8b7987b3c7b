"""
Queue confirmed letters by the hundred, so that anyone's own harness can kill workers and count.

`shanyrak drill letters N` writes N confirmed letters of an invented appeal, one
invented supporter each, to the addresses given with --to (in turn), or to
target-1@drill.example and so on. It sends nothing: `shanyrak worker` does. The
subject of each letter is "Drill letter 1" to N, so that a sink can count them.
The last line is a JSON object with what was queued.
"""

import argparse
import json

from shanyrak.project.command import django_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["letters"])
    parser.add_argument("number", type=int, metavar="N", help="how many")
    parser.add_argument(
        "--to", action="append", default=[], metavar="ADDRESS", help="may be given several times"
    )
    parser.add_argument("--prefix", default="Drill letter", help="begins each subject")


def run(args: argparse.Namespace) -> int:
    if args.number < 1:
        print("Nothing was queued: N must be at least 1.")
        return 1
    django_for(args)
    from django.core.management import call_command
    from django.utils import timezone

    from shanyrak.duties.drilling import queue_letters

    call_command("migrate", verbosity=0, interactive=False)
    addresses = args.to or [f"target-{n}@drill.example" for n in range(1, 6)]
    appeal = queue_letters(number=args.number, addresses=addresses, prefix=args.prefix, now=timezone.now())
    print(json.dumps({"queued": args.number, "to": addresses, "appeal": appeal.number}))
    return 0
