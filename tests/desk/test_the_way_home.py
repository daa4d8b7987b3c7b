"""From a confirmed letter to the residents' sheet and the thanks, by the pages of the desk."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import ArrivalKind, ArrivalState
from shanyrak.bulletins.models import Bulletin, BulletinState, Taking
from shanyrak.copies.models import Copy, CopyState
from shanyrak.copies.receiving import receive_from_letters
from shanyrak.letters.models import Letter, LetterState
from shanyrak.outbox.models import Delivery
from shanyrak.outcomes.models import Outcome, Thanks, ThanksState
from shanyrak.people.models import Partner
from shanyrak.translations.models import Translation, TranslationState
from tests import make
from tests.desk.conftest import signed_in

WORDS = "My pupils in Bristol write petitions too.\n\nRuth Calloway"


def a_copy() -> Copy:
    now = timezone.now()
    make.make_confirmed_letter(
        consents={"copy": "Give a copy", "news": "Write to me"}, own_words=WORDS, now=now
    )
    receive_from_letters(now=now)
    return Copy.objects.get()


def released(desk: Client) -> Copy:
    copy = a_copy()
    desk.post(
        reverse("desk:copy", args=[copy.pk]),
        {"redacted": "My pupils in [place] write petitions too.", "first_name": "Ruth"},
    )
    desk.post(reverse("desk:release_copy", args=[copy.pk]))
    copy.refresh_from_db()
    return copy


def translated(desk: Client, other: Client) -> Copy:
    copy = released(desk)
    desk.get(reverse("desk:translations"))
    row = Translation.objects.get()
    desk.post(reverse("desk:claim_translation", args=[row.pk]))
    desk.post(reverse("desk:translation", args=[row.pk]), {"text": "Оқушыларым да өтініш жазады."})
    other.post(reverse("desk:judge_translation", args=[row.pk]), {"approve": "1"})
    return copy


def test_what_a_redactor_takes_out_is_marked_and_only_the_rest_is_released(desk):
    copy = released(desk)

    assert copy.state == CopyState.RELEASED
    assert copy.released_text == "My pupils in [place] write petitions too."
    assert {WORDS[mark["start"] : mark["end"]].strip() for mark in copy.marks} >= {"Bristol"}


def test_a_copy_goes_back_to_redaction_and_keeps_what_was_done(desk):
    copy = a_copy()
    address = reverse("desk:copy", args=[copy.pk])
    desk.post(address, {"redacted": "My pupils write.", "first_name": ""})

    desk.post(reverse("desk:return_copy", args=[copy.pk]))

    assert desk.get(address).context["form"].initial["redacted"] == "My pupils write."


def test_a_translation_is_read_by_a_second_person(desk, tomas):
    released(desk)
    desk.get(reverse("desk:translations"))
    row = Translation.objects.get()
    desk.post(reverse("desk:claim_translation", args=[row.pk]))
    desk.post(reverse("desk:translation", args=[row.pk]), {"text": "Оқушыларым"})

    page = desk.post(reverse("desk:judge_translation", args=[row.pk]), {"approve": "1"}, follow=True)
    assert "you proposed this yourself" in page.content.decode()

    other = signed_in(tomas)
    other.post(reverse("desk:judge_translation", args=[row.pk]), {"remark": "The last line is missing."})
    row.refresh_from_db()
    assert row.state == TranslationState.CLAIMED and row.remark == "The last line is missing."


def test_a_sheet_is_assembled_approved_by_another_and_carried(desk, tomas):
    other = signed_in(tomas)
    copy = translated(desk, other)
    partner = Partner.objects.create(name="The baker", language="kk")
    new = reverse("desk:new_bulletin", args=[copy.appeal.number])
    assert "Оқушыларым" in desk.get(new).content.decode()

    desk.post(new, {"title": "Сәлем", "chosen": [str(copy.pk)]})
    bulletin = Bulletin.objects.get()
    approve = reverse("desk:approve_bulletin", args=[bulletin.pk])
    desk.post(approve)
    bulletin.refresh_from_db()
    assert bulletin.state == BulletinState.ASSEMBLED

    other.post(approve)
    desk.post(
        reverse("desk:record_taking", args=[bulletin.pk]),
        {"partner": str(partner.pk), "sheets": "40", "where": "Onterek", "taken_on": "2026-11-22"},
    )
    assert Taking.objects.get().sheets == 40
    page = desk.get(reverse("desk:bulletin", args=[bulletin.pk])).content.decode()
    assert "The baker" in page and "Оқушыларым" in page


def test_the_sheet_comes_as_a_pdf(desk, tomas):
    copy = translated(desk, signed_in(tomas))
    desk.post(
        reverse("desk:new_bulletin", args=[copy.appeal.number]), {"title": "Сәлем", "chosen": [str(copy.pk)]}
    )

    answer = desk.get(reverse("desk:bulletin_pdf", args=[Bulletin.objects.get().pk]))

    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_an_outcome_is_recorded_and_the_thanks_go_once_to_those_who_agreed(desk, tomas):
    copy = a_copy()
    desk.post(
        reverse("desk:new_outcome", args=[copy.appeal.number]),
        {
            "kind": "released",
            "statement": "She is free.",
            "language": "en",
            "happened_on": "2026-05-20",
            "said_by": "Her sister",
            "source": "By telephone",
            "confidence": "certain",
            "is_public": "on",
        },
    )
    outcome = Outcome.objects.get()
    desk.post(reverse("desk:new_thanks", args=[outcome.pk]), {"text": "Thank you.", "language": "en"})
    thanks = Thanks.objects.get()
    send = reverse("desk:send_thanks", args=[thanks.pk])

    desk.post(send)
    thanks.refresh_from_db()
    assert thanks.state == ThanksState.WRITTEN

    for _ in range(2):
        page = signed_in(tomas).post(send, follow=True).content.decode()
    thanks.refresh_from_db()
    assert thanks.state == ThanksState.SENT
    assert Delivery.objects.filter(origin="thanks").count() == 1
    assert "on its way" in page


def test_a_letter_that_is_held_is_read_and_let_go(desk):
    letter = make.make_letter(now=timezone.now())
    Letter.objects.filter(pk=letter.pk).update(held_because="it names a child")
    letter = make.confirm_letter(letter, now=timezone.now())
    assert letter.state == LetterState.HELD_REVIEW

    page = desk.get(reverse("desk:held_letter", args=[letter.pk])).content.decode()
    desk.post(reverse("desk:release_letter", args=[letter.pk]))

    letter.refresh_from_db()
    assert "My pupils write letters too." in page and "it names a child" in page
    assert letter.state == LetterState.CONFIRMED and make.deliveries_of(letter).count() == 1


def test_what_came_in_unplaced_is_given_to_an_appeal_by_a_person(desk):
    appeal = make.make_appeal(now=timezone.now())
    raw = b"From: a@mail.example\r\nSubject: my letter\r\n\r\nPlease let her go home to her children.\r\n"
    arrival = keep(raw=raw, kind=ArrivalKind.MAIL, now=timezone.now(), mailbox="copies")
    mark(arrival, ArrivalState.ASKED, why="It names no appeal")

    desk.post(reverse("desk:place_arrival", args=[arrival.pk]), {"number": appeal.number})

    assert Copy.objects.get().appeal == appeal
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.READ
