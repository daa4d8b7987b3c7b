"""Copies that a person brings in: pasted, as a file, as a photo that somebody types out; and their writers' consent."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from shanyrak.appeals.models import Appeal
from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import Arrival, ArrivalKind, ArrivalState
from shanyrak.copies.agreeing import agree
from shanyrak.copies.models import Agreed, Copy
from shanyrak.copies.receiving import Consent, receive_arrival, receive_words
from shanyrak.craft.documents.kinds import is_mail
from shanyrak.craft.pictures import UnableToRedraw, kind_of, pack, redrawn, unpack
from shanyrak.desk.doing import attempt
from shanyrak.desk.intake_forms import AgreementForm, NewCopyForm, TypeOutForm, WriterForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.uploads import Unreadable, opened
from shanyrak.desk.views.freezing import unless_frozen
from shanyrak.people.models import Role

BROUGHT_BY = (Role.REDACTOR, Role.ORGANISER)
LARGEST = 10 * 1024 * 1024  # bytes
# By the name of the trouble: what happened to their file, why, what now.
REFUSED = {
    "NoPicture": gettext_lazy(
        "Nothing was kept: this kind of picture is not taken. Please save it as JPEG or PNG, and choose that."
    ),
    "TooLarge": gettext_lazy(
        "Nothing was kept: it has more than forty megapixels, twenty pages or ten megabytes. "
        "Please make it smaller, or bring it page by page."
    ),
    "Broken": gettext_lazy(
        "Nothing was kept: the picture is damaged, or is no picture inside. Please take it once more."
    ),
    "NoPages": gettext_lazy(
        "Nothing was kept: there is neither text nor a picture in this PDF. Please print it and take a photo."
    ),
}


@for_roles(*BROUGHT_BY)
@unless_frozen
def new_copy(request: StaffRequest) -> HttpResponse:
    form = NewCopyForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        appeal = Appeal.objects.filter(number=form.cleaned_data["number"]).first()
        if appeal is None:
            form.add_error("number", _("There is no appeal of this number."))
        else:
            try:
                return _brought(request, appeal, form)
            except UnableToRedraw as unable:
                form.add_error("file", str(REFUSED[type(unable).__name__]))
            except Unreadable as unable:
                form.add_error("file", str(unable.sentence))
    return render(request, "desk/new_copy.html", {"form": form}, status=422 if form.errors else 200)


def _brought(request: StaffRequest, appeal: Appeal, form: NewCopyForm) -> HttpResponse:
    text, file = form.cleaned_data["text"].strip(), form.cleaned_data["file"]
    if text:
        return _keep_words(
            request, appeal, form, text, raw=text.encode("utf-8", "replace"), kind=ArrivalKind.TEXT
        )
    if file.size > LARGEST:
        raise Unreadable("TooLarge", "file over ten megabytes")
    raw = file.read()
    if kind_of(raw) == "pdf":
        try:
            return _keep_words(request, appeal, form, opened(raw).text, raw=raw, kind=ArrivalKind.UPLOAD)
        except Unreadable:  # a scanner's: its pages are pictures
            return _keep_scan(request, appeal, raw)
    if kind_of(raw):
        return _keep_scan(request, appeal, raw)
    if is_mail(raw[:65_536], _name(file)):
        keep(raw=raw, kind=ArrivalKind.MAIL, now=timezone.now(), received_by=request.user, token=str(appeal.number),
             mailbox="copies")  # fmt: skip
        messages.success(
            request, _("The mail is kept, and is read within a minute. You find it among the copies.")
        )
        return redirect("desk:copies" if request.may["redactor"] else "desk:arrivals")
    return _keep_words(
        request, appeal, form, opened(raw, name=_name(file)).text, raw=raw, kind=ArrivalKind.UPLOAD
    )


def _name(file: UploadedFile) -> str:
    return file.name or ""


def _keep_words(
    request: StaffRequest, appeal: Appeal, form: WriterForm, text: str, *, raw: bytes, kind: str
) -> HttpResponse:
    now = timezone.now()
    with transaction.atomic():
        arrival = keep(
            raw=raw, kind=kind, now=now, received_by=request.user, token=str(appeal.number), mailbox="copies"
        )
        receive_words(arrival=arrival, appeal=appeal, text=text, consent=_consent(request, form), now=now)
    messages.success(request, _("Kept: it waits for redaction now."))
    return redirect("desk:copies" if request.may["redactor"] else "desk:arrivals")


def _keep_scan(request: StaffRequest, appeal: Appeal, raw: bytes) -> HttpResponse:
    """Only the pictures, drawn anew, are kept; the file they came in is not."""
    pages, now = pack(redrawn(raw)), timezone.now()
    arrival = keep(raw=pages, kind=ArrivalKind.SCAN, now=now, received_by=request.user, token=str(appeal.number),
                   mailbox="copies")  # fmt: skip
    receive_arrival(arrival, now=now)
    return redirect("desk:type_out", arrival.pk)


def _consent(request: StaffRequest, form: WriterForm) -> Consent | None:
    said = form.cleaned_data
    if not said["known_how"].strip():
        return None
    return Consent(
        Agreed.STAFF, said["known_how"], country=said["country"].upper(), name=said["name"], by=request.user
    )


@for_roles(*BROUGHT_BY)
@unless_frozen
def type_out(request: StaffRequest, arrival_id: UUID) -> HttpResponse:
    """The picture on one side, what it says on the other: a person types, no machine reads it."""
    arrival = _scan(arrival_id)
    form = TypeOutForm(request.POST or None, initial={"number": arrival.token})
    if form.is_valid():
        appeal = Appeal.objects.filter(number=form.cleaned_data["number"]).first()
        if appeal is None:
            form.add_error("number", _("There is no appeal of this number."))
        elif attempt(
            request,
            receive_words,
            done=_("Kept: it waits for redaction now."),
            arrival=arrival,
            appeal=appeal,
            text=form.cleaned_data["text"],
            consent=_consent(request, form),
        ):
            return redirect("desk:copies" if request.may["redactor"] else "desk:arrivals")
    pages = range(1, len(unpack(arrival.raw.open())) + 1)
    return render(
        request,
        "desk/type_out.html",
        {"arrival": arrival, "form": form, "pages": pages, "waits": arrival.state != ArrivalState.READ},
    )


@require_GET
@for_roles(*BROUGHT_BY)
@unless_frozen
def scan_page(request: StaffRequest, arrival_id: UUID, page: int) -> HttpResponse:  # noqa: ARG001 -- Django's
    pages = unpack(_scan(arrival_id).raw.open())
    if not 1 <= page <= len(pages):
        raise Http404
    answer = HttpResponse(pages[page - 1], content_type="image/jpeg")
    answer["Cache-Control"] = "no-store"
    return answer


def _scan(arrival_id: UUID) -> Arrival:
    arrival = get_object_or_404(Arrival, pk=arrival_id, kind=ArrivalKind.SCAN)
    if arrival.is_erased:
        raise Http404(_("This picture was erased."))
    return arrival


@for_roles(*BROUGHT_BY)
@unless_frozen
def agreement(request: StaffRequest, copy_id: UUID) -> HttpResponse:
    copy = get_object_or_404(Copy.objects.select_related("appeal__case", "agreed_by"), pk=copy_id)
    form = AgreementForm(request.POST or None, initial={"country": copy.country})
    if form.is_valid() and attempt(
        request,
        agree,
        done=_("Written down: its writer agrees."),
        copy=copy,
        how=Agreed.STAFF,
        words=form.cleaned_data["known_how"],
        country=form.cleaned_data["country"].upper(),
        name=form.cleaned_data["name"],
        by=request.user,
    ):
        return redirect("desk:agreement", copy.pk)
    return render(request, "desk/agreement.html", {"copy": copy, "form": form})
