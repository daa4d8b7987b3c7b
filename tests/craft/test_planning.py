"""Which way first, and why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.planning import Because, Door, Plan, Route, plan

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LAST_DAY = date(2026, 12, 3)

EMAIL = Route("email", "email")
FAX = Route("fax", "fax")
PHONE = Route("phone", "phone", opens_at=NOON)
POST = Route("post", "post", days=(7, 12))

routes = st.builds(
    Route,
    key=st.uuids().map(str),
    channel=st.sampled_from(["phone", "email", "fax", "post", "webform", "handin"]),
    is_carried=st.booleans(),
    days=st.none() | st.tuples(st.integers(0, 10), st.integers(10, 40)) | st.just((0, 0)),
    opens_at=st.none() | st.integers(-3, 1000).map(lambda hours: NOON + timedelta(hours=hours)),
    door=st.sampled_from(Door),
    is_spoken=st.booleans(),
    came_back=st.integers(0, 3),
    is_doubted=st.booleans(),
    is_suspended=st.booleans(),
    is_given_up=st.booleans(),
)
lists = st.lists(routes, max_size=8, unique_by=lambda route: route.key)
last_days = st.none() | st.integers(0, 60).map(lambda days: NOON.date() + timedelta(days=days))
often = settings(max_examples=100, derandomize=True, deadline=None)


def keys(made: Plan) -> list[str]:
    return [each.key for each in made.ways]


def reasons(made: Plan, key: str) -> list[Because]:
    every = (*made.ways, *made.set_aside)
    return next([reason.because for reason in each.reasons] for each in every if each.key == key)


@often
@given(lists, last_days)
def test_what_was_set_aside_is_never_among_the_ways(every, last_day):
    made = plan(every, now=NOON, last_day=last_day)

    unusable = {route.key for route in every if not route.may_be_used}
    assert unusable == {each.key for each in made.set_aside}
    assert not unusable & set(keys(made))


@often
@given(lists, last_days)
def test_every_way_that_may_be_used_is_named_once(every, last_day):
    made = plan(every, now=NOON, last_day=last_day)

    assert sorted(keys(made)) == sorted(route.key for route in every if route.may_be_used)


@often
@given(lists, last_days)
def test_what_comes_too_late_says_so_and_stands_last(every, last_day):
    made = plan(every, now=NOON, last_day=last_day)

    by_key = {route.key: route for route in every}
    late = [each.is_late for each in made.ways]
    assert late == sorted(late)
    for each in made.ways:
        route = by_key[each.key]
        if last_day and route.days and route.days[0] > (last_day - NOON.date()).days:
            assert Because.TOO_LATE in reasons(made, each.key)
            assert each.is_late


@often
@given(lists, last_days)
def test_what_takes_the_place_of_another_is_in_time_and_may_be_used(every, last_day):
    made = plan(every, now=NOON, last_day=last_day)

    good = {each.key for each in made.ways if not each.is_late}
    assert all(each.instead in good for each in (*made.ways, *made.set_aside) if each.instead)
    assert all(each.instead != each.key for each in made.ways)


@often
@given(lists, last_days)
def test_the_order_is_the_same_every_time(every, last_day):
    assert plan(every, now=NOON, last_day=last_day) == plan(every, now=NOON, last_day=last_day)


def test_a_call_comes_first_while_somebody_answers():
    made = plan([POST, FAX, EMAIL, PHONE], now=NOON, last_day=None)

    assert keys(made) == ["phone", "email", "fax", "post"]
    assert reasons(made, "phone") == [Because.OPEN_NOW]


def test_a_closed_office_is_called_later():
    closed = Route("phone", "phone", opens_at=NOON + timedelta(hours=3))

    made = plan([closed, FAX, EMAIL], now=NOON, last_day=LAST_DAY)

    assert keys(made) == ["email", "fax", "phone"]
    assert made.ways[2].reasons[0].at == closed.opens_at


def test_an_office_that_opens_after_the_last_day_is_called_too_late():
    closed = Route("phone", "phone", opens_at=NOON + timedelta(days=2))

    made = plan([closed, POST], now=NOON, last_day=NOON.date())

    assert reasons(made, "phone") == [Because.OPENS_TOO_LATE]
    assert all(each.is_late for each in made.ways)


def test_air_mail_of_twelve_days_is_too_late_eleven_days_before():
    made = plan([Route("post", "post", days=(12, 20)), FAX], now=NOON, last_day=LAST_DAY)

    assert keys(made) == ["fax", "post"]
    assert reasons(made, "post") == [Because.TOO_LATE]


def test_a_journey_that_nobody_knows_is_said_and_not_trusted_near_the_day():
    unknown = Route("post", "post", days=None)

    near = plan([unknown, Route("form", "webform")], now=NOON, last_day=LAST_DAY)
    far = plan([unknown, Route("form", "webform")], now=NOON, last_day=None)

    assert keys(near) == ["form", "post"]
    assert keys(far) == ["post", "form"]
    assert reasons(near, "post") == [Because.JOURNEY_UNKNOWN]


def test_in_haste_paper_stands_behind_the_web_form():
    made = plan(
        [Route("post", "post", days=(1, 2)), Route("form", "webform")],
        now=NOON,
        last_day=NOON.date() + timedelta(days=4),
    )

    assert keys(made) == ["form", "post"]


def test_the_embassy_of_ones_own_town_comes_before_the_mail_program():
    door = Route("door", "handin", door=Door.TOWN)

    made = plan([EMAIL, door, Route("far", "handin", door=Door.ABROAD), POST], now=NOON, last_day=None)

    assert keys(made) == ["door", "email", "post", "far"]
    assert reasons(made, "door") == [Because.DOOR_IN_TOWN]


def test_a_mailbox_that_sent_two_letters_back_names_the_fax_instead():
    refused = Route("email", "email", came_back=2)

    made = plan([refused, FAX], now=NOON, last_day=None)

    assert keys(made) == ["fax", "email"]
    assert made.ways[1].instead == "fax"
    assert made.ways[1].reasons[0].count == 2


def test_a_suspended_mailbox_names_the_fax_instead():
    made = plan([Route("email", "email", is_suspended=True, came_back=2), FAX], now=NOON, last_day=None)

    assert keys(made) == ["fax"]
    assert made.set_aside[0].instead == "fax"


def test_who_does_not_speak_their_language_writes_before_calling():
    made = plan(
        [Route("phone", "phone", opens_at=NOON, is_spoken=False), EMAIL, FAX], now=NOON, last_day=None
    )

    assert keys(made) == ["email", "fax", "phone"]
    assert Because.NOT_SPOKEN in reasons(made, "phone")


def test_what_we_carry_comes_first_unless_it_is_late():
    ours = Route("ours", "post", is_carried=True, days=(20, 30))

    assert keys(plan([PHONE, ours], now=NOON, last_day=None)) == ["ours", "phone"]
    assert keys(plan([PHONE, ours], now=NOON, last_day=LAST_DAY)) == ["phone", "ours"]
