"""The mailroom as an operator starts it: it says where it listens, keeps what comes, and ends when it is told to."""

import os
import signal
import smtplib
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from shanyrak.arrivals.models import Arrival
from shanyrak.project.ports import free_port
from tests.copies.make import make_mail

pytestmark = pytest.mark.django_db(transaction=True)

SHANYRAK = [sys.executable, "-P", "-m", "shanyrak.project.command", "mailroom"]


@pytest.fixture
def surroundings(tmp_path):
    """The environment of a process that sees this test's database and keys."""
    url, _slash, _name = os.environ["DATABASE_URL"].partition("?")[0].rpartition("/")
    _before, _question, query = os.environ["DATABASE_URL"].partition("?")
    return os.environ | {
        "DATABASE_URL": f"{url}/{connection.settings_dict['NAME']}" + (f"?{query}" if query else ""),
        "SHANYRAK_HOME": str(tmp_path),
        "SHANYRAK_KEYS_DIR": str(settings.SHANYRAK_KEYS_DIR),
        "SHANYRAK_LMTP_PORT": str(free_port()),
        "SHANYRAK_SANDBOX_PORT": str(free_port()),
    }


def test_it_listens_on_both_sides_and_ends_when_told(surroundings, tmp_path):
    process = subprocess.Popen(SHANYRAK, env=surroundings, stdout=subprocess.PIPE, text=True)
    try:
        lines = [process.stdout.readline(), process.stdout.readline()]
        assert lines[0] == f"Incoming mail (LMTP): 127.0.0.1:{surroundings['SHANYRAK_LMTP_PORT']}\n"

        with smtplib.LMTP("127.0.0.1", int(surroundings["SHANYRAK_LMTP_PORT"])) as door:
            door.sendmail("ruth@mail.example", ["copies+7@x.example"], make_mail())
        with smtplib.SMTP("127.0.0.1", int(surroundings["SHANYRAK_SANDBOX_PORT"])) as way_out:
            way_out.sendmail("us@x.example", ["mayor@city.example"], make_mail())

        assert Arrival.objects.get().token == "7"
        assert len(list((tmp_path / "sandbox").glob("*.eml"))) == 1
    finally:
        process.send_signal(signal.SIGTERM)
        process.stdout.close()
        assert process.wait(20) == 0


def test_it_takes_mails_from_files_and_says_what_it_could_not_take(surroundings, tmp_path):
    (tmp_path / "one.eml").write_bytes(make_mail())
    words = ["--take", str(tmp_path / "one.eml"), str(tmp_path / "missing.eml")]

    taken = subprocess.run(
        SHANYRAK + words, env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )

    assert taken.stdout == "1 kept, 1 read\n"
    assert "missing.eml: not taken: No such file" in taken.stderr
    assert taken.returncode == 2
    assert Arrival.objects.get().state == "asked"
