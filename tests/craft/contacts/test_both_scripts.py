"""An address in Cyrillic letters, for those who sort it abroad and those who deliver it there."""

import pytest

from shanyrak.craft.contacts.postal import in_both_scripts, language_of_letters

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("lines", "country", "printed"),
    [
        (
            ["Акиму города", "площадь Мира, 4", "010203 Кемертас", "Казахстан"],
            "KZ",
            ("Акиму города", "площадь Мира, 4", "010203 Кемертас / Kemertas", "Казахстан / KAZAKHSTAN"),
        ),
        (["Шаңырақ көшесі, 4", "Қарағанды", "Қазақстан"], "KZ", ("Шаңырақ көшесі, 4", "Қарағанды / Qaraghandy", "Қазақстан / KAZAKHSTAN")),
        (["вул. Миру, 4", "01001 Київ", "УКРАЇНА"], "UA", ("вул. Миру, 4", "01001 Київ / Kyiv", "УКРАЇНА / UKRAINE")),
        (["ул. Мир 4", "София 1000"], "BG", ("ул. Мир 4 / ul. Mir 4", "София 1000 / Sofia 1000")),
        (["Town Hall", "4 Mira Square", "Kemertas", "Kazakhstan"], "KZ", ("Town Hall", "4 Mira Square", "Kemertas", "Kazakhstan")),
        (["Мира 4", "Алматы / Almaty", "KAZAKHSTAN"], "KZ", ("Мира 4", "Алматы / Almaty", "KAZAKHSTAN")),
        ([], "", ()),
    ],
)  # fmt: skip
def test_town_and_country_stand_in_latin_letters_too(lines, country, printed):
    assert in_both_scripts(lines, country) == printed


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("Қазақстан", "RU", "kk"),
        ("Київ", "", "uk"),
        ("Минск", "BY", "be"),
        ("Београд", "RS", "sr"),
        ("Алматы", "KZ", "ru"),
        ("Львов", "UA", "uk"),
    ],
)
def test_an_alphabet_is_told_by_its_own_letters(text, country, language):
    assert language_of_letters(text, country) == language


def test_writing_it_twice_changes_nothing():
    once = in_both_scripts(["площадь Мира, 4", "010203 Кемертас", "Казахстан"], "KZ")

    assert in_both_scripts(once, "KZ") == once
