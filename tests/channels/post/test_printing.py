"""An address on paper: in the letters of those who sort it, and of those who deliver it."""

import io

import pytest
from pypdf import PdfReader

from shanyrak.channels.base import Envelope
from shanyrak.channels.post.printing import print_letter

pytestmark = pytest.mark.unit


def envelope(to: str) -> Envelope:
    return Envelope(
        delivery_id="", to=to, subject="Saule Ontay", body="Dear Mr Tulin,\n\nrelease her.\n\nRuth Calloway",
        sender_name="Ruth Calloway", language="en", country="KZ", appeal_number="1",
        status_url="https://appeals.example/1/", dated_on="2026-11-22",
    )  # fmt: skip


def words_of(pdf: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def test_town_and_country_are_printed_in_both_scripts():
    words = words_of(print_letter(envelope("Акимат\nплощадь Мира, 4\n010203 Кемертас\nКазахстан")))

    assert "010203 Кемертас / Kemertas" in words
    assert "Казахстан / KAZAKHSTAN" in words
    assert "площадь Мира, 4 /" not in words


def test_an_address_that_has_no_room_for_both_is_printed_as_it_is():
    long_town = "010203 " + "Нижнекемертасский " * 6
    lines = [f"строка {n} " + "длинная " * 4 for n in range(4)]

    words = words_of(print_letter(envelope("\n".join([*lines, long_town, "Казахстан"]))))

    assert "Нижнекемертасский" in words
