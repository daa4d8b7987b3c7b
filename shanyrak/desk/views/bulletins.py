"""The residents' sheets: assembled, read by a second person, printed, carried."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.approving import approve
from shanyrak.bulletins.assembling import assemble, candidates
from shanyrak.bulletins.models import Bulletin, BulletinState
from shanyrak.bulletins.printing import pdf, text
from shanyrak.bulletins.taking import take
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.craft.printing.words import MissingWords
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.forms import BulletinForm, TakingForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role
from shanyrak.people.partnering import known_partner

UNPRINTABLE = (DoesNotFit, MissingFont, MissingWords)
NAMES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)


@for_roles(Role.ORGANISER)
def bulletins(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "desk/bulletins.html",
        {
            "bulletins": Bulletin.objects.select_related("appeal__case", "assembled_by").order_by(
                "-assembled_at"
            ),
            "appeals": Appeal.objects.public().select_related("case").order_by("-number"),
        },
    )


@for_roles(Role.ORGANISER)
def new_bulletin(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    language = appeal.residents_language
    found = {str(each.copy.pk): each for each in candidates(appeal, language)}
    form = BulletinForm(request.POST or None, initial={"title": appeal.case.title})
    form.offer(found)
    if form.is_valid():
        bulletin = attempt(
            request,
            assemble,
            done=_("Assembled. Read both pages; another person approves it."),
            appeal=appeal,
            language=language,
            chosen=[found[pk] for pk in form.cleaned_data["chosen"]],
            title=form.cleaned_data["title"],
            by=request.user,
        )
        if bulletin:
            return redirect("desk:bulletin", bulletin.pk)
    return render(
        request,
        "desk/new_bulletin.html",
        {
            "appeal": appeal,
            "form": form,
            "candidates": found.items(),
            "chosen": request.POST.getlist("chosen"),
            "language_name": NAMES.get(language, language),
        },
    )


@for_roles(Role.ORGANISER)
def bulletin(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    bulletin = get_object_or_404(
        Bulletin.objects.select_related("appeal__case", "assembled_by", "approved_by"), pk=bulletin_id
    )
    return render(
        request,
        "desk/bulletin.html",
        {
            "bulletin": bulletin,
            "text": _text(bulletin),
            "items": bulletin.items.select_related("copy"),
            "takings": bulletin.takings.select_related("partner", "recorded_by").order_by("-taken_on"),
            "form": TakingForm(initial={"taken_on": timezone.localdate()}),
            "may_approve": bulletin.state == BulletinState.ASSEMBLED
            and bulletin.assembled_by_id != request.user.pk,
            "is_mine": bulletin.assembled_by_id == request.user.pk,
            "may_take": bulletin.state != BulletinState.ASSEMBLED,
        },
    )


@for_roles(Role.ORGANISER)
def bulletin_pdf(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    bulletin = get_object_or_404(Bulletin.objects.select_related("appeal"), pk=bulletin_id)
    name = f"bulletin-{bulletin.appeal.number}-{bulletin.language}-{bulletin.number}.pdf"
    try:
        sheet = pdf(bulletin)
    except UNPRINTABLE as trouble:
        return render(request, "desk/refused.html", {"why": _unprintable(trouble)}, status=422)
    response = HttpResponse(sheet, content_type="application/pdf")
    how = "attachment" if "download" in request.GET else "inline"
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


@require_POST
@for_roles(Role.ORGANISER)
def approve_bulletin(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    bulletin = get_object_or_404(Bulletin, pk=bulletin_id)
    attempt(
        request,
        approve,
        done=_("Approved: it may be printed and carried."),
        bulletin=bulletin,
        by=request.user,
    )
    return redirect("desk:bulletin", bulletin.pk)


@require_POST
@for_roles(Role.ORGANISER)
def record_taking(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    bulletin = get_object_or_404(Bulletin, pk=bulletin_id)
    form = TakingForm(request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        new_partner = given.pop("new_partner")
        if given["partner"] is None:
            given["partner"] = known_partner(name=new_partner, language=bulletin.language)
        attempt(
            request,
            take,
            done=_("Written down. No resident is stored anywhere."),
            bulletin=bulletin,
            by=request.user,
            **given,
        )
    else:
        complain(request, form)
    return redirect("desk:bulletin", bulletin.pk)


def _text(bulletin: Bulletin) -> str:
    try:
        return text(bulletin)
    except UNPRINTABLE as trouble:
        return _unprintable(trouble)


def _unprintable(trouble: Exception) -> str:
    match trouble:
        case DoesNotFit():
            return _(
                "The sheet was not printed: a letter is too long for one leaf. Choose a part of it, or another one."
            )
        case MissingFont():
            return _(
                "The sheet was not printed: this machine lacks a font for its letters. Install the Noto fonts."
            )
        case _missing_words:
            return _("The sheet was not printed: we have no fixed words in this language yet.")
