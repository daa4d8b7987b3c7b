"""A dress rehearsal of a founding-shaped text: everything that would have gone out lies in a folder, and the counts agree."""

import email
import email.policy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "shanyrak.project.command", "rehearse"]

TEXT = """\
Kemertas: Nurse jailed for reading a petition aloud

Protests urgently needed!

Saule Ontay, a nurse who speaks for the tenants of Onterek, was sentenced to ten days in jail on 12 May. She had
read the petition of her neighbours aloud on the steps of the town hall, because nobody came out to take it.

Please send protests to the Mayor of Kemertas, demanding:

  • The release of Saule Ontay
  • An end to all evictions in Onterek
  • A written answer to the petition of 11 May

Send protest letters and faxes to:

The Mayor's Office
Oraz Tulin
Town Hall
4 Mira Square
010203 Kemertas
Kazakhstan

Telephone: +44 1632 960178
Fax: +44 1632 960165

Or email protests to mayor@kemertas.example.

Please send copies of letters and emails sent, to: onterek@solidarity.example.
"""


def rehearse(text: str, folder: Path) -> tuple[subprocess.CompletedProcess[str], dict]:
    (folder / "appeal.txt").write_text(text)
    done = subprocess.run(
        [*COMMAND, str(folder / "appeal.txt"), "--out", str(folder / "out")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
    )
    report = folder / "out" / "report.json"
    return done, json.loads(report.read_text()) if report.exists() else {}


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def mail_of(path: Path) -> str:
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return " ".join(mail.get_body(("plain",)).get_content().split())


@pytest.mark.slow
def test_a_changed_number_name_and_demand_stand_in_everything_that_goes_out(tmp_path):
    changed = (
        TEXT.replace("960165", "960947")
        .replace("Saule Ontay", "Saule Berik")
        .replace("An end to all evictions in Onterek", "Heating for every house in Onterek")
    )

    done, report = rehearse(changed, tmp_path)

    assert done.returncode == 0, done.stderr
    out = tmp_path / "out"
    papers = [words_of(path) for folder in ("post", "fax") for path in (out / folder).glob("*.pdf")]
    letters = papers + [mail_of(path) for path in (out / "email").glob("*.eml")]
    assert len(letters) == report["steps"]["sent"]["accepted"]
    assert all(
        "Saule Berik" in letter and "Heating for every house in Onterek" in letter for letter in letters
    )
    assert not any("Saule Ontay" in letter or "evictions" in letter for letter in letters)
    assert all("960947" in words_of(path).replace(" ", "") for path in (out / "fax").glob("*.pdf"))
    steps = report["steps"]
    assert steps["sink"]["received"] == steps["sink"]["journal"] and steps["sink"]["twice"] == 0
    assert steps["copies"]["received"] == steps["copies"]["released"] == steps["translations"]["approved"]
    assert {name for name in report["files"] if not (out / name).exists()} == set()
    assert "Сіздер жалғыз емессіздер" in words_of(out / "bulletin" / "sheet.pdf")


@pytest.mark.slow
def test_a_text_that_names_nobody_to_write_to_is_understood_only_in_part(tmp_path):
    done, report = rehearse("Something happened in the town.\n\nIt was on Monday.", tmp_path)

    assert done.returncode == 2
    assert not report["whole"] and report["problems"]


@pytest.mark.parametrize("raw", [b"", b"   \n", bytes(range(256)) * 40])
def test_what_is_no_text_is_said_to_be_none(raw, tmp_path):
    path = tmp_path / "appeal.txt"
    path.write_bytes(raw)

    done = subprocess.run(
        [*COMMAND, str(path), "--out", str(tmp_path / "out")], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "not rehearsed" in done.stderr and "Traceback" not in done.stderr
