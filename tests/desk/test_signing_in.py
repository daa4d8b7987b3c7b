"""Who comes in by which door."""

import pytest
from allauth.mfa.adapter import get_adapter
from cryptography.exceptions import InvalidTag
from django.test import Client
from django.urls import reverse

from shanyrak.people.models import Role
from shanyrak.vault.errors import VaultError
from tests.desk.conftest import signed_in, staff


@pytest.mark.parametrize(
    "address",
    [
        "/desk/login/",
        "/desk/password_reset/",
        "/desk/password_reset/done/",
        "/desk/account/signup/",
        "/desk/account/password/reset/",
        "/desk/account/email/",
        "/desk/account/confirm-email/",
    ],
)
def test_there_is_one_way_to_sign_in_and_none_to_sign_up(address):
    answer = Client().get(address)

    assert answer.status_code == 302
    assert answer["Location"] == reverse("account_login")


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/documents/1/x.pdf", "/images/1/"])
def test_what_is_not_mounted_cannot_be_visited(address):
    assert Client().get(address).status_code == 404


def test_a_stranger_is_sent_to_the_login_from_every_page_of_the_desk():
    for address in ["/desk/", "/desk/appeals/", "/desk/copies/", "/desk/pages/"]:
        answer = Client().get(address)

        assert answer.status_code == 302 and answer["Location"].startswith("/desk/account/login/")


def test_a_member_of_staff_signs_in_with_name_and_password_and_stands_at_the_desk():
    staff(Role.ORGANISER, username="iris")
    client = Client()

    page = client.post(
        "/desk/account/login/", {"login": "iris", "password": "a-long-invented-one"}, follow=True
    )

    assert page.redirect_chain[-1][0] == "/desk/"
    assert "What needs you now" in page.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "/en/", "/desk/\\x"],
)
def test_signing_in_never_leads_away_from_the_desk(elsewhere):
    staff(Role.ORGANISER, username="iris")

    answer = Client().post(
        "/desk/account/login/",
        {"login": "iris", "password": "a-long-invented-one", "next": elsewhere},
    )

    assert answer.status_code == 302 and answer["Location"] == "/desk/"


def test_somebody_without_a_role_is_told_so_instead_of_going_in_circles():
    client = signed_in(staff(username="nobody"))

    answer = client.get("/desk/", follow=True)

    assert answer.status_code == 403
    assert len(answer.redirect_chain) <= 1


def test_a_second_factor_lies_sealed_in_the_database():
    adapter = get_adapter()

    sealed = adapter.encrypt("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DPEHPK3PXP"
    with pytest.raises((InvalidTag, VaultError, ValueError)):
        adapter.decrypt("AAAA" + sealed[4:])


def test_a_second_factor_can_be_set_up(desk):
    answer = desk.get("/desk/account/2fa/totp/activate/", follow=True)

    assert answer.status_code == 200


def test_the_public_sets_no_cookie_and_the_desk_sets_it_for_the_desk_only(marta):
    client = Client()

    answer = client.post("/desk/account/login/", {"login": "marta", "password": "a-long-invented-one"})

    assert answer.cookies["sessionid"]["path"] == "/desk/"
    assert answer.cookies["sessionid"]["httponly"]
