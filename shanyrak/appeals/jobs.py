"""Queue tasks of this room."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="5 * * * *")
@app.task(queue="appeals", name="appeals.dates", queueing_lock="appeals.dates")
def check_dates(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    from shanyrak.appeals.closing import check_dates as check

    check(today=timezone.localdate())


@app.periodic(cron="* * * * *")
@app.task(queue="appeals", name="appeals.stops", queueing_lock="appeals.stops")
def finish_stops(timestamp: int) -> None:  # noqa: ARG001
    from shanyrak.appeals.models import Appeal, AppealState
    from shanyrak.appeals.stopping import finish_stop

    for appeal in Appeal.objects.filter(state=AppealState.STOPPING).select_related("gate"):
        finish_stop(appeal=appeal, now=timezone.now())
