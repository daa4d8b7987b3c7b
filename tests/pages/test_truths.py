"""The small badge beside each way: what we know of it, how, and how long ago."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from shanyrak.pages.appeal_sheet import office_cards, public_appeals
from shanyrak.targets.confirming import approve, propose_value
from shanyrak.targets.disputing import dispute, propose_giving_up
from shanyrak.targets.models import ContactPoint, EvidenceKind, How
from shanyrak.targets.suspending import suspend
from shanyrak.targets.witnessing import witness
from tests.make import make_contact, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


@pytest.fixture
def office(appeal):
    return appeal.targets.first().office


@pytest.fixture
def mailbox(office) -> ContactPoint:
    return office.contacts.get(channel="email")


def badge(contact: ContactPoint, language: str = "en") -> tuple[str, str]:
    appeal = public_appeals().get(targets__office=contact.office_id)
    with translation.override(language):
        (card,) = office_cards(appeal)
        (line,) = [line for line in card.contacts if line.id == str(contact.pk)]
    return line.truth.kind, line.truth.words


def confirmed(office, how=How.TELEPHONE, *, now, **fields) -> ContactPoint:
    contact = make_contact(office, "phone", "+441632960177", is_confirmed=False, now=now, **fields)
    row = propose_value(contact=contact, value="+441632960177", how=how, by=make_user(), now=now)
    approve(row, by=make_user(), now=now)
    return contact


def test_a_fresh_confirmation_says_how_and_when(office, now):
    kind, words = badge(confirmed(office, now=now))

    assert kind == "sure"
    assert words == f"Confirmed {now.day} {now:%B} by telephone"


def test_an_old_one_says_its_year_and_that_it_is_old(office, now):
    kind, words = badge(confirmed(office, now=now.replace(year=now.year - 2, day=12)))

    assert kind == "half"
    assert words == f"Confirmed 12 {now:%B} {now.year - 2} by telephone; that is long ago"


def test_a_number_of_an_old_plan_says_which_form_we_propose(office, now):
    contact = make_contact(
        office, "phone", "+7 3272 716557", is_confirmed=False, proposed="+7 727 271 6557", plan_year=2007,
        first_seen_on="2009", now=now,
    )  # fmt: skip

    assert badge(contact) == (
        "half",
        (
            "Printed in the appeal of 2009 as “+7 3272 716557”; the numbering plan changed in 2007; "
            "this is the form we propose; not confirmed yet"
        ),
    )


def test_a_message_that_came_back_is_said(mailbox, now):
    witness(mailbox, EvidenceKind.BOUNCED_SOFT, key="x", now=now + timedelta(minutes=1))

    kind, words = badge(mailbox)

    assert kind == "half" and f"; a message came back on {now.day} {now:%B}" in words


def test_what_came_back_before_it_was_confirmed_is_not_said(office, now):
    contact = make_contact(office, "email", "new@kemertas.example", is_confirmed=False, now=now)
    witness(contact, EvidenceKind.BOUNCED_HARD, key="x", now=now - timedelta(days=2))
    approve(
        propose_value(contact=contact, value="new@kemertas.example", how=How.TRIED, by=make_user(), now=now),
        by=make_user(), now=now,
    )  # fmt: skip

    assert badge(contact) == ("sure", f"A message went through on {now.day} {now:%B}")


def test_a_doubt_is_said_beside_the_age(mailbox, now):
    dispute(mailbox, because="A secret reason", by=make_user(), now=now)

    kind, words = badge(mailbox)

    assert kind == "doubt"
    assert words.startswith("Confirmed ") and "; doubted since " in words
    assert "secret" not in words


def test_others_report_stands_there_only_after_a_person_looked(mailbox, now):
    dispute(mailbox, because="Three say so", by=make_user(), is_from_reports=True, now=now)

    assert "; others report that it does not work, and we are looking into it" in badge(mailbox)[1]


def test_set_aside_says_why_only_when_something_came_back(mailbox, now):
    suspend(mailbox, because="The office moves", now=now)
    assert badge(mailbox) == ("doubt", f"Set aside on {now.day} {now:%B}; we do not use it for now")

    witness(mailbox, EvidenceKind.BOUNCED_HARD, key="x", now=now)
    assert badge(mailbox)[1].endswith("what we sent there did not arrive")


def test_given_up_is_said_and_leads_nowhere(client, appeal, mailbox, now):
    row = propose_giving_up(mailbox, because="The ministry is dissolved.", by=make_user(), now=now)
    approve(row, by=make_user(), now=now)

    page = client.get(f"/en/{appeal.number}/").content.decode()

    assert badge(mailbox)[0] == "doubt"
    assert "it does not work any more" in page
    assert f"mailto:{mailbox.printed}" not in page and f"contacts/{mailbox.pk}/report" not in page


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_it_is_said_in_the_readers_language(mailbox, now, language):
    dispute(mailbox, because="x", by=make_user(), is_from_reports=True, now=now)

    words = badge(mailbox, language)[1]

    assert "others" not in words and "Confirmed" not in words


def test_a_day_of_this_year_needs_no_year():
    from shanyrak.pages.truths import _said

    assert _said(date(2026, 1, 2), date(2026, 11, 22)) == "2 January"
    assert _said(date(2025, 12, 31), date(2026, 1, 1)) == "31 December 2025"
