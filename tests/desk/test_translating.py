"""The translators' desk by its pages: sentence by sentence, with what is remembered, and without any sender."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from shanyrak.people.models import Role
from shanyrak.translations.asking import ask
from shanyrak.translations.models import Term, Translation
from tests import make
from tests.desk.conftest import signed_in, staff

pytestmark = pytest.mark.django_db

SOURCE = "We stood together in Onterek. Our houses still stand."
SAID = ["Өнтеректе бірге тұрдық.", "Үйлеріміз әлі орнында."]


def asked(source: str = SOURCE, number: int | None = None) -> Translation:
    return ask(
        text=source, source_language="en", language="kk", origin="copy", origin_id=uuid4(),
        appeal_number=number, now=timezone.now(),
    )  # fmt: skip


def at(name: str, row: Translation) -> str:
    return reverse(f"desk:{name}", args=[row.pk])


def drafted(client, pieces=SAID, **fields) -> Translation:
    row = asked(**fields)
    client.post(at("claim_translation", row))
    client.post(at("translation", row), {f"piece-{n}": piece for n, piece in enumerate(pieces, 1)})
    row.refresh_from_db()
    return row


def test_what_was_approved_is_offered_and_put_in(desk, tomas):
    row = drafted(desk)
    assert (row.state, row.text) == ("drafted", " ".join(SAID))
    signed_in(tomas).post(at("judge_translation", row), {"approve": "1"})

    other = asked("Our houses still stand. Stay.")
    desk.post(at("claim_translation", other))
    page = desk.get(at("translation", other)).content.decode()
    assert "Translated before" in page and SAID[1] in page

    desk.post(at("translation", other), {"piece-1": "", "piece-2": "Қалыңыз.", "use": f"1:{SAID[1]}"})
    other.refresh_from_db()
    assert (other.state, other.pieces) == ("claimed", [SAID[1], "Қалыңыз."])
    desk.post(at("translation", other), {"piece-1": "", "piece-2": "Қал.", "use_same": "1"})
    other.refresh_from_db()
    assert other.pieces == [SAID[1], "Қал."]


def test_two_readings_and_a_third_person(desk, tomas):
    row = drafted(desk)
    second, third = signed_in(tomas), signed_in(staff(Role.TRANSLATOR, username="saule"))

    second.post(at("dispute_translation", row), {"piece-1": "Біз бірге болдық.", "piece-2": SAID[1]})
    assert "Approve the reading of" not in second.get(at("translation", row)).content.decode()
    assert "Approve the reading of tomas" in third.get(at("translation", row)).content.decode()
    third.post(at("decide_translation", row), {"reading": "second"})

    row.refresh_from_db()
    assert (row.state, row.text) == ("approved", f"Біз бірге болдық. {SAID[1]}")


def test_a_term_of_the_case_is_marked_for_everybody(desk):
    row = asked(number=make.make_appeal(now=timezone.now()).number)

    desk.post(at("set_term", row), {"term": "Onterek", "said": "Өнтерек", "note": "not Онтерек"})

    page = desk.get(at("translation", row)).content.decode()
    assert Term.objects.count() == 1
    assert '<mark class="own">Onterek</mark>' in page and "not Онтерек" in page


def test_without_a_machine_none_is_offered_and_one_that_is_silent_loses_nothing(desk, settings):
    row = asked()
    desk.post(at("claim_translation", row))
    assert "Ask the machine" not in desk.get(at("translation", row)).content.decode()

    settings.SHANYRAK_TRANSLATE_URL = "http://127.0.0.1:1"
    page = desk.post(at("translation", row), {"piece-1": SAID[0], "piece-2": "", "suggest": "1"})

    assert "The machine did not answer" in page.content.decode() and SAID[0] in page.content.decode()


def test_who_reads_two_languages_is_shown_texts_in_these(translator):
    asked()
    translator.reads = "en ru"
    translator.save()

    page = signed_in(translator).get(reverse("desk:translations")).content.decode()

    assert "We stood together" not in page
