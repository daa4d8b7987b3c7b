"""A town below the writer's name, in letters as most people end them."""

import pytest

from shanyrak.craft.redacting import redact

pytestmark = pytest.mark.unit

LETTERS = {
    "en": "Dear Minister,\n\nI ask you to release the teacher who has been held for ten days.\n\nYours sincerely,\n",
    "de": "Sehr geehrter Herr Minister,\n\nich bitte Sie, den Lehrer freizulassen.\n\nMit freundlichen Grüßen\n",
    "fr": "Monsieur le Ministre,\n\nJe vous demande de libérer le professeur.\n\nVeuillez agréer mes salutations,\n",
    "es": "Señor Ministro:\n\nLe pido que ponga en libertad al maestro.\n\nAtentamente,\n",
    "ru": "Уважаемый господин министр!\n\nПрошу освободить учителя.\n\nС уважением,\n",
}
FEET = [
    ("en", "Nora Whitlock\nSelby", "Selby"),
    ("en", "Nora Whitlock, Selby", "Selby"),
    ("en", "NORA WHITLOCK\nSELBY", "SELBY"),
    ("en", "Nora Whitlock\nretired nurse\nTodmorden (West Yorkshire)", "Todmorden"),
    ("de", "Nora Weidlich\nEspelkamp", "Espelkamp"),
    ("de", "Nora Weidlich\nAltenpflegerin\nEspelkamp (Westfalen)", "Espelkamp"),
    ("de", "Ihre Nora Weidlich\naus Espelkamp", "Espelkamp"),
    ("fr", "Dr Nora Vidal\nmédecin généraliste à Vierzon", "Vierzon"),
    ("fr", "NORA VIDAL LAMBERT\nVIERZON", "VIERZON"),
    ("es", "Nora Vidal\nauxiliar administrativa\nAlcorcón (Madrid)", "Alcorcón"),
    ("ru", "Нора Ветрова\nмедсестра\nКунгур (Пермский край)", "Кунгур"),
]
STAYING = [
    ("en", "Nora Whitlock\nretired nurse", "retired nurse"),
    ("en", "Nora Whitlock\nTeacher", "Teacher"),
    ("en", "Nora Whitlock\nLondon", "London"),
    ("de", "Nora Weidlich\nRentnerin", "Rentnerin"),
    ("es", "Nora Vidal\nmaestra", "maestra"),
]


@pytest.mark.parametrize(("language", "foot", "town"), FEET)
def test_a_town_below_the_name_goes_though_it_is_a_frequent_word(language: str, foot: str, town: str) -> None:
    assert town not in redact(LETTERS[language] + foot).text


@pytest.mark.parametrize(("language", "foot", "kept"), STAYING)
def test_what_one_is_and_a_great_city_stay_below_the_name(language: str, foot: str, kept: str) -> None:
    assert kept in redact(LETTERS[language] + foot).text


def test_an_address_without_a_number_above_the_letter_goes() -> None:
    letter = (
        "Sample House\nChurch Street\nListowel\nCo. Kerry\nIreland\n\nThe Mayor's Office\nAlmaty\n\n"
        "Dear Sir,\n\nI ask you to meet the residents.\n\nYours faithfully,\n\nNora Whitlock\n"
    )
    shown = redact(letter).text
    assert not any(place in shown for place in ("Sample House", "Church Street", "Listowel", "Kerry"))
    assert "Ireland" in shown
    assert "Almaty" in shown


def test_the_house_of_a_union_goes_above_the_office_that_it_writes_to() -> None:
    letter = (
        "Valley Trades Union Council\nSecretary: Nora Whitlock\nc/o 8 Market Row, Todmorden OL14 5AA\n\n"
        "To the Procurator of Bostandyk district\n050040 Almaty\n\nDear Procurator,\n\nWe ask you to drop the charges.\n"
    )
    shown = redact(letter).text
    assert "Market Row" not in shown
    assert "050040 Almaty" in shown
