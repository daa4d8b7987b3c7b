"""
Names, subjects, places and letter texts made safe before they reach a header, a page or a printer.

Python's own mail package does not make every name safe: it raised on, or broke the header block with,
form feeds, half surrogates and "=?" inside a display name. What is cleaned here round-trips through it.
"""

import re
import unicodedata

NAME_AT_MOST = 80
SUBJECT_AT_MOST = 150
PLACE_AT_MOST = 80
LETTER_AT_MOST = 20_000  # characters; a long letter has 5,000

# Cc control, Cf format (bidi overrides, soft hyphen, BOM), Cs half surrogates, Co private use, Zl and Zp
# line and paragraph separators. None of them is a letter anyone writes.
_NEVER_IN_A_LINE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # ZWNJ, ZWJ
# Persian needs ZWNJ inside words and the scripts of India need both; between other letters a joiner only
# makes two names look alike that are not. Ranges: Arabic; Indic scripts, Sinhala, to Khmer; Mongolian.
_JOINED_SCRIPTS = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1780-\u17ff\u1800-\u18af]"
)
_SPACES = re.compile(r"\s+")
_MANY_BLANK_LINES = re.compile(r"\n{4,}")
_ENCODED_WORD = re.compile(r"=(?=\?)")
# More marks than any language sets on one letter: they run over the lines above and below.
_STACKED_MARKS = re.compile(
    "([\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def clean_name(name: str) -> str:
    """
    Give a person's name as one safe line of at most 80 characters; "" when nothing is left.

    Angle brackets, quotes and commas stay: they are quoted by whoever writes the header. Never raises.
    """
    return _line(name, at_most=NAME_AT_MOST)


def clean_subject(subject: str) -> str:
    """Give a subject as one safe line of at most 150 characters. Never raises."""
    return _line(subject, at_most=SUBJECT_AT_MOST)


def clean_place(place: str) -> str:
    """Give a city or country as one safe line of at most 80 characters. Never raises."""
    return _line(place, at_most=PLACE_AT_MOST)


def clean_letter(text: str, *, at_most: int = LETTER_AT_MOST) -> str:
    """
    Give a letter's text with ``\\n`` line ends, without control characters, at most so many characters.

    Tabs become spaces, spaces at line ends go, never more than two blank lines follow each other.
    Indentation and the writer's own line breaks stay. Never raises.
    """
    text = text.replace("\r\n", "\n")
    text = re.sub("[\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", "    ")
    text = "\n".join(_drop_unseen(line).rstrip() for line in text.split("\n"))
    text = unicodedata.normalize("NFC", _STACKED_MARKS.sub(r"\1", text))
    text = _MANY_BLANK_LINES.sub("\n\n\n", text).strip("\n")
    return _cut(text, at_most).rstrip()


def _line(text: str, *, at_most: int) -> str:
    if text.isascii() and text.isprintable() and "  " not in text and "=?" not in text:
        return _cut(text.strip(), at_most).strip()  # most are, and the rest would change nothing
    # Separators become spaces before they would be dropped, or "Ruth\nHall" would be one word.
    text = _SPACES.sub(" ", re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text))
    text = unicodedata.normalize("NFC", _STACKED_MARKS.sub(r"\1", _drop_unseen(text)))
    text = _ENCODED_WORD.sub("= ", text)  # "=?" would start an encoded word in a header
    text = _SPACES.sub(" ", text).strip()
    return _cut(text, at_most).strip()


def _drop_unseen(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character
        for at, character in enumerate(text)
        if unicodedata.category(character) not in _NEVER_IN_A_LINE or _joins(text, at)
    )


def _joins(text: str, at: int) -> bool:
    """Say whether a joiner stands inside a word of a script that needs it."""
    if text[at] not in _JOINERS or not 0 < at < len(text) - 1:
        return False
    return all(_JOINED_SCRIPTS.match(neighbour) for neighbour in (text[at - 1], text[at + 1]))


def _cut(text: str, at_most: int) -> str:
    """Cut, but not between a letter and the marks that belong to it."""
    if len(text) <= at_most:
        return text
    end = at_most
    while end and (unicodedata.combining(text[end]) or text[end] in _JOINERS or text[end - 1] in _JOINERS):
        end -= 1
    return text[: end or at_most]
