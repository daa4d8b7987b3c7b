"""A letter's life: written, confirmed, taken back."""

from datetime import timedelta

import pytest

from shanyrak.letters.confirming import LinkTooOld, LinkUnknown, confirm
from shanyrak.letters.models import Letter, LetterState
from shanyrak.letters.withdrawing import erase, withdraw
from shanyrak.letters.writing import AlreadyWritten, AppealNotOpen, TooManyMails
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.vault.errors import Erased
from tests.conftest import NOON
from tests.make import confirm_letter, deliveries_of, make_appeal, make_confirmed_letter, make_letter

pytestmark = pytest.mark.django_db


def test_nothing_leaves_before_the_writer_pressed_the_button():
    letter = make_letter()

    assert letter.state == LetterState.AWAITING_CONFIRM
    assert list(Delivery.objects.values_list("origin", flat=True)) == ["confirm"]


def test_a_confirmed_letter_is_posted_by_every_way_that_was_chosen():
    letter = make_confirmed_letter(channels=("email", "post", "fax"))

    assert {d.channel for d in deliveries_of(letter)} == {"email", "post", "fax"}


def test_a_form_posted_twenty_times_makes_one_letter():
    appeal = make_appeal()

    letters = {
        make_letter(appeal, form_token="the same form", email="ruth@mail.example").pk for _ in range(20)
    }

    assert len(letters) == 1 and Letter.objects.count() == 1
    assert Delivery.objects.filter(origin="confirm").count() == 1


def test_a_form_posted_again_when_all_is_done_gives_the_same_letter():
    appeal = make_appeal()
    fields = {"form_token": "the same form", "email": "ruth@mail.example"}
    letter = make_letter(appeal, **fields)
    confirm_letter(letter)

    assert make_letter(appeal, **fields).pk == letter.pk  # and nobody is told that they have written already


def test_pressing_the_button_twice_posts_once():
    letter = make_confirmed_letter()
    before = Delivery.objects.count()

    confirm_letter(letter)

    assert Delivery.objects.count() == before


def test_one_person_writes_one_letter_to_one_office_about_one_appeal():
    appeal = make_appeal()
    make_confirmed_letter(appeal, email="Ruth@mail.example")

    with pytest.raises(AlreadyWritten):
        make_letter(appeal, email="ruth@MAIL.example")


def test_two_open_forms_of_one_person_do_not_make_two_letters():
    appeal = make_appeal()
    first, second = (make_letter(appeal, email="ruth@mail.example") for _ in range(2))
    confirm_letter(first)

    with pytest.raises(AlreadyWritten):
        confirm_letter(second)
    assert not deliveries_of(second).exists()


def test_an_address_is_not_flooded_with_confirmation_mails():
    for _ in range(3):
        make_letter(email="victim@mail.example")

    with pytest.raises(TooManyMails):
        make_letter(email="victim@mail.example")


def test_a_link_works_for_two_days():
    letter = make_letter()

    with pytest.raises(LinkTooOld):
        confirm_letter(letter, now=NOON + timedelta(hours=49))


def test_a_link_that_is_not_ours_is_unknown():
    with pytest.raises(LinkUnknown):
        confirm(token="made up", now=NOON)


def test_no_letter_is_written_to_an_appeal_that_is_not_open():
    appeal = make_appeal()
    appeal.state = "held"
    appeal.save()

    with pytest.raises(AppealNotOpen):
        make_letter(appeal)


def test_what_waits_can_be_taken_back():
    letter = make_confirmed_letter()

    left = withdraw(letter=letter, now=NOON)

    assert left == 0
    assert {d.state for d in deliveries_of(letter)} == {DeliveryState.WITHDRAWN}


def test_an_erased_letter_opens_for_nobody():
    letter = make_confirmed_letter()

    erase(letter=letter, now=NOON)

    letter = Letter.objects.get(pk=letter.pk)
    for sealed in (letter.own_words, letter.supporter.email, letter.targets.get().message.body):
        with pytest.raises(Erased):
            sealed.open()


def test_the_confirmation_mail_repeats_nothing_that_was_typed():
    make_letter(name="Buy cheap watches", own_words="http://spam.example")

    mail = Delivery.objects.get(origin="confirm").message

    assert "watches" not in mail.body.open() and "spam.example" not in mail.body.open()
