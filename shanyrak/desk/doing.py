"""One call into a room, and what is said about it afterwards."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# By the name of the case, because several rooms know the same one: two persons, a name without consent …
SENTENCES = {
    "SamePerson": _(
        "Nothing was approved: you proposed this yourself, and a second person has to stand for it too. "
        "Ask another organiser to look at it."
    ),
    "AlreadyApproved": _("Nothing was changed: somebody has approved this already."),
    "AlreadyProposed": _(
        "Nothing was proposed: another proposal for this language waits. Approve that one or let it be settled first."
    ),
    "NameWithoutConsent": _(
        "Nothing was published: the words name a person at risk, and no consent of that person is recorded. "
        "Record it under “Named persons”, or take the name out of the words."
    ),
    "NoEnd": _(
        "Nothing was published: an appeal needs a last day to write, at most six weeks from today. "
        "Propose it again with such a day."
    ),
    "NoWords": _("Nothing was proposed: there are no words in this language yet. Write them first."),
    "NothingToPropose": _("Nothing was proposed: there are no words in this language yet. Write them first."),
    "NotOpen": _("Nothing was done: the appeal is not open any more."),
    "NothingRead": _("The text was kept, but nothing was understood of it. Please read it yourself."),
    "AlreadyMade": _("No second appeal was made: this reading has become an appeal already."),
    "TooShort": _("Nothing was kept: there is too little left to read."),
    "AlreadyClaimed": _(
        "It was not given to you: somebody else is translating it. Please choose another one."
    ),
    "NotYours": _("Nothing was changed: somebody else is working on it."),
}
ANYTHING_ELSE = _(
    "Nothing was changed, because it is no longer in the state this page showed. The page below is fresh; "
    "please look again."
)


def attempt(request: HttpRequest, deed: Callable[..., Any], *, done: str = "", **with_what: Any) -> Any:
    """
    Call a deed with this moment and say to the person how it went.

    Returns what the deed returns, True for None; None when it was an anticipated ``UnableTo…``, which is then put
    into words. Anything else passes through.
    """
    try:
        result = deed(now=timezone.now(), **with_what)
    except Exception as error:
        if not is_anticipated(error):
            raise
        messages.error(request, explain(error))
        return None
    if done:
        messages.success(request, done)
    return True if result is None else result


def is_anticipated(error: Exception) -> bool:
    """Every deed's anticipated failures stand under one exception named UnableTo…"""
    return any(kind.__name__.startswith("UnableTo") for kind in type(error).__mro__)


def explain(error: Exception) -> str:
    """Say what happened to their thing, why, and what they can do now. Never the exception's own text."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return str(next((SENTENCES[name] for name in names if name in SENTENCES), ANYTHING_ELSE))


def complain(request: HttpRequest, form: Any) -> None:
    """Say what a form that has no page of its own did not like."""
    for field, errors in form.errors.items():
        label = form.fields[field].label if field in form.fields else ""
        messages.error(request, " ".join(filter(None, [f"{label}:" if label else "", *errors])))
