"""Mail: carried by us under our own name, or by the supporter's own mail program."""

from shanyrak.channels.email.carrying import EmailCarrier, Letterhead, letter_mail
from shanyrak.channels.email.evidence import SandboxEvidence
from shanyrak.channels.email.guiding import EmailGuide
from shanyrak.channels.email.postfix import PostfixEvidence
from shanyrak.channels.email.sandbox import SandboxServer

__all__ = [
    "EmailCarrier",
    "EmailGuide",
    "Letterhead",
    "PostfixEvidence",
    "SandboxEvidence",
    "SandboxServer",
    "letter_mail",
]
