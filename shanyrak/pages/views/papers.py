"""Papers to carry by hand. They are made when asked for, from what stands in the form; nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.pages.frame import reader_language, show
from shanyrak.pages.guiding import paper
from shanyrak.pages.letter_sheet import compose_letters, sheets_of
from shanyrak.pages.refusing import View, only_from_here
from shanyrak.pages.views.arriving import arrive
from shanyrak.pages.ways import contacts_of, envelope_for, occasion_of

KINDS = {
    "email": "message/rfc822",
    "post": "application/pdf",
    "fax": "application/pdf",
    "handin": "application/pdf",
}
SUFFIXES = {"email": ".eml"}


def _view(channel: str) -> View:
    @csrf_exempt
    @only_from_here
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, number: int) -> HttpResponse:
        return _make(request, number, channel)

    return view


letter_pdf, fax_pdf, hand_in_pdf, letter_eml = (
    _view(channel) for channel in ("post", "fax", "handin", "email")
)


def _make(request: HttpRequest, number: int, channel: str) -> HttpResponse:
    came = arrive(request, number)
    if isinstance(came, HttpResponse):
        return came
    chosen = request.POST.get("contact", "")
    sheets = sheets_of(came.appeal)
    now = timezone.now()
    for letter in compose_letters(came.appeal, came.written, language=reader_language()):
        contacts = [each for each in contacts_of(came.appeal)[letter.office] if each.channel == channel]
        contact = next((each for each in contacts if str(each.pk) == chosen), None)
        if contact or chosen.startswith(f"handin-{letter.office}"):  # whichever door it is carried to
            sheet = sheets[letter.office]
            to = contact.known_values[0].value if contact else ""
            envelope = envelope_for(letter, came.written, sheet, to=to, appeal=came.appeal, now=now)
            made = paper(channel, envelope, occasion_of(came.appeal, came.written, sheet, contact))
            if made.attachment:
                return _file(made.attachment, channel, number)
            return _cannot(request, number, made.notes[0] if made.notes else "")
    return _cannot(request, number, _("This office has no address of this kind any more."))


def _file(content: bytes, channel: str, number: int) -> HttpResponse:
    response = HttpResponse(content, content_type=KINDS[channel])
    name = f"shanyrak-{number}-{channel}{SUFFIXES.get(channel, '.pdf')}"  # names nobody
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _cannot(request: HttpRequest, number: int, why: str) -> HttpResponse:
    return show(
        request,
        "pages/not_now.html",
        status=422,
        is_private=True,
        heading=_("The paper could not be made"),
        explanation=f"{why} {_('Your letter is not lost: go back one page, and copy its text or choose another way.')}",
        appeal_url=reverse("pages:appeal", kwargs={"number": number}),
    )
