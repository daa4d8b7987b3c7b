"""Batches out of the print tray: every letter in one of them, every serial given once."""

import threading
from datetime import UTC, datetime

import pytest

from shanyrak.channels.post.batches import (
    NoReasonToReprint,
    NoSuchSerial,
    NothingWaits,
    PrintBatches,
    WasPrinted,
)
from shanyrak.channels.post.tray import PrintTray

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def tray(tmp_path):
    return PrintTray(tmp_path / "tray")


@pytest.fixture
def batches(tray):
    return PrintBatches(tray)


def lay(tray, *names):
    for name in names:
        tray.put(tray.draft(name, b"%PDF " + name.encode()), name)


def test_a_batch_takes_what_waits_and_gives_each_a_serial(tray, batches):
    lay(tray, "a", "b", "c")

    batch = batches.take(now=NOON)

    assert [paper.serial for paper in batch.papers] == ["1-001", "1-002", "1-003"]
    assert tray.waiting() == []
    assert all(tray.holds(name) for name in "abc")
    assert batches.pdf(batch.paper("1-002")) == b"%PDF b"


def test_a_sheet_stands_in_one_batch_only(tray, batches):
    lay(tray, "a")
    batches.take(now=NOON)
    lay(tray, "a", "b")

    second = batches.take(now=NOON)

    assert [paper.name for paper in second.papers] == ["b.pdf"]
    assert batches.numbers() == [2, 1]
    with pytest.raises(NothingWaits):
        batches.take(now=NOON)


def test_two_who_press_at_once_get_different_sheets(tray):
    lay(tray, *(f"letter-{number}" for number in range(20)))
    taken, refused = [], []

    def take():
        try:
            taken.append(PrintBatches(tray).take(now=NOON))
        except NothingWaits:
            refused.append(1)

    threads = [threading.Thread(target=take) for _person in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == 1 and len(refused) == 7
    assert len(taken[0].papers) == 20


def test_who_died_between_list_and_tray_leaves_no_sheet_for_a_second_batch(tray, batches, monkeypatch):
    lay(tray, "a", "b")

    def dies(_self, _names):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(PrintBatches, "_move", dies)
        with pytest.raises(KeyboardInterrupt):
            batches.take(now=NOON)
    lay(tray, "c")

    second = batches.take(now=NOON)

    assert [paper.name for paper in batches.read(1).papers] == ["a.pdf", "b.pdf"]
    assert [paper.name for paper in second.papers] == ["c.pdf"]


def test_what_shall_not_be_posted_stays_in_the_tray(tray, batches):
    lay(tray, "a", "stopped")

    batch = batches.take(now=NOON, but={"stopped.pdf"})

    assert [paper.name for paper in batch.papers] == ["a.pdf"]
    assert [path.name for path in tray.waiting()] == ["stopped.pdf"]


def test_a_batch_goes_to_the_printer_once_unless_somebody_says_why(tray, batches):
    lay(tray, "a")
    batches.take(now=NOON)
    batches.say_printed(1, now=NOON, by="marta")

    with pytest.raises(WasPrinted):
        batches.say_printed(1, now=NOON, by="tomas")
    again = batches.say_printed(1, now=NOON, by="tomas", why="no toner, all blank")

    assert [note.by for note in again.notes] == ["marta", "tomas"]


def test_a_spoiled_sheet_is_printed_once_more_and_says_so(tray, batches):
    lay(tray, "a", "b")
    batches.take(now=NOON)

    paper = batches.say_spoiled(1, "1-002", why="coffee", now=NOON, by="marta")

    assert (paper.shown, paper.prints) == ("1-002/2", 2)
    assert batches.read(1).paper("1-001").shown == "1-001"
    assert batches.read(1).notes[0].why == "coffee"


@pytest.mark.parametrize(
    ("serial", "why", "error"),
    [("1-009", "coffee", NoSuchSerial), ("1-001", " ", NoReasonToReprint), ("", "coffee", NoSuchSerial)],
)
def test_nothing_is_printed_again_without_serial_and_reason(tray, batches, serial, why, error):
    lay(tray, "a")
    batches.take(now=NOON)

    with pytest.raises(error):
        batches.say_spoiled(1, serial, why=why, now=NOON, by="marta")

    assert batches.read(1).notes == ()


@pytest.mark.parametrize(
    ("counted", "last", "agrees"),
    [(2, "1-002", True), (2, " 1-002/2 ", True), (3, "1-002", False), (2, "1-001", False)],
)
def test_a_person_counts_and_the_list_says_whether_it_agrees(tray, batches, counted, last, agrees):
    lay(tray, "a", "b")
    batches.take(now=NOON)

    batch = batches.say_counted(1, counted=counted, last=last, now=NOON, by="marta")

    assert batch.is_counted is agrees
    assert batches.read(1).notes[-1].counted == counted


def test_a_line_torn_by_a_power_cut_takes_nothing_with_it(tray, batches):
    lay(tray, "a")
    batches.take(now=NOON)
    (file,) = (tray.folder / "batches").glob("*.jsonl")
    file.write_text(file.read_text() + '{"what": "spoi')

    batches.say_printed(1, now=NOON, by="marta")

    assert [note.what for note in batches.read(1).notes] == ["printed"]


def test_a_batch_that_never_was_is_not_found(batches):
    with pytest.raises(NoSuchSerial):
        batches.read(5)
