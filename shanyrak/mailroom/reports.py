"""Delivery reports (RFC 3464): did a mail of ours come back for good?"""

import re
from dataclasses import dataclass

from shanyrak.copies.opening import parse, walk

WHY_AT_MOST = 200  # characters
# 5.x.x that say nothing of the mailbox: full, too big a mail, refused as unwanted (RFC 3463).
NOT_THE_MAILBOX = re.compile(r"5\.(?:2\.[23]|3\.4|7\.\d+)$")


@dataclass(frozen=True, slots=True)
class Report:
    """``has_failed`` is False for a delay or a success. ``why`` is the status code and the server's words."""

    has_failed: bool
    why: str
    status: str = ""  # RFC 3463: 5.1.1

    @property
    def is_for_good(self) -> bool:
        """No such mailbox, no such domain; not a full mailbox, a long queue or a refusal as unwanted mail."""
        return self.has_failed and self.status.startswith("5.") and not NOT_THE_MAILBOX.fullmatch(self.status)


def read_report(raw: bytes) -> Report | None:
    """
    Read a delivery report; None when the mail is none: then a person wrote it, or a machine we do not know.

    :raises UnableToOpen: nested too deep, or in too many parts
    """
    message = parse(raw)
    said = [
        part.as_string() for part in walk(message) if part.get_content_type() == "message/delivery-status"
    ]
    if not said:
        return None
    fields = "\n".join(said)
    actions = {action.lower() for action in re.findall(r"(?im)^Action:\s*([A-Za-z]+)", fields)}
    status = re.search(r"(?im)^Status:\s*(\d\.\d{1,3}\.\d{1,3})", fields)
    words = re.search(r"(?im)^Diagnostic-Code:\s*(.+(?:\n[ \t].+)*)", fields)
    why = " ".join(filter(None, [status and status[1], words and " ".join(words[1].split())]))
    return Report(
        "failed" in actions,
        _without_addresses(why or "came back without a reason")[:WHY_AT_MOST],
        status[1] if status else "",
    )


def _without_addresses(why: str) -> str:
    """The reason goes into a journal that staff read: an address in it may be a supporter's."""
    return re.sub(r"<?[^\s<>@]+@[^\s<>@]+>?", "<…>", why)
