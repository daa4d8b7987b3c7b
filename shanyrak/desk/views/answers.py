"""What offices answered: each answer once, however many letters got it; and the campaign's one reply to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.appeals.models import Appeal
from shanyrak.desk.doing import attempt, complain
from shanyrak.desk.forms import FiledAnswerForm, ReplyForm
from shanyrak.desk.queues import answers_to_read
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.voice_forms import ShowAnswerForm
from shanyrak.letters.answering import send_reply, write_reply
from shanyrak.letters.models import AnswerPool
from shanyrak.letters.pooling import file_by_hand, read_pool
from shanyrak.outcomes.models import ShownAnswer
from shanyrak.outcomes.showing import show, write_for_all
from shanyrak.people.models import Role
from shanyrak.targets.models import Office

SHOWN = 200


@for_roles(Role.ORGANISER)
def answers(request: StaffRequest) -> HttpResponse:
    pools = AnswerPool.objects.select_related("appeal__case").order_by("-first_at")
    return render(
        request,
        "desk/answers.html",
        {
            "waiting": [_row(pool) for pool in answers_to_read().select_related("appeal__case")],
            "known": [_row(pool) for pool in pools.filter(read_at__isnull=False)[:SHOWN]],
            "appeals": Appeal.objects.public().select_related("case").order_by("-number"),
        },
    )


def _row(pool: AnswerPool) -> dict[str, object]:
    return {"pool": pool, "sheet": pool.office.sheet, "letters": pool.answers.count()}


@for_roles(Role.ORGANISER)
def answer(request: StaffRequest, pool_id: UUID) -> HttpResponse:
    pool = get_object_or_404(
        AnswerPool.objects.select_related("appeal__case", "written_by", "sent_by"), pk=pool_id
    )
    form = ReplyForm(
        request.POST if request.POST.get("do") == "write" else None,
        initial={"text": pool.reply, "language": pool.reply_language or pool.appeal.language},
    )
    text = "" if pool.is_erased else pool.text.open()
    shown = ShownAnswer.objects.filter(pool=pool).select_related("written_by", "approved_by").first()
    if request.method == "POST" and _done(request, pool, form):
        return redirect("desk:answer", pool.pk)
    return render(
        request,
        "desk/answer.html",
        {
            **_row(pool),
            "text": text,
            "form": form,
            "shown": shown,
            "show_form": ShowAnswerForm(
                initial={"text": shown.text if shown else text, "language": _spoken_by(pool)},
                auto_id="show-%s",
            ),
            "may_show": shown and not shown.approved_by_id and shown.written_by_id != request.user.pk,
            "is_mine": pool.written_by_id == request.user.pk,
        },
    )


def _done(request: StaffRequest, pool: AnswerPool, form: ReplyForm) -> bool:
    """Whether to show the page afresh; False when the form has something to say."""
    match request.POST.get("do"):
        case "write":
            if not form.is_valid():
                return False
            attempt(
                request,
                write_reply,
                done=_("Written. Another person reads it, and then it goes out."),
                pool=pool,
                by=request.user,
                **form.cleaned_data,
            )
        case "send":
            count = attempt(request, send_reply, pool=pool, by=request.user)
            if count is not None:
                said = ngettext(
                    "It is on its way to %(n)s person.", "It is on its way to %(n)s persons.", count
                )
                messages.success(request, said % {"n": count})
        case "for_all":
            choice = ShowAnswerForm(request.POST)
            if choice.is_valid():
                attempt(
                    request,
                    write_for_all,
                    done=_("Kept. Another person reads it, and then everybody may."),
                    pool=pool,
                    by=request.user,
                    **choice.cleaned_data,
                )
            else:
                complain(request, choice)
        case "show":
            shown = get_object_or_404(ShownAnswer, pool=pool)
            attempt(
                request, show, done=_("It stands on the appeal’s page now."), shown=shown, by=request.user
            )
        case _:
            attempt(request, read_pool, done=_("Read."), pool=pool, by=request.user)
    return True


@for_roles(Role.ORGANISER)
def file_answer(request: StaffRequest, number: int) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.select_related("case"), number=number)
    offices = {str(target.office_id): target.office for target in appeal.targets.select_related("office")}
    form = FiledAnswerForm(
        request.POST or None, offices=[(key, _named(each)) for key, each in offices.items()]
    )
    if form.is_valid():
        pool = attempt(
            request,
            file_by_hand,
            done=_("Filed. If others got the same, it stands with theirs."),
            appeal=appeal,
            office=offices[form.cleaned_data["office"]],
            came_by=form.cleaned_data["came_by"],
            text=form.cleaned_data["text"],
            by=request.user,
        )
        if pool:
            return redirect("desk:answer", pool.pk)
    return render(request, "desk/file_answer.html", {"appeal": appeal, "form": form})


def _spoken_by(pool: AnswerPool) -> str:
    return pool.office.sheet.language if pool.office.sheet else pool.appeal.language


def _named(office: Office) -> str:
    sheet = office.sheet or office.draft
    return sheet.name if sheet else "—"
