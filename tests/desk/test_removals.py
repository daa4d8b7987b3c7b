"""What was taken out is seen by comparing, whoever took it out."""

from types import SimpleNamespace

import pytest

from shanyrak.desk.removals import BY_HAND, removed

pytestmark = pytest.mark.unit

LETTER = "I am Ruth from Bristol. Write to me: +44 1632 960277."


def test_a_suggested_stretch_keeps_its_kind_and_another_is_by_hand():
    suggestion = [SimpleNamespace(kind="name", start=5, end=9)]

    marks = removed(LETTER, "I am [name] from [place]. Write to me: +44 1632 960277.", suggestion)

    assert [(mark["kind"], LETTER[mark["start"] : mark["end"]]) for mark in marks] == [
        ("name", "Ruth"),
        (BY_HAND, "Bristol"),
    ]


def test_nothing_removed_gives_no_marks():
    assert removed(LETTER, LETTER, []) == []


def test_everything_removed_is_one_mark():
    assert removed(LETTER, "", []) == [{"kind": BY_HAND, "start": 0, "end": len(LETTER)}]
