"""The partner brings words and fetches sheets; an office's answer is shown to everybody once, by two."""

import io
import zipfile

import pyrage
import pytest
from django.urls import reverse
from django.utils import timezone

from shanyrak.bulletins.models import Taking
from shanyrak.letters.models import AnswerPool
from shanyrak.outcomes.models import ShownAnswer, Thanks, Voice
from shanyrak.people.models import Partner, Role
from shanyrak.translations.models import Translation
from tests import make
from tests.bulletins.test_sheets import make_bulletin, make_carried, translate_row
from tests.desk.conftest import signed_in, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def baker():
    return signed_in(staff(Role.PARTNER, username="baker"))


def test_a_partner_notes_a_key_fetches_a_sealed_bulletin_and_says_how_many(baker):
    identity = pyrage.x25519.Identity.generate()
    bulletin, unapproved = make_carried(), make_bulletin()
    fetch = reverse("desk:partner_bulletin", args=[bulletin.pk])
    assert "age1" not in baker.get(reverse("desk:partner")).content.decode().split("<h2>")[1]
    assert baker.get(fetch).status_code == 302

    baker.post(reverse("desk:partner_key"), {"public_key": str(identity.to_public())})
    sealed = baker.get(fetch)
    assert zipfile.ZipFile(io.BytesIO(pyrage.decrypt(sealed.content, [identity]))).namelist()
    assert baker.get(reverse("desk:partner_bulletin", args=[unapproved.pk])).status_code == 404

    baker.post(reverse("desk:partner_took", args=[bulletin.pk]), {"sheets": "40", "taken_on": "2026-11-22"})
    assert Taking.objects.get().partner == Partner.objects.get(account__username="baker")


def test_a_partner_sees_no_letter_no_sender_and_no_list(baker):
    for name in ("copies", "translations", "bulletins", "voices", "arrivals", "outcomes"):
        assert baker.get(reverse(f"desk:{name}")).status_code == 403


def test_what_residents_say_goes_from_the_partner_to_those_who_wrote(baker, desk, tomas):
    appeal = make.make_appeal(now=timezone.now())
    make.make_confirmed_letter(appeal, consents={"news": "Write to me"}, now=timezone.now())
    baker.post(
        reverse("desk:say"),
        {
            "appeal": appeal.pk,
            "kind": "question",
            "language": "kk",
            "text": "Сіздерде қалай? +7 727 271 65 57",
        },
    )
    voice = Voice.objects.get()
    page = reverse("desk:voice", args=[voice.pk])
    assert "Сіздерде қалай?" in desk.get(page).content.decode()

    assert "a telephone" in desk.post(page, {"do": "release", "text": "+7 727 271 65 57"}).content.decode()
    desk.post(page, {"do": "release", "text": "Сіздерде қалай?"})
    thanks = Thanks.objects.get()
    translate_row(Translation.objects.get(origin="thanks"), "How is it where you live?")
    signed_in(tomas).post(reverse("desk:send_thanks", args=[thanks.pk]))

    thanks.refresh_from_db()
    assert (thanks.kind, thanks.state) == ("question", "sent")
    assert "Nothing of it is kept" in desk.get(page).content.decode()


def test_an_answer_is_shown_once_translated_with_our_reply(client, desk, tomas):
    appeal = make.make_appeal(now=timezone.now())
    pool = AnswerPool.objects.create(
        appeal=appeal, office=appeal.targets.first().office, text="Dear [name], the court decides.",
        came_by="post", first_at=timezone.now(),
    )  # fmt: skip
    page = reverse("desk:answer", args=[pool.pk])

    desk.post(page, {"do": "for_all", "text": "The court decides.", "language": "en"})
    assert not ShownAnswer.objects.exists()
    desk.post(page, {"do": "for_all", "text": "[…] the court decides.", "language": "en"})
    desk.post(page, {"do": "show"})
    public = reverse("pages:appeal", args=[appeal.number])
    assert "the court decides" not in client.get(public).content.decode()

    signed_in(tomas).post(page, {"do": "show"})
    assert "the court decides" in client.get(public).content.decode()


def test_an_appeal_s_words_are_asked_for_and_come_back_as_a_draft(desk):
    appeal = make.make_appeal(now=timezone.now())
    page = reverse("desk:translated_words", args=[appeal.number])

    desk.post(page, {"language": "kk"})
    for row in Translation.objects.filter(origin="words"):
        translate_row(row, row.source)
    assert "Write it as a draft" in desk.get(page).content.decode()
    desk.post(page, {"language": "kk", "do": "put"})

    assert appeal.pages.filter(locale__language_code="kk").exists() and appeal.words_in("kk") is None
