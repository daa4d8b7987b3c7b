"""The SMTP client: all but the dot, then the dot."""

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.channels.base import InDoubt, Receipt, Refused, TryLater
from shanyrak.channels.smtp import Relay, SmtpClient
from shanyrak.channels.smtp.offering import as_data
from tests.channels.post_offices import closed_port, post_office

pytestmark = pytest.mark.unit

LETTER = b"Subject: Hello\r\n\r\nGood day.\r\n"


def make_client(port, **settings):
    return SmtpClient(Relay("127.0.0.1", port, connect_seconds=5, dialogue_seconds=5, **settings))


def make_offer(client, message=LETTER, recipient="akim@town.example"):
    return client.offer(sender="bounce+1@letters.example", recipient=recipient, message=message)


def test_a_committed_letter_arrives_whole_and_its_queue_id_is_kept():
    with post_office() as office:
        client = make_client(office.port)

        receipt = make_offer(client).commit()

        assert receipt == Receipt("TEST1", "250 2.0.0 Ok: queued as TEST1")
        assert office.taken == [LETTER]
        assert "RCPT TO:<akim@town.example>" in office.heard
        client.close()


def test_an_offered_letter_has_not_left():
    with post_office() as office:
        client = make_client(office.port)

        offer = make_offer(client)
        time.sleep(0.05)

        assert office.taken == []
        offer.abandon()
        office.wait_for("cut_short")
        assert office.taken == []
        offer.abandon()
        client.close()


def test_ten_offers_stand_open_at_once_and_the_next_ten_use_their_connections():
    with post_office() as office:
        client = make_client(office.port)

        for _group in range(2):
            offers = [make_offer(client) for _letter in range(10)]
            assert all(isinstance(offer.commit(), Receipt) for offer in offers)

        assert office.connections == 10
        assert len(office.taken) == 20
        assert office.heard.count("RSET") == 10
        client.close()


def test_a_server_that_takes_commands_in_one_packet_gets_them_so():
    with post_office(extensions=("PIPELINING",)) as office:
        client = make_client(office.port)

        assert isinstance(make_offer(client).commit(), Receipt)
        assert isinstance(make_offer(client).commit(), Receipt)

        assert len(office.taken) == 2
        client.close()


@pytest.mark.parametrize("extensions", [(), ("PIPELINING",)])
@pytest.mark.parametrize(
    ("verb", "reply", "ending"),
    [
        ("MAIL", "451 later", TryLater),
        ("MAIL", "550 not from you", Refused),
        ("MAIL", "530 log in first", TryLater),
        ("RCPT", "450 greylisted", TryLater),
        ("RCPT", "550 no such mailbox", Refused),
        ("DATA", "421 closing", TryLater),
        ("DATA", "554 no", Refused),
        ("RCPT", "HANG UP", TryLater),
        ("GREETING", "421 too busy", TryLater),
        ("GREETING", "554 not you", TryLater),
        ("EHLO", "HANG UP", TryLater),
    ],
)
def test_what_goes_wrong_before_the_dot_is_never_doubt(verb, reply, ending, extensions):
    with post_office(replies={verb: reply}, extensions=extensions) as office:
        client = make_client(office.port)

        with pytest.raises(ending):
            make_offer(client)

        assert office.taken == []
        client.close()


def test_a_refused_letter_leaves_the_connection_fit_for_the_next():
    with post_office(replies={"RCPT": "550 no such mailbox"}) as office:
        client = make_client(office.port)
        with pytest.raises(Refused):
            make_offer(client)

        office.habits.replies.clear()

        assert isinstance(make_offer(client).commit(), Receipt)
        assert office.connections == 1
        client.close()


def test_a_body_offered_to_a_refused_address_is_never_ended():
    # With pipelining a server may say 354 although it refused the only recipient.
    with post_office(replies={"RCPT": "550 no"}, extensions=("PIPELINING",)) as office:
        client = make_client(office.port)

        with pytest.raises(Refused):
            make_offer(client)

        office.wait_for("cut_short")
        assert office.taken == []
        client.close()


def test_an_unreachable_server_means_later():
    with pytest.raises(TryLater):
        make_offer(make_client(closed_port()))


@pytest.mark.parametrize(("reply", "ending"), [("452 disk full", TryLater), ("554 spam", Refused)])
def test_a_no_to_the_dot_means_not_taken(reply, ending):
    with post_office(replies={".": reply}) as office:
        client = make_client(office.port)
        offer = make_offer(client)

        with pytest.raises(ending):
            offer.commit()

        client.close()


def test_a_connection_lost_after_the_dot_is_doubt():
    with post_office(replies={".": "HANG UP"}) as office:
        client = make_client(office.port)

        answer = make_offer(client).commit()

        assert isinstance(answer, InDoubt)
        assert office.taken == [LETTER]
        client.close()


def test_an_answer_that_means_nothing_is_doubt():
    with post_office(replies={".": "hello there"}) as office:
        client = make_client(office.port)

        assert isinstance(make_offer(client).commit(), InDoubt)
        client.close()


