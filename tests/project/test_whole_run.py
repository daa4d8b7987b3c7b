"""The whole house, started as `make run` starts it, and everything in it killed once."""

import contextlib
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shanyrak.project.ports import free_port
from shanyrak.project.postgres import EmbeddedPostgres
from tests.project.test_companions import children_of, is_gone
from tests.project.test_postgres import until

pytestmark = pytest.mark.slow


class House:
    """A run with a home and ports of its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.env = {
            **{
                name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MAKELEVEL"}
            },
            "SHANYRAK_HOME": str(home),
            "PORT": str(self.port),
            "SHANYRAK_LMTP_PORT": str(free_port()),
            "SHANYRAK_SANDBOX_PORT": str(free_port()),
        }
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Start it and give what it said until it was ready."""
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "shanyrak.project.command", "run"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C stops everything" in line:
                return said
        raise AssertionError(f"it never was ready, but said:\n{said}")

    def answers(self) -> bool:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", "/en/")
            return line.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def processes(self) -> dict[str, int]:
        """Give ``name → number`` of those the run looks after."""
        found = {}
        for pid in children_of(self.process.pid):
            words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            found[next((word for word in words if word in NAMES), "postgres")] = pid
        return found

    def everybody(self) -> list[int]:
        found = [self.process.pid]
        for pid in found:
            with contextlib.suppress(FileNotFoundError):
                found += children_of(pid)
        return found

    def end(self) -> None:
        self.process.wait(30)
        self.process.stdout.close()


NAMES = ("shanyrak.project.serving", "worker", "mailroom")


@pytest.fixture
def house() -> Iterator[House]:
    house = House(Path(tempfile.mkdtemp(prefix="shanyrak-run-")))
    yield house
    if house.process is not None and house.process.poll() is None:
        house.process.kill()
        house.end()
    server = EmbeddedPostgres(house.home / "postgres")
    until(lambda: not server.is_alive())
    server.remove()
    shutil.rmtree(house.home, ignore_errors=True)


def test_whatever_is_killed_the_house_stands_again(house):
    said = house.start()
    assert f"http://127.0.0.1:{house.port}/" in said
    assert len(re.findall(r"to log in there: \w+, password \S+", said)) == 2
    assert house.answers()

    # Each one that it looks after, the database included.
    for name, pid in house.processes().items():
        with contextlib.suppress(ProcessLookupError):  # the death of the one before may have taken it along
            os.kill(pid, signal.SIGKILL)
        assert until(lambda name=name, pid=pid: house.processes().get(name, pid) != pid, 60), name
        assert until(house.answers, 60), name

    # The run itself: nothing stays behind, not even the web server's own worker.
    everybody = house.everybody()
    house.process.kill()
    house.end()
    assert until(lambda: all(is_gone(pid) for pid in everybody), 60)

    # And again, with the same data.
    assert "to log in there" in house.start()
    assert house.answers()

    everybody = house.everybody()
    house.process.send_signal(signal.SIGINT)
    house.end()
    assert house.process.returncode == 0
    assert until(lambda: all(is_gone(pid) for pid in everybody), 60)
