"""An envelope as a fax."""

from shanyrak.channels.base import Envelope
from shanyrak.craft.composing.dates import long_date
from shanyrak.craft.composing.signing import part_signature
from shanyrak.craft.printing.fax import FaxSheet, fax_pdf


def print_fax(envelope: Envelope) -> bytes:
    """
    Print the envelope's letter as fax pages.

    :raises MissingFont: a script of the letter cannot be printed on this machine
    """
    body, signature = part_signature(envelope.body, envelope.sender_name)
    return fax_pdf(
        FaxSheet(
            to=", ".join(envelope.addressee),
            number=envelope.to,
            body=body,
            sender=envelope.sender_name,
            date=long_date(envelope.dated_on, envelope.language),
            subject=envelope.subject,
            signature=signature,
            language=envelope.language,
            status_url=envelope.status_url,
            appeal_number=envelope.appeal_number,
            made_at=int(envelope.dated_at.timestamp()) if envelope.dated_at else 0,
        )
    )
