"""The reading desk shows doubts first, and each fact with what was said of it."""

import pytest

from shanyrak.desk.facts import LEFT_OUT, sheet_of

pytestmark = pytest.mark.unit

TEXT = "Write to the Mayor, fax 960165."
FACTS = {
    "lang": "en",
    "title": None,
    "targets": [{"role": "Mayor", "phones": [], "faxes": ["960165"]}],
    "spans": {"targets/0/role": [13, 18], "targets/0/faxes/0": [24, 30]},
    "doubts": [
        {
            "path": "targets/0/faxes/0",
            "question": "Of which town?",
            "span": [24, 30],
            "proposed": "+44 1632 960165",
        },
        {"path": "published", "question": "When was it written?", "span": [0, 0]},
    ],
    "confidence": {"targets/0/role": 0.9},
    "problems": [],
}


def test_doubts_come_first_with_the_repair_in_the_field():
    sheet = sheet_of(TEXT, FACTS, {})

    assert [(fact.number, fact.what, fact.offered) for fact in sheet.doubts] == [
        (1, "targets 1 · faxes 1", "+44 1632 960165"),
        (2, "published", ""),
    ]
    assert [(fact.number, fact.value) for fact in sheet.certain] == [(3, "Mayor")]
    assert [piece.text for piece in sheet.text if piece.mark] == ["Mayor", "960165"]


def test_what_was_said_stands_beside_what_was_read():
    sheet = sheet_of(
        TEXT, FACTS, {"targets/0/faxes/0": "960166", "targets/0/role": LEFT_OUT, "published": ""}
    )

    assert sheet.settled == 2
    assert sheet.doubts[0].shown == "960166"
    assert sheet.certain[0].is_left_out and sheet.certain[0].shown == "Mayor"
    assert not any(piece.mark.is_doubted for piece in sheet.text if piece.mark)
