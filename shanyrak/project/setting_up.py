"""
Set up this checkout: ``python3 shanyrak/project/setting_up.py run|dev``.

Runs on a bare Python before anything is installed, so it imports nothing but the
standard library. What was done is remembered by a hash of what was asked for:
the second run does nothing, and a run that was cut off is repaired.

``run`` installs what serving needs, ``dev`` also what testing needs. Neither
removes a package, so installing beside a running Shanyrak does not disturb it.
"""

import ast
import contextlib
import fcntl
import hashlib
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = CHECKOUT / "requirements"
CATALOGUES = CHECKOUT / "shanyrak" / "locale"
UNFINISHED = VENV / ".installing"  # stands while packages are being unpacked

LOCKS = {"run": "base.txt", "dev": "dev.txt"}

# What pip calls a setting, and what uv calls it. Where the packages come from is the machine's business.
UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}


class UnableToSetUp(Exception):
    """Anticipated: the message says what is missing and what to do."""


def set_up(purpose: str, say: Callable[[str], None]) -> None:
    """
    Bring ``.venv`` to what ``purpose`` ("run" or "dev") asks for.

    :raises UnableToSetUp: something is missing that only a person can supply
    """
    with one_at_a_time():
        if not is_done(purpose):
            begun = time.monotonic()
            make_venv(say)
            bring_uv(say)
            install(LOCKS[purpose], say)
            for done in ("dev", "run") if purpose == "dev" else ("run",):
                stamp_path(done).write_text(stamp(done))
            say(f"Set up in {time.monotonic() - begun:.0f} s.")
        write_launcher()
        if catalogues_are_stale():
            run(
                [PYTHON, "-P", "-m", "shanyrak.project.catalogues"], "The translations could not be compiled."
            )


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    descriptor = os.open(REQUIREMENTS, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def stamp(purpose: str) -> str:
    """The hash of all that decides what the set-up makes, the checkout's own path included."""
    asked = hashlib.sha256(str(VENV).encode())
    for name in ("bootstrap.txt", LOCKS[purpose]):
        asked.update((REQUIREMENTS / name).read_bytes())
    return asked.hexdigest()


def stamp_path(purpose: str) -> Path:
    return VENV / f".set-up-for-{purpose}"


def is_done(purpose: str) -> bool:
    try:
        return (
            stamp_path(purpose).read_text() == stamp(purpose) and PYTHON.exists() and not UNFINISHED.exists()
        )
    except OSError:
        return False


def make_venv(say: Callable[[str], None]) -> None:
    if venv_is_ours():
        return
    try:
        import ensurepip
        import venv  # noqa: F401 - we only ask whether it is there
    except ImportError as missing:
        raise UnableToSetUp(
            f"Nothing was set up: this Python ({sys.executable}) comes without {missing.name}.\n"
            "On Debian and Ubuntu install it with:  apt-get install python3-venv\n"
            "then run the same command again."
        ) from missing
    del ensurepip
    say("Making .venv …")
    run([sys.executable, "-m", "venv", "--clear", VENV], "The virtual environment could not be made.")


def venv_is_ours() -> bool:
    """Say whether ``.venv`` is whole, new enough, and made at this path (not moved here)."""
    try:
        launcher = (VENV / "bin" / "pip").read_text(errors="replace")[:400]
        # Any Python that is new enough will do: it need not be the one that asks.
        whole = ask([PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]).returncode == 0
    except OSError:
        return False
    return whole and str(VENV) in launcher


def bring_uv(say: Callable[[str], None]) -> None:
    wanted = (REQUIREMENTS / "bootstrap.txt").read_text().split()[0].partition("==")[2]
    with contextlib.suppress(OSError):
        if ask([VENV / "bin" / "uv", "--version"]).stdout.split()[1:2] == [wanted]:
            return
    say("Fetching uv …")
    run(
        pip("install", "--force-reinstall", "-r", REQUIREMENTS / "bootstrap.txt"),
        "uv could not be installed.",
    )


def install(lock: str, say: Callable[[str], None]) -> None:
    """Install a hashed lock with uv; with pip, which is slower, where uv finds no way."""
    again = ["--reinstall"] if UNFINISHED.exists() else []
    UNFINISHED.touch()
    say(f"Installing requirements/{lock} …")
    uv = [
        VENV / "bin" / "uv",
        "pip",
        "install",
        "--quiet",
        "--compile-bytecode",
        "--python",
        PYTHON,
        "--require-hashes",
        *again,
    ]
    fast = ask([*uv, "-r", REQUIREMENTS / lock], env=uv_environment())
    if fast.returncode != 0:
        say("uv did not succeed; trying pip …")
        again = ["--force-reinstall"] if again else []
        run(
            pip("install", *again, "-r", REQUIREMENTS / lock),
            f"The packages could not be installed. uv said: {fast.stderr[-800:]}",
        )
    UNFINISHED.unlink()


def pip(verb: str, *rest: object) -> list[object]:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "--no-deps")
    return [PYTHON, "-m", "pip", verb, *quiet, *rest]


def uv_environment() -> dict[str, str]:
    """Hand pip's settings (files and environment) on to uv, which reads neither."""
    env = dict(os.environ)
    said = ask([PYTHON, "-m", "pip", "config", "list"]).stdout
    for line in said.splitlines():
        key, _, value = line.partition("=")
        name = UV_NAMES.get(key.rpartition(".")[2])
        if name and name not in os.environ:
            with contextlib.suppress(ValueError, SyntaxError):
                env[name] = str(ast.literal_eval(value))
    # pip looks through all indexes; with hashes that is safe for uv as well.
    env.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    if not os.access(Path.home(), os.W_OK):
        env.setdefault("UV_CACHE_DIR", str(VENV / ".cache"))
    return env


def write_launcher() -> None:
    """Make ``.venv/bin/shanyrak``, and let this venv's Python find the house."""
    for packages in VENV.glob("lib/python3*/site-packages"):
        write_if_changed(packages / "shanyrak.pth", f"{CHECKOUT}\n", 0o644)
    call = f'exec {shlex.quote(str(PYTHON))} -P -m shanyrak.project.command "$@"'
    write_if_changed(VENV / "bin" / "shanyrak", f"#!/bin/sh\n{call}\n", 0o755)


def write_if_changed(path: Path, text: str, mode: int) -> None:
    with contextlib.suppress(OSError):
        if path.read_text() == text:
            return
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text)
    fresh.chmod(mode)
    fresh.replace(path)


def catalogues_are_stale() -> bool:
    sources = CATALOGUES.glob("*/LC_MESSAGES/*.po")
    return any(
        not (made := source.with_suffix(".mo")).exists() or made.stat().st_mtime < source.stat().st_mtime
        for source in sources
    )


def ask(command: Sequence[object], env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True, env=env
    )


def run(command: Sequence[object], trouble: str) -> None:
    done = ask(command)
    if done.returncode != 0:
        raise UnableToSetUp(f"{trouble}\n{(done.stderr or done.stdout)[-1500:]}")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print("Say what to set up for: run or dev.", file=sys.stderr)
        return 1
    try:
        set_up(arguments[0], lambda line: print(line, file=sys.stderr, flush=True))
    except UnableToSetUp as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
