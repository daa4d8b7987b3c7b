"""A worker's life: first mend what dead ones left, then send, then wait to be woken."""

import logging

from django.db import close_old_connections, connection
from django.utils import timezone
from procrastinate.contrib.django import app

from shanyrak.outbox.recovering import recover
from shanyrak.outbox.sending import send_waiting

logger = logging.getLogger(__name__)

QUEUES = None  # all of them
AT_ONCE = 2


def work_once() -> int:
    """Mend and send what is due. How many left."""
    close_old_connections()
    recover(now=timezone.now())
    return send_waiting(clock=timezone.now)


def work() -> None:
    """Work until asked to end (SIGTERM, SIGINT). The rows are the truth, so nothing here need be remembered."""
    work_once()
    connection.close()
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        logger.info("the worker is ready")
        app.run_worker(
            queues=QUEUES,
            concurrency=AT_ONCE,
            fetch_job_polling_interval=2.0,
            delete_jobs="always",
            install_signal_handlers=True,
            listen_notify=True,
        )
