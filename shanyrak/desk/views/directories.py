"""Bring a directory, look at what it would propose, propose it; and take ours out."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.craft.directories import FORMATS, LARGEST, UnableToRead, read_directory, write_directory
from shanyrak.craft.directories.sheets import COLUMNS
from shanyrak.desk.exchange import (
    SHOWN,
    DirectoryForm,
    SourceForm,
    counts,
    shown_problems,
    why_not,
)
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role
from shanyrak.targets.exchanging import confirmed_entries, import_directory, plan


@for_roles(Role.ORGANISER)
def directories(request: StaffRequest) -> HttpResponse:
    form = DirectoryForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form, status=200)
    # One byte more than is allowed shows that it is too large; no more than that is taken in.
    raw = form.cleaned_data["file"].read(LARGEST + 1)
    try:
        read_directory(raw)
    except UnableToRead as unable:
        mark(_kept(request, raw[:LARGEST]), ArrivalState.QUARANTINED, why="no directory")
        messages.error(request, str(why_not(unable)))
        return _asked(request, form, status=422)
    return redirect("desk:import_directory", _kept(request, raw).pk)


@for_roles(Role.ORGANISER)
def bring_in(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    """What the file says, compared with ours; a button proposes it."""
    arrival = get_object_or_404(Arrival, pk=arrival_id, kind=ArrivalKind.UPLOAD, received_by=request.user)
    try:
        found, directory = read_directory(b"" if arrival.is_erased else arrival.raw.open())
    except UnableToRead as unable:
        raise Http404 from unable
    form = SourceForm(request.POST or None)
    if form.is_valid():
        done = import_directory(
            directory.entries, source=form.cleaned_data["source"], by=request.user, now=timezone.now()
        )
        if arrival.state == ArrivalState.KEPT:
            mark(arrival, ArrivalState.READ)
        messages.success(
            request,
            _(
                "Proposed: %(offices)s new offices, %(changes)s changes, %(contacts)s ways to reach them. "
                "Another person has to approve each of them."
            )
            % {"offices": done.offices, "changes": done.changes, "contacts": done.contacts},
        )
        return redirect("desk:targets")
    planned = plan(directory.entries)
    return render(
        request,
        "desk/import_directory.html",
        {
            "arrival": arrival,
            "found": found,
            "form": form,
            "counts": counts(planned),
            "planned": planned[:SHOWN],
            "problems": shown_problems(directory),
            "more_problems": max(0, len(directory.problems) - SHOWN),
            "more": max(0, len(planned) - SHOWN),
        },
    )


@for_roles(Role.ORGANISER)
def take_out(request: StaffRequest, key: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A file of what two persons stand for."""
    if key not in FORMATS:
        raise Http404
    response = HttpResponse(write_directory(key, confirmed_entries()), content_type=FORMATS[key].media_type)
    response["Content-Disposition"] = f'attachment; filename="shanyrak-directory{FORMATS[key].suffix}"'
    response["Cache-Control"] = "no-store"
    return response


def _asked(request: StaffRequest, form: DirectoryForm, *, status: int) -> HttpResponse:
    return render(
        request,
        "desk/directories.html",
        {"form": form, "formats": FORMATS.values(), "columns": COLUMNS},
        status=status,
    )


def _kept(request: StaffRequest, raw: bytes) -> Arrival:
    """What was handed in is kept first, sealed, whether or not it can be read."""
    return keep(raw=raw, kind=ArrivalKind.UPLOAD, now=timezone.now(), received_by=request.user)
