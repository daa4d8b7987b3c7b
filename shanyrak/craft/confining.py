"""
What may break its parser is opened in a child process that can do nothing else.

    done = run("shanyrak.craft.documents.inside", "pdf", given=raw, seconds=30)    # in the parent
    limit_means(memory=512 << 20, processor_seconds=5); close_doors()              # in the child

A child hears nothing of our environment, so no secret of ours; it starts at "/", and what it complains of is not heard.
"""

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parents[2]


def run(module: str, *words: str, given: bytes, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    """
    Run ``python -m module words…`` with ``given`` on its standard input, to its end.

    :raises subprocess.TimeoutExpired: it took more than ``seconds`` by the clock, and was killed
    """
    return subprocess.run(
        _command(module, words),
        input=given,
        stdout=subprocess.PIPE,
        timeout=seconds,
        check=False,
        **_surroundings(),
    )


def start(module: str, *words: str) -> "subprocess.Popen[bytes]":
    """Start ``python -m module words…`` to be talked to by its standard input and output; whoever starts it ends it."""
    return subprocess.Popen(
        _command(module, words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_surroundings()
    )


def limit_means(*, memory: int, processor_seconds: int | None = None) -> None:
    """
    Called in the child: address space in bytes, processor time in its whole life, no core file, no file written.

    What is limited more narrowly already stays so.
    """
    _limit(resource.RLIMIT_AS, memory)
    if processor_seconds is not None:
        _limit(resource.RLIMIT_CPU, processor_seconds)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)


def close_doors() -> None:
    """Called in the child once its parsers are loaded: no file, no socket and no pipe can be opened any more."""
    _limit(resource.RLIMIT_NOFILE, 0)


def _limit(what: int, most: int) -> None:
    _soft, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _command(module: str, words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-P", "-s", "-B", "-m", module, *words]


def _surroundings() -> dict[str, Any]:
    return {
        "env": {"PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
        "cwd": "/",
        "stderr": subprocess.DEVNULL,  # parsers complain there, at any length
    }
