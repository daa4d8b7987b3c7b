"""Step 2: the letter grows on the page. Nothing is kept, nothing leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import SystemRandom

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.appeals.models import Appeal
from shanyrak.craft.composing.phrasebook import reasons, roles
from shanyrak.craft.composing.varying import vary
from shanyrak.pages.appeal_sheet import AppealSheet, Notice, make_sheet
from shanyrak.pages.frame import languages_of, reader_language, show
from shanyrak.pages.hinting import hints_for
from shanyrak.pages.letter_sheet import compose_letters
from shanyrak.pages.refusing import only_from_here
from shanyrak.pages.saying import countries
from shanyrak.pages.tokens import Written
from shanyrak.pages.views.appeals import find_appeal
from shanyrak.pages.writing_form import MOST, Problem, first_written, keys_of, moved, read_written

SHORT = 60  # characters of a demand, as an arrow's name says it


@dataclass(frozen=True, slots=True)
class ShownDemand:
    number: int
    text: str
    short: str
    is_chosen: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ShownOffice:
    id: str
    name: str
    hint: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownChoice:
    key: str
    text: str
    is_chosen: bool


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, number: int) -> HttpResponse:
    appeal = find_appeal(number)
    sheet = make_sheet(appeal, language=reader_language(), now=timezone.now())
    if not sheet.may_write:
        return not_now(request, sheet, own=request.POST.get("own", ""))
    if request.method != "POST":
        return show_writing(request, appeal, sheet, first_written(sheet, language=reader_language()))
    written, problems = read_written(request.POST, sheet, language=reader_language())
    return show_writing(request, appeal, sheet, _varied(moved(written, request.POST), request), problems)


def _varied(written: Written, request: HttpRequest) -> Written:
    """Where the operator allows it and somebody asked: put together differently, by machine."""
    if not settings.ENVIRONMENT.varies or "vary" not in request.POST:
        return written
    known = list(keys_of(reasons, reader_language()))
    order, reason = vary(written.order, known, reason=written.reason, chance=SystemRandom())
    chosen = set(written.demands)
    return replace(
        written, order=order, demands=tuple(each for each in order if each in chosen), reason=reason
    )


def show_writing(
    request: HttpRequest,
    appeal: Appeal,
    sheet: AppealSheet,
    written: Written,
    problems: Sequence[Problem] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    language = reader_language()
    letters = compose_letters(appeal, written, language=language)
    here = reverse("pages:write", kwargs={"number": appeal.number})
    return show(
        request,
        "pages/write.html",
        status=status,
        is_private=True,
        here=here,
        appeal=appeal,
        token=written.token,
        problems=problems,
        wrong={problem.field: problem.text for problem in problems if problem.field},
        offices=[
            ShownOffice(
                office.id,
                office.name,
                _("Can act first")
                if office.is_first and len(sheet.asked) > 1 and not sheet.takes_turns
                else "",
                office.id in written.offices,
            )
            for office in sheet.asked
        ],
        demands=_demands(sheet, written),
        words_language=sheet.language,
        roles=_choices(keys_of(roles, language), written.role, _("Rather not say")),
        reasons=_choices(keys_of(reasons, language), written.reason, _("I say it in my own words")),
        form=written,
        most=MOST,
        own_language=written.language,
        countries=countries(language),
        letters=letters,
        may_vary=settings.ENVIRONMENT.varies,
        is_varied=settings.ENVIRONMENT.varies and "vary" in request.POST,
        hints=hints_for(appeal, letters, written),
        risk=_risk(appeal, written),
        others=[other for other in languages_of(here) if not other.is_current],
    )


def not_now(request: HttpRequest, sheet: AppealSheet, *, own: str = "") -> HttpResponse:
    """The appeal does not take letters. Whoever came with words in hand gets them back."""
    if request.method != "POST":
        return redirect("pages:appeal", number=sheet.number)
    return show(
        request,
        "pages/not_now.html",
        status=409,
        is_private=True,
        heading=_("Your letter has not left"),
        notice=sheet.notice or Notice(_("This appeal takes no letters now"), "", ""),
        own=own,
        appeal_url=reverse("pages:appeal", kwargs={"number": sheet.number}),
    )


def _demands(sheet: AppealSheet, written: Written) -> list[ShownDemand]:
    texts = {demand.number: demand.text for demand in sheet.demands}
    return [
        ShownDemand(
            number,
            texts[number],
            texts[number] if len(texts[number]) <= SHORT else texts[number][:SHORT].rsplit(" ", 1)[0] + "…",
            number in written.demands,
            at == 0,
            at == len(written.order) - 1,
        )
        for at, number in enumerate(written.order)
        if number in texts
    ]


def _choices(book: dict[str, str], chosen: str, none: str) -> list[ShownChoice]:
    return [
        ShownChoice("", none, not chosen),
        *(ShownChoice(key, text, key == chosen) for key, text in book.items()),
    ]


def _risk(appeal: Appeal, written: Written) -> dict[str, str] | None:
    """Letters from inside the country can endanger those who write them: say it before, not after."""
    if not written.country or written.country != appeal.case.country:
        return None
    return {
        "title": _("You write from inside the country concerned."),
        "text": _(
            "The office learns your name and your town. If that could harm you, write with initials and without the town, "
            "or ask somebody abroad to write. Nobody will think less of you."
        ),
    }
