"""Queue tasks: they wake a duty and decide nothing."""

from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="17 3 * * *")
@app.task(queue="duties", name="duties.retain", queueing_lock="duties.retain")
def retain_nightly(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every night at 3.17: let go of what was kept as long as we promised."""
    from shanyrak.duties.retaining import retain
    from shanyrak.outbox.timing import check_clock

    check_clock()
    retain(now=timezone.now())


@app.periodic(cron="41 * * * *")
@app.task(queue="duties", name="duties.check_contacts", queueing_lock="duties.check_contacts")
def check_contacts(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every hour: what became of letters goes into the ledgers, and a few contacts are looked at by machine."""
    from shanyrak.outbox.testifying import bear_witness
    from shanyrak.targets.checking import check_due, outside

    bear_witness(now=timezone.now())
    check_due(asking=outside(), now=timezone.now())


@app.periodic(cron="7 * * * *")
@app.task(queue="duties", name="duties.bundle", queueing_lock="duties.bundle")
def bundle(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every hour: what cannot leave one by one before its appeal's last day goes together."""
    from shanyrak.outbox.bundling import bundle_what_cannot_finish

    bundle_what_cannot_finish(now=timezone.now())
