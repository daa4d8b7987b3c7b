"""Several senders at once, a stop between them, and what the dead among them leave."""

import fcntl
import socket
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from shanyrak.letters.withdrawing import withdraw
from shanyrak.outbox import claiming, recovering, sending
from shanyrak.outbox.claiming import claim
from shanyrak.outbox.gating import finish_stops, stop
from shanyrak.outbox.models import Delivery, DeliveryState, Gate, Worker
from shanyrak.outbox.recovering import recover
from shanyrak.outbox.sending import send_group
from shanyrak.vault.ids import new_id
from tests.conftest import NOON
from tests.make import deliveries_of, make_appeal, make_confirmed_letter
from tests.outbox.test_sending import (  # noqa: F401 -- sandbox is a fixture
    _other_session,
    mails,
    make_worker,
    rewind_to_committing,
    sandbox,
    send,
)

pytestmark = pytest.mark.django_db(transaction=True)


def letters_among(ids) -> list:
    """Without the mails to their writers."""
    return list(Delivery.objects.filter(pk__in=ids, origin="letter").values_list("pk", flat=True))


def letters_in(folder) -> int:
    return sum("akim@kemertas.example" in mail.read_text() for mail in mails(folder))


def test_what_has_left_does_not_stand_before_what_waits(sandbox, monkeypatch):  # noqa: F811
    monkeypatch.setattr(claiming, "GROUP", 2)
    appeal = make_appeal()
    for _ in range(2):
        make_confirmed_letter(appeal)
    send()
    waiting = make_confirmed_letter(appeal, now=NOON + timedelta(minutes=1))

    assert deliveries_of(waiting).get().pk in claim(make_worker(), now=NOON + timedelta(minutes=2))


def test_a_sender_does_not_wait_for_letters_that_another_is_taking():
    appeal = make_appeal()
    being_taken, free = (deliveries_of(make_confirmed_letter(appeal)).get() for _ in range(2))
    with _other_session() as other, other.transaction(), connection.cursor() as cursor:
        other.execute("SELECT FROM outbox_delivery WHERE id = %s FOR UPDATE", [being_taken.pk])
        cursor.execute("SET lock_timeout = '2s'")
        taken = claim(make_worker(), now=NOON)
        cursor.execute("RESET lock_timeout")

    assert free.pk in taken
    assert being_taken.pk not in taken


def test_a_sender_does_not_wait_for_a_letter_that_is_just_being_taken_back(sandbox):  # noqa: F811
    appeal = make_appeal()
    taken_back, other = (deliveries_of(make_confirmed_letter(appeal)).get() for _ in range(2))
    worker = make_worker()
    ids = letters_among(claim(worker, now=NOON))
    with _other_session() as session, session.transaction(), connection.cursor() as cursor:
        session.execute("SELECT FROM outbox_delivery WHERE id = %s FOR UPDATE", [taken_back.pk])
        cursor.execute("SET lock_timeout = '2s'")  # a stop waits for the other one: both would wait for ever
        left = send_group(worker, ids, clock=lambda: NOON)
        cursor.execute("RESET lock_timeout")

    assert left == 1
    assert Delivery.objects.get(pk=other.pk).state == DeliveryState.ACCEPTED
    assert letters_in(sandbox) == 1


def test_a_stop_that_waits_for_one_letter_holds_none_that_comes_after():
    appeal = make_appeal()
    first, second = sorted(deliveries_of(make_confirmed_letter(appeal)).get().pk for _ in range(2))
    Delivery.objects.filter(pk=first).update(not_before=NOON + timedelta(minutes=1))  # now behind the other
    with _other_session() as writer:
        with writer.transaction():
            writer.execute("SELECT FROM outbox_delivery WHERE id = %s FOR UPDATE", [first])
            stopping = _begin_elsewhere(lambda: stop(appeal.gate, now=NOON, patience=0))
            _wait_until_somebody_waits_for_a_lock(writer)
            writer.execute("SELECT FROM outbox_delivery WHERE id = %s FOR UPDATE NOWAIT", [second])
        stopping.join()

    assert set(Delivery.objects.filter(gate=appeal.gate).values_list("state", flat=True)) == {"withdrawn"}


