"""Wait for something that another process does."""

import socket
import time
from collections.abc import Callable

PATIENCE = 300  # seconds


def wait_until(is_so: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """:raises AssertionError: it is not so after ``patience`` seconds; the text says ``what`` was waited for"""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(0.05)


def is_greeted(port: int) -> bool:
    """Whether a mail server on this machine says at that port that it takes mail."""
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as line:
            line.settimeout(5)
            return line.recv(3) == b"220"
    except OSError:
        return False
