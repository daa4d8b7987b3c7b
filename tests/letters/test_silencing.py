"""Whoever gets a mail that somebody else caused ends all mail from us with one press; looking ends nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from shanyrak.letters.silencing import silence_url, silenced_by
from shanyrak.outbox.mailing import mail
from shanyrak.outbox.models import Delivery, Message, Suppression
from shanyrak.outbox.suppressing import fingerprint_of, is_suppressed
from shanyrak.vault.ids import new_id
from tests.conftest import NOON
from tests.make import make_appeal, make_letter

pytestmark = [pytest.mark.django_db, pytest.mark.unit]
VICTIM = "ruth@mail.example"


def mailed():
    return Delivery.objects.filter(origin="confirm").count()


def link_in_the_mail():
    body = Delivery.objects.filter(origin="confirm").latest("created_at").message.body.open()
    return re.search(r"://[^/]+(/en/no-mail/\S+)", body)[1]


def test_after_one_press_nobody_causes_a_mail_to_this_address():
    make_letter(make_appeal(), email=VICTIM)
    link = link_in_the_mail()

    assert Client().get(link).status_code == 200 and not Suppression.objects.exists()
    assert Client().post(link, {"do": "silence"}).status_code == 200

    for spelling in (VICTIM, "Ruth@Mail.example "):
        make_letter(make_appeal(), email=spelling)
    assert mailed() == 1


def test_who_types_the_address_is_not_told_that_it_is_silent():
    Client().post(path_of(silence_url(VICTIM, "en")), {"do": "silence"})

    assert make_letter(make_appeal(), email=VICTIM).state == "awaiting_confirm"
    assert mailed() == 0


def test_it_holds_for_every_mail_of_the_house():
    Client().post(path_of(silence_url(VICTIM, "en")), {"do": "silence"})

    posted = mail(
        origin="thanks", origin_id=new_id(), recipient=VICTIM, subject="Thank you", body="Thank you.",
        language="en", now=NOON + timedelta(days=700),
    )  # fmt: skip

    assert posted is False and not Message.objects.exists()


def test_it_is_taken_back_on_the_same_page():
    link = path_of(silence_url(VICTIM, "en"))
    Client().post(link, {"do": "silence"})
    Client().post(link, {"do": "silence"})
    assert Suppression.objects.count() == 1

    Client().post(link, {"do": "allow"})

    assert not is_suppressed(fingerprint_of(VICTIM))


def test_the_link_names_nobody_and_cannot_be_made_up():
    link = silence_url(VICTIM, "en")
    token = link.rstrip("/").rpartition("/")[2]

    assert "ruth" not in link and silenced_by(token) == fingerprint_of(VICTIM)
    assert silenced_by("made-up") is None
    assert Client().post("/en/no-mail/made-up/", {"do": "silence"}).status_code == 404


def path_of(url):
    return "/" + url.partition("://")[2].partition("/")[2]
