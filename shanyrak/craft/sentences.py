"""
Cuts a text into sentences and puts them together again, letter for letter.

For translators, who see source and translation side by side. A cut too few is a long sentence; a cut too many would
tear one apart, so what may be an abbreviation does not end one. Scripts: whatever ends a sentence with . ! ? … ؟ ۔ । 。
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

CLOSERS = "\"'»”’)]›」』"
END = re.compile(rf"(?:[.!?…؟۔।]+[{re.escape(CLOSERS)}]*(?=\s)|[。！？]+[{re.escape(CLOSERS)}]*|(?=\n))")
LAST_WORD = re.compile(r"(\w+)\.+$")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st no nr tel etc bzw usw str ул г д кв им просп пр обл стр тел гр тов көш даң тұрғ".split()  # noqa: SIM905 -- a list is read as words
)


@dataclass(frozen=True, slots=True)
class CutText:
    """``gaps`` are what stands before, between and after the sentences: one more than there are of these."""

    sentences: tuple[str, ...]
    gaps: tuple[str, ...]

    def joined(self, pieces: Sequence[str]) -> str:
        """
        Put pieces, one a sentence, where the sentences stood. Where a piece is empty, because its neighbour says
        both, the wider of the two gaps remains.

        :raises ValueError: not one piece a sentence
        """
        if len(pieces) != len(self.sentences):
            raise ValueError(f"{len(pieces)} pieces for {len(self.sentences)} sentences")
        text, gap = "", self.gaps[0]
        for piece, after in zip(pieces, self.gaps[1:], strict=True):
            if piece:
                text, gap = text + gap + piece, after
            else:
                gap = max(gap, after, key=lambda each: (each.count("\n"), len(each)))
        return text + gap


def cut(text: str) -> CutText:
    """Cut it; ``cut(text).joined(cut(text).sentences) == text``. A line's end always ends a sentence."""
    sentences: list[str] = []
    at = _past_white(text, 0)
    gaps = [text[:at]]
    for end in _ends(text, at):
        if end <= at:
            continue
        sentence = text[at:end].rstrip()
        after = _past_white(text, at + len(sentence))
        sentences.append(sentence)
        gaps.append(text[at + len(sentence) : after])
        at = after
    return CutText(tuple(sentences), tuple(gaps))


def aligned(source: str, text: str) -> list[str]:
    """
    Lay a whole translation beside its source, a piece a sentence. Where both have as many sentences they are taken
    to be each other's; else the first piece holds all of it and the others are empty.
    """
    wanted, there = len(cut(source).sentences), list(cut(text).sentences)
    if len(there) == wanted:
        return there
    return [text.strip(), *[""] * (wanted - 1)] if wanted else []


def key_of(sentence: str) -> str:
    """The same for sentences that differ in case, spaces and final stops only: 64 hexadecimal digits."""
    folded = " ".join(unicodedata.normalize("NFKC", sentence).casefold().split()).rstrip(".!?… ")
    return sha256(folded.encode("utf-8", "replace")).hexdigest()


def _past_white(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, at: int) -> Iterator[int]:
    for found in END.finditer(text, at):
        if not _may_go_on(text, found):
            yield found.end()
    yield len(text)


def _may_go_on(text: str, found: re.Match[str]) -> bool:
    """Whether it is a full stop after which the sentence probably goes on."""
    if found.group() != "." or text[found.end() : found.end() + 2].lstrip(" ").startswith("\n"):
        return False
    following = text[found.end() :].lstrip()[:1]
    if following.islower():
        return True
    word = LAST_WORD.search(text, max(0, found.start() - 20), found.end())
    if word is None:
        return False
    is_initial = len(word[1]) == 1 and word[1].isupper()
    return is_initial or word[1].casefold() in ABBREVIATIONS
