"""Queue tasks: they wake a batch and decide nothing."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * * */10")
@app.task(queue="mailroom", name="mailroom.read", queueing_lock="mailroom.read")
def read_what_waits(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every ten seconds: read what the listener has kept."""
    from shanyrak.mailroom.reading_mail import process_waiting

    process_waiting(now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queue="mailroom", name="mailroom.fetch", queueing_lock="mailroom.fetch")
def fetch_what_is_new(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate passes the tick
    """Every minute: fetch from the maildir and the mailbox that the operator has named."""
    from django.conf import settings

    from shanyrak.mailroom.fetching import Mailbox, UnableToFetch, fetch

    environment = settings.ENVIRONMENT
    mailbox = None
    if environment.copies_imap and environment.copies_imap_password:
        password = environment.copies_imap_password.read_text().strip()
        mailbox = Mailbox.of(environment.copies_imap, password)
    try:
        fetch(maildir=environment.copies_maildir, mailbox=mailbox, now=timezone.now())
    except UnableToFetch as unable:
        logger.warning("nothing was fetched: %s", unable)
