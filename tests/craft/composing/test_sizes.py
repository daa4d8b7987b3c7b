"""What a letter weighs on each way out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.composing import cut_to, field_length, mailto_link, measure, text_message
from shanyrak.craft.composing.dates import long_date
from shanyrak.craft.composing.sizes import MAILTO_LIMIT, fax_pages, words_in

pytestmark = pytest.mark.unit


def test_a_cyrillic_letter_takes_six_characters_in_a_mail_link():
    assert len(mailto_link("a@b.example", "", "я")) - len(mailto_link("a@b.example", "", "")) == 6


def test_a_mail_link_escapes_what_would_end_it():
    assert (
        mailto_link("a@b.example", "x&y", "1\n2?#") == "mailto:a@b.example?subject=x%26y&body=1%0D%0A2%3F%23"
    )


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "segments"),
    [
        ("", "GSM-7", 0, 0),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("€" * 80, "GSM-7", 160, 1),
        ("€" * 81, "GSM-7", 162, 2),
        (
            "a" * 152 + "€" + "a" * 152,
            "GSM-7",
            306,
            3,
        ),  # the sign does not fit into the first segment's last place
        ("я" * 70, "UCS-2", 70, 1),
        ("я" * 71, "UCS-2", 71, 2),
        ("😀" * 35, "UCS-2", 70, 1),
        ("Қ", "UCS-2", 1, 1),
    ],
)
def test_text_messages_are_counted_as_telephones_do(text, alphabet, units, segments):
    message = text_message(text)

    assert (message.alphabet, message.units, message.segments) == (alphabet, units, segments)


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("Short.", 80, "Short."),
        ("Short.", 0, "Short."),
        ("First sentence. Second sentence.", 20, "First sentence."),
        ("Прошу остановить. И ответить.", 20, "Прошу остановить."),
        ("Give 2.5 million back to them", 10, "Give 2.5…"),
        ("One. A very long second sentence without an end", 40, "One. A very long second sentence…"),
        ("Supercalifragilistic", 6, "Super…"),
        ("one, two, three", 9, "one, two…"),
    ],
)
def test_a_text_is_cut_where_a_reader_would(text, limit, cut):
    assert cut_to(text, limit) == cut


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=80), st.integers(1, 60))
def test_what_was_cut_fits_and_begins_like_the_letter(text, limit):
    cut = cut_to(text, limit)

    assert field_length(cut) <= limit or cut == text
    assert text.startswith(cut.removesuffix("…"))


def test_a_letter_is_weighed_for_every_way():
    sizes = measure("Сауле", "Құрметті әкім!\n" * 30, to="a@b.example")

    assert sizes.words == 60
    assert sizes.characters == 450
    assert not sizes.fits_mailto and sizes.mailto > MAILTO_LIMIT
    assert sizes.text_message.segments == 7
    assert sizes.fax_pages == 1


def test_words_and_pages():
    assert words_in("I ask – twice – for 2 things.") == 6
    assert fax_pages("x\n" * 40) == 2


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "15 May 2026"),
        ("ru", "15 мая 2026\u00a0г."),
        ("kk", "2026\u00a0ж. 15 мамыр"),
        ("xx", "2026-05-15"),
    ],
)
def test_a_day_is_written_in_the_letters_language(language, day):
    assert long_date("2026-05-15", language) == day
