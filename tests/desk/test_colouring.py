"""A text cut at its facts is the same text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.desk.colouring import Mark, kind_of, pieces, rows

pytestmark = pytest.mark.unit


SPANS = st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=8)


@settings(max_examples=100, derandomize=True)
@given(st.text(alphabet="ab \n", max_size=40), SPANS, SPANS)
def test_whatever_is_marked_nothing_of_the_text_is_lost_or_doubled(text, spans, unread):
    marks = [Mark(number, "persons/0", start, end) for number, (start, end) in enumerate(spans)]

    cut = pieces(text, marks, unread)

    assert "".join(piece.text for piece in cut) == text
    assert "\n".join("".join(piece.text for piece in row.pieces) for row in rows(cut)) == text


def test_a_fact_of_two_lines_has_its_anchor_on_the_first_and_its_number_on_the_last():
    cut = rows(pieces("To: 4 Mira Square\n010203 Kemertas", [Mark(1, "targets/0/postal", 4, 33)]))

    assert [
        (piece.text, piece.is_first, piece.is_last) for row in cut for piece in row.pieces if piece.mark
    ] == [
        ("4 Mira Square", True, False),
        ("010203 Kemertas", False, True),
    ]


def test_what_was_left_aside_shows_only_where_nothing_was_read():
    cut = pieces("Menu Ana Search", [Mark(1, "persons/0", 5, 8)], [(0, 15)])

    assert [(piece.text, piece.is_unread) for piece in cut] == [
        ("Menu ", True),
        ("Ana", False),
        (" Search", True),
    ]


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
        ("targets/0/phones/1", "contact"),
        ("targets/0/postal", "contact"),
        ("targets/0/name", "target"),
        ("targets/0", "target"),
        ("persons/0", "person"),
        ("published", "date"),
        ("demands/2", "demand"),
        ("copies_to/0/emails/0", "copy"),
        ("support_to/0/name", "support"),
        ("own_contacts/0/phones/0", "own"),
        ("more_info/0", "own"),
        ("title", "title"),
    ],
)
def test_each_fact_has_the_colour_of_what_it_tells(path, kind):
    assert kind_of(path) == kind
