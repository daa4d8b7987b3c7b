"""A fax that the supporter sends."""

from collections.abc import Callable

from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.channels.handing import Say, as_written, file_name
from shanyrak.craft.composing.sizes import fax_pages
from shanyrak.craft.printing.fonts import MissingFont


class FaxGuide:
    """Hands over the page to feed in, and the number. ``say`` puts our sentences into their language."""

    def __init__(self, render: Callable[[Envelope], bytes], say: Say = as_written) -> None:
        self._render = render
        self._say = say

    def hand_over(self, envelope: Envelope) -> Handover:
        _ = self._say
        notes = [
            _("About %(pages)d page(s).") % {"pages": fax_pages(envelope.body)},
            _(
                "Many offices share one line for telephone and fax: if a person answers, ask for the fax tone."
            ),
        ]
        try:
            sheet = self._render(envelope)
        except MissingFont as trouble:
            sheet, notes = b"", [str(trouble), *notes]
        return Handover(
            text=envelope.body,
            steps=(
                Step(_("Print the page, or load the PDF into your fax program.")),
                Step(
                    _("Dial the number with the exit code of your country in place of +."), copy=envelope.to
                ),
                Step(_("Keep the report that says OK, and tell us what it says.")),
            ),
            attachment=sheet,
            attachment_name=file_name(envelope, ".pdf") if sheet else "",
            notes=tuple(notes),
        )
