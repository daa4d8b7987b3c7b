"""Fax through a mail gateway: a mail with the page attached, to an address made of the number."""

from collections.abc import Callable
from datetime import datetime

from shanyrak.channels.base import Envelope, Offer, Refused, TryLater
from shanyrak.channels.fax.dialling import NotANumber, dialled
from shanyrak.channels.mail import Mail, UnfitForMail, ascii_address, mail_bytes
from shanyrak.channels.smtp import SmtpClient
from shanyrak.craft.printing.fonts import MissingFont


class GatewayFaxCarrier:
    """
    Mails the fax to a gateway.

    ``template`` makes the address: ``{digits}@fax.example``, or ``FAX=+{digits}@fax.example`` (RFC 3192);
    ``{digits}`` is the number without its "+". ``sender`` is the address that the gateway knows us by.
    The mail has no text of its own, because many gateways print it on a page before the letter. ``sign`` gives it our
    domain's signature: a gateway that tells by it whom it serves would drop it unsigned.
    """

    def __init__(
        self,
        client: SmtpClient,
        *,
        template: str,
        sender: str,
        render: Callable[[Envelope], bytes],
        now: Callable[[], datetime],
        sign: Callable[[bytes], bytes] | None = None,
    ) -> None:
        self._client = client
        self._template = template
        self._sender = sender
        self._render = render
        self._now = now
        self._sign = sign

    def offer(self, envelope: Envelope) -> Offer:
        """
        Bring the mail to the gateway up to its dot.

        :raises TryLater: the mail server cannot be reached or puts it off, or a font is missing
        :raises Refused: there is no number to dial, or the server will not have it
        """
        try:
            to = ascii_address(self._template.replace("{digits}", dialled(envelope.to).lstrip("+")))
            message = self._message(envelope, to)
        except (NotANumber, UnfitForMail) as error:
            raise Refused(str(error)) from error
        except MissingFont as error:
            raise TryLater(str(error)) from error
        return self._client.offer(sender=self._sender, recipient=to, message=message)

    def _message(self, envelope: Envelope, to: str) -> bytes:
        written = mail_bytes(
            Mail(
                from_name="",
                from_address=self._sender,
                to=to,
                subject=envelope.subject,
                body="",
                message_id=envelope.message_id
                or f"<{envelope.delivery_id}@{self._sender.partition('@')[2]}>",
                dated_at=envelope.dated_at or self._now(),
                attachment=self._render(envelope),
                attachment_name="fax.pdf",
                # Nobody at the gateway reads it, and nothing shall answer it (RFC 3834, 5).
                headers={"Auto-Submitted": "auto-generated"},
            )
        )
        return self._sign(written) if self._sign else written
