"""Room for a hand between the closing and the name."""

import pytest

from shanyrak.craft.composing import compose
from shanyrak.craft.composing.signing import part_signature
from tests.craft.composing.test_letter import make_parts

pytestmark = pytest.mark.unit


def test_the_name_and_place_of_a_composed_letter_stand_under_the_hand():
    above, signature = part_signature(compose(make_parts()).body, "Ruth Calloway")

    assert above.endswith("\n\nYours sincerely,")
    assert signature == "Ruth Calloway, Bristol, United Kingdom"


@pytest.mark.parametrize("body", ["Stop.", "Ruth\n\nStop.\n", "Ruth", "", "Ruth says\nstop"])
def test_a_letter_that_does_not_close_with_the_name_stays_whole(body):
    assert part_signature(body, "Ruth") == (body, "Ruth")


def test_a_letter_without_a_name_has_no_signature():
    assert part_signature("Stop.\n\nYours,\n", "") == ("Stop.\n\nYours,\n", "")
