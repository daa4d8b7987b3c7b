"""Reading how somebody got through a form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyrak.channels.webform.guiding import UNKNOWN_FORM, Content, FormField
from shanyrak.channels.webform.recipes import read_recipe

pytestmark = pytest.mark.unit

WRITTEN = """
Choose English
Press “Question to the Akim”
[Тема] subject 100
[Сообщение] letter, 2000
[E-mail] email
[Phone]
success: Ваше обращение принято
"""


def read(text):
    return read_recipe(text, url="https://town.example/ask", unknown=UNKNOWN_FORM)


def test_steps_fields_limits_and_the_sign_of_success_are_told_apart():
    recipe = read(WRITTEN)

    assert recipe.steps == ("Choose English", "Press “Question to the Akim”")
    assert recipe.fields == (
        FormField("Тема", Content.SUBJECT, 100),
        FormField("Сообщение", Content.LETTER, 2000),
        FormField("E-mail", Content.EMAIL),
        FormField("Phone", Content.OWN),
    )
    assert recipe.success_sign == "Ваше обращение принято"


@pytest.mark.parametrize("text", ["", "Choose English", "[Topic] pigeon 100", "success:"])
def test_where_nobody_named_a_field_the_usual_ones_are_guessed(text):
    recipe = read(text)

    assert recipe.fields == UNKNOWN_FORM
    assert recipe.steps == ((text,) if text else ())


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet="[]: \nabsuceltr0123Ж", max_size=200))
def test_no_line_that_somebody_wrote_is_lost(text):
    recipe = read(text)

    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = 0 if recipe.fields == UNKNOWN_FORM else len(recipe.fields)
    assert len(recipe.steps) + named + bool(recipe.success_sign) == len(lines)
