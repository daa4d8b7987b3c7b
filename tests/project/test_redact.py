import io
import json
import sys
from types import SimpleNamespace

import pytest

from shanyrak.project.command import main

pytestmark = pytest.mark.unit

LETTER = "Dear Sir,\n\nMy name is Ruth Hall.\n\nYours sincerely,\nRuth Hall\n"


def test_prints_a_letter_without_its_sender(tmp_path, capsysbinary):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")

    assert main(["redact", str(path)]) == 0

    assert capsysbinary.readouterr().out.decode() == LETTER.replace("Ruth Hall", "Ruth [name]")


def test_json_gives_text_marks_and_result(monkeypatch, capsysbinary):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LETTER.encode())))

    assert main(["redact", "-", "--json", "--language", "en"]) == 0

    shape = json.loads(capsysbinary.readouterr().out)
    assert shape["text"] == LETTER
    assert shape["result"] == LETTER.replace("Ruth Hall", "Ruth [name]")
    assert [LETTER[mark["start"] : mark["end"]] for mark in shape["marks"]] == ["Hall", "Hall"]
    assert {mark["kind"] for mark in shape["marks"]} == {"name"}


@pytest.mark.parametrize(
    ("raw", "why"), [(b"", "empty"), (b"\x7fELF\x00\x01\x02" * 50, "binary"), (None, "No such file")]
)
def test_says_what_it_could_not_read(tmp_path, capsys, raw, why):
    path = tmp_path / "letter.txt"
    if raw is not None:
        path.write_bytes(raw)

    assert main(["redact", str(path)]) == 1

    assert why in capsys.readouterr().err
