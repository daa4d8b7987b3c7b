"""What came in and could not be placed: shown, and given to an appeal by a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals.counting import account
from shanyrak.arrivals.models import Arrival
from shanyrak.copies.receiving import place
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.forms import PlaceForm
from shanyrak.desk.queues import arrivals_asked
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.views.freezing import unless_frozen
from shanyrak.people.models import Role

SHOWN = 20_000  # characters


@for_roles(Role.ORGANISER)
@unless_frozen
def arrivals(request: StaffRequest) -> HttpResponse:
    return render(request, "desk/arrivals.html", {"arrivals": arrivals_asked()[:200], "account": account()})


@for_roles(Role.ORGANISER)
@unless_frozen
def arrival(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    arrival = get_object_or_404(Arrival, pk=arrival_id)
    text = "" if arrival.is_erased else arrival.raw.open().decode("utf-8", "replace")
    return render(
        request,
        "desk/arrival.html",
        {"arrival": arrival, "text": text[:SHOWN], "is_cut": len(text) > SHOWN, "form": PlaceForm()},
    )


@require_POST
@for_roles(Role.ORGANISER)
@unless_frozen
def place_arrival(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    arrival = get_object_or_404(Arrival, pk=arrival_id)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:arrival", arrival.pk)
    appeal = Appeal.objects.filter(number=form.cleaned_data["number"]).first()
    if appeal is None:
        messages.error(request, _("It was not placed: there is no appeal of this number."))
        return redirect("desk:arrival", arrival.pk)
    placed = attempt(
        request,
        place,
        done=_("Placed: it waits for redaction now."),
        arrival=arrival,
        appeal=appeal,
    )
    return redirect("desk:arrivals") if placed else redirect("desk:arrival", arrival.pk)
