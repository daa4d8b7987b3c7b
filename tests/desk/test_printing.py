"""Paper at the desk: nothing is printed twice unseen, and nothing that was stopped is posted."""

import io
from dataclasses import replace

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from shanyrak.appeals.stopping import hold
from shanyrak.channels.post import PrintTray
from shanyrak.outbox import carriers
from shanyrak.outbox.addressing import envelope_of, freeze
from tests.make import deliveries_of, make_appeal, make_confirmed_letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_home_of_its_own(settings, tmp_path):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=tmp_path, is_sandbox=True)
    carriers.forget_carriers()
    yield
    carriers.forget_carriers()


def text_of(answer) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


@pytest.fixture
def tray():
    """Two letters that nobody's delivery made."""
    from shanyrak.craft.printing.letter import LetterSheet, letter_pdf

    tray = PrintTray(settings.ENVIRONMENT.print_tray)
    for name in ("letter-a", "letter-b"):
        tray.put(tray.draft(name, letter_pdf(LetterSheet((name,), f"Words of {name}"))), name)
    return tray


def test_a_batch_is_taken_printed_counted(desk, tray):
    page = desk.post(reverse("desk:take_batch"), follow=True).content.decode()
    assert "Letters: 2." in page and "1-002" in page
    assert desk.get(reverse("desk:batch_letters", args=[1])).status_code == 404

    desk.post(reverse("desk:print_letters", args=[1]))
    text = text_of(desk.get(reverse("desk:batch_letters", args=[1])))
    assert "Words of letter-a" in text and "1-001" in text and "1-002" in text
    assert "1-002" in text_of(desk.get(reverse("desk:batch_list", args=[1])))

    page = desk.post(
        reverse("desk:count_batch", args=[1]), {"counted": "2", "last": "1-002"}, follow=True
    ).content.decode()
    assert "It agrees with the list." in page


def test_to_print_them_again_somebody_says_why(desk, tray):
    desk.post(reverse("desk:take_batch"))
    desk.post(reverse("desk:print_letters", args=[1]))

    refused = desk.post(reverse("desk:print_letters", args=[1]), follow=True).content.decode()
    page = desk.post(
        reverse("desk:print_letters", args=[1]), {"why": "All blank"}, follow=True
    ).content.decode()

    assert "It was not printed again" in refused
    assert "All blank" in page and "(marta)" in page


def test_a_spoiled_paper_is_given_once_more_and_no_other(desk, tray):
    desk.post(reverse("desk:take_batch"))

    desk.post(reverse("desk:spoil_paper", args=[1]), {"serial": "1-002", "why": "Coffee"})

    assert "1-002/2" in text_of(desk.get(reverse("desk:spoiled_paper", args=[1, "1-002"])))
    assert desk.get(reverse("desk:spoiled_paper", args=[1, "1-001"])).status_code == 404
    page = desk.post(
        reverse("desk:spoil_paper", args=[1]), {"serial": "1-009", "why": "Coffee"}, follow=True
    ).content.decode()
    assert "no letter of this batch has this serial" in page


def test_a_wrong_count_is_said_before_anything_is_posted(desk, tray):
    desk.post(reverse("desk:take_batch"))

    page = desk.post(
        reverse("desk:count_batch", args=[1]), {"counted": "three", "last": "1-002"}, follow=True
    ).content.decode()

    assert "It does not agree with the list. Post nothing yet" in page


def test_an_empty_tray_makes_no_batch(desk):
    page = desk.post(reverse("desk:take_batch"), follow=True).content.decode()

    assert "No batch was made" in page
    assert desk.get(reverse("desk:print_batch", args=[1])).status_code == 404


def test_only_organisers_take_paper(tray, translator):
    from tests.desk.conftest import signed_in

    assert signed_in(translator).post(reverse("desk:take_batch")).status_code == 403


def test_labels_and_list_name_the_office_and_never_the_writer(desk):
    _posted_letter()
    desk.post(reverse("desk:take_batch"))

    labels = text_of(desk.get(reverse("desk:batch_labels", args=[1, "a4-24"])))
    listed = text_of(desk.get(reverse("desk:batch_list", args=[1])))

    for text in (labels, listed):
        assert "4 Mira Square" in text and "1-001" in text
        assert "Calloway" not in text
    assert desk.get(reverse("desk:batch_labels", args=[1, "a5-1"])).status_code == 404


def test_a_letter_of_a_held_appeal_stays_in_the_tray(desk, marta):
    appeal = _posted_letter()
    hold(appeal=appeal, because="We ask first", by=marta)

    page = desk.post(reverse("desk:take_batch"), follow=True).content.decode()

    assert "No batch was made" in page


def test_an_appeal_held_after_the_batch_was_taken_takes_its_letters_out_of_it(desk, marta, tray):
    appeal = _posted_letter()
    desk.post(reverse("desk:take_batch"))
    hold(appeal=appeal, because="We ask first", by=marta)

    page = desk.get(reverse("desk:print_batch", args=[1])).content.decode()
    desk.post(reverse("desk:print_letters", args=[1]))
    letters = PdfReader(io.BytesIO(desk.get(reverse("desk:batch_letters", args=[1])).content))

    assert "Do not post" in page
    assert len(letters.pages) == 2  # those of the tray that are nobody's


def test_letter_list_and_label_say_whom_it_is_for(desk):
    _posted_letter()
    desk.post(reverse("desk:take_batch"))
    desk.post(reverse("desk:print_letters", args=[1]))

    for view in ("batch_letters", "batch_list"):
        assert "Mayor of Kemertas" in text_of(desk.get(reverse(f"desk:{view}", args=[1])))
    assert "Mayor of Kemertas" in text_of(desk.get(reverse("desk:batch_labels", args=[1, "a4-24"])))


def _posted_letter():
    """A letter as the sender leaves it: its envelope frozen, its sheet in the tray."""
    now = timezone.now()
    letter = make_confirmed_letter(make_appeal(now=now), channels=("post",), now=now)
    delivery = deliveries_of(letter).get()
    delivery.envelope = freeze(envelope_of(delivery, now=now))
    delivery.save(update_fields=["envelope"])
    carriers.carrier_for("post").offer(envelope_of(delivery, now=now)).commit()
    return letter.appeal
