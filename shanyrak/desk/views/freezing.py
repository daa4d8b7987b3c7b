"""The freeze switch: one page, two clicks. While it is on, every page with copies leads here."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shanyrak.copies import freezing
from shanyrak.copies.models import Freeze
from shanyrak.desk.doing import attempt
from shanyrak.desk.intake_forms import FreezeForm
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role

MAY_FREEZE = (Role.ORGANISER, Role.REDACTOR)
View = Callable[..., HttpResponseBase]


def unless_frozen(view: View) -> View:
    """Show nothing of what came in while the copies are frozen."""

    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return redirect("desk:freeze") if freezing.is_frozen() else view(request, *args, **kwargs)

    return guarded


@for_roles(*MAY_FREEZE)
def freeze(request: StaffRequest) -> HttpResponse:
    form = FreezeForm(request.POST or None, by=request.user)
    if form.is_valid():
        attempt(
            request,
            freezing.freeze,
            done=_("Frozen: nothing that came in is opened, shown or released."),
            by=request.user,
            because=form.cleaned_data["because"],
            keeper=form.cleaned_data["keeper"],
        )
        return redirect("desk:freeze")
    freezes = Freeze.objects.select_related("keeper", "frozen_by", "thaw_asked_by", "thawed_by")
    return render(
        request,
        "desk/freeze.html",
        {
            "form": form,
            "on": freezes.on().order_by("frozen_at"),
            "before": freezes.exclude(thawed_at=None)[:20],
        },
    )


@require_POST
@for_roles(Role.ORGANISER)
def thaw(request: StaffRequest, freeze_id: UUID) -> HttpResponse:
    row = get_object_or_404(Freeze, pk=freeze_id)
    after = attempt(request, freezing.thaw, freeze=row, by=request.user)
    if after:
        asked = _("Asked for. It thaws when a second person agrees.")
        messages.success(
            request, _("Thawed: copies are opened and shown again.") if after.thawed_at else asked
        )
    return redirect("desk:freeze")
