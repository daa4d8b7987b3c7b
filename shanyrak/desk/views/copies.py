"""The redaction desk. Translators never come here: the sender is on these pages, and on no other."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.copies.models import Copy, CopyState
from shanyrak.copies.redacting import redact, suggest
from shanyrak.copies.releasing import release, send_back, withdraw
from shanyrak.desk.colouring import Mark, pieces
from shanyrak.desk.doing import attempt
from shanyrak.desk.forms import RedactForm
from shanyrak.desk.removals import removed
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.views.freezing import unless_frozen
from shanyrak.people.models import Role
from shanyrak.translations.asking import ask_for_released_copies

ON_A_PAGE = 100


@for_roles(Role.REDACTOR)
@unless_frozen
def copies(request: StaffRequest) -> HttpResponse:
    rows = Copy.objects.select_related("appeal__case").order_by("received_at")
    return render(
        request,
        "desk/copies.html",
        {
            "received": rows.filter(state=CopyState.RECEIVED)[:ON_A_PAGE],
            "redacted": rows.filter(state=CopyState.REDACTED)[:ON_A_PAGE],
            "released": rows.filter(state=CopyState.RELEASED).order_by("-released_at")[:ON_A_PAGE],
        },
    )


@for_roles(Role.REDACTOR)
@unless_frozen
def copy(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(Copy.objects.select_related("appeal__case", "redacted_by"), pk=copy_id)
    if copy.is_erased:
        return render(request, "desk/refused.html", {"why": _("This copy was erased.")}, status=410)
    if copy.state == CopyState.RECEIVED:
        return _redact(request, copy)
    return _compare(request, copy)


@require_POST
@for_roles(Role.REDACTOR)
@unless_frozen
def release_copy(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(Copy, pk=copy_id)
    done = _("Released: translators and residents may read it.")
    if attempt(request, release, done=done, copy=copy, by=request.user):
        # It comes onto the translators' desk now, not when the worker next wakes.
        ask_for_released_copies(now=timezone.now())
    return redirect("desk:copies")


@require_POST
@for_roles(Role.REDACTOR)
@unless_frozen
def return_copy(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(Copy, pk=copy_id)
    attempt(request, send_back, done=_("Back to redaction."), copy=copy, by=request.user)
    return redirect("desk:copy", copy.pk)


@require_POST
@for_roles(Role.REDACTOR)
@unless_frozen
def withdraw_copy(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(Copy, pk=copy_id)
    attempt(request, withdraw, done=_("Withdrawn: it goes to nobody."), copy=copy, by=request.user)
    return redirect("desk:copies")


def _redact(request: StaffRequest, copy: Copy) -> HttpResponse:
    original, proposal = copy.text.open(), suggest(copy)
    start = {
        # What was done before it was sent back is the better start.
        "redacted": copy.redacted.open() if copy.redacted else proposal.text,
        "first_name": copy.first_name.open() if copy.first_name else "",
        "country": copy.country,
    }
    form = RedactForm(request.POST or None, initial=start)
    if form.is_valid():
        text = form.cleaned_data["redacted"].replace("\r\n", "\n")
        kept = attempt(
            request,
            redact,
            done=_("Redacted. Compare both sides once more, then release it."),
            copy=copy,
            redacted=text,
            marks=removed(original, text, proposal.marks),
            first_name=form.cleaned_data["first_name"],
            country=form.cleaned_data["country"],
            by=request.user,
        )
        if kept:
            return redirect("desk:copy", copy.pk)
    marks = [
        Mark(number, str(mark.kind), mark.start, mark.end) for number, mark in enumerate(proposal.marks, 1)
    ]
    return render(
        request, "desk/redact.html", {"copy": copy, "form": form, "original": pieces(original, marks)}
    )


def _compare(request: StaffRequest, copy: Copy) -> HttpResponse:
    marks = [
        Mark(number, str(mark["kind"]), mark["start"], mark["end"])
        for number, mark in enumerate(copy.marks, 1)
    ]
    return render(
        request,
        "desk/compare.html",
        {
            "copy": copy,
            "original": pieces(copy.text.open(), marks),
            "redacted": copy.redacted.open() if copy.redacted else copy.released_text,
            "first_name": copy.first_name.open() if copy.first_name else copy.released_name,
            "may_release": copy.state == CopyState.REDACTED,
            "may_withdraw": copy.state != CopyState.WITHDRAWN,
        },
    )
