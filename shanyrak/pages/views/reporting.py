"""Anybody says that a contact does not work. No account, no name; a person looks before anything changes."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.appeals.models import Appeal
from shanyrak.pages.appeal_sheet import contact_line
from shanyrak.pages.frame import reader_language, show
from shanyrak.pages.refusing import only_from_here
from shanyrak.pages.tokens import new_form_token
from shanyrak.pages.trouble_form import CAN_HAPPEN, Typed, form_key, read_trouble, said_of
from shanyrak.pages.views.appeals import find_appeal
from shanyrak.targets.models import ContactPoint, OfficeSheet
from shanyrak.targets.reporting import report_trouble


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, number: int, contact_id: UUID) -> HttpResponse:
    appeal = find_appeal(number)
    contact, sheet = _contact(appeal, contact_id)
    typed, problems = Typed(new_form_token()), []
    is_kept = False
    if request.method == "POST":
        typed, problems = read_trouble(request.POST, contact)
        is_kept = not problems
    if is_kept:
        report_trouble(
            contact,
            what=typed.what,
            value=typed.value,
            link=typed.link,
            form_key=form_key(typed, contact),
            now=timezone.now(),
        )
    return show(
        request,
        "pages/report.html",
        status=422 if problems else 200,
        is_private=True,
        number=number,
        office=sheet.name,
        language=reader_language(),
        contact=contact_line(contact),
        choices=[(what.value, said_of(what), what == typed.what) for what in CAN_HAPPEN[contact.channel]],
        form=typed,
        problems=problems,
        wrong={problem.field: problem.text for problem in problems if problem.field},
        is_kept=is_kept,
    )


def _contact(appeal: Appeal, contact_id: UUID) -> tuple[ContactPoint, OfficeSheet]:
    """A contact that the appeal's page shows. Expects the prefetch of ``public_appeals``."""
    for target in appeal.targets.all():
        for contact in target.office.contacts.all():
            if contact.pk == contact_id and target.office.known_sheets and contact.given_up_at is None:
                return contact, target.office.known_sheets[0]
    raise Http404(_("There is no such contact in this appeal."))
