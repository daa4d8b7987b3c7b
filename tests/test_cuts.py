"""The cuts of ``trials/sabotage.py`` still find the lines that they are about."""

import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parent.parent


def test_every_cut_finds_its_line_once_and_its_tests(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "trials"), *sys.path])
    from cuts import CUTS

    for cut in CUTS:
        assert (ROOT / cut.path).read_text(encoding="utf-8").count(cut.old) == 1, cut.name
        for test in cut.tests:
            path, *name = test.split("::")
            assert (ROOT / path).exists(), cut.name
            assert not name or f"def {name[0].partition('[')[0]}(" in (ROOT / path).read_text(
                encoding="utf-8"
            ), cut.name
