"""A letter on paper: folds into a window envelope, one page when it fits."""

from dataclasses import dataclass
from typing import Literal

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.marks import square_code
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine
from shanyrak.craft.printing.wording import one_line, own_line, paragraphs, printable, signed_below, tongue
from shanyrak.craft.printing.words import letter_words

Window = Literal["din", "us", "japan", ""]


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """
    Where an address must stand to show through a window, in mm from the sheet's upper left corner.

    ``body`` is where the letter itself may begin; ``folds`` where the sheet is folded.
    """

    paper: str
    x: float
    y: float
    width: float
    height: float
    tall_y: float  # the same for an address of many lines
    tall_height: float
    body: float
    folds: tuple[float, ...]
    shows_return: bool = False


WINDOWS: dict[str, WindowPlace] = {
    # DIN 5008 form B, window of DIN 680: address field 85 × 45 mm at 20 mm, 45 mm; 5 mm inset; the return
    # line stands in the 17.7 mm zone above the address.
    "din": WindowPlace("a4", 25, 63, 75, 26, 51.5, 37.5, 98.5, (105, 210), shows_return=True),
    # #10, window 4½ × 1⅛ in, ⅞ in from the left and ½ in from the foot: what shows however the sheet
    # slides sideways, when it rests on the foot of the envelope.
    "us": WindowPlace("us-letter", 24, 54.5, 86, 24.5, 54.5, 24.5, 99, (93.1, 186.3)),
    # Long no. 3 (120 × 235 mm), window 90 × 45 mm, 20 mm from the left, 12 mm from the head: the middle
    # of it, since a sheet folded in three leaves 21 mm to slide.
    "japan": WindowPlace("a4", 25, 21, 80, 32, 17, 38, 104, (99, 198)),
    "": WindowPlace("a4", 25, 50, 80, 39, 45, 48, 98.5, ()),
}
ROOMY_LINES = {"din": 6, "us": 5, "japan": 7, "": 9}
SURE_WIDTH = 62  # narrow characters of 11 pt that surely fit a line of 165 mm; a wide one counts twice
SURE_LINES = 26  # of those, and of gaps between paragraphs, that surely fit the first page
ROOMY_WIDTH = 34  # characters of 10.5 pt that surely fit beside each other


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """
    One letter as it goes on paper. Plain text everywhere; ``body`` has ``\\n\\n`` between paragraphs and
    brings its own salutation and closing. ``recipient_lines`` are printed in the given order,
    the country line last.
    """

    recipient_lines: tuple[str, ...]
    body: str
    sender_lines: tuple[str, ...] = ()  # empty when the supporter wants no address on paper
    place_date: str = ""  # "Bristol, 15 May 2026", in the letter's language
    subject: str = ""
    signature: str = ""  # name under the space for signing by hand
    language: str = "en"  # BCP 47, of the body
    status_url: str = ""  # printed small, and as a square code
    appeal_number: str = ""
    window: Window = "din"
    made_at: int = 0  # seconds since 1970, UTC: the PDF's own date


def letter_pdf(sheet: LetterSheet, *, shelf: FontShelf | None = None) -> bytes:
    """
    Print one letter as an archive-proof, tagged PDF. Equal sheets give equal bytes.

    :raises MissingFont: a script of the letter cannot be printed right here
    :raises DoesNotFit: the address is too long for its window
    """
    shelf = shelf or shelf_of_this_machine()
    return print_pdf("letter.typ", letter_data([sheet], shelf), shelf=shelf, made_at=sheet.made_at)


def letter_data(sheets: list[LetterSheet], shelf: FontShelf) -> dict[str, object]:
    """
    What the template prints, for one letter or many.

    :raises MissingFont: a script of a letter cannot be printed right here
    """
    letters = [_letter(sheet, shelf) for sheet in sheets]
    # A square once for all letters that show it: as numbers it is as long as the letter.
    urls = sorted({str(letter["url"]) for letter in letters})
    return {
        "codes": {url: square_code(url) for url in urls},
        "title": letters[0]["subject"] or letters[0]["status"],
        "windows": {
            window: {name: getattr(WINDOWS[window], name) for name in WindowPlace.__slots__}
            for window in sorted({sheet.window for sheet in sheets})
        },
        "letters": letters,
    }


def _letter(sheet: LetterSheet, shelf: FontShelf) -> dict[str, object]:
    language = tongue(sheet.language)
    words = letter_words(sheet.language)
    recipient = [own_line(line, language.dir) for line in sheet.recipient_lines if line.strip()]
    sender = [own_line(line, language.dir) for line in sheet.sender_lines if line.strip()]
    body, signature = signed_below(sheet.body, sheet.signature)
    number = one_line(sheet.appeal_number)
    status = words.status + (f" · {words.number} {number}" if number else "")
    url = one_line(sheet.status_url).replace("\u200b", "")
    return {
        "window": sheet.window,
        "fonts": shelf.families_for(_marks(sheet, status), style="serif", language=sheet.language),
        "lang": language.lang,
        "region": language.region,
        "dir": language.dir,
        "recipient": recipient,
        "tight": len(recipient) > ROOMY_LINES[sheet.window]
        or any(len(line) > ROOMY_WIDTH for line in recipient),
        "sender": sender,
        "place_date": own_line(sheet.place_date, language.dir),
        "subject": own_line(sheet.subject, language.dir),
        "paragraphs": paragraphs(body, language.dir),
        "signature": own_line(signature, language.dir),
        "long": len(recipient) + len(sender) > 12 or _lines(body) > SURE_LINES,
        "status": status,
        "url": url,
        "shown": printable(url.removeprefix("https://").removeprefix("http://")),
    }


def _lines(body: str) -> int:
    """Count the lines a body takes at most: enough to know that a letter stays on its first page."""
    lines = body.strip().split("\n")
    widths = (len(line) if line.isascii() else sum(1 + (mark > "\u2e7f") for mark in line) for line in lines)
    return sum(1 + width // SURE_WIDTH for width in widths)


def _marks(sheet: LetterSheet, status: str) -> str:
    lines = (*sheet.recipient_lines, *sheet.sender_lines, sheet.place_date, sheet.subject, sheet.signature)
    return printable("".join(set().union(*lines, sheet.body, sheet.status_url, status, " ·0123456789")))
