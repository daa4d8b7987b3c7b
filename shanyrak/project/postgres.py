"""
A PostgreSQL of our own, for those who have none to offer.

We take binaries that are on the machine and start them under our own rules:
one server a folder, reachable through a socket only we may open, with a
password, gone when its owner is gone. Nothing here is guessed from a process
number in a file: who holds the lock is alive, whoever it is.

The lock (``flock``) is handed down to PostgreSQL and all its children, so it is
free exactly when the last of them has ended, however any of them died.
"""

import contextlib
import fcntl
import functools
import hashlib
import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from shanyrak.project.binaries import Binaries, bare_environment, choose_binaries, within_reach
from shanyrak.project.companions import ending_with_us
from shanyrak.project.places import (
    Held,
    Servant,
    UnableToServe,
    find_place,
    find_servant,
    make_private,
    write_private,
)

BUILTIN_LOCALES_SINCE = 17
LONGEST_SOCKET_PATH = 107  # bytes, sun_path of Linux without its closing zero
SOCKET_NAME = ".s.PGSQL.5432"
ROLE = DATABASE = "shanyrak"
LOG_BYTES = 2_000_000
START_SECONDS = 300  # after a crash PostgreSQL first reads back what it had promised

# Small, because the whole of `make run` shares 700 MB, and safe, because letters are not regrown.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failing statement carries the row it failed on: neither stands in the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "logging_collector": "off",
}
SETTINGS_SINCE = {18: {"io_method": "sync"}}  # saves three worker processes


