"""
A house that a browser can visit: database, web server, sandbox and mailroom of its own, on free ports.

The worker's life is led by the test: ``house.work()`` does what a minute of it would do.
"""

import email
import email.policy
import smtplib
import subprocess
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from tests.conftest import pristine, tell_postgres

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class House:
    url: str
    home: Path
    lmtp_port: int

    def work(self) -> None:
        """Send what waits, read the mail that came, take in copies, ask for their translations."""
        from shanyrak.copies.receiving import receive_from_letters
        from shanyrak.mailroom.reading_mail import process_waiting
        from shanyrak.project.working import work_once
        from shanyrak.translations.asking import ask_for_released_copies

        work_once()
        process_waiting(now=timezone.now())
        receive_from_letters(now=timezone.now())
        ask_for_released_copies(now=timezone.now())

    def mails(self, to: str = "") -> list[EmailMessage]:
        """What the sandbox took for this address, or all of it, in no particular order."""
        every = [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in self.home.glob("sandbox/*.eml")
        ]
        return [mail for mail in every if to in str(mail["Delivered-To"])]

    def papers(self) -> list[Path]:
        return sorted(self.home.glob("print-tray/*.pdf"))

    def bring(self, mail: EmailMessage) -> None:
        """Hand a mail to the mailroom, as the mail server in front of it would."""
        with smtplib.LMTP(HERE, self.lmtp_port) as door:
            door.send_message(mail)


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Build the house in ``folder``, and take it down. The tests' database must be there to copy."""
    from shanyrak.channels.email.sandbox import SandboxServer
    from shanyrak.desk.roles import ensure_groups
    from shanyrak.mailroom.listening import Listener
    from shanyrak.outbox.carriers import forget_carriers
    from shanyrak.project.catalogues import compile_catalogues

    compile_catalogues()
    home = folder / "home"
    sandbox, mailroom = SandboxServer(home / "sandbox", HERE, 0), Listener(HERE, 0)
    with _database(), _web() as port:
        sandbox.start()
        mailroom.start()
        url = f"http://{HERE}:{port}"
        environment = replace(
            settings.ENVIRONMENT,
            home=home,
            base_url=url,
            relay=f"smtp://{HERE}:{sandbox.port}",
            is_sandbox=True,
            lmtp_port=mailroom.port,
        )
        forget_carriers()
        try:
            with override_settings(ENVIRONMENT=environment, SHANYRAK_BASE_URL=url):
                ensure_groups()
                yield House(url, home, mailroom.port)
        finally:
            mailroom.stop()
            sandbox.stop()
            forget_carriers()


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    return part.get_content() if part else ""


def pdf_in(mail: EmailMessage) -> bytes:
    """The first PDF that a mail carries; b"" when it carries none."""
    for part in mail.walk():
        if part.get_content_type() == "application/pdf":
            return part.get_payload(decode=True)
    return b""


def words_on(pdf: bytes) -> str:
    """What stands on a PDF, its line ends made spaces."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@contextmanager
def _database() -> Iterator[None]:
    """Work in a copy of the tests' database, so that no row of a story is left to any other test."""
    theirs = connection.settings_dict["NAME"]
    ours = (
        f"journey_{uuid.uuid4().hex}"  # never the same again: the vault remembers where its keys are stored
    )
    _move_to(theirs)
    tell_postgres(f"CREATE DATABASE {ours} TEMPLATE {pristine(theirs)}")
    _move_to(ours)
    try:
        yield
    finally:
        _move_to(theirs)
        tell_postgres(f"DROP DATABASE {ours} WITH (FORCE)")


def _move_to(name: str) -> None:
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name  # the same for all threads


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: a failed test shows the page."""


@contextmanager
def _web() -> Iterator[int]:
    from shanyrak.project.wsgi import application

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
    server = ThreadedWSGIServer((HERE, 0), _Quiet)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
