"""People speak on a reading; the latest word counts, and once it is an appeal it is kept as it was read."""

import pytest
from django.db import IntegrityError, transaction

from shanyrak.appeals.drafting import NothingToRead, draft_from_text, draft_part, make_appeal
from shanyrak.appeals.mending import LEAVE_OUT
from shanyrak.appeals.models import Reading
from shanyrak.appeals.settling import (
    NoSuchFact,
    NoSuchPlace,
    NotADay,
    NotInTheText,
    ReadingClosed,
    facts_of,
    mark_missed,
    move,
    name_source,
    settle,
    settle_alike,
    settled_of,
    take_back,
    text_of,
)
from shanyrak.arrivals.models import Arrival
from tests.conftest import NOON
from tests.make import make_user

pytestmark = pytest.mark.django_db

TEXT = """Kemertas: nurse jailed

Saule Ontay, a nurse, was jailed for ten days after she read a petition aloud.

Please write to:

The Mayor
4 Mira Square
010203 Kemertas
Email: mayor@kemertas.example
Telephone +44 1632 960178
Fax +44 1632 960165

The watchman at the gate takes letters: gate at kemertas

Prosecutor of the Southern District
12 Kemer Street
010203 Kemertas
Telephone +44 1632 960134
"""


@pytest.fixture
def marta():
    return make_user()


@pytest.fixture
def reading(marta) -> Reading:
    return draft_from_text(text=TEXT, by=marta, now=NOON)


def contacts_of(appeal, number):
    office = appeal.targets.get(position=number).office
    return sorted(office.contacts.values_list("printed", flat=True))


def test_what_was_marked_becomes_a_contact_of_its_office(reading, marta):
    mark_missed(reading=reading, words="gate at kemertas", what="emails", to="targets/0", by=marta, now=NOON)

    appeal = make_appeal(reading=reading, by=marta, now=NOON)

    assert "gate at kemertas" in contacts_of(appeal, 0)


def test_what_was_marked_keeps_its_place_whatever_white_space_was_copied(reading, marta):
    path = mark_missed(reading=reading, words=" a nurse,\t was  jailed ", what="demands", by=marta, now=NOON)

    start, end = settled_of(reading)[path]["span"]
    assert text_of(reading)[start:end] == "a nurse, was jailed"


def test_of_two_places_the_one_from_the_named_line_on_is_meant(reading, marta):
    first = mark_missed(reading=reading, words="010203", what="postal", to="targets/0", by=marta, now=NOON)
    second = mark_missed(
        reading=reading, words="010203", what="postal", to="targets/1", line=16, by=marta, now=NOON
    )

    assert settled_of(reading)[first]["span"][0] < settled_of(reading)[second]["span"][0]


@pytest.mark.parametrize(
    ("words", "what", "to", "why"),
    [
        ("not there at all", "emails", "targets/0", NotInTheText),
        ("", "emails", "targets/0", NotInTheText),
        ("nurse", "shoes", "targets/0", NoSuchPlace),
        ("nurse", "emails", "targets/9", NoSuchPlace),
        ("nurse", "emails", "settled/0", NoSuchPlace),
        ("nurse", "published", "", NotADay),
    ],
)
def test_what_cannot_be_marked_is_refused_and_changes_nothing(reading, marta, words, what, to, why):
    with pytest.raises(why):
        mark_missed(reading=reading, words=words, what=what, to=to, by=marta, now=NOON)

    assert settled_of(reading) == {}


def test_two_offices_are_merged_and_the_first_keeps_its_name(reading, marta):
    move(reading=reading, paths=["targets/1"], to="targets/0", by=marta, now=NOON)

    appeal = make_appeal(reading=reading, by=marta, now=NOON)

    assert appeal.targets.count() == 1
    assert "+44 1632 960134" in contacts_of(appeal, 0)
    assert appeal.targets.get().office.sheets.get().role == "The Mayor"


def test_one_office_is_split_in_two(reading, marta):
    move(reading=reading, paths=["targets/0/phones/0"], to="targets/new", by=marta, now=NOON)
    mark_missed(reading=reading, words="The watchman", what="role", to="targets/2", by=marta, now=NOON)

    appeal = make_appeal(reading=reading, by=marta, now=NOON)

    assert contacts_of(appeal, 2) == ["+44 1632 960178"]
    assert "+44 1632 960178" not in contacts_of(appeal, 0)


