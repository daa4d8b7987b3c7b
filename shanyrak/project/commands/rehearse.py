"""
Rehearse a whole appeal before it goes live: nothing leaves this machine.

Reads the text, publishes it in a throw-away database, lets invented supporters
act on every channel, sends through sandbox carriers over real SMTP and LMTP on
this machine, and leaves in DIR everything that would have gone out, with
report.json. Exit 0: whole. 1: could not. 2: understood only in part.
"""

import argparse
import sys
from pathlib import Path

from shanyrak.craft.documents import UnableToOpen, open_document
from shanyrak.project.commands.read import MOST_BYTES, bytes_of

WHOLE, COULD_NOT, IN_PART = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="an appeal: a text, page, mail, PDF, .docx or .odt; - reads from standard input",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where everything is left")


def run(args: argparse.Namespace) -> int:
    try:
        document = open_document(bytes_of(args.file), name=args.file, plain_at_most=MOST_BYTES)
        args.out.mkdir(parents=True, exist_ok=True)
    except UnableToOpen as trouble:
        print(f"{args.file}:1: not rehearsed: {trouble}", file=sys.stderr)
        return COULD_NOT
    except OSError as trouble:
        print(f"{trouble.filename}: not rehearsed: {trouble.strerror}.", file=sys.stderr)
        return COULD_NOT

    for note in document.notes:
        print(f"{args.file}:1: {note.sentence}", file=sys.stderr)
    from shanyrak.project.rehearsal.stage import stage

    with stage() as home:
        from shanyrak.project.rehearsal.play import play

        report = play(document.text, home=home, folder=args.out)
    for step, figures in report["steps"].items():
        print(
            f"{step:12} " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in figures.items())
        )
    print(f"{len(report['doubts'])} doubts, {len(report['problems'])} problems. Everything is in {args.out}.")
    for problem in report["problems"]:
        print(f"problem: {problem}", file=sys.stderr)
    return WHOLE if report["whole"] else IN_PART
