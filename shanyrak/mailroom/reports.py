"""Delivery reports (RFC 3464): did a mail of ours come back for good?"""

import re
from dataclasses import dataclass

from shanyrak.copies.opening import parse, walk

WHY_AT_MOST = 200  # characters


@dataclass(frozen=True, slots=True)
class Report:
    """``has_failed`` is False for a delay or a success. ``why`` is the status code and the server's words."""

    has_failed: bool
    why: str


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
    return Report("failed" in actions, _without_addresses(why or "came back without a reason")[:WHY_AT_MOST])


def _without_addresses(why: str) -> str:
    """The reason goes into a journal that staff read: an address in it may be a supporter's."""
    return re.sub(r"<?[^\s<>@]+@[^\s<>@]+>?", "<…>", why)
