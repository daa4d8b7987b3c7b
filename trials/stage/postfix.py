"""
A Postfix of our own for an hour: Debian's package, unpacked into a folder, run as root on a port of 127.0.0.1.

Nothing of the machine is touched: no package is installed, no user made, no queue or log outside the folder. It
relays everything to one port, where a sink counts.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trials.stage.packages import CannotRun, libraries, unpacked
from trials.stage.waiting import is_greeted

# Users and groups that every Debian has and nobody uses; Postfix wants one of each to itself.
OWNER, GROUP, OTHERS = "uucp", "voice", "nobody"
QUEUE_FOLDERS = [
    *("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop"),
    *("pid", "private", "public", "saved", "trace"),
]

MAIN = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
command_directory = {root}/usr/sbin
daemon_directory = {root}/usr/lib/postfix/sbin
shlib_directory = {root}/usr/lib/postfix
meta_directory = {home}/etc
mail_owner = {owner}
setgid_group = {group}
default_privs = {others}
import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C LD_LIBRARY_PATH POSTLOG_SERVICE POSTLOG_HOSTNAME
export_environment = TZ MAIL_CONFIG LANG LD_LIBRARY_PATH
maillog_file = {home}/log
maillog_file_prefixes = {home}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mta.example
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
relayhost = [127.0.0.1]:{onward}
smtp_host_lookup = native
smtp_dns_support_level = disabled
smtp_tls_security_level = none
enable_long_queue_ids = yes
maximal_queue_lifetime = 2d
bounce_queue_lifetime = 1d
smtpd_forbid_bare_newline = normalize
smtpd_forbid_bare_newline_exclusions =
smtpd_client_connection_count_limit = 0
notify_classes =
{more}
"""

MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(slots=True)
class Postfix:
    home: Path
    root: Path
    port: int
    process: subprocess.Popen | None = None

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "MAIL_CONFIG": str(self.home / "etc"),
            "LD_LIBRARY_PATH": libraries(self.root),
        }

    def command(self, name: str) -> list[str]:
        """The words that run one of its commands (``postsuper``, ``postqueue`` …) on this queue."""
        return [
            "env",
            f"LD_LIBRARY_PATH={libraries(self.root)}",
            str(self.root / "usr/sbin" / name),
            "-c",
            str(self.home / "etc"),
        ]

    def start(self) -> None:
        """Start its master and wait until it takes mail."""
        self.process = subprocess.Popen(
            [str(self.root / "usr/lib/postfix/sbin/master"), "-c", str(self.home / "etc"), "-d"],
            env={**self.environment, "POSTLOG_SERVICE": "postlog", "POSTLOG_HOSTNAME": "mta"},
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 20
        while time.monotonic() < end:
            if is_greeted(self.port):
                return
            time.sleep(0.1)
        raise CannotRun(f"Postfix did not begin to take mail; its log is {self.log}")

    def stop(self) -> None:
        """End it and all that it started."""
        if self.process is None:
            return
        with_all = os.getpgid(self.process.pid)
        os.killpg(with_all, signal.SIGTERM)
        try:
            self.process.wait(10)
        finally:
            try:
                os.killpg(with_all, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()

    def waiting(self) -> int:
        """How many messages it holds."""
        said = subprocess.run(
            [*self.command("postqueue"), "-j"], capture_output=True, check=False, env=self.environment
        )
        return len(said.stdout.splitlines())


@contextmanager
def postfix(folder: Path, *, onward: int, port: int, more: str = "") -> Iterator[Postfix]:
    """
    Run one below ``folder``, relaying all mail to 127.0.0.1:``onward``. ``more`` are lines for its main.cf.

    :raises CannotRun: not root, or no package to be had
    """
    if os.geteuid() != 0:
        raise CannotRun("Postfix changes users, so this trial must run as root (a container will do).")
    mta = Postfix(home=folder / "postfix", root=unpacked(folder, "postfix"), port=port)
    _lay_out(mta, onward, more)
    try:
        mta.start()
        yield mta
    finally:
        mta.stop()


def _lay_out(mta: Postfix, onward: int, more: str) -> None:
    home, etc, queue = mta.home, mta.home / "etc", mta.home / "queue"
    for path in (etc, queue, home / "data", *(queue / name for name in QUEUE_FOLDERS)):
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o755)
    for path in (home, *home.parents):
        if path != Path("/") and path != Path("/tmp"):
            path.chmod(path.stat().st_mode | 0o011)
    for name in QUEUE_FOLDERS:
        if name != "pid":
            shutil.chown(queue / name, OWNER, "root")
            (queue / name).chmod(0o700)
    shutil.chown(queue / "public", OWNER, GROUP)
    (queue / "public").chmod(0o710)
    shutil.chown(queue / "maildrop", OWNER, GROUP)
    (queue / "maildrop").chmod(0o730)
    shutil.chown(home / "data", OWNER, "root")
    (home / "data").chmod(0o700)
    words = {"home": home, "root": mta.root, "owner": OWNER, "group": GROUP, "others": OTHERS}
    (etc / "main.cf").write_text(MAIN.format(**words, onward=onward, more=more))
    (etc / "master.cf").write_text(MASTER.format(port=mta.port))
