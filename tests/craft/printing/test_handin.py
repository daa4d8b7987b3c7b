"""The pack for an embassy: what is asked, who signed, and a page for what happened at the door."""

import dataclasses

import pytest

from shanyrak.craft.printing.handin import HandinSheet, Signature, handin_pdf
from shanyrak.craft.printing.words import MissingWords
from tests.craft.printing.pdfs import pages_of, squeezed, text_of

pytestmark = pytest.mark.unit

PACK = HandinSheet(
    office_lines=("To the Embassy", "1 Example Street", "10117 Berlin"),
    subject="Release Saule Ontay",
    body="Dear Ambassador,\n\nwe live in Berlin.",
    demands=("withdraw the complaint;", "halt every eviction until 2 June."),
    closing="We ask for an answer.",
    signatures=tuple(Signature(f"Name{n:03}", f"Town{n:03}") for n in range(1, 151)),
    bearer_lines=("Roof group Berlin",),
    spokesperson="Hanna Berger",
    place_date="Berlin, 19 May 2026",
    status_url="https://shanyrak.example/7",
)


def test_demands_are_numbered_and_every_signature_stands_there():
    page = text_of(handin_pdf(PACK))
    assert "1.\n" in page or "1. " in page
    assert squeezed("halt every eviction until 2 June.") in squeezed(page)
    assert all(f"Name{n:03}" in page and f"Town{n:03}" in page for n in range(1, 151))
    assert "Signatures: 150." in page


def test_the_heads_of_the_table_stand_on_each_of_its_pages():
    pdf = handin_pdf(PACK)
    assert text_of(pdf).count("Place") == pages_of(pdf) - 2


def test_the_last_page_has_room_for_taken_refused_and_locked():
    last = text_of(handin_pdf(PACK)).rstrip("\f").rpartition("\f")[2]
    for words in (
        "They took the letter",
        "They refused to take it",
        "The door was locked",
        "By whom",
        "Day and hour",
    ):
        assert words in last


def test_the_office_is_not_told_of_the_bearers_own_page():
    pdf = handin_pdf(dataclasses.replace(PACK, signatures=()))
    assert pages_of(pdf) == 2
    assert "1/1" in squeezed(text_of(pdf))


def test_a_record_is_not_printed_in_words_its_bearers_cannot_read():
    with pytest.raises(MissingWords):
        handin_pdf(dataclasses.replace(PACK, language="tr"))


def test_equal_packs_give_equal_bytes():
    assert handin_pdf(PACK) == handin_pdf(PACK)
