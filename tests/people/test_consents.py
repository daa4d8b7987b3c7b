"""What a supporter allowed: written once, and the newest word counts."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from shanyrak.people.consenting import record
from shanyrak.people.models import Consent, Purpose, Supporter
from tests.conftest import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.unit]
SCOPE = "one appeal"


@pytest.fixture
def ruth():
    return Supporter.objects.create(country="GB", created_at=NOON)


def says(supporter, is_given, *, now=NOON, scope=SCOPE):
    return record(
        supporter=supporter, purpose=Purpose.NEWS, scope=scope, is_given=is_given, wording="as on the page",
        language="en", now=now,
    )  # fmt: skip


def agreed():
    return Supporter.objects.agreed(Purpose.NEWS, scope=SCOPE)


def test_the_newest_word_counts(ruth):
    says(ruth, True)
    assert agreed().get() == ruth

    says(ruth, False, now=NOON + timedelta(hours=2))
    assert not agreed().exists()

    says(ruth, True, now=NOON + timedelta(hours=4))
    assert agreed().get() == ruth


def test_a_yes_for_one_appeal_is_none_for_another(ruth):
    says(ruth, True, scope="another appeal")

    assert not agreed().exists()


def test_what_was_said_is_never_rewritten(ruth):
    said = says(ruth, False)

    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.filter(pk=said.pk).update(is_given=True)
    said.refresh_from_db()
    assert said.is_given is False


def test_the_hour_is_kept_and_no_minute(ruth):
    assert says(ruth, True, now=NOON + timedelta(minutes=41)).given_at == NOON
