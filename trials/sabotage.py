"""
Break the house on purpose, one line at a time, and see that its tests notice.

Each cut changes or removes one line of product code in a copy of the tree. The tests that should notice run first;
if they stay green, the whole suite but the browser's runs; if that is green too, the cut survived, and a test is
missing. Words as arguments choose the cuts whose names contain them: ``trials/sabotage.py barrier consent``;
with CHOSEN=1 the whole suite is never asked, and a cut survives the tests that were chosen for it.

A cut whose line is no longer found exactly once, and one that only breaks the import, are errors of this file.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cuts import CUTS, Cut

CHECKOUT = Path(__file__).resolve().parents[1]
# test_cuts.py sees that a line was cut, and not what that does.
ALL_BUT_BROWSER = ("-m", "not browser", "--ignore=tests/test_cuts.py")
IS_CHOSEN_ENOUGH = os.environ.get("CHOSEN") == "1"
PATIENCE = 300  # seconds for the chosen tests of one cut
PATIENCE_FOR_ALL = 1800
TESTS_FAILED = 1  # pytest's exit codes
# A house that does not start, or stumbles over a name, is broken and not sabotaged: no test is needed to see that.
BROKEN = ("ImportError", "ModuleNotFoundError", "NameError", "SyntaxError", "IndentationError")


class BadCut(Exception):
    """The cut proves nothing: this file must be mended, not the house."""


# --- a cut, put on and taken off ---


def sabotaged(text: str, cut: Cut) -> str:
    """
    The file's text with the cut in it.

    :raises BadCut: its place is not found exactly once, or more than one line would change
    """
    if (found := text.count(cut.old)) != 1:
        raise BadCut(f"its line stands {found} times in {cut.path}, not once: look at what became of it")
    before, after = cut.old.splitlines(), cut.new.splitlines()
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    if len(before) != 1 or len(after) > 1:
        raise BadCut("it changes more than one line")
    return text.replace(cut.old, cut.new)


@contextmanager
def applied(cut: Cut, tree: Path) -> Iterator[None]:
    file = tree / cut.path
    if not file.exists():
        raise BadCut(f"{cut.path} is not there any more")
    whole, stat = file.read_bytes(), file.stat()
    text = sabotaged(whole.decode("utf-8"), cut)
    if file.suffix == ".py":
        try:
            compile(text, cut.path, "exec")
        except SyntaxError as error:
            raise BadCut(f"it is no Python: {error}") from error
    file.write_text(text, "utf-8")
    os.utime(file, (0, 0))  # so that no compiled file of before passes for it
    try:
        yield
    finally:
        file.write_bytes(whole)
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


# --- the copy ---


class Copy:
    """A copy of the tree, and pytest in it. What is imported there is the copy's, which ``check`` makes sure of."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "tree"
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT, check=True, capture_output=True,
        ).stdout.decode()  # fmt: skip
        for name in filter(None, listed.split("\0")):
            source, target = CHECKOUT / name, self.tree / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
        for catalogue in (CHECKOUT / "shanyrak" / "locale").rglob("*.mo"):
            shutil.copy2(catalogue, self.tree / catalogue.relative_to(CHECKOUT))
        self._lend_venv(folder / "kept")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SHANYRAK_")},
            "PYTHONPATH": str(self.tree),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CI": "",  # a made database may be kept
            "COLUMNS": "500",  # pytest shall say why a test failed, whole
        }
        self.environment.pop("DATABASE_URL", None)  # a cut migration must make its own

    def _lend_venv(self, kept: Path) -> None:
        """
        Links to what the checkout's environment holds, and a copy of the database that test runs keep there: a cut
        migration makes another one, and no run may throw the checkout's away for it.
        """
        venv = self.tree / ".venv"
        venv.mkdir()
        kept.mkdir()
        for entry in (CHECKOUT / ".venv").iterdir():
            if not entry.name.startswith("test-database-"):
                (venv / entry.name).symlink_to(entry)
            elif "." not in entry.name:
                shutil.copytree(entry, kept / entry.name, symlinks=True)
                (venv / entry.name).symlink_to(kept / entry.name)

    def check(self) -> None:
        """:raises BadCut: the copy would test the checkout's code instead of its own"""
        for where in (self.tree, Path("/")):
            said = subprocess.run(
                [sys.executable, "-c", "import shanyrak; print(shanyrak.__file__)"],
                cwd=where, env=self.environment, check=True, capture_output=True, text=True,
            ).stdout.strip()  # fmt: skip
            if Path(said) != self.tree / "shanyrak" / "__init__.py":
                raise BadCut(f"the copy imports {said}, which is not the copy's")

    def pytest(self, *words: str, patience: int) -> tuple[int, str]:
        """Give pytest's exit code and what it said."""
        # Where a cut made a database of its own, nobody shall keep it.
        for left in (self.tree / ".venv").glob("test-database-*"):
            if not left.is_symlink():
                shutil.rmtree(left)
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "--durations=0", "--durations-min=999", "--tb=line", *words],
            cwd=self.tree, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            said, _ = run.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGINT)  # so that it takes its database down with it
            try:
                run.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                run.kill()
            raise BadCut(f"its tests did not end within {patience} seconds") from None
        return run.returncode, said


