"""How the passwords of staff are kept."""

import pytest
from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import override_settings

from shanyrak.project import settings as house

pytestmark = pytest.mark.unit

WORDS = "seven geese over Kapchagay"


@pytest.fixture(autouse=True)
def as_in_the_house():
    """Tests hash quickly; these as the house does."""
    with override_settings(PASSWORD_HASHERS=house.PASSWORD_HASHERS):
        yield


def test_a_password_is_kept_as_argon2id():
    kept = make_password(WORDS)

    assert kept.startswith("argon2$argon2id$")
    assert check_password(WORDS, kept)
    assert not check_password(WORDS.upper(), kept)


def test_one_of_before_is_hashed_anew_when_its_owner_signs_in():
    kept = []
    before = make_password(WORDS, hasher="pbkdf2_sha256")

    assert check_password(WORDS, before, setter=lambda said: kept.append(make_password(said)))
    assert identify_hasher(kept[0]).algorithm == "argon2"
