"""A text is claimed, translated, read by another, approved; nobody sees a sender; nothing goes stale unseen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from shanyrak.copies import releasing
from shanyrak.copies.models import Copy
from shanyrak.translations import approving, claiming, drafting
from shanyrak.translations.asking import (
    NothingToTranslate,
    SameLanguage,
    ask,
    ask_for_developments,
    ask_for_released_copies,
)
from shanyrak.translations.models import TRANSLATION, Translation, TranslationState
from shanyrak.translations.staling import mark_stale
from tests.copies.make import NOON, make_appeal, make_copy, make_development, make_released, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]
LATER = NOON + timedelta(hours=3)


def make_translation(text="We stood together.", language="kk", origin_id=None, now=NOON):
    return ask(
        text=text,
        source_language="en",
        language=language,
        origin="copy",
        origin_id=origin_id or uuid4(),
        now=now,
    )


def make_drafted(text="Біз бірге тұрдық.", **fields):
    ruth = make_user()
    translation = claiming.claim(translation=make_translation(**fields), by=ruth, now=NOON)
    return drafting.draft(translation=translation, text=text, by=ruth, now=NOON)


def make_approved(**fields):
    return approving.approve(translation=make_drafted(**fields), by=make_user(), now=NOON)


def test_a_text_goes_from_hand_to_hand_until_two_stand_for_it():
    ruth, aset = make_user(), make_user()
    translation = make_translation()

    claiming.claim(translation=translation, by=ruth, now=NOON)
    drafting.keep(translation=translation, text="Біз…", by=ruth, now=NOON)
    drafting.draft(translation=translation, text="Біз бірге тұрдық.", by=ruth, now=NOON)
    approving.approve(translation=translation, by=aset, now=NOON)

    approved = Translation.objects.approved().get()
    assert (approved.text, approved.translator, approved.reviewer) == ("Біз бірге тұрдық.", ruth, aset)


def test_asked_twice_it_is_one_translation():
    identifier = uuid4()

    assert make_translation(origin_id=identifier) == make_translation(origin_id=identifier)


@pytest.mark.parametrize(
    ("text", "source", "language", "error"),
    [
        (" ", "en", "kk", NothingToTranslate),
        ("x", "en", "en", SameLanguage),
        ("x", "en-GB", "en", SameLanguage),
    ],
)
def test_what_needs_no_translation_is_not_asked_for(text, source, language, error):
    with pytest.raises(error):
        ask(text=text, source_language=source, language=language, origin="copy", origin_id=uuid4(), now=NOON)


def test_only_one_can_claim_it():
    translation = make_translation()
    claiming.claim(translation=translation, by=make_user(), now=NOON)

    with pytest.raises(claiming.NotOpen):
        claiming.claim(translation=translation, by=make_user(), now=NOON)


def test_a_claim_that_ran_out_is_open_to_all():
    ruth, aset = make_user(), make_user()
    translation = claiming.claim(translation=make_translation(), by=ruth, now=NOON)

    assert claiming.claim(translation=translation, by=aset, now=LATER).translator == aset
    with pytest.raises(claiming.NotYours):
        drafting.draft(translation=translation, text="x", by=ruth, now=LATER)


def test_a_claim_that_ran_out_holds_while_nobody_else_took_it():
    ruth = make_user()
    translation = claiming.claim(translation=make_translation(), by=ruth, now=NOON)

    assert drafting.draft(translation=translation, text="x", by=ruth, now=LATER).state == "drafted"


def test_forgotten_claims_are_opened():
    claiming.claim(translation=make_translation(), by=make_user(), now=NOON)

    assert claiming.return_expired(now=NOON) == 0
    assert claiming.return_expired(now=LATER) == 1
    assert Translation.objects.open().get().translator is None


def test_what_is_given_back_keeps_what_was_written():
    ruth = make_user()
    translation = claiming.claim(translation=make_translation(), by=ruth, now=NOON)
    drafting.keep(translation=translation, text="Біз…", by=ruth, now=NOON)

    claiming.give_back(translation=translation, by=ruth, now=NOON)

    assert Translation.objects.open().get().text == "Біз…"
    with pytest.raises(claiming.NotYours):
        claiming.give_back(translation=translation, by=ruth, now=NOON)


def test_nobody_approves_their_own():
    translation = make_drafted()

    with pytest.raises(approving.SamePerson):
        approving.approve(translation=translation, by=translation.translator, now=NOON)
    with pytest.raises(IntegrityError, match="translation_two_persons"), transaction.atomic():
        Translation.objects.filter(pk=translation.pk).update(
            state="approved", approved_at=NOON, reviewer=translation.translator
        )


def test_the_database_refuses_an_approval_by_nobody():
    translation = make_drafted()

    with pytest.raises(IntegrityError, match="approved by somebody"), transaction.atomic():
        Translation.objects.filter(pk=translation.pk).update(state="approved", approved_at=NOON)


def test_the_database_refuses_other_words_under_an_approval():
    translation = make_approved()

    with pytest.raises(IntegrityError, match="approved as it was"), transaction.atomic():
        Translation.objects.filter(pk=translation.pk).update(text="something else")


def test_the_second_reader_sends_it_back_with_a_word():
    translation = make_drafted()
    with pytest.raises(approving.NoRemark):
        approving.send_back(translation=translation, remark=" ", by=make_user(), now=NOON)

    back = approving.send_back(translation=translation, remark="«Бірге» twice.", by=make_user(), now=NOON)

    assert (back.state, back.remark, back.translator) == ("claimed", "«Бірге» twice.", translation.translator)
    again = drafting.draft(translation=back, text="Бірге тұрдық.", by=translation.translator, now=NOON)
    assert approving.approve(translation=again, by=make_user(), now=NOON).remark == ""


def test_an_empty_translation_is_not_handed_on():
    ruth = make_user()
    translation = claiming.claim(translation=make_translation(), by=ruth, now=NOON)

    with pytest.raises(drafting.NothingWritten):
        drafting.draft(translation=translation, text="  ", by=ruth, now=NOON)


def test_a_changed_source_makes_it_stale_and_it_is_done_again():
    identifier = uuid4()
    translation = make_approved(origin_id=identifier)

    assert mark_stale(origin="copy", origin_id=identifier, source="We stood together. All of us.") == 1
    assert mark_stale(origin="copy", origin_id=identifier, source="We stood together. All of us.") == 0

    stale = Translation.objects.open().get()
    assert (stale.state, stale.text, stale.reviewer) == ("stale", translation.text, None)
    assert claiming.claim(translation=stale, by=make_user(), now=NOON).state == "claimed"


def test_translators_are_offered_the_languages_they_read():
    kazakh, _russian = make_translation(), make_translation(language="ru")

    assert list(Translation.objects.open().readable_by(make_user(reads="en kk"))) == [kazakh]
    assert Translation.objects.open().readable_by(make_user()).count() == 2


def test_released_copies_are_asked_for_once_and_nothing_unreleased_ever():
    appeal = make_appeal()
    released = make_released(appeal, text="Ruth Ashdown: we stood together.", redacted="We stood together.")
    make_released(appeal, text="Біз біргеміз.", language="kk")
    make_copy(appeal, text="nobody has redacted this")

    assert ask_for_released_copies(now=NOON) == 1
    assert ask_for_released_copies(now=NOON) == 0

    asked = Translation.objects.get()
    assert (asked.source, asked.language, asked.origin_id) == ("We stood together.", "kk", released.pk)


def test_a_withdrawn_copy_takes_its_translation_along():
    appeal = make_appeal()
    copy = make_released(appeal)
    ask_for_released_copies(now=NOON)

    releasing.withdraw(copy=Copy.objects.get(pk=copy.pk), by=None, now=NOON)
    ask_for_released_copies(now=NOON)

    gone = Translation.objects.get()
    assert (gone.state, gone.source, gone.text) == ("withdrawn", "", "")


def test_public_developments_are_asked_for_in_the_residents_language():
    appeal = make_appeal()
    make_development(appeal, text="The court met.")
    make_development(appeal, text="Not for the public.", is_public=False)
    make_development(appeal, text="Сот болды.", language="kk")

    assert ask_for_developments(now=NOON) == 1
    assert ask_for_developments(now=NOON) == 0
    assert Translation.objects.get().source == "The court met."


WAYS = {
    "open": [],
    "claimed": ["claimed"],
    "drafted": ["claimed", "drafted"],
    "disputed": ["claimed", "drafted", "disputed"],
    "approved": ["claimed", "drafted", "approved"],
    "gathered": ["gathered"],
    "stale": ["stale"],
    "withdrawn": ["withdrawn"],
}


def _put(translation, state, people):
    fields = {"translator": people[0], "claimed_until": NOON} if state == "claimed" else {}
    if state == "approved":
        fields = {"reviewer": people[2], "approved_at": NOON}
    if state == "disputed":
        fields = {"other_by": people[1], "other_text": "y"}
    fields["gathered_into"] = make_translation() if state == "gathered" else None
    Translation.objects.filter(pk=translation.pk).update(state=state, **fields)


@pytest.mark.parametrize("before", TranslationState.values)
def test_the_database_refuses_every_step_that_is_not_drawn(before):
    people = make_user(), make_user(), make_user()
    for after in TranslationState.values:
        translation = make_translation()
        Translation.objects.filter(pk=translation.pk).update(text="x")
        for step in WAYS[before]:
            _put(translation, step, people)
        if TRANSLATION.allows(before, after):
            _put(translation, after, people)
        else:
            with pytest.raises(IntegrityError, match="cannot go"), transaction.atomic():
                _put(translation, after, people)
