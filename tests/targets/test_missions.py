"""Whose door a supporter is shown: a mission in their country, else the one accredited to it, else none."""

import pytest
from django.db import IntegrityError, transaction

from shanyrak.targets.confirming import approve
from shanyrak.targets.missions import missions_for
from shanyrak.targets.models import OfficeSheet
from shanyrak.targets.registering import propose_office
from tests.conftest import NOON
from tests.make import make_contact, make_office, make_user

pytestmark = [pytest.mark.unit, pytest.mark.django_db]


def make_mission(country: str, place: str, *, of: str = "KZ", kind: str = "embassy", accredited_to=()):
    return make_office(
        role="Embassy", holder="", country=country, place=place, mission_of=of, mission_kind=kind,
        accredited_to=accredited_to,
    )  # fmt: skip


def places(of: str, country: str) -> list[str]:
    return [mission.sheet.place for mission in missions_for(of=of, country=country)]


def test_embassies_come_before_consulates_and_others_do_not_come():
    make_mission("GB", "Edinburgh", kind="consulate")
    make_mission("GB", "London")
    make_mission("GB", "Bath", kind="permanent")
    make_mission("FR", "Paris")
    make_mission("GB", "London too", of="UZ")

    assert places("KZ", "GB") == ["London", "Edinburgh"]


def test_where_there_is_none_the_one_accredited_there_is_named():
    make_mission("GB", "London", accredited_to=["IE", "IS"])
    make_mission("FR", "Paris", accredited_to=["MC"])

    (mission,) = missions_for(of="KZ", country="IE")

    assert mission.sheet.place == "London" and not mission.is_here


def test_one_in_the_country_goes_before_one_that_is_only_accredited():
    make_mission("GB", "London", accredited_to=["IE"])
    make_mission("IE", "Dublin", kind="honorary")

    assert places("KZ", "IE") == ["Dublin"]


@pytest.mark.parametrize(("of", "country"), [("KZ", "KZ"), ("", "GB"), ("KZ", ""), ("KZ", "PE")])
def test_nobody_is_sent_to_a_mission_that_is_not_there(of, country):
    make_mission("GB", "London")

    assert missions_for(of=of, country=country) == []


def test_a_mission_that_one_person_proposes_is_nobodys_door():
    propose_office(
        role="Embassy", country="GB", language="en", place="London", mission_of="KZ", mission_kind="embassy",
        by=make_user(), now=NOON,
    )  # fmt: skip

    assert missions_for(of="KZ", country="GB") == []


def test_a_mission_that_closed_is_named_no_more():
    office = make_mission("GB", "London")
    sheet = propose_office(
        office=office, role="An empty house", country="GB", language="en", by=make_user(), now=NOON
    )
    approve(sheet, by=make_user(), now=NOON)

    assert missions_for(of="KZ", country="GB") == []


def test_only_its_confirmed_contacts_come_along():
    office = make_mission("GB", "London")
    door = make_contact(office, "handin", "1 Invented Square, London")
    make_contact(office, "email", "embassy@kemertas.example", is_confirmed=False)

    (mission,) = missions_for(of="KZ", country="GB")

    assert mission.contacts == (door,)
    assert mission.contacts[0].known_values[0].value == "1 Invented Square, London"


def test_a_mission_of_nobody_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="mission_is_somebodys"), transaction.atomic():
        OfficeSheet.objects.create(
            office=make_office(), role="Embassy", country="GB", mission_kind="embassy", proposed_by=make_user(),
            proposed_at=NOON,
        )  # fmt: skip
