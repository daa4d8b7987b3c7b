"""``shanyrak read`` and ``shanyrak rehearse``: any document, and what was left out of it."""

import argparse
import json

import pytest

from shanyrak.project.commands import read, rehearse
from tests.craft.documents import making

pytestmark = pytest.mark.unit
PAGE = "<html><nav>Home</nav><h1>Stop the eviction</h1><p>Please write to:</p><p>{}</p>".format(
    "<br>".join(making.BLOCK)
)


def run(command, *words) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(list(map(str, words))))


@pytest.mark.parametrize(
    ("raw", "opened_as"),
    [
        (PAGE.encode(), "web page"),
        (making.leaflet(), "PDF"),
        (making.docx("".join(map(making.paragraph, ("Please write to:", *making.BLOCK)))), "Word document"),
    ],
    ids=["page", "pdf", "docx"],
)
def test_a_document_is_read_like_its_text(raw, opened_as, tmp_path, capfdbinary):
    file = tmp_path / "appeal"
    file.write_bytes(raw)

    assert run(read, file, "--json") == 0

    shape = json.loads(capfdbinary.readouterr().out)
    assert shape["opened_as"] == opened_as
    start, end = shape["spans"]["targets/0/faxes/0"]
    assert shape["text"][start:end] == "+44 1632 960178"
    assert [target["faxes"] for target in shape["targets"]] == [["+44 1632 960178"]]


def test_what_was_left_out_of_a_page_is_said(tmp_path, capfd):
    file = tmp_path / "appeal.html"
    file.write_text(PAGE)

    run(read, file)

    assert f"{file}:1: Menus, forms or footers of the page were left out (1)." in capfd.readouterr().err


def test_a_document_that_was_cut_is_understood_in_part(tmp_path, capfd):
    file = tmp_path / "appeal.html"
    file.write_text(PAGE + "<p>" + "Please write. " * 6_000)

    assert run(read, file) == 2
    assert "Only the first 65,536 characters were taken" in capfd.readouterr().err


def test_a_scan_is_not_rehearsed_and_the_reason_is_said(tmp_path, capsys):
    file = tmp_path / "scan.pdf"
    file.write_bytes(making.scanned_pdf())

    assert run(rehearse, file, "--out", tmp_path / "out") == 1
    assert "not rehearsed: its pages are pictures" in capsys.readouterr().err
