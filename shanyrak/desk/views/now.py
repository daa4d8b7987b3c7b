"""The first page: what needs you now, the appeals at work, and the way to stop one."""

from django.http import HttpResponse
from django.shortcuts import render

from shanyrak.appeals.models import Appeal
from shanyrak.desk.queues import AT_WORK, queues_for
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.people.models import Role


@for_roles(*Role.values)
def now(request: StaffRequest) -> HttpResponse:
    queues = queues_for(request.user)
    appeals = Appeal.objects.none()
    if request.user.has_role(Role.ORGANISER):
        appeals = Appeal.objects.filter(state__in=AT_WORK).select_related("case").order_by("-number")
    return render(
        request,
        "desk/now.html",
        {
            "urgent": [queue for queue in queues if queue.is_urgent],
            "later": [queue for queue in queues if not queue.is_urgent],
            "appeals": appeals,
        },
    )
