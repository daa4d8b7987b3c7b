"""From what a text says of a target to a proposed office: printed forms kept, modern and nominative ones beside them."""

import pytest

from shanyrak.targets.directory import in_the_nominative, register_target
from tests.conftest import NOON
from tests.make import make_user

pytestmark = pytest.mark.unit

MAYOR = {
    "name": "Оразу Тулину",
    "role": "Акиму города Кемертас",
    "organisation": None,
    "country": "KZ",
    "salutation": None,
    "phones": ["+7 3272 000001"],
    "faxes": [],
    "emails": ["akim@kemertas.example"],
    "web": [],
    "postal": None,
}


def register(**said):
    return register_target(
        {**MAYOR, **said}, path="/targets/0", doubts=[], spans={}, text="", country="KZ", seen_on="2026",
        by=make_user(), now=NOON,
    )  # fmt: skip


@pytest.mark.django_db
def test_an_address_in_the_dative_becomes_an_office_and_its_holder():
    sheet = register().draft

    assert (sheet.role, sheet.holder) == ("Аким города Кемертас", "Ораз Тулин")
    assert sheet.printed == "Акиму города Кемертас, Оразу Тулину"
    assert sheet.approved_by is None


@pytest.mark.django_db
def test_what_stands_in_the_nominative_stays_and_nothing_is_kept_beside_it():
    sheet = register(name="Ораз Тулин", role="Аким города Кемертас").draft

    assert (sheet.role, sheet.holder, sheet.printed) == ("Аким города Кемертас", "Ораз Тулин", "")


@pytest.mark.django_db
def test_a_time_zone_is_proposed_from_the_telephone():
    assert register(country="GB", phones=[]).draft.time_zone == "Europe/London"
    assert register(phones=["+7 727 250 0001"]).draft.time_zone == "Asia/Almaty"
    assert register(phones=[]).draft.time_zone == ""


@pytest.mark.parametrize(
    ("holder", "role", "said"),
    [
        ("Oraz Tulin", "Mayor of Kemertas", ("Mayor of Kemertas", "Oraz Tulin", "")),
        (
            "Orazu Tulinu",
            "Akimu Kemertasa",
            ("Akim Kemertasa", "Oraz Tulin", "Akimu Kemertasa, Orazu Tulinu"),
        ),
        ("", "Прокурору района", ("Прокурор района", "", "Прокурору района")),
        ("Анне Ким", "Судье", ("Судья", "Анна Ким", "Судье, Анне Ким")),
        ("Анне Ким", "", ("", "Анне Ким", "")),
    ],
)
def test_office_and_holder_are_turned_round_together(holder, role, said):
    found = in_the_nominative(holder, role)

    assert (found.role, found.holder, found.printed) == said
