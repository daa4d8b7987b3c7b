"""The sandbox keeps what it takes, and can be asked for evidence."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from shanyrak.channels.base import Receipt
from shanyrak.channels.email import EmailCarrier, Letterhead
from shanyrak.channels.email.evidence import SandboxEvidence, Verdict
from shanyrak.channels.email.sandbox import SandboxServer
from shanyrak.channels.smtp import Relay, SmtpClient
from tests.channels.email.test_carrying import make_envelope, read, said_in

pytestmark = pytest.mark.unit


@pytest.fixture
def sandbox(tmp_path):
    server = SandboxServer(tmp_path / "sent")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def carrier(sandbox):
    client = SmtpClient(Relay("127.0.0.1", sandbox.port))
    yield EmailCarrier(client, Letterhead("letters.example"), now=lambda: datetime.now(UTC))
    client.close()


def letters(sandbox):
    return sorted(sandbox.folder.glob("*.eml"))


def test_a_letter_lies_in_the_folder_when_it_is_receipted(sandbox, carrier):
    receipt = carrier.offer(make_envelope(body="Құрметті!\n.\n..dots\n")).commit()

    (path,) = letters(sandbox)
    assert receipt.reference == path.stem
    message = read(path.read_bytes())
    assert message["Delivered-To"] == "akim@town.example"
    assert message["Return-Path"] == "<bounce+t0k3n@letters.example>"
    assert said_in(message) == "Құрметті!\n.\n..dots\n"


def test_a_letter_that_comes_twice_lies_there_twice(sandbox, carrier):
    for _time in range(2):
        assert isinstance(carrier.offer(make_envelope()).commit(), Receipt)

    assert [path.stem[-2:] for path in letters(sandbox)] == ["-1", "-2"]


def test_an_abandoned_letter_leaves_nothing(sandbox, carrier):
    carrier.offer(make_envelope()).abandon()
    carrier.offer(make_envelope(message_id="<other@letters.example>")).commit()

    assert len(letters(sandbox)) == 1


def test_a_full_disk_puts_the_letter_off(sandbox, carrier, monkeypatch):
    from shanyrak.channels.base import TryLater
    from shanyrak.channels.email import sandbox as module

    def full(*_args, **_named):
        raise OSError("No space left on device")

    monkeypatch.setattr(module, "keep", full)

    with pytest.raises(TryLater, match="452"):
        carrier.offer(make_envelope()).commit()


def test_evidence_says_taken(sandbox, carrier):
    carrier.offer(make_envelope()).commit()

    finding = SandboxEvidence(sandbox.folder).weigh("<d0190@letters.example>", silent_since=datetime.now(UTC))

    assert finding.verdict == Verdict.TAKEN
    assert finding.reference == letters(sandbox)[0].stem


def test_evidence_says_not_taken_only_after_the_server_lived_on(sandbox):
    evidence = SandboxEvidence(sandbox.folder)
    now = datetime.now(UTC)

    assert evidence.weigh("<x@y.example>", silent_since=now).verdict == Verdict.UNKNOWN

    later = now.timestamp() + 5
    os.utime(sandbox.folder / ".beat", (later, later))
    assert evidence.weigh("<x@y.example>", silent_since=now).verdict == Verdict.NOT_TAKEN


def test_a_server_that_is_gone_can_take_nothing_more(sandbox):
    sandbox.stop()

    finding = SandboxEvidence(sandbox.folder).weigh("<x@y.example>", silent_since=datetime.now(UTC))

    assert finding.verdict == Verdict.NOT_TAKEN


def test_the_wrong_folder_proves_nothing(tmp_path):
    finding = SandboxEvidence(tmp_path / "elsewhere").weigh(
        "<x@y.example>", silent_since=datetime.now(UTC) - timedelta(days=1)
    )

    assert finding.verdict == Verdict.UNKNOWN


def test_one_folder_has_one_server(sandbox):
    with pytest.raises(FileExistsError):
        SandboxServer(sandbox.folder).start()
