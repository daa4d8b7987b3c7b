"""Fonts are looked up by what they draw, not by what their names promise."""

import pickle
from pathlib import Path

import pytest

from shanyrak.craft.printing.fonts import (
    BUILT_IN_POINTS,
    FontShelf,
    MissingFont,
    character_points,
    script_of,
    typst_fonts,
    usual_shelf,
)
from shanyrak.craft.printing.letter import LetterSheet, letter_pdf
from tests.craft.printing.pdfs import squeezed, text_of

pytestmark = pytest.mark.unit

BARE = FontShelf(())


def test_the_built_in_font_draws_each_letter_that_we_say_it_draws():
    points = [
        chr(point)
        for part in BUILT_IN_POINTS.split()
        for point in range(int(part.split("-")[0], 16), int(part.split("-")[-1], 16) + 1)
        if not 0x300 <= point < 0x370
        and not 0x5B0 <= point < 0x600  # accents want a letter; Hebrew runs leftwards
    ]
    letters = "".join(points)
    assert {"Ә", "ә", "Һ", "і", "ß", "ő"} <= set(letters)
    # Under PDF/A a missing glyph is an error, so printing them is the proof.
    pdf = letter_pdf(LetterSheet(recipient_lines=("x",), body=" ".join(letters)), shelf=BARE)
    assert len(squeezed(text_of(pdf))) > 1000


def test_what_a_font_draws_is_read_from_its_file():
    for font in typst_fonts(usual_shelf()).fonts():
        if font.family == "Noto Sans" and font.path:
            assert {ord("Қ"), ord("q"), ord("₸")} <= character_points(Path(font.path), font.index)
            assert ord("م") not in character_points(Path(font.path), font.index)
            break


def test_a_file_that_is_no_font_draws_nothing(tmp_path):
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00\x00\x09garbage")
    assert character_points(broken) == frozenset()
    assert character_points(tmp_path / "absent.ttf") == frozenset()


def test_a_folder_that_went_away_leaves_the_built_in_font():
    assert FontShelf(("/nowhere/at/all",)).families_for("Қала") == ("Libertinus Serif",)


@pytest.mark.parametrize(
    ("mark", "script"),
    [("ә", "Cyrillic"), ("ß", "Latin"), ("م", "Arabic"), ("长", "Han"), ("한", "Hangul"), ("🕊", "Symbols")],
)
def test_a_letter_knows_its_script(mark, script):
    assert script_of(mark) == script


def test_the_shelf_says_which_scripts_it_can_print():
    assert BARE.printable_scripts("Қала, city: ا 长") == {
        "Arabic": False,
        "Cyrillic": True,
        "Han": False,
        "Latin": True,
        "Symbols": True,
    }


def test_what_is_missing_survives_the_way_home_from_a_child():
    missing = MissingFont("长م")
    again = pickle.loads(pickle.dumps(missing))
    assert (again.scripts, again.packages, str(again)) == (missing.scripts, missing.packages, str(missing))
    assert "fonts-noto-cjk" in missing.packages
