"""A worker goes on until somebody asks it to end, whatever becomes of its jobs."""

import asyncio
import os
import signal

import pytest
from procrastinate import App

from shanyrak.project import working

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def own_signals():
    before = {order: signal.getsignal(order) for order in (signal.SIGTERM, signal.SIGINT)}
    yield
    for order, handler in before.items():
        signal.signal(order, handler)


@pytest.mark.parametrize("end", [None, asyncio.CancelledError, OSError])
def test_a_worker_whose_jobs_end_unasked_begins_again(monkeypatch, own_signals, end):
    lives = []

    async def run(_app, **_options):
        lives.append(1)
        if len(lives) < 3:
            if end:
                raise end
            return  # as procrastinate does when its listener lost the database and it could still sign off
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(60)

    monkeypatch.setattr(App, "run_worker_async", run)
    monkeypatch.setattr(working, "BREATH_SECONDS", 0.01)
    working.work()

    assert len(lives) == 3
