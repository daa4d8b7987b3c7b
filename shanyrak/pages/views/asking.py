"""
Behind links that we mailed: three questions, the end of such mails, and the end of all. A GET changes nothing, nor is it
written down.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.letters.models import Again, Heard, HeardBy
from shanyrak.letters.silencing import NOT_ME, silenced_by
from shanyrak.letters.surveying import CountedBefore, NotUnderstood, count_reply, letter_asked
from shanyrak.letters.unsubscribing import subscription_of, unsubscribe
from shanyrak.outbox.suppressing import allow, is_suppressed, suppress
from shanyrak.pages.frame import show
from shanyrak.pages.refusing import only_from_here
from shanyrak.people.models import Purpose


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, token: str) -> HttpResponse:
    letter = letter_asked(token)
    if letter is None:
        raise Http404(_("This link is not ours, or it was cut. Nothing was counted."))
    problem, done = "", ""
    said = {name: request.POST.get(name, "") for name in ("heard", "heard_by", "again")}
    if request.method == "POST":
        try:
            count_reply(letter=letter, **said)
            done = _("Thank you. It is counted, without a name.")
        except CountedBefore:
            done = _("Your answers were counted before; each letter counts once. Thank you.")
        except NotUnderstood:
            problem = _("Nothing was counted yet: please answer each of the three questions.")
    return show(
        request,
        "pages/questions.html",
        status=422 if problem else 200,
        is_private=True,
        here=request.path,
        number=letter.appeal.number,
        problem=problem,
        done=done,
        questions=(
            ("heard", _("Did anybody answer your letter?"), _choices(Heard, said["heard"])),
            ("heard_by", _("How did the answer come?"), _choices(HeardBy, said["heard_by"])),
            ("again", _("Would you write again?"), _choices(Again, said["again"])),
        ),
    )


@csrf_exempt  # a mail program sends the POST from its own servers, without cookie or form (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribing(request: HttpRequest, token: str) -> HttpResponse:
    subscription = subscription_of(token)
    if subscription is None:
        raise Http404(
            _(
                "This link is not ours, or it was cut, or what it ended is erased already. You can close this page."
            )
        )
    is_ended = request.method == "POST"
    if is_ended:
        unsubscribe(subscription, now=timezone.now())
    number = {"number": subscription.letter.appeal.number}
    what = {
        Purpose.SURVEY: _(
            "We ask once about your letter for appeal %(number)s. One press, and we do not ask."
        ),
        Purpose.ANSWERS: _(
            "We mail you what offices answer to your letter for appeal %(number)s. One press, and that ends; you "
            "still find it on the page of your letter."
        ),
    }
    news = _("We write to you with news about appeal %(number)s. One press, and that ends.")
    return show(
        request,
        "pages/unsubscribe.html",
        is_private=True,
        here=request.path,
        is_ended=is_ended,
        heading=_("You get no more such mails") if is_ended else _("No more mails?"),
        lead=(
            _("Your letter for appeal %(number)s stays as it is; nothing else changes.")
            if is_ended
            else what.get(subscription.purpose, news)
        )
        % number,
    )


def _choices(kind: type[Heard] | type[HeardBy] | type[Again], chosen: str) -> list[tuple[str, str, bool]]:
    return [(value, str(label), value == chosen) for value, label in kind.choices]


@csrf_exempt
@only_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def silencing(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever got a mail that somebody else caused: no more at all, and back again."""
    fingerprint = silenced_by(token)
    if fingerprint is None:
        raise Http404(_("This link is not ours, or it was cut. Nothing was changed."))
    if request.POST.get("do") == "silence":
        suppress(fingerprint, because=NOT_ME, now=timezone.now())
    elif request.POST.get("do") == "allow":
        allow(fingerprint)
    is_silent = is_suppressed(fingerprint)
    return show(
        request,
        "pages/silence.html",
        is_private=True,
        here=request.path,
        is_silent=is_silent,
        heading=_("You get no mail from us") if is_silent else _("No mail at all?"),
        lead=_(
            "We keep no address, only a mark by which we know it again. Whoever types this address here causes no mail. "
            "If you want to write with us one day, press the button first."
        )
        if is_silent
        else _(
            "Somebody typed your address here. One press, and we mail nothing to it any more, whoever types it. A letter "
            "that you did not confirm is erased after two days in any case."
        ),
    )
