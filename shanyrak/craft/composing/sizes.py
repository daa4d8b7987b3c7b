"""
What a letter weighs on each way out: a mail link, a text message, a form's field, a fax.

Real lengths, as the other side counts them: a Cyrillic letter takes six characters in a mail link, two
places of a text message, one of a form's field.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Literal
from urllib.parse import quote

MAILTO_LIMIT = 1_900  # characters; some programs cut a link at 2,000 or 2,048 and say nothing
WEBMAIL_LIMIT = 7_500  # characters; common web servers refuse request lines over 8,190

# The default alphabet of text messages and, counted twice, its extension (3GPP TS 23.038, 6.2.1).
GSM_ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENSION = frozenset("\f^{}\\[~]|€")

FAX_LINE = 78  # characters of 12 points between the margins of A4
FAX_LINES_FIRST, FAX_LINES_LATER = 38, 50  # the first page also says from whom, to whom

SENTENCE_END = re.compile(r"[.!?…。！？؟]['\"’”»)]*(?=\s|$)|\n")
WORD_END = re.compile(r"[^\w\s]*(?:\s|$)")
SENTENCE_WORTH = 0.5  # of the limit; a shorter whole sentence would waste the field


def mailto_link(to: str, subject: str, body: str) -> str:
    """
    Write the link that opens a mail program with the letter in it (RFC 6068).

    Line ends become ``%0D%0A``, a space ``%20``. How long it may be, MAILTO_LIMIT says.
    """
    text = body.replace("\r\n", "\n").replace("\n", "\r\n")
    address = quote(to, safe="@!$*+-._~")
    return f"mailto:{address}?subject={_encoded(subject)}&body={_encoded(text)}"


def mailto_length(to: str, subject: str, body: str) -> int:
    """Count the characters of the mail link, percent-encoding included."""
    return len(mailto_link(to, subject, body))


@dataclass(frozen=True, slots=True)
class TextMessage:
    """How a text travels as SMS. ``units`` are septets for GSM-7, 16-bit units for UCS-2."""

    alphabet: Literal["GSM-7", "UCS-2"]
    units: int
    segments: int


def text_message(text: str) -> TextMessage:
    """
    Count the segments of a text message; an empty text needs none.

    One character outside the GSM alphabet turns the whole message to UCS-2. In longer messages six bytes
    of each segment say which part it is, and no character is cut in two.
    """
    if all(character in GSM_ALPHABET or character in GSM_EXTENSION for character in text):
        weights = [1 if character in GSM_ALPHABET else 2 for character in text]
        return TextMessage("GSM-7", sum(weights), _segments(weights, 160, 153))
    weights = [2 if ord(character) > 0xFFFF else 1 for character in text]
    return TextMessage("UCS-2", sum(weights), _segments(weights, 70, 67))


def field_length(text: str) -> int:
    """
    Count as a form's field does: UTF-16 units, a line end as one (HTML, "maxlength").

    Some servers count a line end as two; where that is known, the recipe's limit is the lower one.
    """
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text.replace("\r\n", "\n"))


def cut_to(text: str, limit: int) -> str:
    """
    Shorten to at most ``limit`` units of ``field_length``: after a sentence, else after a word, with "…".

    A text that fits comes back as it was. A letter is never parted from its accents. 0 means no limit.
    """
    if limit <= 0 or field_length(text) <= limit:
        return text
    sentences = _longest_start(text, limit)
    ends = [found.end() for found in SENTENCE_END.finditer(sentences)]
    # What ends exactly where we cut may be the middle of "2.5" or of an ellipsis.
    ends = [end for end in ends if end < len(sentences) or text[end : end + 1].isspace()]
    if ends and ends[-1] >= len(sentences) * SENTENCE_WORTH:
        return sentences[: ends[-1]].rstrip()
    words = _longest_start(text, limit - 1)
    if not WORD_END.match(text, len(words)):
        words = re.sub(r"(?<=\s)\S+$", "", words)
    return words.rstrip(" \n\t,;:–—-") + "…"


def words_in(text: str) -> int:
    """Count words: runs of characters between spaces that hold a letter or a figure."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def fax_pages(body: str) -> int:
    """Estimate the pages of a fax from its lines; the printed PDF knows exactly."""
    lines = sum(max(1, math.ceil(len(line) / FAX_LINE)) for line in body.strip().split("\n"))
    return 1 + max(0, math.ceil((lines - FAX_LINES_FIRST) / FAX_LINES_LATER))


@dataclass(frozen=True, slots=True)
class Sizes:
    """One letter's weight on every way. ``mailto`` counts with the address it goes to."""

    words: int
    characters: int
    mailto: int
    fits_mailto: bool
    text_message: TextMessage
    fax_pages: int


def measure(subject: str, body: str, *, to: str = "") -> Sizes:
    """Weigh a letter for every way out."""
    mailto = mailto_length(to, subject, body)
    return Sizes(
        words=words_in(body),
        characters=field_length(body),
        mailto=mailto,
        fits_mailto=mailto <= MAILTO_LIMIT,
        text_message=text_message(body),
        fax_pages=fax_pages(body),
    )


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _segments(weights: list[int], alone: int, joined: int) -> int:
    if sum(weights) <= alone:
        return 1 if weights else 0
    segments, room = 1, joined
    for weight in weights:
        if weight > room:
            segments, room = segments + 1, joined
        room -= weight
    return segments


def _longest_start(text: str, limit: int) -> str:
    lengths = accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)
    end = sum(1 for _ in takewhile(lambda length: length <= limit, lengths))
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return text[:end]
