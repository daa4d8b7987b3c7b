"""
The web server: ``python -m shanyrak.project.serving PORT``.

granian answers slow and half-sent requests where others starve (libraries.md,
section 15). One process of ours with a few threads: each may hold a database
connection, and the whole house shares sixty.
"""

import multiprocessing
import os
import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

THREADS = 4


def serve(port: int) -> None:
    """Serve until told to stop (SIGTERM), finishing what was begun."""
    Server(
        "shanyrak.project.serving:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        backlog=256,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def __getattr__(name: str) -> object:
    """Give ``application`` when granian's worker asks; the process that only watches loads no Django."""
    if name != "application":
        raise AttributeError(name)
    from shanyrak.project.companions import end_with_parent
    from shanyrak.project.wsgi import application

    end_with_parent()  # else a killed watcher would leave its worker on the port
    watcher = multiprocessing.parent_process()
    if watcher is not None and os.getppid() != watcher.pid:
        os._exit(1)  # it was killed while we were loading
    return application


if __name__ == "__main__":
    serve(int(sys.argv[1]))
