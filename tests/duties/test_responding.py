"""Does an office answer? Exact for staff; everybody else hears tens, and nothing at all of fewer than ten."""

from datetime import timedelta

import pytest

from shanyrak.arrivals.keeping import keep
from shanyrak.duties.responding import responsiveness, said_of_office
from shanyrak.duties.surveying import survey_counts
from shanyrak.letters.models import Letter
from shanyrak.letters.pooling import file_by_hand
from shanyrak.letters.surveying import count_reply
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery, Worker
from shanyrak.pages.answering_sheet import record_line
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

WEEK = NOON + timedelta(days=8)


def leave(letter: Letter, *, state: str = "accepted") -> None:
    delivery = deliveries_of(letter).get()
    worker = Worker.objects.create(
        session=str(delivery.pk), host="here", lock_file="/nowhere", started_at=NOON
    )
    steps = ["claimed", "committing", "accepted"] + ([state] if state != "accepted" else [])
    for step in steps:
        Delivery.objects.filter(pk=delivery.pk).update(state=step, worker=worker, stepped_at=NOON)


def answer(letter: Letter, *, after: int) -> None:
    at = NOON + timedelta(days=after)
    raw = f"From: press@kemertas.example\r\nSubject: Re\r\n\r\nWe have read letter {letter.pk}.\r\n".encode()
    keep(raw=raw, kind="mail", now=at, token=deliveries_of(letter).get().bounce_token, mailbox="reply")
    process_waiting(now=at)


def written(appeal, count: int) -> list[Letter]:
    letters = [make_confirmed_letter(appeal) for _ in range(count)]
    for letter in letters:
        leave(letter)
    return letters


def test_staff_see_what_left_came_back_and_was_answered():
    appeal = make_appeal()
    office = appeal.targets.get().office
    first, second, third = written(appeal, 3)
    leave_back = make_confirmed_letter(appeal)
    leave(leave_back, state="bounced")
    make_confirmed_letter(appeal)  # still waits
    for letter, days in ((first, 2), (second, 5), (third, 6)):
        answer(letter, after=days)
    answer(first, after=7)
    file_by_hand(appeal=appeal, office=office, came_by="post", text="By post.", by=make_user(), now=WEEK)

    record = responsiveness(office)

    assert (record.sent, record.there, record.back, record.answered, record.by_hand) == (4, 3, 1, 3, 1)
    assert 4 <= record.days <= 6


def test_fewer_than_ten_letters_are_nobody_s_business():
    appeal = make_appeal()
    written(appeal, 9)

    assert said_of_office(appeal.targets.get().office, now=WEEK) is None
    assert record_line(None) == ""


def test_everybody_hears_tens_and_fewer_than_ten_answers_are_few():
    appeal = make_appeal()
    office = appeal.targets.get().office
    letters = written(appeal, 13)
    for letter in letters[:9]:
        answer(letter, after=3)

    said = said_of_office(office, now=WEEK)
    assert (said.sent, said.answered, said.days) == (10, 0, 0)
    assert "fewer than 10" in record_line(said)

    for letter in letters[9:12]:
        answer(letter, after=3)
    said = said_of_office(office, now=WEEK)
    assert (said.sent, said.answered, said.days) == (10, 10, 3)
    assert "within 3 days" in record_line(said)


def test_what_came_since_the_last_fixed_hour_is_not_told_yet():
    appeal = make_appeal()
    written(appeal, 10)

    assert said_of_office(appeal.targets.get().office, now=NOON) is None


def test_answers_to_the_questions_are_told_from_ten_on():
    appeal = make_appeal()
    letters = [make_confirmed_letter(appeal) for _ in range(14)]
    for number, letter in enumerate(letters[:9]):
        count_reply(letter=letter, heard="nobody", heard_by="not", again="yes" if number % 2 else "perhaps")
    assert survey_counts(appeal).people == 0

    for letter in letters[9:]:
        count_reply(letter=letter, heard="nobody", heard_by="not", again="yes")

    counts = survey_counts(appeal)
    assert counts.people == 10
    assert counts.answers["heard"] == (("nobody", 10),)
    assert counts.answers["again"] == ()
