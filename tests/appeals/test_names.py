"""Names of people at risk: in a page only with a yes that somebody can show."""

import pytest

from shanyrak.appeals.forgetting import forget
from shanyrak.appeals.models import ShownAs
from shanyrak.appeals.naming import record_consent
from shanyrak.appeals.publishing import NameWithoutConsent, approve, propose
from tests.conftest import NOON
from tests.make import make_contact, make_draft, make_user, make_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal():
    appeal = make_draft()
    appeal.targets.create(office=make_contact().office, position=0)
    make_words(appeal)
    return appeal


def proposed(appeal):
    return propose(
        appeal=appeal,
        language="en",
        write_before=NOON.date(),
        checked_how="Two neighbours, by telephone",
        consent_how="Her sister, on the day",
        by=make_user(),
        now=NOON,
    )


def test_with_a_recorded_yes_the_name_is_published(appeal):
    saule = appeal.persons.create(name="Saule Ontay", recorded_at=NOON)
    record_consent(
        person=saule, shown_as=ShownAs.NAMED, consent="Her sister asked her", by=make_user(), now=NOON
    )

    publication = approve(proposed(appeal), by=make_user(), now=NOON)

    assert "Saule Ontay" in publication.words.story


def test_a_yes_that_nobody_can_show_is_none(appeal):
    appeal.persons.create(name="Saule Ontay", shown_as=ShownAs.NAMED, recorded_at=NOON)

    with pytest.raises(NameWithoutConsent):
        proposed(appeal)


def test_a_yes_taken_back_after_the_proposal_stops_the_publication(appeal):
    saule = appeal.persons.create(
        name="Saule Ontay", shown_as=ShownAs.NAMED, consent="Her sister asked her", recorded_at=NOON
    )
    proposal = proposed(appeal)
    record_consent(person=saule, shown_as=ShownAs.HIDDEN, consent="She fears now", by=make_user(), now=NOON)

    with pytest.raises(NameWithoutConsent):
        approve(proposal, by=make_user(), now=NOON)
    assert not appeal.publications.exists()


def test_a_person_who_is_forgotten_leaves_initials_in_the_drafts(appeal):
    saule = appeal.persons.create(name="Saule Ontay", consent="Her sister asked her", recorded_at=NOON)

    forget(saule, by=make_user(), now=NOON)
    forget(appeal.persons.get(), by=make_user(), now=NOON)  # harmless

    draft = appeal.pages.get().get_latest_revision_as_object()
    assert "Saule" not in draft.story and "S. O." in draft.story
    assert appeal.persons.get().is_erased
    proposed(appeal)  # nobody is asked for whom nobody remembers
