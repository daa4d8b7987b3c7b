"""
A name server of our own for an hour: Debian's dnsmasq on a port of 127.0.0.1, with the records that the house asks its
operator to publish. It knows nothing else, so nothing asked here leaves this machine.
"""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from shanyrak.project.ports import free_port
from trials.stage.packages import CannotRun, libraries, unpacked

# Reserved, nobody's (RFC 7526), and not among the example networks that filters count against a mail.
SENDER_IP = "192.88.99.7"


def records(*, domain: str, selector: str, dkim: str) -> dict[str, str]:
    """TXT records as docs/how-to/send-through-postfix.md asks for them; ``dkim`` is the line that `dkim` prints."""
    return {
        domain: f"v=spf1 ip4:{SENDER_IP} -all",
        f"_dmarc.{domain}": "v=DMARC1; p=reject; adkim=s; aspf=s",
        f"{selector}._domainkey.{domain}": "".join(re.findall(r'"([^"]*)"', dkim)),
    }


@contextmanager
def zone(folder: Path, *, domain: str, texts: Mapping[str, str]) -> Iterator[int]:
    """
    Serve these texts, and the mail server's address in both directions; gives the port.

    :raises CannotRun: no package to be had, or it does not start
    """
    root = unpacked(folder / "dnsmasq", "dnsmasq-base")
    port = free_port()
    words = [
        *("--keep-in-foreground", "--conf-file=/dev/null", "--user=root", "--pid-file", "--log-facility=-"),
        *("--no-resolv", "--no-hosts", "--address=/#/", "--bind-interfaces", "--listen-address=127.0.0.1"),
        f"--port={port}",
        f"--host-record={domain},{SENDER_IP}",
        f"--ptr-record={'.'.join(reversed(SENDER_IP.split('.')))}.in-addr.arpa,{domain}",
        f"--mx-host={domain},{domain},10",
        *(f"--txt-record={name},{_in_pieces(text)}" for name, text in texts.items()),
    ]
    server = subprocess.Popen(
        [str(root / "usr/sbin/dnsmasq"), *words],
        env={**os.environ, "LD_LIBRARY_PATH": libraries(root)},
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def _in_pieces(text: str) -> str:
    return ",".join(text[at : at + 250] for at in range(0, len(text), 250))


def _await(server: subprocess.Popen, port: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise CannotRun("dnsmasq did not begin to answer")
