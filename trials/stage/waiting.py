"""Wait for something that another process does."""

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
