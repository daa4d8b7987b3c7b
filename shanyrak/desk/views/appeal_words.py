"""An appeal's own words on the translators' desk: asked for by an organiser, and brought back as a draft."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.appeals.models import Appeal
from shanyrak.desk.doing import attempt
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role
from shanyrak.translations.wording import ask_for_words, put_words, words_done

NAMES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)


@for_roles(Role.ORGANISER)
def translated_words(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    language = request.POST.get("language", "")
    if language in NAMES and request.POST.get("do") == "put":
        done = attempt(
            request,
            put_words,
            done=_("Written as a draft. Read it, and propose it; another person publishes it."),
            appeal=appeal,
            language=language,
            by=request.user,
        )
        return redirect("desk:words", number, language) if done else redirect("desk:translated_words", number)
    if language in NAMES:
        count = attempt(request, ask_for_words, appeal=appeal, language=language)
        if count is not None:
            said = ngettext(
                "%(n)s text is on the translators’ desk.", "%(n)s texts are on the translators’ desk.", count
            )
            messages.success(request, said % {"n": count})
        return redirect("desk:translated_words", number)
    rows = [
        (code, name, *words_done(appeal, code)) for code, name in NAMES.items() if code != appeal.language
    ]
    return render(
        request,
        "desk/translated_words.html",
        {"appeal": appeal, "rows": rows, "own": NAMES.get(appeal.language, appeal.language)},
    )
