"""The residents' sheets: assembled, read by a second person, printed, carried."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.approving import approve
from shanyrak.bulletins.assembling import assemble, candidates
from shanyrak.bulletins.models import Bulletin, BulletinState
from shanyrak.bulletins.packing import our_public_line, serial_of
from shanyrak.bulletins.printing import aloud, html, pdf, text
from shanyrak.bulletins.taking import take
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.craft.printing.words import MissingWords
from shanyrak.desk.bulletin_forms import BulletinForm
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.sealed_files import sealed
from shanyrak.desk.taking_forms import TakingForm
from shanyrak.people.models import Partner, Role
from shanyrak.people.partnering import known_partner
from shanyrak.translations.asking import ask_for_copies_in

SHAPES = {
    "screen": (html, "text/html; charset=utf-8", ".html"),
    "aloud": (aloud, "text/plain; charset=utf-8", "-aloud.txt"),
}
UNPRINTABLE = (DoesNotFit, MissingFont, MissingWords)
NAMES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)


@for_roles(Role.ORGANISER)
def bulletins(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "desk/bulletins.html",
        {
            "bulletins": Bulletin.objects.select_related("appeal__case", "assembled_by")
            .annotate(sheets=Sum("takings__sheets"))
            .order_by("-assembled_at"),
            "appeals": Appeal.objects.public().select_related("case").order_by("-number"),
        },
    )


@for_roles(Role.ORGANISER)
def new_bulletin(request: StaffRequest, number: int) -> HttpResponse:
    """The letters that are ready in one of the residents' languages: chosen, ordered, whole or a part of each."""
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    asked = request.GET.get("language", "")
    language = asked if asked in NAMES else appeal.residents_language
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
            by=request.user,
            **form.choice(found),
        )
        if bulletin:
            return redirect("desk:bulletin", bulletin.pk)
    return render(
        request,
        "desk/new_bulletin.html",
        {
            "appeal": appeal,
            "form": form,
            "rows": form.rows(found),
            "language": language,
            "language_name": NAMES.get(language, language),
            "others": [(code, name) for code, name in NAMES.items() if code != language],
            "is_residents": language == appeal.residents_language,
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def ask_for_language(request: StaffRequest, number: int, language: str) -> HttpResponse:
    """The residents read another language too: ask for their letters in it."""
    appeal = get_object_or_404(Appeal, number=number)
    count = attempt(request, ask_for_copies_in, appeal=appeal, language=language)
    if count is not None:
        said = ngettext(
            "%(n)s letter is on the translators’ desk.", "%(n)s letters are on the translators’ desk.", count
        )
        messages.success(request, said % {"n": count})
    return redirect(f"{reverse('desk:new_bulletin', args=[number])}?language={language}")


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
            "beside": Bulletin.objects.filter(appeal=bulletin.appeal)
            .exclude(language=bulletin.language)
            .order_by("-assembled_at")[:5],
            "partners": Partner.objects.filter(is_active=True).exclude(public_key=""),
            "our_key": our_public_line(),
        },
    )


@for_roles(Role.ORGANISER)
def bulletin_pdf(request: StaffRequest, bulletin_id: UUID) -> HttpResponse:
    """The sheet; with ``?beside=ID``, for readers of two languages."""
    bulletin = get_object_or_404(Bulletin.objects.select_related("appeal"), pk=bulletin_id)
    others = Bulletin.objects.filter(appeal=bulletin.appeal).exclude(language=bulletin.language)
    beside = next((each for each in others if str(each.pk) == request.GET.get("beside")), None)
    try:
        sheet = pdf(bulletin, beside=beside)
    except UNPRINTABLE as trouble:
        return render(request, "desk/refused.html", {"why": unprintable(trouble)}, status=422)
    response = HttpResponse(sheet, content_type="application/pdf")
    how = "attachment" if "download" in request.GET else "inline"
    response["Content-Disposition"] = f'{how}; filename="bulletin-{serial_of(bulletin)}.pdf"'
    return response


@for_roles(Role.ORGANISER)
def bulletin_file(request: StaffRequest, bulletin_id: UUID, shape: str) -> HttpResponse:
    """The same for a screen or to be read aloud, as a file."""
    bulletin = get_object_or_404(Bulletin.objects.select_related("appeal__case"), pk=bulletin_id)
    make, kind, ending = SHAPES[shape]
    try:
        made = make(bulletin)
    except UNPRINTABLE as trouble:
        return render(request, "desk/refused.html", {"why": unprintable(trouble)}, status=422)
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="bulletin-{serial_of(bulletin)}{ending}"'
    return response


@for_roles(Role.ORGANISER)
def bulletin_package(request: StaffRequest, bulletin_id: UUID, partner_id: UUID) -> HttpResponse:
    """All of it in one file that only this partner can open."""
    bulletin = get_object_or_404(Bulletin.objects.select_related("appeal__case"), pk=bulletin_id)
    partner = get_object_or_404(Partner, pk=partner_id, is_active=True)
    return sealed(request, bulletin, partner) or redirect("desk:bulletin", bulletin.pk)


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
        return unprintable(trouble)


def unprintable(trouble: Exception) -> str:
    """Say why a sheet did not print, and what to do."""
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
