"""A fax is black and white, large enough, and tells an office who sends what to whom."""

import dataclasses

import pytest

from shanyrak.craft.printing.fax import FaxSheet, fax_pdf
from tests.craft.printing.pdfs import ink_of, pages_of, squeezed, text_of, words_of

pytestmark = pytest.mark.unit

FAX = FaxSheet(
    to="The Mayor of Kemertas",
    number="+44 1632 960123",
    sender="Ruth Calloway, Bristol",
    date="15 May 2026",
    subject="The arrest of Saule Ontay",
    body="Dear Mr Tulin,\n\nI ask you to let her go.\n\nYours sincerely,",
    signature="Ruth Calloway",
    status_url="https://shanyrak.example/7",
    appeal_number="7",
)


def test_a_fax_says_who_what_and_how_many_pages_on_one_sheet():
    pdf = fax_pdf(FAX)
    page = squeezed(text_of(pdf))
    assert pages_of(pdf) == 1
    for words in (
        FAX.to,
        FAX.number,
        FAX.sender,
        FAX.date,
        FAX.subject,
        "Pages",
        "let her go",
        FAX.status_url,
    ):
        assert squeezed(words) in page


def test_pages_are_counted_not_guessed():
    pdf = fax_pdf(dataclasses.replace(FAX, body="\n\n".join(["A paragraph of the letter. " * 20] * 14)))
    page = text_of(pdf)
    assert pages_of(pdf) > 1
    assert f"Page 2 / {pages_of(pdf)}" in page


def test_nothing_is_grey_and_nothing_is_small():
    pdf = fax_pdf(FAX)
    ink = ink_of(pdf)
    solid = sum(1 for value in ink if value < 40)
    assert solid > 500
    assert all(word.bottom - word.top >= 12 / 72 * 25.4 * 0.9 for word in words_of(pdf))
    assert b"/DeviceGray" not in pdf or b" 0.5 g" not in pdf


def test_equal_faxes_give_equal_bytes():
    assert fax_pdf(FAX) == fax_pdf(FAX)


@pytest.mark.parametrize(("language", "label"), [("ru", "Кому"), ("kk", "Кімге"), ("en", "To"), ("xx", "To")])
def test_the_labels_speak_the_letters_language(language, label):
    assert label in text_of(fax_pdf(dataclasses.replace(FAX, language=language)))
