"""Pages that seldom change. What staff wrote of them in this language stands first; else our own words."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shanyrak.pages.appeal_sheet import paragraphs
from shanyrak.pages.frame import reader_language, show
from shanyrak.words.models import StandingPage


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return _standing(request, "about", _("Who we are"), "pages/parts/about.html")


@require_safe
def your_data(request: HttpRequest) -> HttpResponse:
    return _standing(request, "your-data", _("Your data"), "pages/parts/your_data.html")


def _standing(request: HttpRequest, slug: str, heading: str, text: str) -> HttpResponse:
    page = StandingPage.objects.live().filter(slug=slug, locale__language_code=reader_language()).first()
    return show(
        request,
        "pages/standing.html",
        heading=page.title if page else heading,
        paragraphs=paragraphs(page.text) if page else (),
        text=text,
    )
