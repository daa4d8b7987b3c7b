"""Names in other letters, and how to say them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.transliterating import guess_cyrillic, has_cyrillic, latin, sound

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
        ("Згурський, ЗГОРАНИ", "uk", "Zghurskyi, ZGHORANY"),
        ("София, Мария Ъглова", "bg", "Sofia, Maria Aglova"),
        ("Гродна, Ўладзімір", "be", "Hrodna, Wladzimir"),
        ("Љубиша Ђорђевић", "sr", "Ljubiša Đorđević"),
        ("Ѓорѓи Џамбаз", "mk", "Gjorgji Dzhambaz"),
        ("Жалал-Абад", "ky", "Jalal-Abad"),
        ("Ҷамшед Қодирӣ", "tg", "Jamshed Qodiri"),
        ("Ўткир Ғозиев", "uz", "O'tkir G'oziev"),
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


@pytest.mark.parametrize(
    ("name", "language", "guessed"),
    [
        ("Akimu goroda Almaty", "ru", "Акиму города Алматы"),
        ("Akhmetzhanu Esimovu", "ru", "Ахметжану Есимову"),
        ("Dmitriy, Valery, Baibek", "ru", "Дмитрий, Валерий, Байбек"),
        ("ul. Abaya 12", "ru", "ул. Абая 12"),
        ("SHCHIT", "ru", "ЩИТ"),
        ("Qaraghandy", "kk", "Қарағанды"),
        ("Yizhakevych", "uk", "Їжакевич"),
        ("Sofia, Shtarkelovo", "bg", "Софиа, Щаркелово"),
    ],
)
def test_the_way_back_is_a_guess(name, language, guessed):
    assert guess_cyrillic(name, language).text == guessed


def test_a_guess_says_which_letters_it_is_not_sure_of():
    assert guess_cyrillic("Yury Chekhov").unsure == ("c", "e", "h", "y")
    assert guess_cyrillic("Анна").unsure == ()


def test_only_cyrillic_letters_are_cyrillic():
    assert has_cyrillic("дом 4") and has_cyrillic("Ғ")
    assert not has_cyrillic("Αθήνα, Straße 4")


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("абвгджзклмнопрстуфхцчшщюя "), max_size=40), st.sampled_from(["ru", "kk"]))
def test_what_was_written_in_latin_letters_is_read_the_same_way_in_them(text, language):
    once = latin(text, language)

    assert latin(guess_cyrillic(once, language).text, language) == once


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["ru", "uk", "kk", "bg", "xx"]))
def test_nothing_that_is_printed_breaks_the_way_back(text, language):
    assert len(guess_cyrillic(text, language).text) >= len(text) // 4
