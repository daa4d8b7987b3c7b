"""Copies for the residents: handed in by whoever wrote on their own, and agreed to by whoever mailed us one."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.copies.agreeing import CopyGone, agree, copy_of, refuse
from shanyrak.copies.freezing import is_frozen
from shanyrak.copies.handing_in import NoCopiesNow, hand_in
from shanyrak.copies.models import Agreed, Copy, CopyState
from shanyrak.craft.cleaning import clean_letter, clean_name
from shanyrak.letters.models import ByHandOutcome
from shanyrak.letters.reporting import report_by_hand
from shanyrak.pages.frame import reader_language, show
from shanyrak.pages.refusing import only_from_here
from shanyrak.pages.saying import countries, said
from shanyrak.pages.tokens import good_token, is_too_quick, new_form_token
from shanyrak.pages.views.appeals import find_appeal
from shanyrak.targets.models import Channel

TEXT_AT_MOST = 20_000  # characters
NAME_AT_MOST = 60
CONSENT = gettext_lazy("The residents may read it, translated, with my first name and country")
# Filled in by a program, or open too long: in each case nothing is lost but a press.
ONCE_MORE = gettext_lazy(
    "Nothing is kept yet: please look at the form once more, and press the button again."
)


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in_copy(request: HttpRequest, number: int) -> HttpResponse:
    """«I posted, faxed, called», counted once; with a copy of what was said, if they like."""
    appeal = find_appeal(number)
    token, unable = good_token(request.POST.get("token", ""))
    how, text = (
        request.POST.get("how", ""),
        clean_letter(request.POST.get("text", ""), at_most=TEXT_AT_MOST).strip(),
    )
    known = dict(countries(reader_language()))
    country = request.POST.get("country", "") if request.POST.get("country", "") in known else ""
    agrees = request.POST.get("copy") == "yes"
    problems, is_done = [], False
    if request.method == "POST":
        problems = _wrong(request, how, text, agrees=agrees) if unable is None else [str(ONCE_MORE)]
        is_done = not problems
    if is_done:
        key = hashlib.sha256(f"copy\x1f{token}".encode()).hexdigest()
        if how:
            report_by_hand(appeal=appeal, contact=None, channel=how, outcome=ByHandOutcome.DONE, form_token=key,
                           country=country, now=timezone.now())  # fmt: skip
        if text:
            name = clean_name(request.POST.get("name", ""))[:NAME_AT_MOST]
            try:
                hand_in(appeal=appeal, text=text, name=name, country=country, wording=str(CONSENT), form_key=key,
                        now=timezone.now())  # fmt: skip
            except NoCopiesNow:
                problems, is_done = (
                    [_("The copy was not kept: none are taken at the moment. Your report is.")],
                    False,
                )
    return show(
        request,
        "pages/copy.html",
        status=422 if problems else 200,
        is_private=True,
        number=number,
        here=request.path,
        token=token if problems else new_form_token(),
        problems=problems,
        is_done=is_done,
        has_copy=bool(text),
        takes_copies=not is_frozen(),
        ways=[(value, said(value), value == how) for value in Channel.values],
        countries=[(code, name, code == country) for code, name in known.items()],
        form={"text": text, "name": request.POST.get("name", "")[:NAME_AT_MOST], "copy": agrees},
        consent=CONSENT,
    )


def _wrong(request: HttpRequest, how: str, text: str, *, agrees: bool) -> list[str]:
    token = request.POST.get("token", "")
    if request.POST.get("website") or is_too_quick(token):
        return [str(ONCE_MORE)]
    if how and how not in Channel.values:
        return [str(ONCE_MORE)]
    if not how and not text:
        return [_("Nothing is kept yet: say what you did, or paste what you wrote.")]
    if text and not agrees:
        return [_("Nothing is kept yet: tick that the residents may read it, or take the text out again.")]
    return []


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def agree_page(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link that we mailed: yes, no, and later no after all. A GET changes nothing."""
    copy = copy_of(token)
    if copy is None:
        raise Http404(_("This link is not ours, or it was cut. Nothing was changed."))
    known = countries(reader_language())
    if request.method == "POST":
        copy = _answered(request, copy, {code for code, _name in known})
    is_gone = copy.state == CopyState.WITHDRAWN or copy.is_erased
    return show(
        request,
        "pages/agree.html",
        is_private=True,
        here=request.path,
        number=copy.appeal.number,
        text="" if is_gone or is_frozen() else copy.text.open(),
        language=copy.language,
        is_gone=is_gone,
        has_agreed=bool(copy.agreed),
        countries=known,
        consent=CONSENT,
    )


def _answered(request: HttpRequest, copy: Copy, known: set[str]) -> Copy:
    if request.POST.get("do") == "no":
        refuse(copy=copy, now=timezone.now())
    elif request.POST.get("do") == "yes":
        country = request.POST.get("country", "")
        try:
            agree(copy=copy, how=Agreed.LINK, words=str(CONSENT), country=country if country in known else "",
                  now=timezone.now())  # fmt: skip
        except CopyGone:
            pass  # the page says so
    return Copy.objects.select_related("appeal__case").get(pk=copy.pk)
