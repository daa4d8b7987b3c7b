"""A sender killed at any point of sending makes neither two letters nor none. Each point is really killed, with SIGKILL."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from shanyrak.outbox.models import DeliveryState
from shanyrak.outbox.recovering import recover
from shanyrak.outbox.sending import send_waiting
from tests.make import deliveries_of, make_confirmed_letter
from tests.outbox.points import ONLY_IN_THE_TRIAL, POINTS, Point
from tests.outbox.test_sending import sandbox  # noqa: F401 -- a fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SENDER = """
import sys
import django
django.setup()
from dataclasses import replace
from django.conf import settings
from pathlib import Path
from tests.outbox.points import die_at
home, relay, module, name, when, call = sys.argv[1:]
settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=Path(home), relay=relay)
die_at(module, name, when, int(call))
from django.utils import timezone
from shanyrak.outbox.sending import send_waiting
send_waiting(clock=timezone.now)
"""


@pytest.mark.parametrize("point", [point for point in POINTS if point not in ONLY_IN_THE_TRIAL])
def test_a_sender_killed_there_makes_neither_two_nor_none(point, sandbox, settings):  # noqa: F811
    now = timezone.now()
    letter = make_confirmed_letter(now=now)

    assert sender_that_dies(settings, POINTS[point]).returncode == -signal.SIGKILL
    # Real time: the evidence wants to see the server live on for a while after the sender died.
    for _ in range(40):
        recover(now=timezone.now())
        send_waiting(clock=timezone.now)
        if deliveries_of(letter).get().state == DeliveryState.ACCEPTED:
            break
        time.sleep(0.25)

    letters = [mail for mail in sandbox.glob("*.eml") if "akim@kemertas.example" in mail.read_text()]
    assert len(letters) == 1
    assert deliveries_of(letter).get().state == DeliveryState.ACCEPTED


def sender_that_dies(settings, point: Point) -> subprocess.CompletedProcess:
    home, relay = settings.ENVIRONMENT.home, settings.ENVIRONMENT.relay
    words = [sys.executable, "-c", SENDER, str(home), relay, *map(str, point)]
    return subprocess.run(words, env={**os.environ, "DATABASE_URL": test_database()}, check=False, timeout=60)


def test_database() -> str:
    known = connection.settings_dict
    host = f"?host={quote(known['HOST'])}" + (f"&port={known['PORT']}" if known["PORT"] else "")
    return f"postgresql://{known['USER']}:{quote(known['PASSWORD'])}@/{known['NAME']}{host}"


test_database.__test__ = False
