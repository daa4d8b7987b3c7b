"""
The sandbox: a mail server on this machine from which nothing leaves.

Each message becomes one ``.eml`` file in a folder, on the disk before the sender hears ``250``: so whoever
counts the files counts what was taken. A message that comes twice lies there twice, so that a double is seen.

Besides the letters the folder holds two files for those who ask for evidence (``evidence.py``):
``.lock``, locked as long as a server runs on the folder, and ``.beat``, touched by the server's own loop.
"""

import asyncio
import contextlib
import email
import fcntl
import hashlib
import logging
import os
import re
import threading
import time
from email import policy
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

BEAT_SECONDS = 0.5
SIZE_LIMIT = 20 * 1024 * 1024  # bytes
START_SECONDS = 10.0


def file_stem(message_id: str) -> str:
    """How the files of one message are called, before ``-1.eml``, ``-2.eml`` for each time it came."""
    return hashlib.sha256(message_id.strip().encode("utf-8", "surrogateescape")).hexdigest()[:40]


def keep(folder: Path, message: bytes, *, sender: str, recipients: list[str]) -> Path:
    """
    Put one message into the folder as a file of its own: whole or not at all, and on the disk on return.

    Return-Path and Delivered-To are written before it, as a mailbox does.
    """
    lines = [f"Return-Path: <{_clean(sender)}>", *(f"Delivered-To: {_clean(to)}" for to in recipients)]
    content = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace") + message
    stem = file_stem(_message_id_of(message))

    draft = folder / f".{stem}-{os.getpid()}-{threading.get_ident()}.part"
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        return _link_under_next_number(draft, folder, stem)
    finally:
        draft.unlink(missing_ok=True)


def _link_under_next_number(draft: Path, folder: Path, stem: str) -> Path:
    number = 1
    while True:
        path = folder / f"{stem}-{number}.eml"
        try:
            os.link(draft, path)  # unlike a rename, it never replaces what is there
        except FileExistsError:
            number += 1
            continue
        _sync_folder(folder)
        return path


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _message_id_of(message: bytes) -> str:
    # compat32, because the newer policies raise on headers that people really send.
    head = email.message_from_bytes(message.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n", policy=policy.compat32)
    return str(head.get("Message-ID") or "") or hashlib.sha256(message).hexdigest()


def _clean(address: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", "", address)


class _Keeper:
    """aiosmtpd's handler. It works inside the loop on purpose: a beat after it proves that it is done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        try:
            path = keep(
                self._folder,
                envelope.content,
                sender=envelope.mail_from or "",
                recipients=list(envelope.rcpt_tos),
            )
        except OSError:
            return "452 4.3.1 The sandbox could not write to its disk; try again later"
        return f"250 2.0.0 Ok: queued as {path.stem}"


class SandboxServer:
    """
    ``SandboxServer(folder, host, port).start()``; ``port`` 0 takes a free one and ``server.port`` says which.

    Runs in a thread of its own until ``stop()``. One server a folder: a second one is told so.
    """

    def __init__(self, folder: Path, host: str = "127.0.0.1", port: int = 0) -> None:
        self.folder = folder
        self.host = host
        self.port = port
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)
        self._ready = threading.Event()
        self._trouble: OSError | None = None
        self._lock_handle = -1
        self._last_beat = 0.0

    def start(self) -> None:
        """
        Listen. On return the server answers.

        :raises OSError: the port is taken, the folder cannot be written, or another server holds it
        """
        # aiosmtpd tells its log every address it hears; ours holds no person's data.
        logging.getLogger("mail.log").setLevel(logging.WARNING)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock_handle = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._lock_handle)
            self._clear_drafts()
            self._thread.start()
            if not self._ready.wait(START_SECONDS):
                raise TimeoutError("the sandbox did not begin to listen")
            if self._trouble:
                raise self._trouble
        except OSError:
            os.close(self._lock_handle)
            raise

    def stop(self) -> None:
        """Hang up on everybody and stop listening. What was answered with 250 is in the folder."""
        if self._loop and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(START_SECONDS)
            os.close(self._lock_handle)

    def _clear_drafts(self) -> None:
        # Left by a server that was killed before it answered: their senders were never told 250.
        for draft in self.folder.glob(".*.part"):
            draft.unlink(missing_ok=True)

    def _run(self) -> None:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        try:
            server = loop.run_until_complete(
                loop.create_server(lambda: self._protocol(loop), self.host, self.port, backlog=256)
            )
        except OSError as error:
            self._trouble = error
            loop.close()
            self._ready.set()
            return
        self.port = server.sockets[0].getsockname()[1]
        self._loop = loop
        self._beat(loop)
        self._ready.set()
        try:
            loop.run_forever()
        finally:
            server.close()
            _end(loop)

    def _protocol(self, loop: asyncio.AbstractEventLoop) -> SMTP:
        return SMTP(
            _Keeper(self.folder),
            hostname="sandbox.localhost",
            ident="Shanyrak sandbox: nothing leaves from here",
            data_size_limit=SIZE_LIMIT,
            loop=loop,
        )

    def _beat(self, loop: asyncio.AbstractEventLoop) -> None:
        """
        Write down when the beat *before* this one was.

        A process that was stopped and goes on may beat before it reads what waited in its sockets; by the
        next beat it has read it. So the time in the file is always one up to which all is dealt with.
        """
        path = self.folder / ".beat"
        with contextlib.suppress(OSError):
            path.touch()
            os.utime(path, (self._last_beat, self._last_beat))
        self._last_beat = time.time()
        loop.call_later(BEAT_SECONDS, self._beat, loop)


def _end(loop: asyncio.AbstractEventLoop) -> None:
    """Hang up on every client and let go of everything."""
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


def _lock(handle: int) -> None:
    """Take the folder for ourselves. Somebody who weighs evidence may hold the lock for an instant."""
    for _attempt in range(20):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        else:
            return
    raise FileExistsError("another sandbox runs on this folder")
