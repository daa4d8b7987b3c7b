"""What everybody may read: the front page, an appeal, its state for machines."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.greeting import open_tracks
from shanyrak.duties.counting import public_totals
from shanyrak.pages.answers_shown import answers_shown
from shanyrak.pages.appeal_sheet import make_sheet, public_appeals
from shanyrak.pages.frame import reader_language, show
from shanyrak.pages.saying import country_name
from shanyrak.pages.sharing import sharing_of
from shanyrak.pages.welcome import groups_of, welcome_words


@dataclass(frozen=True, slots=True)
class Figure:
    number: str
    words: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    language = reader_language()
    now = timezone.now()
    sheets = [
        make_sheet(appeal, language=language, now=now) for appeal in public_appeals().order_by("-opened_at")
    ]
    return show(request, "pages/home.html", welcome=welcome_words(language), groups=groups_of(sheets))


@require_safe
def appeal(request: HttpRequest, number: int) -> HttpResponse:
    found = find_appeal(number)
    now = timezone.now()
    language = reader_language()
    sheet = make_sheet(found, language=language, now=now)
    return show(
        request,
        "pages/appeal.html",
        sheet=sheet,
        sharing=sharing_of(sheet),
        answers=answers_shown(found, language=language),
        may_greet=bool(open_tracks(found)),
        figures=figures_of(found, now),
        address=f"{settings.SHANYRAK_BASE_URL.split('://', 1)[-1]}/{number}",
    )


@require_safe
def status(_request: HttpRequest, number: int) -> HttpResponse:
    """The live state, for embeds and for those who hold a copy. Nothing in it is personal."""
    found = find_appeal(number)
    sheet = make_sheet(found, language=reader_language(), now=timezone.now())
    answer = JsonResponse(
        {
            "number": found.number,
            "state": sheet.state,
            "may_write": sheet.may_write,
            "write_before": found.write_before.isoformat() if found.write_before else None,
            "title": sheet.title,
            "languages": list(sheet.published_in),
            "address": f"{settings.SHANYRAK_BASE_URL}/{found.number}",
        }
    )
    answer.headers["Cache-Control"] = "public, max-age=60"
    return answer


def find_appeal(number: int) -> Appeal:
    found = public_appeals().filter(number=number).first() if number < 2**31 else None
    if found is None:
        raise Http404(_("There is no such appeal."))
    return found


def figures_of(appeal: Appeal, now: datetime) -> list[Figure]:
    """Rounded numbers, and none below ten: nobody who wrote can be found by counting."""
    totals = public_totals(appeal, now=now)
    figures = []
    if totals.people:
        words = ngettext(
            "letter was confirmed here by its writer",
            "letters were confirmed here by their writers",
            totals.people,
        )
        figures.append(Figure(number_format(totals.people), words))
    if totals.by_hand:
        words = ngettext(
            "person says they called, faxed or posted by themselves",
            "people say they called, faxed or posted by themselves",
            totals.by_hand,
        )
        figures.append(Figure(number_format(totals.by_hand), words))
    if totals.countries:
        named = ", ".join(
            f"{country_name(code)} {number_format(people)}" for code, people in totals.countries
        )
        words = ngettext(
            "country with ten letters or more: %(named)s",
            "countries with ten letters or more: %(named)s",
            len(totals.countries),
        )
        figures.append(Figure(str(len(totals.countries)), words % {"named": named}))
    return figures
