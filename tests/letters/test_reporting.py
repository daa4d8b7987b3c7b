"""What people say of a call or a fax by hand is also what we learn of its number."""

import pytest

from shanyrak.letters.reporting import report_by_hand
from tests.conftest import NOON
from tests.make import make_appeal

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


@pytest.mark.parametrize(
    ("channel", "outcome", "kinds"),
    [
        ("phone", "wrong", ["reported_dead"]),
        ("phone", "spoke", ["reported_right"]),
        ("phone", "no_answer", []),  # the office may be closed
        ("fax", "done", ["reported_right"]),
        ("webform", "wrong", ["reported_dead"]),
        ("post", "done", []),  # posted is not yet delivered
    ],
)
def test_a_contacts_ledger_hears_it_once(channel, outcome, kinds):
    appeal = make_appeal()
    contact = appeal.targets.first().office.contacts.get(channel=channel)

    for _ in range(2):
        report_by_hand(
            appeal=appeal, contact=contact, channel=channel, outcome=outcome, form_token="a", now=NOON
        )

    heard = contact.evidence.filter(kind__startswith="reported").values_list("kind", flat=True)
    assert list(heard) == kinds
