"""Staff of the desk: who may do what, and signed in."""

import pytest
from django.conf import settings
from django.test import Client

from shanyrak.desk.roles import ensure_groups
from shanyrak.people.models import Role, User


@pytest.fixture(autouse=True)
def _a_house(db):
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
    ensure_groups()


def staff(*roles: str, username: str) -> User:
    user = User.objects.create_user(username, password="a-long-invented-one")
    user.groups.set([ensure_groups()[role] for role in roles])
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def marta() -> User:
    return staff(Role.ORGANISER, Role.REDACTOR, Role.TRANSLATOR, username="marta")


@pytest.fixture
def tomas() -> User:
    return staff(Role.ORGANISER, Role.REDACTOR, Role.TRANSLATOR, username="tomas")


@pytest.fixture
def translator() -> User:
    return staff(Role.TRANSLATOR, username="translator")


@pytest.fixture
def desk(marta) -> Client:
    """Marta at her desk."""
    return signed_in(marta)
