"""Mail from the supporter's own program."""

import email
from email import policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from shanyrak.channels.email import EmailGuide
from tests.channels.email.test_carrying import make_envelope, said_in

pytestmark = pytest.mark.unit


def test_a_short_letter_opens_the_mail_program():
    handover = EmailGuide().hand_over(make_envelope(subject="A & B?", body="Dear Sir,\n\n100 % yes\n"))

    link = urlsplit(handover.link)
    assert (link.scheme, unquote(link.path)) == ("mailto", "akim@town.example")
    assert parse_qs(link.query) == {"subject": ["A & B?"], "body": ["Dear Sir,\r\n\r\n100 % yes\r\n"]}


def test_a_letter_that_is_too_long_for_a_link_becomes_a_draft():
    body = "Құрметті әкім! " * 40

    handover = EmailGuide().hand_over(make_envelope(body=body))

    assert handover.link == ""
    assert any("too long for a mail link" in note for note in handover.notes)
    draft = email.message_from_bytes(handover.attachment, policy=policy.default)
    assert draft["X-Unsent"] == "1"
    assert draft["To"] == "akim@town.example"
    assert draft["From"] is None
    assert said_in(draft).rstrip("\n") == body


def test_webmail_opens_with_the_letter_in_it():
    handover = EmailGuide().hand_over(make_envelope())

    links = [step.link for step in handover.steps if step.link]
    assert len(links) == 4
    assert parse_qs(urlsplit(links[0]).query)["su"] == ["Обращение: дома в Онтереке"]


def test_the_guide_speaks_the_supporters_language():
    handover = EmailGuide(say=lambda text: text.replace("Copy", "Kopiere")).hand_over(make_envelope())

    assert handover.steps[0].text == "Kopiere the address."


def test_an_address_that_is_none_still_leaves_a_text_to_copy():
    handover = EmailGuide().hand_over(make_envelope(to="ask at the desk"))

    assert handover.attachment == b""
    assert handover.text == make_envelope().body
