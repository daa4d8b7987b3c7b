"""A person's own words, without what their mail program put around them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.copies.trailing import cut_trail

pytestmark = pytest.mark.unit

OWN = "Dear neighbours,\n\nwe think of you.\n\nRuth"
HEADINGS = [
    "On 3 May 2026, at 10:00, Saule Ontai <saule@mail.example> wrote:",
    "On Sun, 3 May 2026 at 10:00 Saule <saule@mail.example>\nwrote:",
    "Am 03.05.2026 um 10:00 schrieb Saule Ontai:",
    "Le dim. 3 mai 2026 à 10:00, Saule <s@mail.example> a écrit :",
    "El dom, 3 may 2026 a las 10:00, Saule (<s@mail.example>) escribió:",
    "вс, 3 мая 2026 г. в 10:00, Сауле <s@mail.example> пишет:",
    "3 мая 2026 г., 10:00, Сауле <s@mail.example> написал(а):",
    "3 мамыр 2026 ж. 10:00, Сәуле <s@mail.example> жазды:",
    "3 травня 2026 р. о 10:00 Сауле <s@mail.example> пише:",
    "3 Mayıs 2026 10:00, Saule <s@mail.example> yazdı:",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_quoted_mail_is_cut_with_its_heading(heading):
    assert cut_trail(f"{OWN}\n\n{heading}\n> Please write to us.\n>\n> Saule\n") == OWN


@pytest.mark.parametrize(
    "above",
    [
        "-----Original Message-----\nFrom: Saule\nSent: Sunday\nTo: Ruth\nSubject: Help",
        "________________________________\nFrom: Saule <s@mail.example>\nSent: Sunday, 3 May 2026\nTo: Ruth\nSubject: Help",
        "-------- Исходное сообщение --------\nОт: Сауле\nДата: 3 мая\nКому: Рут\nТема: Помогите",
        "Von: Saule\nGesendet: Sonntag\nAn: Ruth\nBetreff: Hilfe",
    ],
)
def test_a_mail_that_outlook_put_below_is_cut(above):
    assert cut_trail(f"{OWN}\n\n{above}\n\nPlease write to us.") == OWN


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\nFrom: Ruth <r@mail.example>\nDate: Sun, 3 May 2026\nSubject: Please\nTo: mayor@city.example",
        "-------- Пересылаемое сообщение --------\nОт: Рут\nКому: мэру\nДата: 3 мая\nТема: Прошу",
    ],
)
def test_a_letter_that_was_only_passed_on_is_the_letter(above):
    assert (
        cut_trail(f"{above}\n\nDear Mr Mayor,\nplease release her.\n")
        == "Dear Mr Mayor,\nplease release her."
    )


def test_a_letter_passed_on_as_a_quotation_loses_its_marks():
    text = "On 3 May 2026 Ruth <r@mail.example> wrote:\n> Dear Mr Mayor,\n> please release her.\n"

    assert cut_trail(text) == "Dear Mr Mayor,\nplease release her."


def test_answers_between_the_quoted_passages_stay():
    text = "On 3 May 2026 Saule <s@mail.example> wrote:\n> How are you?\nWe are well.\n> Will you come?\nYes, on Sunday."

    assert "We are well.\nYes, on Sunday." in cut_trail(text)


def test_a_signature_is_cut():
    assert cut_trail(f"{OWN}\n-- \nRuth Ashdown\n12 Mill Lane, Leeds") == OWN


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        "She wrote: be brave.\n\nAnd we are.",
        "- first, release her\n- second, let them stay\n---\nThat is all.",
        "To: all my neighbours\n\nI am with you.",
        "Мой дед писал мне:\nне бойся. Я и не боюсь.",
    ],
)
def test_a_letter_without_a_trail_stays_whole(text):
    assert cut_trail(text) == text


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab Я>:\n-_@<3"), max_size=200))
def test_something_is_left_wherever_something_was_said(text):
    cut = cut_trail(text)

    assert cut == cut.strip()
    if (
        any(sign.isalpha() for sign in text.split("\n-- ")[0].split("\n--\n")[0])
        and ":" not in text
        and "--" not in text
    ):
        assert cut
