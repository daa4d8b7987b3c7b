"""
The office's own web form, filled in by the supporter with a recipe card beside it.

There is no carrier: a robot breaks on a third of these forms, breaks their terms, and cannot tell whether
the letter arrived.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.channels.handing import Say, as_written
from shanyrak.craft.composing.sizes import cut_to, field_length


class Content(StrEnum):
    """What goes into a field of the form."""

    SUBJECT = "subject"
    LETTER = "letter"
    NAME = "name"
    EMAIL = "email"
    OWN = "own"  # only the supporter knows it: a telephone number, a street


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as the form labels it. ``limit`` in characters, 0 when unknown."""

    label: str
    content: Content
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """
    How people get a letter through one form, kept by people.

    ``steps`` lead to the form ("Choose English"), in the reader's language. ``success_sign`` is what the page
    shows when it worked. ``tried`` says when and by whom, in the reader's words.
    """

    url: str
    fields: tuple[FormField, ...]
    steps: tuple[str, ...] = ()
    success_sign: str = ""
    tried: str = ""


class WebFormGuide:
    """
    Hands over the recipe card with the letter cut to each field. ``say`` as in every guide.

    ``shorten`` gives the letter in at most so many characters: whoever has the letter's parts passes
    ``craft.composing.compose_within``, which keeps the demands; without it the letter is cut at its end.
    """

    def __init__(
        self,
        recipe: Recipe | None = None,
        *,
        shorten: Callable[[int], str] | None = None,
        say: Say = as_written,
    ) -> None:
        self._recipe = recipe
        self._shorten = shorten
        self._say = say

    def hand_over(self, envelope: Envelope) -> Handover:
        _ = self._say
        recipe = self._recipe or Recipe(url=envelope.to, fields=UNKNOWN_FORM)
        notes = [recipe.tried] if recipe.tried else []
        if self._recipe is None:
            notes.append(
                _("Nobody has described this form yet: tell us its steps, and the next person has it easier.")
            )
        steps = [
            Step(_("Open the form."), link=recipe.url),
            *(Step(step) for step in recipe.steps),
            *(self._field(field, envelope) for field in recipe.fields),
            Step(_("Send it yourself.")),
            Step(_("It worked if you see this: %(sign)s") % {"sign": recipe.success_sign})
            if recipe.success_sign
            else Step(_("Keep the number or the page it shows, if any.")),
            Step(_("Tell us whether it worked.")),
        ]
        return Handover(
            link=recipe.url if recipe.url.startswith(("https://", "http://")) else "",
            text=envelope.body,
            steps=tuple(steps),
            notes=tuple(notes),
        )

    def _field(self, field: FormField, envelope: Envelope) -> Step:
        _ = self._say
        whole = _content(field.content, envelope)
        if not whole:
            return Step(_("In “%(field)s”, write your own.") % {"field": field.label}, limit=field.limit)
        text = whole
        if field.limit and field_length(whole) > field.limit:
            shorter = (
                self._shorten(field.limit) if self._shorten and field.content == Content.LETTER else whole
            )
            text = cut_to(shorter, field.limit)
        if text != whole:
            said = _("Into “%(field)s”, paste this; it was shortened to fit (%(length)d of %(limit)d).")
        elif field.limit:
            said = _("Into “%(field)s”, paste this (%(length)d of %(limit)d).")
        else:
            said = _("Into “%(field)s”, paste this.")
        values = {"field": field.label, "length": field_length(text), "limit": field.limit}
        return Step(said % values, copy=text, limit=field.limit)


# What nearly every such form asks for, when nobody has described this one.
UNKNOWN_FORM = (FormField("Subject", Content.SUBJECT), FormField("Message", Content.LETTER))


def _content(content: Content, envelope: Envelope) -> str:
    """The reply address is ours and means nothing on a form, so the email field is the supporter's to fill."""
    match content:
        case Content.SUBJECT:
            return envelope.subject
        case Content.LETTER:
            return envelope.body.strip()
        case Content.NAME:
            return envelope.sender_name
        case _:
            return ""
