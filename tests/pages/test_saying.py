"""Days, countries and languages in the reader's own words."""

from datetime import date

import pytest
from django.utils import translation

from shanyrak.pages.saying import countries, country_name, day, language_name, own_name

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", date(2026, 11, 2), "2 November 2026"),
        ("ru", date(2026, 11, 2), "2 ноября 2026"),
        ("kk", date(2026, 11, 2), "2026 ж. 2 қараша"),
        ("en", "2009-03-25", "25 March 2009"),
        ("ru", "2009-03", "март 2009"),
        ("kk", "2009-03", "2009 ж. наурыз"),
        ("en", "2009", "2009"),
        ("en", "", ""),
        ("en", "2009-13", "2009-13"),
        ("en", "2009-02-31", "2009-02-31"),
        ("en", "spring of 2009", "spring of 2009"),
    ],
)
def test_a_day_is_said_as_exactly_as_it_is_known(language, value, said):
    with translation.override(language):
        assert day(value, with_year=True) == said


def test_since_when_takes_the_case_that_russian_asks_for():
    assert day("2009-03", is_start=True, language="ru") == "марта 2009"


def test_names_of_countries_and_languages_follow_the_reader():
    with translation.override("kk"):
        assert country_name("KZ") == "Қазақстан"
        assert language_name("ru") == "орыс тілі"
    assert country_name("GB", language="ru") == "Великобритания"
    assert country_name("") == ""
    assert own_name("kk") == "Қазақша"
    assert own_name("xx-nonsense") == "xx-nonsense"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_country_can_be_chosen_once(language):
    names = [name for _code, name in countries(language)]

    assert len(names) == len(set(names)) > 240
    assert names[0][0] in "AАА"
