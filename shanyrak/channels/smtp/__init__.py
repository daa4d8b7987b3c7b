"""
The SMTP client that mail and mail-to-fax share: everything but the dot, then the dot.

``SmtpClient.offer`` brings a message up to the point where only ``.`` and a line end are missing, on a
connection of its own; ``SmtpOffer.commit`` writes those three bytes and reads the one answer that counts.
A receiver drops a body without its dot (RFC 5321, 4.1.1.4), so all that fails before is ``TryLater`` or
``Refused``, and only what fails after it is ``InDoubt``. ``SmtpClient.begin`` does the same without waiting:
whoever asks goes on with ``SmtpOffer.advance`` when the server has answered, and may hold many such talks at once.

Connections are kept for the next group of messages. One message is in flight on each, so a group of N
offers stands on N connections at once.
"""

from shanyrak.channels.smtp.connecting import Relay, Tls
from shanyrak.channels.smtp.offering import SmtpClient, SmtpOffer

__all__ = ["Relay", "SmtpClient", "SmtpOffer", "Tls"]
