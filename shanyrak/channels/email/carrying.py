"""Mail that we carry: one message, under our own name, to our own mail server."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from shanyrak.channels.base import Envelope, Offer, Refused, Speaking, Talking
from shanyrak.channels.mail import Mail, UnfitForMail, ascii_address, mail_bytes
from shanyrak.channels.smtp import SmtpClient

BOUNCE_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,48}")


class _OnTheWire(TypedDict):
    sender: str
    recipient: str
    message: bytes


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Our name on the wire: ``Ana via Shanyrak <letters@domain>``, bounces to ``bounce+…@domain``."""

    domain: str
    name: str = "Shanyrak"
    letters: str = "letters"  # local part of From
    bounces: str = "bounce"  # local part of the envelope sender, before "+" and the token

    @property
    def address(self) -> str:
        return f"{self.letters}@{self.domain}"

    def from_name(self, sender_name: str) -> str:
        """Whose letter it is stands first; nobody's name stands alone on an address of ours."""
        if not sender_name.strip():
            return self.name
        return f"{sender_name.strip()[:60]} via {self.name}"

    def bounce_address(self, token: str) -> str:
        """
        Where a bounce of this one delivery comes back (VERP).

        :raises UnfitForMail: the token holds characters that a local part may not
        """
        if not token:
            return f"{self.bounces}@{self.domain}"
        if not BOUNCE_TOKEN.fullmatch(token):
            raise UnfitForMail("the bounce token holds characters that an address may not")
        return f"{self.bounces}+{token}@{self.domain}"


def letter_mail(envelope: Envelope, letterhead: Letterhead, *, dated_at: datetime) -> bytes:
    """
    Write the envelope as a mail. The same envelope and date give the same bytes.

    A letter is a person's own act, so it carries ``Auto-Submitted: no`` (RFC 3834, 5); what the site
    writes by itself says ``auto-generated`` in ``envelope.headers``.

    :raises UnfitForMail: an address, the Message-ID or a header's name is none
    """
    headers = {"Auto-Submitted": "no"}
    for name, value in envelope.headers.items():
        headers["Auto-Submitted" if name.lower() == "auto-submitted" else name] = value
    return mail_bytes(
        Mail(
            from_name=letterhead.from_name(envelope.sender_name),
            from_address=letterhead.address,
            to=envelope.to,
            reply_to=envelope.reply_to,
            subject=envelope.subject,
            body=envelope.body,
            message_id=envelope.message_id or f"<{envelope.delivery_id}@{letterhead.domain}>",
            dated_at=dated_at,
            language=envelope.language,
            headers=headers,
        )
    )


class EmailCarrier(Talking):
    """
    Carries a letter as mail through ``client``'s server.

    ``now`` gives the Date of an envelope that brings none. ``sign`` takes the finished message and gives it
    back with a DKIM-Signature before it; without it the mail leaves unsigned.
    """

    def __init__(
        self,
        client: SmtpClient,
        letterhead: Letterhead,
        *,
        now: Callable[[], datetime],
        sign: Callable[[bytes], bytes] | None = None,
    ) -> None:
        self._client = client
        self._letterhead = letterhead
        self._now = now
        self._sign = sign

    def message(self, envelope: Envelope) -> bytes:
        """
        The bytes that would leave for this envelope now.

        :raises UnfitForMail: an address, the Message-ID or a header's name is none
        """
        written = letter_mail(envelope, self._letterhead, dated_at=envelope.dated_at or self._now())
        return self._sign(written) if self._sign else written

    def offer(self, envelope: Envelope) -> Offer:
        """
        Bring the mail up to its dot.

        :raises TryLater: the server cannot be reached or puts it off
        :raises Refused: the server will not have it, or an address is none
        """
        return self._client.offer(**self._mail(envelope))

    def begin(self, envelope: Envelope) -> Speaking:
        """Write and sign the mail and ask the server for it. Raises as ``offer``."""
        return self._client.begin(**self._mail(envelope))

    def _mail(self, envelope: Envelope) -> _OnTheWire:
        try:
            return {
                "message": self.message(envelope),
                "sender": self._letterhead.bounce_address(envelope.bounce_token),
                "recipient": ascii_address(envelope.to),
            }
        except UnfitForMail as error:
            raise Refused(f"it cannot be written as a mail: {error}") from error

    def close(self) -> None:
        self._client.close()
