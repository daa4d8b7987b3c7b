"""Python's garbage collector, told when to look less often."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 100)  # new objects, then rounds of the younger generation; Python's own is 700, 10, 10


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """
    While thousands of short-lived objects come and go: letters that leave, mails that arrive.

    Python would go through the young after every 700, and now and then through all that a large house has loaded, which
    took a sixth of a sender's time. Cycles are found all the same, later. It is the whole process that collects so.
    """
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
