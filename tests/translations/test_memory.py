"""What was translated and approved is offered again, sentence by sentence, and goes when its source goes."""

from uuid import uuid4

import pytest

from shanyrak.translations import approving, claiming, drafting
from shanyrak.translations.asking import ask
from shanyrak.translations.models import Remembered, Translation
from shanyrak.translations.remembering import Memory, recall
from shanyrak.translations.staling import mark_stale, withdraw
from tests.copies.make import NOON, make_user
from tests.translations.test_the_desk import make_translation

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

SOURCE = "We stood together. Our houses still stand."
SAID = "Біз бірге тұрдық. Үйлеріміз әлі орнында."


def test_a_sentence_is_remembered_and_offered_in_another_letter():
    make_remembered()

    other = make_translation("Dear all! Our houses still stand!")

    assert recall(other) == [[], [Memory("Our houses still stand.", "Үйлеріміз әлі орнында.", 100)]]


def make_remembered(source=SOURCE, said=SAID, **fields):
    row, ruth = make_translation(source, **fields), make_user()
    claiming.claim(translation=row, by=ruth, now=NOON)
    drafting.draft(translation=row, text=said, by=ruth, now=NOON)
    return approving.approve(translation=row, by=make_user(), now=NOON)


def test_a_sentence_that_is_like_it_is_offered_with_what_it_was():
    make_remembered()

    ((memory,), _none) = recall(make_translation("We all stood together. Xyz 7."))

    assert (memory.source, memory.text) == ("We stood together.", "Біз бірге тұрдық.")
    assert 70 <= memory.likeness < 100


def test_other_languages_are_not_offered():
    make_remembered()

    assert recall(make_translation(SOURCE, language="ru")) == [[], []]


def test_only_what_a_second_reader_approved_is_remembered():
    row, ruth = make_translation(SOURCE), make_user()
    claiming.claim(translation=row, by=ruth, now=NOON)
    drafting.draft(translation=row, text=SAID, by=ruth, now=NOON)

    assert recall(make_translation(SOURCE)) == [[], []]


def test_a_sentence_that_holds_two_is_not_remembered_as_one():
    make_remembered(said="Біз бірге тұрдық, үйлеріміз де орнында.")

    assert not Remembered.objects.exists()


def test_what_is_withdrawn_is_forgotten():
    withdraw(make_remembered())

    assert not Remembered.objects.exists()
    assert recall(make_translation(SOURCE)) == [[], []]


def test_a_changed_source_keeps_the_pieces_that_still_fit_and_remembers_none():
    row = make_remembered()

    mark_stale(origin="copy", origin_id=row.origin_id, source="We stood together. Nobody left.")

    row.refresh_from_db()
    assert (row.state, row.before, row.pieces) == ("stale", SOURCE, ["Біз бірге тұрдық.", ""])
    assert row.text == SAID
    assert not Remembered.objects.exists()


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [
        ("ky", "Біз бірге тұрдық. Үй орнында.", "Биз бирге турдук. Үй ордунда."),
        ("uk", "Біз бірге тұрдық. Үй орнында.", "Ми стояли разом. Дім на місці."),
        ("ar", "Біз бірге тұрдық. Үй орнында.", "وقفنا معًا. ما زال البيت قائمًا."),
        ("fa", "Біз бірге тұрдық. Үй орнында.", "با هم ایستادیم. خانه پابرجاست."),
    ],
)
def test_turkic_slavic_and_right_to_left_lie_side_by_side(language, source, said):
    row = ask(
        text=source, source_language="kk", language=language, origin="copy", origin_id=uuid4(), now=NOON
    )
    ruth = make_user()
    claiming.claim(translation=row, by=ruth, now=NOON)

    drafted = drafting.draft(translation=row, text=said, by=ruth, now=NOON)

    assert len(drafted.pieces) == 2 and all(drafted.pieces)
    assert Translation.objects.get().text == said


def test_pieces_keep_the_paragraphs_of_the_source():
    row, ruth = make_translation("Dear all!\n\nWe stood together. Stay."), make_user()
    claiming.claim(translation=row, by=ruth, now=NOON)

    drafted = drafting.draft(
        translation=row, pieces=["Сәлем!", "Біз бірге тұрдық, қалыңыздар.", ""], by=ruth, now=NOON
    )

    assert drafted.text == "Сәлем!\n\nБіз бірге тұрдық, қалыңыздар."
    with pytest.raises(drafting.NothingWritten):
        drafting.draft(translation=row, pieces=[" ", "", ""], by=ruth, now=NOON)
