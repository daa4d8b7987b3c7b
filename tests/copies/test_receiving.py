"""Letters and mails become copies: each once, each for its appeal, none lost."""

import pytest

from shanyrak.arrivals.models import Arrival
from shanyrak.copies.matching import Known, match_words
from shanyrak.copies.models import Copy
from shanyrak.copies.receiving import (
    PlacedBefore,
    place,
    receive_arrival,
    receive_from_letters,
    receive_words,
)
from shanyrak.copies.withdrawing import withdraw_with_letters
from shanyrak.craft.likeness import runs_of
from shanyrak.letters.models import Letter
from shanyrak.outbox.posting import post
from tests.copies.make import (
    NOON,
    make_appeal,
    make_arrival,
    make_contact,
    make_copy,
    make_letter,
    make_mail,
    make_released,
)

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def test_a_letter_becomes_one_copy_however_often_we_look():
    letter = make_letter(make_appeal())

    first = receive_from_letters(now=NOON)
    second = receive_from_letters(now=NOON)

    assert (first, second) == (1, 0)
    copy = Copy.objects.get(letter=letter)
    assert copy.text.open() == "I teach chemistry too, and I think of you every day."
    assert (copy.first_name.open(), copy.country, copy.language) == ("Ruth", "GB", "en")


def test_a_letter_without_own_words_is_read_as_it_was_composed():
    letter = make_letter(make_appeal(), own_words="")

    receive_from_letters(now=NOON)

    assert Copy.objects.get(letter=letter).text.open().startswith("Dear Mr Mayor,")


@pytest.mark.parametrize(
    "fields", [{"shared": False}, {"state": "awaiting_confirm"}, {"state": "held_review"}]
)
def test_no_copy_is_made_of_a_letter_that_nobody_agreed_to_share_or_confirmed(fields):
    make_letter(make_appeal(), **fields)

    assert receive_from_letters(now=NOON) == 0


@pytest.mark.parametrize(("country", "name"), [("GB", "Ruth"), ("KZ", ""), ("", "")])
def test_nobody_is_named_in_the_country_where_it_happens(country, name):
    letter = make_letter(make_appeal(country="KZ"), country=country)

    receive_from_letters(now=NOON)

    assert Copy.objects.get(letter=letter).first_name.open() == name


def test_a_withdrawn_letter_takes_its_copy_along():
    letter = make_letter(make_appeal())
    receive_from_letters(now=NOON)
    Letter.objects.filter(pk=letter.pk).update(state="withdrawn")

    assert withdraw_with_letters(now=NOON) == 1
    assert withdraw_with_letters(now=NOON) == 0
    copy = Copy.objects.get(letter=letter)
    assert copy.state == "withdrawn" and copy.is_erased


def test_a_copy_from_outside_stays_when_letters_are_withdrawn():
    make_released(make_appeal())

    assert withdraw_with_letters(now=NOON) == 0


def test_a_mail_is_matched_by_the_number_in_our_address():
    appeal = make_appeal()
    arrival = make_arrival(
        make_mail(text="Құрметті көршілер, біз сіздермен біргеміз.\n"), token=str(appeal.number)
    )

    copy = receive_arrival(arrival, now=NOON)

    assert copy.appeal == appeal and copy.language == "kk"
    assert copy.text.open() == "Құрметті көршілер, біз сіздермен біргеміз."
    assert Arrival.objects.get().state == "read"


@pytest.mark.parametrize("header", ["To", "Cc", "Delivered_To"])
def test_a_mail_is_matched_by_any_address_it_was_sent_to(header):
    appeal = make_appeal()
    address = f"copies+{appeal.number}@shanyrak.example"
    mail = (
        make_mail(to=address) if header == "To" else make_mail(to="mayor@city.example", **{header: address})
    )

    assert receive_arrival(make_arrival(mail), now=NOON).appeal == appeal


def test_the_same_arrival_makes_one_copy():
    arrival = make_arrival(token=str(make_appeal().number))

    first = receive_arrival(arrival, now=NOON)

    assert receive_arrival(arrival, now=NOON) == first
    assert Copy.objects.count() == 1


@pytest.mark.parametrize("token", ["", "999999"])
def test_a_mail_for_no_appeal_waits_for_a_person_who_says_which(token):
    appeal = make_appeal()
    arrival = make_arrival(make_mail(to="copies@shanyrak.example"), token=token)

    assert receive_arrival(arrival, now=NOON) is None
    arrival.refresh_from_db()
    assert arrival.state == "asked" and arrival.why

    assert place(arrival, appeal=appeal, now=NOON) == place(arrival, appeal=appeal, now=NOON)
    arrival.refresh_from_db()
    assert arrival.state == "read"


def test_an_answer_to_a_letter_of_ours_belongs_to_its_appeal():
    appeal = make_appeal()
    letter = make_letter(appeal)
    target = letter.targets.get()
    delivery = post(
        origin="letter", origin_id=target.pk, message=target.message, channel="email", contact=None,
        gate=appeal.gate, now=NOON,
    )  # fmt: skip
    mail = make_mail(to="copies@shanyrak.example", References=f"<x@y.example> {delivery.mail_id}")

    assert receive_arrival(make_arrival(mail), now=NOON).appeal == appeal


