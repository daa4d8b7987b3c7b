"""How soon a process finds its database again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg_pool import ConnectionPool

# Left alone, psycopg's pool doubles its pauses for five minutes: a database that was away for four seconds is found
# after seven, one that was away for eight after fifteen, and visitors wait that long.
GIVE_UP_SECONDS = 0.5


def ask_again(pool: ConnectionPool[Any]) -> None:
    """What a pool does that has given up on a connection: it begins anew, for as long as somebody waits for one."""
    if pool.get_stats().get("requests_waiting"):
        pool.check()
