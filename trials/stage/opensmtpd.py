"""
OpenSMTPD for an hour, beside a Postfix: Debian's package, unpacked, because apt lets only one of them be installed.

Its folders and users are written into the program, so it runs in mounts of its own: there they exist, and nothing of
the machine is touched. It offers STARTTLS and puts all mail into one maildir.
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

from shanyrak.project.ports import free_port
from trials.stage.packages import CannotRun, libraries, unpacked
from trials.stage.waiting import is_greeted

NAME = "mx.town.example"
USERS = {"opensmtpd": 64901, "opensmtpq": 64902, "office": 64903}

CONFIGURATION = """
smtp ciphers "AECDH:@SECLEVEL=0"
pki {name} cert "{home}/cert.pem"
pki {name} key "{home}/key.pem"
listen on 127.0.0.1 port {port} tls pki {name} hostname {name}
action "keep" maildir "{home}/office/maildir" virtual {{ "@" = "office" }}
match from any for any action "keep"
"""

# Debian's OpenSMTPD 6.8 cannot sign with OpenSSL 3 ("EVP lib", its issue 1171), so no certificate of it ever gets through
# a handshake. What needs no signature works: TLS 1.2 with an anonymous key exchange. A Postfix that takes TLS where it is
# offered takes that too.
OPENSSL = """
openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = tls
[tls]
MinProtocol = TLSv1.2
MaxProtocol = TLSv1.2
CipherString = ALL:aNULL:@SECLEVEL=0
"""

# What stands here exists only for this program and those it starts.
MOUNTS = """
mount --bind {home}/passwd /etc/passwd && mount --bind {home}/group /etc/group &&
mount --bind {root}/usr/libexec /usr/libexec &&
mount -t tmpfs none /var/spool && mount -t tmpfs none /var/lib && mount -t tmpfs none /run &&
mkdir -p /var/lib/opensmtpd/empty && mkdir -m 711 /var/spool/smtpd &&
exec {root}/usr/sbin/smtpd -d -f {home}/smtpd.conf
"""


@dataclass(frozen=True, slots=True)
class SecondServer:
    port: int
    maildir: Path

    def mails(self) -> list[bytes]:
        """What has arrived, the server's own lines above it included."""
        return [path.read_bytes() for path in sorted(self.maildir.glob("new/*"))]


@contextmanager
def opensmtpd(folder: Path) -> Iterator[SecondServer]:
    """
    Run one below ``folder``.

    :raises CannotRun: not root, no mounts of its own to be had, no package, or it does not start
    """
    if os.geteuid() != 0:
        raise CannotRun("OpenSMTPD changes users, so this trial must run as root (a container will do).")
    home, port = folder / "opensmtpd", free_port()
    root = unpacked(home, "opensmtpd")
    _lay_out(home, port)
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            ["unshare", "-m", "sh", "-c", MOUNTS.format(home=home, root=root)],
            env={**os.environ, "LD_LIBRARY_PATH": libraries(root), "OPENSSL_CONF": str(home / "openssl.cnf")},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _await(server, port, home / "log")
        yield SecondServer(port, home / "office/maildir")
    finally:
        try:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(10)
        except ProcessLookupError:
            pass


def _lay_out(home: Path, port: int) -> None:
    for path in (home, *home.parents):
        if path not in {Path("/"), Path("/tmp")}:
            path.chmod(path.stat().st_mode | 0o011)
    office = home / "office"
    office.mkdir()
    shutil.chown(office, USERS["office"], USERS["office"])
    users = [f"{name}:x:{number}:{number}::{office}:/bin/sh" for name, number in USERS.items()]
    groups = [f"{name}:x:{number}:" for name, number in USERS.items()]
    (home / "passwd").write_text(Path("/etc/passwd").read_text() + "\n".join(users) + "\n")
    (home / "group").write_text(Path("/etc/group").read_text() + "\n".join(groups) + "\n")
    (home / "smtpd.conf").write_text(CONFIGURATION.format(home=home, port=port, name=NAME))
    (home / "smtpd.conf").chmod(0o600)
    (home / "openssl.cnf").write_text(OPENSSL)
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                f"/CN={NAME}",
            ),
            *("-keyout", str(home / "key.pem"), "-out", str(home / "cert.pem")),
        ],
        check=True,
        capture_output=True,
    )
    (home / "key.pem").chmod(0o600)


def _await(server: subprocess.Popen, port: int, log: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        if is_greeted(port):
            return
        time.sleep(0.1)
    raise CannotRun(f"OpenSMTPD did not begin to take mail: {log.read_text(errors='replace')[-500:]}")
