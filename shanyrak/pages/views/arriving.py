"""How every POST of the third step begins: find the appeal, read the letter, and turn back who has none."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from shanyrak.appeals.models import Appeal
from shanyrak.pages.appeal_sheet import AppealSheet, make_sheet
from shanyrak.pages.frame import reader_language
from shanyrak.pages.tokens import Written
from shanyrak.pages.views.appeals import find_appeal
from shanyrak.pages.views.writing import not_now, show_writing
from shanyrak.pages.writing_form import lacking, read_written


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter that can be sent, and the appeal it answers."""

    appeal: Appeal
    sheet: AppealSheet
    written: Written


def arrive(request: HttpRequest, number: int) -> Arrived | HttpResponse:
    """Give the letter, or the page that says what it lacks. Whoever has none yet is shown the way to one."""
    appeal = find_appeal(number)
    sheet = make_sheet(appeal, language=reader_language(), now=timezone.now())
    if request.method != "POST":
        return redirect("pages:write", number=number)
    written, problems = read_written(request.POST, sheet, language=reader_language())
    if not sheet.may_write:
        return not_now(request, sheet, own=written.own)
    if problems or (problems := lacking(written)):
        return show_writing(request, appeal, sheet, written, problems, status=422)
    return Arrived(appeal, sheet, written)
