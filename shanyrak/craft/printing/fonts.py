"""
Which fonts stand here, and which scripts of a text they print right.

Noto comes from the distribution and is never committed; typst carries Libertinus Serif inside itself, which
covers Latin, Greek, Hebrew and all of Cyrillic, the Kazakh letters among them. A text is printed only
with fonts that were made for its scripts: a stray glyph of a fallback font is a mistake, not a rescue.
"""

import os
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import regex

Style = Literal["serif", "sans"]

BUILT_IN = "Libertinus Serif"

# What typst 0.15's own Libertinus Serif draws: every point below was drawn once by itself under PDF/A,
# which refuses a missing glyph. Symbols past the arrows are left out; nobody writes letters with them.
BUILT_IN_POINTS = (
    "20-7e a0-ac ae-2e4 2ea-36f 374-375 37a-37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-3e1 3f0-3f6 3f8-3f9 3fb "
    "3fd-477 47c-47f 483 48c-4c4 4c7-4cc 4d0-4f9 5b0-5c3 5c6 5d0-5ea 5f0-5f4 1e00-1f15 1f18-1f1d "
    "1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb "
    "1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2010-2027 202f-2037 2039-203e 2042 2044 2047-204b 204f 205f "
    "2070-2071 2074-208e 20a2-20a4 20a7-20a8 20ab-20ac 20af 20b1 20b9 20bf 2103 2109 2113 2116 2120 "
    "2122 2126 212b 2153-215e 2190-2199 2212 2248 2260 2264-2265 "
)

# Where distributions, people and systems keep fonts.
USUAL_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)

# Families of a script whose name is not simply "Noto Serif" or "Noto Sans" and the script.
FAMILIES_OF_SCRIPT: dict[str, tuple[str, ...]] = {
    "Arabic": ("Noto Naskh Arabic", "Noto Sans Arabic"),
    "Hebrew": ("Noto Serif Hebrew", "Noto Sans Hebrew", BUILT_IN),
    # Both cuts draw these right, but only the first lets a reader copy the words back without doubled signs.
    "Devanagari": ("Noto Sans Devanagari", "Noto Serif Devanagari"),
    "Bengali": ("Noto Sans Bengali", "Noto Serif Bengali"),
    "Gujarati": ("Noto Serif Gujarati", "Noto Sans Gujarati"),
    "Nko": ("Noto Sans NKo",),
    "Canadian Aboriginal": ("Noto Sans Canadian Aboriginal", "Noto Sans CanAborig"),
    "Meetei Mayek": ("Noto Sans Meetei Mayek", "Noto Sans MeeteiMayek"),
}
SYMBOL_FAMILIES = (
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Symbols2",
    "Noto Sans Math",
    "Symbola",
)
CJK_SCRIPTS = frozenset({"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"})

# Scripts that a person may meet in a letter, to name the one at fault. Order matters only for speed.
NAMED_SCRIPTS = (
    "Latin Cyrillic Greek Arabic Hebrew Devanagari Han Hiragana Katakana Hangul Bopomofo Armenian Georgian "
    "Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer "
    "Mongolian Ethiopic Cherokee Syriac Thaana Nko Canadian_Aboriginal Tifinagh Adlam Javanese Balinese "
    "Sundanese Tai_Le Meetei_Mayek Ol_Chiki Chakma Vai Yi Lisu Gothic"
)
LEAVES_NO_MARK = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Zs}\p{Zl}\p{Zp}\p{Cc}]")


