"""Residents' words reach those who wrote, in their language, with what changed; and nothing of a resident is kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from shanyrak.letters.models import Letter
from shanyrak.outcomes import thanking, voicing
from shanyrak.outcomes.models import Thanks, Voice
from shanyrak.translations.models import Translation
from tests.bulletins.test_sheets import translate_row
from tests.copies.make import NOON, make_appeal, make_development, make_letter, make_user
from tests.outcomes.test_thanks import mails, record, translate

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

WORDS = "Рахмет! Хаттарыңызды бірге оқыдық."


def make_voice(appeal=None, text=WORDS, kind="thanks"):
    return voicing.enter(
        appeal=appeal or make_appeal(), kind=kind, text=text, language="kk", by=make_user(), now=NOON
    )


def test_released_it_goes_to_each_who_wrote_and_its_original_is_destroyed():
    appeal = make_appeal()
    make_letter(appeal, email="ruth@mail.example", language="en")
    voice = make_voice(appeal, f"{WORDS} Сәуле, +7 727 271 65 57")
    assert "271" not in voicing.proposal(voice)

    thanks = voicing.release(voice=voice, text=WORDS, by=make_user(), now=NOON)
    translate(thanks, "en", "Thank you! We read your letters together.")
    thanking.send_thanks(thanks=thanks, by=make_user(), now=NOON)

    voice = Voice.objects.get()
    assert voice.is_erased and not voice.text and voice.state == "released"
    ((_to, language, body),) = mails()
    assert language == "en"
    assert body.startswith("Those for whom you wrote thank you. In their words:\n\nThank you! We read")


def test_how_to_find_a_resident_goes_nowhere():
    with pytest.raises(voicing.TellsWhere):
        voicing.release(voice=make_voice(), text="Call me: +7 727 271 65 57", by=make_user(), now=NOON)
    assert not Thanks.objects.exists() and not Voice.objects.get().is_erased


def test_who_released_it_does_not_send_it():
    organiser = make_user()
    thanks = voicing.release(voice=make_voice(), text=WORDS, by=organiser, now=NOON)

    with pytest.raises(thanking.SamePerson):
        thanking.send_thanks(thanks=thanks, by=organiser, now=NOON)


def test_set_aside_nothing_of_it_is_left():
    voice = make_voice()

    voicing.set_aside(voice=voice, by=make_user(), now=NOON)

    assert Voice.objects.get().is_erased
    with pytest.raises(voicing.VoiceSettled):
        voicing.release(voice=voice, text=WORDS, by=make_user(), now=NOON)
    with pytest.raises(IntegrityError, match="cannot go"), transaction.atomic():
        Voice.objects.update(state="entered", settled_by=None)


@pytest.mark.parametrize(("text", "error"), [(" ", voicing.NothingSaid), ("я" * 5000, voicing.TooLong)])
def test_what_is_no_voice_is_not_kept(text, error):
    with pytest.raises(error):
        make_voice(text=text)


def test_each_reads_what_changed_since_they_wrote_in_their_language():
    appeal = make_appeal()
    make_letter(appeal, email="a@mail.example", language="ru")
    early = make_letter(appeal, email="b@mail.example", language="en")
    Letter.objects.filter(pk=early.pk).update(confirmed_at=NOON - timedelta(days=9))
    before, after = (
        make_development(appeal, text=text, day=day)
        for text, day in (("The court met.", "2026-11-15"), ("She is free.", "2026-11-23"))
    )
    for each, at in ((before, NOON - timedelta(days=7)), (after, NOON + timedelta(days=1))):
        type(each).objects.filter(pk=each.pk).update(recorded_at=at)
    outcome = record(appeal, happened_on="2026-11")
    type(outcome).objects.update(recorded_at=NOON + timedelta(days=1))
    thanks = thanking.write_thanks(appeal=appeal, text="Thanks.", language="en", by=make_user(), now=NOON)
    translate_row(
        Translation.objects.get(origin="development", origin_id=after.pk, language="ru"), "Она свободна."
    )

    thanking.send_thanks(thanks=thanks, by=make_user(), now=NOON)

    (_a, _ru, russian), (_b, _en, english) = mails()
    assert "- 23 ноября: Она свободна.\n" in russian and "The court met" not in russian
    assert "What has happened since you wrote:\n- November 15: The court met.\n" in english
    assert "The eviction was put off." in english
