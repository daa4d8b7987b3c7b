"""Who wrote nothing of their own goes within one joint letter: one mail, every name that may be shown, each counted once."""

import email
from datetime import timedelta
from email import policy

import pytest

from shanyrak.letters.withdrawing import withdraw
from shanyrak.outbox import joining
from shanyrak.outbox.gating import open_gate, stop
from shanyrak.outbox.joining import leaves_next
from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryEvent
from shanyrak.outbox.sending import send_waiting
from shanyrak.people.models import Purpose
from tests.conftest import NOON
from tests.make import confirm_letter, deliveries_of, make_appeal, make_letter
from tests.outbox.test_sending import mails, sandbox  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db(transaction=True)
AT_SIX = NOON + timedelta(hours=6)
SHOWN = {Purpose.JOINT: "Show my name"}


@pytest.fixture
def appeal():
    return make_appeal()


def sign(appeal, name, *, now=NOON, consents=SHOWN, **fields):
    letter = make_letter(appeal, name=name, own_words="", is_joint=True, consents=consents, now=now, **fields)
    return confirm_letter(letter, now=now)


def send(now=AT_SIX):
    return send_waiting(clock=lambda: now)


def texts(folder):
    found = [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in mails(folder)]
    return [each.get_content().replace("\r\n", "\n") for each in found if "akim@" in each["To"]]


def states(letters):
    return [deliveries_of(each).get().state for each in letters]


def test_one_letter_leaves_at_its_hour_with_every_name_that_may_be_shown(sandbox, appeal):  # noqa: F811
    letters = [sign(appeal, f"Person {n}", consents=SHOWN if n % 2 else {}) for n in range(5)]
    send(AT_SIX - timedelta(minutes=1))
    assert texts(sandbox) == [] and set(states(letters)) == {"queued"}

    send()

    (text,) = texts(sandbox)
    assert text.count("release her.") == 1
    assert text.endswith("in the same words: 5\nNot named here: 3\n\nPerson 1, Bristol\nPerson 3, Bristol\n")
    assert set(states(letters)) == {"accepted"}
    steps = DeliveryEvent.objects.filter(delivery=deliveries_of(letters[0]).get())
    assert list(steps.order_by("pk").values_list("after", flat=True)) == [
        "queued",
        "claimed",
        "committing",
        "accepted",
    ]


def test_whoever_takes_theirs_back_is_neither_named_nor_counted(sandbox, appeal):  # noqa: F811
    letters = [sign(appeal, name) for name in ("Ann Adair", "Ben Byrd", "Cem Can")]
    withdraw(letter=letters[1], now=NOON)

    send()

    (text,) = texts(sandbox)
    assert "Ben Byrd" not in text and "in the same words: 2\n\nAnn" in text
    assert states(letters) == ["accepted", "withdrawn", "accepted"]


def test_a_full_letter_leaves_at_once_and_the_next_begins(sandbox, appeal, monkeypatch):  # noqa: F811
    monkeypatch.setattr(joining, "AT_MOST", 2)
    letters = [sign(appeal, f"Person {n}") for n in range(3)]

    send(NOON + timedelta(minutes=1))

    assert states(letters) == ["accepted", "accepted", "queued"]
    assert Delivery.objects.filter(origin=BUNDLE).count() == 2


def test_who_comes_after_it_left_is_in_the_next_one(sandbox, appeal):  # noqa: F811
    sign(appeal, "Ann Adair")
    send()
    sign(appeal, "Ben Byrd", now=AT_SIX + timedelta(minutes=1))
    send(AT_SIX + timedelta(hours=6))

    ends = sorted(text.split("\n")[-2] for text in texts(sandbox))
    assert ends == ["Ann Adair, Bristol", "Ben Byrd, Bristol"]  # alone, each is a letter


def test_a_stop_holds_them_all_back_and_counts_people(sandbox, appeal):  # noqa: F811
    letters = [sign(appeal, f"Person {n}") for n in range(3)]

    report = stop(appeal.gate, now=NOON)
    send()

    assert report.not_sent == 3 and texts(sandbox) == []
    assert set(states(letters)) == {"withdrawn"}


def test_pressing_twice_signs_once(appeal):
    letter = sign(appeal, "Ann Adair")
    confirm_letter(letter)

    assert deliveries_of(letter).count() == 1
    assert Delivery.objects.get(origin=BUNDLE).members.count() == 1


def test_only_who_asks_the_same_stands_under_it(appeal):
    from shanyrak.outbox.writing import write
    from shanyrak.vault.ids import new_id

    open_gate(appeal.gate)
    contact = appeal.targets.get().office.contacts.get(channel="email")
    for body in ("Release her.\n", "Release her.\n", "Answer the petition.\n"):
        message = write(subject="Saule", body=body, language="en", now=NOON)
        joining.join(
            origin="letter", origin_id=new_id(), message=message, contact=contact, gate=appeal.gate, now=NOON
        )

    letters = Delivery.objects.filter(origin=BUNDLE)
    assert sorted(each.members.count() for each in letters) == [1, 2]


def test_it_leaves_four_times_a_day_and_before_the_last_day_ends(appeal):
    gate = appeal.gate
    gate.last_day = None
    assert leaves_next(gate, now=NOON) == AT_SIX
    assert leaves_next(gate, now=NOON - timedelta(seconds=1)) == NOON
    gate.last_day = (NOON - timedelta(days=1)).date()
    assert leaves_next(gate, now=NOON) == NOON
