"""A letter for a form that takes little."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.craft.composing import compose, compose_within, field_length
from tests.craft.composing.test_letter import DEMANDS, make_parts

pytestmark = pytest.mark.unit


def test_a_letter_that_fits_stays_whole():
    assert compose_within(make_parts(), 2000).body == compose(make_parts()).body.rstrip("\n")
    assert compose_within(make_parts(), 0) == compose(make_parts())


def test_the_reason_goes_before_the_persons_own_words_and_those_before_a_demand():
    whole = field_length(compose(make_parts()).body)

    assert "jailed for speaking" not in compose_within(make_parts(), whole - 10).body
    shorter = compose_within(make_parts(), 300).body
    assert "My pupils" not in shorter
    assert all(demand in shorter for demand in DEMANDS)


def test_what_stays_at_last_is_a_demand_and_a_name():
    assert (
        compose_within(make_parts(), 60).body == "withdraw the complaint against Saule Ontay\nRuth Calloway"
    )


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.integers(1, 900), st.sampled_from(["en", "ru", "kk", "ar"]))
def test_it_always_fits(limit, language):
    assert field_length(compose_within(make_parts(language=language), limit).body) <= limit
