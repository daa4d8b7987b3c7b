"""Two weeks later those who agreed are asked once; what they say is counted, and leads back to nobody."""

from datetime import timedelta

import pytest

from shanyrak.duties.retaining import retain
from shanyrak.letters.models import Letter, SurveyReply
from shanyrak.letters.surveying import (
    CountedBefore,
    NotUnderstood,
    ask_two_weeks_later,
    count_reply,
    letter_asked,
    survey_token,
)
from shanyrak.letters.withdrawing import erase
from shanyrak.outbox.models import Delivery
from shanyrak.people.consenting import record
from shanyrak.people.models import Purpose
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

TWO_WEEKS = NOON + timedelta(days=14)


def agreed(appeal=None, **more) -> Letter:
    return make_confirmed_letter(appeal, consents={Purpose.SURVEY: "Ask me once"}, **more)


def test_only_who_agreed_is_asked_and_once():
    appeal = make_appeal()
    agreed(appeal, email="ruth@mail.example")
    make_confirmed_letter(appeal)

    days = [ask_two_weeks_later(now=NOON + timedelta(days=day)) for day in (13, 14, 15, 16)]

    assert days == [0, 1, 0, 0]
    mail = Delivery.objects.get(origin="survey").message
    assert mail.recipient.open() == "ruth@mail.example"
    assert "/en/questions/" in mail.body.open()


def test_who_took_the_consent_back_or_was_erased_is_not_asked():
    appeal = make_appeal()
    changed, gone = agreed(appeal), agreed(appeal)
    record(
        supporter=changed.supporter, purpose=Purpose.SURVEY, scope=str(appeal.pk), is_given=False, wording="no",
        language="en", now=NOON + timedelta(days=2),
    )  # fmt: skip
    erase(letter=gone, now=NOON + timedelta(days=2))

    assert ask_two_weeks_later(now=TWO_WEEKS) == 0


def test_nobody_is_asked_after_four_weeks():
    agreed()

    assert ask_two_weeks_later(now=NOON + timedelta(days=29)) == 0


def test_a_letter_counts_once_and_leads_back_to_nobody():
    letter = agreed()
    assert letter_asked(survey_token(letter)) == letter and letter_asked("made up") is None

    count_reply(letter=letter, heard="standard", heard_by="email", again="yes")

    with pytest.raises(CountedBefore):
        count_reply(letter=letter, heard="nobody", heard_by="not", again="no")
    with pytest.raises(NotUnderstood):
        count_reply(letter=letter, heard="", heard_by="email", again="yes")
    reply = SurveyReply.objects.get()
    assert reply.heard == "standard"
    assert letter.pk.bytes not in bytes(reply.once_key)


def test_an_address_is_kept_until_its_owner_was_asked_and_no_longer():
    letter = agreed()
    delivery = deliveries_of(letter)
    delivery.update(state="withdrawn", stepped_at=NOON)

    def address(*, after: int) -> str:
        retain(now=NOON + timedelta(days=after))
        letter.supporter.refresh_from_db()
        return letter.supporter.email.open()

    assert address(after=10)
    ask_two_weeks_later(now=TWO_WEEKS)
    assert not address(after=15)
