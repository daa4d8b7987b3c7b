"""A letter is composed from what was given, and from nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.composing import (
    Holder,
    LetterParts,
    UnknownLanguage,
    Writer,
    compose,
    languages,
    phrases_of,
    reasons,
    roles,
    salutation,
)

pytestmark = pytest.mark.unit

DEMANDS = ("withdraw the complaint against Saule Ontay", "halt every eviction in Onterek")


def make_parts(**changes):
    given = {
        "language": "en",
        "demands": DEMANDS,
        "case": "On 12 May a court in Kemertas jailed Saule Ontay for ten days.",
        "case_name": "Saule Ontay",
        "holder": Holder(family_name="Tulin", gender="m"),
        "writer": Writer("Ruth Calloway", "Bristol, United Kingdom", "teacher"),
        "reason": "liberty",
        "own_words": "My pupils write letters too.",
    }
    return LetterParts(**(given | changes))


def test_a_letter_in_english():
    letter = compose(make_parts())

    assert letter.subject == "Request concerning Saule Ontay"
    assert (
        letter.body
        == """\
Dear Mr Tulin,

I am Ruth Calloway, and I am writing to you from Bristol, United Kingdom. I am a teacher.

On 12 May a court in Kemertas jailed Saule Ontay for ten days.

I ask you for the following:
1. withdraw the complaint against Saule Ontay
2. halt every eviction in Onterek

I write because nobody should be jailed for speaking up peacefully.

My pupils write letters too.

I would be grateful for your answer to this letter.

Yours sincerely,
Ruth Calloway
Bristol, United Kingdom
"""
    )


def test_a_letter_in_russian_keeps_names_as_given_and_own_words_as_written():
    letter = compose(
        make_parts(
            language="ru",
            demands=("Освободить Сауле Онтай.",),
            case="",
            reason="",
            case_name="Сауле Онтай",
            holder=Holder(family_name="Тулин", gender="m"),
            writer=Writer("Рут Кэллоуэй", "Бристоль, Великобритания", "teacher"),
            own_language="en",
        )
    )

    assert (
        letter.body
        == """\
Уважаемый господин Тулин!

Меня зовут Рут Кэллоуэй (Бристоль, Великобритания). Я преподаю в школе.

Прошу Вас о следующем:
1. Освободить Сауле Онтай.

Добавлю своими словами:

My pupils write letters too.

Прошу Вас ответить на это письмо.

С уважением,
Рут Кэллоуэй
Бристоль, Великобритания
"""
    )


def test_a_letter_in_kazakh():
    letter = compose(
        make_parts(
            language="kk-KZ",
            demands=("Үйлерді бұзуды тоқтату", "Сәуле Онтайды босату"),
            case="",
            case_name="Сәуле Онтай",
            holder=Holder(family_name="Тулин", gender="m"),
            writer=Writer("Рут Кэллоуэй", "Бристоль"),
            reason="",
            own_words="",
        )
    )

    assert letter.subject == "Өтініш: Сәуле Онтай"
    assert letter.body.startswith("Құрметті Тулин мырза!\n\nМенің атым-жөнім – Рут Кэллоуэй (Бристоль).")
    assert "Сізден мыналарды сұраймын:\n1. Үйлерді бұзуды тоқтату\n2. Сәуле Онтайды босату" in letter.body
    assert letter.body.endswith("Құрметпен,\nРут Кэллоуэй\nБристоль\n")


@pytest.mark.parametrize(
    ("language", "holder", "greeting"),
    [
        ("en", Holder(title="Mayor"), "Dear Mayor,"),
        ("en", Holder(full_name="Oleg Tulin"), "Dear Oleg Tulin,"),
        ("en", Holder(), "To whom it may concern,"),
        ("en", Holder(family_name="Tulin"), "To whom it may concern,"),
        ("ru", Holder(family_name="Тулина", gender="f"), "Уважаемая госпожа Тулина!"),
        ("ru", Holder(full_name="Олег Тулин"), "Уважаемые дамы и господа!"),
        ("ru", Holder(title="аким", gender="m"), "Уважаемый господин аким!"),
        ("kk", Holder(title="әкім"), "Құрметті әкім!"),
        ("kk", Holder(family_name="Тулина", gender="f"), "Құрметті Тулина ханым!"),
        ("de", Holder(family_name="Tulin", gender="f"), "Sehr geehrte Frau Tulin,"),
        ("fr", Holder(title="le Maire", gender="m", family_name="Tulin"), "Monsieur,"),
        ("fr", Holder(title="le Maire", gender="m"), "Monsieur le Maire,"),
        ("tr", Holder(family_name="Tulin", gender="m"), "Sayın Tulin,"),
        ("en", Holder(full_name="{title} {name}", title=""), "Dear {title} {name},"),
    ],
)
def test_an_office_is_greeted_from_what_is_known_of_it(language, holder, greeting):
    assert salutation(language, holder) == greeting


def test_a_salutation_that_the_office_wants_is_used():
    assert compose(make_parts(salutation="Your Worship,")).body.startswith("Your Worship,\n\nI am Ruth")


def test_demands_stand_in_the_writers_order_and_without_marks_of_their_own():
    letter = compose(make_parts(demands=("• second", "1. first", "", "2.5 million back", "– third")))

    assert "1. second\n2. first\n3. 2.5 million back\n4. third\n" in letter.body


def test_a_person_who_gives_no_name_signs_with_none():
    letter = compose(make_parts(writer=Writer(), own_words="", reason="", case=""))

    assert "My name" not in letter.body
    assert letter.body.endswith("Yours sincerely,\n")


def test_a_role_or_reason_of_ones_own_stands_as_written():
    letter = compose(make_parts(writer=Writer("Ruth", "", "I grew up there."), reason="My aunt lives there."))

    assert "I am Ruth. I grew up there." in letter.body
    assert "\n\nMy aunt lives there.\n\n" in letter.body


def test_german_goes_on_in_lower_case_only_after_a_comma():
    parts = {"language": "de", "writer": Writer("Ruth Calloway", "Bristol")}

    assert "Tulin,\n\nmein Name ist" in compose(make_parts(**parts)).body
    assert "Guten Tag!\n\nMein Name ist" in compose(make_parts(**parts, salutation="Guten Tag!")).body


def test_a_language_without_phrases_is_said_so():
    with pytest.raises(UnknownLanguage):
        compose(make_parts(language="xx"))


@pytest.mark.parametrize("language", languages())
def test_every_language_offers_the_same_choices(language):
    phrases = phrases_of(language)

    assert set(roles(language)) == set(roles("en"))
    assert set(reasons(language)) == set(reasons("en"))
    assert set(phrases.call) == set(phrases_of("en").call)
    assert "{name}" in phrases.introduction and "{place}" in phrases.introduction
    assert "{name}" in phrases.introduction_without_place and "{case}" in phrases.subject


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    language=st.sampled_from(languages()),
    demands=st.lists(words, max_size=5),
    own=words,
    name=words,
    place=words,
)
def test_nothing_is_lost_and_nothing_is_left_to_fill_in(language, demands, own, name, place):
    letter = compose(
        LetterParts(
            language=language, demands=tuple(demands), own_words=own, writer=Writer(name=name, place=place)
        )
    )

    assert own.strip() in letter.body
    assert " ".join(name.split()) in letter.body
    assert "\n\n\n" not in letter.body
    if "{" not in "".join([*demands, own, name, place]):
        assert "{" not in letter.body
