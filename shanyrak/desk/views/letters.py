"""Letters that wait until a person has read them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.desk.doing import attempt
from shanyrak.desk.queues import held_letters
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.letters.confirming import release_held
from shanyrak.letters.models import Letter
from shanyrak.letters.withdrawing import withdraw
from shanyrak.people.models import Role


@for_roles(Role.ORGANISER)
def held(request: StaffRequest) -> HttpResponse:
    return render(
        request, "desk/held_letters.html", {"letters": held_letters().select_related("appeal__case")}
    )


@for_roles(Role.ORGANISER)
def held_letter(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    letter = get_object_or_404(held_letters().select_related("appeal__case"), pk=letter_id)
    targets = letter.targets.select_related("message", "office")
    return render(
        request,
        "desk/held_letter.html",
        {
            "letter": letter,
            "own_words": letter.own_words.open(),
            "targets": [
                {
                    "sheet": target.office.sheet,
                    "subject": target.message.subject.open(),
                    "body": target.message.body.open(),
                }
                for target in targets
            ],
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def release_letter(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=letter_id)
    attempt(
        request,
        release_held,
        done=_("Released: it leaves with the next batch."),
        letter=letter,
        by=request.user,
    )
    return redirect("desk:held_letters")


@require_POST
@for_roles(Role.ORGANISER)
def withdraw_letter(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=letter_id)
    attempt(request, withdraw, done=_("Withdrawn: it goes to nobody."), letter=letter)
    return redirect("desk:held_letters")