def test_a_server_that_does_not_answer_in_time_leaves_doubt():
    with post_office(seconds_before_dot_reply=0.4) as office:
        client = make_client(office.port, last_word_seconds=0.1)

        assert isinstance(make_offer(client).commit(), InDoubt)
        client.close()


def test_a_slow_server_is_waited_for():
    with post_office(seconds_before_dot_reply=0.2) as office:
        client = make_client(office.port)

        assert isinstance(make_offer(client).commit(), Receipt)
        client.close()


def test_a_server_that_hung_up_while_the_offer_stood_means_later():
    with post_office(hangs_up_in_body_after=5) as office:
        client = make_client(office.port)
        offer = make_offer(client)
        time.sleep(0.1)

        with pytest.raises(TryLater):
            offer.commit()

        assert office.taken == []
        client.close()


def test_a_kept_connection_that_died_is_replaced_unseen():
    with post_office(replies={"RSET": "HANG UP"}) as office:
        client = make_client(office.port)
        assert isinstance(make_offer(client).commit(), Receipt)

        assert isinstance(make_offer(client).commit(), Receipt)

        assert office.connections == 2
        client.close()


def test_an_offer_is_decided_once():
    with post_office() as office:
        client = make_client(office.port)
        offer = make_offer(client)
        offer.commit()

        with pytest.raises(RuntimeError):
            offer.commit()
        offer.abandon()

        assert len(office.taken) == 1
        client.close()


@pytest.mark.parametrize(
    "address", ["a@b.example>\r\nDATA", "a b@c.example", "a@b.example> SIZE=1", "ä@b.example", "nobody"]
)
def test_no_address_can_speak_to_the_server(address):
    with post_office() as office:
        client = make_client(office.port)

        with pytest.raises(Refused):
            make_offer(client, recipient=address)

        assert office.heard == []
        client.close()


def test_the_servers_words_are_kept_without_addresses():
    with post_office(replies={"RCPT": "550 5.1.1 <akim@town.example>: unknown user"}) as office:
        client = make_client(office.port)

        with pytest.raises(Refused, match=r"550 5\.1\.1 <…>: unknown user"):
            make_offer(client)
        client.close()


def test_words_that_no_journal_can_keep_are_dotted_out():
    with post_office(replies={"RCPT": "450 not\x00 now\x1b[2J"}) as office:
        client = make_client(office.port)

        with pytest.raises(TryLater, match=r"^450 not· now·\[2J$"):
            make_offer(client)
        client.close()


def test_encryption_that_was_asked_for_is_never_done_without():
    with post_office() as office:
        client = make_client(office.port, tls="starttls")

        with pytest.raises(TryLater):
            make_offer(client)

        assert not [heard for heard in office.heard if heard.startswith("MAIL")]
        client.close()


def test_twenty_threads_share_one_client():
    with post_office() as office:
        client = make_client(office.port)
        answers = []

        def work():
            answers.extend(make_offer(client).commit() for _letter in range(5))

        threads = [threading.Thread(target=work) for _thread in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(answers) == len(office.taken) == 100
        assert office.connections <= 20
        client.close()


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([b".", b"..", b"\r", b"\n", b"\r\n", b"a", b"QUIT"]), max_size=12))
def test_no_message_can_end_itself(pieces):
    data = as_data(b"".join(pieces))

    assert data.endswith(b"\r\n")
    assert b".\r\n" not in data.split(b"\r\n") and b"\r\n.\r\n" not in b"\r\n" + data
    lines = data.split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line and line != b"." for line in lines)


def test_a_group_says_all_its_last_words_before_it_listens():
    with post_office(seconds_before_dot_reply=0.4) as office:
        client = make_client(office.port)
        offers = [make_offer(client) for _letter in range(8)]

        began = time.monotonic()
        for offer in offers:
            offer.speak()
        assert all(isinstance(offer.commit(), Receipt) for offer in offers)

        assert time.monotonic() - began < 8 * 0.4
        assert len(office.taken) == 8
        client.close()


def test_a_last_word_is_said_once_however_often_it_is_asked_for():
    with post_office() as office:
        client = make_client(office.port)
        offer = make_offer(client)

        offer.speak()
        offer.speak()

        assert isinstance(offer.commit(), Receipt)
        assert len(office.taken) == 1
        offer.speak()
        assert isinstance(make_offer(client).commit(), Receipt)
        client.close()


def test_a_last_word_that_is_said_and_not_heard_is_doubt():
    with post_office(replies={".": "HANG UP"}) as office:
        client = make_client(office.port)
        offer = make_offer(client)

        offer.speak()

        assert isinstance(offer.commit(), InDoubt)
        client.close()


def test_a_server_that_hung_up_before_the_last_word_is_no_doubt():
    with post_office(hangs_up_in_body_after=0) as office:
        client = make_client(office.port)
        offer = make_offer(client)
        time.sleep(0.1)

        offer.speak()

        with pytest.raises(TryLater):
            offer.commit()
        client.close()
