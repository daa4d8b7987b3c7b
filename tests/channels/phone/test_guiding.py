"""A call, by hand."""

import pytest

from shanyrak.channels.base import Envelope
from shanyrak.channels.phone import PhoneGuide, tel_link
from shanyrak.craft.composing import CallParts, phone_script

pytestmark = pytest.mark.unit

CALL = Envelope(delivery_id="1", to="+44 1632 960123", subject="", body="Good day.")


def make_script():
    return phone_script(
        CallParts(
            "en",
            "ru",
            {"en": ("halt the evictions",), "ru": ("Остановить выселения.",)},
            names=("Онтерек",),
            name="Ruth Calloway",
        )
    )


def test_the_supporter_gets_number_script_sounds_and_replies():
    handover = PhoneGuide(make_script(), hours="Open until 18:00 there.").hand_over(CALL)

    assert handover.link == "tel:+441632960123"
    assert "Остановить выселения." in handover.text
    assert handover.notes[0] == "Open until 18:00 there."
    assert "Say Онтерек: on-te-rek" in handover.notes
    assert any("Перезвоните позже." in note for note in handover.notes)


def test_without_a_script_the_letter_is_what_to_say():
    assert PhoneGuide().hand_over(CALL).text == "Good day."


@pytest.mark.parametrize(
    ("number", "link"),
    [("+44 1632 960123", "tel:+441632960123"), ("01632 960123", "tel:01632960123"), ("ask", ""), ("", "")],
)
def test_only_a_number_is_dialled(number, link):
    assert tel_link(number) == link
