"""
Photos and scans: taken apart and put together anew in a child process, so that nothing of the file they came in is left.

    pages = redrawn(raw)        # JPEG, one a page; no place, no camera, no thumbnail, nothing appended
    raw = pack(pages)           # as one value, to be kept
    pages = unpack(raw)
"""

import subprocess

from shanyrak.craft.confining import run

PAGES_AT_MOST = 20
PIXELS_AT_MOST = 40_000_000  # of one page (reliability.md, 5.8)
BYTES_AT_MOST = 10 * 1024 * 1024
WAIT_AT_MOST = 60.0  # seconds by the clock; the child has ten of processor time
CHILD = "shanyrak.craft.pictures.inside"
MARK = b"PAGES\x01"
KINDS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"%PDF-": "pdf"}


class UnableToRedraw(Exception):
    """Anticipated: the file is not kept. Subclasses name the case."""


class NoPicture(UnableToRedraw):
    """It is no JPEG, no PNG and no PDF; a drawing that is a program (SVG) is none either."""


class TooLarge(UnableToRedraw):
    """More than ten megabytes, forty megapixels or twenty pages."""


class Broken(UnableToRedraw):
    """It cannot be opened, or opening it costs more than a picture may."""


class NoPages(UnableToRedraw):
    """The PDF holds no pictures."""


TROUBLES = {each.__name__: each for each in (NoPicture, TooLarge, Broken, NoPages)}


def kind_of(raw: bytes) -> str:
    """Say "jpeg", "png" or "pdf" by the first bytes; "" for anything else."""
    return next((kind for start, kind in KINDS.items() if raw.startswith(start)), "")


def redrawn(raw: bytes) -> list[bytes]:
    """
    Give the pages of a photo (JPEG, PNG) or of a scan (PDF) as JPEG, upright, at most 2,400 pixels long.

    :raises UnableToRedraw: a subclass says why
    """
    kind = kind_of(raw)
    if not kind:
        raise NoPicture
    if len(raw) > BYTES_AT_MOST:
        raise TooLarge
    try:
        done = run(CHILD, kind, given=raw, seconds=WAIT_AT_MOST)
    except subprocess.TimeoutExpired as error:
        raise Broken from error
    if done.stdout.startswith(MARK):
        return unpack(done.stdout)
    raise TROUBLES.get(done.stdout.decode("ascii", "replace"), Broken)


def pack(pages: list[bytes]) -> bytes:
    return MARK + b"".join(len(page).to_bytes(4, "big") + page for page in pages)


def unpack(raw: bytes) -> list[bytes]:
    """The pages of what ``pack`` made; none of anything else."""
    if not raw.startswith(MARK):
        return []
    pages, at = [], len(MARK)
    while at < len(raw):
        end = at + 4 + int.from_bytes(raw[at : at + 4], "big")
        pages.append(raw[at + 4 : end])
        at = end
    return pages
