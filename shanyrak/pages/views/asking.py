"""Three questions two weeks later, behind the link that we mailed. A GET changes nothing and is written nowhere."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shanyrak.letters.models import Again, Heard, HeardBy
from shanyrak.letters.surveying import CountedBefore, NotUnderstood, count_reply, letter_asked
from shanyrak.pages.frame import show
from shanyrak.pages.refusing import only_from_here


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


def _choices(kind: type[Heard] | type[HeardBy] | type[Again], chosen: str) -> list[tuple[str, str, bool]]:
    return [(value, str(label), value == chosen) for value, label in kind.choices]
