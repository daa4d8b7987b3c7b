"""Whoever wrote by themselves says so once, and may give the residents a copy; whoever mailed one says yes or no."""

import pytest
from django.utils import timezone

from shanyrak.copies.agreeing import agree_token
from shanyrak.copies.freezing import freeze
from shanyrak.copies.models import Copy
from shanyrak.letters.models import ByHand
from shanyrak.pages.tokens import new_form_token
from tests.copies.make import make_copy
from tests.make import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def a_form(**fields):
    said = {
        "token": new_form_token(),
        "how": "fax",
        "text": "Hold on, neighbours.",
        "copy": "yes",
        "name": "Ruth",
    }
    return {**said, "country": "GB", **fields}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_report_with_a_copy_counts_once_however_often_the_form_comes(client, appeal, language):
    address, form = f"/{language}/{appeal.number}/copy/", a_form()

    assert client.get(address).status_code == 200
    for _ in range(2):
        assert client.post(address, form).status_code == 200

    copy = Copy.objects.get()
    assert (copy.agreed, copy.first_name.open(), copy.text.open()) == ("form", "Ruth", "Hold on, neighbours.")
    assert ByHand.objects.count() == 1 and not client.cookies


@pytest.mark.parametrize(
    "fields", [{"copy": ""}, {"how": "", "text": ""}, {"token": "made-up"}, {"website": "x"}]
)
def test_what_is_not_agreed_to_or_no_person_s_is_not_kept(client, appeal, fields):
    page = client.post(f"/en/{appeal.number}/copy/", a_form(**fields))

    assert page.status_code == 422 and "Nothing is kept yet" in page.content.decode()
    assert not Copy.objects.exists() and not ByHand.objects.exists()


def test_frozen_copies_are_not_taken_and_the_report_is(client, appeal):
    freeze(by=make_user(), because="Taken from the square.", now=timezone.now())

    assert "<textarea" not in client.get(f"/en/{appeal.number}/copy/").content.decode()
    assert client.post(f"/en/{appeal.number}/copy/", a_form()).status_code == 422
    assert ByHand.objects.count() == 1 and not Copy.objects.exists()


def test_the_link_in_our_mail_shows_the_copy_and_takes_a_yes_and_a_no(client, appeal):
    copy = make_copy(appeal, agreed="", country="")
    address = f"/en/copies/{agree_token(copy)}/"

    assert "our houses still stand" in client.get(address).content.decode()
    assert not Copy.objects.get().agreed
    client.post(address, {"do": "yes", "country": "GB"})
    copy.refresh_from_db()
    assert (copy.agreed, copy.country) == ("link", "GB")

    assert "Your copy is erased" in client.post(address, {"do": "no"}).content.decode()
    assert Copy.objects.get().is_erased
    assert client.get("/en/copies/made-up/").status_code == 404
