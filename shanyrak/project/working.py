"""A worker's life: first mend what dead ones left, then send, then wait to be woken."""

import asyncio
import contextlib
import logging
import select
import signal

from django.db import close_old_connections, connection
from procrastinate.contrib.django import app

from shanyrak.outbox.following import follow
from shanyrak.outbox.gating import finish_stops
from shanyrak.outbox.recovering import recover
from shanyrak.outbox.sending import send_waiting
from shanyrak.outbox.timing import ClockAstray, refuse_leap, since_start, steady_clock

logger = logging.getLogger(__name__)

AT_ONCE = 2
BREATH_SECONDS = 1
CLOCK_SECONDS = 5


class JobsEnded(Exception):
    """Nobody asked the worker to end, and yet it takes no more jobs: one of its side tasks lost the database."""


def work_once() -> int:
    """
    Mend and send what is due. How many left.

    :raises ClockAstray: by a clock that is wrong nothing is done
    """
    close_old_connections()
    clock = steady_clock()
    recover(now=clock())
    finish_stops(now=clock())
    left = send_waiting(clock=clock)
    follow(now=clock())
    return left


def work() -> None:
    """
    Work until asked to end (SIGTERM, SIGINT). The rows are the truth, so nothing here need be remembered: when the
    database goes away, begin again.
    """
    while True:
        try:
            work_once()
            connection.close()
            asyncio.run(_wait_for_jobs())
            return  # it was asked to
        except ClockAstray as astray:
            logger.error("%s", astray)  # noqa: TRY400 -- said whole
            connection.close()
            _rest(CLOCK_SECONDS)
        except Exception as trouble:  # noqa: BLE001 -- whatever it was, the next round mends it
            logger.warning("the worker lost its footing (%s) and begins again", type(trouble).__name__)
            connection.close()
            _rest(BREATH_SECONDS)


def _rest(seconds: float) -> None:
    """``time.sleep`` waits for a moment, and fails where the clock is set just then (libfaketime); this counts seconds."""
    select.select([], [], [], seconds)


async def _wait_for_jobs() -> None:
    """
    Until it is asked to end.

    :raises JobsEnded: it was not
    """
    asked = asyncio.Event()
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as worker:
        await worker.open_async()
        jobs = asyncio.create_task(
            worker.run_worker_async(
                concurrency=AT_ONCE,
                fetch_job_polling_interval=2.0,
                delete_jobs="always",
                # Its own would swallow the order to end when the database is away at that moment.
                install_signal_handlers=False,
            )
        )
        for order in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(order, _leave, jobs, asked)
        logger.info("the worker is ready")
        watch = asyncio.create_task(_watch_clock(jobs))
        with contextlib.suppress(asyncio.CancelledError):
            await jobs
        await worker.close_async()
        if watch.done():
            watch.result()
        watch.cancel()
    if not asked.is_set():
        raise JobsEnded


async def _watch_clock(jobs: asyncio.Task[None]) -> None:
    """
    End the waiting when the clock is set anew: what waits for a tick of the old time may wait for a year.

    :raises ClockAstray: it was
    """
    began = since_start()
    while True:
        await asyncio.sleep(BREATH_SECONDS)
        try:
            refuse_leap(began)
        except ClockAstray:
            jobs.cancel()
            raise


def _leave(jobs: asyncio.Task[None], asked: asyncio.Event) -> None:
    """Finish the job at hand; asked twice, or without a database, go at once: a killed sender harms nothing."""
    asked.set()
    for order in (signal.SIGTERM, signal.SIGINT):
        signal.signal(order, signal.SIG_DFL)
    jobs.cancel()
