"""A text is cut where sentences end in its script, and nothing of it is ever lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.sentences import aligned, cut, key_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We stood together. Our houses stand!", 2),
        ("They told us. We came.", 2),
        ("وقفنا معًا. ما زال البيت قائمًا.", 2),
        ("Dear Mr Tulin,\n\nrelease her. Thank you.\n", 3),
        ("I met A. Nur at 5 Lake St. yesterday. She is well.", 2),
        ("Уважаемый г. Тулин! Она живёт на ул. Абая. Отпустите её.", 3),
        ("Біз біргеміз. «Біздікі.» Сәлем!", 3),
        ("Kırgız kardeşlerim! İyi misiniz? Selam.", 3),
        ("Ижараны токтоткула. Үй биздики.", 2),
        ("نحن معكم. هل أنتم بخير؟ سلام", 3),
        ("שלום לכם. אנחנו אתכם!", 2),
        ("ہم ساتھ ہیں۔ سلام۔", 2),
        ("私たちは一緒です。頑張って。", 2),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_each_script_ends_its_sentences_in_its_own_way(text, sentences):
    assert len(cut(text).sentences) == sentences


@given(st.text(alphabet="aб. !?\n«»…。 \t؟Aүן1", max_size=60))
@settings(max_examples=100, derandomize=True)
def test_what_is_cut_is_put_together_again_letter_for_letter(text):
    pieces = cut(text)

    assert pieces.joined(pieces.sentences) == text
    assert all(sentence.strip() == sentence and sentence for sentence in pieces.sentences)


def test_two_sentences_may_become_one():
    assert cut("One. Two.\n\nThree.").joined(["Бір және екі.", "", "Үш."]) == "Бір және екі.\n\nҮш."


def test_a_whole_translation_is_laid_beside_its_source_where_they_match():
    assert aligned("One. Two.", "Бір. Екі.") == ["Бір.", "Екі."]
    assert aligned("One. Two.", "Бір және екі.") == ["Бір және екі.", ""]


def test_case_and_final_stops_make_no_other_sentence():
    assert key_of("We stand.") == key_of("we  STAND!") != key_of("We sit.")
