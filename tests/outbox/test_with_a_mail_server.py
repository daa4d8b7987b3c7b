"""The mail server of this machine tells what became of a letter, and gives back what it still holds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from shanyrak.outbox import carriers
from shanyrak.outbox.following import follow
from shanyrak.outbox.gating import finish_stops, stop
from shanyrak.outbox.models import Delivery, DeliveryState, Gate
from shanyrak.outbox.recovering import recover
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter
from tests.outbox.test_sending import make_worker, rewind_to_committing, sandbox, send  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mta(sandbox, settings, tmp_path):  # noqa: F811
    """A relay that keeps a log; the test writes it."""
    log = tmp_path / "mail.log"
    log.touch()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, is_sandbox=False, mta_log=log)
    carriers.forget_carriers()
    return log


def say(log, delivery, what):
    with log.open("a") as file:
        file.write(
            f"Nov 22 12:00:01 mta postfix/smtp[9]: {reference_of(delivery)}: to=<a@b.example>, {what}\n"
        )


def reference_of(delivery) -> str:
    """The log knows queue ids; the sandbox gives longer names than Postfix."""
    reference = delivery.bounce_token[:15].upper()
    Delivery.objects.filter(pk=delivery.pk).update(carrier_ref=reference)
    return reference


def state_of(letter):
    return deliveries_of(letter).get().state


def test_a_letter_that_their_server_has_taken_is_relayed(mta):
    letter = make_confirmed_letter()
    send()
    say(mta, deliveries_of(letter).get(), "relay=x, dsn=2.0.0, status=sent (250 taken)")

    assert follow(now=NOON) == 1
    delivery = deliveries_of(letter).get()
    assert (delivery.state, delivery.why) == (DeliveryState.RELAYED, "250 taken")
    assert follow(now=NOON) == 0


def test_a_letter_that_is_put_off_stays_accepted_until_its_time_is_over(mta):
    letter = make_confirmed_letter()
    send()
    delivery = deliveries_of(letter).get()
    say(mta, delivery, "relay=x, dsn=4.0.0, status=deferred (later)")
    follow(now=NOON)
    assert state_of(letter) == DeliveryState.ACCEPTED

    with mta.open("a") as log:
        log.write(
            f"Nov 24 12:00:01 mta postfix/qmgr[9]: {delivery.bounce_token[:15].upper()}: from=<>, status=expired, returned\n"
        )
    follow(now=NOON)
    assert state_of(letter) == DeliveryState.EXPIRED


def test_a_log_that_was_quicker_than_our_journal_is_read_again(mta):
    letter = make_confirmed_letter()
    delivery = deliveries_of(letter).get()
    say(mta, delivery, "relay=x, dsn=2.0.0, status=sent (250 taken)")  # their server has it …
    assert follow(now=NOON) == 0
    send()  # … before we have written down that ours took it
    reference_of(delivery)

    assert follow(now=NOON) == 1
    assert state_of(letter) == DeliveryState.RELAYED


def test_a_letter_in_doubt_is_settled_by_the_log_and_its_fate_is_not_missed(mta, monkeypatch):
    letter = make_confirmed_letter()
    send()
    delivery = deliveries_of(letter).get()
    rewind_to_committing(delivery)
    monkeypatch.setattr("shanyrak.channels.email.postfix.PostfixEvidence._knock", lambda _self: True)
    reference = delivery.bounce_token[:15].upper()
    with mta.open("a") as log:
        log.write(f"Nov 22 11:00:00 mta postfix/cleanup[1]: {reference}: message-id={delivery.mail_id}\n")
    recover(now=timezone.now())  # the queue does not show it yet
    follow(now=NOON)
    follow(now=NOON)
    assert state_of(letter) == DeliveryState.IN_DOUBT

    with mta.open("a") as log:
        log.write(f"Nov 22 11:00:00 mta postfix/qmgr[1]: {reference}: from=<x@y.example> (queue active)\n")
        log.write(
            f"Nov 22 11:00:01 mta postfix/smtp[1]: {reference}: to=<x@y.example>, status=sent (250 ok)\n"
        )
    follow(now=NOON)
    carriers.forget_carriers()  # so that the log is read anew at once
    recover(now=timezone.now())
    assert deliveries_of(letter).get().carrier_ref == reference

    follow(now=NOON)
    assert state_of(letter) == DeliveryState.RELAYED


def test_a_stop_calls_back_what_the_server_still_holds_and_tells_the_truth(mta, settings, tmp_path):
    appeal = make_appeal()
    held, gone = (make_confirmed_letter(appeal) for _ in range(2))
    send()
    waiting = make_confirmed_letter(appeal)
    kept_for_later = reference_of(deliveries_of(held).get())
    reference_of(deliveries_of(gone).get())
    let_postsuper_delete(settings, tmp_path, kept_for_later)

    report = stop(appeal.gate, now=NOON)

    assert (report.not_sent, report.called_back, report.already_out) == (1, 1, 1)
    assert [state_of(letter) for letter in (held, gone, waiting)] == ["withdrawn", "accepted", "withdrawn"]


def test_a_letter_put_off_after_the_stop_is_called_back_too(mta, settings, tmp_path):
    letter = make_confirmed_letter()
    send()
    reference = reference_of(deliveries_of(letter).get())
    let_postsuper_delete(settings, tmp_path)
    assert stop(letter.appeal.gate, now=NOON).called_back == 0

    let_postsuper_delete(settings, tmp_path, reference)
    finish_stops(now=NOON + timedelta(hours=1))

    assert stop(letter.appeal.gate, now=NOON).called_back == 1


def test_a_command_that_fails_counts_the_letter_as_out(mta, settings):
    letter = make_confirmed_letter()
    send()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, postsuper=("/bin/false",))

    report = stop(letter.appeal.gate, now=NOON)

    assert (report.called_back, report.already_out) == (0, 1)


def test_a_stop_is_not_over_while_a_sender_without_a_session_may_still_speak(sandbox):  # noqa: F811
    letter = make_confirmed_letter()
    send()
    rewind_to_committing(deliveries_of(letter).get())  # its session, and with it the gate's lock, is gone

    report = stop(letter.appeal.gate, now=NOON, patience=0)
    assert not report.is_complete
    assert Gate.objects.get(pk=letter.appeal.gate.pk).state == "stopping"

    recover(now=NOON)  # it is dead …
    recover(now=NOON + timedelta(seconds=10))  # … and its letter did leave
    assert finish_stops(now=NOON) == 1
    assert Gate.objects.get(pk=letter.appeal.gate.pk).state == "stopped"


def test_a_turn_is_taken_with_the_claim_and_given_back_if_nothing_left(sandbox):  # noqa: F811
    from shanyrak.outbox.claiming import claim

    letter = make_confirmed_letter()
    claim(make_worker(), now=NOON)
    claim(make_worker(), now=NOON)
    assert deliveries_of(letter).get().left_at == NOON

    recover(now=NOON)
    assert deliveries_of(letter).get().left_at is None


def let_postsuper_delete(settings, folder, *references):
    """A postsuper that deletes these and says so, as Postfix's own does."""
    path = folder / "postsuper"
    said = "".join(f"echo 'postsuper: {reference}: removed' >&2\n" for reference in references)
    path.write_text(f"#!/bin/sh\ncat > /dev/null\n{said}")
    path.chmod(0o700)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, postsuper=(str(path),))


def test_postgres_finds_a_letter_by_its_queue_id_without_reading_all():
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT FROM outbox_delivery WHERE carrier_ref = 'x' AND state = 'accepted'")
        plan = "".join(row[0] for row in cursor.fetchall())
        cursor.execute("RESET enable_seqscan")

    assert "delivery_by_reference" in plan


def test_letters_leave_signed_or_wait_for_the_key(sandbox, settings, tmp_path):  # noqa: F811
    from shanyrak.vault.mail_keys import make_mail_key

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, dkim="s1", keys=tmp_path / "keys")
    carriers.forget_carriers()
    letter = make_confirmed_letter()
    send()
    assert state_of(letter) == DeliveryState.QUEUED
    assert "dkim-s1.key" in deliveries_of(letter).get().why

    make_mail_key(tmp_path / "keys", selector="s1")
    send(NOON + timedelta(hours=1))

    assert state_of(letter) == DeliveryState.ACCEPTED
    assert all("DKIM-Signature: " in mail.read_text() for mail in sandbox.glob("*.eml"))
