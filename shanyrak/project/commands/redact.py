"""``shanyrak redact FILE|- [--json] [--language xx]``: a letter without what shows who wrote it. Saves nothing."""

import argparse
import json
import sys

from shanyrak.craft.documents import UnableToOpen
from shanyrak.craft.documents.decoding import decode
from shanyrak.project.commands.read import bytes_of

REDACTED, UNREADABLE = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare ``FILE`` (``-`` for standard input), ``--json``, ``--language`` and names known or kept."""
    parser.add_argument("file", metavar="FILE", help="the text of a letter; - reads from standard input")
    parser.add_argument(
        "--json",
        action="store_true",
        dest="as_json",
        help="print text, marks and result as one JSON object; marks count characters of the text",
    )
    parser.add_argument("--language", default="", help="of the letter, such as ru; guessed when not given")
    parser.add_argument(
        "--known", action="append", default=[], metavar="NAME", help="a name that always goes"
    )
    parser.add_argument("--keep", action="append", default=[], metavar="NAME", help="a name that stays")


def run(args: argparse.Namespace) -> int:
    """Redact and print. 0: done; 1: the input is no text."""
    try:
        text = decode(bytes_of(args.file)).text
    except UnableToOpen as trouble:
        why = str(trouble).replace("appeal", "letter")
        print(f"{args.file}:1: not redacted: {why}", file=sys.stderr)
        return UNREADABLE
    from shanyrak.craft.redacting import redact

    redaction = redact(text, language=args.language, known=args.known, keep=args.keep)
    if args.as_json:
        shape = {
            "text": text,
            "marks": [{"kind": mark.kind, "start": mark.start, "end": mark.end} for mark in redaction.marks],
            "result": redaction.text,
        }
        shown = json.dumps(shape, ensure_ascii=False, indent=1) + "\n"
    else:
        shown = redaction.text if redaction.text.endswith("\n") else redaction.text + "\n"
    sys.stdout.buffer.write(shown.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()
    return REDACTED
