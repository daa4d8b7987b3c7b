"""Whoever reads in another language gets what two people stand for, or the words as they were written."""

from uuid import uuid4

import pytest

from shanyrak.translations.asking import ask
from shanyrak.translations.finding import in_every_language, translations_of, words_in
from tests.copies.make import NOON
from tests.translations.test_the_desk import make_approved, make_translation

pytestmark = [pytest.mark.django_db, pytest.mark.unit]
WRITTEN, SAID = "We stood together.", "Біз бірге тұрдық."


def test_what_two_people_stand_for_is_read():
    row = make_approved()

    assert words_in("kk", text=WRITTEN, own="en", origin="copy", origin_id=row.origin_id) == (SAID, "kk")


def test_until_then_it_is_read_as_it_was_written():
    row = make_translation()

    assert words_in("kk", text=WRITTEN, own="en", origin="copy", origin_id=row.origin_id) == (WRITTEN, "en")


def test_what_is_in_that_language_stays_as_it_is():
    row = make_approved()

    assert words_in("en-GB", text=WRITTEN, own="en", origin="copy", origin_id=row.origin_id) == (
        WRITTEN,
        "en",
    )


def test_a_translation_of_other_words_is_none():
    row = make_approved()

    now = "We stood together, and sang."
    assert words_in("kk", text=now, own="en", origin="copy", origin_id=row.origin_id) == (now, "en")
    assert translations_of({row.origin_id: now}, language="kk", origin="copy") == {}


def test_many_texts_are_found_in_one_question(django_assert_num_queries):
    first, second = make_approved(), make_approved()
    texts = {first.origin_id: WRITTEN, second.origin_id: WRITTEN, uuid4(): WRITTEN}

    with django_assert_num_queries(1):
        found = translations_of(texts, language="kk", origin="copy")

    assert set(found) == {first.origin_id, second.origin_id}


def test_every_language_that_is_ready_is_given_and_its_own():
    row = make_approved()
    ask(
        text=WRITTEN,
        source_language="en",
        language="ru",
        origin="copy",
        origin_id=row.origin_id,
        now=NOON,
    )

    said = in_every_language(text=WRITTEN, own="en", origin="copy", origin_id=row.origin_id)

    assert said == {"en": WRITTEN, "kk": SAID}
