"""Office-holders as they are addressed in Russian, and as a dictionary has them. Always a proposal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.nominatives import Doubt, nominative_name, nominative_role

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("printed", "nominative"),
    [
        # Names that are Kazakh, surnames in -ов, -ев, -ин
        ("Ахметжану Есимову", "Ахметжан Есимов"),
        ("Имангали Нургалиевичу Тасмагамбетову", "Имангали Нургалиевич Тасмагамбетов"),
        ("Бауыржану Байбеку", "Бауыржан Байбек"),
        ("Оразу Тулину", "Ораз Тулин"),
        ("О. Тулину", "О. Тулин"),
        ("Тулину О. Б.", "Тулин О. Б."),
        # Women
        ("Марии Петровне Ивановой", "Мария Петровна Иванова"),
        ("Гульнаре Абишевой", "Гульнара Абишева"),
        ("Ольге Шевченко", "Ольга Шевченко"),
        ("Анне Марковне Ким", "Анна Марковна Ким"),
        ("Сауле Айтбаевой", "Сауле Айтбаева"),
        ("Ирине Островской", "Ирина Островская"),
        # Soft ends, vowels that flee, surnames like adjectives, undeclined ones
        ("Игорю Коцу", "Игорь Коц"),
        ("Льву Толстому", "Лев Толстой"),
        ("Павлу Черных", "Павел Черных"),
        ("Сергею Островскому", "Сергей Островский"),
        ("Нурлану Абдилдаулы", "Нурлан Абдилдаулы"),
        ("Илье Гончаренко", "Илья Гончаренко"),
        ("Юрию Ли", "Юрий Ли"),
        ("ПАВЛУ ИВАНОВУ", "ПАВЕЛ ИВАНОВ"),
        ("Анне-Марии Петровой", "Анна-Мария Петрова"),
        # In Latin letters, as leaflets abroad print it
        ("Akhmetzhanu Esimovu", "Akhmetzhan Esimov"),
        ("Viktoru Tulinu", "Viktor Tulin"),
        ("Igoryu Ivanovu", "Igor Ivanov"),
        ("Olge Petrovoy", "Olga Petrova"),
    ],
)
def test_a_holder_in_the_dative_has_the_nominative_proposed(printed, nominative):
    found = nominative_name(printed)

    assert found is not None
    assert found.text == nominative


@pytest.mark.parametrize(
    "printed",
    [
        "Ахметжан Есимов",
        "Есимов Ахметжан Смагулович",
        "Имангали Тасмагамбетов",
        "Сауле Онтай",
        "Гульнара Абишева",
        "Ольга Шевченко",
        "Анна Ким",
        "Нарендра Найду",
        "Марсель Чолаку",
        "Сергей Лавров",
        "Никита Ильин",
        "Сағынтай Қожа",
        "Viktor Khrapunov",
        "Marcel Ciolacu",
        "Venkaiah Naidu",
        "Jorge Glas",
        "Angela Merkel",
        "Maria Petrova",
        "O. Tulin",
        "Xi Jinping",
        "王毅",
        "Çağlar Işık",
        "",
        "и",
        "123",
        "Ивану " * 60,
    ],
)
def test_a_name_in_the_nominative_is_left_alone(printed):
    assert nominative_name(printed) is None


@pytest.mark.parametrize(
    ("printed", "nominative"),
    [
        ("Акиму города Алматы", "Аким города Алматы"),
        ("Президенту Республики Казахстан", "Президент Республики Казахстан"),
        ("Генеральному прокурору Республики Казахстан", "Генеральный прокурор Республики Казахстан"),
        ("Премьер-министру", "Премьер-министр"),
        ("Судье Верховного суда", "Судья Верховного суда"),
        ("Председателю КНБ", "Председатель КНБ"),
        ("Начальнику колонии УК-161/3", "Начальник колонии УК-161/3"),
        ("Президенту и Верховному главнокомандующему", "Президент и Верховный главнокомандующий"),
        ("Уполномоченному по правам человека", "Уполномоченный по правам человека"),
        ("Исполняющему обязанности акима", "Исполняющий обязанности акима"),
        ("Членам Мажилиса", "Члены Мажилиса"),
        ("Akimu goroda Almaty", "Akim goroda Almaty"),
        ("Prezidentu Respubliki Kazakhstan", "Prezident Respubliki Kazakhstan"),
    ],
)
def test_an_office_in_the_dative_has_the_nominative_proposed(printed, nominative):
    found = nominative_role(printed)

    assert found is not None
    assert found.text == nominative


@pytest.mark.parametrize(
    "printed",
    ["Аким города Алматы", "Министерство юстиции", "Прокуратура района", "И.о. акима", "Mayor of Almaty", ""],
)
def test_an_office_in_the_nominative_is_left_alone(printed):
    assert nominative_role(printed) is None


def test_a_name_that_could_be_either_follows_its_office():
    assert nominative_name("Anne Kim") is None

    addressed = nominative_name("Анне Ким", is_addressed=True)

    assert addressed is not None and addressed.text == "Анна Ким"


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("Нурсултану Назарбаеву", None),
        ("Ахметжану Есимову", Doubt.UNKNOWN_NAME),
        ("Viktoru Ivanovu", Doubt.LATIN),
        ("Нурлану Абдилдаулы", Doubt.UNDECLINED),
    ],
)
def test_what_no_dictionary_confirms_is_a_doubt(printed, doubt):
    found = nominative_name(printed)

    assert found is not None
    assert found.doubts == () if doubt is None else doubt in found.doubts


WORDS = st.text(alphabet="абвгеиклмнорстуюяыйьцщАИСК-'. aeiouyvnkhs", max_size=40)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(WORDS)
def test_whatever_stands_there_nothing_breaks_and_a_proposal_is_another_word(text):
    for propose in (nominative_name, nominative_role):
        found = propose(text)
        assert found is None or found.text != " ".join(text.split())