class MissingFont(Exception):
    """
    Nothing was printed: a script of the text has no font here that prints it right.

    ``scripts`` are Unicode script names ("Symbols" for signs and emoji), ``packages`` what Debian and its
    kin call the missing fonts, ``characters`` up to eight of those that could not be printed.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        marks = sorted(set(characters))
        one_a_script = {script_of(mark): mark for mark in reversed(marks)}.values()
        self.characters = tuple(dict.fromkeys((*one_a_script, *marks)))[:8]
        self.scripts = tuple(dict.fromkeys(script_of(mark) for mark in marks))
        self.packages = tuple(dict.fromkeys(package_for(mark) for mark in marks))
        super().__init__(
            f"Nothing was printed: the text holds {' and '.join(self.scripts)} ({' '.join(self.characters)}) "
            f"and no font on this machine prints that right. Install {' and '.join(self.packages)}, "
            "or take these characters out, and print again."
        )

    def __reduce__(self) -> tuple[type["MissingFont"], tuple[tuple[str, ...]]]:
        return MissingFont, (self.characters,)  # a child process hands it to its parent


def script_of(mark: str) -> str:
    """
    Name the Unicode script of one character, of those that share it the first in NAMED_SCRIPTS; "Symbols" if none.
    """
    if "\uff00" <= mark <= "\uffef":  # wide forms, which Unicode counts as common to all
        return "Han"
    return next((name for name, pattern in _script_patterns() if pattern.match(mark)), "Symbols")


@cache
def _script_patterns() -> tuple[tuple[str, "regex.Pattern[str]"], ...]:
    """Made when first needed: fifty patterns take 50 ms, and most letters need none of them."""
    names = NAMED_SCRIPTS.split()
    return tuple(
        (name.replace("_", " "), regex.compile(rf"\p{{Script_Extensions={name}}}")) for name in names
    )


def package_for(mark: str) -> str:
    """Name the Debian package whose fonts draw this character; signs of money stand with the letters."""
    script = script_of(mark)
    if script in CJK_SCRIPTS:
        return "fonts-noto-cjk"
    is_a_sign = script == "Symbols" and unicodedata.category(mark) != "Sc"
    return "fonts-symbola" if is_a_sign else "fonts-noto-core"


@dataclass(frozen=True, slots=True)
class FontShelf:
    """
    The folders in which to look for fonts; ``()`` leaves typst's own Libertinus Serif alone.

    Folders are read once a process: a font installed later is seen after a restart.
    """

    folders: tuple[str, ...] = ()

    def families_for(self, text: str, *, style: Style = "serif", language: str = "en") -> tuple[str, ...]:
        """
        Choose the families that print every character of the text right, the main one first.

        :raises MissingFont: a script has no font here; the exception says what to install
        """
        return _families(self, frozenset(text), style, language.lower())

    def printable_scripts(self, text: str) -> dict[str, bool]:
        """Say of each script in the text whether it can be printed right here."""
        marks = {mark for mark in text if not LEAVES_NO_MARK.match(mark)}
        answer: dict[str, bool] = {}
        for script in dict.fromkeys(script_of(mark) for mark in sorted(marks)):
            try:
                self.families_for("".join(m for m in marks if script_of(m) == script))
            except MissingFont:
                answer[script] = False
            else:
                answer[script] = True
        return answer


def usual_shelf() -> FontShelf:
    """Look where distributions and people keep fonts; folders that are not there are left out."""
    places = (Path(os.path.expandvars(name)).expanduser() for name in USUAL_FOLDERS)
    return FontShelf(tuple(str(place) for place in places if place.is_dir()))


@cache
def typst_fonts(shelf: FontShelf) -> Any:
    """Read the shelf for typst; some 20 to 50 ms, once a process."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=list(shelf.folders)
    )


@cache
def _faces(shelf: FontShelf) -> dict[str, tuple[Path, int]]:
    """The upright face of middle weight of each family on the shelf: its file and its number inside."""
    faces: dict[str, tuple[int, Path, int]] = {}
    for font in typst_fonts(shelf).fonts():
        if font.path is None or font.style != "normal":
            continue
        off_by = abs(int(font.weight) - 400)
        if font.family not in faces or off_by < faces[font.family][0]:
            faces[font.family] = (off_by, Path(font.path), int(font.index))
    return {family: (path, index) for family, (_, path, index) in faces.items()}


@cache
def _points(shelf: FontShelf, family: str) -> frozenset[int]:
    """The code points a family draws; empty when it is not on the shelf."""
    face = _faces(shelf).get(family)
    if face is not None:
        return character_points(*face)
    return _ranges(BUILT_IN_POINTS) if family == BUILT_IN else frozenset()


