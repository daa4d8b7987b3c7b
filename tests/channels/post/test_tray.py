"""Letters on paper: the tray, its evidence, and what a supporter prints."""

import os
import threading
from datetime import UTC, datetime

import pytest

from shanyrak.channels.base import Envelope, Receipt, Refused, TryLater, Verdict
from shanyrak.channels.post import PostCarrier, PostGuide, PrintBatches, PrintTray, TrayEvidence, print_letter
from shanyrak.craft.printing.press import DoesNotFit

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def tray(tmp_path):
    return PrintTray(tmp_path / "tray")


def make_envelope(**changes):
    given = {
        "delivery_id": "0190-a",
        "to": "Akim of Kemertas\n4 Mira Square\n010203 Kemertas\nSARYDALA",
        "subject": "Houses",
        "body": "Dear Sir,\n\nPlease stop.\n",
        "appeal_number": "7",
        "dated_on": "2026-05-15",
    }
    return Envelope(**(given | changes))


def make_carrier(tray):
    return PostCarrier(tray, lambda envelope: b"%PDF " + envelope.delivery_id.encode())


def test_a_committed_letter_waits_in_the_tray(tray):
    offer = make_carrier(tray).offer(make_envelope())
    assert tray.waiting() == []

    assert offer.commit() == Receipt("0190-a.pdf", "in the print tray")

    (sheet,) = tray.waiting()
    assert sheet.read_bytes() == b"%PDF 0190-a"
    assert not list(tray.folder.glob(".*.part"))


def test_the_same_delivery_never_stands_twice_in_the_tray(tray):
    first, second = make_carrier(tray).offer(make_envelope()), make_carrier(tray).offer(make_envelope())

    assert first.commit() == second.commit()

    assert len(tray.waiting()) == 1
    assert not list(tray.folder.glob(".*.part"))


def test_a_delivery_that_was_printed_is_not_laid_in_again(tray):
    make_carrier(tray).offer(make_envelope()).commit()
    PrintBatches(tray).take(now=NOON)

    assert isinstance(make_carrier(tray).offer(make_envelope()).commit(), Receipt)

    assert tray.waiting() == []
    assert TrayEvidence(tray).weigh("0190-a", silent_since=NOON).verdict == Verdict.TAKEN


def test_twenty_workers_lay_one_delivery_in_once(tray):
    offers = [make_carrier(tray).offer(make_envelope()) for _worker in range(20)]
    threads = [threading.Thread(target=offer.commit) for offer in offers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(tray.waiting()) == 1


def test_an_abandoned_letter_leaves_nothing(tray):
    offer = make_carrier(tray).offer(make_envelope())
    offer.abandon()
    offer.abandon()

    assert not [path for path in tray.folder.iterdir() if path.is_file()]
    assert TrayEvidence(tray).weigh("0190-a", silent_since=NOON).verdict == Verdict.NOT_TAKEN


def test_a_tray_that_is_not_there_proves_nothing(tray):
    assert TrayEvidence(tray).weigh("0190-a", silent_since=NOON).verdict == Verdict.UNKNOWN


def test_no_delivery_can_leave_the_tray(tray):
    make_carrier(tray).offer(make_envelope(delivery_id="../../escaped")).commit()

    (sheet,) = tray.waiting()
    assert sheet.parent == tray.folder


def test_a_full_disk_means_later(tray, monkeypatch):
    offer = make_carrier(tray).offer(make_envelope())

    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)

    with pytest.raises(TryLater, match="No space left"):
        offer.commit()
    assert tray.waiting() == []


def test_an_address_that_does_not_fit_is_refused(tray):
    def too_long(_envelope):
        raise DoesNotFit("address", 0)

    with pytest.raises(Refused, match="address"):
        PostCarrier(tray, too_long).offer(make_envelope())


def test_the_same_letter_prints_to_the_same_bytes():
    assert print_letter(make_envelope()) == print_letter(make_envelope())


def test_a_supporter_gets_the_page_and_how_to_post_it():
    handover = PostGuide(print_letter).hand_over(make_envelope())

    assert handover.attachment.startswith(b"%PDF")
    assert handover.attachment_name == "letter-7.pdf"
    assert any(step.copy == make_envelope().to for step in handover.steps)


def test_a_letter_that_cannot_be_printed_can_still_be_copied():
    def too_long(_envelope):
        raise DoesNotFit("address", 0)

    handover = PostGuide(too_long).hand_over(make_envelope())

    assert handover.attachment == b""
    assert "address" in handover.notes[0]
