"""The text layer of a PDF, page by page. Runs in the child only."""

import codecs
import io
import logging
import re
from itertools import pairwise

from pypdf import PageObject, PasswordType, PdfReader, PdfWriter
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from shanyrak.craft.documents.documents import (
    TEXT_AT_MOST,
    Damaged,
    Document,
    Encrypted,
    Kind,
    Note,
    NoTextInside,
    Remark,
    UnpacksTooLarge,
    names,
)

PAGES_AT_MOST = 200
LETTERS_AT_LEAST = 3  # on a page that has text; scanners stamp a page number
# Encodings of text in PDFs that Python loads when first asked for, which is too late once the doors are closed.
ENCODINGS = names(
    "ascii charmap latin-1 cp1251 cp1252 mac-roman pdfdoc utf-16 utf-16-be utf-16-le utf-8 gb2312 gbk "
    "gb18030 cp950 big5 big5hkscs shift_jis cp932 euc_jp euc_kr cp949 johab iso2022_jp koi8-r"
)
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""}
)
STEPS_AT_LEAST = 4  # between lines, before one can be called wide
WIDE_STEP = 1.25  # times the usual step; paragraphs stand some 1.4 apart
FIRST_WORDS = DecodedStreamObject()
FIRST_WORDS.set_data(b"BT /F 12 Tf (Good morning) Tj ET")
FIRST_FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    }
)
WIDE_GAP = re.compile(r"[ \t]{2,200}")


def get_ready() -> None:
    """Load what would be loaded on the way: encodings, and the parts that pypdf brings in at its first page."""
    logging.disable(logging.CRITICAL)
    for name in ENCODINGS:
        try:
            codecs.lookup(name)
        except LookupError:
            continue
    writer, blank = PdfWriter(), io.BytesIO()
    page = PageObject.create_blank_page(writer, 72, 72)
    page[NameObject("/Contents")] = FIRST_WORDS.flate_encode()
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): FIRST_FONT})}
    )
    writer.add_page(page)
    writer.encrypt("", algorithm="AES-256")
    writer.write(blank)
    open_pdf(blank.getvalue())


def open_pdf(raw: bytes) -> Document:
    """
    Read every page's text, until there is enough of it.

    :raises Encrypted: only a password opens it (an empty one is tried)
    :raises NoTextInside: it is made of pictures
    :raises Damaged: no page can be found
    :raises UnpacksTooLarge: it swells beyond what pypdf allows
    """
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise Encrypted
        count = len(reader.pages)
    except (FileNotDecryptedError, DependencyError) as error:
        raise Encrypted from error
    except LimitReachedError as error:
        raise UnpacksTooLarge from error
    if not count:
        raise Damaged
    return _read(reader, count)


def _read(reader: PdfReader, count: int) -> Document:
    pages: list[str] = []
    empty = broken = length = number = 0
    swells = False
    for number, page in enumerate(reader.pages, 1):
        try:
            text = tidy(text_of(page))
        except LimitReachedError:
            text, swells = "", True
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 -- one broken page must not hide the others; all broken is damage
            text, broken = "", broken + 1
        if sum(map(str.isalpha, text)) < LETTERS_AT_LEAST:
            empty += 1
        else:
            pages.append(text)
            length += len(text) + 2
        if length > TEXT_AT_MOST or number >= PAGES_AT_MOST:
            break
    if not pages:
        raise UnpacksTooLarge if swells else Damaged if broken else NoTextInside
    whole = "\n\n".join(pages)
    notes = []
    if length > TEXT_AT_MOST or number < count:
        whole = whole[:TEXT_AT_MOST]
        notes.append(Note(Remark.CUT, len(whole)))
    if empty:
        notes.append(Note(Remark.PAGES_WITHOUT_TEXT, empty))
    return Document(whole, Kind.PDF, tuple(notes))


def text_of(page: PageObject) -> str:
    """
    A page's text, with a blank line where the lines stand wider apart than they usually do on it.

    A PDF knows no paragraphs, but the reader of an appeal tells blocks by them.
    """
    pieces: list[tuple[str, float]] = []

    def see(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        if text:
            pieces.append((text, outer[5] + inner[4] * outer[1] + inner[5] * outer[3]))

    plain = page.extract_text(visitor_text=see)
    heights = [height for text, height in pieces if text.strip()]
    steps = sorted(above - below for above, below in pairwise(heights) if above - below > 1)
    if len(steps) < STEPS_AT_LEAST or sum("\n" in text.strip() for text, _height in pieces):
        return plain  # too few lines to compare, or lines without places of their own
    wide = steps[len(steps) // 2] * WIDE_STEP
    said: list[str] = []
    last: float | None = None
    for text, height in pieces:
        if text.strip():
            if last is not None and last - height > wide and (text[0] == "\n" or said[-1].endswith("\n")):
                said.append("\n")
            last = height
        said.append(text)
    return "".join(said)


def tidy(text: str) -> str:
    """Undo what setting did to the words: ligatures, soft hyphens, wide gaps, ends of lines that hold only space."""
    lines = (
        WIDE_GAP.sub("  ", line).strip() for line in text.translate(LIGATURES).replace("\x00", "").split("\n")
    )
    tidied: list[str] = []
    for line in lines:
        if line or (tidied and tidied[-1]):
            tidied.append(line)
    return "\n".join(tidied).strip()
