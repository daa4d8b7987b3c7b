"""Stop says what it caught; what leaves is seen, and a doubt is settled by a person."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from shanyrak.channels.email.sandbox import keep
from shanyrak.desk.mails import shown_mail
from tests import make

MAIL = (
    b"From: Shanyrak <letters@shanyrak.example>\r\nTo: mayor@kemertas.example\r\n"
    b"Subject: =?utf-8?q?=D0=A1=D0=B0=D1=83=D0=BB=D0=B5?=\r\nMessage-ID: <one@shanyrak.example>\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nDear Mr Tulin, <script>alert(1)</script>\r\n"
)


def test_stop_is_one_click_away_and_says_three_numbers(desk):
    letter = make.make_confirmed_letter(now=timezone.now())
    appeal = letter.appeal
    assert reverse("desk:stop", args=[appeal.number]) in desk.get(reverse("desk:stop_one")).content.decode()

    page = desk.post(
        reverse("desk:stop", args=[appeal.number]), {"because": "her lawyer asks us to"}, follow=True
    ).content.decode()

    appeal.refresh_from_db()
    assert appeal.state == "stopped"
    said = page[page.index("is stopped") :][:200]
    assert (
        "now withdrawn: 1. Called back from our own mail server: 0. Already out: 0. In doubt, nobody knows yet whether they left: 0."
        in said
    )


def test_stopping_asks_why(desk):
    appeal = make.make_appeal(now=timezone.now())

    desk.post(reverse("desk:stop", args=[appeal.number]), {"because": ""})

    appeal.refresh_from_db()
    assert appeal.state == "live"


@pytest.mark.parametrize(("way", "before", "after"), [("hold", "live", "held"), ("close", "live", "closed")])
def test_an_appeal_is_held_or_closed_with_a_reason(desk, way, before, after):
    appeal = make.make_appeal(now=timezone.now())
    assert appeal.state == before

    desk.post(reverse("desk:turn", args=[appeal.number, way]), {"because": "we check a fact"})

    appeal.refresh_from_db()
    assert appeal.state == after


def test_a_held_appeal_is_resumed(desk):
    appeal = make.make_appeal(now=timezone.now())
    desk.post(reverse("desk:turn", args=[appeal.number, "hold"]), {"because": "we check a fact"})

    desk.post(reverse("desk:turn", args=[appeal.number, "resume"]), {"because": "it is right"})

    appeal.refresh_from_db()
    assert appeal.state == "live"


def test_a_step_that_cannot_be_taken_is_answered_with_a_sentence(desk):
    appeal = make.make_draft(now=timezone.now())

    page = desk.post(reverse("desk:turn", args=[appeal.number, "close"]), {"because": "x"}, follow=True)

    assert "no longer in the state" in page.content.decode()


def test_a_mail_of_the_sandbox_is_shown_as_text(desk):
    folder = settings.ENVIRONMENT.sandbox
    folder.mkdir(parents=True, exist_ok=True)
    path = keep(folder, MAIL, sender="b@shanyrak.example", recipients=["mayor@kemertas.example"])

    listed = desk.get(reverse("desk:sandbox")).content.decode()
    page = desk.get(reverse("desk:sandbox_mail", args=[path.stem])).content.decode()

    assert "Сауле" in listed
    assert "Dear Mr Tulin" in page and "<script>alert(1)" not in page


@pytest.mark.parametrize("name", ["..", "%2e%2e%2fsecret", "a" * 40, "x" * 40 + "-1", "-1"])
def test_no_other_file_is_shown(desk, name):
    assert desk.get(f"/desk/outbox/sandbox/{name}/").status_code in {302, 404}
    assert shown_mail(settings.ENVIRONMENT.sandbox, name) is None


def test_a_printed_letter_is_taken_from_the_tray(desk):
    tray = settings.ENVIRONMENT.print_tray
    tray.mkdir(parents=True, exist_ok=True)
    (tray / "1-letter.pdf").write_bytes(b"%PDF-1.7")

    answer = desk.get(reverse("desk:paper", args=["1-letter.pdf"]))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert desk.get(reverse("desk:paper", args=["2-letter.pdf"])).status_code == 404
