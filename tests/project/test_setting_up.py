"""Setting up: what is remembered, what is repaired, what is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shanyrak.project import catalogues, packages, setting_up

pytestmark = pytest.mark.unit


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with locks and an empty venv, where installing only takes notes."""
    (tmp_path / "requirements").mkdir()
    for name in ("bootstrap", "base", "dev"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    major, minor = sys.version_info[:2]
    (tmp_path / ".venv" / "lib" / f"python{major}.{minor}" / "site-packages").mkdir(parents=True)
    for name, value in {
        "CHECKOUT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv" / "bin" / "python",
        "REQUIREMENTS": tmp_path / "requirements",
        "CATALOGUES": tmp_path / "locale",
        "UNFINISHED": tmp_path / ".venv" / ".installing",
    }.items():
        monkeypatch.setattr(setting_up, name, value)
    for name in ("make_venv", "bring_uv"):
        monkeypatch.setattr(setting_up, name, lambda _say: None)
    installed: list[str] = []
    monkeypatch.setattr(setting_up, "install", lambda lock, _say: installed.append(lock))
    return tmp_path, installed


def quiet(_line: str) -> None:
    pass


def test_the_second_run_does_nothing(checkout):
    _, installed = checkout

    setting_up.set_up("dev", quiet)
    setting_up.set_up("dev", quiet)

    assert installed == ["dev.txt"]


def test_what_tests_need_is_also_what_serving_needs(checkout):
    _, installed = checkout

    setting_up.set_up("dev", quiet)
    setting_up.set_up("run", quiet)

    assert installed == ["dev.txt"]


def test_a_changed_lock_is_installed(checkout):
    folder, installed = checkout

    setting_up.set_up("run", quiet)
    (folder / "requirements" / "base.txt").write_text("base==2\n")
    setting_up.set_up("run", quiet)

    assert installed == ["base.txt", "base.txt"]


def test_a_set_up_that_was_cut_is_done_again(checkout):
    folder, installed = checkout

    setting_up.set_up("run", quiet)
    (folder / ".venv" / ".installing").touch()
    setting_up.set_up("run", quiet)

    assert installed == ["base.txt", "base.txt"]


def test_the_launcher_stands_and_names_this_checkout(checkout):
    folder, _ = checkout

    setting_up.set_up("run", quiet)

    launcher = folder / ".venv" / "bin" / "shanyrak"
    assert os.access(launcher, os.X_OK)
    assert str(folder / ".venv" / "bin" / "python") in launcher.read_text()
    assert [path.read_text() for path in (folder / ".venv").rglob("shanyrak.pth")] == [f"{folder}\n"]


def test_uv_is_told_what_pip_knows_and_no_more(monkeypatch):
    said = (
        "global.index-url='https://mirror.example/simple'\nglobal.timeout='60'\n:env:.find-links='/wheels'\n"
    )
    monkeypatch.setattr(setting_up, "ask", lambda *_: subprocess.CompletedProcess([], 0, said, ""))
    for name in ("UV_DEFAULT_INDEX", "UV_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("UV_HTTP_TIMEOUT", "5")

    env = setting_up.uv_environment()

    assert env["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert env["UV_FIND_LINKS"] == "/wheels"
    assert env["UV_HTTP_TIMEOUT"] == "5", "what was set for uv itself stands"


def test_without_venv_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(setting_up, "VENV", tmp_path)
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(setting_up.UnableToSetUp, match="apt-get install python3-venv"):
        setting_up.make_venv(quiet)


def test_the_locks_name_no_host():
    for lock in (Path(setting_up.__file__).parents[2] / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text()
        assert "--hash=sha256:" in lock.read_text()


def write_catalogue(folder: Path, text: str) -> Path:
    path = folder / "kk" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{text}', "utf-8")
    return path


def test_catalogues_are_compiled_once(tmp_path):
    path = write_catalogue(tmp_path, 'msgid "Letter"\nmsgstr "Хат"\n')

    assert catalogues.compile_catalogues(tmp_path) == [path.with_suffix(".mo")]
    assert catalogues.compile_catalogues(tmp_path) == []
    assert "Хат".encode() in path.with_suffix(".mo").read_bytes()


def test_a_broken_catalogue_is_refused_and_the_old_one_stays(tmp_path):
    path = write_catalogue(tmp_path, 'msgid "Letter"\nmsgstr "Хат"\n')
    catalogues.compile_catalogues(tmp_path)
    old = path.with_suffix(".mo").read_bytes()
    write_catalogue(tmp_path, "a line that is none\n")
    os.utime(path, (path.stat().st_mtime + 10,) * 2)

    with pytest.raises(catalogues.PoFileError):
        catalogues.compile_catalogues(tmp_path)
    assert path.with_suffix(".mo").read_bytes() == old


def test_without_a_package_manager_we_say_what_is_missing(monkeypatch, capsys):
    missing = packages.Package("chromium", "the browser", lambda: False)
    monkeypatch.setattr(packages, "PACKAGES", (missing,))
    monkeypatch.setattr(packages, "apt", lambda: None)

    assert packages.main() == 1
    assert "apt-get install chromium" in capsys.readouterr().err
