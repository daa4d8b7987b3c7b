"""What cannot leave one by one in time goes together, each letter whole, and each with its own line in the journal."""

import email
from dataclasses import replace
from datetime import timedelta
from email import policy

import pytest
from django.utils import timezone

from shanyrak.channels.base import InDoubt, TryLater
from shanyrak.outbox.bundling import bundle_what_cannot_finish, leaves_about, turns_until
from shanyrak.outbox.deciding import UnableToDecide, decide
from shanyrak.outbox.forgetting import forget
from shanyrak.outbox.gating import make_gate, open_gate, set_last_day, stop
from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryEvent, DeliveryState
from shanyrak.outbox.posting import post
from shanyrak.outbox.recovering import recover
from shanyrak.outbox.sending import send_waiting
from shanyrak.outbox.writing import write
from shanyrak.vault.ids import new_id
from tests.conftest import NOON
from tests.make import make_contact, make_office, make_user
from tests.outbox.test_sending import mails, rewind_to_committing, sandbox  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db(transaction=True)
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def _small_mailboxes(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mailbox_an_hour=2, mailbox_a_day=3)


@pytest.fixture
def gate():
    gate = make_gate()
    open_gate(gate)
    set_last_day(gate, NOON.date() + timedelta(days=1))
    return gate


@pytest.fixture
def contact():
    return make_contact(make_office(), value="akim@town.example")


def queue(contact, gate, number, *, now=NOON):
    rows = []
    for n in range(number):
        message = write(
            subject=f"Letter {n}", body=f"Dear Sir,\n\nword {n}\n", language="en", now=now, sender_name="A"
        )
        rows.append(
            post(
                origin="letter", origin_id=new_id(), channel="email", contact=contact, gate=gate, message=message,
                now=now + timedelta(seconds=n),
            )
        )  # fmt: skip
    return rows


def send(now=NOON + timedelta(minutes=5)):
    return send_waiting(clock=lambda: now)


def states(rows):
    return [Delivery.objects.get(pk=row.pk).state for row in rows]


def texts(folder):
    return [
        email.message_from_bytes(path.read_bytes(), policy=policy.default).get_content().replace("\r\n", "\n")
        for path in mails(folder)
    ]


def test_a_queue_that_cannot_finish_goes_as_one_mail_with_each_text_whole(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 12)

    assert bundle_what_cannot_finish(now=NOON + timedelta(minutes=1)) == 12
    send()

    (text,) = texts(sandbox)
    for n, row in enumerate(rows):
        assert f"[{n + 1}/12] Letter {n}\n\nDear Sir,\n\nword {n}\n\n<reply+{row.bounce_token}@" in text
    assert set(states(rows)) == {DeliveryState.ACCEPTED}


def test_a_queue_that_finishes_in_time_is_left_alone(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 3)

    assert bundle_what_cannot_finish(now=NOON) == 0
    send()

    assert states(rows) == ["accepted", "accepted", "queued"]


def test_asked_again_the_same_day_nothing_more_is_bound(gate, contact):
    queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    queue(contact, gate, 9)

    assert bundle_what_cannot_finish(now=NOON + timedelta(minutes=2)) == 0
    assert Delivery.objects.filter(origin=BUNDLE).count() == 1


