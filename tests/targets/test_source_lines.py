"""From a text into the directory: each contact keeps the line it stood in, and why a repair is proposed."""

import pytest

from shanyrak.targets.directory import register_target
from tests.conftest import NOON
from tests.make import make_contact, make_user

pytestmark = [pytest.mark.unit, pytest.mark.django_db]

TEXT = "Write to the Mayor of Kemertas\ntel +44 171 946 0123 (mornings)\nemail akim@kemertas.example.\n"
TARGET = {
    "name": "", "role": "Mayor of Kemertas", "organisation": "", "salutation": "", "country": "GB", "postal": "",
    "phones": ["+44 171 946 0123"], "phones_expanded": ["441719460123"], "faxes": [], "web": [],
    "emails": ["akim@kemertas.example"],
}  # fmt: skip
DOUBT = {
    "path": "targets/0/phones/0",
    "question": "London's 0171 became 020 7. Is this right?",
    "proposed": "+442079460123",
}


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def register(**fields):
    return register_target(
        TARGET, path="targets/0", doubts=[DOUBT], text=TEXT, country="GB", seen_on="2009-03-25", by=make_user(), now=NOON,
        spans={"targets/0/phones/0": span("+44 171 946 0123"), "targets/0/emails/0": span("akim@kemertas.example")},
        **fields,
    )  # fmt: skip


def test_each_contact_keeps_the_line_it_was_printed_in():
    office = register(source="A leaflet")

    lines = {
        each.contact.channel: each for contact in office.contacts.all() for each in contact.evidence.all()
    }

    assert lines["phone"].words == "tel +44 171 946 0123 (mornings)"
    assert lines["email"].words == "email akim@kemertas.example."
    assert {(line.day, line.source) for line in lines.values()} == {("2009-03-25", "A leaflet")}


def test_a_number_of_an_old_plan_knows_when_the_plan_changed():
    office = register()

    assert office.contacts.get(channel="phone").plan_year == 2000
    assert office.contacts.get(channel="email").plan_year is None


def test_the_next_appeal_that_prints_a_mailbox_is_seen_at_the_office_that_had_it():
    known = make_contact(value="akim@kemertas.example", normalised="akim@kemertas.example")

    register()

    assert known.evidence.filter(kind="seen", day="2009-03-25").count() == 1
    assert known.value == "akim@kemertas.example"
