"""Patterns of words match letters of any case, and places stay true."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.reading.anycase import Anycase, small

pytestmark = pytest.mark.unit


def test_a_word_is_found_however_it_is_written():
    pattern = Anycase(r"\b(?:kopi[ея]|write to)\b")
    assert [m.span() for m in pattern.finditer("WRITE TO him, Write To her")] == [(0, 8), (14, 22)]
    assert pattern.match("Write to") and not pattern.match("so write to") and pattern.search("so write to", 3)


def test_a_turkish_capital_moves_nothing():
    match = Anycase("talep").search("İSTANBUL, İZMİR: TALEP")
    assert match is not None and match.start() == 17


def test_a_capital_that_could_never_match_is_refused():
    with pytest.raises(ValueError, match="capitals"):
        Anycase(r"\bUrgent\b")


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(st.text())
def test_a_text_in_small_letters_is_as_long_as_it_was(text: str):
    assert len(small(text)) == len(text)
