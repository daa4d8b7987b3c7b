"""Messages of solidarity: tracks with their rules, messages to read, sheets to carry."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.greeting import (
    carry,
    close_track,
    open_track,
    propose_track,
    ready,
    release,
    set_aside,
)
from shanyrak.bulletins.greeting_sheet import greetings_pdf
from shanyrak.bulletins.models import Greeting, GreetingState, Track
from shanyrak.craft.solidarity import cares_in
from shanyrak.desk.doing import attempt
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.solidarity_forms import GreetingForm, TrackForm
from shanyrak.desk.views.bulletins import UNPRINTABLE, unprintable
from shanyrak.people.models import Role


@for_roles(Role.ORGANISER)
def solidarity(request: StaffRequest) -> HttpResponse:
    tracks = Track.objects.select_related("appeal__case").order_by("-proposed_at")
    return render(
        request,
        "desk/solidarity.html",
        {
            "tracks": tracks,
            "waiting": Greeting.objects.filter(state=GreetingState.RECEIVED)
            .select_related("track__appeal")
            .order_by("received_at"),
            "appeals": Appeal.objects.public().select_related("case").order_by("-number"),
        },
    )


@for_roles(Role.ORGANISER)
def new_track(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    form = TrackForm(request.POST or None, initial={"language": appeal.residents_language})
    if form.is_valid():
        track = attempt(
            request,
            propose_track,
            done=_("Proposed. Another person opens it."),
            appeal=appeal,
            by=request.user,
            **form.cleaned_data,
        )
        if track:
            return redirect("desk:track", track.pk)
    return render(request, "desk/new_track.html", {"appeal": appeal, "form": form})


@for_roles(Role.ORGANISER)
def track(request: StaffRequest, track_id: UUID) -> HttpResponse:
    track = get_object_or_404(Track.objects.select_related("appeal__case", "proposed_by"), pk=track_id)
    if request.method == "POST":
        _done(request, track)
        return redirect("desk:track", track.pk)
    return render(
        request,
        "desk/track.html",
        {
            "track": track,
            "ready": ready(track),
            "released": track.greetings.filter(state=GreetingState.RELEASED).count(),
            "carried": track.greetings.filter(state=GreetingState.CARRIED).count(),
            "may_open": track.opened_at is None and track.proposed_by_id != request.user.pk,
        },
    )


def _done(request: StaffRequest, track: Track) -> None:
    deeds: dict[str, tuple[Any, str, dict[str, Any]]] = {
        "open": (open_track, _("Open: everybody can write now."), {}),
        "close": (close_track, _("Closed: no more messages are taken."), {}),
        "carried": (
            carry,
            _("Written down."),
            {"chosen": [each.pk for each, _text in ready(track)], "on": timezone.localdate()},
        ),
    }
    if chosen := deeds.get(request.POST.get("do", "")):
        deed, done, more = chosen
        attempt(request, deed, done=done, track=track, by=request.user, **more)


@for_roles(Role.ORGANISER)
def track_sheet(request: StaffRequest, track_id: UUID) -> HttpResponse:
    track = get_object_or_404(Track.objects.select_related("appeal__case"), pk=track_id)
    try:
        sheet = greetings_pdf(track, today=timezone.localdate())
    except UNPRINTABLE as trouble:
        return render(request, "desk/refused.html", {"why": unprintable(trouble)}, status=422)
    return HttpResponse(sheet, content_type="application/pdf")


@for_roles(Role.ORGANISER)
def greeting(request: StaffRequest, greeting_id: UUID) -> HttpResponse:
    greeting = get_object_or_404(Greeting.objects.select_related("track__appeal__case"), pk=greeting_id)
    is_new = greeting.state == GreetingState.RECEIVED
    text = greeting.text.open() if is_new else greeting.released_text
    form = GreetingForm(
        request.POST if request.POST.get("do") == "release" else None,
        initial={"text": text, "first_name": greeting.first_name.open() if is_new else ""},
    )
    if request.POST.get("do") == "aside":
        attempt(
            request,
            set_aside,
            done=_("Set aside; nothing of it is kept."),
            greeting=greeting,
            by=request.user,
        )
        return redirect("desk:solidarity")
    if form.is_valid() and attempt(
        request,
        release,
        done=_("Released. Translators put it into the language of those who get it."),
        greeting=greeting,
        by=request.user,
        **form.cleaned_data,
    ):
        return redirect("desk:solidarity")
    return render(
        request,
        "desk/greeting.html",
        {"greeting": greeting, "is_new": is_new, "text": _marked(text, greeting.track), "form": form},
    )


def _marked(text: str, track: Track) -> SafeString:
    parts, at = [], 0
    for mark in cares_in(text, allowed=track.allowed):
        if mark.start >= at:
            parts.append((text[at : mark.start], str(mark.kind), text[mark.start : mark.end]))
            at = mark.end
    marks = format_html_join("", '{}<mark class="unsure person" title="{}">{}</mark>', parts)
    return format_html("{}{}", marks, text[at:])
