"""Thirty seconds on the telephone."""

import pytest

from shanyrak.craft.composing import CallParts, languages, phone_script
from shanyrak.craft.composing.script import SECONDS

pytestmark = pytest.mark.unit


def make_parts(**changes):
    given = {
        "caller_language": "en",
        "office_language": "ru",
        "demands": {
            "en": ("withdraw the complaint", "halt the evictions"),
            "ru": ("Отозвать заявление.", "Остановить выселения."),
        },
        "office": {"en": "the mayor", "ru": "аким"},
        "names": ("Сауле Онтай",),
        "name": "Ruth Calloway",
        "place": "Bristol",
    }
    return CallParts(**(given | changes))


def test_every_line_stands_in_both_languages_and_can_be_read_aloud():
    script = phone_script(make_parts())

    assert script.lines[0].text == "Здравствуйте. Меня зовут Ruth Calloway."
    assert script.lines[0].meaning == "Good day. My name is Ruth Calloway."
    assert script.lines[-2].text == "Остановить выселения."
    assert script.lines[-2].meaning == "halt the evictions"
    assert script.lines[-2].sound == "os-ta-no-veet vi-se-le-nee-ya"
    assert script.sounds == (("Сауле Онтай", "sa-oo-le on-tay"),)
    assert script.seconds <= SECONDS


def test_only_what_fits_into_thirty_seconds_is_asked():
    demands = tuple(f"please do the {number} thing which is quite long to say aloud" for number in range(20))

    script = phone_script(make_parts(office_language="en", demands={"en": demands}))

    assert script.seconds <= SECONDS
    assert demands[0] in script.text and demands[-1] not in script.text


def test_one_demand_is_asked_however_long():
    assert (
        "word word" in phone_script(make_parts(office_language="en", demands={"en": ("word " * 200,)})).text
    )


def test_without_words_in_the_offices_language_the_script_stays_in_the_callers():
    script = phone_script(make_parts(demands={"en": ("halt the evictions",)}))

    assert script.language == "en"
    assert all(not line.meaning and not line.sound for line in script.lines)


def test_without_demands_in_the_callers_language_nothing_is_set_beside_the_wrong_line():
    script = phone_script(make_parts(demands={"ru": ("Остановить выселения.",)}, office={"ru": "аким"}))

    assert {line.meaning for line in script.lines} == {""}


def test_a_nameless_caller_gives_no_name():
    assert phone_script(make_parts(name="", place="")).lines[0].text == "Здравствуйте."


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_likely_replies(language):
    demands = {language: ("…",), "en": ("…",)}
    script = phone_script(make_parts(office_language=language, demands=demands))

    assert [reply.key for reply in script.replies] == ["who", "pass_on", "later", "write", "wrong"]
    assert all(reply.they_say.text and reply.you_say.text for reply in script.replies)
