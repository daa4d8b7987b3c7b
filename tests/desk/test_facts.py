"""The reading desk shows doubts first, and each fact with what was said of it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from shanyrak.appeals.mending import LEAVE_OUT
from shanyrak.appeals.remembering import Recalled
from shanyrak.desk.facts import sheet_of

pytestmark = pytest.mark.unit

TEXT = "Write to the Mayor, fax 960165.\nMenu | Search\nTel – fax 960166"
FACTS = {
    "lang": "en",
    "title": None,
    "targets": [{"role": "Mayor", "phones": ["960166"], "faxes": ["960165", "960166"]}],
    "copies_to": [],
    "support_to": [],
    "own_contacts": [],
    "spans": {
        "targets/0/role": [13, 18],
        "targets/0/faxes/0": [24, 30],
        "targets/0/phones/0": [56, 62],
        "targets/0/faxes/1": [56, 62],
    },
    "doubts": [
        {
            "path": "targets/0/faxes/0",
            "question": "Of which town?",
            "span": [24, 30],
            "proposed": "+44 1632 960165",
            "kind": "no-country",
        },
        {"path": "published", "question": "When was it written?", "span": [0, 0]},
    ],
    "confidence": {"targets/0/role": 0.9},
    "furniture": [[32, 45]],
    "problems": [],
}
LAST_TIME = Recalled(uuid4(), 12, datetime(2026, 5, 3, tzinfo=UTC), "role", LEAVE_OUT)


def said(answer, **more):
    return {"answer": answer, "by": 1, "at": "2026-11-22", **more}


def test_doubts_come_first_with_the_repair_in_the_field():
    sheet = sheet_of(TEXT, FACTS, {})

    assert [(fact.label, fact.home_title, fact.offered) for fact in sheet.doubts] == [
        ("date of the text", "", ""),
        ("fax", "Target 1: Mayor", "+44 1632 960165"),
    ]
    assert [fact.value for fact in sheet.certain] == ["Mayor", "960166", "960166"]


def test_facts_are_numbered_in_the_order_of_the_text_and_stay_so_when_one_is_added():
    before = {fact.path: fact.number for fact in sheet_of(TEXT, FACTS, {}).facts}
    added = said("Search", what="demands", to="", span=[39, 45])
    after = {fact.path: fact.number for fact in sheet_of(TEXT, FACTS, {"added/0": added}).facts}

    assert after == {**before, "added/0": len(before) + 1}
    assert before["targets/0/role"] < before["targets/0/faxes/0"] < before["targets/0/phones/0"]


def test_what_was_said_stands_beside_what_was_read():
    sheet = sheet_of(
        TEXT,
        FACTS,
        {"targets/0/faxes/0": said("960166"), "targets/0/role": said(LEAVE_OUT), "published": said("")},
    )

    assert sheet.settled == 2
    assert sheet.fact_at("targets/0/faxes/0").shown == "960166"
    role = sheet.fact_at("targets/0/role")
    assert role.is_left_out and role.shown == "Mayor"
    assert not any(piece.mark.is_doubted for row in sheet.text for piece in row.pieces if piece.mark)


def test_one_number_for_telephone_and_fax_stands_once_in_the_text_with_two_numbers():
    (row,) = [row for row in sheet_of(TEXT, FACTS, {}).text if row.number == 3]

    (mark,) = [piece.mark for piece in row.pieces if piece.mark]
    assert len(mark.numbers) == 2


def test_what_was_left_aside_is_grey_and_nothing_of_the_text_is_lost():
    sheet = sheet_of(TEXT, FACTS, {})

    assert [piece.text for row in sheet.text for piece in row.pieces if piece.is_unread] == ["Menu | Search"]
    assert "\n".join("".join(piece.text for piece in row.pieces) for row in sheet.text) == TEXT


def test_a_fact_stands_with_the_office_it_was_moved_to_in_its_colour():
    sheet = sheet_of(TEXT, FACTS, {"targets/0/faxes/1": {"to": "own_contacts/0"}})

    assert [(group.entry, len(group.facts)) for group in sheet.groups] == [
        ("", 1),
        ("targets/0", 3),
        ("own_contacts/0", 1),
    ]
    assert sheet.fact_at("targets/0/faxes/1").kind == "own"
    assert "own_contacts/0" in dict(sheet.entries)


def test_what_was_mended_last_time_is_a_question_and_not_done():
    sheet = sheet_of(TEXT, FACTS, {}, {"targets/0/role": LAST_TIME})

    role = sheet.fact_at("targets/0/role")
    assert role in sheet.doubts and role.is_open and not role.is_left_out


def test_an_appeal_that_is_over_is_the_first_question_of_all():
    over = {**FACTS, "closed": "This action is over", "spans": {**FACTS["spans"], "closed": [46, 49]}}

    sheet = sheet_of(TEXT, over, {})

    assert sheet.doubts[0].path == "closed" and sheet.doubts[0].is_first_rank
    assert sheet.is_over
    assert not sheet_of(TEXT, over, {"closed": said(LEAVE_OUT)}).is_over


def test_a_text_that_asks_for_nothing_says_so_until_somebody_marks_a_demand():
    added = said("Search", what="demands", to="", span=[39, 45])

    assert sheet_of(TEXT, FACTS, {}).asks_nothing
    assert not sheet_of(TEXT, FACTS, {"added/1": added}).asks_nothing


def test_the_next_question_is_the_one_behind_and_after_the_last_the_first():
    sheet = sheet_of(TEXT, FACTS, {})
    first, second = sheet.doubts

    assert sheet.open_after(first.path) == second
    assert sheet.open_after(second.path) == first
    assert sheet_of(TEXT, FACTS, {first.path: said(""), second.path: said("")}).open_after("") is None


def test_several_appeals_on_a_page_are_offered_by_their_lines():
    second = {"path": "parts/0", "question": "Another appeal?", "span": [32, 45], "kind": "several"}
    page = {
        **FACTS,
        "title": "Write to the Mayor",
        "parts": ["Menu | Search"],
        "spans": {**FACTS["spans"], "parts/0": [32, 45]},
        "doubts": [*FACTS["doubts"], second],
    }

    sheet = sheet_of(TEXT, page, {})

    assert [(part.first_line, part.last_line, part.title) for part in sheet.parts] == [
        (1, 1, "Write to the Mayor"),
        (2, 3, "Menu | Search"),
    ]
    assert sheet.doubts[0].path == "parts/0"
    assert sheet_of(TEXT, page, {"parts/0": said(LEAVE_OUT)}).parts == []
