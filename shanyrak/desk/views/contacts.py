"""What is known of one contact, what can be done about it; the queue of those in doubt; offices that contradict."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from shanyrak.desk.doing import attempt, attempt_with, complain
from shanyrak.desk.forms import BecauseForm, ValueForm
from shanyrak.desk.ledger import doubts_of, ledger_of
from shanyrak.desk.queues import contacts_in_doubt, offices_at_work
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role
from shanyrak.targets.checking import check_contact, outside
from shanyrak.targets.confirming import approve
from shanyrak.targets.conflicting import contradictions, settle_contradiction
from shanyrak.targets.disputing import dispute, propose_giving_up
from shanyrak.targets.models import ContactPoint, GivingUp
from shanyrak.targets.reporting import ENOUGH, look_at_reports

ON_A_PAGE = 50


@for_roles(Role.ORGANISER)
def contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint.objects.select_related("office"), pk=contact_id)
    reports = contact.reports.unread().order_by("reported_on", "pk")
    return render(
        request,
        "desk/contact.html",
        {
            "contact": contact,
            "office": contact.office.draft,
            "confirmation": contact.confirmation,
            "doubts": [] if contact.given_up_at else doubts_of(contact),
            "ledger": ledger_of(contact),
            "dispute": contact.dispute,
            "reports": reports,
            "are_enough": len(reports) >= ENOUGH,
            "waiting": contact.confirmations.waiting().select_related("proposed_by"),
            "givings_up": contact.givings_up.waiting().select_related("proposed_by"),
            "value_form": ValueForm(initial={"value": contact.value or contact.suggestion}, auto_id="v_%s"),
            "doubt_form": BecauseForm(auto_id="d_%s"),
            "reports_form": BecauseForm(auto_id="r_%s"),
            "give_up_form": BecauseForm(auto_id="g_%s"),
            "suspend_form": BecauseForm(auto_id="s_%s"),
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def dispute_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    said = _("Doubted. It stays in use, and its page says so, until two persons settle it.")
    attempt_with(request, BecauseForm(request.POST), dispute, done=said, contact=contact)
    return redirect("desk:contact", contact.pk)


@require_POST
@for_roles(Role.ORGANISER)
def give_up_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    said = _("Proposed. Another person has to agree before it is given up for good.")
    attempt_with(request, BecauseForm(request.POST), propose_giving_up, done=said, contact=contact)
    return redirect("desk:contact", contact.pk)


@require_POST
@for_roles(Role.ORGANISER)
def approve_giving_up(request: StaffRequest, giving_up_id: UUID) -> HttpResponse:
    row = get_object_or_404(GivingUp.objects.select_related("contact"), pk=giving_up_id)
    attempt(request, approve, row=row, done=_("Given up. Nothing uses it any more."), by=request.user)
    return redirect("desk:contact", row.contact_id)


@require_POST
@for_roles(Role.ORGANISER)
def check_now(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    attempt(
        request,
        check_contact,
        done=_("Checked. What was found stands in the ledger."),
        contact=contact,
        asking=outside(),
        by=request.user,
    )
    return redirect("desk:contact", contact.pk)


@require_POST
@for_roles(Role.ORGANISER)
def read_reports(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Reports are right when a reason is given and «agree» was pressed; else they are set aside."""
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    agrees = request.POST.get("say") == "agree"
    form = BecauseForm(request.POST)
    if agrees and not form.is_valid():
        complain(request, form)
        return redirect("desk:contact", contact.pk)
    attempt(
        request,
        look_at_reports,
        done=_("The public page says now that others report it.") if agrees else _("Set aside."),
        contact=contact,
        agrees=agrees,
        because=form.cleaned_data["because"] if agrees else "",
        by=request.user,
    )
    return redirect("desk:contact", contact.pk)


@for_roles(Role.ORGANISER)
def doubtful(request: StaffRequest) -> HttpResponse:
    """Those that three or more report stand first."""
    unread = Count("reports", filter=Q(reports__looked_at__isnull=True), distinct=True)
    contacts = (
        contacts_in_doubt()
        .alias(unread=unread)
        .annotate(are_enough=Case(When(unread__gte=ENOUGH, then=True), default=False))
        .select_related("office")
        .order_by("-are_enough", "created_at", "pk")
    )
    page = Paginator(contacts, ON_A_PAGE).get_page(request.GET.get("p"))
    return render(
        request,
        "desk/contacts_in_doubt.html",
        {
            "page": page,
            "contacts": [
                {"point": contact, "sheet": contact.office.draft, "doubts": doubts_of(contact)}
                for contact in page
            ],
            "contradictions": len(contradictions(offices_at_work())),
        },
    )


@for_roles(Role.ORGANISER)
def conflicts(request: StaffRequest) -> HttpResponse:
    found = contradictions(offices_at_work())
    return render(
        request,
        "desk/contradictions.html",
        {
            "rows": [(each, BecauseForm(auto_id=f"c{at}_%s")) for at, each in enumerate(found)],
            "lead": ngettext(
                "%(count)d question that only a person can answer.",
                "%(count)d questions that only a person can answer.",
                len(found),
            )
            % {"count": len(found)},
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def settle_conflict(request: StaffRequest, facts: str) -> HttpResponse:
    said = _("Settled. It is asked again only if something of it changes.")
    attempt_with(request, BecauseForm(request.POST), settle_contradiction, done=said, facts=facts)
    return redirect("desk:contradictions")
