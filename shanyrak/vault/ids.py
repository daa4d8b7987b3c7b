"""Row ids made in Python: a sealed value is bound to its row's id, so the id exists before the row."""

import os
import secrets
import threading
import time
import uuid

_COUNTER_BITS = 42
_COUNTER_END = 1 << _COUNTER_BITS

_lock = threading.Lock()
_last_ms = 0
_counter = 0


def _new_lock_after_fork() -> None:
    global _lock  # noqa: PLW0603 -- a lock held by another thread at the fork would never be freed
    _lock = threading.Lock()


os.register_at_fork(after_in_child=_new_lock_after_fork)


def new_id() -> uuid.UUID:
    """
    Make a UUIDv7: 48 bits of Unix milliseconds, a 42-bit counter, 32 random bits.

    Within one process every id is greater than the one before, also when several fall into the same
    millisecond or the clock is set back. Two processes never meet: counter start and tail are random.
    Never raises. Source: RFC 9562, 5.7 and 6.2 (method 1).
    """
    global _last_ms, _counter  # noqa: PLW0603 -- "greater than the last one" needs the last one
    with _lock:
        now_ms = time.time_ns() // 1_000_000
        if now_ms > _last_ms:
            _last_ms, _counter = now_ms, secrets.randbits(_COUNTER_BITS - 1)
        else:
            _counter += 1
            if _counter == _COUNTER_END:
                _last_ms, _counter = _last_ms + 1, secrets.randbits(_COUNTER_BITS - 1)
        milliseconds, counter = _last_ms, _counter

    high, low = counter >> 30, counter & ((1 << 30) - 1)
    number = (
        (milliseconds & ((1 << 48) - 1)) << 80
        | 0x7 << 76  # version 7
        | high << 64
        | 0b10 << 62  # the variant of RFC 9562
        | low << 32
        | secrets.randbits(32)
    )
    return uuid.UUID(int=number)
