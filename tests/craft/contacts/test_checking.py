"""What a machine can say of a contact without asking anybody."""

import pytest

from shanyrak.craft.contacts.checking import Check, Verdict, check_form

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("channel", "value", "country", "check", "verdict"),
    [
        ("email", "akim@kemertas.example", "", Check.FORM, Verdict.OK),
        ("email", "akim at kemertas", "", Check.FORM, Verdict.BROKEN),
        ("email", "", "", Check.FORM, Verdict.BROKEN),
        ("phone", "+442079460123", "", Check.PLAN, Verdict.OK),
        ("fax", "020 7946 0123", "GB", Check.PLAN, Verdict.OK),
        ("phone", "7946 0123", "", Check.PLAN, Verdict.NOT_CHECKED),
        ("phone", "+44 1632 960165", "", Check.PLAN, Verdict.NOT_CHECKED),  # Ofcom's, for invented people
        ("phone", "+44 12", "", Check.PLAN, Verdict.BROKEN),
        ("webform", "https://kemertas.example/ask", "", Check.FORM, Verdict.OK),
        ("webform", "www.kemertas.", "", Check.FORM, Verdict.BROKEN),
        ("post", "4 Mira Square", "KZ", Check.BY_HAND, Verdict.NOT_CHECKED),
        ("handin", "The embassy's door", "", Check.BY_HAND, Verdict.NOT_CHECKED),
    ],
)
def test_each_contact_is_checked_by_what_it_is(channel, value, country, check, verdict):
    found = check_form(channel, value, country)

    assert (found.check, found.verdict) == (check, verdict)
    assert found.because


def test_a_number_from_an_old_plan_is_broken_and_its_modern_form_is_named():
    found = check_form("phone", "+44 171 946 0123")  # London until 2000

    assert found.verdict == Verdict.BROKEN
    assert "+44 20 7946 0123" in found.because
