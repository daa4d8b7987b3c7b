"""
Who runs our PostgreSQL, and where its data lie.

PostgreSQL refuses to run as root, so root lends it a system user; and what that
user cannot reach (a clone below a home of mode 700) we never open up, but put
the data elsewhere and leave a pointer.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SYSTEM_USERS = ("shanyrak", "nobody")
# Places a system user can reach, best first. Everything below is made by root for that user.
OUTSIDE_PLACES = (Path("/var/lib/shanyrak"), Path("/var/tmp/shanyrak"))  # noqa: S108 - made root's own, and checked
POINTER = "data-is-here"


class UnableToServe(Exception):
    """Anticipated: the message says what happened to the database, why, and what to do now."""


class Held(UnableToServe):
    """Another process that lives has the server of this folder."""


@dataclass(frozen=True, slots=True)
class Servant:
    """The user PostgreSQL runs as. It refuses root, so root lends it one."""

    uid: int
    gid: int

    @property
    def is_another(self) -> bool:
        return os.geteuid() == 0

    def rights(self) -> dict[str, Any]:
        """Arguments for ``subprocess`` that make the child this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_another else {}


def find_servant(data: Path) -> Servant:
    """Give the user PostgreSQL is to run as: ourselves, or for root the data's owner or a system user."""
    if os.geteuid() != 0:
        return Servant(os.geteuid(), os.getegid())
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Servant(owner.st_uid, owner.st_gid)
    wanted, *fallbacks = SYSTEM_USERS
    if not known_user(wanted):
        make_system_user(wanted)
    for name in (wanted, *fallbacks):
        if (found := known_user(name)) and found.pw_uid != 0:
            return Servant(found.pw_uid, found.pw_gid)
    raise UnableToServe(
        "PostgreSQL refuses to run as root, and no other user could be made. "
        f"Make one (`useradd --system {wanted}`), or start Shanyrak as an ordinary user."
    )


def known_user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def make_system_user(name: str) -> None:
    """Try to add a system user; another checkout may be doing the same, so ask more than once."""
    tool = shutil.which("useradd") or shutil.which("useradd", path="/usr/sbin:/sbin")
    no_login = ("--shell", "/usr/sbin/nologin")
    for _ in range(5):
        if tool is None or known_user(name):
            return
        subprocess.run(
            [tool, "--system", "--no-create-home", "--home-dir", "/nonexistent", *no_login, name],
            check=False,
            capture_output=True,
        )
        if known_user(name):
            return
        time.sleep(0.2)


def find_place(home: Path) -> Path:
    """
    Give the folder that really holds the data of ``home``, made if needed.

    An ordinary user's is ``home`` itself. Root's stands where a system user can
    reach it, and ``home/data-is-here`` points there; a checkout that was copied
    with its pointer gets a place of its own.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return home
    pointer = home / POINTER
    if (known := pointed_place(pointer)) is not None:
        return known
    if all_may_enter(home):
        home.chmod(0o711)
        return home
    return make_place_outside(pointer)


def pointed_place(pointer: Path) -> Path | None:
    """Follow the pointer if it leads to a place that root made for this home."""
    if not pointer.is_symlink():
        return None
    place = Path(os.readlink(pointer))  # noqa: PTH115 - Path.readlink would do, this keeps it a plain string first
    if place.parent not in OUTSIDE_PLACES or not is_roots_own_folder(place):
        return None
    belongs_to = place / "belongs-to"
    owner = Path(belongs_to.read_text("utf-8")) if belongs_to.exists() else pointer
    if owner == pointer:
        return place
    if owner.is_symlink() and Path(os.readlink(owner)) == place:  # noqa: PTH115 - as above
        return None  # this checkout is a copy, and the first one lives
    belongs_to.write_text(str(pointer), "utf-8")  # the checkout was moved
    return place


def make_place_outside(pointer: Path) -> Path:
    for parent in OUTSIDE_PLACES:
        try:
            parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        except OSError:
            continue
        if not (is_roots_own_folder(parent) and all_may_enter(parent)):
            continue
        place = parent / secrets.token_hex(6)
        place.mkdir(mode=0o711)
        (place / "belongs-to").write_text(str(pointer), "utf-8")
        fresh = pointer.with_name(f"{pointer.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(place)
        fresh.replace(pointer)
        return place
    raise UnableToServe(
        f"The database was not started: its system user cannot reach {pointer.parent}, and neither "
        f"{' nor '.join(map(str, OUTSIDE_PLACES))} could be used. Start Shanyrak as an ordinary user."
    )


def is_roots_own_folder(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == 0 and not found.st_mode & 0o022


def all_may_enter(folder: Path) -> bool:
    """Say whether any user can walk down to ``folder`` (its own mode is ours to set)."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in folder.resolve().parents)


def make_private(folder: Path, servant: Servant) -> None:
    """
    Make a folder that only the server's user (and root) may enter.

    :raises UnableToServe: something else stands there already
    """
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), servant.uid}:
        raise UnableToServe(f"The database was not started: {folder} is not ours. Remove it and try again.")
    if servant.is_another:
        os.chown(folder, servant.uid, servant.gid)
    folder.chmod(0o700)


def write_private(path: Path, text: str, servant: Servant) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        if servant.is_another:
            os.fchown(file.fileno(), servant.uid, servant.gid)
        file.write(text)
