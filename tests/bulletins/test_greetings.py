"""Messages of solidarity: two open a track, nobody says who they are, nothing goes on that may harm."""

import itertools
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from shanyrak.bulletins import greeting as greetings
from shanyrak.bulletins.greeting_sheet import greetings_pdf
from shanyrak.bulletins.models import Greeting
from shanyrak.duties.retaining import retain
from shanyrak.translations.models import Translation
from tests.bulletins.test_sheets import translate_row
from tests.copies.make import NOON, make_appeal, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

KIND = "I think of you every day. The apple tree blossoms before my window."
numbers = itertools.count()


def make_track(**rules):
    track = greetings.propose_track(
        appeal=make_appeal(), whom="prisoner", title="To those who are held", language="kk",
        because="Her sister, by telephone", by=make_user(), now=NOON, **rules,
    )  # fmt: skip
    greetings.open_track(track=track, by=make_user(), now=NOON)
    track.refresh_from_db()
    return track


def send(track, text=KIND, country="GB", form_key=""):
    return greetings.receive(
        track=track, text=text, first_name="Ruth", country=country, language="en",
        form_key=form_key or str(next(numbers)), now=NOON,
    )  # fmt: skip


def release(greeting, text=KIND, *, has_looked=False):
    return greetings.release(
        greeting=greeting, text=text, first_name="Ruth", has_looked=has_looked, by=make_user(), now=NOON
    )


def test_a_message_is_read_translated_printed_and_carried():
    track = make_track()
    greeting = send(track)
    assert greeting.text.open() == KIND

    release(greeting)
    greeting.refresh_from_db()
    assert greeting.is_erased and greetings.ready(track) == []
    translate_row(
        Translation.objects.get(origin="greeting"), "Сізді күн сайын ойлаймын. Алма ағашы гүлдеп тұр."
    )

    ((ready, said),) = greetings.ready(track)
    assert said.startswith("Сізді") and ready.released_name == "Ruth"
    assert greetings_pdf(track, today=date(2026, 11, 22)).startswith(b"%PDF")
    assert (
        greetings.carry(track=track, chosen=[ready.pk], on=date(2026, 11, 22), by=make_user(), now=NOON) == 1
    )
    assert greetings.ready(track) == []


def test_a_track_needs_advice_and_a_second_person():
    with pytest.raises(greetings.NoAdvice):
        greetings.propose_track(
            appeal=make_appeal(),
            whom="strikers",
            title="x",
            language="kk",
            because=" ",
            by=make_user(),
            now=NOON,
        )
    marta = make_user()
    track = greetings.propose_track(
        appeal=make_appeal(),
        whom="strikers",
        title="x",
        language="kk",
        because="a lawyer",
        by=marta,
        now=NOON,
    )
    with pytest.raises(greetings.SamePerson):
        greetings.open_track(track=track, by=marta, now=NOON)
    with pytest.raises(greetings.TrackNotOpen):
        send(track)


def test_the_same_form_sent_twice_is_one_message():
    track = make_track()

    assert send(track, form_key="k") == send(track, form_key="k")


def test_who_writes_from_the_country_itself_is_not_named():
    assert not send(make_track(), country="KZ").first_name


def test_marked_words_need_a_look_and_an_address_never_goes_on():
    track = make_track()
    with pytest.raises(greetings.LookAgain):
        release(send(track), "We pray for you.")
    release(send(track), "We pray for you.", has_looked=True)
    with pytest.raises(greetings.ShowsWhere):
        release(send(track), "Write to ruth@mail.example", has_looked=True)


def test_where_addresses_were_declared_safe_they_may_stand():
    release(send(make_track(may_give_addresses=True)), "Write to ruth@mail.example")


def test_set_aside_nothing_of_it_is_left_not_even_at_the_translators():
    greeting = send(make_track())
    release(greeting)

    greetings.set_aside(greeting=greeting, by=make_user(), now=NOON)

    row = Greeting.objects.get()
    assert (row.is_erased, row.released_text, row.released_name) == (True, "", "")
    assert Translation.objects.get().source == ""
    with pytest.raises(IntegrityError, match="cannot go"), transaction.atomic():
        Greeting.objects.update(state="released")


def test_what_nobody_reads_goes_and_what_was_carried_long_ago_loses_its_words():
    track = make_track()
    unread, carried = send(track), send(track)
    release(carried)
    greetings.carry(track=track, chosen=[carried.pk], on=NOON.date(), by=make_user(), now=NOON)

    assert retain(now=NOON + timedelta(days=61)).unread == 1
    assert retain(now=NOON + timedelta(days=200)).greetings == 1

    row = Greeting.objects.get()
    assert (row.pk, row.released_text, Translation.objects.get().source) == (carried.pk, "", "")
    assert not Greeting.objects.filter(pk=unread.pk).exists()
