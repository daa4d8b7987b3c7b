"""
Open what needs large parsers in a child process that can do nothing else.

The child gets the bytes on its standard input and answers in JSON. It has 512 MB of memory and 5 s of processor
time, writes no file, and once its parsers are loaded opens no file and no socket: no descriptor is left for one.
"""

import json
import subprocess
import sys
from pathlib import Path

from shanyrak.craft.documents import documents
from shanyrak.craft.documents.documents import (
    Damaged,
    Document,
    Kind,
    Note,
    Remark,
    TakesTooLong,
    UnableToOpen,
)

MEMORY_AT_MOST = 512 * 1024 * 1024  # bytes of address space
PROCESSOR_AT_MOST = 5  # seconds; the longest text that is taken needs half of one
WAIT_AT_MOST = 30  # seconds by the clock; more than the processor time, for machines that are busy
HOUSE = Path(__file__).resolve().parents[3]
CHILD = "shanyrak.craft.documents.inside"


def open_in_child(raw: bytes, *, shape: str) -> Document:
    """
    Open a PDF (``shape`` "pdf") or a zipped document ("zip").

    :raises UnableToOpen: locked, damaged, without text, or too costly
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-s", "-B", "-m", CHILD, shape],
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # parsers complain there, at any length
            timeout=WAIT_AT_MOST,
            env={"PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TakesTooLong from error
    if done.returncode < 0:  # a limit of its own ended it
        raise TakesTooLong
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise Damaged from error
    if trouble := answer.get("trouble"):
        raise _trouble_named(trouble)
    return Document(
        text=answer["text"],
        kind=Kind(answer["kind"]),
        notes=tuple(Note(Remark[name], count) for name, count in answer["notes"]),
    )


def _trouble_named(name: str) -> UnableToOpen:
    found = getattr(documents, name, None)
    return found() if isinstance(found, type) and issubclass(found, UnableToOpen) else Damaged()


def limit_means() -> None:
    """Called in the child, first: memory, processor time, no core file, no file written."""
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY_AT_MOST),
        (resource.RLIMIT_CPU, PROCESSOR_AT_MOST),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def close_doors() -> None:
    """Called in the child once its parsers are loaded: no file, no socket and no pipe can be opened any more."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
