"""
Open what needs large parsers in a child process that can do nothing else.

The child gets the bytes on its standard input and answers in JSON. It has 512 MB of memory and 5 s of processor
time, writes no file, and once its parsers are loaded opens no file and no socket: no descriptor is left for one.
"""

import json
import subprocess

from shanyrak.craft.confining import run
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
CHILD = "shanyrak.craft.documents.inside"


def open_in_child(raw: bytes, *, shape: str) -> Document:
    """
    Open a PDF (``shape`` "pdf") or a zipped document ("zip").

    :raises UnableToOpen: locked, damaged, without text, or too costly
    """
    try:
        done = run(CHILD, shape, given=raw, seconds=WAIT_AT_MOST)
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
