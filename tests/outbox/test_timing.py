"""A worker whose clock is wrong does nothing: what it would stamp or erase could not be taken back."""

import asyncio
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from shanyrak.outbox.models import DeliveryState
from shanyrak.outbox.sending import send_waiting
from shanyrak.outbox.timing import ClockAstray, check_clock, steady_clock
from shanyrak.project import working
from shanyrak.project.working import work_once
from tests.make import deliveries_of, make_confirmed_letter
from tests.outbox.test_sending import mails, sandbox  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("wrong", [timedelta(hours=-3), timedelta(days=400)])
def test_a_worker_with_a_wrong_clock_sends_nothing_and_says_why(wrong, sandbox, monkeypatch):  # noqa: F811
    letter = make_confirmed_letter(now=timezone.now())
    right = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: right() + wrong)

    with pytest.raises(ClockAstray, match="Set the clock that is wrong"):
        work_once()

    assert deliveries_of(letter).get().state == DeliveryState.QUEUED
    monkeypatch.undo()
    check_clock()
    assert work_once() >= 1


def test_a_clock_that_leaps_while_letters_leave_ends_the_work(sandbox, monkeypatch):  # noqa: F811
    letter = make_confirmed_letter(now=timezone.now())
    clock, real = steady_clock(), time.time
    clock()
    monkeypatch.setattr(time, "time", lambda: real() + 400 * 86400)

    with pytest.raises(ClockAstray, match="leapt"):
        send_waiting(clock=clock)

    monkeypatch.undo()
    work_once()
    work_once()
    assert deliveries_of(letter).get().state == DeliveryState.ACCEPTED
    assert sum("akim@kemertas.example" in mail.read_text() for mail in mails(sandbox)) == 1


def test_a_worker_that_waits_begins_again_when_the_clock_is_set(monkeypatch):
    """Else its next tick may be a year away."""
    monkeypatch.setattr(working, "BREATH_SECONDS", 0)
    real = time.time

    async def wait() -> None:
        jobs = asyncio.create_task(asyncio.sleep(60))
        watch = asyncio.create_task(working._watch_clock(jobs))
        await asyncio.sleep(0.01)
        monkeypatch.setattr(time, "time", lambda: real() - 3 * 3600)
        with pytest.raises(asyncio.CancelledError):
            await jobs
        with pytest.raises(ClockAstray, match="begins again"):
            await watch

    asyncio.run(wait())
