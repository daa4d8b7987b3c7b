"""Whoever does not know a letter's token cannot say anything about it (B6), and no machine is ever answered (C7)."""

import random

import pytest

from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import Arrival
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery, DeliveryEvent
from shanyrak.targets.models import Evidence
from tests.conftest import NOON
from tests.mailroom.test_bounces import specimens
from tests.make import deliveries_of, make_appeal, make_confirmed_letter

pytestmark = pytest.mark.django_db


def take_in(raw: bytes, token: str, mailbox: str) -> None:
    keep(raw=raw, kind="mail", now=NOON, token=token, mailbox=mailbox)


def test_a_thousand_forged_reports_and_answers_change_nothing():
    chance = random.Random(7)
    appeal = make_appeal()
    true_tokens = [deliveries_of(make_confirmed_letter(appeal)).get().bounce_token for _ in range(3)]
    before = sorted(Delivery.objects.values_list("pk", "state")), DeliveryEvent.objects.count()
    evidence = Evidence.objects.count()
    mails = [raw for _kind, _name, raw in specimens()]

    for number in range(1000):
        nearly = chance.choice(true_tokens)
        token = chance.choice([f"{chance.getrandbits(128):032x}", nearly[:-1], nearly + "0", nearly[::-1]])
        take_in(chance.choice(mails) + f"\r\n{number}".encode(), token, chance.choice(["bounce", "reply"]))
    while process_waiting(now=NOON):
        pass

    assert not Arrival.objects.filter(state="kept").exists() and Arrival.objects.count() == 1000
    assert before == (sorted(Delivery.objects.values_list("pk", "state")), DeliveryEvent.objects.count())
    assert Evidence.objects.count() == evidence


def test_no_machine_is_ever_answered():
    letter = make_confirmed_letter()
    token = deliveries_of(letter).get().bounce_token
    ours = set(Delivery.objects.values_list("pk", flat=True))

    for kind, name, raw in specimens():
        if kind != "none" or "absence" in name or "ticket" in name:
            for mailbox in ("bounce", "reply"):
                take_in(raw, token, mailbox)
    process_waiting(now=NOON)

    assert set(Delivery.objects.values_list("pk", flat=True)) == ours
