"""What lies in a maildir or behind IMAP is kept first and marked afterwards; frozen, nobody looks there."""

import socketserver
import threading

import pytest
from django.db import DatabaseError

from shanyrak.arrivals.models import Arrival
from shanyrak.copies.freezing import freeze
from shanyrak.mailroom import fetching
from shanyrak.mailroom.fetching import Mailbox, UnableToFetch, fetch
from tests.copies.make import NOON, make_mail, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


class Imap(socketserver.StreamRequestHandler):
    """As much of IMAP4rev1 as a program needs that fetches what is unseen."""

    def handle(self):
        server = self.server
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, verb, *rest = line.split()
            match [verb, *rest]:
                case [b"LOGIN", _user, word] if word.strip(b'"') != b"right":
                    self.wfile.write(tag + b" NO wrong password\r\n")
                    continue
                case [b"UID", b"SEARCH", *_]:
                    unseen = [b"%d" % n for n in server.mails if n not in server.seen]
                    self.wfile.write(b"* SEARCH " + b" ".join(unseen) + b"\r\n")
                case [b"UID", b"FETCH", number, b"(RFC822.SIZE)"]:
                    size = server.sizes.get(int(number), len(server.mails[int(number)]))
                    self.wfile.write(b"* %s FETCH (RFC822.SIZE %d)\r\n" % (number, size))
                case [b"UID", b"FETCH", number, *_]:
                    raw = server.mails[int(number)]
                    self.wfile.write(b"* %s FETCH (BODY[] {%d}\r\n%s)\r\n" % (number, len(raw), raw))
                case [b"UID", b"STORE", number, *_]:
                    server.seen.add(int(number))
                case [b"CAPABILITY"]:
                    self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
            self.wfile.write(tag + b" OK done\r\n")
            if verb == b"LOGOUT":
                return


@pytest.fixture
def imap():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Imap) as server:
        server.daemon_threads = True
        server.mails = {
            1: make_mail(),
            2: make_mail(to="copies+8@shanyrak.example"),
            3: make_mail(text="large\n"),
        }
        server.seen, server.sizes = set(), {3: 11 * 1024 * 1024}
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def mailbox(imap, password="right"):
    return Mailbox.of(f"imap://copies@127.0.0.1:{imap.server_address[1]}/INBOX", password)


def test_a_mailbox_is_fetched_once_and_what_is_too_large_stays(imap):
    assert fetch(maildir=None, mailbox=mailbox(imap), now=NOON) == 2
    assert fetch(maildir=None, mailbox=mailbox(imap), now=NOON) == 0
    assert imap.seen == {1, 2}
    assert sorted(Arrival.objects.values_list("token", flat=True)) == ["7", "8"]


def test_a_mail_that_could_not_be_kept_is_not_marked(imap, monkeypatch):
    def broken(**_mail):
        raise DatabaseError

    monkeypatch.setattr(fetching, "keep", broken)
    with pytest.raises(DatabaseError):
        fetch(maildir=None, mailbox=mailbox(imap), now=NOON)
    assert imap.seen == set()


def test_a_mailbox_that_does_not_let_us_in_is_said(imap):
    with pytest.raises(UnableToFetch, match="could not be read"):
        fetch(maildir=None, mailbox=mailbox(imap, "wrong"), now=NOON)


def test_a_maildir_is_fetched_and_frozen_nothing_is(imap, tmp_path):
    for folder in ("new", "cur", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "new" / "1").write_bytes(make_mail())
    freeze(by=make_user(), because="Taken from the square.", now=NOON)
    assert fetch(maildir=tmp_path, mailbox=mailbox(imap), now=NOON) == 0
    assert imap.seen == set() and len(list((tmp_path / "new").iterdir())) == 1


def test_what_is_new_in_a_maildir_is_kept_and_marked(tmp_path):
    for folder in ("new", "cur", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "new" / "1").write_bytes(make_mail())

    assert [fetch(maildir=tmp_path, mailbox=None, now=NOON) for _ in range(2)] == [1, 0]
    assert Arrival.objects.get().token == "7" and (tmp_path / "cur" / "1:2,S").exists()
    with pytest.raises(UnableToFetch, match="maildir"):
        fetch(maildir=tmp_path / "nowhere", mailbox=None, now=NOON)
