"""
Fetch mails from where others put them: a maildir on this machine, a mailbox behind IMAP.

Each mail is kept before it is marked as seen there. Stopped between the two it comes again, and is kept once. While the
copies are frozen nothing is fetched: whoever holds the mailbox would see that we were there.
"""

import imaplib
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import ArrivalKind
from shanyrak.copies.freezing import is_frozen
from shanyrak.mailroom.lines import SIZE_AT_MOST
from shanyrak.mailroom.taking_files import boxes_of, take_maildir

AT_ONCE = 200  # mails; the next minute brings the next
PATIENCE_SECONDS = 60.0
SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")

logger = logging.getLogger(__name__)


class UnableToFetch(Exception):
    """Nothing was fetched. The text says why and holds nothing of a mail."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """``imaps://copies%40campaign.example@mail.example/INBOX`` with the password beside it."""

    host: str
    port: int
    user: str
    folder: str
    password: str
    is_secure: bool

    @classmethod
    def of(cls, url: str, password: str) -> "Mailbox":
        parts = urlsplit(url)
        is_secure = parts.scheme == "imaps"
        return cls(
            host=parts.hostname or "",
            port=parts.port or (993 if is_secure else 143),
            user=unquote(parts.username or ""),
            folder=unquote(parts.path.lstrip("/")) or "INBOX",
            password=password,
            is_secure=is_secure,
        )


def fetch(*, maildir: Path | None, mailbox: Mailbox | None, now: datetime) -> int:
    """
    Keep what is new in both; how many.

    :raises UnableToFetch: the maildir is none, or the mailbox does not let us in
    """
    if is_frozen():
        return 0
    found = fetch_maildir(maildir, now=now) if maildir else 0
    return found + (fetch_mailbox(mailbox, now=now) if mailbox else 0)


def fetch_maildir(maildir: Path, *, now: datetime) -> int:
    try:
        taken = list(take_maildir(maildir, now=now))
    except OSError as error:
        raise UnableToFetch(f"the maildir cannot be read: {error.strerror}") from error
    for trouble in {each.trouble for each in taken if each.trouble}:
        logger.warning("a mail stays in the maildir: %s", trouble)
    return sum(not each.trouble for each in taken)


def fetch_mailbox(mailbox: Mailbox, *, now: datetime) -> int:
    kept = 0
    try:
        with _open(mailbox) as line:
            for number in _said(line.uid("SEARCH", "UNSEEN"))[0].split()[:AT_ONCE]:
                raw = _mail(line, number.decode())
                if raw is None:
                    continue
                for box in boxes_of(raw):
                    keep(raw=raw, kind=ArrivalKind.MAIL, now=now, token=box.token, mailbox=box.mailbox)
                _said(line.uid("STORE", number.decode(), "+FLAGS", r"(\Seen)"))
                kept += 1
    except (OSError, imaplib.IMAP4.error) as error:
        # Its text is the server's, and may name the account.
        raise UnableToFetch(f"the mailbox could not be read: {type(error).__name__}") from error
    return kept


@contextmanager
def _open(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    kind = imaplib.IMAP4_SSL if mailbox.is_secure else imaplib.IMAP4
    with kind(mailbox.host, mailbox.port, timeout=PATIENCE_SECONDS) as line:
        line.login(mailbox.user, mailbox.password)
        quoted = mailbox.folder.replace("\\", "\\\\").replace('"', '\\"')
        _said(line.select(f'"{quoted}"'))
        yield line


def _mail(line: imaplib.IMAP4, number: str) -> bytes | None:
    """The mail, without marking it; None when it is too large: then it stays unseen, for a person."""
    size = SIZE.search(_said(line.uid("FETCH", number, "(RFC822.SIZE)"))[0])
    if size is None or int(size[1]) > SIZE_AT_MOST:
        logger.warning("a mail stays in the mailbox: it is larger than ten megabytes")
        return None
    answer = line.uid("FETCH", number, "(BODY.PEEK[])")[1]
    return next((bytes(part[1]) for part in answer if isinstance(part, tuple)), None)


def _said(answer: tuple[str, Sequence[Any]]) -> list[bytes]:
    """:raises imaplib.IMAP4.error: the server says no"""
    if answer[0] != "OK":
        raise imaplib.IMAP4.error(answer[0])
    return [part if isinstance(part, bytes) else part[0] for part in answer[1] if part] or [b""]
