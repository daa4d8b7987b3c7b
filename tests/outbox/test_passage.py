"""Many letters under way at once, each at its own pace, and no more at risk than must be."""

import select
import socket
import threading
from dataclasses import replace

import pytest

from shanyrak.channels.base import Receipt, Speaking, TryLater, Unreachable
from shanyrak.outbox import hands, sending
from shanyrak.outbox.gating import GATES, Hold
from shanyrak.outbox.models import Delivery
from shanyrak.outbox.sending import send_waiting
from shanyrak.outbox.timing import ClockAstray
from tests.conftest import NOON
from tests.make import make_contact, make_office
from tests.outbox.test_sending import _other_session, sandbox  # noqa: F401 -- a fixture
from tests.outbox.test_turns import queue

pytestmark = pytest.mark.django_db(transaction=True)


class Line(Speaking):
    """An offer that is answered when somebody says so; what happens at its last word is up to the test."""

    at_last_word = staticmethod(lambda line: line.answer())

    def __init__(self, envelope):
        self.envelope = envelope
        self._ours, self._theirs = socket.socketpair()

    def answer(self):
        self._theirs.send(b".")

    def advance(self):
        return True

    def speak(self):
        self.at_last_word(self)

    def fileno(self):
        return self._ours.fileno()

    events = select.POLLIN

    def is_overdue(self):
        return False

    def commit(self):
        self._ours.recv(1)
        self.abandon()
        return Receipt("reference")

    def abandon(self):
        self._ours.close()
        self._theirs.close()


@pytest.fixture
def lines(sandbox, monkeypatch):  # noqa: F811
    """The way out is made of such lines."""
    carrier = type("Carrier", (), {"offer": staticmethod(Line)})
    monkeypatch.setattr(hands, "carrier_for", lambda _channel: carrier)
    return Line


def send():
    return send_waiting(clock=lambda: NOON)


def states():
    return sorted(Delivery.objects.values_list("state", flat=True))


def test_no_letter_waits_for_the_answer_to_another(lines, monkeypatch):
    queue(make_contact(make_office(), value="akim@town.example"), 3)
    spoken, write_down = [], sending.write_down

    def all_but_the_first(line):
        spoken.append(line)
        if line is not spoken[0]:
            line.answer()

    def then_the_first(*args):
        committed = write_down(*args)
        if states() == ["accepted", "accepted", "committing"]:
            spoken[0].answer()
        return committed

    monkeypatch.setattr(lines, "at_last_word", staticmethod(all_but_the_first))
    monkeypatch.setattr(sending, "write_down", then_the_first)

    assert send() == 3
    assert states() == ["accepted"] * 3


def test_while_a_group_is_written_down_the_next_comes_to_its_dot(lines, monkeypatch):
    queue(make_contact(make_office(), value="akim@town.example"), 2)
    slow, came, write_down = [], threading.Event(), sending.write_down

    def advance(line):
        if not slow:
            slow.append(line)
        elif line is slow[0]:
            line._ours.recv(1)
            came.set()
            return True
        return line is not slow[0]

    def meanwhile(*args):
        if not came.is_set():
            slow[0].answer()
            assert came.wait(5)
        return write_down(*args)

    monkeypatch.setattr(lines, "advance", advance)
    monkeypatch.setattr(lines, "at_last_word", staticmethod(lines.answer))
    monkeypatch.setattr(sending, "write_down", meanwhile)

    assert send() == 2


def test_without_a_witness_one_letter_at_a_time_is_at_its_last_word(lines, settings, monkeypatch):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, is_sandbox=False)
    queue(make_contact(make_office(), value="akim@town.example"), 4)
    at_risk = []

    def count(line):
        at_risk.append(states().count("committing"))
        threading.Timer(0.05, line.answer).start()  # not at once: the next one is at its dot by then

    monkeypatch.setattr(lines, "at_last_word", staticmethod(count))

    assert send() == 4
    assert at_risk == [1, 1, 1, 1]


def test_a_clock_that_leaps_while_letters_are_handed_back_ends_the_passage_and_closes_their_lines(
    sandbox,  # noqa: F811
    monkeypatch,
):
    queue(make_contact(make_office(), value="akim@town.example"), 5)
    opened, has_leapt = [], []

    def offer(envelope):
        if not opened:
            opened.append(Line(envelope))
            return opened[0]
        has_leapt.append(1)
        raise TryLater("later")  # its wait is counted from a clock that leaps just then

    def clock():
        if has_leapt:
            raise ClockAstray
        return NOON

    carrier = type("Carrier", (), {"offer": staticmethod(offer)})
    monkeypatch.setattr(hands, "carrier_for", lambda _channel: carrier)

    with pytest.raises(ClockAstray):
        send_waiting(clock=clock)

    assert opened[0].fileno() == -1
    assert states() == ["claimed"] * 5  # until it is seen that this sender has ended


def test_a_server_that_cannot_be_reached_is_not_tried_for_every_letter(sandbox, monkeypatch):  # noqa: F811
    queue(make_contact(make_office(), value="akim@town.example"), 5)
    tried = []

    def offer(envelope):
        tried.append(envelope)
        raise Unreachable("nobody answers")

    carrier = type("Carrier", (), {"offer": staticmethod(offer)})
    monkeypatch.setattr(hands, "carrier_for", lambda _channel: carrier)

    assert send() == 0
    assert len(tried) == 1
    assert states() == ["queued"] * 5


def test_a_process_that_is_sending_looks_once_more_when_it_is_asked(lines, monkeypatch):
    contact = make_contact(make_office(), value="akim@town.example")
    queue(contact, 1)
    answers = []

    def one_more(line):
        if not answers:
            queue(contact, 1)
            answers.append(send())
        line.answer()

    monkeypatch.setattr(lines, "at_last_word", staticmethod(one_more))

    assert send() == 2
    assert answers == [0]


def test_a_gate_is_held_until_the_last_of_its_letters_is_decided():
    hold = Hold()

    def is_free(number):
        with _other_session() as other:
            return other.execute("SELECT pg_try_advisory_lock(%s, %s)", [GATES, number]).fetchone()[0]

    assert hold.take([7, 7, 8]) == {7, 8}
    hold.give_back([7, 8])
    assert (is_free(7), is_free(8)) == (False, True)
    hold.give_back([7])
    assert is_free(7)
