"""Which of our addresses a mail was sent to."""

import re
from dataclasses import dataclass

OURS = re.compile(r"(copies|bounce|reply)(?:\+([A-Za-z0-9_-]{1,64}))?@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Box:
    """One of our addresses: ``copies+7@…`` is the mailbox «copies» with the token «7»."""

    mailbox: str
    token: str


def box_of(address: str) -> Box | None:
    """Give the mailbox, None when we have none of that name. Any domain will do: the MTA has seen to that."""
    found = OURS.match(address.strip().lstrip("<"))
    if found is None:
        return None
    mailbox, token = found[1].lower(), (found[2] or "").lower()
    if mailbox == "copies":
        return Box(mailbox, token) if not token or token.isdecimal() else None
    return Box(mailbox, token) if token else None
