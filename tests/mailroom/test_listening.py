"""What was answered with 250 is in the database; what is not for us, or too large, is refused aloud."""

import smtplib
import socket

import pytest
from django.db import DatabaseError, connection

from shanyrak.arrivals.models import Arrival
from shanyrak.copies.opening import open_mail
from shanyrak.mailroom import gathering
from shanyrak.mailroom.addressing import Box
from shanyrak.mailroom.lines import Mail
from shanyrak.mailroom.listening import Listener
from tests.copies.make import make_mail

pytestmark = pytest.mark.unit
in_the_database = pytest.mark.django_db(transaction=True)

TOKEN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def listener():
    listener = Listener()
    listener.start()
    yield listener
    listener.stop()


@pytest.fixture
def kept(monkeypatch):
    """A shelf in memory where the database would be: (mailbox, token) of each mail."""
    shelf = []
    monkeypatch.setattr(
        gathering,
        "keep_all",
        lambda mails, now: shelf.extend((mail.mailbox, mail.token) for mail in mails),
    )
    return shelf


@pytest.fixture
def lmtp(listener):
    with smtplib.LMTP(listener.host, listener.port) as client:
        yield client


def answers(lmtp, mail, *recipients):
    """Send as RFC 2033 says, and give the answer each recipient gets."""
    lmtp.ehlo_or_helo_if_needed()
    lmtp.docmd("MAIL", "FROM:<ruth@mail.example>")
    for recipient in recipients:
        lmtp.docmd("RCPT", f"TO:<{recipient}>")
    lmtp.docmd("DATA")
    lmtp.send(mail + b"\r\n.\r\n")
    return [lmtp.getreply()[0] for _recipient in recipients]


@in_the_database
def test_a_mail_is_kept_raw_before_its_sender_hears_250(lmtp):
    mail = make_mail(text="Дорогие соседи\n.\n..held on\n")

    lmtp.sendmail("ruth@mail.example", ["copies+7@shanyrak.example"], mail)

    arrival = Arrival.objects.get()
    assert arrival.raw.open() == mail
    assert (arrival.mailbox, arrival.token, arrival.state) == ("copies", "7", "kept")


@in_the_database
def test_a_mail_that_is_sent_again_is_kept_once(lmtp):
    for _attempt in range(2):
        lmtp.sendmail("ruth@mail.example", ["copies+7@shanyrak.example"], make_mail())

    assert Arrival.objects.count() == 1


def test_a_mail_to_two_of_us_is_kept_for_both(lmtp, kept):
    recipients = ["copies+7@shanyrak.example", "copies+8@shanyrak.example"]

    assert answers(lmtp, make_mail(), *recipients) == [250, 250]
    assert kept == [("copies", "7"), ("copies", "8")]


def test_a_bounce_has_no_sender(lmtp, kept):
    lmtp.sendmail("", [f"bounce+{TOKEN}@shanyrak.example"], make_mail())

    assert kept == [("bounce", TOKEN)]


@in_the_database
def test_a_mail_without_a_sender_is_known_as_a_machines(lmtp):
    mail = b"Return-Path: <ruth@mail.example>\r\n" + make_mail()

    lmtp.sendmail("", [f"reply+{TOKEN}@shanyrak.example"], mail)

    assert open_mail(Arrival.objects.get().raw.open()).is_automatic


def test_other_names_are_refused(lmtp):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refusal:
        lmtp.sendmail("ruth@mail.example", ["postmaster@shanyrak.example"], make_mail())

    assert refusal.value.recipients["postmaster@shanyrak.example"][0] == 550


def test_senders_with_strange_addresses_are_heard(lmtp):
    lmtp.ehlo_or_helo_if_needed()

    for sender in (
        '<"a b"@x.example>',
        "<@a,@b:c@d.example>",
        "<=?x?@[127.0.0.1]>",
        "<\u0436@\u0436.example>",
    ):
        lmtp.send(f"MAIL FROM:{sender}\r\n".encode())
        assert lmtp.getreply()[0] == 250
        lmtp.rset()


def test_a_mail_that_is_too_large_is_refused_to_each(lmtp, kept):
    mail = make_mail(text="x" * 900 + "\n") + b"y" * 70 + b"\r\n"
    mail += (b"z" * 1000 + b"\r\n") * 11_000

    assert answers(lmtp, mail, "copies+7@x.example", "copies+8@x.example") == [552, 552]
    assert kept == []


def test_a_whole_letter_on_one_line_is_taken(lmtp, kept):
    assert answers(lmtp, make_mail() + b"y" * 50_000, "copies+7@x.example") == [250]
    assert len(kept) == 1


def test_without_a_database_nobody_hears_250(lmtp, monkeypatch):
    def broken(*_mails, now):
        raise DatabaseError

    monkeypatch.setattr(gathering, "keep_all", broken)

    assert answers(lmtp, make_mail(), "copies+7@x.example") == [451]


def test_whatever_goes_wrong_is_for_now(lmtp, monkeypatch):
    def broken(*_mails, now):
        raise ZeroDivisionError

    monkeypatch.setattr(gathering, "keep_all", broken)

    assert answers(lmtp, make_mail(), "copies+7@x.example", "copies+8@x.example") == [451, 451]


