"""`make run` shows three invented appeals, and never touches a house that is lived in."""

from io import StringIO

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from shanyrak.appeals.models import Appeal
from shanyrak.copies.models import Copy
from shanyrak.desk.queues import queues_for
from shanyrak.people.models import User
from shanyrak.targets.models import ContactPoint


def demo() -> str:
    said = StringIO()
    call_command("demo", stdout=said)
    return said.getvalue()


def test_three_appeals_in_three_languages_are_open_with_contacts_that_two_persons_confirmed():
    first = demo()
    again = demo()

    assert first == again
    assert [appeal.state for appeal in Appeal.objects.all()] == ["live"] * 3
    for appeal in Appeal.objects.all():
        assert all(appeal.words_in(language) for language in ("en", "ru", "kk"))
    contacts = ContactPoint.objects.all()
    assert contacts.usable().count() == contacts.count()
    assert all(".example" in contact.value for contact in contacts if contact.channel in {"email", "webform"})
    assert Copy.objects.count() == 2


def test_both_members_of_staff_sign_in_with_what_is_printed_and_have_something_to_do():
    logins = [line.split() for line in demo().splitlines() if line.startswith("  ")]

    assert len(logins) == 2
    for name, password in logins:
        answer = Client().post(reverse("account_login"), {"login": name, "password": password})
        assert answer.status_code == 302 and answer["Location"] == "/desk/"
        assert queues_for(User.objects.get(username=name))


def test_a_house_with_staff_of_its_own_is_left_alone():
    User.objects.create_user("aida", password="a-long-invented-one")

    assert demo() == ""
    assert not Appeal.objects.exists() and User.objects.count() == 1