@lru_cache(maxsize=512)
def _families(shelf: FontShelf, marks: frozenset[str], style: Style, language: str) -> tuple[str, ...]:
    wanted = {ord(mark) for mark in marks if not LEAVES_NO_MARK.match(mark)}
    chosen: list[str] = []
    for family in _main_families(style):
        if points := _points(shelf, family):
            chosen.append(family)
            wanted -= points
            break

    for script in dict.fromkeys(script_of(chr(point)) for point in sorted(wanted)):
        for family in _script_families(script, style, language):
            found = wanted & _points(shelf, family)
            if found and any(script_of(chr(point)) == script for point in found):
                chosen.append(family)
                wanted -= found
                break
    # Signs that an earlier family lacks; a script's own letters are never taken from here.
    for family in (*_main_families(style), *SYMBOL_FAMILIES):
        found = wanted & _points(shelf, family)
        if found and all(
            script_of(chr(point)) in {"Symbols", "Latin", "Cyrillic", "Greek"} for point in found
        ):
            chosen.append(family)
            wanted -= found
    if wanted:
        raise MissingFont(chr(point) for point in wanted)
    return tuple(dict.fromkeys(chosen))


def _main_families(style: Style) -> tuple[str, ...]:
    return ("Noto Sans", BUILT_IN) if style == "sans" else ("Noto Serif", BUILT_IN)


def _script_families(script: str, style: Style, language: str) -> tuple[str, ...]:
    kinds = ("Noto Sans", "Noto Serif") if style == "sans" else ("Noto Serif", "Noto Sans")
    if script in CJK_SCRIPTS:
        return tuple(f"{kind} CJK {form}" for kind in kinds for form in _cjk_forms(language))
    families = FAMILIES_OF_SCRIPT.get(script, tuple(f"{kind} {script}" for kind in kinds))
    return families[::-1] if style == "sans" and script == "Arabic" else families


def _cjk_forms(language: str) -> tuple[str, ...]:
    """The same Han point is drawn differently in each country: the reader's form first."""
    first = {"ja": "JP", "ko": "KR"}.get(language.partition("-")[0], "SC")
    if language.startswith("zh") and any(part in {"hant", "tw", "hk", "mo"} for part in language.split("-")):
        first = "TC"
    return tuple(dict.fromkeys((first, "SC", "JP", "KR", "TC")))


def _ranges(text: str) -> frozenset[int]:
    points: set[int] = set()
    for part in text.split():
        low, _, high = part.partition("-")
        points.update(range(int(low, 16), int(high or low, 16) + 1))
    return frozenset(points)


def character_points(path: Path, index: int = 0) -> frozenset[int]:
    """
    Read which code points a TrueType or OpenType file maps to a glyph.

    ``index`` is the face within a collection (.ttc). A file that cannot be read maps nothing.
    Source: OpenType specification, tables "cmap" (formats 4 and 12) and "ttcf".
    """
    try:
        data = path.read_bytes()
        start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
        (count,) = struct.unpack_from(">H", data, start + 4)
        for number in range(count):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
            if tag == b"cmap":
                return frozenset(_mapped(data, offset))
    except (OSError, struct.error):
        pass
    return frozenset()


def _mapped(data: bytes, cmap: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    places: dict[int, int] = {}
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        if platform in {0, 3}:
            (form,) = struct.unpack_from(">H", data, cmap + offset)
            places[form] = cmap + offset
    if 12 in places:  # holds everything that format 4 holds, and what lies above U+FFFF
        yield from _mapped_by_groups(data, places[12])
    elif 4 in places:
        yield from _mapped_by_segments(data, places[4])


def _mapped_by_groups(data: bytes, at: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", data, at + 12)
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        yield from range(first + (glyph == 0), last + 1)


def _mapped_by_segments(data: bytes, at: int) -> Iterator[int]:
    twice = struct.unpack_from(">H", data, at + 6)[0]
    ends, starts = at + 14, at + 16 + twice
    deltas, offsets = starts + twice, starts + 2 * twice
    for segment in range(0, twice, 2):
        (last,) = struct.unpack_from(">H", data, ends + segment)
        (first,) = struct.unpack_from(">H", data, starts + segment)
        (delta,) = struct.unpack_from(">H", data, deltas + segment)
        (offset,) = struct.unpack_from(">H", data, offsets + segment)
        for point in range(first, min(last, 0xFFFE) + 1):
            if offset == 0:
                glyph = (point + delta) & 0xFFFF
            else:
                (glyph,) = struct.unpack_from(">H", data, offsets + segment + offset + 2 * (point - first))
            if glyph:
                yield point
