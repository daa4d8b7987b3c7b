"""A case's terms are found with the endings of their language, and not in other words."""

import pytest

from shanyrak.craft.terms import find_terms

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("Өнтеректің әр үйі", "Өнтерек", "Өнтеректің"),
        ("Решение акимата отменено", "акимат", "акимата"),
        ("The town hall’s door", "Town Hall", "town hall"),
        ("Belediye Başkanlığından bir yazı", "belediye başkanlığı", "Belediye Başkanlığından"),
        ("قرار البلدية اليوم", "البلدية", "البلدية"),
    ],
)
def test_a_term_is_found_with_its_ending(text, term, found):
    (each,) = find_terms(text, [term])

    assert text[each.start : each.end] == found


@pytest.mark.parametrize(
    ("text", "term"), [("Das Rathaus", "Rat"), ("mayoralties-of-old", "ayor"), ("x", " ")]
)
def test_another_word_is_not_taken_for_it(text, term):
    assert find_terms(text, [term]) == []


def test_the_longer_term_wins():
    found = find_terms("the town hall", ["town", "town hall"])

    assert [each.term for each in found] == ["town hall"]
