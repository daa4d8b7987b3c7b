"""Put each letter's serial at its foot, so that a person can tell two papers of the same words apart."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine

if TYPE_CHECKING:
    from pypdf import PageObject

NO_TITLE = "Letters"


def stamped(
    letters: Sequence[tuple[bytes, str]], *, title: str = NO_TITLE, shelf: FontShelf | None = None
) -> bytes:
    """
    Join PDFs of letters, in their order, with the serial of each on every page of it: ``7-003``, ``7-003 · 2 / 2``.

    For a printer: tags are left behind. Holds all letters at once: batches are small.

    :raises ValueError: there are none, or one is no PDF
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    if not letters:
        raise ValueError("no letters")
    writer = PdfWriter()
    marks = []
    try:
        for pdf, serial in letters:
            pages = PdfReader(io.BytesIO(pdf)).pages
            for number, page in enumerate(pages, 1):
                mark = serial if len(pages) == 1 else f"{serial} · {number} / {len(pages)}"
                box = page.mediabox
                marks.append({"text": mark, "width": float(box.width), "height": float(box.height)})
                writer.add_page(page)
        for page, over in zip(writer.pages, _overlays(marks, shelf), strict=True):
            page.merge_page(over)
    except PyPdfError as error:
        raise ValueError("a letter of the batch is no PDF") from error
    writer.add_metadata({"/Title": title})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pages_in(pdf: bytes) -> int:
    """Count the pages. :raises ValueError: it is no PDF"""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(io.BytesIO(pdf)).pages)
    except PyPdfError as error:
        raise ValueError("this is no PDF") from error


def _overlays(marks: list[dict[str, object]], shelf: FontShelf | None) -> list["PageObject"]:
    from pypdf import PdfReader

    shelf = shelf or shelf_of_this_machine()
    fonts = shelf.families_for("0123456789-/· ", style="sans")
    pdf = print_pdf("serials.typ", {"marks": marks, "fonts": fonts}, shelf=shelf, made_at=0, is_tagged=False)
    return list(PdfReader(io.BytesIO(pdf)).pages)
