"""
Session keys in memory: the short-lived keys that wrap the data keys of rows.

A process makes its own, seals it to the master key's public part, and stores it beside the first row
that uses it. It remembers its own for as long as it may still meet rows it has just written; with the
private master key it can open everybody's.
"""

import os
import threading
import time
import uuid
from collections import OrderedDict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from shanyrak.vault.boxes import close_sealed_box, join, open_sealed_box
from shanyrak.vault.errors import NoPrivateKey, Tampered
from shanyrak.vault.ids import new_id
from shanyrak.vault.keys import keys_folder, newest_public, private_of
from shanyrak.vault.stored import SessionKey

LIFETIME_SECONDS = 60 * 60
ROWS_AT_MOST = 100_000  # far below what random nonces allow under one key (2**32)
REMEMBER_OWN_SECONDS = 2 * LIFETIME_SECONDS
OPENED_AT_MOST = 4_096  # opened keys of other processes kept in memory


@dataclass(slots=True, eq=False)
class Session:
    id: uuid.UUID
    key: bytes = field(repr=False)
    sealed: bytes
    master_version: int
    folder: str
    made_at: float  # seconds, monotonic
    rows: int = 0
    stored_in: set[tuple[str, ...]] = field(default_factory=set)

    def may_wrap_more(self) -> bool:
        young = time.monotonic() - self.made_at < LIFETIME_SECONDS
        return young and self.rows < ROWS_AT_MOST and self.folder == str(keys_folder())


class _Memory(threading.local):
    """A session key that stands in no committed row yet is used by one thread only, so that no
    transaction waits for another one's insert."""

    unstored: Session | None = None


_lock = threading.Lock()
_memory = _Memory()
_shared: Session | None = None
_own: dict[uuid.UUID, Session] = {}
_opened: OrderedDict[uuid.UUID, bytes] = OrderedDict()


def _new_lock_after_fork() -> None:
    global _lock  # noqa: PLW0603 -- a lock held by another thread at the fork would never be freed
    _lock = threading.Lock()


os.register_at_fork(after_in_child=_new_lock_after_fork)


def session_for_sealing() -> Session:
    """Give the session key to wrap one more row key with, making a new one when the last is used up.

    :raises KeysMissing: no master key to seal it to
    """
    global _shared  # noqa: PLW0603 -- one current key a process
    for session in (_shared, _memory.unstored):
        if session and session.may_wrap_more():
            session.rows += 1
            return session
    _shared = None
    session = _make()
    session.rows = 1
    _memory.unstored = session
    return session


def store(session_id: uuid.UUID, connection: BaseDatabaseWrapper) -> None:
    """
    Make sure the session key's row exists in this database before a row refers to it.

    Costs a query until a transaction that holds it has committed, then nothing. A key of another process
    is already there. Never raises of its own.
    """
    session = _own.get(session_id)
    place = _place(connection)
    if session is None or place in session.stored_in or _waits_for_commit(session, connection):
        return
    row = SessionKey(id=session.id, master_version=session.master_version, sealed=session.sealed)
    SessionKey.objects.using(connection.alias).bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(_Stored(session, connection), using=connection.alias)


def is_stored(session_id: uuid.UUID, connection: BaseDatabaseWrapper) -> bool:
    """Whether a row that refers to this session key may be written there at once. Asks nobody but our memory."""
    session = _own.get(session_id)
    return session is not None and _place(connection) in session.stored_in


def key_of(session_id: uuid.UUID, *, using: str | None) -> bytes:
    """
    Give the session key with this id.

    :raises NoPrivateKey: another process made it and this one has no private master key
    :raises Tampered: the stored key was changed, or is gone
    """
    if session := _own.get(session_id):
        return session.key
    if key := _opened.get(session_id):
        return key
    row = SessionKey.objects.using(using).filter(pk=session_id).first()
    if row is None:
        raise Tampered("the session key of this row is gone")
    key = open_session(bytes(row.sealed), session_id=row.pk, master_version=row.master_version)
    with _lock:
        _opened[session_id] = key
        while len(_opened) > OPENED_AT_MOST:
            _opened.popitem(last=False)
    return key


def open_session(sealed: bytes, *, session_id: uuid.UUID, master_version: int) -> bytes:
    """:raises NoPrivateKey: the private part of that master key is not here"""
    private = private_of(keys_folder(), version=master_version)
    if private is None:
        raise NoPrivateKey(f"master-{master_version}.key is not in this process's keys folder")
    return open_sealed_box(private, sealed, context=context_of(session_id))


def context_of(session_id: uuid.UUID) -> bytes:
    return join(b"session", session_id.bytes)


def start_afresh() -> None:
    """Trust no memory of what is stored: the tables were emptied or the database changed under us."""
    global _shared  # noqa: PLW0603 -- one current key a process
    _shared = None
    for session in list(_own.values()):
        session.stored_in.clear()


def forget_all() -> None:
    """Drop every key from memory, as a restart does."""
    global _shared  # noqa: PLW0603 -- one current key a process
    with _lock:
        _shared = None
        _memory.unstored = None
        _own.clear()
        _opened.clear()


def _make() -> Session:
    folder = keys_folder()
    master = newest_public(folder)
    session_id, key = new_id(), os.urandom(32)
    session = Session(
        id=session_id,
        key=key,
        sealed=close_sealed_box(master.key, key, context=context_of(session_id)),
        master_version=master.version,
        folder=str(folder),
        made_at=time.monotonic(),
    )
    with _lock:
        oldest = session.made_at - REMEMBER_OWN_SECONDS
        for old in [old for old in _own.values() if old.made_at < oldest]:
            del _own[old.id]
        _own[session_id] = session
    return session


class _Stored:
    """Runs at commit. Still waiting in the connection's list means: inserted, not rolled back."""

    def __init__(self, session: Session, connection: BaseDatabaseWrapper) -> None:
        self.session, self.connection = session, connection

    def __call__(self) -> None:
        global _shared  # noqa: PLW0603 -- one current key a process
        if self.connection.in_atomic_block:  # a test runs the callbacks early; its rows will vanish
            return
        self.session.stored_in.add(_place(self.connection))
        if _shared is None and self.session.may_wrap_more():
            _shared = self.session
        if _memory.unstored is self.session:
            _memory.unstored = None


def _waits_for_commit(session: Session, connection: BaseDatabaseWrapper) -> bool:
    waiting = (entry[1] for entry in connection.run_on_commit)
    return any(isinstance(call, _Stored) and call.session is session for call in waiting)


def _place(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    where = connection.settings_dict
    return tuple(str(where.get(name, "")) for name in ("HOST", "PORT", "NAME"))
