"""Words are cut alike, whichever way is the quicker one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.reading.mending import ASCII_WORD, WORD

pytestmark = pytest.mark.unit


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet="ab cZ'-?.19_", max_size=30))
def test_a_word_of_ascii_is_the_same_word(text):
    assert ASCII_WORD.findall(text) == WORD.findall(text)
