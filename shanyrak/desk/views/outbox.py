"""What leaves: deliveries in doubt, the sandbox's mails, the print tray."""

import re
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.desk.doing import attempt
from shanyrak.desk.mails import glance, mails_in, shown_mail
from shanyrak.desk.packing import batches
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.outbox.deciding import decide
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.people.models import Role

ON_A_PAGE = 50
PDF = re.compile(r"[\w.+-]{1,120}\.pdf")


@for_roles(Role.ORGANISER)
def outbox(request: StaffRequest) -> HttpResponse:
    counts = Delivery.objects.values("state").annotate(count=Count("pk")).order_by("state")
    return render(
        request,
        "desk/outbox.html",
        {
            "counts": [{"label": DeliveryState(row["state"]).label, "count": row["count"]} for row in counts],
            "held": Delivery.objects.held().count(),
            "mails": len(mails_in(settings.ENVIRONMENT.sandbox)),
            "is_sandbox": settings.ENVIRONMENT.is_sandbox,
            "papers": len(_papers()),
        },
    )


@for_roles(Role.ORGANISER)
def held_deliveries(request: StaffRequest) -> HttpResponse:
    held = Delivery.objects.held().select_related("contact", "gate__appeal__case").order_by("stepped_at")
    return render(
        request,
        "desk/held_deliveries.html",
        {"page": Paginator(held, ON_A_PAGE).get_page(request.GET.get("p"))},
    )


@require_POST
@for_roles(Role.ORGANISER)
def decide_delivery(request: StaffRequest, delivery_id: UUID) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=delivery_id)
    answer = request.POST.get("answer")
    if answer not in {"sent", "again"}:
        raise Http404
    is_sent = answer == "sent"
    attempt(
        request,
        decide,
        done=_("Written down as sent.") if is_sent else _("It will be sent again."),
        delivery=delivery,
        sent=is_sent,
        by=request.user,
    )
    return redirect("desk:held_deliveries")


@for_roles(Role.ORGANISER)
def sandbox(request: StaffRequest) -> HttpResponse:
    page = Paginator(mails_in(settings.ENVIRONMENT.sandbox), ON_A_PAGE).get_page(request.GET.get("p"))
    return render(request, "desk/sandbox.html", {"page": page, "mails": [glance(path) for path in page]})


@for_roles(Role.ORGANISER)
def sandbox_mail(request: StaffRequest, name: str) -> HttpResponse:
    mail = shown_mail(settings.ENVIRONMENT.sandbox, name)
    if mail is None:
        raise Http404
    return render(request, "desk/sandbox_mail.html", {"mail": mail})


@for_roles(Role.ORGANISER)
def print_tray(request: StaffRequest) -> HttpResponse:
    page = Paginator(_papers(), ON_A_PAGE).get_page(request.GET.get("p"))
    return render(request, "desk/print_tray.html", {"page": page, "batches": batches().numbers()[:ON_A_PAGE]})


@for_roles(Role.ORGANISER)
def paper(request: StaffRequest, name: str) -> HttpResponseBase:  # noqa: ARG001 - Django hands it over
    if not PDF.fullmatch(name) or name not in _papers():
        raise Http404
    return FileResponse(
        (settings.ENVIRONMENT.print_tray / name).open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/pdf",
    )


def _papers() -> list[str]:
    """The names of the printed letters that wait, the newest first."""
    files = [path for path in settings.ENVIRONMENT.print_tray.glob("*.pdf") if PDF.fullmatch(path.name)]
    return [path.name for path in sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True)]
