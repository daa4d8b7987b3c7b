"""The sandbox's folder, read for the desk: which mails came, and one of them as text."""

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

NAME = re.compile(r"[0-9a-f]{40}-\d{1,6}")
HEADERS = ("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "Delivered-To")
LARGEST_SHOWN = 200_000  # characters of the body


@dataclass(frozen=True, slots=True)
class Mail:
    name: str
    kept_at: datetime
    subject: str
    to: str


@dataclass(frozen=True, slots=True)
class ShownMail:
    name: str
    headers: list[tuple[str, str]]
    text: str
    attachments: list[str]


def mails_in(folder: Path) -> list[Path]:
    """The files of the sandbox, the newest first. An absent folder holds nothing."""
    files = [path for path in folder.glob("*.eml") if NAME.fullmatch(path.stem)]
    return sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def glance(path: Path) -> Mail:
    message = _parsed(path)
    return Mail(
        path.stem,
        datetime.fromtimestamp(path.stat().st_mtime, UTC),
        _header(message, "Subject"),
        _header(message, "Delivered-To") or _header(message, "To"),
    )


def shown_mail(folder: Path, name: str) -> ShownMail | None:
    """One mail as headers and plain text; None when there is none of this name. Never its HTML, never a file."""
    path = folder / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    message = _parsed(path)
    texts = list(_texts(message))
    return ShownMail(
        name,
        [(header, _header(message, header)) for header in HEADERS if message.get(header)],
        "\n\n".join(texts)[:LARGEST_SHOWN],
        [part.get_filename() or part.get_content_type() for part in message.walk() if part.get_filename()],
    )


def _parsed(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (
        ValueError,
        IndexError,
        AttributeError,
    ):  # the parser stumbles over headers that people really send
        return ""


def _texts(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "text/plain" and not part.get_filename():
            try:
                yield part.get_content()
            except (LookupError, ValueError):
                yield bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
