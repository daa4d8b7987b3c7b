"""An envelope as a letter on paper."""

from collections.abc import Iterator

from shanyrak.channels.base import Envelope
from shanyrak.craft.composing.dates import long_date
from shanyrak.craft.composing.signing import part_signature
from shanyrak.craft.contacts.postal import in_both_scripts, with_addressee
from shanyrak.craft.printing.letter import LetterSheet, Window, letter_pdf
from shanyrak.craft.printing.press import DoesNotFit


def print_letter(envelope: Envelope, *, window: Window = "din") -> bytes:
    """
    Print the envelope's letter as a PDF. If the window has no room for all of the address, it goes without what
    whoever delivers it needs least: town and country in Latin letters too, then the holder's name, then the office.

    ``window`` is that of the envelopes at hand, which the *sender's* country decides.

    :raises MissingFont: a script of the letter cannot be printed on this machine
    :raises DoesNotFit: the address is too long for its window
    """
    for lines in _shorter_and_shorter(envelope):
        try:
            return _printed(envelope, lines, window)
        except DoesNotFit:
            continue
    return _printed(envelope, envelope.place, window)


def _shorter_and_shorter(envelope: Envelope) -> Iterator[tuple[str, ...]]:
    yield in_both_scripts(envelope.lines_on_paper, envelope.country)
    for number in range(len(envelope.addressee)):
        yield with_addressee(envelope.place, envelope.addressee[number:])


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
