"""rspamd for an hour: Debian's package, unpacked into a folder, asking only the name server that it is given."""

import json
import os
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shanyrak.project.ports import free_port
from trials.stage.packages import CannotRun, libraries, unpacked
from trials.stage.zone import SENDER_IP

USER, GROUP = "nobody", "nogroup"
PATIENCE = 300  # seconds for it to begin; ten where nothing else runs

OWN = {
    "options.inc": 'dns {{ nameserver = ["127.0.0.1:{dns}:1"]; timeout = 3s; }}\nlocal_addrs = [];\n'
    # No fuzzy_check, which would ask servers on the net; nor hyperscan, which takes half a minute to get ready.
    'filters = "chartable,dkim,regexp";\ndisable_hyperscan = true;\n',
    "worker-normal.inc": 'bind_socket = "127.0.0.1:{port}";\ncount = 1;\n',
    "worker-controller.inc": "enabled = false;\ncount = 0;\n",
    "worker-proxy.inc": "enabled = false;\ncount = 0;\n",
    "logging.inc": 'level = "error";\n',
}


@dataclass(frozen=True, slots=True)
class Verdict:
    score: float
    action: str
    symbols: dict[str, float]  # name → what it added


@contextmanager
def rspamd(folder: Path, *, dns: int) -> Iterator[Callable[..., Verdict]]:
    """
    Gives ``check(message, sender=…, recipient=…, helo=…, ip=…)``.

    :raises CannotRun: no package to be had, or it does not start
    """
    home = folder / "rspamd"
    root, port = unpacked(home, "rspamd"), free_port()
    for name, text in OWN.items():
        path = root / "etc/rspamd/local.d" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(dns=dns, port=port))
    share = root / "usr/share/rspamd"
    # Where its words of languages lie; without them every letter with an accent is one of mixed scripts to it.
    (root / "etc/rspamd/rspamd.conf.local").write_text(
        f'lang_detection {{ languages = "{share}/languages"; }}\n'
    )
    state = home / "state"
    state.mkdir(mode=0o777)
    state.chmod(0o777)
    for path in (folder, home):
        path.chmod(0o755)
    etc = root / "etc/rspamd"
    places = {
        "CONFDIR": etc, "LOCAL_CONFDIR": etc, "SHAREDIR": share, "RULESDIR": share / "rules",
        "LUALIBDIR": share / "lualib", "PLUGINSDIR": share / "plugins", "WWWDIR": share / "www",
        "DBDIR": state, "RUNDIR": state, "LOGDIR": state,
    }  # fmt: skip
    server = subprocess.Popen(
        [
            *(str(root / "usr/bin/rspamd"), "-f", "-c", str(etc / "rspamd.conf"), "-u", USER, "-g", GROUP),
            *(f"--var={name}={path}" for name, path in places.items()),
        ],
        env={**os.environ, "LD_LIBRARY_PATH": f"{libraries(root)}:{root / 'usr/lib/rspamd'}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(server, port)
        yield lambda message, **seen: _check(port, message, **seen)
    finally:
        server.terminate()
        server.wait(30)


def _check(
    port: int, message: bytes, *, sender: str, recipient: str, helo: str, ip: str = SENDER_IP
) -> Verdict:
    seen = {"IP": ip, "Helo": helo, "Hostname": helo, "From": sender, "Rcpt": recipient}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/checkv2", data=message, headers=seen)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        said = json.load(answer)
    return Verdict(
        score=said["score"],
        action=said["action"],
        symbols={name: symbol["score"] for name, symbol in said["symbols"].items()},
    )


def _await(server: subprocess.Popen, port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/ping", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise CannotRun("rspamd did not begin to answer")
