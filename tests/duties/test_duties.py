"""What crosses all rooms: forgetting, exporting, retaining, counting."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from shanyrak.arrivals.models import Arrival
from shanyrak.bulletins.printing import text as sheet_text
from shanyrak.copies.models import Copy
from shanyrak.copies.receiving import receive_arrival, receive_from_letters
from shanyrak.copies.redacting import redact
from shanyrak.copies.releasing import release
from shanyrak.copies.withdrawing import withdraw_with_letters
from shanyrak.duties.counting import last_fixed_hour, public_totals, staff_totals
from shanyrak.duties.exporting import export
from shanyrak.duties.forgetting import forget, forget_sender
from shanyrak.duties.retaining import retain
from shanyrak.letters.models import ByHand, Letter
from shanyrak.outbox.models import Delivery, Worker
from shanyrak.outbox.posting import post
from shanyrak.outcomes.thanking import send_thanks, write_thanks
from shanyrak.people.models import Supporter
from tests.bulletins.test_sheets import make_bulletin, make_carried, make_kazakh
from tests.copies.make import (
    NOON,
    make_appeal,
    make_arrival,
    make_letter,
    make_mail,
    make_released,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

SECRETS = ("Zebedee", "Quillfeather", "zq@mail.example", "my very own sentence", "Nether Wallop")


def make_whole_story(appeal):
    """A letter that went all the way: sent, copied, released, printed, thanked."""
    letter = make_letter(
        appeal,
        name="Zebedee Quillfeather",
        email="zq@mail.example",
        own_words="my very own sentence",
        body="Zebedee Quillfeather, Nether Wallop",
    )
    post_letter(letter)
    receive_from_letters(now=NOON)
    copy = Copy.objects.get(letter=letter)
    redact(copy=copy, redacted="A sentence.", marks=[], first_name="Zebedee", by=make_user(), now=NOON)
    release(copy=copy, by=make_user(), now=NOON)
    send_thanks(
        thanks=write_thanks(appeal=appeal, text="Thank you.", language="en", by=make_user(), now=NOON),
        by=make_user(),
        now=NOON,
    )
    return letter


def post_letter(letter):
    target = letter.targets.get()
    return post(
        origin="letter",
        origin_id=target.pk,
        message=target.message,
        channel="email",
        contact=None,
        gate=letter.appeal.gate,
        now=NOON,
    )


def lead(delivery, *states, at=NOON):
    worker = Worker.objects.create(
        session=str(delivery.pk), host="here", lock_file="/nowhere", started_at=NOON
    )
    for state in states:
        Delivery.objects.filter(pk=delivery.pk).update(state=state, worker=worker, stepped_at=at)


def whole_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        text = ""
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')  # names are ours
            text += cursor.fetchone()[0] or ""
    return text


def found(text):
    return [secret for secret in SECRETS if secret in text or secret.encode().hex() in text]


# --- forgetting ---


def test_nothing_of_a_writer_stands_in_clear_but_what_was_released():
    make_whole_story(make_appeal())

    assert found(whole_database()) == ["Zebedee"]


def test_a_forgotten_person_is_nowhere():
    letter = make_whole_story(make_appeal())

    forget(letter.supporter, now=NOON)
    forget(letter.supporter, now=NOON)

    assert found(whole_database()) == []
    for row in (Supporter.objects.get(), Letter.objects.get(), Copy.objects.get()):
        assert row.is_erased
    assert all(delivery.message.is_erased for delivery in Delivery.objects.all())
    assert set(Delivery.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_forgetting_one_leaves_the_others():
    appeal = make_appeal()
    gone, stays = make_letter(appeal), make_letter(appeal, name="Ravi")
    receive_from_letters(now=NOON)

    forget(gone.supporter, now=NOON)

    assert Supporter.objects.get(pk=stays.supporter_id).name.open() == "Ravi"
    assert list(Copy.objects.exclude(state="withdrawn").values_list("letter", flat=True)) == [stays.pk]


def test_who_sent_a_copy_from_outside_can_be_forgotten():
    appeal = make_appeal()
    arrival = make_arrival(make_mail(text="my very own sentence\n"), token=str(appeal.number))
    copy = receive_arrival(arrival, now=NOON)

    forget_sender(copy, now=NOON)

    assert Arrival.objects.get().is_erased and Copy.objects.get().is_erased


# --- exporting ---


def test_a_writer_gets_everything_we_hold():
    letter = make_whole_story(make_appeal())

    held = json.dumps(export(letter), ensure_ascii=False)

    assert found(held) == list(SECRETS)
    assert "A sentence." in held and "thanks" in held


def test_of_a_forgotten_writer_only_bare_rows_are_left():
    letter = make_whole_story(make_appeal())
    forget(letter.supporter, now=NOON)

    held = json.dumps(export(Letter.objects.get()))

    assert found(held) == [] and '"erased_at": "2026' in held


# --- retaining ---


def test_who_does_not_confirm_within_two_days_is_forgotten():
    appeal = make_appeal()
    letter = make_letter(appeal, state="awaiting_confirm")

    assert retain(now=NOON + timedelta(hours=47)).unconfirmed == 0
    assert retain(now=NOON + timedelta(hours=49)).unconfirmed == 1
    assert retain(now=NOON + timedelta(hours=49)).unconfirmed == 0

    letter.refresh_from_db()
    assert letter.state == "withdrawn" and letter.is_erased
    assert Supporter.objects.get().is_erased


def test_words_stay_while_a_delivery_is_under_way():
    letter = make_letter(make_appeal(), shared=False)
    post_letter(letter)

    assert retain(now=NOON + timedelta(days=99)).words == 0


def test_words_go_thirty_days_after_the_last_delivery_and_the_letter_still_counts():
    appeal = make_appeal()
    letter = make_letter(appeal)
    lead(post_letter(letter), "claimed", "committing", "accepted", "relayed")
    assert retain(now=NOON + timedelta(days=31)).words == 0, "its copy is not made yet"
    receive_from_letters(now=NOON)

    assert retain(now=NOON + timedelta(days=29)).words == 0
    assert retain(now=NOON + timedelta(days=31)).words == 1
    assert retain(now=NOON + timedelta(days=31)).words == 0

    letter.refresh_from_db()
    assert letter.is_erased and letter.targets.get().message.is_erased
    assert Letter.objects.confirmed().count() == 1
    withdraw_with_letters(now=NOON)
    assert Copy.objects.get().state == "received"
    assert Supporter.objects.get().email.open(), "they agreed to hear more"


def test_addresses_go_a_week_after_the_last_delivery_unless_they_want_to_hear():
    appeal = make_appeal()
    silent, listener = make_letter(appeal, news=False, shared=False), make_letter(appeal, news=True)
    for letter in (silent, listener):
        lead(post_letter(letter), "claimed", "committing", "accepted")

    assert retain(now=NOON + timedelta(days=6)).addresses == 0
    assert retain(now=NOON + timedelta(days=8)).addresses == 1

    assert not Supporter.objects.get(pk=silent.supporter_id).email
    assert Supporter.objects.get(pk=silent.supporter_id).name.open() == "Ruth Ashdown"
    assert Supporter.objects.get(pk=listener.supporter_id).email.open()


def test_the_original_of_a_released_copy_goes_and_what_was_released_stays():
    make_released(make_appeal())

    assert retain(now=NOON + timedelta(days=29)).originals == 0
    assert retain(now=NOON + timedelta(days=31)).originals == 1

    copy = Copy.objects.get()
    assert copy.is_erased and copy.released_text


def test_mails_that_were_understood_go_and_others_wait_for_their_person():
    appeal = make_appeal()
    read = make_arrival(make_mail(text="one\n"), token=str(appeal.number))
    receive_arrival(read, now=NOON)
    asked = make_arrival(make_mail(text="two\n", to="x@y.example"))
    receive_arrival(asked, now=NOON)
    make_arrival(b"Urgent appeal", kind="text", mailbox="")

    assert retain(now=NOON + timedelta(days=31)).mails == 1
    assert retain(now=NOON + timedelta(days=31)).mails == 0
    assert Arrival.objects.filter(raw__isempty=True).count() == 1


def test_a_quotation_of_a_withdrawn_copy_is_blanked():
    appeal = make_appeal()
    copy = make_kazakh(appeal)
    bulletin = make_carried(make_bulletin(appeal, chosen=[copy]))
    from shanyrak.copies.releasing import withdraw

    withdraw(copy=copy, by=None, now=NOON)

    assert retain(now=NOON).withdrawn_quotes == 1
    assert "Құрметті" not in sheet_text(bulletin)


# --- counting ---


@pytest.mark.parametrize(
    ("now", "fixed"),
    [
        (datetime(2026, 11, 22, 5, 59, tzinfo=UTC), datetime(2026, 11, 22, 0, 0, tzinfo=UTC)),
        (datetime(2026, 11, 22, 6, 0, tzinfo=UTC), datetime(2026, 11, 22, 6, 0, tzinfo=UTC)),
        (datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC), datetime(2026, 11, 22, 18, 0, tzinfo=UTC)),
    ],
)
def test_public_numbers_change_four_times_a_day(now, fixed):
    assert last_fixed_hour(now) == fixed


def test_the_public_sees_tens_and_no_small_country():
    appeal = make_appeal()
    for _ in range(13):
        make_letter(appeal, country="DE")
    for _ in range(9):
        make_letter(appeal, country="FR")
    make_letter(appeal, country="DE", confirmed_at=NOON + timedelta(hours=7))

    totals = public_totals(appeal, now=NOON + timedelta(hours=6))

    assert (totals.people, totals.countries, totals.others) == (20, (("DE", 10),), 0)
    assert public_totals(appeal, now=NOON).people == 0


def test_without_a_moment_the_database_s_clock_counts():
    appeal = make_appeal()

    assert public_totals(appeal).as_of.hour % 6 == 0


def test_staff_see_exact_numbers_by_the_way_it_went():
    appeal = make_appeal()
    letter = make_letter(appeal)
    make_letter(appeal, state="awaiting_confirm")
    make_letter(appeal, state="held_review")
    lead(post_letter(letter), "claimed")
    receive_from_letters(now=NOON)
    for outcome in ("done", "no_answer"):
        ByHand.objects.create(
            appeal=appeal, channel="phone", outcome=outcome, form_token=outcome, reported_at=NOON
        )

    totals = staff_totals(appeal)

    assert (totals.letters, totals.waiting, totals.held) == (1, 1, 1)
    assert totals.countries == {"GB": 1}
    assert totals.sent_by_us == {"email": {"claimed": 1}}
    assert totals.by_own_account == {"phone": {"done": 1, "no_answer": 1}}
    assert totals.copies == {"received": 1}
    assert public_totals(appeal, now=NOON + timedelta(hours=6)).by_hand == 0
