"""The residents' sheet: their language first, folded right, whole words only, also on a telephone."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.printing.bulletin import (
    Bulletin,
    CountryCount,
    DatedLine,
    Quote,
    bulletin_pdf,
    bulletin_text,
    english_foot,
)
from shanyrak.craft.printing.bulletin_aloud import bulletin_aloud
from shanyrak.craft.printing.bulletin_screen import bulletin_html
from shanyrak.craft.printing.fonts import FontShelf
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.craft.printing.words import BULLETIN_WORDS, MissingWords
from tests.craft.printing.pdfs import fonts_of, ink_of, pages_of, paper_of, squeezed, text_of, words_of

pytestmark = pytest.mark.unit

SHEET = Bulletin(
    name="Оңтерек парағы",
    number=3,
    date="2026 жылғы 15 мамыр",
    headline="Сіздер жалғыз емессіздер",
    lead="4 мамырдан бері 19 елден 412 адам Кемертас әкіміне хат жазды. Олар Сәуле Онтайды босатуды сұрайды.",
    counts=(
        CountryCount("Германия", 96),
        CountryCount("Үндістан", 61),
        CountryCount("тағы 14 ел", 86, is_rest=True),
    ),
    quotes=(
        Quote("Құрметті көршілер! Біз бірге тұрдық, үйлеріміз орнында қалды.", "Ханна", "Германия"),
        Quote("Жүрегіміз сіздермен бірге.", "Элиф", "Түркия"),
    ),
    since=(DatedLine("12 мамыр", "Сот Сәуле Онтайды он тәулікке қамады."),),
    ahead=(DatedLine("2 маусым", "Апелляциялық сот."),),
    unknown="Қалған алты адамға не болатыны белгісіз.",
    english=english_foot(number=3, place="Onterek", language="Kazakh", date="15 May 2026"),
    url="shanyrak.example/7/3",
)
QUOTE = Quote("Біз де көршілерімізбен бірге тұрдық. " * 6, "Ана", "Бразилия")


def test_one_sheet_of_a4_carries_all_of_it():
    pdf = bulletin_pdf(SHEET)
    page = squeezed(text_of(pdf))
    assert pages_of(pdf) == 2
    assert "841.89 x 595.276" in paper_of(pdf)
    words = BULLETIN_WORDS["kk"]
    for part in (SHEET.name, SHEET.date, SHEET.headline, SHEET.lead, SHEET.unknown, SHEET.english, SHEET.url):
        assert squeezed(part) in page
    for part in (words.quotes, words.since, words.ahead, words.unknown, words.how_to_answer, words.my_answer):
        assert squeezed(part) in page
    for quote in SHEET.quotes:
        assert squeezed(quote.text) in page
        assert squeezed(f"{quote.first_name}, {quote.country}") in page
    for count in SHEET.counts:
        assert squeezed(f"{count.country}{count.people}") in page


def test_folded_once_the_first_leaf_lies_on_top():
    # Outside 4 | 1: the name of the sheet stands right of the fold, the answer left of it.
    outside = words_of(bulletin_pdf(SHEET))
    assert all(word.left > 148.5 for word in outside if word.text in {"парағы", "жалғыз"})
    assert all(word.right < 148.5 for word in outside if word.text in {"Менің", "Атыммен", "Onterek,"})


def test_a_sheet_read_from_the_right_is_folded_the_other_way():
    words = BULLETIN_WORDS["en"]
    outside = words_of(bulletin_pdf(dataclasses.replace(SHEET, language="ar", words=words)))
    headline = [
        word for word in outside if word.text in SHEET.headline.split() and word.bottom - word.top > 8
    ]
    assert all(word.right < 148.5 for word in headline)
    assert max(word.right for word in headline) > 130  # it begins at the right, as its readers do


def test_two_languages_have_a_front_each_on_one_sheet():
    russian = dataclasses.replace(
        SHEET,
        language="ru",
        name="Листок",
        headline="Вы не одни",
        quotes=(Quote("Мы с вами.", "Ана", "", 40),),
    )

    pdf = bulletin_pdf(SHEET, beside=russian)

    page = squeezed(text_of(pdf))
    assert pages_of(pdf) == 2
    for said in (
        "Сіздер жалғыз емессіздер",
        "Вы не одни",
        "Жүрегіміз сіздермен бірге.",
        "О том же написали ещё",
    ):
        assert squeezed(said) in page
    assert page.count(squeezed(SHEET.english)) == 1


def test_everything_is_black_or_white():
    ink = ink_of(bulletin_pdf(SHEET), page=2)
    greys = sum(1 for value in ink if 100 < value < 160)
    assert greys < len(ink) * 0.02  # the edges of letters and no area


def test_many_quotes_take_smaller_type_then_more_leaves():
    some, many = (dataclasses.replace(SHEET, quotes=(QUOTE,) * count) for count in (9, 26))
    assert pages_of(bulletin_pdf(some)) == 2
    pdf = bulletin_pdf(many)
    assert pages_of(pdf) == 4
    assert text_of(pdf).count("Ана, Бразилия") == 26


def test_eight_leaves_are_laid_out_for_the_fold():
    quotes = tuple(dataclasses.replace(QUOTE, first_name=f"Ана{n}") for n in range(26))
    pages = text_of(bulletin_pdf(dataclasses.replace(SHEET, quotes=quotes))).split("\f")
    assert SHEET.name in pages[0]  # 8 | 1
    assert "In English." in pages[0]
    assert "Ана0," in pages[1]  # 2 | 7


@pytest.mark.parametrize(
    ("change", "part", "number"),
    [
        ({"quotes": (SHEET.quotes[0], Quote("Сөз. " * 900, "Ана", "Бразилия"))}, "quote", 2),
        ({"lead": "Сөз. " * 900}, "cover", 0),
        ({"counts": tuple(CountryCount(f"Ел {n}", n + 1) for n in range(80))}, "cover", 0),
        ({"answer": "Сөз. " * 900}, "answer", 0),
        ({"unknown": "Сөз. " * 900}, "unknown", 0),
        ({"since": (DatedLine("8 мамыр", "Сөз. " * 900),)}, "since", 1),
        ({"quotes": (QUOTE,) * 300}, "bulletin", 0),
    ],
)
def test_what_never_fits_is_named(change, part, number):
    with pytest.raises(DoesNotFit) as refusal:
        bulletin_pdf(dataclasses.replace(SHEET, **change))
    assert (refusal.value.part, refusal.value.number) == (part, number)
    assert part in str(refusal.value)


def test_a_very_long_word_in_the_headline_stays_on_its_leaf():
    sheet = dataclasses.replace(SHEET, headline="Қанағаттандырылмағандықтарыңыздан")
    assert all(word.right < 285 for word in words_of(bulletin_pdf(sheet)))


def test_a_bare_sheet_is_still_a_sheet():
    bare = Bulletin(name="Парақ", number=1, date="15 мамыр", headline="Хат", lead="Бір адам жазды.")
    assert pages_of(bulletin_pdf(bare)) == 2


def test_without_noto_the_kazakh_letters_are_still_right():
    pdf = bulletin_pdf(SHEET, shelf=FontShelf(()))
    assert squeezed(SHEET.headline) in squeezed(text_of(pdf))
    assert all(name.startswith("LibertinusSerif") for name, _ in fonts_of(pdf))


def test_a_language_without_words_must_bring_them():
    with pytest.raises(MissingWords):
        bulletin_pdf(dataclasses.replace(SHEET, language="tr"))
    words = dataclasses.replace(BULLETIN_WORDS["en"], quotes="Dünya ne diyor")
    assert "Dünya ne diyor" in text_of(bulletin_pdf(dataclasses.replace(SHEET, language="tr", words=words)))


def test_equal_sheets_give_equal_bytes():
    assert bulletin_pdf(SHEET) == bulletin_pdf(SHEET)


def test_the_text_for_a_telephone_keeps_to_its_limit_and_quotes_whole():
    text = bulletin_text(dataclasses.replace(SHEET, quotes=(*SHEET.quotes, QUOTE, QUOTE, QUOTE, QUOTE)))
    assert len(text) <= 1000
    assert text.startswith("Оңтерек парағы № 3, 2026 жылғы 15 мамыр.")
    assert "Ханна (Германия): «Құрметті көршілер! Біз бірге тұрдық, үйлеріміз орнында қалды»." in text
    assert "2 маусым: Апелляциялық сот." in text
    assert "Атыңызды жазу міндетті емес." in text


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 1500), st.lists(st.text(max_size=200), max_size=8), st.text(max_size=400))
def test_no_text_is_ever_longer_than_asked_nor_a_quote_cut(limit, quotes, lead):
    sheet = dataclasses.replace(
        SHEET, lead=lead, quotes=tuple(Quote(text, "Ана", "Бразилия") for text in quotes)
    )
    text = bulletin_text(sheet, limit)
    assert len(text) <= limit
    assert text.count("Ана (Бразилия): «") <= text.count("»")


def test_on_a_screen_it_is_one_file_that_asks_nobody_for_anything():
    page = bulletin_html(dataclasses.replace(SHEET, lead="<script>alert(1)</script> & Co"))

    assert page.startswith('<!doctype html>\n<html lang="kk" dir="ltr">')
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "default-src 'none'" in page and "http" not in page.replace("http-equiv", "")
    for quote in SHEET.quotes:
        assert quote.text in page


def test_aloud_it_has_no_signs_and_says_who_writes():
    said = bulletin_aloud(SHEET)

    assert "Жазған: Ханна, Германия." in said
    assert not set("№·«»•<>") & set(said)
    assert max(len(line) for line in said.splitlines()) < 300
