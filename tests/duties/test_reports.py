"""What strangers wrote when they reported a contact goes a month after somebody looked."""

from datetime import timedelta

import pytest

from shanyrak.duties.retaining import retain
from shanyrak.targets.models import Report
from shanyrak.targets.reporting import look_at_reports, report_trouble
from tests.conftest import NOON
from tests.make import make_contact, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def test_a_strangers_words_go_a_month_after_somebody_looked():
    contact = make_contact()
    report_trouble(contact, what="no_answer", value="try my uncle", form_key="a", now=NOON)

    assert retain(now=NOON + timedelta(days=60)).reports == 0
    look_at_reports(contact, by=make_user(), agrees=False, now=NOON)

    assert retain(now=NOON + timedelta(days=31)).reports == 1
    assert retain(now=NOON + timedelta(days=31)).reports == 0
    assert (Report.objects.get().value, Report.objects.get().what) == ("", "no_answer")
