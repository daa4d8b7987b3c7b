"""
Does the page of a form answer? One knock at the door, nothing filled in, nothing kept.

An address in an appeal is a stranger's word: it may lead to a machine beside ours. So every name is looked up once,
every address it has must be a public one, and the line goes to that address and to no other. Redirects are followed
three times at most, each behind the same guard.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from shanyrak.craft.contacts.checking import Check, Finding, Verdict

SECONDS = 8.0  # for one answer, all in all
REDIRECTS_AT_MOST = 3
WEB_PORTS = frozenset({80, 443})
GONE = frozenset({404, 410})
NO_HEAD = frozenset({405, 501})
EMBEDDING = ipaddress.ip_network("64:ff9b::/96")  # NAT64: a public face of a private IPv4


class _Unreachable(Exception):
    """The text says why, for staff."""


class _Dead(_Unreachable):
    """There is no such site: nobody reaches it."""


@dataclass(frozen=True, slots=True)
class Door:
    """How to get to a page; the defaults are what an operator wants, tests knock at their own machine."""

    agent: str
    may_connect: Callable[[str], bool]
    ports: Collection[int] = WEB_PORTS
    seconds: float = SECONDS


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet, and hides no other."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.sixtofour or ip.teredo or ip in EMBEDDING:
            return False
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
    return ip.is_global and not ip.is_multicast


def knock(url: str, door: Door) -> Finding:
    """
    Ask for the page's head, and say whether there is one. Never raises, fills in nothing, keeps nothing.

    BROKEN only when the page or its site does not exist. A server that refuses us, or is silent, may answer others.
    """
    try:
        status = _status(url, door)
    except _Dead as dead:
        return Finding(Check.PAGE, Verdict.BROKEN, str(dead))
    except _Unreachable as why:
        return Finding(Check.PAGE, Verdict.NOT_CHECKED, str(why))
    if status in GONE:
        return Finding(Check.PAGE, Verdict.BROKEN, f"Its server says that there is no such page ({status}).")
    if status < 300:
        return Finding(Check.PAGE, Verdict.OK, "The page answers. Whether its form works, a person must try.")
    return Finding(
        Check.PAGE,
        Verdict.NOT_CHECKED,
        f"Its server gave a machine no page ({status}); a person may get one.",
    )


def _status(url: str, door: Door) -> int:
    for _ in range(REDIRECTS_AT_MOST + 1):
        status, onward = _ask("HEAD", url, door)
        if status in NO_HEAD:
            status, onward = _ask("GET", url, door)
        if not onward:
            return status
        url = urljoin(url, onward)
    raise _Unreachable("It sends us from page to page without end.")


def _ask(method: str, url: str, door: Door) -> tuple[int, str]:
    """Give the status, and where a redirect leads, "" when it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise _Dead("No browser takes this for an address.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _Unreachable("It leads to something else than a web page.")
    if port not in door.ports or parts.username is not None:
        raise _Unreachable("It leads to an unusual door, at which we do not knock.")
    return _answer(method, parts, _address(parts.hostname, port, door), port, door)


def _address(host: str, port: int, door: Door) -> str:
    addresses = _looked_up(host, port)
    if not addresses or not all(map(door.may_connect, addresses)):
        raise _Unreachable("Its name leads into a private network, where we do not knock.")
    return addresses[0]


def _looked_up(host: str, port: int) -> list[str]:
    with contextlib.suppress(ValueError):
        return [str(ipaddress.ip_address(host))]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise _Unreachable("The name of its site could not be looked up just now.") from error
        raise _Dead("There is no site of this name.") from error
    except (UnicodeError, OSError) as error:
        raise _Dead("There can be no site of this name.") from error
    return [str(each[4][0]) for each in found]


def _answer(method: str, parts: SplitResult, address: str, port: int, door: Door) -> tuple[int, str]:
    host = str(parts.hostname)
    try:
        line = socket.create_connection((address, port), timeout=door.seconds)
    except OSError as error:
        raise _Unreachable("Its server did not answer us.") from error
    # A server that sends a letter a second must not keep us for an hour.
    enough = threading.Timer(door.seconds, _shut, [line])
    enough.daemon = True
    enough.start()
    try:
        wire = (
            ssl.create_default_context().wrap_socket(line, server_hostname=host)
            if parts.scheme == "https"
            else line
        )
        with contextlib.closing(http.client.HTTPConnection(host, port)) as connection:
            connection.sock = wire
            connection.request(
                method,
                (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
                headers={"User-Agent": door.agent, "Connection": "close"},
            )
            answer = connection.getresponse()
            onward = answer.getheader("Location") if answer.status in {301, 302, 303, 307, 308} else ""
            return answer.status, onward or ""
    except ssl.SSLError as error:
        raise _Unreachable("Its certificate is not one that we can trust.") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Unreachable("Its server did not answer us as a web server does.") from error
    finally:
        enough.cancel()
        line.close()


def _shut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
