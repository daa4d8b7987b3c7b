"""The recipe card of an office's web form."""

import pytest

from shanyrak.channels.base import Envelope
from shanyrak.channels.webform import Content, FormField, Recipe, WebFormGuide
from shanyrak.craft.composing import field_length

pytestmark = pytest.mark.unit

LETTER = Envelope(
    delivery_id="1",
    to="https://town.example/ask",
    subject="Houses in Onterek",
    body="Dear Sir,\n\nPlease halt the evictions. They are unjust. Please answer me soon.\n",
    sender_name="Ruth Calloway",
)
RECIPE = Recipe(
    url="https://town.example/ask",
    steps=("Choose English.", "Choose “Ask the Mayor”."),
    fields=(
        FormField("Topic", Content.SUBJECT, 80),
        FormField("Question", Content.LETTER, 60),
        FormField("Your name", Content.NAME),
        FormField("Telephone", Content.OWN),
    ),
    success_sign="a number that begins with ASK",
    tried="Tried on 14 May: it worked.",
)


def test_the_card_leads_through_the_form_in_order():
    handover = WebFormGuide(RECIPE).hand_over(LETTER)

    assert [step.text for step in handover.steps] == [
        "Open the form.",
        "Choose English.",
        "Choose “Ask the Mayor”.",
        "Into “Topic”, paste this (17 of 80).",
        "Into “Question”, paste this; it was shortened to fit (54 of 60).",
        "Into “Your name”, paste this.",
        "In “Telephone”, write your own.",
        "Send it yourself.",
        "It worked if you see this: a number that begins with ASK",
        "Tell us whether it worked.",
    ]
    assert handover.link == "https://town.example/ask"
    assert handover.notes == ("Tried on 14 May: it worked.",)


def test_each_text_fits_its_field_and_ends_with_a_sentence():
    question = WebFormGuide(RECIPE).hand_over(LETTER).steps[4]

    assert question.copy == "Dear Sir,\n\nPlease halt the evictions. They are unjust."[: len(question.copy)]
    assert field_length(question.copy) <= question.limit
    assert question.copy.endswith("unjust.")


def test_a_form_that_nobody_described_still_gets_the_letter():
    handover = WebFormGuide().hand_over(LETTER)

    assert handover.link == LETTER.to
    assert any(step.copy == LETTER.body.strip() for step in handover.steps)
    assert "Nobody has described this form yet" in handover.notes[0]


def test_no_script_hides_in_a_link():
    assert WebFormGuide(Recipe(url="javascript:alert(1)", fields=())).hand_over(LETTER).link == ""


def test_whoever_has_the_letters_parts_can_shorten_it_better_than_a_cut():
    guide = WebFormGuide(RECIPE, shorten=lambda limit: f"Halt the evictions. ({limit})")

    assert guide.hand_over(LETTER).steps[4].copy == "Halt the evictions. (60)"