def failed_test(said: str) -> str:
    """
    The first test that failed, and not only because nothing works. A test that could not begin judged nothing.

    :raises BadCut: it failed because the house is broken
    """
    for line in said.splitlines():
        if line.startswith("FAILED "):
            test, _, why = line.removeprefix("FAILED ").partition(" - ")
            if why.startswith(BROKEN):
                raise BadCut(f"it breaks the house instead of changing what it does: {why}")
            return test
    return ""


# --- the trial ---


class Trial:
    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.is_whole_suite_green: bool | None = None

    def be_green(self, *words: str, patience: int) -> None:
        code, said = self.copy.pytest(*words, patience=patience)
        if code:
            raise BadCut(f"the tests are not green without any cut:\n{said[-3000:]}")

    def try_cut(self, cut: Cut) -> str:
        """
        Give the test that noticed, "" when the cut survived.

        :raises BadCut: the cut proves nothing
        """
        with applied(cut, self.copy.tree):
            noticed = self._notice(*cut.tests, patience=PATIENCE)
        if noticed or IS_CHOSEN_ENOUGH:
            return noticed
        if self.is_whole_suite_green is None:
            print("     nobody of those chosen noticed; is the whole suite green without it?", flush=True)
            self.be_green(*ALL_BUT_BROWSER, patience=PATIENCE_FOR_ALL)
            self.is_whole_suite_green = True
        with applied(cut, self.copy.tree):
            return self._notice(*ALL_BUT_BROWSER, patience=PATIENCE_FOR_ALL)

    def _notice(self, *words: str, patience: int) -> str:
        code, said = self.copy.pytest("-x", *words, patience=patience)
        if code == 0:
            return ""
        if code == TESTS_FAILED and (noticed := failed_test(said)):
            return noticed
        raise BadCut(f"the tests broke instead of failing (pytest says {code}):\n{said[-2000:]}")


def main(words: list[str]) -> int:
    cuts = [cut for cut in CUTS if not words or any(word in cut.name for word in words)]
    names = [cut.name for cut in cuts]
    survivors, bad = [], []
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="shanyrak-sabotage-") as folder:
        # PostgreSQL may run as another user, who must reach the copy's files.
        Path(folder).chmod(0o755)
        trial = Trial(Copy(Path(folder)))
        try:
            trial.copy.check()
            chosen = dict.fromkeys(test for cut in cuts for test in cut.tests)
            trial.be_green(*chosen, patience=PATIENCE * 4)
        except BadCut as reason:
            print(f"Nothing was tried: {reason}")
            return 1
        print(f"green without a cut, after {time.monotonic() - began:.0f} s", flush=True)
        for cut in cuts:
            start = time.monotonic()
            try:
                noticed = trial.try_cut(cut)
            except BadCut as reason:
                bad.append(cut.name)
                print(f"BAD  {cut.name}: {reason}", flush=True)
                continue
            if not noticed:
                survivors.append(cut.name)
            word = f"red  {cut.name}: {noticed.rpartition('/')[2]}" if noticed else f"SURVIVED  {cut.name}"
            print(f"{word} ({time.monotonic() - start:.0f} s)", flush=True)
    print(
        json.dumps(
            {
                "cuts": len(cuts),
                "survived": len(survivors),
                "survivors": survivors,
                "bad": bad,
                "names": names,
                "skipped": len(CUTS) - len(cuts),
                "seconds": round(time.monotonic() - began),
            }
        )
    )
    return 1 if survivors or bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
