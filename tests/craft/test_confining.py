import subprocess
import sys

import pytest

from shanyrak.craft.confining import HOUSE, run, start

pytestmark = pytest.mark.unit


def test_the_child_opens_no_file_and_no_socket():
    program = """
from shanyrak.craft.confining import close_doors, limit_means
import socket
limit_means(memory=512 << 20, processor_seconds=5); close_doors()
for deed in (lambda: open("/etc/hostname"), lambda: socket.socket(), lambda: bytearray(600 << 20)):
    try:
        deed()
        print("done")
    except (OSError, MemoryError) as error:
        print(type(error).__name__)
"""
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HOUSE
    ).stdout

    assert said.split() == ["OSError", "OSError", "MemoryError"]


def test_a_narrower_limit_that_is_there_already_stays():
    program = """
from shanyrak.craft.confining import limit_means
import resource
resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
limit_means(memory=512 << 20, processor_seconds=5)
print(resource.getrlimit(resource.RLIMIT_CPU))
"""
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HOUSE
    ).stdout

    assert said.strip() == "(3, 3)"


def test_a_child_gets_what_is_given_and_its_answer_comes_back():
    assert run("base64", given=b"Dear Minister", seconds=30).stdout.strip() == b"RGVhciBNaW5pc3Rlcg=="


def test_a_child_that_takes_too_long_is_ended():
    with pytest.raises(subprocess.TimeoutExpired):
        run("http.server", "0", "--bind", "127.0.0.1", given=b"", seconds=0.2)


def test_a_child_that_was_started_is_talked_to():
    with start("base64") as child:
        said, _ = child.communicate(b"Dear Minister", timeout=30)

    assert said.strip() == b"RGVhciBNaW5pc3Rlcg=="
