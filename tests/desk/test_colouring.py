"""A text cut at its facts is the same text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.desk.colouring import Mark, kind_of, pieces

pytestmark = pytest.mark.unit


@settings(max_examples=100, derandomize=True)
@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=8),
)
def test_whatever_is_marked_nothing_of_the_text_is_lost_or_doubled(text, spans):
    marks = [Mark(number, "persons/0", start, end) for number, (start, end) in enumerate(spans)]

    cut = pieces(text, marks)

    assert "".join(piece.text for piece in cut) == text


def test_of_two_facts_in_one_place_the_shorter_is_shown_and_the_longer_goes_on_behind_it():
    town, address = Mark(1, "targets/0/role", 4, 8), Mark(2, "targets/0/postal", 0, 12)

    cut = pieces("The Town Hall", [address, town])

    assert [(piece.text, piece.mark and piece.mark.number) for piece in cut] == [
        ("The ", 2),
        ("Town", 1),
        (" Hal", 2),
        ("l", None),
    ]
    assert [piece.is_last for piece in cut] == [False, True, True, False]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("targets/0/phones/1", "how"),
        ("targets/0/postal", "where"),
        ("targets/0/name", "who"),
        ("persons/0", "who"),
        ("published", "when"),
        ("demands/2", "ask"),
        ("copies_to/0/emails/0", "how"),
    ],
)
def test_each_fact_has_the_colour_of_what_it_tells(path, kind):
    assert kind_of(path) == kind
