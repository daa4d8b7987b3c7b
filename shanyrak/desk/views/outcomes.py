"""What it achieved, and the thanks to those who wrote."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from shanyrak.appeals.models import Appeal
from shanyrak.desk.doing import attempt
from shanyrak.desk.forms import OutcomeForm, ThanksForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.outcomes.models import Outcome, Thanks, ThanksState
from shanyrak.outcomes.recording import record
from shanyrak.outcomes.thanking import missing_languages, send_thanks, write_thanks
from shanyrak.people.models import Role


@for_roles(Role.ORGANISER)
def outcomes(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "desk/outcomes.html",
        {
            "outcomes": Outcome.objects.select_related("appeal__case", "recorded_by"),
            "thanks": Thanks.objects.select_related("appeal__case", "written_by", "approved_by").order_by(
                "-written_at"
            ),
            "appeals": Appeal.objects.public().select_related("case").order_by("-number"),
        },
    )


@for_roles(Role.ORGANISER)
def new_outcome(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    form = OutcomeForm(request.POST or None, initial={"language": appeal.language})
    if form.is_valid():
        outcome = attempt(
            request, record, done=_("Recorded."), appeal=appeal, by=request.user, **form.cleaned_data
        )
        if outcome:
            return redirect("desk:outcomes")
    return render(request, "desk/new_outcome.html", {"appeal": appeal, "form": form})


@for_roles(Role.ORGANISER)
def new_thanks(request: StaffRequest, outcome_id: UUID) -> HttpResponse:
    outcome = get_object_or_404(Outcome.objects.select_related("appeal__case"), pk=outcome_id)
    form = ThanksForm(request.POST or None, initial={"language": outcome.language})
    if form.is_valid():
        thanks = attempt(
            request,
            write_thanks,
            done=_("Written. Another person reads it, and then it goes out."),
            appeal=outcome.appeal,
            outcome=outcome,
            by=request.user,
            **form.cleaned_data,
        )
        if thanks:
            return redirect("desk:thanks", thanks.pk)
    return render(request, "desk/new_thanks.html", {"outcome": outcome, "form": form})


@for_roles(Role.ORGANISER)
def thanks(request: StaffRequest, thanks_id: UUID) -> HttpResponse:
    thanks = get_object_or_404(
        Thanks.objects.select_related("appeal__case", "outcome", "written_by", "approved_by"), pk=thanks_id
    )
    is_mine = thanks.written_by_id == request.user.pk
    return render(
        request,
        "desk/thanks.html",
        {
            "thanks": thanks,
            "is_mine": is_mine,
            "missing": missing_languages(thanks),
            "may_send": thanks.state == ThanksState.WRITTEN and not is_mine,
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def send(request: StaffRequest, thanks_id: UUID) -> HttpResponse:
    thanks = get_object_or_404(Thanks, pk=thanks_id)
    count = attempt(request, send_thanks, thanks=thanks, by=request.user)
    # None: a sentence already says why not. Nobody: everybody withdrew their consent, which is a success too.
    if count is not None:
        said = ngettext("It is on its way to %(n)s person.", "It is on its way to %(n)s persons.", count)
        messages.success(request, said % {"n": count})
    return redirect("desk:thanks", thanks.pk)
