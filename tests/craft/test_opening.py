"""When an office is open, read as on a map, and never half understood."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.opening import DAYS, Hours, read_hours

pytestmark = pytest.mark.unit
ALMATY = ZoneInfo("Asia/Almaty")
BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 20, 0, 0, tzinfo=ALMATY)
NEW_YEAR = date(2027, 1, 1)


def never_free(_day: date) -> bool:
    return False


def understood(text: str) -> Hours:
    hours = read_hours(text)
    assert hours is not None, text
    return hours


@pytest.mark.parametrize(
    ("text", "hour", "is_open"),
    [
        ("Mo-Fr 09:00-18:00", 9, True),
        ("Mo-Fr 09:00-18:00", 18, False),
        ("Mo-Fr 09:00-13:00,14:00-18:00", 13, False),
        ("Mo-Fr 09:00-13:00, 14:00-18:00", 14, True),
        ("Mo-Sa 09:00-18:00; Fr 09:00-12:00", 13, False),
        ("Mo-Su 09:00-18:00; Fr off", 10, False),
        ("Sa-Th 08:00-16:00", 10, False),
        ("Su-Fr 8:00-16:00", 8, True),
        ("Tu,Fr 10:00-12:00", 11, True),
        ("10:00-24:00", 23, True),
        ("24/7", 3, True),
    ],
)
def test_whether_somebody_is_there_on_a_friday(text, hour, is_open):
    assert understood(text).is_open(FRIDAY.replace(hour=hour), never_free) is is_open


@pytest.mark.parametrize(
    "text",
    [
        "",
        "by appointment",
        "Mo-Fr 9-18",
        "Mo-Fr 09:00",
        "Xx-Yy 09:00-18:00",
        "Mo-Fr 09:00-99:00",
        "Mo-Fr 09:70-10:00",
        "Fr 22:00-02:00",
        "Jan-Mar Mo 09:00-12:00",
        "Mo-Fr 09:00-18:00; sunset",
        "Mo-Fr 09:00-18:00; " * 20,
    ],
)
def test_what_is_not_understood_whole_is_not_understood(text):
    assert read_hours(text) is None


def test_a_public_holiday_is_closed_unless_the_hours_say_otherwise():
    new_year_noon = datetime(2027, 1, 1, 12, tzinfo=ALMATY)  # a Friday

    assert not understood("Mo-Fr 09:00-18:00").is_open(new_year_noon, NEW_YEAR.__eq__)
    assert understood("Mo-Fr 09:00-18:00; PH 11:00-13:00").is_open(new_year_noon, NEW_YEAR.__eq__)
    assert not understood("Mo-Fr 09:00-18:00; Su,PH off").is_open(new_year_noon, NEW_YEAR.__eq__)
    assert understood("24/7").is_open(new_year_noon, NEW_YEAR.__eq__)


def test_it_opens_again_after_the_weekend():
    evening = FRIDAY.replace(hour=19)

    assert understood("Mo-Fr 09:00-18:00").next_opening(evening, never_free) == datetime(
        2026, 11, 23, 9, tzinfo=ALMATY
    )


def test_an_office_that_never_opens_has_no_next_opening():
    assert understood("Mo-Fr 09:00-18:00").next_opening(FRIDAY, lambda _day: True) is None


def test_hours_across_a_change_of_clocks_are_counted_as_they_pass():
    before = datetime(2026, 10, 24, 23, 0, tzinfo=BERLIN)  # the next night has 25 hours

    opening = understood("Su 09:00-12:00").next_opening(before, never_free)

    assert opening is not None
    assert opening.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=11)


def test_working_days_are_those_with_hours():
    assert understood("Su-Th 09:00-15:00; Mo off").working_days == {6, 1, 2, 3}


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet="MoTuWeThFrSaSuPHof0123456789:-–,; ", max_size=60))
def test_nothing_that_stands_in_that_field_breaks_it(text):
    hours = read_hours(text)

    if hours is not None:
        opening = hours.next_opening(FRIDAY, never_free)
        assert opening is None or hours.is_open(opening, never_free)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.sets(st.sampled_from(range(7)), min_size=1),
    st.integers(0, 22),
    st.integers(0, 7 * 24 * 60 - 1),
)
def test_the_next_opening_is_the_first_open_minute(days, hour, minute):
    hours = understood(f"{','.join(DAYS[day] for day in sorted(days))} {hour:02}:00-{hour + 1:02}:00")
    moment = FRIDAY + timedelta(minutes=minute)

    opening = hours.next_opening(moment, never_free)

    assert opening is not None and opening >= moment
    assert hours.is_open(opening, never_free)
    assert opening == moment or not hours.is_open(opening - timedelta(minutes=1), never_free)
