"""A letter carried to the door."""

from dataclasses import replace

import pytest

from shanyrak.channels.base import Envelope
from shanyrak.channels.handin import HandinGuide
from shanyrak.craft.printing.press import DoesNotFit

pytestmark = pytest.mark.unit

LETTER = Envelope(
    delivery_id="1", to="Embassy\n21 Larch Gardens", subject="", body="Dear Sir,", appeal_number="7"
)


def test_the_supporter_gets_the_pack_and_the_address():
    handover = HandinGuide(lambda _envelope: b"%PDF pack", hours="Tuesday 12:30").hand_over(LETTER)

    assert handover.attachment == b"%PDF pack"
    assert handover.attachment_name == "letter-7.pdf"
    assert handover.notes[0] == "Tuesday 12:30"
    assert any(step.copy == LETTER.to for step in handover.steps)


def test_a_pack_that_cannot_be_printed_leaves_the_text():
    def too_long(_envelope):
        raise DoesNotFit("cover", 0)

    handover = HandinGuide(too_long).hand_over(LETTER)

    assert handover.attachment == b"" and handover.text == "Dear Sir,"


def test_an_unknown_door_is_no_address_to_copy():
    nowhere = replace(LETTER, to="", addressee=("Yerlan Tulin", "Akim of Kemertas"))

    assert not any(step.copy for step in HandinGuide(lambda _envelope: b"").hand_over(nowhere).steps)