def test_each_letter_has_its_own_line_in_the_journal(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    send()

    steps = DeliveryEvent.objects.filter(delivery=rows[7]).values_list("after", flat=True)
    assert list(steps) == ["queued", "claimed", "committing", "accepted"]


def test_the_mail_takes_one_turn_and_not_twelve(sandbox, gate, contact):  # noqa: F811
    queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    late = queue(contact, gate, 1, now=NOON + timedelta(minutes=2))
    send()

    assert states(late) == ["accepted"]


def test_whoever_takes_a_letter_back_is_not_in_the_mail(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    forget([rows[3].message], now=NOON)
    send()

    (text,) = texts(sandbox)
    assert "word 3\n" not in text and "[11/11]" in text
    assert states([rows[3]]) == ["withdrawn"]


def test_a_letter_taken_back_at_the_last_moment_holds_the_mail_back(sandbox, gate, contact, monkeypatch):  # noqa: F811
    from shanyrak.outbox import sending

    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    write_down, asked = sending.write_down, []

    def taken_back_meanwhile(*args):
        if not asked:
            asked.append(1)
            Delivery.objects.filter(pk=rows[3].pk).update(state="withdrawn", worker=None)
        return write_down(*args)

    monkeypatch.setattr(sending, "write_down", taken_back_meanwhile)
    send()
    assert mails(sandbox) == []

    send(NOON + timedelta(minutes=7))
    (text,) = texts(sandbox)
    assert "word 3\n" not in text


def test_when_everybody_takes_theirs_back_nothing_leaves(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    forget([row.message for row in rows], now=NOON)
    send()

    assert mails(sandbox) == []
    assert Delivery.objects.get(origin=BUNDLE).state == DeliveryState.WITHDRAWN


def test_no_copy_of_anybodys_words_stays_with_the_mail(sandbox, gate, contact):  # noqa: F811
    queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    send()

    bundle = Delivery.objects.get(origin=BUNDLE)
    assert not bundle.envelope
    assert bundle.message.body.open() == ""


def test_doubt_is_settled_for_the_mail_and_holds_for_each_letter(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    send()
    rewind_to_committing(Delivery.objects.get(origin=BUNDLE))
    for row in rows:
        rewind_to_committing(row)

    recover(now=timezone.now())
    recover(now=timezone.now() + timedelta(seconds=10))
    send()

    assert set(states(rows)) == {DeliveryState.ACCEPTED}
    assert len(mails(sandbox)) == 1


def test_a_mail_that_is_put_off_comes_again_with_all(sandbox, gate, contact, monkeypatch):  # noqa: F811
    from shanyrak.channels.smtp import SmtpOffer

    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))

    def later(offer):
        offer.abandon()
        raise TryLater("452 later")

    with monkeypatch.context() as patch:
        patch.setattr(SmtpOffer, "speak", lambda _offer: None)
        patch.setattr(SmtpOffer, "commit", later)
        send()
    assert set(states(rows)) == {DeliveryState.QUEUED}

    send(NOON + timedelta(hours=1))
    assert set(states(rows)) == {DeliveryState.ACCEPTED}


def test_a_person_decides_for_the_mail_not_a_letter_in_it(sandbox, settings, gate, contact, monkeypatch):  # noqa: F811
    from shanyrak.channels.smtp import SmtpOffer

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, is_sandbox=False)
    rows = queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    monkeypatch.setattr(SmtpOffer, "speak", lambda _offer: None)
    monkeypatch.setattr(SmtpOffer, "commit", lambda offer: (offer.abandon(), InDoubt("silence"))[1])
    send()
    recover(now=NOON + timedelta(minutes=10))
    (held,) = Delivery.objects.held()

    with pytest.raises(UnableToDecide):
        decide(Delivery.objects.get(pk=rows[0].pk), sent=True, by=make_user(), now=NOON)
    decide(held, sent=True, by=make_user(), now=NOON)

    assert set(states(rows)) == {DeliveryState.ACCEPTED}


def test_a_stop_counts_letters_and_not_mails(sandbox, gate, contact):  # noqa: F811
    queue(contact, gate, 12)
    bundle_what_cannot_finish(now=NOON + timedelta(minutes=1))
    send()
    rest = queue(contact, gate, 12, now=TOMORROW)
    bundle_what_cannot_finish(now=TOMORROW + timedelta(minutes=1))

    report = stop(gate, now=TOMORROW + timedelta(minutes=2))

    assert (report.not_sent, report.already_out) == (12, 12)
    assert set(states(rest)) == {DeliveryState.WITHDRAWN}


def test_a_drill_and_a_gate_without_a_last_day_are_never_bound(contact):
    for gate in (make_gate(is_paced=False), make_gate()):
        open_gate(gate)
        queue(contact, gate, 12)

    assert bundle_what_cannot_finish(now=NOON) == 0


def test_turns_are_counted_to_the_last_day():
    assert turns_until(NOON, now=NOON) == 0
    assert turns_until(NOON + timedelta(minutes=1), now=NOON) == 2
    assert turns_until(NOON + timedelta(hours=5), now=NOON) == 3
    assert turns_until(NOON + timedelta(days=2, hours=1), now=NOON) == 8


def test_a_writer_is_told_when_it_leaves(sandbox, gate, contact):  # noqa: F811
    rows = queue(contact, gate, 7)
    begin = NOON + timedelta(minutes=5)

    told = [round((leaves_about(row, now=begin) - begin) / timedelta(hours=1)) for row in rows]
    assert told == [0, 0, 1, 24, 24, 25, 48]

    left = {}
    for hours in range(60):
        send(begin + timedelta(hours=hours, minutes=hours))
        for row in rows:
            if Delivery.objects.get(pk=row.pk).state == DeliveryState.ACCEPTED:
                left.setdefault(row.pk, hours)
    assert all(abs(left[row.pk] - hours) <= 2 for row, hours in zip(rows, told, strict=True))
