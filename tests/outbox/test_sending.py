"""A delivery's way out, against a real SMTP server."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from shanyrak.channels.email.sandbox import SandboxServer
from shanyrak.outbox import carriers
from shanyrak.outbox.claiming import claim
from shanyrak.outbox.deciding import decide
from shanyrak.outbox.gating import open_gate, shut, stop
from shanyrak.outbox.models import Delivery, DeliveryEvent, DeliveryState, Worker
from shanyrak.outbox.recovering import recover
from shanyrak.outbox.sending import send_waiting
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter, make_letter, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sandbox(settings, tmp_path):
    """The house's own sandbox, on a port of its own."""
    from dataclasses import replace

    folder = tmp_path / "home" / "sandbox"
    server = SandboxServer(folder, "127.0.0.1", 0)
    server.start()
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, home=tmp_path / "home", relay=f"smtp://127.0.0.1:{server.port}", is_sandbox=True
    )
    carriers.forget_carriers()
    yield folder
    server.stop()
    carriers.forget_carriers()


def mails(folder):
    return sorted(folder.glob("*.eml"))


def send(now=NOON):
    return send_waiting(clock=lambda: now)


def test_a_letter_leaves_once_even_if_asked_twice(sandbox):
    letter = make_confirmed_letter()

    send()
    send()

    texts = [mail.read_text() for mail in mails(sandbox)]
    assert sum("akim@kemertas.example" in text for text in texts) == 1
    assert deliveries_of(letter).get().state == DeliveryState.ACCEPTED


def test_the_journal_tells_each_step(sandbox):
    letter = make_confirmed_letter()

    send()

    steps = DeliveryEvent.objects.filter(delivery=deliveries_of(letter).get()).values_list("after", flat=True)
    assert list(steps) == ["queued", "claimed", "committing", "accepted"]


def test_the_journal_is_never_changed(sandbox):
    make_letter()

    with pytest.raises(DatabaseError), transaction.atomic():
        DeliveryEvent.objects.update(after="accepted")


def test_while_the_gate_is_shut_everything_waits(sandbox):
    letter = make_confirmed_letter()
    shut(letter.appeal.gate)

    send()
    assert deliveries_of(letter).get().state == DeliveryState.QUEUED

    open_gate(letter.appeal.gate)
    send()
    assert deliveries_of(letter).get().state == DeliveryState.ACCEPTED


def test_a_stop_withdraws_what_waits_and_counts_what_is_out(sandbox):
    appeal = make_appeal()
    make_confirmed_letter(appeal)
    send()
    waiting = make_confirmed_letter(appeal)

    report = stop(appeal.gate, now=NOON)
    send()

    assert (report.not_sent, report.already_out, report.is_complete) == (1, 1, True)
    assert deliveries_of(waiting).get().state == DeliveryState.WITHDRAWN


def test_a_stop_waits_for_a_sender_at_its_last_word(sandbox):
    appeal = make_appeal()
    make_confirmed_letter(appeal)
    # Another session holds the gate as a sender does between «committing» and the answer.
    with _other_session() as other:
        other.execute("SELECT pg_advisory_lock_shared(1, %s)", [appeal.gate.number])
        report = stop(appeal.gate, now=NOON, patience=0)
        appeal.gate.refresh_from_db()
        assert not report.is_complete and appeal.gate.state == "stopping"

    report = stop(appeal.gate, now=NOON)
    appeal.gate.refresh_from_db()
    assert report.is_complete and appeal.gate.state == "stopped"


def test_a_letter_whose_sender_died_before_the_point_of_no_return_goes_back(sandbox):
    letter = make_confirmed_letter()
    claimed_by_a_dead_worker()

    recover(now=NOON)

    assert deliveries_of(letter).get().state == DeliveryState.QUEUED


