"""What the reading desk asks. The rooms decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.mending import LEAVE_OUT
from shanyrak.appeals.settling import LONGEST
from shanyrak.desk.facts import WHATS
from shanyrak.desk.forms import PastedText, Question, lines

KINDS = ("emails", "phones", "faxes", "postal", "web", "role", "name", "organisation")
OF_THE_APPEAL = ("demands", "title", "published", "deadline", "persons")


def _called(*names: str) -> list[tuple[str, Any]]:
    return [(name, WHATS[name]) for name in names]


class SettleForm(Question):
    """What a person says of one fact, or of all that are asked the same."""

    path = forms.CharField(max_length=200, widget=forms.HiddenInput)
    say = forms.ChoiceField(
        choices=[
            (each, "")
            for each in (
                "as_read",
                "mend",
                "leave_out",
                "take",
                "again",
                "take_back",
                "all_as_read",
                "all_take",
            )
        ]
    )
    answer = PastedText(required=False, max_length=5000)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("say") == "mend" and not (said.get("answer") or "").strip():
            raise forms.ValidationError(
                _("Nothing was mended: write how it should be, or choose “Leave out”.")
            )
        return said

    @property
    def verdict(self) -> str:
        match self.cleaned_data["say"]:
            case "mend":
                return str(self.cleaned_data["answer"]).strip()
            case "leave_out":
                return LEAVE_OUT
            case _as_read:
                return ""


class MoveForm(Question):
    to = forms.CharField(max_length=40, required=False, label=_("Belongs to"))
    what = forms.ChoiceField(
        label=_("and is"), required=False, choices=[("", _("as it is")), *_called(*KINDS)]
    )

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="move_%s", **kwargs)
        self.fields["to"].widget = forms.Select(choices=[("", _("where it is")), *entries])


class MissedForm(Question):
    words = PastedText(
        label=_("The words, as they stand in the text"), max_length=LONGEST, strip=False, widget=lines(2)
    )
    what = forms.ChoiceField(label=_("What it is"), choices=_called(*KINDS, *OF_THE_APPEAL))
    to = forms.CharField(max_length=40, required=False, label=_("Belongs to"))
    line = forms.IntegerField(label=_("In line, if they stand there twice"), required=False, min_value=1)

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="missed_%s", **kwargs)
        self.fields["to"].widget = forms.Select(choices=entries)


class PartForm(Question):
    first_line = forms.IntegerField(label=_("From line"), min_value=1)
    last_line = forms.IntegerField(label=_("to line"), min_value=1)


class SourceForm(Question):
    source = forms.CharField(label=_("Where the text comes from"), max_length=200, required=False)
