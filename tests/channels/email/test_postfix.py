"""What Postfix's own log proves. The lines are as Postfix 3.7 really wrote them; names are invented."""

import socketserver
import stat
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from shanyrak.channels.base import Verdict
from shanyrak.channels.email.postfix import Place, PostfixEvidence, call_back, fates_since, read_log

pytestmark = pytest.mark.unit

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LETTER = "<d1@letters.example>"

TAKEN = """\
Nov 22 11:59:00 mta postfix/smtpd[104]: connect from localhost[127.0.0.1]
Nov 22 11:59:00 mta postfix/smtpd[104]: 4jXMrg3yVtzJTP3: client=localhost[127.0.0.1]
Nov 22 11:59:00 mta postfix/cleanup[106]: 4jXMrg3yVtzJTP3: message-id=<d1@letters.example>
Nov 22 11:59:00 mta postfix/qmgr[102]: 4jXMrg3yVtzJTP3: from=<bounce+t@letters.example>, size=278, nrcpt=1 (queue active)
Nov 22 11:59:00 mta postfix/smtpd[104]: disconnect from localhost[127.0.0.1] ehlo=1 mail=1 rcpt=1 data=1 commands=4
"""
DROPPED = """\
Nov 22 11:59:00 mta postfix/smtpd[104]: connect from localhost[127.0.0.1]
Nov 22 11:59:00 mta postfix/smtpd[104]: 4jXMrh5ZXyzJTP6: client=localhost[127.0.0.1]
Nov 22 11:59:01 mta postfix/smtpd[104]: lost connection after DATA (36 bytes) from localhost[127.0.0.1]
Nov 22 11:59:01 mta postfix/smtpd[104]: disconnect from localhost[127.0.0.1] ehlo=1 mail=1 rcpt=1 data=0/1 commands=3/4
Nov 22 11:59:01 mta postfix/cleanup[106]: 4jXMrh5ZXyzJTP6: message-id=<d1@letters.example>
"""
OPEN = """\
Nov 22 11:59:00 mta postfix/smtpd[104]: connect from localhost[127.0.0.1]
Nov 22 11:59:00 mta postfix/smtpd[104]: 4jXMrh5ZXyzJTP6: client=localhost[127.0.0.1]
"""
RELAYED = """\
Nov 22 11:59:02 mta postfix/smtp[107]: 4jXMrg3yVtzJTP3: to=<akim@town.example>, relay=mx.town.example[127.0.0.1]:25, \
delay=0.03, delays=0.01/0.01/0/0, dsn=2.0.0, status=sent (250 2.0.0 <akim@town.example> taken)
Nov 22 11:59:02 mta postfix/qmgr[102]: 4jXMrg3yVtzJTP3: removed
"""


