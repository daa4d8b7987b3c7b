"""What surrounds every public page: the other languages it can be read in, and how it is sent out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import get_language

from shanyrak.pages.appeal_sheet import OtherLanguage

INTERFACE = tuple(code for code, _name in settings.LANGUAGES)


def reader_language() -> str:
    """The language of the interface, which is the reader's as far as we know."""
    return get_language() or "en"


def languages_of(path: str) -> tuple[OtherLanguage, ...]:
    """The addresses of one page in every language of the interface."""
    current = reader_language()
    return tuple(
        OtherLanguage(code, name, translate_url(path, code), code == current)
        for code, name in settings.LANGUAGES
    )


def show(
    request: HttpRequest, template: str, *, status: int = 200, is_private: bool = False, **values: object
) -> HttpResponse:
    """Draw a page. A private one is kept by no cache: it shows what one person wrote."""
    values.setdefault("languages", languages_of(request.path) if request.method == "GET" else ())
    response = render(request, template, values, status=status)
    response.headers["Content-Language"] = reader_language()
    response.headers["Cache-Control"] = "no-store" if is_private else "public, max-age=60"
    if is_private:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