def test_a_letter_whose_sender_died_at_the_last_word_is_never_just_sent_again(sandbox):
    letter = make_confirmed_letter()
    send(NOON)  # it did leave …
    delivery = deliveries_of(letter).get()
    rewind_to_committing(delivery)  # … but its sender died before it could write that down

    recover(now=NOON)
    recover(now=NOON + timedelta(seconds=10))
    send(NOON + timedelta(seconds=11))

    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.ACCEPTED  # the sandbox's own record shows it
    assert sum("akim@kemertas.example" in mail.read_text() for mail in mails(sandbox)) == 1


def test_without_evidence_a_person_decides(sandbox, settings):
    from dataclasses import replace

    letter = make_confirmed_letter()
    send(NOON)
    delivery = deliveries_of(letter).get()
    rewind_to_committing(delivery)
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, is_sandbox=False
    )  # a relay that keeps no record for us

    recover(now=NOON)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.HELD_UNKNOWN

    decide(delivery, sent=True, by=make_user(), now=NOON)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.ACCEPTED


def test_a_letter_waits_while_its_contact_is_suspended_and_uses_the_corrected_one(sandbox):
    from shanyrak.targets.confirming import approve, propose_value
    from shanyrak.targets.suspending import restore, suspend

    letter = make_confirmed_letter()
    contact = deliveries_of(letter).get().contact
    suspend(contact, because="it bounced twice", now=NOON)
    send()
    assert deliveries_of(letter).get().state == DeliveryState.QUEUED

    row = propose_value(
        contact=contact, value="new@kemertas.example", how="telephone", by=make_user(), now=NOON
    )
    approve(row, by=make_user(), now=NOON)
    restore(contact, now=NOON)
    send(NOON + timedelta(hours=1))

    assert any("new@kemertas.example" in mail.read_text() for mail in mails(sandbox))


def test_words_that_are_not_those_that_were_approved_do_not_leave(sandbox):
    letter = make_confirmed_letter()
    message = deliveries_of(letter).get().message
    message.body = "Something else"
    message.save()

    send()

    assert deliveries_of(letter).get().state == DeliveryState.REFUSED
    assert not any("Something else" in mail.read_text() for mail in mails(sandbox))


def test_two_senders_never_claim_the_same_letter(sandbox):
    appeal = make_appeal()
    for _ in range(5):
        make_confirmed_letter(appeal)
    workers = [make_worker(), make_worker()]

    taken = [set(claim(worker, now=NOON)) for worker in workers for _ in range(3)]

    assert sum(map(len, taken)) == len(set().union(*taken)) == Delivery.objects.count()


def test_no_step_is_possible_that_is_not_drawn(sandbox):
    delivery = deliveries_of(make_confirmed_letter()).get()

    for state in ("accepted", "committing", "relayed", "bounced", "in_doubt"):
        with pytest.raises(DatabaseError), transaction.atomic():
            Delivery.objects.filter(pk=delivery.pk).update(state=state, worker=make_worker())


def make_worker() -> Worker:
    import socket
    import uuid

    return Worker.objects.create(
        session=f"gone-{uuid.uuid4().hex}",
        host=socket.gethostname(),
        lock_file="/nonexistent",
        started_at=NOON,
    )


def claimed_by_a_dead_worker() -> None:
    claim(make_worker(), now=NOON)
    claim(make_worker(), now=NOON)


def rewind_to_committing(delivery: Delivery) -> None:
    """Put the row where a SIGKILL right after the last word would have left it."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE outbox_delivery DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE outbox_delivery SET state = 'committing', worker_id = %s WHERE id = %s",
            [make_worker().pk, delivery.pk],
        )
        cursor.execute("ALTER TABLE outbox_delivery ENABLE TRIGGER USER")


def _other_session():
    import psycopg
    from django.conf import settings as django_settings

    database = django_settings.DATABASES["default"]
    return psycopg.connect(
        dbname=connection.settings_dict["NAME"], user=database["USER"], password=database["PASSWORD"],
        host=database["HOST"], port=database["PORT"] or None, autocommit=True,
    )  # fmt: skip
