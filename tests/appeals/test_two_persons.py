"""Nothing is public, and no target changes, by one person alone: not by a deed, not by the ORM."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from shanyrak.appeals.models import Appeal, Publication
from shanyrak.appeals.publishing import (
    NameWithoutConsent,
    NobodyToWriteTo,
    NoEnd,
    SamePerson,
    approve,
    propose,
)
from shanyrak.targets import confirming
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import Confirmation, OfficeSheet
from tests.conftest import NOON
from tests.make import make_appeal, make_contact, make_draft, make_office, make_user, make_words

pytestmark = pytest.mark.django_db


def propose_it(appeal, by, **fields):
    fields = {"language": "en", "write_before": NOON.date(), "checked_how": "x", "consent_how": "y", **fields}
    return propose(appeal=appeal, by=by, now=NOON, **fields)


def refused():
    return pytest.raises(DatabaseError)


def test_who_proposes_a_publication_cannot_approve_it():
    appeal, iris = make_draft(), make_user()
    appeal.targets.create(office=make_office(), position=0)
    make_words(appeal)

    with pytest.raises(SamePerson):
        approve(propose_it(appeal, iris), by=iris, now=NOON)
    assert not appeal.publications.exists()


def test_the_database_refuses_a_publication_by_one_person():
    appeal, iris = make_appeal(), make_user()
    given = appeal.publications.get()

    with refused(), transaction.atomic():
        Publication.objects.create(
            appeal=appeal, locale=given.locale, revision=given.revision, checked_how="x", consent_how="y",
            proposed_by=iris, proposed_at=NOON, approved_by=iris, approved_at=NOON,
        )  # fmt: skip


def test_the_database_refuses_to_change_what_was_published():
    publication = make_appeal().publications.get()

    with refused(), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(checked_how="nobody")
    with refused(), transaction.atomic():
        publication.delete()


def test_no_appeal_goes_live_without_a_publication():
    appeal = make_draft()

    with refused(), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(state="review")
        Appeal.objects.filter(pk=appeal.pk).update(state="live", write_before=NOON.date(), opened_at=NOON)


def test_no_state_is_reached_by_a_way_that_is_not_drawn():
    appeal = make_appeal()

    with refused(), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(state="draft")


@pytest.mark.parametrize("make_row", ["sheet", "value"])
def test_the_database_refuses_that_one_person_changes_a_target(make_row):
    iris = make_user()
    contact = make_contact(is_confirmed=False)
    if make_row == "value":
        row = propose_value(contact=contact, value="a@kemertas.example", how="telephone", by=iris, now=NOON)
    else:
        row = OfficeSheet.objects.create(
            office=contact.office, role="Akim", country="GB", proposed_by=iris, proposed_at=NOON
        )

    with pytest.raises(confirming.SamePerson):
        confirming.approve(row, by=iris, now=NOON)
    with refused(), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(approved_by=iris, approved_at=NOON)


def test_what_was_approved_is_never_changed_afterwards():
    contact = make_contact()

    with refused(), transaction.atomic():
        Confirmation.objects.filter(contact=contact).update(value="evil@else.example")
    with refused(), transaction.atomic():
        Confirmation.objects.filter(contact=contact).delete()


def test_a_proposed_value_is_approved_as_it_was_proposed():
    contact = make_contact(is_confirmed=False)
    row = propose_value(
        contact=contact, value="a@kemertas.example", how="telephone", by=make_user(), now=NOON
    )

    with refused(), transaction.atomic():
        Confirmation.objects.filter(pk=row.pk).update(
            value="evil@else.example", approved_by=make_user(), approved_at=NOON
        )


def test_what_was_printed_stays_as_it_was_printed():
    contact = make_contact(printed="akim@kemertas.example.")

    with refused(), transaction.atomic():
        type(contact).objects.filter(pk=contact.pk).update(printed="akim@kemertas.example")


def test_a_new_value_is_used_only_once_another_person_approved_it():
    contact = make_contact(value="old@kemertas.example")
    row = propose_value(
        contact=contact, value="new@kemertas.example", how="website", by=make_user(), now=NOON
    )
    assert contact.value == "old@kemertas.example"

    confirming.approve(row, by=make_user(), now=NOON)

    assert contact.value == "new@kemertas.example"


def test_an_appeal_that_reaches_nobody_is_not_published():
    appeal = make_draft()
    appeal.targets.create(office=make_contact(is_confirmed=False).office, position=0)
    make_words(appeal)

    with pytest.raises(NobodyToWriteTo):
        approve(propose_it(appeal, make_user()), by=make_user(), now=NOON)


def test_a_live_appeal_has_an_end():
    appeal = make_draft()
    make_words(appeal)

    with pytest.raises(NoEnd):
        propose_it(appeal, make_user(), write_before=None)


@pytest.mark.parametrize("days", [-1, 43])
def test_the_last_day_to_write_is_neither_over_nor_more_than_six_weeks_away(days):
    appeal = make_draft()
    make_words(appeal)

    with pytest.raises(NoEnd):
        propose_it(appeal, make_user(), write_before=NOON.date() + timedelta(days=days))
    assert propose_it(appeal, make_user(), write_before=NOON.date() + timedelta(days=42))


def test_a_person_at_risk_is_not_named_without_a_recorded_yes():
    appeal = make_draft()
    appeal.persons.create(name="Saule Ontay", recorded_at=NOON)
    make_words(appeal)

    with pytest.raises(NameWithoutConsent):
        propose_it(appeal, make_user())
