"""Whoever lives abroad is shown the door of a mission that two persons stand for, and told when there is none."""

import pytest

from tests.make import make_appeal, make_contact, make_office
from tests.pages.conftest import Forms

pytestmark = [pytest.mark.unit, pytest.mark.django_db]


@pytest.fixture
def appeal(now):
    """Its mayor sits in Kazakhstan."""
    appeal = make_appeal(languages=("en", "ru"), now=now)
    appeal.targets.all().delete()
    mayor = make_office(country="KZ", now=now)
    make_contact(mayor, now=now)
    appeal.targets.create(office=mayor, position=0)
    return appeal


def make_mission(now, country="GB", place="London", **said):
    return make_office(
        role="Embassy of Kazakhstan", holder="", country=country, place=place, mission_of="KZ",
        mission_kind=said.pop("mission_kind", "embassy"), now=now, **said,
    )  # fmt: skip


def step_three(client, appeal, country: str, language: str = "en") -> str:
    page = client.get(f"/{language}/{appeal.number}/write/").content.decode()
    form = Forms(page).to("/write/") | {"name": "Ruth Calloway", "country": country}
    return client.post(f"/{language}/{appeal.number}/send/", form).content.decode()


def test_the_embassy_in_the_writers_country_is_named_with_its_door_and_how_we_know_it(client, appeal, now):
    embassy = make_mission(now)
    make_contact(embassy, "handin", "1 Invented Square\nLondon", now=now)
    make_contact(embassy, "phone", "+441632960111", now=now)

    page = step_three(client, appeal, "GB")

    assert "Hand it in: Embassy of Kazakhstan, London" in page
    assert "1 Invented Square, London\u2069: Confirmed" in page
    assert "+44 1632 960111" in page
    assert "Hand it in at the embassy" not in page


def test_the_paper_for_its_door_can_be_printed(client, appeal, now):
    embassy = make_mission(now)
    make_contact(embassy, "handin", "1 Invented Square\nLondon", now=now)
    sealed = Forms(step_three(client, appeal, "GB")).to("/hand-in.pdf")

    answer = client.post(f"/en/{appeal.number}/hand-in.pdf", sealed)

    assert sealed["contact"][0].endswith(str(embassy.pk))
    assert answer["Content-Type"] == "application/pdf"


def test_where_there_is_no_embassy_the_accredited_one_is_named_as_such(client, appeal, now):
    make_mission(now, accredited_to=["IE"])

    page = step_three(client, appeal, "IE")

    assert "We know of no embassy in your country (Ireland)." in page
    assert "Hand it in: Embassy of Kazakhstan, London" in page


def test_where_we_know_of_none_the_page_says_so(client, appeal, now):
    make_mission(now)

    page = step_three(client, appeal, "PE")

    assert "Hand it in at the embassy" in page and "Ask the nearest embassy" in page
    assert "Embassy of Kazakhstan" not in page


def test_a_mission_whose_address_nobody_confirmed_is_named_without_one(client, appeal, now):
    make_contact(make_mission(now), "handin", "1 Invented Square", is_confirmed=False, now=now)

    page = step_three(client, appeal, "GB")

    assert "Hand it in: Embassy of Kazakhstan, London" in page
    assert "1 Invented Square" not in page
    assert "We do not know your embassy’s door; its own site does" in page


def test_its_hours_stand_beside_its_door(client, appeal, now):
    make_mission(now, time_zone="Europe/London", hours="Mo-Su 00:00-24:00; PH 00:00-24:00")

    assert "There (London) it is now:" in step_three(client, appeal, "GB")


def test_russian_readers_are_told_in_russian(client, appeal, now):
    make_mission(now, accredited_to=["IE"])

    page = step_three(client, appeal, "IE", "ru")

    assert "Мы не знаем посольства в вашей стране (Ирландия)." in page
