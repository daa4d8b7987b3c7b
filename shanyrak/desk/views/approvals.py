"""Everything that waits for a second person: words, offices, contacts."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.appeals.models import Proposal
from shanyrak.desk.doing import attempt
from shanyrak.desk.queues import confirmations_for, givings_up_for, proposals_for, sheets_for
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role
from shanyrak.targets.confirming import approve
from shanyrak.targets.models import Confirmation, GivingUp, OfficeSheet


@for_roles(Role.ORGANISER)
def approvals(request: StaffRequest) -> HttpResponse:
    me = request.user
    return render(
        request,
        "desk/approvals.html",
        {
            "proposals": proposals_for(me).select_related("appeal__case", "locale", "proposed_by"),
            "sheets": sheets_for(me).select_related("office", "proposed_by"),
            "confirmations": confirmations_for(me).select_related("contact__office", "proposed_by"),
            "givings_up": givings_up_for(me).select_related("contact__office", "proposed_by"),
            "mine": {
                "proposals": Proposal.objects.filter(settled_at__isnull=True, proposed_by=me).count(),
                "sheets": OfficeSheet.objects.waiting().filter(proposed_by=me).count(),
                "confirmations": Confirmation.objects.waiting().filter(proposed_by=me).count()
                + GivingUp.objects.waiting().filter(proposed_by=me).count(),
            },
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def approve_sheet(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    sheet = get_object_or_404(OfficeSheet, pk=sheet_id)
    attempt(request, approve, row=sheet, done=_("Approved. It is used from now on."), by=request.user)
    return redirect("desk:office", sheet.office_id)


@require_POST
@for_roles(Role.ORGANISER)
def approve_confirmation(request: StaffRequest, confirmation_id: UUID) -> HttpResponse:
    confirmation = get_object_or_404(Confirmation.objects.select_related("contact"), pk=confirmation_id)
    attempt(request, approve, row=confirmation, done=_("Approved. It is used from now on."), by=request.user)
    return redirect("desk:office", confirmation.contact.office_id)
