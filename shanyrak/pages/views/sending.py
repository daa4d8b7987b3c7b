"""Step 3: every way to the office; our own, which makes one letter however often the form comes; and reports by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.craft.cleaning import clean_letter
from shanyrak.craft.courtesy import is_to_be_held
from shanyrak.letters.models import ByHandOutcome
from shanyrak.letters.reporting import report_by_hand
from shanyrak.letters.writing import Text, UnableToWrite, write_letter
from shanyrak.outbox.joining import AT_MOST
from shanyrak.pages.appeal_sheet import publication_for
from shanyrak.pages.explaining import explain
from shanyrak.pages.frame import reader_language, show
from shanyrak.pages.letter_sheet import compose_letters, place_of, sheets_of
from shanyrak.pages.next_steps import next_steps
from shanyrak.pages.refusing import only_from_here
from shanyrak.pages.sharing import sharing_of
from shanyrak.pages.tokens import is_too_quick
from shanyrak.pages.views.arriving import Arrived, arrive
from shanyrak.pages.ways import carried_contacts, contacts_of, office_ways
from shanyrak.pages.writing_form import Problem
from shanyrak.people.models import Purpose
from shanyrak.targets.models import Channel, ContactPoint, Office

ASKED = (Purpose.JOINT, Purpose.NEWS, Purpose.COPY, Purpose.PUBLIC, Purpose.SURVEY)
ADDRESS_AT_MOST = 300


@dataclass(frozen=True, slots=True)
class ShownConsent:
    name: str
    words: str
    is_chosen: bool


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, number: int) -> HttpResponse:
    came = arrive(request, number)
    return came if isinstance(came, HttpResponse) else _show_ways(request, came)


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def sent(request: HttpRequest, number: int) -> HttpResponse:
    came = arrive(request, number)
    if isinstance(came, HttpResponse):
        return came
    problems = _wrong(request, came)
    if problems:
        return _show_ways(request, came, problems, status=422)
    try:
        _write(request, came)
    except UnableToWrite as unable:
        return _show_ways(request, came, [Problem(explain(unable))], status=409)
    return show(
        request,
        "pages/sent.html",
        is_private=True,
        appeal=came.appeal,
        email=request.POST["email"].strip(),
        sharing=sharing_of(came.sheet),
        next=next_steps(came.sheet, is_joint=_is_joint(request, came)),
        written=came.written.seal(),
    )


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: HttpRequest, number: int) -> HttpResponse:
    came = arrive(request, number)
    if isinstance(came, HttpResponse):
        return came
    outcome, channel = request.POST.get("outcome", ""), request.POST.get("channel", "")
    if outcome not in ByHandOutcome.values or channel not in Channel.values:
        not_understood = Problem(_("Your report was not understood. Please press one of the buttons."))
        return _show_ways(request, came, [not_understood], status=422)
    contact = _contact(came, request.POST.get("contact", ""))
    report_by_hand(
        appeal=came.appeal,
        contact=contact,
        channel=channel,
        outcome=outcome,
        form_token=came.written.key_for("by-hand", channel, str(contact.pk) if contact else ""),
        country=came.written.country,
        now=timezone.now(),
    )
    return _show_ways(request, came, thanks=_("Thank you. It is written down, without a name."))


def _show_ways(
    request: HttpRequest,
    came: Arrived,
    problems: Sequence[Problem] = (),
    *,
    thanks: str = "",
    status: int = 200,
) -> HttpResponse:
    sheets = sheets_of(came.appeal)
    letters = compose_letters(came.appeal, came.written, language=reader_language())
    chosen = request.POST.getlist("carry") if "email" in request.POST else None
    carried = carried_contacts(came.appeal, came.written, sheets, chosen=chosen)
    return show(
        request,
        "pages/send.html",
        status=status,
        is_private=True,
        appeal=came.appeal,
        lead=_lead(len(letters)),
        written=came.written.seal(),
        problems=problems,
        wrong={problem.field: problem.text for problem in problems if problem.field},
        thanks=thanks,
        offices=office_ways(came.appeal, letters, came.written, sheets, now=timezone.now()),
        carried=carried,
        carries_paper=any(each.channel == Channel.POST for each in carried),
        waiting=[sheets[office].name for office in _waiting(came) if office in sheets],
        may_join=not came.written.own,
        joins=request.POST.get("together", "yes") == "yes",
        people_at_most=AT_MOST,
        consents=_consents(request, came),
        form={
            "email": request.POST.get("email", "")[:254],
            "address": request.POST.get("address", "")[:ADDRESS_AT_MOST],
        },
        next=next_steps(came.sheet),
    )


def _lead(count: int) -> str:
    return ngettext(
        "All ways that reach this office, best first for you and now. One is enough; two weigh more.",
        "All ways that reach these offices, best first for you and now. One is enough; two weigh more.",
        count,
    )


def _consents(request: HttpRequest, came: Arrived) -> list[ShownConsent]:
    """Each by itself, none ticked beforehand. From inside the country, nobody's name is offered to anybody."""
    return [
        ShownConsent(purpose.value, str(purpose.label), request.POST.get(purpose.value) == "yes")
        for purpose in _offered(came)
    ]


