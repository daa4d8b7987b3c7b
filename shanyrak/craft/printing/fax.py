"""A letter as a fax: what an office needs to sort it, and the letter, on the same page when it fits."""

from dataclasses import asdict, dataclass

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine
from shanyrak.craft.printing.wording import one_line, own_line, paragraphs, printable, signed_below, tongue
from shanyrak.craft.printing.words import fax_words, letter_words


@dataclass(frozen=True, slots=True)
class FaxSheet:
    """One fax. The number of pages is counted, not given; empty lines are left out."""

    to: str
    number: str  # as it shall be read, "+44 1632 960123"
    body: str  # ``\n\n`` between paragraphs, salutation and closing included
    sender: str = ""
    date: str = ""  # "15 May 2026", in the letter's language
    subject: str = ""
    signature: str = ""
    language: str = "en"
    status_url: str = ""
    appeal_number: str = ""
    made_at: int = 0  # seconds since 1970, UTC


def fax_pdf(sheet: FaxSheet, *, shelf: FontShelf | None = None) -> bytes:
    """
    Print one fax on A4: black, no grey, 12 points and more.

    :raises MissingFont: a script of the letter cannot be printed right here
    """
    shelf = shelf or shelf_of_this_machine()
    language, words = tongue(sheet.language), fax_words(sheet.language)
    lines = (
        (words.to, sheet.to),
        (words.fax, sheet.number),
        (words.sender, sheet.sender),
        (words.date, sheet.date),
    )
    rows = [
        {"label": label, "value": own_line(value, language.dir)} for label, value in lines if value.strip()
    ]
    body, signature = signed_below(sheet.body, sheet.signature)
    status = _status(sheet)
    everything = (
        *lines[0],
        *lines[1],
        *lines[2],
        *lines[3],
        *asdict(words).values(),
        sheet.body,
        sheet.subject,
    )
    fonts = shelf.families_for(
        printable("".join((*everything, sheet.signature, status, "0123456789·/:"))),
        style="sans",
        language=sheet.language,
    )
    data = {
        "title": one_line(sheet.subject) or f"{words.fax} {one_line(sheet.number)}",
        "fonts": fonts,
        "lang": language.lang,
        "region": language.region,
        "dir": language.dir,
        "words": asdict(words),
        "rows": rows,
        "to": own_line(sheet.to, language.dir),
        "subject": own_line(sheet.subject, language.dir),
        "paragraphs": paragraphs(body, language.dir),
        "signature": own_line(signature, language.dir),
        "status": status,
    }
    return print_pdf("fax.typ", data, shelf=shelf, made_at=sheet.made_at)


def _status(sheet: FaxSheet) -> str:
    if not sheet.status_url:
        return ""
    words = letter_words(sheet.language)
    number = f" ({words.number} {one_line(sheet.appeal_number)})" if sheet.appeal_number.strip() else ""
    return f"{words.status}{number}: {one_line(sheet.status_url)}"
