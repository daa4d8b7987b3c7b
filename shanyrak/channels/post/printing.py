"""An envelope as a letter on paper."""

from shanyrak.channels.base import Envelope
from shanyrak.craft.composing.dates import long_date
from shanyrak.craft.composing.signing import part_signature
from shanyrak.craft.contacts.postal import in_both_scripts
from shanyrak.craft.printing.letter import LetterSheet, Window, letter_pdf
from shanyrak.craft.printing.press import DoesNotFit


def print_letter(envelope: Envelope, *, window: Window = "din") -> bytes:
    """
    Print the envelope's letter as a PDF. ``to`` holds the address lines, one a line; town and country in Cyrillic
    letters are printed in Latin ones too, if the window has room.

    ``window`` is that of the envelopes at hand, which the *sender's* country decides.

    :raises MissingFont: a script of the letter cannot be printed on this machine
    :raises DoesNotFit: the address is too long for its window
    """
    lines = tuple(line.strip() for line in envelope.to.splitlines() if line.strip())
    try:
        return _printed(envelope, in_both_scripts(lines, envelope.country), window)
    except DoesNotFit:
        return _printed(envelope, lines, window)


def _printed(envelope: Envelope, lines: tuple[str, ...], window: Window) -> bytes:
    body, signature = part_signature(envelope.body, envelope.sender_name)
    return letter_pdf(
        LetterSheet(
            recipient_lines=lines,
            body=body,
            sender_lines=envelope.sender_lines,
            place_date=long_date(envelope.dated_on, envelope.language),
            subject=envelope.subject,
            signature=signature,
            language=envelope.language,
            status_url=envelope.status_url,
            appeal_number=envelope.appeal_number,
            window=window,
            made_at=int(envelope.dated_at.timestamp()) if envelope.dated_at else 0,
        )
    )