def _offered(came: Arrived) -> tuple[Purpose, ...]:
    is_inside = bool(came.written.country) and came.written.country == came.appeal.case.country
    left_out = {Purpose.COPY, Purpose.PUBLIC} if is_inside else set()
    if came.written.own:
        left_out.add(Purpose.JOINT)
    return tuple(purpose for purpose in ASKED if purpose not in left_out)


def _is_joint(request: HttpRequest, came: Arrived) -> bool:
    """Who wrote nothing of their own may go within the joint letter; a letter with own words goes by itself."""
    return not came.written.own and request.POST.get("together") == "yes"


def _wrong(request: HttpRequest, came: Arrived) -> list[Problem]:
    if request.POST.get("website"):
        return [
            Problem(
                _(
                    "Your letter has not left: a field that people do not see was filled in, as robots do. "
                    "It is empty again now; please press the button once more."
                )
            )
        ]
    if is_too_quick(came.written.token):
        return [
            Problem(
                _(
                    "Your letter has not left yet: the form came back faster than a person reads. "
                    "Please press the button once more."
                )
            )
        ]
    problems = []
    try:
        validate_email(request.POST.get("email", "").strip())
    except ValidationError:
        text = _(
            "Your letter has not left: we cannot send to this email address. Please look at it once more."
        )
        problems.append(Problem(text, "email"))
    if not _chosen_contacts(request, came) and not _waiting(came):
        problems.append(Problem(_("Your letter has not left: choose at least one way for us to carry it.")))
    return problems


def _chosen_contacts(request: HttpRequest, came: Arrived) -> dict[str, list[ContactPoint]]:
    """Office id → the contacts that the supporter ticked and that we can carry to."""
    ticked = set(request.POST.getlist("carry"))
    may = {each.id for each in carried_contacts(came.appeal, came.written, sheets_of(came.appeal))}
    every = contacts_of(came.appeal)
    chosen = {
        office: [contact for contact in every.get(office, ()) if str(contact.pk) in ticked & may]
        for office in came.written.offices
    }
    return {office: contacts for office, contacts in chosen.items() if contacts}


def _waiting(came: Arrived) -> list[str]:
    """The chosen offices of which no contact is known that we can carry to: their letters wait for one."""
    return [
        office
        for office in came.written.offices
        if not carried_contacts(came.appeal, replace(came.written, offices=(office,)), sheets_of(came.appeal))
    ]


def _write(request: HttpRequest, came: Arrived) -> None:
    chosen = _chosen_contacts(request, came) | {office: [] for office in _waiting(came)}
    offices: dict[str, Office] = {
        str(target.office_id): target.office for target in came.appeal.targets.all()
    }
    is_joint = _is_joint(request, came)
    letters = compose_letters(came.appeal, came.written, language=reader_language(), is_joint=is_joint)
    written = came.written
    email = request.POST["email"].strip()
    address = clean_letter(request.POST.get("address", ""), at_most=ADDRESS_AT_MOST)
    ticked = [purpose for purpose in _offered(came) if request.POST.get(purpose.value) == "yes"]
    consents = {purpose.value: str(purpose.label) for purpose in (Purpose.DELIVER, *ticked)}
    if is_joint:
        consents[Purpose.DELIVER.value] = _("Send my letter within the joint letter")
    write_letter(
        appeal=came.appeal,
        publication=publication_for(came.appeal, reader_language()),
        targets=[(offices[office], contacts) for office, contacts in chosen.items()],
        texts={
            offices[letter.office].pk: Text(
                letter.text.subject,
                letter.text.body,
                letter.text.language,
                signature=", ".join(
                    filter(None, [written.name, place_of(written, language=letter.text.language)])
                ),
            )
            for letter in letters
            if letter.office in chosen
        },
        email=email,
        name=written.name,
        place=written.place,
        address=address,
        country=written.country,
        language=reader_language(),
        own_words=written.own,
        demands=list(written.demands),
        written_as=written.role,
        consents=consents,
        form_token=written.key_for(
            *("letter", email.casefold(), "together" if is_joint else ""),
            *sorted(str(c.pk) for cs in chosen.values() for c in cs),
        ),
        held_because="threat" if is_to_be_held(written.own) else "",
        is_joint=is_joint,
        now=timezone.now(),
    )


def _contact(came: Arrived, identifier: str) -> ContactPoint | None:
    for contacts in contacts_of(came.appeal).values():
        for contact in contacts:
            if str(contact.pk) == identifier:
                return contact
    return None
