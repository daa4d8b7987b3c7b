"""What an office answered stands once on the appeal's page, in its own words, translated, with our reply."""

import pytest
from django.db import IntegrityError, transaction

from shanyrak.letters import answering
from shanyrak.letters.models import AnswerPool
from shanyrak.outcomes import showing
from shanyrak.outcomes.models import ShownAnswer
from shanyrak.targets.models import Office
from shanyrak.translations.finding import words_in
from shanyrak.translations.models import Translation
from tests.bulletins.test_sheets import translate_row
from tests.copies.make import NOON, make_appeal, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

ANSWER = "Dear [name], your letter was read. The court is independent."


def make_pool(text=ANSWER):
    office = Office.objects.create(created_at=NOON)
    return AnswerPool.objects.create(
        appeal=make_appeal(), office=office, text=text, came_by="post", first_at=NOON
    )


def make_shown(pool=None, text="[…] The court is independent.", by=None):
    return showing.write_for_all(
        pool=pool or make_pool(), text=text, language="en", by=by or make_user(), now=NOON
    )


def test_two_stand_for_it_and_it_is_asked_for_in_the_residents_language():
    shown = make_shown()

    assert showing.show(shown=shown, by=make_user(), now=NOON) == 1
    row = Translation.objects.get(origin="answer")
    assert (row.language, row.source) == ("kk", "[…] The court is independent.")
    translate_row(row, "[…] Сот тәуелсіз.")
    said = words_in("kk", origin="answer", origin_id=shown.pool_id, text=shown.text, own="en")
    assert said == ("[…] Сот тәуелсіз.", "kk")


def test_words_that_the_office_did_not_write_are_not_shown_as_its_own():
    with pytest.raises(showing.NotInTheAnswer):
        make_shown(text="The court is not independent.")
    with pytest.raises(showing.NothingToShow):
        make_shown(text=" […] ")


def test_nobody_shows_their_own_choice_and_nothing_changes_afterwards():
    marta = make_user()
    shown = make_shown(by=marta)
    with pytest.raises(showing.SamePerson):
        showing.show(shown=shown, by=marta, now=NOON)

    showing.show(shown=shown, by=make_user(), now=NOON)

    with pytest.raises(showing.AlreadyShown):
        make_shown(shown.pool)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ShownAnswer.objects.update(text="x")


def test_a_reply_that_comes_later_is_asked_for_too():
    pool = make_pool()
    showing.show(shown=make_shown(pool), by=make_user(), now=NOON)
    written = answering.write_reply(
        pool=pool, text="We hold you to it.", language="en", by=make_user(), now=NOON
    )
    answering.send_reply(pool=written or pool, by=make_user(), now=NOON)

    showing.ask_for_late_replies(now=NOON)

    assert Translation.objects.get(origin="reply").source == "We hold you to it."