def test_a_stop_tells_of_each_letter_once_while_others_are_calling_back(sandbox):  # noqa: F811
    appeal = make_appeal()
    for _ in range(3):
        make_confirmed_letter(appeal)
    send()
    calls_one_back = """
        UPDATE outbox_delivery SET state = 'withdrawn', carrier_ref = 'queue id'
        WHERE id = (SELECT id FROM outbox_delivery WHERE origin = 'letter' AND state = 'accepted' LIMIT 1)"""
    with _other_session() as server:

        def called_back_after_each_count(execute, sql, *rest):
            found = execute(sql, *rest)
            if "COUNT(" in sql:
                server.execute(calls_one_back)
            return found

        with connection.execute_wrapper(called_back_after_each_count):
            report = stop(appeal.gate, now=NOON)

    assert report.not_sent + report.called_back + report.already_out + report.undecided == 3


def test_a_letter_taken_back_while_it_is_prepared_stays_here_and_the_others_leave(sandbox):  # noqa: F811
    appeal = make_appeal()
    taken_back, other = make_confirmed_letter(appeal), make_confirmed_letter(appeal)
    worker = make_worker()
    ids = letters_among(claim(worker, now=NOON))
    withdraw(letter=taken_back, now=NOON)

    assert send_group(worker, ids, clock=lambda: NOON) == 1
    assert deliveries_of(taken_back).get().state == DeliveryState.WITHDRAWN
    assert deliveries_of(other).get().state == DeliveryState.ACCEPTED
    assert letters_in(sandbox) == 1


def test_a_sender_given_up_for_dead_sends_nothing_that_another_has_taken(sandbox):  # noqa: F811
    letter = make_confirmed_letter()
    slow, quick = make_worker(), make_worker()
    ids = claim(slow, now=NOON)
    recover(now=NOON)  # nobody sees the slow one any more …
    assert set(claim(quick, now=NOON)) == set(ids)

    assert send_group(slow, ids, clock=lambda: NOON) == 0  # … and it wakes up

    delivery = deliveries_of(letter).get()
    assert (delivery.state, delivery.worker_id) == (DeliveryState.CLAIMED, quick.pk)
    assert letters_in(sandbox) == 0


def test_a_stop_in_the_middle_of_a_last_word_waits_for_its_answer(sandbox, monkeypatch):  # noqa: F811
    letter = make_confirmed_letter()
    gate, reports = letter.appeal.gate, []
    say_last_words = sending._say_last_words

    def stopped_meanwhile(*args, **kwargs):
        if not reports:
            _elsewhere(lambda: reports.append(stop(Gate.objects.get(pk=gate.pk), now=NOON, patience=0)))
        return say_last_words(*args, **kwargs)

    monkeypatch.setattr(sending, "_say_last_words", stopped_meanwhile)
    send()

    assert (reports[0].is_complete, reports[0].undecided) == (False, 1)
    assert deliveries_of(letter).get().state == DeliveryState.ACCEPTED
    assert finish_stops(now=NOON) == 1
    gate.refresh_from_db()
    assert gate.state == "stopped"


def test_no_last_word_begins_once_a_stop_has_begun(sandbox, monkeypatch):  # noqa: F811
    letter = make_confirmed_letter()
    write_down = sending.write_down

    def stopped_meanwhile(*args):
        Gate.objects.filter(pk=letter.appeal.gate.pk, state="open").update(state="stopping")
        return write_down(*args)

    monkeypatch.setattr(sending, "write_down", stopped_meanwhile)
    send()
    finish_stops(now=NOON)

    assert letters_in(sandbox) == 0
    assert deliveries_of(letter).get().state == DeliveryState.WITHDRAWN


