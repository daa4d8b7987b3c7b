"""
Start everything and keep it running: database, web server, worker, mailroom.

Brings the database up to date and fills it with invented appeals first. Ctrl-C
stops everything; whatever dies is started again. PORT says where.
"""

import argparse

from shanyrak.project.running import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-demo", action="store_true", help="leave the database without invented appeals")


def run(args: argparse.Namespace) -> int:
    return serve(with_demo=not args.no_demo)
