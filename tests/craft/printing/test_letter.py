"""A letter on paper says what was written, where the window shows it, in letters that are right."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.printing.fonts import BUILT_IN, FontShelf, MissingFont, usual_shelf
from shanyrak.craft.printing.letter import LetterSheet, letter_data, letter_pdf
from shanyrak.craft.printing.press import DoesNotFit, print_pdf
from tests.craft.printing.pdfs import fonts_of, pages_of, paper_of, squeezed, text_of, words_of

pytestmark = pytest.mark.unit

NO_NOTO = FontShelf(())

RUSSIAN = LetterSheet(
    recipient_lines=(
        "Акиму города Кемертас",
        "г-ну О. Тулину",
        "площадь Мира, 4",
        "010203 Кемертас",
        "KAZAKHSTAN",
    ),
    sender_lines=("Ruth Calloway", "12 Example Road", "Bristol BS1 0XX", "United Kingdom"),
    place_date="Бристоль, 15 мая 2026 года",
    subject="Об аресте Сауле Онтай",
    body=(
        "Уважаемый господин Тулин!\n\nПрошу Вас:\n1. отозвать заявление против Сауле Онтай;\n"
        "2. приостановить выселения до 2 июня.\n\nС уважением,\nРут Кэллоуэй"
    ),
    signature="Рут Кэллоуэй",
    language="ru",
    status_url="https://shanyrak.example/7",
    appeal_number="7",
    window="din",
)
KAZAKH = "Әкімге хат: ғарыш, қала, аң, өмір, ұлт, үй, шаһар, інжу. Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і ₸"


def test_every_word_of_a_letter_stands_on_its_sheet():
    page = squeezed(text_of(letter_pdf(RUSSIAN)))
    for words in (*RUSSIAN.recipient_lines, *RUSSIAN.sender_lines, RUSSIAN.place_date, RUSSIAN.subject):
        assert squeezed(words) in page
    for paragraph in RUSSIAN.body.split("\n"):
        assert squeezed(paragraph) in page
    assert "shanyrak.example/7" in page


def test_a_name_that_closes_the_letter_does_not_stand_there_twice():
    assert text_of(letter_pdf(RUSSIAN)).count("Рут Кэллоуэй") == 1


def test_equal_letters_give_equal_bytes_and_the_time_is_the_one_given():
    assert letter_pdf(RUSSIAN) == letter_pdf(RUSSIAN)
    assert b"D:20260515" in letter_pdf(dataclasses.replace(RUSSIAN, made_at=1_778_803_200))


def test_all_fonts_travel_with_the_letter():
    fonts = fonts_of(letter_pdf(RUSSIAN))
    assert fonts
    assert all(is_embedded for _, is_embedded in fonts)


WINDOWS = {  # what shows, in mm: left, top, right, bottom; and the sheet
    "din": (20, 45, 110, 90, "A4"),
    "us": (22.3, 51.9, 111, 80.5, "letter"),
    "japan": (20, 12, 110, 57, "A4"),
}


@pytest.mark.parametrize("window", WINDOWS)
def test_the_address_shows_in_the_window_and_nothing_else_does(window):
    left, top, right, bottom, paper = WINDOWS[window]
    pdf = letter_pdf(dataclasses.replace(RUSSIAN, window=window))
    assert paper in paper_of(pdf)

    wanted = " ".join(RUSSIAN.recipient_lines).split()
    in_window = [
        word
        for word in words_of(pdf)
        if word.left < right and word.top < bottom and word.right > left and word.bottom > top
    ]
    address = [word for word in in_window if word.bottom - word.top > 3.5]  # the return line is printed small
    assert [word.text for word in address] == wanted
    assert all(word.left >= left and word.right <= right for word in in_window)
    assert all(word.top >= top and word.bottom <= bottom for word in in_window)
    if window != "din":
        assert in_window == address


def test_a_long_address_shrinks_into_its_window():
    lines = (
        "Министерство иностранных дел Республики Казахстан",
        *(f"Отдел {n}" for n in range(6)),
        "KAZAKHSTAN",
    )
    words = words_of(letter_pdf(dataclasses.replace(RUSSIAN, recipient_lines=lines)))
    last = next(word for word in words if word.text == "KAZAKHSTAN")
    assert last.bottom <= 90


def test_an_address_that_never_fits_is_refused_by_name():
    with pytest.raises(DoesNotFit) as refusal:
        letter_pdf(dataclasses.replace(RUSSIAN, recipient_lines=tuple(f"line {n}" for n in range(20))))
    assert refusal.value.part == "address"


def test_a_short_letter_takes_one_page_and_a_long_one_goes_on_numbered():
    assert pages_of(letter_pdf(RUSSIAN)) == 1

    long = dataclasses.replace(RUSSIAN, body="\n\n".join(f"Абзац {n}. " + "слово " * 60 for n in range(24)))
    pdf = letter_pdf(long)
    page = text_of(pdf)
    assert pages_of(pdf) > 1
    assert all(f"Абзац {n}." in page for n in range(24))
    assert "Об аресте Сауле Онтай · 2" in page
    assert page.rstrip().endswith(f"· {pages_of(pdf)}")


def test_kazakh_letters_come_back_from_paper():
    words = KAZAKH if all(usual_shelf().printable_scripts(KAZAKH).values()) else KAZAKH.replace(" ₸", "")
    pdf = letter_pdf(dataclasses.replace(RUSSIAN, body=words, language="kk"))
    assert squeezed(words) in squeezed(text_of(pdf))


def test_without_noto_latin_and_kazakh_still_print_right():
    words = KAZAKH.replace(" ₸", "")
    pdf = letter_pdf(
        dataclasses.replace(RUSSIAN, body=f"{words} Ünïcödé – „so“", language="kk"), shelf=NO_NOTO
    )
    assert squeezed(f"{words} Ünïcödé – „so“") in squeezed(text_of(pdf))
    assert {name for name, _ in fonts_of(pdf)} == {"LibertinusSerif-Regular", "LibertinusSerif-Bold"}


@pytest.mark.parametrize(
    ("words", "script", "package"),
    [
        ("السيد المحترم", "Arabic", "fonts-noto-core"),
        ("प्रिय महोदय", "Devanagari", "fonts-noto-core"),
        ("尊敬的市长", "Han", "fonts-noto-cjk"),
        ("Free them 🕊", "Symbols", "fonts-symbola"),
        ("A fine of 1000 ₸", "Symbols", "fonts-noto-core"),
    ],
)
def test_a_script_without_its_font_is_never_printed_wrong(words, script, package):
    with pytest.raises(MissingFont) as missing:
        letter_pdf(dataclasses.replace(RUSSIAN, body=words), shelf=NO_NOTO)
    assert missing.value.scripts == (script,)
    assert missing.value.packages == (package,)
    assert package in str(missing.value)
    assert "Nothing was printed" in str(missing.value)


def test_no_other_font_steps_in_for_those_that_were_chosen():
    """Even with Noto on this machine: a choice that left something out is a mistake to be seen."""
    shelf = usual_shelf()
    data = letter_data([dataclasses.replace(RUSSIAN, body="السيد المحترم")], shelf)
    data["letters"][0]["fonts"] = (BUILT_IN,)
    with pytest.raises(MissingFont):
        print_pdf("letter.typ", data, shelf=shelf, made_at=0)


def test_other_scripts_print_right_or_say_what_to_install():
    for body, language in (
        ("السيد المحترم،\n\nأطلب منكم إطلاق سراحها قبل 2 يونيو.", "ar"),
        ("प्रिय महोदय,\n\nकृपया उन्हें रिहा करें।", "hi"),
        ("尊敬的市长：\n\n请释放她。", "zh"),
        ("Հարգելի պարոն", "hy"),
    ):
        sheet = dataclasses.replace(RUSSIAN, body=body, language=language)
        if all(usual_shelf().printable_scripts(body).values()):
            assert pages_of(letter_pdf(sheet)) == 1
            assert all("Libertinus" not in name for name, _ in fonts_of(letter_pdf(sheet)))
        else:
            with pytest.raises(MissingFont, match="Install fonts-noto-"):
                letter_pdf(sheet)


def test_hindi_words_come_back_from_paper_undoubled():
    words = "प्रिय महोदय, मुख्य कार्य करें, कृपया उन्हें रिहा करें। सर्व धर्म"
    if not all(usual_shelf().printable_scripts(words).values()):
        return  # the test above shows what happens then
    assert squeezed(words) in squeezed(
        text_of(letter_pdf(dataclasses.replace(RUSSIAN, body=words, language="hi")))
    )


def test_arabic_stands_on_the_right():
    if not all(usual_shelf().printable_scripts("السيد المحترم").values()):
        return  # the test above shows what happens then
    plain = dataclasses.replace(RUSSIAN, subject="", signature="", language="ar")
    with_words = words_of(letter_pdf(dataclasses.replace(plain, body="السيد المحترم")))
    without = {word.text for word in words_of(letter_pdf(dataclasses.replace(plain, body="")))}
    salutation = [word for word in with_words if word.text not in without]
    assert max(word.right for word in salutation) > 185
    assert all(word.left > 110 for word in salutation)


def test_a_latin_address_keeps_its_order_in_an_arabic_letter():
    pdf = letter_pdf(dataclasses.replace(RUSSIAN, body="12", language="ar"))
    assert "12 Example Road" in text_of(pdf)
    assert "010203 Кемертас" in text_of(pdf)


HOSTILE = (
    '#read("/etc/passwd") #import "@preview/x:1.0.0" \\u{41}',
    "\"quotes\" 'single' `raw` $x^2$ *bold* _thin_ = heading <label> @ref // comment /* more */",
    '#panic[stop] #eval("1") ]] }} ))',
    "does not fit: address 3",
    "&lt;b&gt; <script>alert(1)</script> {{ name }} %(name)s",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_printed_as_words(words):
    sheet = dataclasses.replace(RUSSIAN, body=words, subject=words, signature=words, place_date=words)
    assert squeezed(text_of(letter_pdf(sheet))).count(squeezed(words).replace("&lt;", "&lt;")) >= 2


def test_an_override_of_direction_cannot_make_paper_say_something_else():
    sheet = dataclasses.replace(
        RUSSIAN, body="We ask you to \u202eton\u202c release her.\u200f End\u0000\ud800."
    )
    page = squeezed(text_of(letter_pdf(sheet)))
    assert "Weaskyoutotonreleaseher.End." in page


def test_five_thousand_letters_without_a_space_stay_on_the_sheet():
    words = "ж" * 5000
    pdf = letter_pdf(dataclasses.replace(RUSSIAN, body=words))
    assert text_of(pdf).count("ж") == 5000
    assert all(word.right <= 192 for word in words_of(pdf))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_printed_or_refused_with_a_reason(body, name):
    sheet = dataclasses.replace(RUSSIAN, body=body, signature=name, subject=name)
    try:
        assert letter_pdf(sheet).startswith(b"%PDF")
    except MissingFont as missing:
        is_explained = "Install " in str(missing)
        assert is_explained