def test_a_sender_that_lost_its_session_but_still_runs_is_not_given_up(tmp_path):
    letter = make_confirmed_letter()
    worker = make_worker()
    worker.lock_file = str(tmp_path / "sender.lock")
    worker.save()
    claim(worker, now=NOON)

    with (tmp_path / "sender.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        recover(now=NOON)
        assert deliveries_of(letter).get().state == DeliveryState.CLAIMED
    recover(now=NOON)
    assert deliveries_of(letter).get().state == DeliveryState.QUEUED


def test_a_sender_whose_session_lives_is_not_given_up():
    letter = make_confirmed_letter()
    worker = make_worker()
    claim(worker, now=NOON)

    with _session_of(worker):
        recover(now=NOON)
        worker.refresh_from_db()
        assert worker.ended_at is None
    recover(now=NOON + timedelta(seconds=1))
    assert deliveries_of(letter).get().state == DeliveryState.QUEUED


def test_the_session_is_asked_for_once_more_when_letters_are_handed_on(sandbox):  # noqa: F811
    appeal = make_appeal()
    leaving = deliveries_of(make_confirmed_letter(appeal)).get()
    send()
    rewind_to_committing(leaving)
    leaving.refresh_from_db()
    worker = Worker.objects.get(pk=leaving.worker_id)
    prepared = deliveries_of(make_confirmed_letter(appeal)).get()
    claim(worker, now=NOON)

    # The last COMMIT of a dead sender may still be running in the server when its death is noticed.
    with _session_of(worker), connection.cursor() as cursor:
        recovering._requeue_claimed(cursor, worker, NOON)
        recovering._doubt_committing(cursor, worker, NOON, "its sender died")

    assert Delivery.objects.get(pk=prepared.pk).state == DeliveryState.CLAIMED
    assert Delivery.objects.get(pk=leaving.pk).state == DeliveryState.COMMITTING


def test_what_a_sender_on_another_host_left_in_doubt_is_for_a_person(sandbox):  # noqa: F811
    delivery = deliveries_of(make_confirmed_letter()).get()
    send()
    rewind_to_committing(delivery)
    Worker.objects.filter(host=socket.gethostname()).update(host="elsewhere.example")

    recover(now=NOON)
    recover(now=NOON + timedelta(seconds=10))

    # Our own sandbox knows of it, but what that host may still say nobody here can see.
    assert Delivery.objects.get(pk=delivery.pk).state == DeliveryState.HELD_UNKNOWN


def test_the_database_refuses_a_second_delivery_of_the_same_thing():
    make_confirmed_letter()
    for there in Delivery.objects.all():  # to an office, and to the writer, who stands in no directory
        same = {
            name: getattr(there, name) for name in ("origin", "origin_id", "channel", "contact", "message")
        }
        with pytest.raises(IntegrityError, match="delivery_once"), transaction.atomic():
            Delivery.objects.create(
                **same, lane=there.lane, mail_id=f"<{new_id()}@x.example>", bounce_token=new_id().hex,
                not_before=NOON, created_at=NOON, stepped_at=NOON,
            )  # fmt: skip


@contextmanager
def _session_of(worker: Worker):
    """A living session of this sender; afterwards PostgreSQL has seen that it ended, which takes it a moment."""
    with _other_session() as session:
        session.execute("SELECT set_config('application_name', %s, false)", [worker.session])
        yield session
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT FROM pg_stat_activity WHERE application_name = %s", [worker.session])
            if not cursor.fetchone():
                return
            time.sleep(0.01)


def _elsewhere(deed) -> None:
    """Do it on another database session, as another process would."""
    _begin_elsewhere(deed).join()


def _begin_elsewhere(deed) -> threading.Thread:
    def done() -> None:
        try:
            deed()
        finally:
            connection.close()

    thread = threading.Thread(target=done)
    thread.start()
    return thread


def _wait_until_somebody_waits_for_a_lock(session) -> None:
    end = time.monotonic() + 10
    while not session.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0]:
        assert time.monotonic() < end, "nobody waits"
        time.sleep(0.01)
