"""Kept mails are read one by one: whatever one of them holds, the others are read, and none is lost."""

from datetime import timedelta

import pytest
from django.db import DataError, OperationalError

from shanyrak.arrivals.models import Arrival
from shanyrak.copies.models import Copy
from shanyrak.mailroom import confining, reading_mail
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.mailroom.reports import read_report
from shanyrak.mailroom.taking_files import take_files
from shanyrak.outbox.models import Delivery, Worker
from shanyrak.outbox.posting import post
from shanyrak.outbox.writing import write
from tests.copies.make import NOON, make_appeal, make_arrival, make_mail

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

REPORT = """\
From: MAILER-DAEMON@relay.example
To: bounce+x@shanyrak.example
Subject: Undelivered
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It came back.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; mayor@city.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <mayor@city.example>:
 no such user
--b--
"""


def report(action="failed"):
    return REPORT.format(action=action).replace("\n", "\r\n").encode()


def make_sent():
    """A mail of ours that the relay has taken."""
    message = write(
        subject="Thanks", body="Thank you.", language="en", recipient="ruth@mail.example", now=NOON
    )
    delivery = post(
        origin="thanks",
        origin_id=message.pk,
        message=message,
        channel="email",
        contact=None,
        gate=None,
        now=NOON,
    )
    worker = Worker.objects.create(
        session=str(delivery.pk), host="here", lock_file="/nowhere", started_at=NOON
    )
    for state in ("claimed", "committing", "accepted"):
        Delivery.objects.filter(pk=delivery.pk).update(state=state, worker=worker)
    return delivery


def states():
    return sorted(Arrival.objects.values_list("state", flat=True))


def test_a_copy_is_read_and_matched():
    appeal = make_appeal()
    make_arrival(token=str(appeal.number))

    assert process_waiting(now=NOON) == 1
    assert process_waiting(now=NOON) == 0
    assert Copy.objects.get().appeal == appeal and states() == ["read"]


def test_a_failed_delivery_comes_back_once():
    delivery = make_sent()
    make_arrival(report(), mailbox="bounce", token=delivery.bounce_token)
    make_arrival(
        report() + b"\r\n", mailbox="bounce", token=delivery.bounce_token, now=NOON + timedelta(minutes=1)
    )

    process_waiting(now=NOON)

    delivery.refresh_from_db()
    assert delivery.state == "bounced" and "5.1.1" in delivery.why
    assert "mayor" not in delivery.why
    assert states() == ["quarantined", "read"]


@pytest.mark.parametrize(
    ("action", "state"), [("delayed", "accepted"), ("relayed", "relayed"), ("delivered", "relayed")]
)
def test_a_delay_or_a_success_brings_nothing_back(action, state):
    delivery = make_sent()
    make_arrival(report(action), mailbox="bounce", token=delivery.bounce_token)

    process_waiting(now=NOON)

    delivery.refresh_from_db()
    assert delivery.state == state and states() == ["read"]


def test_a_forged_bounce_changes_nothing():
    delivery = make_sent()
    make_arrival(report(), mailbox="bounce", token="0" * 32)

    process_waiting(now=NOON)

    delivery.refresh_from_db()
    assert delivery.state == "accepted" and states() == ["quarantined"]


def test_a_letter_to_a_bounce_address_is_for_a_person():
    make_arrival(mailbox="bounce", token=make_sent().bounce_token)

    process_waiting(now=NOON)

    assert states() == ["asked"]


def test_an_office_s_answer_is_for_a_person():
    make_arrival(mailbox="reply", token="0" * 32)

    process_waiting(now=NOON)

    assert states() == ["asked"]


def test_a_pasted_appeal_is_none_of_the_mailroom_s_business():
    make_arrival(b"Urgent appeal", kind="text", mailbox="")

    assert process_waiting(now=NOON) == 0


def test_a_mail_that_breaks_its_reader_is_put_aside_and_the_next_is_read(monkeypatch):
    appeal = make_appeal()
    make_arrival(make_mail(text="poison\n"), token=str(appeal.number))
    make_arrival(make_mail(text="honey\n"), token=str(appeal.number), now=NOON + timedelta(minutes=1))
    honest = reading_mail.receive_arrival

    def brittle(arrival, **more):
        copy = honest(arrival, **more)
        if "poison" in copy.text.open():
            raise ZeroDivisionError
        return copy

    monkeypatch.setattr(reading_mail, "receive_arrival", brittle)

    assert process_waiting(now=NOON) == 2
    assert Copy.objects.get().text.open() == "honey"
    assert states() == ["quarantined", "read"]


def test_a_report_with_a_nul_in_it_is_understood_and_stops_nobody():
    delivery = make_sent()
    make_arrival(
        report().replace(b"no such user", b"no\0such user"), mailbox="bounce", token=delivery.bounce_token
    )

    process_waiting(now=NOON)

    delivery.refresh_from_db()
    assert delivery.state == "bounced" and "\0" not in delivery.why


def test_what_the_database_cannot_store_is_put_aside(monkeypatch):
    make_arrival()

    def unstorable(_arrival, **_more):
        raise DataError

    monkeypatch.setattr(reading_mail, "receive_arrival", unstorable)

    assert process_waiting(now=NOON) == 1
    assert states() == ["quarantined"]


def test_a_database_that_fails_is_no_fault_of_the_mail(monkeypatch):
    make_arrival()

    def broken(_arrival, **_more):
        raise OperationalError

    monkeypatch.setattr(reading_mail, "receive_arrival", broken)

    with pytest.raises(OperationalError):
        process_waiting(now=NOON)
    assert states() == ["kept"]


def test_a_report_without_a_reason_is_still_one():
    raw = b"Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n"

    assert read_report(raw).has_failed and read_report(make_mail()) is None


# --- files ---


def test_files_are_taken_once_and_what_cannot_be_is_said(tmp_path):
    (tmp_path / "one.eml").write_bytes(make_mail(to="copies+7@x.example, copies@x.example"))
    (tmp_path / "two.eml").write_bytes(make_mail(to="mayor@city.example"))
    (tmp_path / "empty.eml").write_bytes(b" \n")
    paths = [*sorted(tmp_path.iterdir()), tmp_path / "missing.eml"]

    troubles = {
        taken.path.name: taken.trouble
        for taken in [*take_files(paths, now=NOON), *take_files(paths, now=NOON)]
    }

    assert sorted(name for name, trouble in troubles.items() if trouble) == ["empty.eml", "missing.eml"]
    assert sorted(Arrival.objects.values_list("token", flat=True)) == ["", "7"]


def test_a_maildir_is_emptied_into_the_house(tmp_path):
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.host").write_bytes(make_mail())
    (tmp_path / "new" / "2.host").write_bytes(b"")

    assert len(list(take_files([tmp_path], now=NOON))) == 2

    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1.host:2,S"]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["2.host"]


def test_a_mail_that_takes_its_reader_along_is_put_aside_and_the_next_is_read():
    appeal = make_appeal()
    make_arrival(b"Content-Type: text/html\n\n" + b"<p>" * 200, token=str(appeal.number))
    make_arrival(make_mail(text="honey\n"), token=str(appeal.number), now=NOON + timedelta(minutes=1))
    confining._child._running().kill()

    process_waiting(now=NOON)

    assert Copy.objects.get().text.open() == "honey"
    assert states() == ["quarantined", "read"]