class EmbeddedPostgres:
    """
    One server for one folder: ``with EmbeddedPostgres(home) as url: …``.

    ``home`` is where the caller would like the data. Where the server's user
    cannot reach it (root's clone below a home of mode 700), the data goes to a
    place it can reach and ``home/data-is-here`` points there.

    ``settings`` overrides SETTINGS. Call ``start`` from the main thread: the
    kernel ends the server when the *thread* that started it ends.
    """

    def __init__(self, home: Path, *, settings: Mapping[str, str] | None = None) -> None:
        self.home = Path(home).absolute()
        self.settings = dict(settings or {})
        self.process: subprocess.Popen[bytes] | None = None
        self._place: Path | None = None

    def __enter__(self) -> str:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # --- what callers ask ---

    def start(self, *, patience_seconds: float = 60) -> str:
        """
        Start the server, made new if there is none, and give its URL.

        If another process has it, wait ``patience_seconds`` for that one to end.

        :raises Held: another process has the server of this home, and keeps it
        :raises UnableToServe: no fitting binaries, or somebody else's server on the data
        """
        end = time.monotonic() + patience_seconds
        while True:
            with self._lock() as lock:
                if lock is not None:
                    return self._start_locked(lock)
            if time.monotonic() > end:
                raise Held(
                    f"The database was not started: another process still holds {self.place / 'lock'}. "
                    "Stop the other `make run` of this checkout, then try again."
                )
            time.sleep(0.05)

    def connect_or_start(self, *, patience_seconds: float = START_SECONDS) -> str:
        """
        Give the URL of the server of this home: the one that runs, else a new one.

        Only a server that holds our lock and knows our password counts as running.
        """
        end = time.monotonic() + patience_seconds
        while True:
            with self._lock() as lock:
                if lock is not None:
                    return self._start_locked(lock)
            if self.answers():
                return self.url
            if time.monotonic() > end:
                raise UnableToServe(
                    f"The database in {self.place} is held by another process and does not answer. "
                    "Stop the other `make run` of this checkout, then try again."
                )
            time.sleep(0.05)

    def is_alive(self) -> bool:
        """Say whether any process of the server still lives, ours or another owner's."""
        with self._lock() as lock:
            return lock is None

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url, connect_timeout=5).close()
        except (psycopg.OperationalError, OSError):
            return False
        return True

    def remove(self) -> None:
        """Stop the server and delete its data, wherever they are. For tests and rehearsals."""
        self.stop()
        shutil.rmtree(self.place, ignore_errors=True)
        if self.socket_folder.parent != self.place:
            shutil.rmtree(self.socket_folder, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def stop(self, *, timeout_seconds: float = 60) -> None:
        """End the server if this object started it; others' servers are left alone."""
        process, self.process = self.process, None
        if process is None:
            return
        # SIGINT ends sessions and stops; SIGTERM would wait for every client to leave by itself.
        for order, patience in ((signal.SIGINT, timeout_seconds), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if process.poll() is None:
                process.send_signal(order)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(patience)
                return

    @property
    def url(self) -> str:
        password = (self.place / "password").read_text("ascii").strip()
        return f"postgresql://{ROLE}:{password}@/{DATABASE}?host={quote(str(self.socket_folder), safe='')}"

    @property
    def place(self) -> Path:
        """Where the data is: below ``home``, or outside if the server's user cannot reach that."""
        if self._place is None:
            self._place = find_place(self.home)
        return self._place

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def socket_folder(self) -> Path:
        folder = self.place / "run"
        if len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return folder
        digest = hashlib.sha256(os.fsencode(self.place)).hexdigest()[:16]
        return Path(f"/tmp/shanyrak-{os.geteuid()}-{digest}")  # noqa: S108 - made 0700 and checked before use

    # --- how it is done ---

    @contextlib.contextmanager
    def _lock(self) -> Iterator[int | None]:
        """Hold the lock of this place, or give None if somebody alive has it."""
        descriptor = os.open(self.place / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            yield descriptor if try_to_lock(descriptor) else None
        finally:
            # Our copy goes; PostgreSQL keeps its own, and with it the lock.
            os.close(descriptor)

    def _start_locked(self, lock: int) -> str:
        servant = find_servant(self.data)
        binaries = within_reach(choose_binaries(self.data), servant, self.place)
        make_private(self.socket_folder, servant)
        if not (self.data / "PG_VERSION").exists():
            self._make_data(binaries, servant, lock)
        self._clear_stale_pid_file()
        self._launch(binaries, servant, lock)
        self._wait_until_it_answers()
        return self.url

    def _make_data(self, binaries: Binaries, servant: Servant, lock: int) -> None:
        """
        Make a cluster aside and rename it: it is there whole or not at all.

        ``initdb`` writes PG_VERSION early, so a cluster cut half-way would look like one.
        """
        if self.data.exists():
            raise UnableToServe(
                f"The database was not started: {self.data} exists, but holds no PG_VERSION. "
                "It may be a damaged database. Move the folder away to begin with an empty one."
            )
        fresh = self.place / "data.new"
        if fresh.exists():
            shutil.rmtree(fresh)
        make_private(fresh, servant)
        password = self.place / "password"
        write_private(password, secrets.token_urlsafe(24), servant)
        run = functools.partial(
            subprocess.run,
            check=True,
            cwd="/",
            env=bare_environment(),
            capture_output=True,
            timeout=300,  # seconds; a slow disk takes ten
            pass_fds=[lock],
            **servant.rights(),
        )
        try:
            run(
                [
                    binaries / "initdb",
                    *("-D", str(fresh), "-U", ROLE, "--pwfile", str(password)),
                    *("--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums"),
                    *locale_arguments(binaries.major),
                ]
            )
            run(
                [binaries / "postgres", "--single", "-D", str(fresh), "postgres"],
                input=f"CREATE DATABASE {DATABASE}\n".encode(),
            )
        except subprocess.CalledProcessError as failure:
            said = (failure.stderr or failure.stdout or b"").decode(errors="replace").strip()
            raise UnableToServe(
                f"A new database could not be made in {fresh}. PostgreSQL said: {said[-800:]}"
            ) from failure
        fresh.rename(self.data)

    def _clear_stale_pid_file(self) -> None:
        """
        Remove what a killed server left; we hold the lock, so none of ours lives.

        PostgreSQL itself would refuse to start if the number in the file has
        meanwhile gone to another process of the same user. Only a PostgreSQL
        that somebody started by hand on this very folder is a reason to refuse.
        """
        pid_file = self.data / "postmaster.pid"
        try:
            first_line = pid_file.read_text(errors="replace").split("\n", 1)[0].strip()
        except FileNotFoundError:
            return
        if first_line.isdigit() and works_in(int(first_line), self.data):
            raise UnableToServe(
                f"The database was not started: a PostgreSQL that we did not start (process {first_line}) "
                f"already uses {self.data}. Stop that one first."
            )
        pid_file.unlink()

    def _launch(self, binaries: Binaries, servant: Servant, lock: int) -> None:
        settings = dict(SETTINGS)
        for since, more in SETTINGS_SINCE.items():
            if binaries.major >= since:
                settings |= more
        settings |= self.settings
        with open_log(self.place / "log") as log:
            self.process = subprocess.Popen(
                [
                    binaries / "postgres",
                    *("-D", str(self.data), "-k", str(self.socket_folder)),
                    *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
                ],
                cwd="/",
                env=bare_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[lock],
                # Ctrl-C reaches the whole terminal group; the database leaves last, when told.
                start_new_session=True,
                preexec_fn=ending_with_us(signal.SIGINT),  # noqa: PLW1509 - the main thread of a process still alone
                **servant.rights(),
            )

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + START_SECONDS
        process = self.process
        assert process is not None
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=5).close()
            except psycopg.OperationalError as refusal:
                if process.poll() is not None:
                    self.process = None
                    raise UnableToServe(
                        f"The database in {self.place} did not start. PostgreSQL said: {self._last_words()}"
                    ) from refusal
                if time.monotonic() > end:
                    self.stop()
                    raise UnableToServe(
                        f"The database in {self.place} started, but does not let us in: {refusal}"
                    ) from refusal
                time.sleep(0.02)
            else:
                return

    def _last_words(self) -> str:
        return (self.place / "log").read_text("utf-8", errors="replace")[-800:]


def locale_arguments(major: int) -> tuple[str, ...]:
    """UTF-8 everywhere; order of words is ours to make (CLDR), so the database compares bytes."""
    if major >= BUILTIN_LOCALES_SINCE:
        return ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
    return ("--locale-provider=libc", "--locale=C.UTF-8")


def open_log(path: Path) -> IO[bytes]:
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_name("log.1"))
    return path.open("ab")


def try_to_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def works_in(pid: int, data: Path) -> bool:
    """Say whether process ``pid`` is a PostgreSQL at work in ``data``. Never raises."""
    try:
        folder = Path(f"/proc/{pid}/cwd").resolve(strict=True)
        name = Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
    except OSError:
        return False
    return name in {"postgres", "postmaster"} and folder == data.resolve()
