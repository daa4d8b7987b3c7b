"""
Run one of Django's or Wagtail's own commands: shanyrak manage migrate

Everything after `manage` goes to Django as it stands.
"""

import argparse

from shanyrak.project.command import django_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="the command and its arguments")


def run(args: argparse.Namespace) -> int:
    django_for(args)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["shanyrak manage", *(args.words or ["help"])])
    return 0
