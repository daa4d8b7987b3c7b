"""A letter carried to the door: of the office itself, or of its embassy."""

from collections.abc import Callable

from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.channels.handing import Say, as_written, file_name
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.press import DoesNotFit


class HandinGuide:
    """
    Hands over the pack to print and how to go about it. ``render`` makes the PDF: the letter alone, or the
    cover letter, signatures and record sheet of ``craft.printing``. ``hours`` in the reader's words.
    """

    def __init__(
        self, render: Callable[[Envelope], bytes], *, hours: str = "", say: Say = as_written
    ) -> None:
        self._render = render
        self._hours = hours
        self._say = say

    def hand_over(self, envelope: Envelope) -> Handover:
        _ = self._say
        notes = [self._hours] if self._hours else []
        notes.append(_("Refused, or nobody comes out? That is a result too: write down hour and words."))
        where = "\n".join(envelope.lines_on_paper) if envelope.to else ""
        try:
            pack = self._render(envelope)
        except (MissingFont, DoesNotFit) as trouble:
            pack, notes = b"", [str(trouble), *notes]
        return Handover(
            text=envelope.body,
            steps=(
                Step(_("Print the letter twice: one copy stays with them, one comes back with you.")),
                Step(_("Sign both by hand, if you sign.")),
                Step(_("Go to this address."), copy=where),
                Step(_("Ask for a stamp, or a name and the hour, on your copy.")),
                Step(_("Tell us: accepted, refused, or the door was locked.")),
            ),
            attachment=pack,
            attachment_name=file_name(envelope, ".pdf") if pack else "",
            notes=tuple(notes),
        )
