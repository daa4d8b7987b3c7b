"""Names in other letters, and how to say them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.transliterating import latin, sound

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        ("Сауле Онтай", "ru", "Saule Ontay"),
        ("Сәуле Онтай", "kk", "Saule Ontay"),
        ("Шаңырақ", "kk", "Shangyraq"),
        ("Щербаков", "ru", "Shcherbakov"),
        ("ЩИТ", "ru", "SHCHIT"),
        ("Юлія Їжакевич", "uk", "Yuliia Yizhakevych"),
        ("Bristol, дом 4", "ru", "Bristol, dom 4"),
    ],
)
def test_a_name_is_written_in_latin_letters(name, language, written):
    assert latin(name, language) == written


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Сауле Онтай", "ru", "sa-oo-le on-tay"),
        ("Онтерек", "ru", "on-te-rek"),
        ("Елена Петрова", "ru", "ye-le-na pe-tro-va"),
        ("Имангали", "ru", "ee-man-ga-lee"),
        ("Шаңырақ", "kk", "sha-ngi-rak"),
        ("Szymon Łukaszewicz", "pl", "shi-mon woo-ka-she-veech"),
        ("Çağlar Işık", "tr", "cha-lar i-shik"),
        ("القاهرة", "ar", ""),
    ],
)
def test_a_name_is_said_in_simple_syllables(name, language, said):
    assert sound(name, language) == said


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -"), max_size=40))
def test_no_cyrillic_is_left_and_nothing_breaks(text):
    assert latin(text, "ru").isascii()
    assert sound(text, "ru").isascii()
