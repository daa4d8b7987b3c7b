"""
How people write down the way through a form, a line each, and how we read it:

    Choose English
    Press “Question to the Akim”
    [Тема] subject 100
    [Сообщение] letter 2000
    [E-mail] email
    [Phone] own
    success: Ваше обращение принято

A line in brackets is a field, called as the form calls it: what goes into it, and how many characters it takes, if
known. What the page shows when it worked stands after ``success:``. Everything else is a step, in its order.
"""

import re
from dataclasses import replace

from shanyrak.channels.webform.guiding import Content, FormField, Recipe

FIELD = re.compile(
    r"\[(?P<label>[^\[\]]{1,200})\]\s*(?P<content>[a-z]+)?[\s,:]*(?P<limit>\d{1,6})?\s*", re.IGNORECASE
)
SUCCESS = re.compile(r"success\s*[:=]\s*(?P<sign>.+)", re.IGNORECASE)
MOST_LINES = 60


def read_recipe(text: str, *, url: str, unknown: tuple[FormField, ...]) -> Recipe:
    """
    Read what people wrote down. ``unknown`` are the fields we guess when nobody named any.

    A line that looks like a field and is none stays a step: somebody can still read it.
    """
    recipe = Recipe(url=url, fields=())
    for line in text.splitlines()[:MOST_LINES]:
        line = line.strip()
        if not line:
            continue
        if field := _field(line):
            recipe = replace(recipe, fields=(*recipe.fields, field))
        elif (said := SUCCESS.fullmatch(line)) and not recipe.success_sign:
            recipe = replace(recipe, success_sign=said["sign"].strip())
        else:
            recipe = replace(recipe, steps=(*recipe.steps, line))
    return recipe if recipe.fields else replace(recipe, fields=unknown)


def _field(line: str) -> FormField | None:
    match = FIELD.fullmatch(line)
    if match is None:
        return None
    name = (match["content"] or Content.OWN).lower()
    if name not in set(Content):
        return None
    return FormField(match["label"].strip(), Content(name), int(match["limit"] or 0))
