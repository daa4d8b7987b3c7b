"""A person's words made ready for paper: composed, broken where they must, with nothing invisible in them."""

import re
import unicodedata
from dataclasses import dataclass

import regex

# C0 and C1 controls but line feed, lone surrogates, non-characters, and the embeddings and overrides of
# bidirectional text: an override makes paper say something else than the screen did (UAX 9, Trojan Source).
UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
STRONG = regex.compile(r"[\p{Bidi_Class=L}\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
# A run without a place to break would leave the sheet. Scripts that write without spaces break by themselves.
LONG_RUN = re.compile(r"\S{29,}")
UNBROKEN = regex.compile(
    r"[^\s\u200b\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}"
    r"\p{Script=Myanmar}\p{Script=Tibetan}]{29,}"
)
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"  # isolates: UAX 9, 2.4
NUMBERED = regex.compile(r"^(?:\p{Nd}{1,2}[.)]|[•–—*-])\s")
RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def printable(text: str) -> str:
    """
    Clean a text for paper: composed (NFC), line ends as ``\\n``, no controls, no bidirectional overrides.

    Directional marks and isolates stay: people who write from right to left need them. Very long runs
    without a space get invisible places to break, every twenty characters.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\t", " ")
    text = UNPRINTABLE.sub("", text)
    return UNBROKEN.sub(_breakable, text) if LONG_RUN.search(text) else text


def one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _breakable(run: regex.Match[str]) -> str:
    clusters = regex.findall(r"\X", run.group())
    return "\u200b".join("".join(clusters[at : at + 20]) for at in range(0, len(clusters), 20))


def direction(text: str, otherwise: str = "ltr") -> str:
    """Say "rtl" or "ltr" after the first letter that has a direction (UAX 9, rules P2 and P3)."""
    first = STRONG.search(text)
    if first is None:
        return otherwise
    return "rtl" if RIGHT_TO_LEFT.match(first.group()) else "ltr"


def own_line(text: str, base: str) -> str:
    """Make one line that keeps its own order: "12 Example Road" must not become "Example Road 12" in Arabic."""
    text = one_line(text)
    if not text or direction(text, base) == base:
        return text
    return f"{LRI if base == 'rtl' else RLI}{text}{PDI}"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as typst wants it: two or three letters, a region if given, and its direction."""

    lang: str
    region: str | None
    dir: str


def tongue(language: str) -> Tongue:
    """
    Read a BCP 47 tag. An empty or strange one counts as English: a letter is printed whatever its tag.
    """
    parts = language.strip().lower().replace("_", "-").split("-")
    lang = parts[0] if parts[0].isascii() and parts[0].isalpha() and len(parts[0]) in {2, 3} else "en"
    region = next((part for part in parts[1:] if len(part) == 2 and part.isalpha() and part.isascii()), None)
    rtl = lang in RIGHT_TO_LEFT_LANGUAGES or "arab" in parts[1:]
    return Tongue(lang, region, "rtl" if rtl else "ltr")


def paragraphs(text: str, otherwise: str = "ltr") -> list[dict[str, object]]:
    """
    Cut a text at its empty lines; each paragraph keeps its lines and its direction. A paragraph for the
    templates is ``{"dir": "ltr", "lines": [{"text": "1. Release him", "hangs": True}]}``: some lines hang.
    """
    blocks = (block.strip("\n") for block in regex.split(r"\n[ \u00a0]*\n\s*", printable(text).strip()))
    return [
        {
            "dir": direction(block, otherwise),
            "lines": [
                {"text": line.strip(), "hangs": bool(NUMBERED.match(line.strip()))}
                for line in block.split("\n")
            ],
        }
        for block in blocks
        if block
    ]


def signed_below(body: str, signature: str) -> tuple[str, str]:
    """Move a name that already ends the body down to its place, so that it does not stand there twice."""
    name = one_line(signature)
    *before, last = body.rstrip().rsplit("\n", 1)
    if name and before and one_line(last).rstrip(",.") == name:
        return before[0], name
    return body, name
