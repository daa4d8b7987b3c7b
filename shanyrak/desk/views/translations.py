"""The translators' desk. Nothing of a sender is ever shown here: only what was released."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.forms import RemarkForm, TranslateForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role
from shanyrak.translations.approving import approve, send_back
from shanyrak.translations.claiming import claim, give_back
from shanyrak.translations.drafting import draft, keep
from shanyrak.translations.models import Translation, TranslationState

ON_A_PAGE = 100
NAMES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)


@for_roles(Role.TRANSLATOR)
def translations(request: StaffRequest) -> HttpResponse:
    rows = Translation.objects.order_by("asked_at")
    me = request.user
    return render(
        request,
        "desk/translations.html",
        {
            "mine": rows.filter(state=TranslationState.CLAIMED, translator=me),
            "open": rows.filter(state__in=[TranslationState.OPEN, TranslationState.STALE])[:ON_A_PAGE],
            "drafted": rows.filter(state=TranslationState.DRAFTED).exclude(translator=me)[:ON_A_PAGE],
            "waiting": rows.filter(state=TranslationState.DRAFTED, translator=me)[:ON_A_PAGE],
            "approved": rows.filter(state=TranslationState.APPROVED).order_by("-approved_at")[:20],
        },
    )


@for_roles(Role.TRANSLATOR)
def translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = get_object_or_404(Translation.objects.select_related("translator", "reviewer"), pk=translation_id)
    is_mine = row.translator_id == request.user.pk
    form = TranslateForm(request.POST or None, initial={"text": row.text})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        is_whole = "keep" not in request.POST
        kept = attempt(
            request,
            draft if is_whole else keep,
            done=_("Handed to a second reader.") if is_whole else _("Kept. It is yours for two more hours."),
            translation=row,
            text=text,
            by=request.user,
        )
        if kept and is_whole:
            return redirect("desk:translations")
        if kept:
            return redirect("desk:translation", row.pk)
    return render(
        request,
        "desk/translation.html",
        {
            "translation": row,
            "from_name": NAMES.get(row.source_language, row.source_language),
            "to_name": NAMES.get(row.language, row.language),
            "form": form,
            "remark_form": RemarkForm(),
            "may_claim": row.state in {TranslationState.OPEN, TranslationState.STALE},
            "may_write": row.state == TranslationState.CLAIMED and is_mine,
            "may_judge": row.state == TranslationState.DRAFTED and not is_mine,
        },
    )


@require_POST
@for_roles(Role.TRANSLATOR)
def claim_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = get_object_or_404(Translation, pk=translation_id)
    attempt(request, claim, done=_("It is yours for two hours."), translation=row, by=request.user)
    return redirect("desk:translation", row.pk)


@require_POST
@for_roles(Role.TRANSLATOR)
def return_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = get_object_or_404(Translation, pk=translation_id)
    attempt(
        request, give_back, done=_("Given back; somebody else may take it."), translation=row, by=request.user
    )
    return redirect("desk:translations")


@require_POST
@for_roles(Role.TRANSLATOR)
def judge_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    """The second reader approves, or sends it back with a word."""
    row = get_object_or_404(Translation, pk=translation_id)
    if "approve" in request.POST:
        attempt(
            request,
            approve,
            done=_("Approved: it may stand on the residents’ sheet."),
            translation=row,
            by=request.user,
        )
        return redirect("desk:translations")
    form = RemarkForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:translation", row.pk)
    attempt(
        request,
        send_back,
        done=_("Sent back to its translator."),
        translation=row,
        by=request.user,
        **form.cleaned_data,
    )
    return redirect("desk:translations")
