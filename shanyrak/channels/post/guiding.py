"""A letter that the supporter prints and posts."""

from collections.abc import Callable

from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.channels.handing import Say, as_written, file_name
from shanyrak.craft.composing.sizes import fax_pages
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.press import DoesNotFit


class PostGuide:
    """
    Hands over the PDF, and how to fold and post it. ``say`` puts our sentences into their language; ``stamp`` says
    already in theirs which stamp it needs.
    """

    def __init__(
        self, render: Callable[[Envelope], bytes], say: Say = as_written, *, stamp: str = ""
    ) -> None:
        self._render = render
        self._say = say
        self._stamp = stamp

    def hand_over(self, envelope: Envelope) -> Handover:
        _ = self._say
        notes = [_("About %(pages)d page(s).") % {"pages": fax_pages(envelope.body)}]
        try:
            sheet = self._render(envelope)
        except (MissingFont, DoesNotFit) as trouble:
            sheet, notes = b"", [str(trouble), *notes]
        steps = [
            Step(_("Print the page on one side, in its real size.")),
            Step(_("Sign it by hand above your name, if you sign.")),
            Step(_("Fold it twice at the small marks, so that the address shows in the window.")),
            Step(
                _("Or write the address on a plain envelope, in exactly these lines."),
                copy="\n".join(envelope.lines_on_paper),
            ),
            Step(self._stamp or _("Put a stamp on it for a letter of 20 grams, and post it.")),
        ]
        return Handover(
            text=envelope.body,
            steps=tuple(steps),
            attachment=sheet,
            attachment_name=file_name(envelope, ".pdf") if sheet else "",
            notes=tuple(notes),
        )
