"""
The command line: ``shanyrak NAME …`` runs ``shanyrak.project.commands.NAME``.

A command is a module with a docstring (its help), ``add_arguments(parser)`` and
``run(args) -> int`` (0 done, 1 could not, 2 understood only in part). It is
imported only when it is called for, and imports what needs Django inside
``run``, after ``database_for``.
"""

import argparse
import ast
import atexit
import difflib
import importlib
import os
import sys
from pathlib import Path
from typing import Protocol, cast

from shanyrak.project.environment import Nonsense, read_environment
from shanyrak.project.places import UnableToServe
from shanyrak.project.postgres import EmbeddedPostgres

COMMANDS = Path(__file__).with_name("commands")
INTERRUPTED = 130  # what shells give for a program ended by Ctrl-C


class Command(Protocol):
    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


def main(words: list[str] | None = None) -> int:
    """Run one command; trouble goes to stderr as whole sentences, never as a traceback of ours."""
    name, *rest = (sys.argv[1:] if words is None else words) or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(overview())
        return 0
    if name not in command_names():
        near = difflib.get_close_matches(name, command_names(), n=1)
        meant = f" Did you mean `shanyrak {near[0]}`?" if near else ""
        print(f"There is no command {name!r}.{meant} `shanyrak --help` lists them all.", file=sys.stderr)
        return 1
    try:
        return call(name, rest)
    except (Nonsense, UnableToServe) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def call(name: str, words: list[str]) -> int:
    module = cast("Command", importlib.import_module(f"shanyrak.project.commands.{name}"))
    parser = argparse.ArgumentParser(
        prog=f"shanyrak {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    return module.run(parser.parse_args(words))


def command_names() -> list[str]:
    return sorted(path.stem for path in COMMANDS.glob("[a-z]*.py"))


def summary(name: str) -> str:
    """Give the first line of a command's docstring, without importing the command."""
    said = ast.get_docstring(ast.parse((COMMANDS / f"{name}.py").read_text("utf-8"))) or ""
    return said.partition("\n")[0]


def overview() -> str:
    lines = ["usage: shanyrak COMMAND …", ""]
    lines += [f"  {name:10} {summary(name)}" for name in command_names()]
    return "\n".join([*lines, "", "`shanyrak COMMAND --help` says more about one."])


def database_for(_args: argparse.Namespace | None = None) -> str:
    """
    See that there is a database, set DATABASE_URL, and give it.

    The one in the environment; else this checkout's own PostgreSQL: the one that
    `make run` has started, or one that lives as long as this process. Call it
    from the main thread and before ``django.setup()``.

    :raises UnableToServe: no PostgreSQL could be started; the text says why
    """
    if given := os.environ.get("DATABASE_URL"):
        return given
    server = EmbeddedPostgres(read_environment().home / "postgres")
    url = server.connect_or_start()
    atexit.register(server.stop)
    os.environ["DATABASE_URL"] = url
    return url


def django_for(args: argparse.Namespace | None = None) -> None:
    """Make the database and Django ready for a command. Import rooms only after this."""
    database_for(args)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyrak.project.settings")
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
