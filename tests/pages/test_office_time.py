"""The hour at the office, at fixed moments: open, closed, why, and when again."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from shanyrak.pages.office_time import office_time

pytestmark = pytest.mark.unit
SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORKDAYS = "Mo-Fr 09:00-18:00"


def in_almaty(now: datetime, hours: str = WORKDAYS, **fields):
    fields = {"zone": "Asia/Almaty", "place": "Almaty", "country": "KZ", **fields}
    return office_time(hours=hours, now=now, **fields)


@pytest.mark.parametrize(
    ("hours", "is_open"),
    [
        ("Mo-Su 09:00-18:00", True),
        (WORKDAYS, False),
        ("Mo-Fr 09:00-18:00; Su 10:00-18:00", True),
        ("09:00-18:00", True),
        ("Su 09:00-12:00", False),
        ("", None),
        ("by appointment", None),
        ("Xx-Yy 09:00-99:00", None),
    ],
)
def test_hours_are_read_as_the_offices_own(hours, is_open):
    assert office_time(zone="Asia/Almaty", hours=hours, place="Almaty", now=SUNDAY_NOON).is_open is is_open


@pytest.mark.parametrize("zone", ["", "Nowhere/Atall", "../etc/passwd", "Asia/Almaty\x00", "Asia"])
def test_an_unknown_zone_says_nothing(zone):
    assert office_time(zone=zone, hours="09:00-18:00", place="", now=SUNDAY_NOON).words == ""


def test_on_republic_day_the_page_says_why_nobody_answers_and_when_somebody_will():
    # Sunday the 25th; the Monday after it is free instead.
    told = in_almaty(datetime(2026, 10, 26, 14, 0, tzinfo=UTC))

    assert told.is_open is False
    assert told.words == (
        "There (Almaty) it is now: Monday, 19:00. The office is closed now: Republic Day (observed). "
        "It opens in 14 hours."
    )


def test_at_the_weekend_the_day_is_the_reason():
    told = in_almaty(SUNDAY_NOON)

    assert told.words.endswith("The office is closed now: Sunday. It opens in 16 hours.")


def test_in_the_evening_its_hours_are_the_reason():
    told = in_almaty(datetime(2026, 11, 20, 14, 0, tzinfo=UTC))  # Friday, 19:00 there

    assert told.words.endswith(
        "The office is closed now; its hours: Mo-Fr 09:00-18:00. It opens on Monday at 09:00, their time."
    )


def test_a_few_minutes_before_nine_it_is_worth_waiting():
    assert in_almaty(datetime(2026, 11, 23, 3, 50, tzinfo=UTC)).words.endswith("It opens within the hour.")


def test_without_hours_a_day_of_rest_is_still_said():
    friday = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    told = office_time(zone="Africa/Cairo", hours="", place="Cairo", country="EG", now=friday)

    assert told.is_open is None
    assert told.words == "There (Cairo) it is now: Friday, 11:00. Offices there rest today: Friday."


def test_a_working_day_without_hours_is_only_an_hour():
    told = in_almaty(datetime(2026, 11, 20, 9, 0, tzinfo=UTC), hours="")

    assert told.words == "There (Almaty) it is now: Friday, 14:00."


def test_a_holiday_without_a_name_in_the_readers_language_is_called_one():
    with translation.override("ru"):
        told = in_almaty(datetime(2026, 10, 26, 6, 0, tzinfo=UTC))

    assert "Сейчас учреждение закрыто: праздничный день." in told.words
    assert told.words.endswith("Откроется через 22 часа.")
