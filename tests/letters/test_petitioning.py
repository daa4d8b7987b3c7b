"""The joint letter at the door: everybody who allowed it stands there by name, and nobody else."""

import io

import pytest
from pypdf import PdfReader

from shanyrak.letters.petitioning import petition
from shanyrak.letters.withdrawing import withdraw
from shanyrak.people.models import Purpose
from tests.conftest import NOON
from tests.make import confirm_letter, make_appeal, make_letter, make_user

pytestmark = pytest.mark.django_db
SHOWN = {Purpose.JOINT: "Show my name"}


def test_only_who_allowed_it_and_did_not_take_it_back_stands_in_the_pack(client):
    appeal = make_appeal()
    office = appeal.targets.get().office
    assert petition(appeal, office) is None
    for name, consents in (("Ann Adair", SHOWN), ("Ben Byrd", {}), ("Cem Can", SHOWN)):
        letter = make_letter(appeal, name=name, own_words="", is_joint=True, consents=consents)
        confirm_letter(letter)
    confirm_letter(make_letter(appeal, name="Dee Dunn", consents=SHOWN))  # a letter of her own
    withdraw(letter=letter, now=NOON)

    assert petition(appeal, office).signatures == (("Ann Adair", "Bristol"),)

    client.force_login(make_user())
    answer = client.get(f"/desk/appeals/{appeal.number}/targets/{office.pk}/hand-in.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Ann Adair" in text and "Ben Byrd" not in text and "release her" in text
