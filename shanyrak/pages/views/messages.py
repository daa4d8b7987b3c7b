"""Anybody writes a message of solidarity. No account, no mailbox; a person reads it before it goes on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.bulletins.greeting import LONGEST, open_tracks, receive
from shanyrak.copies.guessing import language_of
from shanyrak.pages.frame import reader_language, show
from shanyrak.pages.message_form import Typed, form_key, read_message
from shanyrak.pages.refusing import only_from_here
from shanyrak.pages.saying import countries
from shanyrak.pages.tokens import new_form_token
from shanyrak.pages.views.appeals import find_appeal


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, number: int) -> HttpResponse:
    appeal = find_appeal(number)
    tracks = {str(track.pk): track for track in open_tracks(appeal)}
    if not tracks:
        raise Http404(_("No messages are carried for this appeal now."))
    typed, problems = Typed(new_form_token(), track=next(iter(tracks))), []
    is_kept = False
    if request.method == "POST":
        typed, problems = read_message(request.POST, tracks)
        is_kept = not problems
    if is_kept:
        receive(
            track=tracks[typed.track],
            text=typed.text,
            first_name=typed.first_name,
            country=typed.country,
            language=language_of(typed.text, otherwise=reader_language()),
            form_key=form_key(typed),
            now=timezone.now(),
        )
    return show(
        request,
        "pages/message.html",
        status=422 if problems else 200,
        is_private=True,
        number=number,
        tracks=list(tracks.values()),
        countries=countries(reader_language()),
        form=typed,
        problems=problems,
        wrong={problem.field: problem.text for problem in problems if problem.field},
        is_kept=is_kept,
        longest=LONGEST,
    )
