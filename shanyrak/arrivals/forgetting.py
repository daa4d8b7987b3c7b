"""Forget what one person sent: the raw bytes go with their key; that something came, and when, stays."""

from collections.abc import Iterable

from shanyrak.arrivals.models import Arrival


def forget(arrivals: Iterable[Arrival]) -> None:
    for arrival in arrivals:
        arrival.erase()
