# ruff: noqa: E501 - patterns are read across, not down
"""What nobody means taken out before a text is read: unseen characters, accents apart, marks of links and bold type."""

import re
import unicodedata
from collections.abc import Sequence

# Soft hyphens, word joiners, marks of direction. A space of no width is where a line may break ("ana@\u200bcity"):
# it joins only beside the signs of a mailbox or a site, and parts words elsewhere.
UNSEEN = "\u00ad\u2060-\u2064\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
BREAKS = r"(?<=[@._/-])\u200b|\u200b(?=[@._/-])"
# "é" written as "e" and its accent, as some programs on a Mac do.
IN_PIECES = r"[^\W\d_][\u0300-\u036f]{1,4}"
# "<mailto:ana@city.example>", "[ana@city.example](mailto:ana@city.example)": how mail programs and editors store a link.
LINKED = r"<mailto:(?P<link>[^<>\s@]{1,64}@[^<>\s]{1,100})>|\[(?P<shown>[^\[\]\s@]{1,64}@[^\[\]\s]{1,100})\]\(mailto:[^()\s]{1,200}\)"
# "**Fax:**", "*Fax:*": bold type in a plain text.
BOLD = r"\*\*(?=\S)(?P<bolder>[^*\n]{1,200}(?<=\S))\*\*|(?<![\w*])\*(?=\S)(?P<bold>[^*\n]{1,80}(?<=\S))\*(?![\w*])"
ODD = re.compile(f"[{UNSEEN}]+|{BREAKS}|{IN_PIECES}")
MARKED = re.compile(f"{LINKED}|{BOLD}")


def made_visible(text: str) -> tuple[str, Sequence[int] | None]:
    """
    Give the text without them, and for each of its characters and for its end the place in what was given.

    Most texts hold none: they come back as they are, without places.
    """
    places: Sequence[int] | None = None
    if not text.isascii() and ODD.search(text):
        text, places = _taken_out(ODD, text, range(len(text) + 1))
    if ("*" in text or "mailto:" in text) and MARKED.search(text):
        text, places = _taken_out(MARKED, text, places or range(len(text) + 1))
    return text, places


def _taken_out(odd: re.Pattern[str], text: str, whole: Sequence[int]) -> tuple[str, Sequence[int]]:
    kept: list[str] = []
    places: list[int] = []
    end = 0
    for match in odd.finditer(text):
        left, start = _left(match)
        kept += text[end : match.start()], left
        places += whole[end : match.start()]
        places += whole[start : start + len(left)]
        end = match.end()
    kept.append(text[end:])
    places += whole[end:]
    return "".join(kept), places


def _left(match: re.Match[str]) -> tuple[str, int]:
    """Give what stays of something odd, and where it begins in the text."""
    if match.lastgroup is None:
        composed = unicodedata.normalize("NFC", match[0]) if match[0][0].isalpha() else ""
        return composed, match.start()
    meant, start = match[match.lastgroup], match.start(match.lastgroup)
    if "@" in meant and match.string.endswith(meant, 0, match.start()):
        meant = ""  # "ana@city.example<mailto:ana@city.example>": it was said
    return meant, start
