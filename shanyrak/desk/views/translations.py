"""The translators' desk. Nothing of a sender is ever shown here: only what was released."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from shanyrak.craft.sentences import cut
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.forms import RemarkForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.sentence_rows import rows_of
from shanyrak.desk.translation_forms import TermForm, WholeForm
from shanyrak.people.models import Role
from shanyrak.translations.approving import approve, send_back
from shanyrak.translations.claiming import claim, give_back
from shanyrak.translations.disputing import decide, dispute
from shanyrak.translations.drafting import draft, keep
from shanyrak.translations.gathering import alike_to, gather, leads_for, take_out
from shanyrak.translations.glossing import set_term, terms_for
from shanyrak.translations.machines import machines
from shanyrak.translations.models import Translation, TranslationState
from shanyrak.translations.suggesting import Suggestion, from_machine, from_memory

ON_A_PAGE = 100
NAMES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
KINDS = {
    "copy": gettext_lazy("A letter to the residents"),
    "development": gettext_lazy("What happened"),
    "words": gettext_lazy("The appeal’s own words"),
    "thanks": gettext_lazy("From the residents, to those who wrote"),
    "outcome": gettext_lazy("What was achieved"),
    "answer": gettext_lazy("An office’s answer"),
    "reply": gettext_lazy("Our reply to an office"),
    "greeting": gettext_lazy("A message of solidarity"),
}


@for_roles(Role.TRANSLATOR)
def translations(request: StaffRequest) -> HttpResponse:
    me = request.user
    rows = Translation.objects.readable_by(me).order_by("asked_at")
    drafted = rows.filter(state=TranslationState.DRAFTED)
    return render(
        request,
        "desk/translations.html",
        {
            "mine": rows.filter(state=TranslationState.CLAIMED, translator=me),
            "open": rows.open()[:ON_A_PAGE],
            "drafted": drafted.exclude(translator=me)[:ON_A_PAGE],
            "disputed": rows.filter(state=TranslationState.DISPUTED)
            .exclude(translator=me)
            .exclude(other_by=me)[:ON_A_PAGE],
            "waiting": drafted.filter(translator=me)[:ON_A_PAGE],
            "approved": rows.approved().order_by("-approved_at")[:20],
        },
    )


@for_roles(Role.TRANSLATOR)
def translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = _found(translation_id)
    if request.method == "POST":
        if "suggest" in request.POST:
            return _with_machine(request, row)
        if _written(request, row):
            return redirect("desk:translations")
        return redirect("desk:translation", row.pk)
    return _page(request, row)


def _found(translation_id: UUID) -> Translation:
    people = ("translator", "reviewer", "other_by", "gathered_into")
    return get_object_or_404(Translation.objects.select_related(*people), pk=translation_id)


def _page(
    request: StaffRequest, row: Translation, machine: list[list[Suggestion]] | None = None
) -> HttpResponse:
    is_mine = row.translator_id == request.user.pk
    may_write = row.state == TranslationState.CLAIMED and is_mine
    terms = terms_for(row)
    suggestions = from_memory(row) if may_write else []
    if machine:
        suggestions = [one + other for one, other in zip(suggestions, machine, strict=True)]
    return render(
        request,
        "desk/translation.html",
        {
            "translation": row,
            "kind": KINDS.get(row.origin, ""),
            "from_name": NAMES.get(row.source_language, row.source_language),
            "to_name": NAMES.get(row.language, row.language),
            "rows": rows_of(row, suggestions, terms),
            "terms": terms,
            "term_form": TermForm(),
            "whole_form": WholeForm(initial={"text": row.text}) if "whole" in request.GET else None,
            "remark_form": RemarkForm(),
            "gathered": row.gathered.order_by("asked_at"),
            "alike": alike_to(row),
            "leads": leads_for(row),
            "has_same": any(each.likeness == 100 for many in suggestions for each in many),
            "has_machine": bool(machines()),
            "may_claim": row.state in {TranslationState.OPEN, TranslationState.STALE},
            "may_write": may_write,
            "may_judge": row.state == TranslationState.DRAFTED and not is_mine,
            "may_decide": row.state == TranslationState.DISPUTED
            and request.user.pk not in {row.translator_id, row.other_by_id},
        },
    )


def _with_machine(request: StaffRequest, row: Translation) -> HttpResponse:
    """What is written is kept first, then the machine is asked; what it says stands on this one page only."""
    if not attempt(request, keep, translation=row, by=request.user, **_said(request, row)):
        return redirect("desk:translation", row.pk)
    row = _found(row.pk)
    asked = attempt(request, _ask_machine, translation=row)
    return _page(request, row, asked if isinstance(asked, list) else None)


def _ask_machine(*, translation: Translation, now: object) -> list[list[Suggestion]]:  # noqa: ARG001 -- as deeds are called
    return from_machine(translation)


def _written(request: StaffRequest, row: Translation) -> bool:
    """Whether it was handed on; else it was kept, or could not be."""
    is_whole = not any(key in request.POST for key in ("keep", "use", "use_same"))
    kept = attempt(
        request,
        draft if is_whole else keep,
        done=_("Handed to a second reader.") if is_whole else _("Kept. It is yours for two more hours."),
        translation=row,
        by=request.user,
        **_said(request, row),
    )
    return bool(kept) and is_whole


def _said(request: StaffRequest, row: Translation) -> dict[str, Any]:
    """What was written: the whole text, or a piece a sentence, with the suggestion in it that was chosen."""
    if "text" in request.POST:
        return {"text": request.POST["text"].replace("\r\n", "\n")}
    pieces = _pieces(request, row)
    number, _sign, text = request.POST.get("use", "").partition(":")
    if number.isdigit() and 0 < int(number) <= len(pieces):
        pieces[int(number) - 1] = text
    if "use_same" in request.POST:
        for at, suggestions in enumerate(from_memory(row)):
            same = [each.text for each in suggestions if each.likeness == 100]
            pieces[at] = pieces[at] or next(iter(same), "")
    return {"pieces": pieces}


def _pieces(request: StaffRequest, row: Translation) -> list[str]:
    count = len(cut(row.source).sentences)
    return [request.POST.get(f"piece-{number}", "") for number in range(1, count + 1)]


@require_POST
@for_roles(Role.TRANSLATOR)
def claim_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = _found(translation_id)
    attempt(request, claim, done=_("It is yours for two hours."), translation=row, by=request.user)
    return redirect("desk:translation", row.pk)


@require_POST
@for_roles(Role.TRANSLATOR)
def return_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = _found(translation_id)
    attempt(
        request, give_back, done=_("Given back; somebody else may take it."), translation=row, by=request.user
    )
    return redirect("desk:translations")


@require_POST
@for_roles(Role.TRANSLATOR)
def judge_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    """The second reader approves, or sends it back with a word."""
    row = _found(translation_id)
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


@require_POST
@for_roles(Role.TRANSLATOR)
def dispute_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    """The second reader reads it otherwise; a third person will decide."""
    row = _found(translation_id)
    attempt(
        request,
        dispute,
        done=_("Both readings are kept; a third person decides."),
        translation=row,
        pieces=_pieces(request, row),
        by=request.user,
    )
    return redirect("desk:translation", row.pk)


@require_POST
@for_roles(Role.TRANSLATOR)
def decide_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = _found(translation_id)
    attempt(
        request,
        decide,
        done=_("Decided and approved. The other reading is kept beside it."),
        translation=row,
        is_first=request.POST.get("reading") != "second",
        by=request.user,
    )
    return redirect("desk:translation", row.pk)


@require_POST
@for_roles(Role.TRANSLATOR)
def gather_translations(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = _found(translation_id)
    chosen = {str(each.pk) for each in alike_to(row)} & set(request.POST.getlist("alike"))
    attempt(
        request,
        gather,
        done=_("Gathered: they are counted with this one, and need no translation of their own."),
        translation=row,
        chosen=[UUID(each) for each in chosen],
        by=request.user,
    )
    return redirect("desk:translation", row.pk)


@require_POST
@for_roles(Role.TRANSLATOR)
def take_out_translation(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    row = _found(translation_id)
    attempt(
        request, take_out, done=_("Taken out: it waits for a translator."), translation=row, by=request.user
    )
    return redirect("desk:translation", row.gathered_into_id or row.pk)


@require_POST
@for_roles(Role.TRANSLATOR)
def gloss(request: StaffRequest, translation_id: UUID) -> HttpResponse:
    """How a word of this case is said: for everybody who translates for it."""
    row = _found(translation_id)
    form = TermForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            set_term,
            done=_("Written down, for everybody who translates for this case."),
            translation=row,
            by=request.user,
            **form.cleaned_data,
        )
    else:
        complain(request, form)
    return redirect("desk:translation", row.pk)
