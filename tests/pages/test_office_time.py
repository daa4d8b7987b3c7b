from datetime import UTC, datetime

import pytest

from shanyrak.pages.office_time import office_time

pytestmark = pytest.mark.unit
SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "is_open"),
    [
        ("Mo-Su 09:00-18:00", True),
        ("Mo-Fr 09:00-18:00", False),
        ("Mo-Fr 09:00-18:00; Su 10:00-18:00", True),
        ("09:00-18:00", True),
        ("Su 09:00-12:00", False),
        ("", None),
        ("by appointment", None),
        ("Xx-Yy 09:00-99:00", False),
    ],
)
def test_hours_are_read_as_the_offices_own(hours, is_open):
    assert office_time(zone="Asia/Almaty", hours=hours, place="Almaty", now=SUNDAY_NOON).is_open is is_open


@pytest.mark.parametrize("zone", ["", "Nowhere/Atall", "../etc/passwd", "Asia/Almaty\x00"])
def test_an_unknown_zone_says_nothing(zone):
    assert office_time(zone=zone, hours="09:00-18:00", place="", now=SUNDAY_NOON).words == ""