def test_a_mail_for_two_appeals_waits_for_a_person():
    one, other = make_appeal(), make_appeal()
    mail = make_mail(to=f"copies+{one.number}@x.example, copies+{other.number}@x.example")

    assert receive_arrival(make_arrival(mail), now=NOON) is None


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (make_mail(text="\n"), "mail"),
        (make_mail(text="I am away.\n", Auto_Submitted="auto-replied"), "mail"),
        (b"\x00\x01\x02" * 50, "upload"),
        (b"\xff\xd8\xff\xe0", "upload"),
        (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 999, "mail"),
    ],
)
def test_what_cannot_be_read_is_put_aside_with_a_reason(raw, kind):
    arrival = make_arrival(raw, kind=kind, token=str(make_appeal().number))

    assert receive_arrival(arrival, now=NOON) is None
    arrival.refresh_from_db()
    assert arrival.state == "quarantined" and arrival.why
    assert arrival.raw.open() == raw


def test_a_pasted_text_is_a_copy_as_it_stands():
    appeal = make_appeal()
    arrival = make_arrival(b"Dear neighbours, hold on.", kind="upload", token=str(appeal.number))

    assert receive_arrival(arrival, now=NOON).text.open() == "Dear neighbours, hold on."


def test_an_eml_file_that_somebody_uploads_is_read_as_the_mail_it_is():
    appeal = make_appeal()
    arrival = make_arrival(make_mail(text="Hold on.\n"), kind="upload", token=str(appeal.number))

    assert receive_arrival(arrival, now=NOON).text.open() == "Hold on."


def test_a_mail_to_the_office_of_one_appeal_belongs_to_it():
    one, other = make_appeal(), make_appeal()
    for appeal, mailbox in ((one, "mayor@kemertas.example"), (other, "court@almaly.example")):
        make_contact(appeal, mailbox)
    mail = make_mail(to="mayor@kemertas.example", Cc="copies@shanyrak.example")

    assert receive_arrival(make_arrival(mail), now=NOON).appeal == one


def test_a_mail_that_repeats_an_appeals_words_belongs_to_it():
    known = Known(
        frozenset({4, 9}),
        runs={
            4: runs_of("Stop the evictions in Onterek before winter comes"),
            9: runs_of("Free Saule Ontai now"),
        },
    )

    assert match_words("We ask you: stop the evictions in Onterek before it snows.", known=known) == {4}
    assert match_words("We ask you to think of your grandchildren.", known=known) == set()


def test_the_same_letter_by_cc_and_forwarded_is_one_copy():
    appeal = make_appeal()
    first = make_mail(
        text="Dear Mr Mayor, please let her go home to her children.\n", Message_ID="<1@mail.example>"
    )
    again = make_mail(
        subject="Fwd",
        text="Dear Mr Mayor, please let her go home to her children.\n\nRuth\n",
        Message_ID="<2@m.example>",
    )
    copies = {
        receive_arrival(make_arrival(mail, token=str(appeal.number)), now=NOON) for mail in (first, again)
    }

    assert len(copies) == 1 and Copy.objects.get().joined.count() == 1
    assert set(Arrival.objects.values_list("state", flat=True)) == {"read"}


def test_the_same_words_from_two_people_are_two_copies():
    appeal = make_appeal()
    text = "Dear Mr Mayor, please let her go home to her children and her pupils.\n"
    for sender in ("ruth", "iker"):
        mail = make_mail(text=text).replace(b"ruth@", f"{sender}@".encode())
        receive_arrival(make_arrival(mail, token=str(appeal.number)), now=NOON)

    assert Copy.objects.count() == 2


def test_what_we_sent_ourselves_is_not_counted_again_when_its_writer_sends_a_copy():
    letter = make_letter(make_appeal(), email="ruth@mail.example")
    receive_from_letters(now=NOON)
    mail = make_mail(text="Dear Mr Mayor,\n\nI teach chemistry too, and I think of you every day.\n\nRuth\n")

    assert receive_arrival(make_arrival(mail, token=str(letter.appeal.number)), now=NOON).letter == letter
    assert Copy.objects.count() == 1


def test_a_photo_waits_for_somebody_who_types_what_it_says():
    appeal = make_appeal()
    arrival = make_arrival(b"picture", kind="scan", token=str(appeal.number))

    assert receive_arrival(arrival, now=NOON) is None
    arrival.refresh_from_db()
    assert arrival.state == "asked"
    copy = receive_words(arrival=arrival, appeal=appeal, text="Hold on.", consent=None, now=NOON)
    arrival.refresh_from_db()
    assert (copy.text.open(), copy.agreed, arrival.state) == ("Hold on.", "", "read")
    with pytest.raises(PlacedBefore):
        receive_words(arrival=arrival, appeal=appeal, text="Twice.", consent=None, now=NOON)


def test_copies_from_outside_are_read_together_with_those_of_letters():
    appeal = make_appeal()
    outside = make_copy(appeal)

    copies = list(Copy.objects.select_related("letter").filter(pk=outside.pk))

    assert [copy.letter for copy in copies] == [None]
