"""
Listen for incoming mail, and run the sandbox; or take mails from files.

Without arguments: LMTP on 127.0.0.1 (SHANYRAK_LMTP_PORT), and, as long as
nothing may leave this machine, the sandbox that takes outgoing mail. With
--take: keep the mails in these .eml files or maildirs, read them, and stop.
"""

import argparse
import signal
import sys
import threading
from pathlib import Path

from shanyrak.project.command import django_for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--take", nargs="+", type=Path, metavar="FILE", help=".eml files or maildirs to take in"
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: this machine only)")


def run(args: argparse.Namespace) -> int:
    django_for(args)
    return _take(args.take) if args.take else _listen(args.host)


def _take(paths: list[Path]) -> int:
    from django.utils import timezone

    from shanyrak.mailroom.reading_mail import process_waiting
    from shanyrak.mailroom.taking_files import take_files

    kept, troubles = 0, 0
    for taken in take_files(paths, now=timezone.now()):
        kept += not taken.trouble
        if taken.trouble:
            troubles += 1
            print(f"{taken.path}: not taken: {taken.trouble}", file=sys.stderr)
    read = process_waiting(now=timezone.now())
    print(f"{kept} kept, {read} read")
    return 0 if not troubles else 2 if kept else 1


def _listen(host: str) -> int:
    from django.conf import settings

    from shanyrak.channels.email.sandbox import SandboxServer
    from shanyrak.mailroom.listening import Listener

    environment = settings.ENVIRONMENT
    servers: list[tuple[str, Listener | SandboxServer]] = [
        ("Incoming mail (LMTP)", Listener(host, environment.lmtp_port))
    ]
    if environment.is_sandbox:
        sandbox = SandboxServer(environment.sandbox, port=environment.sandbox_port)
        servers.append(("Sandbox (SMTP; nothing leaves)", sandbox))
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    started: list[Listener | SandboxServer] = []
    try:
        for name, server in servers:
            try:
                server.start()
            except OSError as error:
                print(
                    f"{name}: cannot listen on {server.host}:{server.port}: {error.strerror}", file=sys.stderr
                )
                return 1
            started.append(server)
            print(f"{name}: {server.host}:{server.port}", flush=True)
        over.wait()
    finally:
        for server in started:
            server.stop()
    return 0
