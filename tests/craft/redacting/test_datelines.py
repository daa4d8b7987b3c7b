"""Where and about when: the line above a letter or below it that people write in a hundred ways."""

import pytest

from shanyrak.craft.redacting import redact
from tests.craft.redacting.test_towns import LETTERS

pytestmark = pytest.mark.unit

LINES = [
    ("en", "Long Bottom, in July", "Long Bottom"),
    ("en", "Long Bottom, Monday evening", "Long Bottom"),
    ("en", "Haddle-on-Sea, summer 2006", "Haddle-on-Sea"),
    ("en", "Haddle-on-Sea, the 3rd of July", "Haddle-on-Sea"),
    ("de", "Hirschau, im Juli", "Hirschau"),
    ("de", "Wittmoor, Mitte Juli", "Wittmoor"),
    ("de", "Wittmoor, d. 3.7.06", "Wittmoor"),
    ("fr", "Malvois-le-Haut, en juillet", "Malvois-le-Haut"),
    ("fr", "Fait à Primeville, le 3 juillet 2006", "Primeville"),
    ("fr", "Primeville, ce dimanche", "Primeville"),
    ("es", "Peñaprima, a principios de julio", "Peñaprima"),
    ("es", "En Villaotón, a 3 de julio", "Villaotón"),
    ("ru", "пос. Ключики, 03.07.2006", "Ключики"),
    ("ru", "Приматово, воскресенье", "Приматово"),
]
DAYS = [
    "3 July 2006",
    "July 2006",
    "Dated 3 July 2006",
    "Monday, 3 July 2006",
    "Almaty, July 2006",
    "France, July 2006",
]


@pytest.mark.parametrize(("language", "line", "place"), LINES)
def test_the_place_before_a_day_goes_above_a_letter_and_below_it(
    language: str, line: str, place: str
) -> None:
    assert place not in redact(line + "\n\n" + LETTERS[language] + "Ada").text
    assert place not in redact(LETTERS[language] + "Ada\n" + line).text


@pytest.mark.parametrize("line", DAYS)
def test_a_day_alone_a_land_and_the_place_of_the_case_stay(line: str) -> None:
    assert line in redact(line + "\n\n" + LETTERS["en"] + "Ada").text
    assert line in redact(LETTERS["en"] + "Ada Whitlock\n" + line).text


READ = [
    "I have read in El País and in Le Monde what is being done.",
    "The Independent wrote of it, and so did the Frankfurter Rundschau.",
    "In der Süddeutschen Zeitung stand, was geschieht.",
    "Об этом писали «Новая газета» и «Интерфакс», говорили на «Азаттыке».",
    "Бұл туралы «Егемен Қазақстан» газетінен оқыдым.",
    "I read of it in the newspaper «Prim Gazette».",
]


@pytest.mark.parametrize("sentence", READ)
def test_where_somebody_has_read_of_a_case_stays(sentence: str) -> None:
    assert sentence in redact(f"Dear Minister,\n\n{sentence} Please stop it.\n\nAda").text


def test_a_newspaper_that_the_writer_works_for_goes() -> None:
    said = redact(
        "Dear Minister,\n\nI work as an editor at the Frankfurter Rundschau. Please stop it.\n\nAda"
    ).text
    assert "Frankfurter Rundschau" not in said
