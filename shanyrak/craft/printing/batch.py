"""
Thousands of letters in one PDF, in memory that does not grow with their number.

typst keeps what it has laid out, some 0.3 MB a letter; so children print chunks and end, and what they
printed is joined as it comes.
"""

import io
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import BinaryIO

from shanyrak.craft.printing.fonts import FontShelf, MissingFont
from shanyrak.craft.printing.joining import join_pdfs
from shanyrak.craft.printing.letter import LetterSheet, letter_data, letter_pdf
from shanyrak.craft.printing.press import DoesNotFit, print_pdf, shelf_of_this_machine

Chunk = tuple[int, list[LetterSheet]]  # the position of the first letter, and the letters
LETTERS_A_CHUNK = 250


class NoLetters(ValueError):
    """Nothing was printed: the batch holds no letter, and a PDF without a page is no PDF."""


class LetterNotPrinted(Exception):
    """Nothing was printed, because one letter cannot be: ``position`` is its place in the batch, from 0."""

    def __init__(self, position: int, why: MissingFont | DoesNotFit) -> None:
        self.position, self.why = position, why
        super().__init__(f"Letter {position + 1} of the batch cannot be printed, so none was. {why}")

    def __reduce__(self) -> tuple[type["LetterNotPrinted"], tuple[int, MissingFont | DoesNotFit]]:
        return LetterNotPrinted, (self.position, self.why)


def letters_pdf(
    sheets: Iterable[LetterSheet], *, shelf: FontShelf | None = None, title: str = "Letters"
) -> bytes:
    """
    Print many letters into one PDF, each beginning on a page of its own, in the given order.

    Untagged, for a printer: one letter for reading is ``letter_pdf``. Equal sheets give equal bytes.

    :raises LetterNotPrinted: one of them cannot be printed; it says which and why
    :raises NoLetters: there are none
    """
    out = io.BytesIO()
    write_letters_pdf(sheets, out, shelf=shelf, title=title)
    return out.getvalue()


def write_letters_pdf(
    sheets: Iterable[LetterSheet], out: BinaryIO, *, shelf: FontShelf | None = None, title: str = "Letters"
) -> int:
    """
    The same into an open file, for batches that shall not stand in memory at all. Gives back its bytes.

    :raises LetterNotPrinted: one of them cannot be printed; ``out`` then holds nothing of use
    :raises NoLetters: there are none
    """
    shelf = shelf or shelf_of_this_machine()
    return join_pdfs(_printed(_chunks(sheets), shelf), out, title=title)


def _chunks(sheets: Iterable[LetterSheet]) -> Iterator[Chunk]:
    left, position = iter(sheets), 0
    while chunk := list(islice(left, LETTERS_A_CHUNK)):
        yield position, chunk
        position += len(chunk)


def _printed(chunks: Iterator[Chunk], shelf: FontShelf) -> Iterator[bytes]:
    first = next(chunks, None)
    if first is None:
        raise NoLetters
    if len(first[1]) < LETTERS_A_CHUNK:  # all there is; a child would only begin later
        yield _print_chunk(*first, shelf)
        return
    children = min(2, os.cpu_count() or 1)
    # Spawned, not forked: the parent has threads and an open database. A child ends after two chunks.
    with ProcessPoolExecutor(
        children, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=2
    ) as pool:
        waiting: deque[Future[bytes]] = deque()
        for position, sheets in chain([first], chunks):
            waiting.append(pool.submit(_print_chunk, position, sheets, shelf))
            if len(waiting) > children:  # no more than this is ever held here
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _print_chunk(position: int, sheets: list[LetterSheet], shelf: FontShelf) -> bytes:
    try:
        return print_pdf(
            "letter.typ", letter_data(sheets, shelf), shelf=shelf, made_at=sheets[0].made_at, is_tagged=False
        )
    except (MissingFont, DoesNotFit):
        for offset, sheet in enumerate(sheets):
            try:
                letter_pdf(sheet, shelf=shelf)
            except (MissingFont, DoesNotFit) as why:
                raise LetterNotPrinted(position + offset, why) from why
        raise
