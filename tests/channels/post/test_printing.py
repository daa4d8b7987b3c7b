"""An address on paper: in the letters of those who sort it, and of those who deliver it."""

import io

import pytest
from pypdf import PdfReader

from shanyrak.channels.base import Envelope
from shanyrak.channels.post.printing import print_letter

pytestmark = pytest.mark.unit


def envelope(to: str, *addressee: str) -> Envelope:
    return Envelope(
        delivery_id="", to=to, addressee=addressee, subject="Saule Ontay", body="Dear Mr Tulin,\n\nrelease her.\n\nRuth Calloway",
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


def test_the_window_says_whom_it_is_for():
    words = words_of(
        print_letter(envelope("7 Kopir Street\n010203 Kemertas\nKazakhstan", "Akim of Kemertas"))
    )

    assert "Akim of Kemertas 7 Kopir Street 010203 Kemertas Kazakhstan" in words


def test_holder_and_office_above_a_long_address_fit_every_window():
    address = "Akimat\nBlock B, floor 3\n7 Kopir Street\nTram Quarter\n010203 Kemertas\nKazakhstan"
    to = envelope(address, "Mr Yerlan Tulin", "Deputy Akim for Housing and Land of the Town of Kemertas")

    for window in ("din", "japan", ""):
        assert "Tulin Deputy Akim for Housing and Land" in words_of(print_letter(to, window=window))


def test_a_narrow_window_shows_the_office_rather_than_nothing():
    address = "Akimat\nBlock B, floor 3\n7 Kopir Street\nTram Quarter\n010203 Kemertas\nKazakhstan"

    words = words_of(print_letter(envelope(address, "Mr Yerlan Tulin", "Deputy Akim"), window="us"))

    assert "Deputy Akim Akimat Block B" in words
    assert "Yerlan" not in words
