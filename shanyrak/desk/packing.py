"""What a batch of paper letters needs beside it: where each goes, labels, the list; and which may not be posted now."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from shanyrak.channels.base import Envelope
from shanyrak.channels.post import PrintBatches, PrintTray
from shanyrak.channels.post.batches import Batch, Paper
from shanyrak.craft.printing.labels import Label, LabelLayout, labels_pdf
from shanyrak.craft.printing.manifest import ManifestRow, manifest_pdf
from shanyrak.craft.printing.serials import pages_in, stamped
from shanyrak.outbox.addressing import thaw
from shanyrak.outbox.models import Delivery, DeliveryState, GateState


def tray() -> PrintTray:
    return PrintTray(settings.ENVIRONMENT.print_tray)


def batches() -> PrintBatches:
    return PrintBatches(tray())


def not_to_be_posted(names: Iterable[str]) -> set[str]:
    """Sheets of letters that were taken back, or whose appeal lets nothing leave now."""
    found = _deliveries(names)
    return {
        name
        for name, delivery in found.items()
        if delivery.state == DeliveryState.WITHDRAWN
        or (delivery.gate is not None and delivery.gate.state != GateState.OPEN)
    }


def letters_of(batch: Batch) -> bytes:
    """
    Give every letter of the batch with its serial, in their order; without those that must not be posted now.

    :raises ValueError: a sheet is no PDF, or none may be posted
    """
    but = not_to_be_posted(paper.name for paper in batch.papers)
    papers = [paper for paper in batch.papers if paper.name not in but]
    return stamped([(batches().pdf(paper), paper.shown) for paper in papers])


def letter_of(paper: Paper) -> bytes:
    """:raises ValueError: the sheet is no PDF, or must not be posted now"""
    if not_to_be_posted([paper.name]):
        raise ValueError("it must not be posted now")
    return stamped([(batches().pdf(paper), paper.shown)])


def labels_of(batch: Batch, layout: LabelLayout, *, used: int = 0) -> bytes:
    """
    :raises MissingFont: a script cannot be printed on this machine
    :raises DoesNotFit: an address is too long for a label
    """
    envelopes = _envelopes(batch)
    labels = [
        Label(lines := envelope.lines_on_paper, paper.serial, spare=len(lines) - len(envelope.place))
        for paper in batch.papers
        if (envelope := envelopes.get(paper.name))
    ]
    return labels_pdf(labels, layout=layout, used=used)


def manifest_of(batch: Batch, *, taken: str) -> bytes:
    """:raises MissingFont: a script cannot be printed on this machine"""
    envelopes = _envelopes(batch)
    rows = [
        ManifestRow(paper.serial, _one_line(envelopes.get(paper.name)), _pages(paper))
        for paper in batch.papers
    ]
    return manifest_pdf(rows, batch=batch.number, taken=taken)


def destinations(batch: Batch) -> dict[str, str]:
    """Serial → where it goes, on one line; "" where nobody knows any more."""
    envelopes = _envelopes(batch)
    return {paper.serial: _one_line(envelopes.get(paper.name)) for paper in batch.papers}


def _envelopes(batch: Batch) -> dict[str, Envelope]:
    found = _deliveries(paper.name for paper in batch.papers)
    return {name: thaw(delivery.envelope.open()) for name, delivery in found.items() if delivery.envelope}


def _deliveries(names: Iterable[str]) -> dict[str, Delivery]:
    """By the name of their sheets; a sheet that is nobody's has none."""
    ids = {identifier: name for name in names if (identifier := _id(name))}
    return {ids[each.pk]: each for each in Delivery.objects.filter(pk__in=ids).select_related("gate")}


def _id(name: str) -> UUID | None:
    try:
        return UUID(Path(name).stem)
    except ValueError:
        return None


def _one_line(envelope: Envelope | None) -> str:
    return ", ".join(envelope.lines_on_paper) if envelope else ""


def _pages(paper: Paper) -> int:
    try:
        return pages_in(batches().pdf(paper))
    except ValueError:
        return 0
