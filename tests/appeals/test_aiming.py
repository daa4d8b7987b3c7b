"""An office that helps is spared, the others may take turns; somebody is always left to write to."""

import pytest

from shanyrak.appeals.aiming import NobodyLeftToWriteTo, spare, take_turns
from shanyrak.appeals.models import Appeal
from shanyrak.pages.appeal_sheet import make_sheet, public_appeals
from shanyrak.pages.writing_form import first_written
from tests.conftest import NOON
from tests.make import make_appeal, make_office, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal():
    appeal = make_appeal()
    appeal.targets.create(office=make_office(role="Prosecutor"), position=1)
    return appeal


def sheet_of(appeal):
    return make_sheet(public_appeals().get(pk=appeal.pk), language="en", now=NOON)


def test_nobody_begins_a_letter_to_an_office_that_is_spared(appeal):
    mayor, prosecutor = (str(target.office_id) for target in appeal.targets.all())
    assert first_written(sheet_of(appeal), language="en").offices == (mayor,)

    spare(
        appeal=appeal,
        office=appeal.targets.first().office,
        because="He has let her go.",
        by=make_user(),
        now=NOON,
    )

    assert first_written(sheet_of(appeal), language="en").offices == (prosecutor,)
    assert [office.spared for office in sheet_of(appeal).offices] == ["He has let her go.", ""]


def test_the_last_office_cannot_be_spared(appeal):
    first, last = (target.office for target in appeal.targets.all())
    spare(appeal=appeal, office=first, because="He helps.", by=make_user(), now=NOON)

    with pytest.raises(NobodyLeftToWriteTo):
        spare(appeal=appeal, office=last, because="She helps too.", by=make_user(), now=NOON)


def test_offices_that_take_turns_are_each_ticked_for_somebody(appeal):
    take_turns(appeal=appeal, is_on=True)
    sheet = sheet_of(Appeal.objects.get(pk=appeal.pk))

    ticked = {first_written(sheet, language="en").offices for _ in range(40)}

    assert len(ticked) == 2 and all(len(offices) == 1 for offices in ticked)
