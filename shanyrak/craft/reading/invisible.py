"""What nobody means taken out before a text is read: unseen characters, accents apart, entities, marks of links and bold type."""

import html
import re
import unicodedata
from collections.abc import Callable, Sequence

# Soft hyphens, word joiners, marks of direction. A space of no width is where a line may break ("ana@\u200bcity"):
# it joins only beside the signs of a mailbox or a site, and parts words elsewhere.
UNSEEN = "\u00ad\u2060-\u2064\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
BREAKS = r"(?<=[@._/-])\u200b|\u200b(?=[@._/-])"
# "é" written as "e" and its accent, as some programs on a Mac do.
IN_PIECES = r"[^\W\d_][\u0300-\u036f]{1,4}"
# "<mailto:ana@city.example>", "[ana@city.example](mailto:ana@city.example)": how mail programs and editors store a link.
LINKED = r"<mailto:([^<>\s@]{1,64}@[^<>\s]{1,100})>|\[([^\[\]\s@]{1,64}@[^\[\]\s]{1,100})\]\(mailto:[^()\s]{1,200}\)"
# "**Fax:**", "*Fax:*": bold type in a plain text.
BOLD = r"\*\*(?=\S)([^*\n]{1,200}(?<=\S))\*\*|(?<![\w*])\*(?=\S)([^*\n]{1,80}(?<=\S))\*(?![\w*])"
# "&eacute;", "&#64;": a page's own spelling that came through.
ENTITY = re.compile(r"&(?:#\d{2,5}|#[xX][\da-fA-F]{2,4}|[a-zA-Z]{2,8}\d{0,2});")
ODD = re.compile(f"[{UNSEEN}]+|{BREAKS}|{IN_PIECES}")
# One of these stands in whatever ``ODD`` finds: far quicker to look for.
SIGN_OF_ODD = re.compile(f"[{UNSEEN}\u200b\u0300-\u036f]")
MARKED = re.compile(f"{LINKED}|{BOLD}")


def made_visible(text: str) -> tuple[str, Sequence[int] | None]:
    """
    Give the text without them, and for each of its characters and for its end the place in what was given.

    Most texts hold none: they come back as they are, without places.
    """
    places: Sequence[int] | None = None
    if "&" in text and ENTITY.search(text):
        text, places = _mended(text, range(len(text) + 1), ENTITY, _unescaped)
    if not text.isascii() and SIGN_OF_ODD.search(text) and ODD.search(text):
        text, places = _mended(text, places or range(len(text) + 1), ODD, _composed)
    if ("*" in text or "mailto:" in text) and MARKED.search(text):
        text, places = _mended(text, places or range(len(text) + 1), MARKED, _unmarked)
    return text, places


Left = tuple[str, int]  # what stays of something odd, and where it begins in the text


def _mended(
    text: str, whole: Sequence[int], odd: re.Pattern[str], left_of: Callable[[re.Match[str]], Left]
) -> tuple[str, Sequence[int]]:
    kept: list[str] = []
    places: list[int] = []
    end = 0
    for match in odd.finditer(text):
        left, start = left_of(match)
        kept += text[end : match.start()], left
        places += whole[end : match.start()]
        places += whole[start : start + len(left)]
        end = match.end()
    kept.append(text[end:])
    places += whole[end:]
    return "".join(kept), places


def _unescaped(match: re.Match[str]) -> Left:
    return html.unescape(match[0]), match.start()


def _composed(match: re.Match[str]) -> Left:
    is_letter = match[0][0].isalpha()
    return unicodedata.normalize("NFC", match[0]) if is_letter else "", match.start()


def _unmarked(match: re.Match[str]) -> Left:
    group = match.lastindex or 0
    meant, start = match[group], match.start(group)
    if "@" in meant and match.string.endswith(meant, 0, match.start()):
        meant = ""  # "ana@city.example<mailto:ana@city.example>": it was said
    return meant, start
