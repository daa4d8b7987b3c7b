"""Programs of the distribution for a trial: fetched by its package manager, unpacked into a folder, never installed."""

import re
import shutil
import subprocess
from pathlib import Path


class CannotRun(Exception):
    """This machine cannot run the trial; the text says why and what to do."""


def unpacked(folder: Path, package: str) -> Path:
    """
    Unpack a package, and those it needs that are not installed, below ``folder``; gives that root.

    :raises CannotRun: no apt-get here, or it did not bring them
    """
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        raise CannotRun(f"{package} comes from Debian's package manager, and there is none here.")
    root, fetched = folder / "root", folder / "fetched"
    fetched.mkdir(parents=True, exist_ok=True)
    if not _fetch(package, fetched):
        subprocess.run(["apt-get", "-qq", "update"], capture_output=True, check=False)
        if not _fetch(package, fetched):
            raise CannotRun(f"`apt-get download {package}` did not bring it.")
    for archive in fetched.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(archive), str(root)], check=True)
    return root


def libraries(root: Path) -> str:
    """LD_LIBRARY_PATH for what was unpacked."""
    return ":".join(
        str(path) for path in [*root.glob("usr/lib/*-linux-gnu"), root / "usr/lib", root / "usr/lib/postfix"]
    )


def _fetch(package: str, folder: Path) -> bool:
    ask = ["apt-get", "-s", "install", "--no-install-recommends", package]
    said = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    wanted = {package, *re.findall(r"^Inst (\S+)", said, re.MULTILINE)}
    words = ["apt-get", "-qq", "download", *sorted(wanted)]
    return subprocess.run(words, cwd=folder, capture_output=True, check=False).returncode == 0
