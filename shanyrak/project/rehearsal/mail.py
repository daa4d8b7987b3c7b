"""Behind the scenes: the mail servers of this machine, and the mails that reached them."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from shanyrak.channels.email.sandbox import SandboxServer
from shanyrak.mailroom.listening import Listener


@contextmanager
def mail_servers() -> Iterator[None]:
    """The sandbox that takes what leaves and the listener that takes what comes, on this machine, until the end."""
    environment = settings.ENVIRONMENT
    sandbox = SandboxServer(environment.sandbox, "127.0.0.1", environment.sandbox_port)
    listener = Listener("127.0.0.1", environment.lmtp_port)
    sandbox.start()
    try:
        listener.start()
        try:
            yield
        finally:
            listener.stop()
    finally:
        sandbox.stop()


def mails(home: Path) -> list[email.message.EmailMessage]:
    """What the sandbox took, in the order of its files."""
    files = sorted((home / "sandbox").glob("*.eml"))
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files]  # type: ignore[misc]


def text_of(mail: email.message.EmailMessage) -> str:
    """The plain words of a mail; "" when it has none."""
    part = mail.get_body(("plain",))
    return part.get_content() if part else ""


def pdf_in(mail: email.message.EmailMessage) -> bytes:
    """The first PDF attached; nothing when there is none."""
    for part in mail.walk():
        if part.get_content_type() == "application/pdf":
            return bytes(part.get_content())
    return b""
