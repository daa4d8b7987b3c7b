"""New appeal from text, and the reading desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.appeals.drafting import draft_from_text, make_appeal
from shanyrak.appeals.models import Reading
from shanyrak.appeals.settling import facts_of, settle, settled_of, text_of
from shanyrak.arrivals.keeping import keep, mark
from shanyrak.arrivals.models import ArrivalKind, ArrivalState
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.facts import sheet_of
from shanyrak.desk.forms import MakeAppealForm, SettleForm, TextForm
from shanyrak.desk.queues import readings_to_check
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.uploads import Opened, Unreadable, opened
from shanyrak.people.models import Role

SHOWN = 200_000  # characters: a whole book of an appeal; the rest is kept and was read


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

    text, raw, document = form.cleaned_data["text"], b"", None
    if upload := form.cleaned_data.get("file"):
        raw = upload.read()
        try:
            document = opened(raw, name=upload.name or "")
        except Unreadable as trouble:
            _put_aside(request, raw, trouble)
            return render(request, "desk/new_reading.html", {"form": form}, status=422)
        text = document.text
    reading = attempt(request, draft_from_text, text=text, by=request.user)
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
    answers = {path: word["answer"] for path, word in settled_of(reading).items()}
    text = text_of(reading)
    sheet = sheet_of(text[:SHOWN], facts_of(reading), answers)
    return render(
        request,
        "desk/reading.html",
        {"reading": reading, "sheet": sheet, "form": MakeAppealForm(), "is_cut": len(text) > SHOWN},
    )


@require_POST
@for_roles(Role.ORGANISER)
def settle_fact(request: StaffRequest, reading_id: UUID) -> HttpResponse:
    reading = get_object_or_404(Reading, pk=reading_id, appeal__isnull=True)
    form = SettleForm(request.POST)
    if not form.is_valid():
        complain(request, form)
    else:
        attempt(
            request,
            settle,
            reading=reading,
            path=form.cleaned_data["path"],
            answer=form.verdict,
            by=request.user,
        )
    response = redirect("desk:reading", reading.pk)
    response["Location"] += "#doubts"
    return response


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
