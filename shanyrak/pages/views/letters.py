"""What the writer sees by the links we mailed: confirm, follow, withdraw, erase. A GET changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.appeals.models import AppealState
from shanyrak.duties.exporting import export
from shanyrak.duties.forgetting import forget
from shanyrak.letters.confirming import CONFIRM_WITHIN, LinkTooOld, LinkUnknown, confirm, find
from shanyrak.letters.filing import file_answer
from shanyrak.letters.links import letter_of, manage_token
from shanyrak.letters.models import Letter, LetterState
from shanyrak.letters.pooling import NotItsTarget, UnableToFile
from shanyrak.letters.withdrawing import withdraw
from shanyrak.letters.writing import AppealNotOpen, UnableToWrite
from shanyrak.pages.explaining import explain, explain_filing
from shanyrak.pages.frame import show
from shanyrak.pages.receipt_sheet import lead_of, receipts
from shanyrak.pages.refusing import only_from_here
from shanyrak.pages.saying import said
from shanyrak.targets.models import Channel
from shanyrak.vault.errors import NoPrivateKey

STILL_HERE = (LetterState.AWAITING_CONFIRM, LetterState.HELD_REVIEW, LetterState.CONFIRMED)


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        try:
            confirmed = confirm(token=token, now=timezone.now())
        except UnableToWrite as unable:
            return _show_confirm(request, find(token), unable)
        return redirect("pages:letter", token=manage_token(confirmed))
    letter = find(token)
    return _show_confirm(request, letter, _hindrance(letter))


def _hindrance(letter: Letter | None) -> UnableToWrite | None:
    """Why the button would do nothing, said before anybody presses it."""
    if letter is None or letter.erased_at:
        return LinkUnknown()
    if letter.state != LetterState.AWAITING_CONFIRM:
        return None
    if letter.created_at < timezone.now() - CONFIRM_WITHIN:
        return LinkTooOld()
    if letter.appeal.state != AppealState.LIVE:
        return AppealNotOpen()
    return None


def _show_confirm(request: HttpRequest, letter: Letter | None, unable: UnableToWrite | None) -> HttpResponse:
    is_waiting = letter is not None and letter.state == LetterState.AWAITING_CONFIRM
    may_confirm = is_waiting and unable is None
    is_readable = letter is not None and not letter.erased_at
    return show(
        request,
        "pages/confirm.html",
        status=404 if isinstance(unable, LinkUnknown) else 409 if unable else 200,
        is_private=True,
        here=request.path,
        heading=_("Send this letter?") if may_confirm else _("Your letter"),
        lead=_lead_to_confirm(letter)
        if may_confirm and letter
        else ("" if unable else lead_of(letter) if letter else ""),
        problem=explain(unable) if unable else "",
        may_confirm=may_confirm,
        letters=receipts(letter) if may_confirm and letter else (),
        letter_url=reverse("pages:letter", kwargs={"token": manage_token(letter)})
        if letter and is_readable and not is_waiting
        else "",
        appeal_url=reverse("pages:appeal", kwargs={"number": letter.appeal.number}) if letter else "",
    )


def _lead_to_confirm(letter: Letter) -> str:
    if letter.is_joint:
        return _(
            "One press, and it goes within the joint letter. If it is not yours, close this page: nothing happens then."
        )
    return _(
        "One press, and it leaves in your name. If it is not yours, close this page: nothing happens then."
    )


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def letter_page(request: HttpRequest, token: str) -> HttpResponse:
    letter = letter_of(token)
    if letter is None:
        raise Http404
    if request.method != "POST":
        return _show_letter(request, letter)
    match request.POST.get("do", ""):
        case "withdraw":
            left = withdraw(letter=letter, now=timezone.now())
            return _show_letter(request, letter_of(token) or letter, done=_taken_back(left))
        case "erase":
            left = withdraw(letter=letter, now=timezone.now())
            forget(letter.supporter, now=timezone.now())
            return _show_letter(
                request, letter_of(token) or letter, done=_("Erased.") + " " + _taken_back(left)
            )
        case "answered":
            return _file(request, letter)
        case "export":
            answer = JsonResponse(export(letter), json_dumps_params={"ensure_ascii": False, "indent": 2})
            answer.headers["Content-Disposition"] = 'attachment; filename="shanyrak-your-data.json"'
            answer.headers["Cache-Control"] = "no-store"
            return answer
    return _show_letter(
        request, letter, problem=_("Nothing was done: please press one of the buttons below."), status=422
    )


def _file(request: HttpRequest, letter: Letter) -> HttpResponse:
    """What an office said by post or on the telephone."""
    target = next(
        (each for each in letter.targets.all() if str(each.office_id) == request.POST.get("office")), None
    )
    try:
        if target is None:
            raise NotItsTarget
        file_answer(
            letter=letter, office=target.office, came_by=request.POST.get("came_by", ""),
            text=request.POST.get("text", ""), now=timezone.now(),
        )  # fmt: skip
    except (UnableToFile, NoPrivateKey) as unable:
        return _show_letter(request, letter, problem=explain_filing(unable), status=422)
    return _show_letter(
        request, letter, done=_("Thank you. It is filed, without your name and address; a person reads it.")
    )


def _taken_back(left: int) -> str:
    if not left:
        return _("Nothing of it had left, and nothing will.")
    return ngettext(
        "%(count)d delivery had left before; the office has it, and nobody can take it back.",
        "%(count)d deliveries had left before; the office has them, and nobody can take them back.",
        left,
    ) % {"count": left}


def _show_letter(
    request: HttpRequest, letter: Letter, *, done: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    return show(
        request,
        "pages/letter.html",
        status=status,
        is_private=True,
        here=request.path,
        lead=lead_of(letter),
        done=done,
        problem=problem,
        letters=() if letter.erased_at else receipts(letter),
        may_file=letter.state == LetterState.CONFIRMED and not letter.erased_at,
        channels=[(value, said(value)) for value in Channel.values],
        may_withdraw=letter.state in STILL_HERE and not letter.erased_at,
        may_erase=not letter.erased_at,
        appeal_url=reverse("pages:appeal", kwargs={"number": letter.appeal.number}),
    )
