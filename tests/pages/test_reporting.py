"""“This does not work?”: anybody says so, without an account, and the page says what becomes of it."""

import pytest

from shanyrak.targets.models import ContactPoint, Report
from tests.pages.conftest import Forms

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(appeal) -> ContactPoint:
    return appeal.targets.first().office.contacts.get(channel="email")


def address(appeal, contact, language: str = "en") -> str:
    return f"/{language}/{appeal.number}/contacts/{contact.pk}/report/"


@pytest.fixture
def filled(client, appeal, mailbox) -> dict:
    page = client.get(address(appeal, mailbox)).content.decode()
    return Forms(page).to("/report/") | {"what": "came_back"}


def test_each_way_on_the_page_asks_whether_it_works(client, appeal):
    page = client.get(f"/en/{appeal.number}/").content.decode()

    for contact in appeal.targets.first().office.contacts.all():
        assert address(appeal, contact) in page


def test_a_report_sent_twenty_times_is_one_and_changes_nothing(client, appeal, mailbox, filled):
    for _ in range(20):
        answer = client.post(address(appeal, mailbox), filled)

    assert "It is written down" in answer.content.decode()
    assert Report.objects.get().what == "came_back"
    assert mailbox in ContactPoint.objects.usable()
    assert "others report" not in client.get(f"/en/{appeal.number}/").content.decode()


def test_nothing_about_the_visitor_is_kept(client, appeal, mailbox, filled):
    client.post(address(appeal, mailbox), filled, REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="A Browser")

    assert not client.cookies
    kept = str(Report.objects.values().get()) + str(list(mailbox.evidence.values()))
    assert "203.0.113.7" not in kept and "A Browser" not in kept


def test_a_right_one_and_a_link_go_to_a_person(client, appeal, mailbox, filled):
    client.post(
        address(appeal, mailbox),
        filled | {"value": " office@kemertas.example ", "link": "https://kemertas.example/contacts"},
    )

    report = Report.objects.get()
    assert (report.value, report.link) == ("office@kemertas.example", "https://kemertas.example/contacts")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"what": ""}, "say what happened"),
        ({"what": "form_gone"}, "say what happened"),
        ({"link": "javascript:alert(1)"}, "a link begins with"),
        ({"website": "http://spam.example"}, "as robots do"),
        ({"token": "made up"}, "odd shape"),
    ],
)
def test_what_is_not_right_is_said_and_kept_nowhere(client, appeal, mailbox, filled, changes, sentence):
    answer = client.post(address(appeal, mailbox), filled | {"value": "office@kemertas.example"} | changes)

    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page
    assert "office@kemertas.example" in page, "what was typed is lost"
    assert not Report.objects.exists()


def test_a_robots_haste_is_noticed(client, appeal, mailbox, filled, monkeypatch):
    from datetime import timedelta

    monkeypatch.setattr("shanyrak.pages.tokens.SOONEST", timedelta(seconds=3))

    assert "faster than a person reads" in client.post(address(appeal, mailbox), filled).content.decode()
    assert not Report.objects.exists()


def test_another_site_cannot_report_in_a_visitors_name(client, appeal, mailbox, filled):
    answer = client.post(address(appeal, mailbox), filled, HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403 and not Report.objects.exists()


def test_a_contact_of_another_appeal_is_not_found_here(client, appeal):
    from tests.make import make_contact

    assert client.get(address(appeal, make_contact())).status_code == 404


@pytest.mark.parametrize(("language", "words"), [("ru", "Что произошло?"), ("kk", "Не болды?")])
def test_it_asks_in_the_readers_language(client, appeal, mailbox, language, words):
    assert words in client.get(address(appeal, mailbox, language)).content.decode()
