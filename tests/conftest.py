"""
What every test stands on: a database, closed doors to the network, and one noon.

The database is the one in DATABASE_URL, else a PostgreSQL of this run alone. It
is ready before Django reads its settings, which is when this file is read.
"""

import ipaddress
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
import pytest

from tests.database import TestDatabase

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_folder = Path(tempfile.mkdtemp(prefix="shanyrak-tests-"))
_database = TestDatabase(_folder / "postgres") if "DATABASE_URL" not in os.environ else None


def _prepare() -> None:
    """Give this run a home and a database of its own. Tests never touch the checkout's."""
    os.environ["SHANYRAK_HOME"] = str(_folder / "home")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyrak.project.settings")
    # Playwright keeps an event loop in the main thread; Django would take every query for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if _database is not None:
        os.environ["DATABASE_URL"] = _database.start()


def _hash_passwords_at_once() -> None:
    """A real hash takes a third of a second, and nobody wants to break the passwords of invented staff."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


_prepare()
django.setup()  # now, so that the conftest of a room may import its models
_hash_passwords_at_once()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    """Make the database that tests see: by migrating, or from what an earlier run of migrations kept."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    made = []
    with django_db_blocker.unblock():
        name = f"test_{connection.settings_dict['NAME']}"
        if _database is not None and _database.is_seeded:
            _database.grow(name)
            connection.settings_dict["NAME"] = name
        else:
            made = setup_databases(verbosity=0, interactive=False)
            connection.close()
        connection.close_pool()
        if _database is not None:
            _database.sow(name)
        _open_homes()
        # Stories with transactions of their own empty every table afterwards, also what migrations wrote;
        # whoever needs a whole house copies this one.
        tell_postgres(f"CREATE DATABASE {pristine(name)} TEMPLATE {name}")
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.close_pool()
        tell_postgres(f"DROP DATABASE {pristine(name)} WITH (FORCE)")
        if _database is None:  # else it goes with its server
            teardown_databases(made, verbosity=0)


def _open_homes() -> None:
    """The home pages of the interface's languages, which nearly every appeal would make again."""
    from django.conf import settings
    from django.db import connection

    from shanyrak.appeals.wording import home_in

    for language, _name in settings.LANGUAGES:
        home_in(language)
    connection.close()
    connection.close_pool()


def pristine(name: str) -> str:
    """What the untouched copy of a database of tests is called."""
    return f"{name}_pristine"


def tell_postgres(statement: str) -> None:
    """Say one statement to the server of the tests, outside any database of theirs."""
    import psycopg
    from django.db import connection

    known = connection.settings_dict
    with psycopg.connect(
        dbname="postgres",
        user=known["USER"] or None,
        password=known["PASSWORD"] or None,
        host=known["HOST"] or None,
        port=known["PORT"] or None,
        autocommit=True,
    ) as line:
        line.execute(statement)  # names are ours


def pytest_unconfigure() -> None:
    if _database is not None:
        _database.end("test_shanyrak")
    shutil.rmtree(_folder, ignore_errors=True)


# --- a skipped test proves nothing ---


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With CI=true a test that was skipped, or failed as expected, fails the run."""
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") == "true" and report.skipped:
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} was skipped or failed as expected; with CI=true every test must run."
        )


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") == "true" and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped; with CI=true every test must run."


# --- the network is closed ---


class OutsideWorld(BaseException):
    """A test tried to leave this machine. Not an Exception: no code under test may swallow it."""


def _stays_here(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket's path
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[None]:
    """Let sockets reach this machine only, and let no name be looked up."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        if not _stays_here(address):
            raise OutsideWorld(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        if not _stays_here(address):
            raise OutsideWorld(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: object, *rest: object, **more: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _stays_here((name, 0)) and name not in {"0.0.0.0", "::"}:
            raise OutsideWorld(host)
        return getaddrinfo(host, *rest, **more)

    socket.socket.connect, socket.socket.connect_ex = guarded_connect, guarded_connect_ex
    socket.getaddrinfo = guarded_getaddrinfo
    yield
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex
    socket.getaddrinfo = getaddrinfo


# --- a real browser ---


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One Chromium for the session, the distribution's own."""
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).exists():
        pytest.fail(f"There is no Chromium at {CHROMIUM}. `make test` installs it, or set CHROMIUM.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser) -> Iterator[object]:
    """A fresh visitor: nothing stored, nothing remembered."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context) -> object:
    return context.new_page()


@pytest.fixture
def page_without_javascript(browser) -> Iterator[object]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
