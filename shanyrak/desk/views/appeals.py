"""One appeal: its words, targets, publication, state, developments, named persons and journal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.appeals.closing import close
from shanyrak.appeals.developing import record
from shanyrak.appeals.models import Appeal, AppealState, NamedPerson, Proposal
from shanyrak.appeals.naming import record_consent
from shanyrak.appeals.publishing import approve, propose
from shanyrak.appeals.stopping import StopReport, hold, resume, stop_appeal
from shanyrak.appeals.wording import demands_asked, next_demand, save_words, words_for
from shanyrak.desk.doing import attempt, attempt_with, complain
from shanyrak.desk.forms import (
    LANGUAGES,
    BecauseForm,
    DevelopmentForm,
    PersonForm,
    ProposeForm,
    ValueForm,
    WordsForm,
)
from shanyrak.desk.queues import AT_WORK
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.duties.forgetting import forget_person_at_risk
from shanyrak.duties.surveying import survey_counts
from shanyrak.letters.models import Again, Heard, HeardBy, Letter, LetterState
from shanyrak.letters.petitioning import signers
from shanyrak.outbox.models import BUNDLE, Delivery, DeliveryState
from shanyrak.people.models import Role, User
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import ContactPoint, How

MAY_STOP = AT_WORK
MAY_CLOSE = (AppealState.LIVE, AppealState.HELD, AppealState.CHECK_FIRST, AppealState.STOPPED)


@for_roles(Role.ORGANISER)
def appeals(request: StaffRequest) -> HttpResponse:
    return render(
        request, "desk/appeals.html", {"appeals": Appeal.objects.select_related("case").order_by("-number")}
    )


@for_roles(Role.ORGANISER)
def appeal(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case", "gate", "created_by"), number=number)
    return render(
        request,
        "desk/appeal.html",
        {
            "appeal": appeal,
            "versions": _versions(appeal),
            "targets": _targets(appeal),
            "proposals": appeal.proposals.filter(settled_at__isnull=True).select_related(
                "locale", "proposed_by"
            ),
            "publications": appeal.publications.select_related(
                "locale", "proposed_by", "approved_by"
            ).order_by("-approved_at")[:10],
            "developments": appeal.case.developments.all(),
            "persons": _persons(appeal),
            "journal": _journal(appeal),
            "letters": _letters(appeal),
            "survey": _survey(appeal),
            "stop_form": BecauseForm(auto_id="stop_%s"),
            "turns": _turns(appeal),
            "development_form": DevelopmentForm(
                auto_id="development_%s", initial={"language": appeal.language}
            ),
            "unspoken": _unspoken(appeal).count(),
            "may_stop": appeal.state in MAY_STOP,
        },
    )


def _survey(appeal: Appeal) -> list[tuple[str, int]]:
    """What those say who were asked two weeks later: answers that ten people or more gave, in tens."""
    counts = survey_counts(appeal)
    labels = {
        "heard": (_("Answered"), Heard),
        "heard_by": (_("Came"), HeardBy),
        "again": (_("Would write"), Again),
    }
    return [
        (f"{labels[question][0]}: {labels[question][1](answer).label}", number)
        for question, answers in counts.answers.items()
        for answer, number in answers
    ]


@for_roles(Role.ORGANISER)
def words(request: StaffRequest, number: int, language: str) -> HttpResponse:
    appeal = get_object_or_404(Appeal, number=number)
    _known(language)
    asked = demands_asked(appeal)
    form = WordsForm(
        request.POST or None,
        demands=asked,
        further=next_demand(appeal, asked) if language == appeal.language else None,
        initial=_words_now(appeal, language),
    )
    if form.is_valid():
        revision = attempt(
            request,
            save_words,
            done=_("Kept as a new version. The public sees it once two persons have published it."),
            appeal=appeal,
            language=language,
            by=request.user,
            **form.words(),
        )
        if revision:
            return redirect("desk:appeal", number)
    return render(
        request,
        "desk/words.html",
        {
            "appeal": appeal,
            "form": form,
            "language": language,
            "language_name": dict(LANGUAGES)[language],
            "source": words_for(appeal, appeal.language) if language != appeal.language else None,
        },
    )


@for_roles(Role.ORGANISER)
def propose_words(request: StaffRequest, number: int, language: str) -> HttpResponse:
    appeal = get_object_or_404(Appeal, number=number)
    _known(language)
    form = ProposeForm(request.POST or None, initial={"write_before": appeal.write_before})
    if form.is_valid():
        proposal = attempt(
            request,
            propose,
            done=_("Proposed. Another person has to approve it before anybody sees it."),
            appeal=appeal,
            language=language,
            by=request.user,
            **form.cleaned_data,
        )
        if proposal:
            return redirect("desk:appeal", number)
    return render(
        request,
        "desk/propose.html",
        {
            "appeal": appeal,
            "form": form,
            "language": language,
            "language_name": dict(LANGUAGES)[language],
            "words": words_for(appeal, language),
        },
    )


@for_roles(Role.ORGANISER)
def proposal(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    proposal = get_object_or_404(
        Proposal.objects.select_related("appeal__case", "locale", "revision", "proposed_by"), pk=proposal_id
    )
    appeal = proposal.appeal
    if request.method == "POST":
        publication = attempt(
            request,
            approve,
            done=_("Approved by two persons: it is public now."),
            proposal=proposal,
            by=request.user,
        )
        return (
            redirect("desk:appeal", appeal.number) if publication else redirect("desk:proposal", proposal.pk)
        )
    before = appeal.words_in(proposal.locale.language_code)
    return render(
        request,
        "desk/proposal.html",
        {
            "proposal": proposal,
            "appeal": appeal,
            "words": proposal.revision.as_object(),
            "before": before.words if before else None,
            "targets": _targets(appeal),
            "is_mine": proposal.proposed_by_id == request.user.pk,
        },
    )


@for_roles(Role.ORGANISER)
def contacts(request: StaffRequest, number: int) -> HttpResponse:
    """All contacts of an appeal that nobody has said anything of, on one page: tick what is right, mend, propose."""
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    rows: list[dict[str, Any]] = [
        {
            "point": contact,
            "sheet": contact.office.draft,
            "form": ValueForm(
                request.POST if str(contact.pk) in request.POST.getlist("chosen") else None,
                prefix=str(contact.pk),
                initial={"value": contact.suggestion, "how": How.PRINTED},
            ),
        }
        for contact in _unspoken(appeal)
    ]
    chosen = [row for row in rows if row["form"].is_bound]
    if request.method == "POST" and chosen and all(row["form"].is_valid() for row in chosen):
        for row in chosen:
            attempt(request, propose_value, contact=row["point"], by=request.user, **row["form"].cleaned_data)
        messages.success(request, _("Proposed. Another person has to approve them before letters use them."))
        return redirect("desk:appeal", number)
    if request.method == "POST" and not chosen:
        messages.error(request, _("Nothing was proposed: tick the contacts that you stand for."))
    return render(request, "desk/contacts.html", {"appeal": appeal, "rows": rows})


@for_roles(Role.ORGANISER)
def stop_one(request: StaffRequest) -> HttpResponse:
    """The page behind «Stop an appeal», one click from everywhere."""
    return render(
        request,
        "desk/stop.html",
        {
            "appeals": [
                {"appeal": appeal, "form": BecauseForm(auto_id=f"stop{appeal.number}_%s")}
                for appeal in Appeal.objects.filter(state__in=MAY_STOP)
                .select_related("case")
                .order_by("-number")
            ]
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def stop(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal, number=number)
    form = BecauseForm(request.POST)
    if not form.is_valid():
        complain(request, form)
        return redirect("desk:stop_one")
    report = attempt(
        request, stop_appeal, appeal=appeal, because=form.cleaned_data["because"], by=request.user
    )
    if report:
        messages.warning(request, _caught(appeal, report))
    return redirect("desk:appeal", number)


@require_POST
@for_roles(Role.ORGANISER)
def turn(request: StaffRequest, number: int, way: str) -> HttpResponse:
    """Hold, resume or close."""
    appeal = get_object_or_404(Appeal, number=number)
    if way not in {"hold", "resume", "close"}:
        raise Http404
    deed, said = {
        "hold": (_hold, _("Held: nobody can write until it is resumed, and what waits, waits.")),
        "resume": (_resume, _("Open again.")),
        "close": (close, _("Closed. Its page stays, and says why.")),
    }[way]
    attempt_with(request, BecauseForm(request.POST), deed, done=said, appeal=appeal)
    return redirect("desk:appeal", number)


@require_POST
@for_roles(Role.ORGANISER)
def add_development(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    attempt_with(request, DevelopmentForm(request.POST), record, done=_("Recorded."), case=appeal.case)
    return redirect("desk:appeal", number)


@require_POST
@for_roles(Role.ORGANISER)
def person(request: StaffRequest, number: int, person_id: UUID) -> HttpResponse:
    person = _person(number, person_id)
    attempt_with(request, PersonForm(request.POST), record_consent, done=_("Recorded."), person=person)
    return redirect("desk:appeal", number)


@require_POST
@for_roles(Role.ORGANISER)
def forget_person(request: StaffRequest, number: int, person_id: UUID) -> HttpResponse:
    person = _person(number, person_id)
    attempt(
        request,
        forget_person_at_risk,
        done=_(
            "Forgotten: the drafts now hold initials. If the name was published, publish the words again."
        ),
        person=person,
        by=request.user,
    )
    return redirect("desk:appeal", number)


def _caught(appeal: Appeal, report: StopReport) -> str:
    said = _(
        "Appeal %(number)s is stopped. Not sent, and now withdrawn: %(not_sent)s. Called back from our "
        "own mail server: %(called_back)s. Already out: %(already_out)s. "
        "In doubt, nobody knows yet whether they left: %(undecided)s."
    ) % {
        "number": appeal.number,
        "not_sent": report.not_sent,
        "called_back": report.called_back,
        "already_out": report.already_out,
        "undecided": report.undecided,
    }
    if report.is_complete:
        return said
    return f"{said} {_('One sender is still at its last word; the stop finishes right behind it.')}"


def _unspoken(appeal: Appeal) -> QuerySet[ContactPoint]:
    return (
        ContactPoint.objects.filter(
            office__in=appeal.targets.values("office"), confirmations__isnull=True, suspended_at__isnull=True
        )
        .select_related("office")
        .order_by("office", "channel", "pk")
    )


def _hold(*, appeal: Appeal, because: str, by: User, now: datetime) -> None:  # noqa: ARG001 - holding dates nothing
    hold(appeal=appeal, because=because, by=by)


def _resume(*, appeal: Appeal, because: str, by: User, now: datetime) -> None:  # noqa: ARG001 - it is open: no reason
    resume(appeal=appeal, by=by)


def _turns(appeal: Appeal) -> list[dict[str, Any]]:
    """What may be done with its state besides stopping, each with a form that asks why."""
    ways = [
        ("hold", _("Hold"), _("Nobody can write until it is resumed."), appeal.state == AppealState.LIVE),
        ("resume", _("Resume"), _("It opens again as it was."), appeal.state == AppealState.HELD),
        ("close", _("Close"), _("For good; its page stays."), appeal.state in MAY_CLOSE),
    ]
    return [
        {"way": way, "name": name, "what": what, "form": BecauseForm(auto_id=f"{way}_%s")}
        for way, name, what, is_possible in ways
        if is_possible
    ]


def _person(number: int, person_id: UUID) -> NamedPerson:
    person = get_object_or_404(NamedPerson, pk=person_id, appeal__number=number)
    if person.is_erased:
        raise Http404(_("This person was forgotten."))
    return person


def _persons(appeal: Appeal) -> list[dict[str, Any]]:
    return [
        {
            "person": person,
            "name": person.name.open(),
            "form": PersonForm(
                auto_id=f"person{index}_%s",
                initial={
                    "shown_as": person.shown_as,
                    "consent": person.consent.open() if person.consent else "",
                },
            ),
        }
        for index, person in enumerate(appeal.persons.order_by("recorded_at", "pk"))
        if not person.is_erased
    ]


def _known(language: str) -> None:
    if language not in dict(LANGUAGES):
        raise Http404


def _words_now(appeal: Appeal, language: str) -> dict[str, Any]:
    page = words_for(appeal, language)
    if page is None:
        return {}
    return {
        "title": page.title,
        "standfirst": page.standfirst,
        "case_sentence": page.case_sentence,
        "letter_subject": page.letter_subject,
        "story": page.story,
        **{f"demand_{each.number}": each.text for each in page.demand_words.all()},
    }


def _versions(appeal: Appeal) -> list[dict[str, Any]]:
    """One row a language: what is written, what waits, what is public."""
    written = {
        page.locale.language_code: page for page in appeal.pages.select_related("locale", "latest_revision")
    }
    waiting = {each.locale.language_code: each for each in appeal.proposals.filter(settled_at__isnull=True)}
    rows = []
    for code, name in LANGUAGES:
        page, public = written.get(code), appeal.words_in(code)
        rows.append(
            {
                "code": code,
                "name": name,
                "page": page,
                "proposal": waiting.get(code),
                "public": public,
                "is_newer": bool(page and public and page.latest_revision_id != public.revision_id),
            }
        )
    return rows


def _targets(appeal: Appeal) -> list[dict[str, Any]]:
    rows = []
    for target in appeal.targets.select_related("office"):
        office = target.office
        rows.append(
            {
                "office": office,
                "sheet": office.sheet,
                "draft": office.draft,
                "aim": True,
                "spared_because": target.spared_because,
                "signers": signers(appeal, office).count(),
                "contacts": [
                    {
                        "point": contact,
                        "confirmation": contact.confirmation,
                        "waiting": contact.confirmations.waiting().first(),
                    }
                    for contact in office.contacts.order_by("channel", "created_at", "pk")
                ],
            }
        )
    return rows


def _journal(appeal: Appeal) -> list[dict[str, Any]]:
    counts = (
        _of_appeal(appeal).values("channel", "state").annotate(count=Count("pk")).order_by("channel", "state")
    )
    return [{**row, "label": DeliveryState(row["state"]).label} for row in counts]


def _letters(appeal: Appeal) -> list[dict[str, Any]]:
    counts = appeal.letters.values("state").annotate(count=Count("pk")).order_by("state")
    rows = [{**row, "label": str(LetterState(row["state"]).label)} for row in counts]
    joint = Letter.objects.confirmed().filter(appeal=appeal, is_joint=True).count()
    return [*rows, {"count": joint, "label": _("of those, within the joint letter")}] if joint else rows


def _of_appeal(appeal: Appeal) -> QuerySet[Delivery]:
    # A mail that carries others is none itself: its letters are counted.
    return Delivery.objects.filter(gate=appeal.gate_id).exclude(origin=BUNDLE)
