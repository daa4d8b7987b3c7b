"""New appeal from text, and the reading desk."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from shanyrak.appeals.drafting import draft_from_text, draft_part, make_appeal
from shanyrak.appeals.models import Reading
from shanyrak.appeals.remembering import source_of_mail, sources_of
from shanyrak.appeals.settling import (
    facts_of,
    mark_missed,
    move,
    name_source,
    proposed_for,
    recalled_for,
    settle,
    settle_alike,
    settle_as_last_time,
    settled_of,
    take_back,
    text_of,
)
from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import ArrivalKind, ArrivalState
from shanyrak.desk.colouring import KINDS
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.facts import Fact, Sheet, sheet_of
from shanyrak.desk.forms import MakeAppealForm, TextForm
from shanyrak.desk.queues import readings_to_check
from shanyrak.desk.reading_forms import MissedForm, MoveForm, PartForm, SettleForm, SourceForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.uploads import Opened, Unreadable, opened
from shanyrak.people.models import Role, User

SHOWN = 200_000  # characters: a whole book of an appeal; the rest is kept and was read
BY_SCRIPT = "desk"  # reading.js says so in X-Requested-With, and gets what has changed instead of the page


@for_roles(Role.ORGANISER)
def readings(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "desk/readings.html",
        {
            "waiting": readings_to_check().select_related("created_by"),
            "made": Reading.objects.filter(appeal__isnull=False)
            .select_related("appeal__case")
            .order_by("-created_at")[:20],
        },
    )


@for_roles(Role.ORGANISER)
def new_reading(request: StaffRequest) -> HttpResponse:
    form = TextForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/new_reading.html", {"form": form})

    text, raw, document, source = form.cleaned_data["text"], b"", None, ""
    if upload := form.cleaned_data.get("file"):
        raw = upload.read()
        try:
            document = opened(raw, name=upload.name or "")
        except Unreadable as trouble:
            _put_aside(request, raw, trouble)
            return render(request, "desk/new_reading.html", {"form": form}, status=422)
        text, source = document.text, "" if document.is_plain else source_of_mail(raw)
    reading = attempt(request, draft_from_text, text=text, source=source, by=request.user)
    if reading is None:
        return render(request, "desk/new_reading.html", {"form": form}, status=422)
    if document is not None:
        _keep_original(request, raw, document)
    return redirect("desk:reading", reading.pk)


@for_roles(Role.ORGANISER)
def reading(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(
        Reading.objects.select_related("arrival", "appeal", "created_by"), pk=reading_id
    )
    text, facts = text_of(reading), facts_of(reading)
    sheet = _sheet(reading)
    source = reading.source.open()
    return render(
        request,
        "desk/reading.html",
        {
            "reading": reading,
            "sheet": sheet,
            "next": sheet.open_after(""),
            "kinds": KINDS,
            "form": MakeAppealForm(),
            "move_form": MoveForm(entries=sheet.entries),
            "missed_form": MissedForm(entries=sheet.entries),
            "part_form": PartForm(),
            "source_form": SourceForm(initial={"source": source or next(iter(sources_of(facts)), "")}),
            "is_source_stated": bool(source),
            "siblings": reading.arrival.readings.exclude(pk=reading.pk).order_by("part_start", "created_at"),
            "is_cut": len(text) > SHOWN,
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def settle_fact(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading.objects.select_related("arrival"), pk=reading_id, appeal__isnull=True)
    form = SettleForm(request.POST)
    is_by_script = request.headers.get("X-Requested-With") == BY_SCRIPT
    before = _sheet(reading, with_text=False) if is_by_script else None
    if not form.is_valid():
        complain(request, form)
    else:
        _settle(request, reading, form)
    sheet = _sheet(reading, with_text=False)
    following = sheet.open_after(request.POST.get("path", ""))
    if before:
        return JsonResponse(_changed(request, reading, before, sheet, following))
    return _back_to(reading, f"f{following.number}" if following else "make")


@require_POST
@for_roles(Role.ORGANISER)
def move_facts(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading, pk=reading_id, appeal__isnull=True)
    form, paths = MoveForm(request.POST, entries=[]), request.POST.getlist("path")
    if not paths:
        messages.error(request, _("Nothing was moved: tick the facts first."))
    elif not form.is_valid():
        complain(request, form)
    elif moved := attempt(request, move, reading=reading, paths=paths, by=request.user, **form.cleaned_data):
        messages.success(
            request, ngettext("%(count)s fact moved.", "%(count)s facts moved.", moved) % {"count": moved}
        )
    return _back_to(reading, "facts")


@require_POST
@for_roles(Role.ORGANISER)
def mark_what_was_missed(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading.objects.select_related("arrival"), pk=reading_id, appeal__isnull=True)
    form = MissedForm(request.POST, entries=[])
    if not form.is_valid():
        complain(request, form)
        return _back_to(reading, "missed")
    path = attempt(request, mark_missed, reading=reading, by=request.user, **form.cleaned_data)
    fact = _sheet(reading, with_text=False).fact_at(path) if path else None
    return _back_to(reading, f"f{fact.number}" if fact else "missed")


@require_POST
@for_roles(Role.ORGANISER)
def take_part(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading.objects.select_related("arrival"), pk=reading_id)
    form = PartForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return _back_to(reading, "part")
    done = _("This is that part alone. The whole text is still kept, and its own reading too.")
    part = attempt(request, draft_part, done=done, reading=reading, by=request.user, **form.cleaned_data)
    return redirect("desk:reading", part.pk) if part else _back_to(reading, "part")


@require_POST
@for_roles(Role.ORGANISER)
def say_source(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading, pk=reading_id, appeal__isnull=True)
    form = SourceForm(request.POST)
    if form.is_valid():
        attempt(request, name_source, reading=reading, by=request.user, **form.cleaned_data)
    return _back_to(reading, "doubts")


@require_POST
@for_roles(Role.ORGANISER)
def make(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading, pk=reading_id)
    if reading.appeal:
        return redirect("desk:appeal", reading.appeal.number)
    form = MakeAppealForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:reading", reading.pk)
    appeal = attempt(
        request,
        make_appeal,
        done=_("The draft is made. Look at its words and contacts; then propose it to a second person."),
        reading=reading,
        by=request.user,
        **form.cleaned_data,
    )
    return redirect("desk:appeal", appeal.number) if appeal else redirect("desk:reading", reading.pk)


def _sheet(reading: Reading, *, with_text: bool = True) -> Sheet:
    text, facts = text_of(reading), facts_of(reading)
    settled = settled_of(reading)
    return sheet_of(
        text[:SHOWN],
        facts,
        settled,
        recalled_for(reading, facts, text),
        names=_names(word["by"] for word in settled.values()) if reading.appeal_id else None,
        with_text=with_text,
    )


def _names(keys: Iterable[int]) -> dict[int, str]:
    """Who spoke; whose account is gone stands there no more."""
    return dict(User.objects.filter(pk__in=set(keys)).values_list("pk", "username"))


def _settle(request: StaffRequest, reading: Reading, form: SettleForm) -> None:
    what: dict[str, Any] = {"reading": reading, "path": form.cleaned_data["path"], "by": request.user}
    match form.cleaned_data["say"]:
        case "take":
            attempt(request, settle, answer=proposed_for(facts_of(reading), what["path"]), **what)
        case "again":
            attempt(request, settle_as_last_time, **what)
        case "take_back":
            attempt(request, take_back, **what)
        case "all_as_read":
            attempt(request, settle_alike, **what)
        case "all_take":
            attempt(request, settle_alike, take=True, **what)
        case _one:
            attempt(request, settle, answer=form.verdict, **what)


def _changed(
    request: HttpRequest, reading: Reading, before: Sheet, sheet: Sheet, following: Fact | None
) -> dict[str, Any]:
    """What reading.js puts in place: the facts that are not as they were, the numbers, and where to go on."""
    return {
        "facts": {
            fact.number: render_to_string("desk/fact.html", {"fact": fact, "reading": reading}, request)
            for fact in sheet.facts
            if fact not in before.facts[fact.number - 1 : fact.number]
        },
        "open": [fact.number for fact in sheet.facts if fact.is_open],
        "progress": render_to_string("desk/progress.html", {"sheet": sheet}, request),
        "next": following.number if following else 0,
        "troubles": [str(message) for message in messages.get_messages(request)],
    }


def _back_to(reading: Reading, anchor: str) -> HttpResponse:
    response = redirect("desk:reading", reading.pk)
    response["Location"] += f"#{anchor}"
    return response


def _put_aside(request: StaffRequest, raw: bytes, trouble: Unreadable) -> None:
    """A file that is no text is kept all the same: nothing that was handed in is lost."""
    if raw:
        arrival = keep(raw=raw, kind=ArrivalKind.UPLOAD, now=timezone.now(), received_by=request.user)
        mark(arrival, ArrivalState.QUARANTINED, why=trouble.reason)
    messages.error(request, str(trouble.sentence))


def _keep_original(request: StaffRequest, raw: bytes, document: Opened) -> None:
    """A page or document is kept beside the text that was taken out of it, and what was left out is said."""
    if not document.is_plain:
        arrival = keep(raw=raw, kind=ArrivalKind.UPLOAD, now=timezone.now(), received_by=request.user)
        mark(arrival, ArrivalState.READ)
    for sentence in document.left_out:
        messages.info(request, sentence)
