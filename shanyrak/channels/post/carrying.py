"""Letters on paper: printed by whoever empties the tray."""

from collections.abc import Callable
from pathlib import Path

from shanyrak.channels.base import Envelope, InDoubt, Offer, Receipt, Refused, TryLater
from shanyrak.channels.post.tray import PrintTray
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.press import DoesNotFit


class PostCarrier:
    """
    Lays the letter into the print tray. ``render`` makes the PDF; ``printing.print_letter`` is one.

    The offer renders and writes the sheet, out of sight; the commit is one link. The same delivery never
    stands in the tray twice: a second commit finds it there and gives the same receipt.
    """

    def __init__(self, tray: PrintTray, render: Callable[[Envelope], bytes]) -> None:
        self._tray = tray
        self._render = render

    def offer(self, envelope: Envelope) -> Offer:
        """
        Print the letter and lay it beside the tray.

        :raises TryLater: a font is not installed, or the disk is full: somebody must mend this machine
        :raises Refused: the address does not fit into its window
        """
        try:
            pdf = self._render(envelope)
        except DoesNotFit as error:
            raise Refused(str(error)) from error
        except MissingFont as error:
            raise TryLater(str(error)) from error
        try:
            draft = self._tray.draft(envelope.delivery_id, pdf)
        except OSError as error:
            raise TryLater(f"the print tray cannot be written: {error.strerror}") from error
        return TrayOffer(self._tray, draft, envelope.delivery_id)


class TrayOffer:
    def __init__(self, tray: PrintTray, draft: Path, delivery_id: str) -> None:
        self._tray = tray
        self._draft: Path | None = draft
        self._delivery_id = delivery_id

    def commit(self) -> Receipt | InDoubt:
        draft, self._draft = self._draft, None
        if draft is None:
            raise RuntimeError("this offer is already decided")
        try:
            return Receipt(self._tray.put(draft, self._delivery_id), "in the print tray")
        except OSError as error:
            draft.unlink(missing_ok=True)
            if self._tray.holds(self._delivery_id):
                return InDoubt(f"the print tray holds it, but its disk complains: {error.strerror}")
            raise TryLater(f"the print tray cannot be written: {error.strerror}") from error

    def abandon(self) -> None:
        """Take the sheet away again."""
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.unlink(missing_ok=True)
