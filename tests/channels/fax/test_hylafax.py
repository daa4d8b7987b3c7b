"""Fax through HylaFAX."""

from datetime import UTC, datetime, timedelta

import pytest

from shanyrak.channels.base import Envelope, InDoubt, Receipt, Refused, TryLater, Verdict
from shanyrak.channels.fax import FaxServer, HylaFaxCarrier, HylaFaxEvidence
from tests.channels.fax.fax_server import fax_server
from tests.channels.post_offices import closed_port

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PDF = b"%PDF-1.4 the page"


@pytest.fixture
def server():
    with fax_server() as running:
        yield running


def make_carrier(server, **settings):
    return HylaFaxCarrier(FaxServer(port=server.port, seconds=5, **settings), lambda _envelope: PDF)


def make_evidence(server, now=NOON):
    return HylaFaxEvidence(FaxServer(port=server.port, seconds=5), now=lambda: now)


def make_envelope(**changes):
    return Envelope(
        **({"delivery_id": "0190-a", "to": "+44 1632 960123", "subject": "", "body": ""} | changes)
    )


def test_a_fax_stands_in_the_queue_under_its_deliverys_id(server):
    receipt = make_carrier(server).offer(make_envelope()).commit()

    assert receipt == Receipt("1", "200 Job 1 submitted.")
    job = server.jobs["1"]
    assert job["pdf"] == PDF
    assert job["DIALSTRING"] == "+441632960123"
    assert job["JOBINFO"] == "0190-a"


def test_an_offered_fax_is_not_in_the_queue_and_can_be_taken_back_whole(server):
    offer = make_carrier(server).offer(make_envelope())
    assert server.jobs == {}

    offer.abandon()
    offer.abandon()

    assert server.jobs == {}
    assert server.deleted == ["1"]


def test_a_fax_offered_again_after_a_crash_is_not_queued_twice(server):
    carrier = make_carrier(server)
    carrier.offer(make_envelope()).commit()

    answer = carrier.offer(make_envelope()).commit()

    assert answer == Receipt("1", "already in the fax queue")
    assert len(server.jobs) == 1


def test_a_lost_answer_is_doubt_and_the_queue_settles_it(server):
    server.hangs_up_after_submitting = True

    assert isinstance(make_carrier(server).offer(make_envelope()).commit(), InDoubt)

    assert make_evidence(server).weigh("0190-a", silent_since=NOON).verdict == Verdict.TAKEN


@pytest.mark.parametrize(
    ("age", "verdict"),
    [
        (timedelta(seconds=1), Verdict.UNKNOWN),
        (timedelta(seconds=30), Verdict.NOT_TAKEN),
        (timedelta(hours=1), Verdict.UNKNOWN),
    ],
)
def test_a_missing_job_proves_something_only_in_time(server, age, verdict):
    assert make_evidence(server, now=NOON + age).weigh("0190-b", silent_since=NOON).verdict == verdict


def test_a_job_that_is_done_is_found_too(server):
    server.done["7"] = {"JOBINFO": "0190-a"}

    assert make_evidence(server).weigh("0190-a", silent_since=NOON).reference == "7"


@pytest.mark.parametrize("number", ["", "no number", '"1"', "1" * 30])
def test_what_is_no_number_is_refused(server, number):
    with pytest.raises(Refused):
        make_carrier(server).offer(make_envelope(to=number))


def test_a_number_cannot_give_orders(server):
    make_carrier(server).offer(make_envelope(to='+44 1632 960123"\r\nJSUBM')).commit()

    assert server.jobs["1"]["DIALSTRING"] == "+441632960123"
    assert server.heard.count("JSUBM") == 1


@pytest.mark.parametrize(
    ("verb", "reply"),
    [
        ("USER", "530 no"),
        ("JNEW", "460 no room"),
        ("STOT", "452 full"),
        ("JPARM", "504 what"),
        ("JNEW", "HANG UP"),
    ],
)
def test_a_server_that_will_not_work_means_later(server, verb, reply):
    server.replies[verb] = reply

    with pytest.raises(TryLater):
        make_carrier(server).offer(make_envelope())


@pytest.mark.parametrize(("reply", "ending"), [("460 not now", TryLater), ("504 never", Refused)])
def test_a_job_that_is_not_taken_leaves_no_letter_in_the_spool(server, reply, ending):
    server.replies["JSUBM"] = reply

    with pytest.raises(ending):
        make_carrier(server).offer(make_envelope()).commit()

    assert server.deleted == ["1"]


def test_a_password_is_given_when_asked_for(server):
    server.password = "right"

    assert isinstance(make_carrier(server, password="right").offer(make_envelope()).commit(), Receipt)
    with pytest.raises(TryLater):
        make_carrier(server, password="wrong").offer(make_envelope(delivery_id="0190-z"))


def test_a_server_that_is_not_there_means_later_and_proves_nothing():
    gone = FaxServer(port=closed_port(), seconds=2)

    with pytest.raises(TryLater):
        HylaFaxCarrier(gone, lambda _envelope: PDF).offer(make_envelope())
    finding = HylaFaxEvidence(gone, now=lambda: NOON).weigh("x", silent_since=NOON)
    assert finding.verdict == Verdict.UNKNOWN
