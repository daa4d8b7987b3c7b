"""The directory of offices, and what is known of each way to reach them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.craft.contacts.postal import language_of_letters
from shanyrak.craft.transliterating import in_other_letters
from shanyrak.desk.doing import attempt, attempt_with, complain
from shanyrak.desk.forms import BecauseForm, ContactForm, OfficeForm, ValueForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.duties.responding import responsiveness
from shanyrak.people.models import Role
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import Channel, ContactPoint, Office
from shanyrak.targets.registering import add_contact, propose_office
from shanyrak.targets.suspending import restore, suspend

KNOWN_OF_AN_OFFICE = tuple(OfficeForm.base_fields)


@for_roles(Role.ORGANISER)
def targets(request: StaffRequest) -> HttpResponse:
    offices = Office.objects.prefetch_related("sheets", "contacts", "appeals").order_by("-created_at")
    return render(
        request,
        "desk/targets.html",
        {
            "offices": [
                {"office": office, "sheet": office.draft, "is_approved": office.sheet is not None}
                for office in offices
            ]
        },
    )


@for_roles(Role.ORGANISER)
def new_office(request: StaffRequest) -> HttpResponse:
    form = OfficeForm(request.POST or None)
    if form.is_valid():
        sheet = attempt(
            request,
            propose_office,
            done=_("Proposed. Another person has to approve it before letters use it."),
            by=request.user,
            **form.cleaned_data,
        )
        if sheet:
            return redirect("desk:office", sheet.office_id)
    return render(request, "desk/office_form.html", {"form": form, "office": None})


@for_roles(Role.ORGANISER)
def change_office(request: StaffRequest, office_id: UUID) -> HttpResponse:
    office = get_object_or_404(Office, pk=office_id)
    newest = office.draft
    known = {name: getattr(newest, name) for name in KNOWN_OF_AN_OFFICE} if newest else {}
    known["accredited_to"] = ", ".join(known.get("accredited_to", ()))
    form = OfficeForm(request.POST or None, initial=known)
    if form.is_valid():
        sheet = attempt(
            request,
            propose_office,
            done=_("Proposed. Until another person approves it, the sheet before it is used."),
            office=office,
            printed=newest.printed if newest else "",
            by=request.user,
            **form.cleaned_data,
        )
        if sheet:
            return redirect("desk:office", office.pk)
    return render(request, "desk/office_form.html", {"form": form, "office": office})


@for_roles(Role.ORGANISER)
def office(request: StaffRequest, office_id: UUID) -> HttpResponse:
    office = get_object_or_404(Office, pk=office_id)
    contacts = [
        {
            "point": contact,
            "confirmation": contact.confirmation,
            "waiting": contact.confirmations.waiting().select_related("proposed_by"),
            "form": ValueForm(initial={"value": contact.suggestion}, auto_id=f"c{index}_%s"),
            "other_letters": _other_letters(contact, office),
            "because_form": BecauseForm(auto_id=f"b{index}_%s"),
        }
        for index, contact in enumerate(office.contacts.order_by("channel", "created_at", "pk"))
    ]
    return render(
        request,
        "desk/office.html",
        {
            "office": office,
            "sheet": office.sheet,
            "newest": office.draft,
            "sheets": office.sheets.select_related("proposed_by", "approved_by").order_by(
                "-proposed_at", "-pk"
            ),
            "contacts": contacts,
            "record": responsiveness(office),
            "contact_form": ContactForm(auto_id="new_%s"),
            "appeals": office.appeals.select_related("case"),
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def new_contact(request: StaffRequest, office_id: UUID) -> HttpResponse:
    office = get_object_or_404(Office, pk=office_id)
    form = ContactForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            add_contact,
            done=_("Kept as printed. Propose the form that is right; another person approves it."),
            office=office,
            **form.cleaned_data,
        )
    else:
        complain(request, form)
    return redirect("desk:office", office.pk)


@require_POST
@for_roles(Role.ORGANISER)
def new_value(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    form = ValueForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            propose_value,
            done=_("Proposed. Another person has to approve it before letters use it."),
            contact=contact,
            by=request.user,
            **form.cleaned_data,
        )
    else:
        complain(request, form)
    return redirect("desk:office", contact.office_id)


@require_POST
@for_roles(Role.ORGANISER)
def suspend_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    said = _("Suspended: no letter uses it until it is restored.")
    attempt_with(request, BecauseForm(request.POST), suspend, done=said, contact=contact)
    return redirect("desk:office", contact.office_id)


@require_POST
@for_roles(Role.ORGANISER)
def restore_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    contact = get_object_or_404(ContactPoint, pk=contact_id)
    attempt(request, restore, done=_("Restored."), contact=contact, by=request.user)
    return redirect("desk:office", contact.office_id)


def _other_letters(contact: ContactPoint, office: Office) -> str:
    """An address as the other script of its country writes it: for eyes, never used."""
    if contact.channel not in {Channel.POST, Channel.HANDIN} or office.draft is None:
        return ""
    address = contact.value or contact.suggestion
    return in_other_letters(address, office.draft.country, language_of_letters(address, office.draft.country))
