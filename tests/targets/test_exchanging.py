"""Directories come in as proposals and go out as what two persons stand for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shanyrak.craft.directories import FORMATS, Entry, MissionOf, Way, read_directory, write_directory
from shanyrak.targets.confirming import approve
from shanyrak.targets.exchanging import confirmed_entries, import_directory, plan
from shanyrak.targets.models import ContactPoint, Office, OfficeSheet
from shanyrak.targets.suspending import suspend
from tests.conftest import NOON
from tests.make import make_confirmed_letter, make_contact, make_office, make_user

pytestmark = [pytest.mark.unit, pytest.mark.django_db]

MAYOR = Entry(
    role="Mayor",
    country="KZ",
    organisation="City of Kemertas",
    holder="O. Tulin",
    place="Almaty",
    ways=(Way("email", "akim@kemertas.example"), Way("phone", "+7 3272 000001")),
)
EMBASSY = Entry(
    role="Embassy of Kazakhstan",
    country="GB",
    place="London",
    hours="Mo-Fr 09:00-12:00",
    ways=(Way("handin", "1 Invented Square, London"),),
    mission=MissionOf("KZ", "embassy", ("IE", "IS")),
)


def bring(*entries: Entry, by=None):
    return import_directory(entries, source="a list of May 2026", by=by or make_user(), now=NOON)


def test_what_comes_in_is_proposed_and_used_by_nobody():
    marta = make_user()

    done = bring(MAYOR, by=marta)

    sheet = OfficeSheet.objects.get()
    assert (done.offices, done.contacts) == (1, 2)
    assert sheet.proposed_by == marta and sheet.approved_by is None
    assert (sheet.role, sheet.holder, sheet.source) == ("Mayor", "O. Tulin", "a list of May 2026")
    assert not ContactPoint.objects.usable().exists()


def test_a_time_zone_and_a_language_are_proposed_where_the_file_has_none():
    bring(MAYOR, EMBASSY)

    mayor, embassy = OfficeSheet.objects.order_by("-country")
    assert (mayor.time_zone, mayor.language) == ("Asia/Almaty", "ru")
    assert (embassy.time_zone, embassy.language) == ("Europe/London", "en")


def test_an_old_number_keeps_what_was_printed_and_has_a_repair_beside_it():
    bring(MAYOR)

    number = ContactPoint.objects.get(channel="phone")
    assert (number.printed, number.proposed, number.plan_year) == ("+7 3272 000001", "+77272000001", 2007)


def test_the_same_directory_again_proposes_nothing():
    bring(MAYOR, EMBASSY)

    done = bring(MAYOR, EMBASSY)

    assert (done.offices, done.changes, done.contacts, done.known) == (0, 0, 0, 2)
    assert (Office.objects.count(), ContactPoint.objects.count()) == (2, 3)


def test_the_same_number_written_otherwise_is_no_new_way():
    office = make_office(role="Clerk", country="GB")
    make_contact(office, "phone", "+44 1632 960101", normalised="+441632960101")

    (planned,) = plan([Entry(role="clerk", country="GB", ways=(Way("phone", "(01632) 960 101"),))])

    assert planned.office == office and planned.new_ways == ()


def test_a_new_holder_is_a_new_sheet_and_the_rest_stays():
    bring(MAYOR)

    done = bring(replace(MAYOR, holder="A. Nur", salutation="", ways=()))

    newest = Office.objects.get().draft
    assert (done.changes, done.contacts) == (1, 0)
    assert (newest.holder, newest.place, newest.time_zone) == ("A. Nur", "Almaty", "Asia/Almaty")
    assert OfficeSheet.objects.count() == 2


def test_two_rows_of_one_office_are_one_office():
    done = bring(MAYOR, replace(MAYOR, holder="", ways=(Way("fax", "+44 1632 960165"),)))

    assert (done.offices, done.contacts) == (1, 3)
    assert OfficeSheet.objects.get().holder == "O. Tulin"


def test_consulates_of_one_state_in_two_towns_are_two():
    consulate = replace(EMBASSY, role="Consulate", country="DE", mission=MissionOf("KZ", "consulate"))

    bring(replace(consulate, place="Bonn"), replace(consulate, place="Munich"))

    assert Office.objects.count() == 2


def test_only_what_two_persons_stand_for_goes_out():
    office = make_office(role="Mayor", holder="O. Tulin", country="GB")
    make_contact(office, "email", "akim@kemertas.example")
    make_contact(office, "fax", "+441632960165", is_confirmed=False)
    suspend(make_contact(office, "phone", "+441632960101"), because="dead", now=NOON)
    bring(EMBASSY)

    (entry,) = confirmed_entries()

    assert (entry.role, entry.holder) == ("Mayor", "O. Tulin")
    assert entry.ways == (Way("email", "akim@kemertas.example", note="telephone 2026-11-22"),)


@pytest.mark.parametrize("key", FORMATS)
def test_what_went_out_comes_back_as_known(key):
    bring(EMBASSY)
    approve(OfficeSheet.objects.get(), by=make_user(), now=NOON)
    office = make_office(role="Mayor", holder="=O. Tulin", country="GB", hours="Mo-Fr 09:00-18:00")
    make_contact(office, "post", "Town Hall\n4 Mira Square")

    file = write_directory(key, confirmed_entries())

    planned = plan(read_directory(file)[1].entries)
    assert len(planned) == 2 and all(each.is_known for each in planned)


@pytest.mark.parametrize("key", FORMATS)
def test_nothing_of_a_supporter_is_ever_in_it(key):
    make_confirmed_letter(
        name="Ruth Calloway", place="Bristol", email="ruth@writers.example", own_words="My pupils write."
    )

    file = write_directory(key, confirmed_entries()).decode()

    assert "Kemertas" in file
    assert not [word for word in ("Ruth", "Calloway", "Bristol", "writers.example", "pupils") if word in file]


def test_a_mission_goes_round_with_where_it_is_accredited():
    bring(EMBASSY)
    sheet = OfficeSheet.objects.get()
    approve(sheet, by=make_user(), now=NOON + timedelta(hours=1))

    (entry,) = confirmed_entries()

    assert entry.mission == MissionOf("KZ", "embassy", ("IE", "IS"))
