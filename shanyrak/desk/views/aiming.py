"""To whom an appeal writes: offices that are spared, turns that they take, and the pack for their door."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.appeals import aiming
from shanyrak.appeals.models import Appeal, AppealTarget
from shanyrak.craft.printing.fonts import MissingFont
from shanyrak.craft.printing.handin import HandinSheet, Signature, handin_pdf
from shanyrak.craft.printing.press import DoesNotFit
from shanyrak.craft.printing.words import MissingWords
from shanyrak.desk.doing import attempt
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.letters.letterhead import status_url
from shanyrak.letters.petitioning import petition
from shanyrak.people.models import Role


@require_POST
@for_roles(Role.ORGANISER)
def spare(request: StaffRequest, number: int, office_id: UUID) -> HttpResponse:
    target = _target(number, office_id)
    because = request.POST.get("because", "")[:200]
    attempt(
        request, aiming.spare,
        done=_("Nobody begins a letter to it now.") if because.strip() else _("Letters go to it again."),
        appeal=target.appeal, office=target.office, because=because, by=request.user,
    )  # fmt: skip
    return redirect("desk:appeal", number)


@require_POST
@for_roles(Role.ORGANISER)
def take_turns(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal, number=number)
    is_on = request.POST.get("turns") == "on"
    aiming.take_turns(appeal=appeal, is_on=is_on)
    messages.success(
        request,
        _("The offices take turns.") if is_on else _("The first office is ticked for everybody."),
    )
    return redirect("desk:appeal", number)


@for_roles(Role.ORGANISER)
def hand_in(request: StaffRequest, number: int, office_id: UUID) -> HttpResponse:
    """The joint letter with its signatures, and a page for what happened at the door."""
    target = _target(number, office_id)
    found, sheet = petition(target.appeal, target.office), target.office.sheet
    if found is None or sheet is None:
        messages.error(
            request, _("There is no pack: nobody stands by name under a joint letter to this office.")
        )
        return redirect("desk:appeal", number)
    try:
        pack = handin_pdf(
            HandinSheet(
                office_lines=tuple(filter(None, [sheet.name, sheet.holder, sheet.place])),
                subject=found.subject,
                body=found.body,
                signatures=tuple(Signature(name, place) for name, place in found.signatures),
                place_date=date_format(timezone.localdate(), "j F Y"),
                language=found.language,
                status_url=status_url(target.appeal),
                appeal_number=str(number),
            )
        )
    except (MissingWords, MissingFont, DoesNotFit) as trouble:
        messages.error(request, _("The pack cannot be printed: %(why)s") % {"why": trouble})
        return redirect("desk:appeal", number)
    response = HttpResponse(pack, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="hand-in-{number}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _target(number: int, office_id: UUID) -> AppealTarget:
    targets = AppealTarget.objects.select_related("appeal__gate", "office")
    return get_object_or_404(targets, appeal__number=number, office_id=office_id)
