"""Weekends and public holidays, with days that stand in the law."""

from datetime import date

import pytest

from shanyrak.craft.free_days import holiday_name, is_holiday, working_days

pytestmark = pytest.mark.unit
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@pytest.mark.parametrize(
    ("country", "rests"),
    [
        ("KZ", {SATURDAY, SUNDAY}),
        ("GB", {SATURDAY, SUNDAY}),
        ("EG", {FRIDAY, SATURDAY}),
        ("SA", {FRIDAY, SATURDAY}),
        ("AE", {SATURDAY, SUNDAY}),  # since 2022
        ("IR", {FRIDAY}),
        ("IN", {SUNDAY}),
        ("??", {SATURDAY, SUNDAY}),
        ("", {SATURDAY, SUNDAY}),
    ],
)
def test_every_country_rests_on_its_own_days(country, rests):
    assert set(range(7)) - working_days(country) == rests


@pytest.mark.parametrize(
    ("country", "day", "is_one"),
    [
        ("KZ", date(2026, 10, 25), True),
        ("KZ", date(2026, 10, 27), False),
        ("KZ", date(2026, 12, 16), True),
        ("GB", date(2026, 12, 25), True),
        ("RU", date(2026, 6, 12), True),
        ("XX", date(2026, 1, 1), False),
        ("", date(2026, 1, 1), False),
    ],
)
def test_a_public_holiday_is_known(country, day, is_one):
    assert is_holiday(country, day) is is_one


def test_a_holiday_is_named_in_the_readers_language_or_not_at_all():
    republic_day = date(2026, 10, 25)

    assert holiday_name("KZ", republic_day, "en") == "Republic Day"
    assert holiday_name("KZ", republic_day, "kk-Cyrl") == "Қазақстан Республикасы күні"
    assert (
        holiday_name("KZ", republic_day, "ru") == ""
    )  # nobody translated it; better none than an English one
    assert holiday_name("KZ", date(2026, 10, 27), "en") == ""