class Door(socketserver.ThreadingTCPServer):
    """A Postfix's door: it greets, and writes into the log who came, as long as ``writes`` says so."""

    allow_reuse_address = True
    daemon_threads = True
    writes = True

    class RequestHandlerClass(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 mta.example ESMTP\r\n")
            self.rfile.readline()
            if self.server.writes:
                with self.server.log.open("a") as log:
                    log.write(
                        "Nov 22 12:00:05 mta postfix/smtpd[999]: connect from localhost[127.0.0.1]\n"
                        "Nov 22 12:00:05 mta postfix/smtpd[999]: disconnect from localhost[127.0.0.1] quit=1\n"
                    )

    def __init__(self, log):
        super().__init__(("127.0.0.1", 0), self.RequestHandlerClass)
        self.log = log


@pytest.fixture
def door(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setattr("shanyrak.channels.email.postfix.KNOCK_SECONDS", 0.3)
    log = tmp_path / "mail.log"
    log.touch()
    server = Door(log)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
    monkeypatch.undo()
    time.tzset()


def weigh(door, text, *, silent_since=NOON):
    door.log.write_text(text)
    evidence = PostfixEvidence(
        door.log, host="127.0.0.1", port=door.server_address[1], now=lambda: NOON + timedelta(seconds=5)
    )
    return evidence.weigh(LETTER, silent_since=silent_since)


def test_a_letter_in_the_queue_was_taken(door):
    finding = weigh(door, TAKEN)

    assert (finding.verdict, finding.reference) == (Verdict.TAKEN, "4jXMrg3yVtzJTP3")


def test_a_body_without_its_dot_was_not_taken_even_if_the_log_names_it(door):
    assert weigh(door, DROPPED).verdict == Verdict.NOT_TAKEN


def test_a_letter_that_never_came_was_not_taken(door):
    assert weigh(door, TAKEN.replace("d1@", "d2@")).verdict == Verdict.NOT_TAKEN


def test_taken_at_the_second_attempt_is_taken(door):
    assert weigh(door, DROPPED + TAKEN).verdict == Verdict.TAKEN


def test_while_a_line_of_that_time_stands_open_nobody_can_say(door):
    assert weigh(door, OPEN).verdict == Verdict.UNKNOWN


def test_a_line_that_began_another_letter_since_is_not_the_dead_senders(door):
    living = "Nov 22 12:00:02 mta postfix/smtpd[104]: 4jXMrk0d5CzJTP7: client=localhost[127.0.0.1]\n"

    assert weigh(door, OPEN + living).verdict == Verdict.NOT_TAKEN


@pytest.mark.parametrize(
    "end",
    [
        "Nov 22 11:59:02 mta postfix/master[99]: warning: process /x/smtpd pid 104 killed by signal 9\n",
        "Nov 22 11:59:02 mta postfix/master[100]: daemon started -- version 3.7.11, configuration /etc/postfix\n",
    ],
)
def test_a_line_whose_server_died_can_bring_nothing_more(door, end):
    assert weigh(door, OPEN + end).verdict == Verdict.NOT_TAKEN


def test_a_letter_whose_dot_was_read_is_not_denied_before_the_queue_shows_it(door):
    no_queue_yet = "".join(line for line in TAKEN.splitlines(keepends=True) if "qmgr" not in line)

    assert weigh(door, no_queue_yet).verdict == Verdict.UNKNOWN


def test_a_log_that_does_not_grow_proves_nothing(door):
    door.writes = False

    assert weigh(door, DROPPED).verdict == Verdict.UNKNOWN


def test_a_server_that_does_not_answer_proves_nothing(door, tmp_path):
    evidence = PostfixEvidence(door.log, host="127.0.0.1", port=1, now=lambda: NOON + timedelta(seconds=5))

    assert evidence.weigh(LETTER, silent_since=NOON).verdict == Verdict.UNKNOWN
    missing = PostfixEvidence(
        tmp_path / "none",
        host="127.0.0.1",
        port=door.server_address[1],
        now=lambda: NOON + timedelta(seconds=5),
    )
    assert missing.weigh(LETTER, silent_since=NOON).verdict == Verdict.UNKNOWN


def test_a_log_that_begins_too_late_proves_nothing(door, monkeypatch):
    monkeypatch.setattr("shanyrak.channels.email.postfix.TAIL_BYTES", 300)

    assert weigh(door, DROPPED + TAKEN.replace("d1@", "d2@")).verdict == Verdict.UNKNOWN


def test_a_log_rotated_away_this_minute_is_still_read(door):
    door.log.with_name("mail.log.1").write_text(TAKEN)

    assert weigh(door, "").verdict == Verdict.TAKEN


def test_stamps_with_a_zone_are_understood_too(door):
    text = OPEN.replace("Nov 22 11:59:00", "2026-11-22T13:00:01.123456+01:00")

    assert weigh(door, text).verdict == Verdict.NOT_TAKEN
    assert weigh(door, text, silent_since=NOON + timedelta(seconds=2)).verdict == Verdict.UNKNOWN


def test_around_new_year_a_stamp_without_a_year_is_read_right(door):
    new_year = datetime(2027, 1, 1, 0, 0, 1, tzinfo=UTC)
    door.log.write_text(OPEN.replace("Nov 22 11:59:00", "Dec 31 23:59:59"))
    evidence = PostfixEvidence(
        door.log, host="127.0.0.1", port=door.server_address[1], now=lambda: new_year + timedelta(seconds=5)
    )

    assert evidence.weigh(LETTER, silent_since=new_year).verdict == Verdict.UNKNOWN


def test_what_became_of_letters_is_read_on_from_where_we_stopped(tmp_path):
    log = tmp_path / "mail.log"
    log.write_text(TAKEN + "Nov 22 11:59:02 mta postfix/smtp[107]: half a li")

    fates, place = fates_since(log, Place())
    assert fates == {}
    assert place.offset == len(TAKEN)

    log.write_text(TAKEN + RELAYED)
    fates, place = fates_since(log, place)
    assert fates == {"4jXMrg3yVtzJTP3": ("sent", "250 2.0.0 … taken")}
    assert fates_since(log, place)[0] == {}


def test_the_rest_of_a_rotated_log_is_read_first(tmp_path):
    log = tmp_path / "mail.log"
    log.write_text(TAKEN)
    _, place = fates_since(log, Place())
    with log.open("a") as file:
        file.write(RELAYED)
    log.rename(tmp_path / "mail.log.1")
    log.write_text(RELAYED.replace("4jXMrg3yVtzJTP3", "4jXMrk0d5CzJTP7"))

    assert set(fates_since(log, place)[0]) == {"4jXMrg3yVtzJTP3", "4jXMrk0d5CzJTP7"}


def test_a_letter_kept_too_long_is_expired():
    expired = (
        b"Nov 24 11:59:02 mta postfix/qmgr[102]: 4jXMrg3yVtzJTP3: "
        b"from=<bounce+t@letters.example>, status=expired, returned to sender"
    )

    assert read_log([expired]).fates["4jXMrg3yVtzJTP3"][0] == "expired"


def test_no_address_of_the_other_side_comes_into_our_journal():
    assert "@" not in str(read_log(RELAYED.encode().splitlines()).fates)


def test_lines_of_others_mean_nothing():
    assert read_log([b"", b"garbage \xff", b"Nov 22 11:59:02 mta sshd[7]: disconnect from x"]).fates == {}


def make_postsuper(folder, script):
    path = folder / "postsuper"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return [str(path)]


def test_only_what_the_server_says_it_deleted_is_called_back(tmp_path, monkeypatch):
    postsuper = make_postsuper(
        tmp_path, 'echo "$@" > args; read first; echo "postsuper: $first: removed" >&2; cat > rest'
    )

    monkeypatch.chdir(tmp_path)

    assert call_back(postsuper, ["AAAAAA1", "BBBBBB2"]) == {"AAAAAA1"}

    assert (tmp_path / "args").read_text() == "-d - deferred hold\n"
    assert (tmp_path / "rest").read_text() == "BBBBBB2\n"


def test_a_command_that_may_not_says_so(tmp_path):
    with pytest.raises(OSError, match="not allowed"):
        call_back(make_postsuper(tmp_path, "echo not allowed >&2; exit 1"), ["AAAAAA1"])


def test_nothing_to_call_back_runs_nothing(tmp_path):
    assert call_back([str(tmp_path / "no such command")], []) == set()
