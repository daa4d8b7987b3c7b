"""
One kept typst compiler for each template: data in as JSON, a PDF out.

A person's text reaches typst only as JSON strings through ``sys.inputs``, so it can never be markup. A kept
compiler prints a page in some 3 ms where a new one needs 25; it must be made from a path (one made from
bytes compiles once only) and serves one thread at a time.
"""

import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from shanyrak.craft.printing.fonts import FontShelf, MissingFont, typst_fonts, usual_shelf

TEMPLATES = Path(__file__).parent / "templates"

# Archive-proof and readable by machines for those who do not see; typst refuses what would break either.
STANDARDS = ("a-2a", "ua-1")

NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
DOES_NOT_FIT = re.compile(r"does not fit: ([a-z-]+)(?: (\d+))?")


class DoesNotFit(Exception):
    """
    Nothing was printed: a part is too long for its place, even in the smallest type we allow.

    ``part`` names it ("address", "cover", "quote", "answer" …), ``number`` which
    one (1-based, 0 if there is only one).
    """

    def __init__(self, part: str, number: int = 0) -> None:
        self.part, self.number = part, number
        which = f"{part} {number}" if number else f"the {part}"
        super().__init__(
            f"Nothing was printed: {which} is too long for its place on the sheet. "
            "Shorten it and print again."
        )

    def __reduce__(self) -> tuple[type["DoesNotFit"], tuple[str, int]]:
        return DoesNotFit, (self.part, self.number)  # a child process hands it to its parent


@dataclass(slots=True)
class Press:
    """A template and its kept compiler."""

    compiler: Any
    one_at_a_time: threading.Lock = field(default_factory=threading.Lock)


@cache
def shelf_of_this_machine() -> FontShelf:
    return usual_shelf()


@cache
def press_for(template: str, shelf: FontShelf) -> Press:
    import typst

    return Press(
        typst.Compiler(str(TEMPLATES / template), font_paths=typst_fonts(shelf), root=str(TEMPLATES))
    )


def print_pdf(
    template: str, data: Mapping[str, object], *, shelf: FontShelf, made_at: int, is_tagged: bool = True
) -> bytes:
    """
    Print one template with its data. Equal data, time and fonts give equal bytes.

    ``made_at`` is seconds since 1970 in UTC, the PDF's own date. Untagged pages are for machines that only
    print them; they are a little faster and smaller.

    :raises MissingFont: a character has no glyph in the fonts chosen
    :raises DoesNotFit: a part is too long for its place
    """
    import typst

    press = press_for(template, shelf)
    options: dict[str, Any] = {"pdf_standards": list(STANDARDS)} if is_tagged else {"pdf_tags": False}
    try:
        with press.one_at_a_time:
            pdf = press.compiler.compile(
                format="pdf", sys_inputs={"data": json.dumps(data)}, timestamp=made_at, **options
            )
    except typst.TypstError as error:
        said = str(error)
        if glyph := NO_GLYPH.search(said):
            raise MissingFont(
                glyph[1].encode().decode("unicode_escape") if "\\u" in glyph[1] else glyph[1]
            ) from error
        if place := DOES_NOT_FIT.search(said):
            raise DoesNotFit(place[1], int(place[2] or 0)) from error
        raise
    return bytes(pdf)
