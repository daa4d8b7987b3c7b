"""Thousands of letters become one PDF, each on its page, none lost and none out of order."""

import dataclasses
import io
import re

import pypdf
import pytest

from shanyrak.craft.printing import batch
from shanyrak.craft.printing.batch import LetterNotPrinted, NoLetters, letters_pdf
from shanyrak.craft.printing.fonts import FontShelf, MissingFont
from shanyrak.craft.printing.joining import NotOurPdf, join_pdfs
from shanyrak.craft.printing.letter import LetterSheet
from tests.craft.printing.pdfs import fonts_of, pages_of, text_of

pytestmark = pytest.mark.unit

SHEET = LetterSheet(recipient_lines=("The Mayor", "Kemertas"), body="Dear Sir,\n\nlet her go.", window="din")


def sheets(count):
    return [dataclasses.replace(SHEET, sender_lines=(f"Writer{n:04}",)) for n in range(count)]


def writers(pdf):
    return [int(number) for number in re.findall(r"Writer(\d{4})", text_of(pdf))][
        ::2
    ]  # once above the window too


def test_a_few_letters_are_printed_here_and_now():
    pdf = letters_pdf(sheets(3))
    assert pages_of(pdf) == 3
    assert [f"Writer{n:04}" in text_of(pdf) for n in range(3)] == [True] * 3


def test_children_print_the_many_and_keep_their_order(monkeypatch):
    monkeypatch.setattr(batch, "LETTERS_A_CHUNK", 25)
    pdf = letters_pdf(sheets(90))
    assert pages_of(pdf) == 90
    assert writers(pdf) == list(range(90))
    assert all(is_embedded for _, is_embedded in fonts_of(pdf))
    assert pdf == letters_pdf(sheets(90))


def test_every_window_and_language_may_stand_in_one_batch():
    mixed = [
        dataclasses.replace(
            SHEET, sender_lines=(f"Writer{n:04}",), window=("din", "us", "japan")[n % 3], language="kk"
        )
        for n in range(9)
    ]
    reader = pypdf.PdfReader(io.BytesIO(letters_pdf(mixed)))
    assert [round(page.mediabox.width) for page in reader.pages] == [595, 612, 595] * 3


def test_a_batch_without_letters_makes_no_file():
    with pytest.raises(NoLetters):
        letters_pdf([])


def test_another_reader_agrees_that_the_file_is_whole():
    reader = pypdf.PdfReader(
        io.BytesIO(letters_pdf([*sheets(2), dataclasses.replace(SHEET, window="us")])), strict=True
    )
    assert [round(page.mediabox.width) for page in reader.pages] == [595, 595, 612]
    assert "let her go" in reader.pages[2].extract_text()


def test_a_letter_that_cannot_be_printed_is_named_by_its_place(monkeypatch):
    monkeypatch.setattr(batch, "LETTERS_A_CHUNK", 20)
    many = sheets(70)
    many[41] = dataclasses.replace(SHEET, body="السيد المحترم")
    with pytest.raises(LetterNotPrinted) as refusal:
        letters_pdf(many, shelf=FontShelf(()))
    assert refusal.value.position == 41
    assert isinstance(refusal.value.why, MissingFont)
    assert refusal.value.why.scripts == ("Arabic",)
    assert "Letter 42" in str(refusal.value)


def test_a_strange_file_is_not_joined():
    with pytest.raises(NotOurPdf):
        join_pdfs([b"%PDF-1.4 not one of ours"], io.BytesIO(), title="x")


def test_brackets_in_a_file_are_not_taken_for_references():
    tricky = dataclasses.replace(SHEET, subject="(see 12 0 R) and 3 0 R", body="5 0 R stream\nendobj xref")
    page = text_of(letters_pdf([tricky, tricky]))
    assert page.count("(see 12 0 R) and 3 0 R") == 2
    assert page.count("5 0 R stream") == 2
