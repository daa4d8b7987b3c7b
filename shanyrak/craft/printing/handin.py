"""A hand-in pack: the letter to an embassy or office, who signed it, and a page for what happened at the door."""

from dataclasses import asdict, dataclass

from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.marks import square_code
from shanyrak.craft.printing.press import print_pdf, shelf_of_this_machine
from shanyrak.craft.printing.wording import one_line, own_line, paragraphs, printable, tongue
from shanyrak.craft.printing.words import HandinWords, handin_words, letter_words


@dataclass(frozen=True, slots=True)
class Signature:
    """One who agreed that the name stands here; how much of it is theirs to choose."""

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class HandinSheet:
    """
    The pack for one office. ``words`` are needed for every language but Kazakh, Russian and English.

    ``body`` comes before the numbered demands, ``closing`` after them; both plain text, ``\\n\\n`` between paragraphs.
    """

    office_lines: tuple[str, ...]  # "To the Embassy of …", its address
    subject: str
    body: str
    demands: tuple[str, ...] = ()
    closing: str = ""
    signatures: tuple[Signature, ...] = ()
    bearer_lines: tuple[str, ...] = ()  # the group that hands it in, and where it can be answered
    spokesperson: str = ""
    place_date: str = ""
    language: str = "en"
    status_url: str = ""
    appeal_number: str = ""
    words: HandinWords | None = None
    made_at: int = 0  # seconds since 1970, UTC


def handin_pdf(sheet: HandinSheet, *, shelf: FontShelf | None = None) -> bytes:
    """
    Print the pack on A4: letter, signatures, record. The record is the last page and stays with the bearers.

    :raises MissingFont: a script cannot be printed right here
    :raises MissingWords: no fixed words in this language
    """
    shelf = shelf or shelf_of_this_machine()
    language = tongue(sheet.language)
    words = sheet.words or handin_words(sheet.language)
    status = letter_words(sheet.language)
    url, number = one_line(sheet.status_url), one_line(sheet.appeal_number)
    signatures = [
        {"name": own_line(one.name, language.dir), "place": own_line(one.place, language.dir)}
        for one in sheet.signatures
    ]
    texts = {
        "subject": own_line(sheet.subject, language.dir),
        "place_date": own_line(sheet.place_date, language.dir),
        "spokesperson": own_line(sheet.spokesperson, language.dir),
        "status": status.status + (f" · {status.number} {number}" if number else "") if url else "",
        "shown": url.removeprefix("https://").removeprefix("http://"),
    }
    marks = {mark for one in signatures for mark in one["name"] + one["place"]}
    marks.update(sheet.body, sheet.closing, *sheet.demands, *sheet.office_lines, *sheet.bearer_lines)
    marks.update(*texts.values(), *asdict(words).values(), "0123456789 ./,")
    fonts = shelf.families_for(printable("".join(sorted(marks))), style="sans", language=sheet.language)
    data = texts | {
        "title": texts["subject"] or words.record,
        "fonts": fonts,
        "lang": language.lang,
        "region": language.region,
        "dir": language.dir,
        "words": asdict(words)
        | {"signatures_note": words.signatures_note.replace("{count}", str(len(signatures)))},
        "office": [own_line(line, language.dir) for line in sheet.office_lines if line.strip()],
        "bearers": [own_line(line, language.dir) for line in sheet.bearer_lines if line.strip()],
        "paragraphs": paragraphs(sheet.body, language.dir),
        "demands": [own_line(text, language.dir) for text in sheet.demands],
        "closing": paragraphs(sheet.closing, language.dir),
        "signatures": signatures,
        "url": url.replace("\u200b", ""),
        "code": square_code(url.replace("\u200b", "")),
    }
    return print_pdf("handin.typ", data, shelf=shelf, made_at=sheet.made_at)
