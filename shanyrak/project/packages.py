"""
Bring the distribution's packages that tests and print need: ``python3 shanyrak/project/packages.py``.

Standard library only. Where the package manager may be used (apt as root, or
through a sudo that asks nothing) the missing ones are installed; elsewhere we
say which they are.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NOTO = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


@dataclass(frozen=True, slots=True)
class Package:
    name: str  # Debian's
    what_for: str
    is_here: Callable[[], bool]


def chromium_is_here() -> bool:
    return Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")).exists()


def noto_is_here() -> bool:
    return any(next(Path(folder).expanduser().rglob("NotoSans-Regular.*"), None) for folder in NOTO)


PACKAGES = (
    Package("chromium", "the browser that walks through the journeys", chromium_is_here),
    Package("fonts-noto-core", "the scripts of the world in print", noto_is_here),
    Package(
        "poppler-utils", "reading our PDFs back (pdftotext)", lambda: shutil.which("pdftotext") is not None
    ),
)


def missing() -> list[Package]:
    return [package for package in PACKAGES if not package.is_here()]


def apt() -> list[str] | None:
    """Give the words before ``apt-get …``'s arguments, or None where we may not."""
    if shutil.which("apt-get") is None:
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if os.geteuid() == 0:
        return quiet
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n", *quiet]
    return None


def main() -> int:
    lacking = missing()
    manager = apt() if lacking else None
    if manager is not None:
        names = [package.name for package in lacking]
        print(f"Installing {', '.join(names)} …", file=sys.stderr, flush=True)
        install = [*manager, "install", "-y", "--no-install-recommends", *names]
        if subprocess.run(install, capture_output=True, check=False).returncode != 0:
            subprocess.run([*manager, "update"], capture_output=True, check=False)
            subprocess.run(install, stdout=subprocess.DEVNULL, check=False)
        lacking = missing()
    if lacking:
        print("The tests cannot all run: these packages of the distribution are missing.", file=sys.stderr)
        for package in lacking:
            print(f"  {package.name:16} {package.what_for}", file=sys.stderr)
        print(f"On Debian:  apt-get install {' '.join(package.name for package in lacking)}", file=sys.stderr)
        print("Elsewhere install their like; CHROMIUM may name another Chromium.", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
