"""Who carried the sheets: chosen from those we know, or named for the first time."""

import pytest

from shanyrak.desk.taking_forms import TakingForm
from shanyrak.people.models import Partner
from shanyrak.people.partnering import known_partner

pytestmark = pytest.mark.django_db

SHEETS = {"sheets": "40", "where": "the district", "taken_on": "2026-11-22"}


def test_somebody_new_is_named_on_the_same_form():
    form = TakingForm({**SHEETS, "new_partner": "The one with the bicycle"})

    assert form.is_valid()


def test_nobody_took_them_is_not_written_down():
    form = TakingForm(SHEETS)

    assert not form.is_valid() and "who took" in str(form.errors)


def test_a_partner_is_known_once():
    first = known_partner(name="The one with the bicycle", language="kk")

    assert known_partner(name=" The one with the bicycle ", language="kk") == first
    assert Partner.objects.count() == 1


def test_who_took_them_is_asked_first():
    assert list(TakingForm().fields) == ["partner", "new_partner", "sheets", "where", "taken_on"]