def test_a_mail_cut_off_half_way_is_not_kept_and_others_are_heard(listener, lmtp, kept):
    with socket.create_connection((listener.host, listener.port)) as line:
        for words in (
            b"LHLO x\r\n",
            b"MAIL FROM:<a@b.example>\r\n",
            b"RCPT TO:<copies+7@x.example>\r\n",
            b"DATA\r\n",
        ):
            line.sendall(words)
            line.recv(1000)
        line.sendall(b"Subject: half\r\n\r\nDear neigh")

    assert answers(lmtp, make_mail(), "copies+8@x.example") == [250]
    assert kept == [("copies", "8")]


def test_a_taken_port_is_said(listener):
    with pytest.raises(OSError, match="in use"):
        Listener(port=listener.port).start()


def test_a_mail_that_cannot_be_kept_takes_no_other_along(kept):
    def particular(mails, now):
        if any(b"poison" in mail.raw for mail in mails):
            raise ZeroDivisionError
        kept.extend(mail.token for mail in mails)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "keep_all", particular)
        mails = [Mail(raw, [Box("copies", token)], bool) for raw, token in ((b"one", "7"), (b"poison", "8"))]

        assert gathering._kept(mails) == [True, False]
    assert kept == ["7"]


def test_only_a_dot_between_whole_line_ends_ends_a_mail(listener, kept):
    """What smuggles a second mail past servers that take a bare line feed for a line end."""
    with socket.create_connection((listener.host, listener.port), timeout=5) as line:
        said = line.makefile("rb")
        line.sendall(b"LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<copies+7@x.example>\r\nDATA\r\n")
        line.sendall(b"one\n.\n two\n.\r\n three\r\n.\nMAIL FROM:<>\r\n.\r\nQUIT\r\n")
        answers = [reply[:3] for reply in said.read().splitlines()]

    assert answers.count(b"354") == 1 and answers[-2:] == [b"250", b"221"]
    assert kept == [("copies", "7")]


def test_a_server_that_speaks_only_smtp_hears_one_answer(listener, kept):
    with smtplib.SMTP(listener.host, listener.port) as client:
        client.sendmail("ruth@mail.example", ["copies+7@x.example", "copies+8@x.example"], make_mail())

    assert kept == [("copies", "7"), ("copies", "8")]


@in_the_database
def test_the_second_mail_goes_by_a_connection_of_its_own_and_a_lost_one_loses_no_mail(listener, lmtp):
    def send(words):
        lmtp.sendmail("ruth@mail.example", ["copies+7@shanyrak.example"], make_mail(text=words))

    send("first")  # in the slow way, which leaves a connection behind
    send("second")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE '%%INSERT INTO "
            "arrivals_arrival%%' AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchone()[0] == 1
    send("third")
    send("fourth")

    assert Arrival.objects.count() == 4


def test_a_mail_waits_a_moment_for_the_line_that_is_speaking_and_shares_its_commit(
    listener, lmtp, monkeypatch
):
    groups = []
    monkeypatch.setattr(gathering, "PATIENCE_SECONDS", 5)
    monkeypatch.setattr(gathering, "keep_all", lambda mails, now: groups.append(len(mails)))

    with smtplib.SMTP(listener.host, listener.port) as other:
        other.ehlo()
        other.docmd("MAIL", "FROM:<a@b.example>")
        lmtp.ehlo_or_helo_if_needed()
        for words in ("MAIL FROM:<a@b.example>", "RCPT TO:<copies+7@x.example>", "DATA"):
            lmtp.docmd(words)
        lmtp.send(b"one\r\n.\r\n")
        other.docmd("RCPT", "TO:<copies+8@x.example>")
        other.data(b"two")
        assert lmtp.getreply()[0] == 250

    assert groups == [2]


def test_a_line_that_falls_silent_in_the_midst_of_a_mail_holds_up_nobody(listener, lmtp, kept):
    with smtplib.SMTP(listener.host, listener.port) as other:
        other.ehlo()
        other.docmd("MAIL", "FROM:<a@b.example>")

        assert answers(lmtp, make_mail(), "copies+7@x.example") == [250]


def three_letters_heard_by(listener):
    """Start the listener and give the number of each letter when it was answered with 250."""
    listener.start()
    with smtplib.LMTP(listener.host, listener.port) as client:
        for number in range(3):
            mail = make_mail(text=f"Letter {number}")
            client.sendmail("ruth@mail.example", ["copies+7@shanyrak.example"], mail)
            yield number


@in_the_database
def test_a_listener_that_stops_parts_with_its_connection_in_silence(caplog):
    listener = Listener()
    for _ in three_letters_heard_by(listener):
        pass

    listener.stop()

    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


@in_the_database
def test_a_mail_is_kept_though_the_database_ended_the_mailrooms_session(caplog):
    listener = Listener()
    for _ in three_letters_heard_by(listener):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    listener.stop()

    assert Arrival.objects.count() == 3
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
