"""Two readings of one text: both are kept, a third person decides. And letters that say the same are gathered."""

import pytest
from django.db import IntegrityError, transaction

from shanyrak.appeals.models import Appeal
from shanyrak.translations import approving, claiming, disputing, gathering, glossing
from shanyrak.translations.asking import ask_for_released_copies
from shanyrak.translations.models import Remembered, Term, Translation
from shanyrak.translations.staling import withdraw
from tests.copies.make import NOON, make_appeal, make_released, make_user
from tests.translations.test_the_desk import make_drafted, make_translation

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def make_disputed(text="Біз қосыла тұрдық."):
    return disputing.dispute(translation=make_drafted(), text=text, by=make_user(), now=NOON)


@pytest.mark.parametrize(
    ("is_first", "said", "other"),
    [(True, "Біз бірге тұрдық.", "Біз қосыла тұрдық."), (False, "Біз қосыла тұрдық.", "Біз бірге тұрдық.")],
)
def test_a_third_person_decides_and_both_readings_are_kept(is_first, said, other):
    third = make_user()

    row = disputing.decide(translation=make_disputed(), is_first=is_first, by=third, now=NOON)

    assert (row.state, row.text, row.other_text, row.reviewer) == ("approved", said, other, third)
    assert Remembered.objects.get().text == said


def test_neither_of_the_two_decides():
    row = make_disputed()

    for one in (row.translator, row.other_by):
        with pytest.raises(approving.SamePerson):
            disputing.decide(translation=row, is_first=True, by=one, now=NOON)
    with pytest.raises(IntegrityError, match="third_person"), transaction.atomic():
        Translation.objects.filter(pk=row.pk).update(
            state="approved", approved_at=NOON, reviewer=row.other_by
        )


def test_another_reading_says_something_else():
    with pytest.raises(disputing.SameReading):
        make_disputed("Біз бірге тұрдық.")
    with pytest.raises(disputing.NotDisputed):
        disputing.decide(translation=make_drafted(), is_first=True, by=make_user(), now=NOON)


# --- forty more say this ---


LETTER = (
    "Dear neighbours of Onterek, I am writing from far away because I read how you stood before your houses all night, "
    "and I want you to know that we tell everybody here about you and write to the mayor every week until he answers."
)


def make_letters(count=4):
    appeal = make_appeal()
    for number in range(count):
        make_released(appeal, text=LETTER if number else LETTER.replace("every week", "each week"))
    make_released(
        appeal, text="Something of one's own, about a dog that guards a door and a long winter night."
    )
    ask_for_released_copies(now=NOON)
    return list(Translation.objects.order_by("asked_at", "pk"))


def test_letters_that_say_the_same_are_counted_with_one():
    lead, *others, own = make_letters()

    like = gathering.alike_to(lead)
    assert like == others and own not in like
    assert (
        gathering.gather(translation=lead, chosen=[each.pk for each in like], by=make_user(), now=NOON) == 3
    )
    assert {row.pk for row in Translation.objects.open()} == {lead.pk, own.pk}


def test_one_is_taken_out_again_and_all_are_when_the_first_is_withdrawn():
    lead, *others, _own = make_letters()
    gathering.gather(translation=lead, chosen=[each.pk for each in others], by=make_user(), now=NOON)

    gathering.take_out(translation=others[0], by=make_user(), now=NOON)
    assert lead.gathered.count() == 2

    withdraw(Translation.objects.get(pk=lead.pk))
    assert Translation.objects.open().count() == 4


def test_a_letter_that_comes_later_is_counted_with_the_one_that_was_translated():
    lead, other, own = make_letters(2)
    claiming.claim(translation=lead, by=make_user(), now=NOON)

    assert (gathering.leads_for(other), gathering.leads_for(own)) == ([lead], [])
    assert gathering.gather(translation=lead, chosen=[other.pk], by=make_user(), now=NOON) == 1


def test_nothing_is_gathered_that_does_not_wait():
    lead, *_others, own = make_letters(2)

    with pytest.raises(gathering.NoneChosen):
        gathering.gather(translation=lead, chosen=[lead.pk], by=make_user(), now=NOON)
    withdraw(own)
    with pytest.raises(gathering.CannotLead):
        gathering.gather(translation=own, chosen=[lead.pk], by=make_user(), now=NOON)


# --- the words of a case ---


def test_a_term_is_said_alike_in_all_appeals_of_a_case_and_set_anew_it_changes():
    appeal = make_appeal()
    row = make_translation("The town hall is silent.")
    Translation.objects.filter(pk=row.pk).update(appeal_number=appeal.number)
    row.refresh_from_db()

    for said in ("қалалық әкімдік", "әкімдік"):
        glossing.set_term(translation=row, term="town  hall", said=said, by=make_user(), now=NOON)

    assert [(term.term, term.translation) for term in glossing.terms_for(row)] == [("town hall", "әкімдік")]
    glossing.set_term(translation=row, term="Town hall", said="", by=make_user(), now=NOON)
    assert not Term.objects.exists()


def test_a_term_needs_a_word_and_a_case():
    assert not Appeal.objects.exists()
    with pytest.raises(glossing.NoTerm):
        glossing.set_term(translation=make_translation(), term=" ", said="x", by=make_user(), now=NOON)
    with pytest.raises(glossing.NoCase):
        glossing.set_term(translation=make_translation(), term="x", said="x", by=make_user(), now=NOON)
