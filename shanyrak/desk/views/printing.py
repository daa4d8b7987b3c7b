"""Paper that leaves: batches out of the print tray, their lists and labels, and what became of them."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from shanyrak.channels.post.batches import Batch, NoSuchSerial
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.labels import LAYOUTS, LabelLayout
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.desk.doing import attempt
from shanyrak.desk.packing import (
    batches,
    destinations,
    labels_of,
    letter_of,
    letters_of,
    manifest_of,
    not_to_be_posted,
    tray,
)
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role

LABELS: dict[LabelLayout, object] = {
    "a4-24": gettext_lazy("Labels on A4, 3 × 8"),
    "us-30": gettext_lazy("Labels on US Letter, 3 × 10"),
}
FILE_STAYS = timedelta(hours=1)
NOTES = {
    "printed": gettext_lazy("Went to the printer"),
    "spoiled": gettext_lazy("Spoiled"),
    "counted": gettext_lazy("Counted"),
}


@require_POST
@for_roles(Role.ORGANISER)
def take_batch(request: StaffRequest) -> HttpResponse:
    but = not_to_be_posted(path.name for path in tray().waiting())
    batch = attempt(request, batches().take, done=_("These letters are yours now."), but=but)
    return redirect("desk:print_batch", batch.number) if batch else redirect("desk:print_tray")


@for_roles(Role.ORGANISER)
def print_batch(request: StaffRequest, batch_number: int) -> HttpResponse:
    batch = _batch(batch_number)
    where = destinations(batch)
    stopped = not_to_be_posted(paper.name for paper in batch.papers)
    return render(
        request,
        "desk/print_batch.html",
        {
            "batch": batch,
            "taken_at": _moment(batch.taken_at),
            "papers": [
                {"paper": paper, "to": where[paper.serial], "is_stopped": paper.name in stopped}
                for paper in batch.papers
            ],
            "notes": [
                {"note": note, "label": NOTES.get(note.what, note.what), "at": _moment(note.at)}
                for note in batch.notes
            ],
            "layouts": LABELS.items(),
            "is_at_the_printer": _is_at_the_printer(batch),
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def print_letters(request: StaffRequest, batch_number: int) -> HttpResponse:
    """Written down first; then the file is there for an hour. So nobody prints the same letters twice unseen."""
    _batch(batch_number)
    attempt(
        request,
        batches().say_printed,
        number=batch_number,
        by=_who(request),
        why=request.POST.get("why", ""),
        done=_("Written down. The file is there for an hour."),
    )
    return redirect("desk:print_batch", batch_number)


@for_roles(Role.ORGANISER)
def batch_letters(request: StaffRequest, batch_number: int) -> HttpResponse:
    batch = _batch(batch_number)
    if not _is_at_the_printer(batch):
        raise Http404
    try:
        return _pdf(letters_of(batch), f"batch-{batch_number}-letters")
    except (ValueError, MissingFont, NoSuchSerial):
        return _cannot(request, batch_number)


@require_POST
@for_roles(Role.ORGANISER)
def spoil_paper(request: StaffRequest, batch_number: int) -> HttpResponse:
    """Write down that one was spoiled, and give it once more."""
    _batch(batch_number)
    attempt(
        request,
        batches().say_spoiled,
        number=batch_number,
        serial=request.POST.get("serial", "").strip().partition("/")[0],
        why=request.POST.get("why", ""),
        by=_who(request),
        done=_("Written down. Take the new paper below."),
    )
    return redirect("desk:print_batch", batch_number)


@for_roles(Role.ORGANISER)
def spoiled_paper(request: StaffRequest, batch_number: int, serial: str) -> HttpResponse:
    """A letter again that somebody wrote down as spoiled; no other."""
    try:
        paper = _batch(batch_number).paper(serial)
    except NoSuchSerial as error:
        raise Http404 from error
    if paper.prints == 1:
        raise Http404
    try:
        return _pdf(letter_of(paper), f"batch-{batch_number}-{serial}")
    except (ValueError, MissingFont, NoSuchSerial):
        return _cannot(request, batch_number)


@require_POST
@for_roles(Role.ORGANISER)
def count_batch(request: StaffRequest, batch_number: int) -> HttpResponse:
    _batch(batch_number)
    counted = request.POST.get("counted", "")
    batch = attempt(
        request,
        batches().say_counted,
        number=batch_number,
        counted=int(counted) if counted.isdecimal() and len(counted) < 7 else 0,
        last=request.POST.get("last", ""),
        by=_who(request),
    )
    if batch and batch.is_counted:
        messages.success(request, _("It agrees with the list."))
    elif batch:
        messages.error(
            request,
            _(
                "It does not agree with the list. Post nothing yet: compare the serials at the foot of the letters "
                "with the list, and look for one that lies there twice or is missing."
            ),
        )
    return redirect("desk:print_batch", batch_number)


@for_roles(Role.ORGANISER)
def batch_list(request: StaffRequest, batch_number: int) -> HttpResponse:
    batch = _batch(batch_number)
    try:
        taken = date_format(_moment(batch.taken_at), "DATETIME_FORMAT")
        return _pdf(manifest_of(batch, taken=taken), f"batch-{batch_number}-list")
    except MissingFont:
        return _cannot(request, batch_number)


@for_roles(Role.ORGANISER)
def batch_labels(request: StaffRequest, batch_number: int, layout: LabelLayout) -> HttpResponse:
    if layout not in LAYOUTS:
        raise Http404
    used = request.GET.get("used", "")
    try:
        content = labels_of(
            _batch(batch_number), layout, used=int(used) if used.isdecimal() and len(used) < 3 else 0
        )
    except (MissingFont, DoesNotFit):
        return _cannot(request, batch_number)
    return _pdf(content, f"batch-{batch_number}-labels")


def _batch(batch_number: int) -> Batch:
    try:
        return batches().read(batch_number)
    except NoSuchSerial as error:
        raise Http404 from error


def _is_at_the_printer(batch: Batch) -> bool:
    printed = [_moment(note.at) for note in batch.notes if note.what == "printed"]
    return bool(printed) and timezone.now() - printed[-1] < FILE_STAYS


def _who(request: StaffRequest) -> str:
    return request.user.get_username()


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _cannot(request: HttpRequest, batch_number: int) -> HttpResponse:
    messages.error(
        request,
        _(
            "It was not printed: a sheet cannot be read, an address is too long, a font is missing, or its appeal lets "
            "nothing leave now. Open the sheets one by one in the folder of the tray, or ask whoever runs this house."
        ),
    )
    return redirect("desk:print_batch", batch_number)