def test_the_organisations_own_address_is_written_to_by_nobody(reading, marta):
    move(reading=reading, paths=["targets/0/emails/0"], to="own_contacts/new", by=marta, now=NOON)

    appeal = make_appeal(reading=reading, by=marta, now=NOON)

    assert "mayor@kemertas.example" not in contacts_of(appeal, 0)


def test_to_say_where_a_fact_belongs_does_not_answer_what_is_asked_about_it(reading, marta):
    before = reading.doubts
    move(reading=reading, paths=["targets/0/phones/0"], to="targets/1", by=marta, now=NOON)

    assert reading.doubts == before
    settle(reading=reading, path="targets/0/phones/0", answer="", by=marta, now=NOON)
    assert reading.doubts == before - 1
    assert settled_of(reading)["targets/0/phones/0"]["to"] == "targets/1"


def test_one_answer_to_the_same_question_everywhere(reading, marta):
    many = settle_alike(reading=reading, path="targets/1/phones/0", by=marta, now=NOON)

    answered = {path for path, word in settled_of(reading).items() if word["answer"] == ""}
    assert many == len(answered) >= 3
    assert "published" not in answered  # another question


def test_a_word_can_be_taken_back(reading, marta):
    before = reading.doubts
    settle(reading=reading, path="published", answer="2026-11-20", by=marta, now=NOON)
    take_back(reading=reading, path="published", by=marta, now=NOON)

    assert reading.doubts == before and settled_of(reading) == {}


@pytest.mark.parametrize("day", ["yesterday", "2026-13", "2026-02-30", "20 May"])
def test_a_date_that_is_none_is_not_taken_for_one(reading, marta, day):
    with pytest.raises(NotADay):
        settle(reading=reading, path="published", answer=day, by=marta, now=NOON)


@pytest.mark.parametrize(
    "path", ["targets/0/shoes/0", "targets/9", "added/0", "__class__", "doubts/0/path/x"]
)
def test_nobody_speaks_of_what_is_not_there(reading, marta, path):
    with pytest.raises(NoSuchFact):
        settle(reading=reading, path=path, answer="x", by=marta, now=NOON)


def test_two_persons_at_one_reading_do_not_overwrite_each_other(reading, marta):
    same = Reading.objects.get(pk=reading.pk)
    settle(reading=reading, path="title", answer="", by=marta, now=NOON)
    settle(reading=same, path="published", answer="2026-11-20", by=make_user(), now=NOON)

    assert set(settled_of(Reading.objects.get(pk=reading.pk))) == {"title", "published"}


def test_how_it_was_read_is_kept_once_it_is_an_appeal(reading, marta):
    make_appeal(reading=reading, by=marta, now=NOON)

    with pytest.raises(ReadingClosed):
        settle(reading=reading, path="title", answer=LEAVE_OUT, by=marta, now=NOON)
    reading.settled = "{}"
    for change in (lambda: reading.save(update_fields=["settled"]), lambda: Reading.objects.all().delete()):
        with pytest.raises(IntegrityError, match="how it was read is kept"), transaction.atomic():
            change()


def test_an_erased_reading_is_erased_even_so(reading, marta):
    make_appeal(reading=reading, by=marta, now=NOON)
    reading.erase()

    assert Reading.objects.get(pk=reading.pk).is_erased


def test_one_of_two_appeals_on_a_page_is_taken_and_the_page_is_kept_once(reading, marta):
    part = draft_part(reading=reading, first_line=14, last_line=20, by=marta, now=NOON)

    assert text_of(part).startswith("The watchman") and "Mira" not in text_of(part)
    assert part.arrival == reading.arrival and Arrival.objects.count() == 1
    facts = facts_of(part)
    start, end = facts["spans"]["targets/0/phones/0"]
    assert text_of(part)[start:end] == "+44 1632 960134"


def test_a_part_of_a_part_is_found_in_the_whole(reading, marta):
    part = draft_part(reading=reading, first_line=14, last_line=20, by=marta, now=NOON)
    again = draft_part(reading=part, first_line=3, last_line=5, by=marta, now=NOON)

    assert text_of(again).startswith("Prosecutor") and text_of(again).endswith("010203 Kemertas")


def test_lines_without_a_word_are_no_appeal(reading, marta):
    for first, last in ((2, 2), (400, 500), (9, 3)):
        with pytest.raises(NothingToRead):
            draft_part(reading=reading, first_line=first, last_line=last, by=marta, now=NOON)


def test_a_source_is_named_in_the_form_in_which_two_meet(reading, marta):
    name_source(reading=reading, source=" https://WWW.Solidarity.example/appeals ", by=marta, now=NOON)

    assert reading.source.open() == "solidarity.example"
