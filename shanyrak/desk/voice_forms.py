"""Forms of the partner, and of whoever reads what residents say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import Appeal
from shanyrak.desk.forms import LANGUAGES, Question, lines
from shanyrak.outcomes.models import VoiceKind
from shanyrak.outcomes.voicing import LONGEST


class VoiceForm(Question):
    appeal = forms.ModelChoiceField(label=_("For which appeal"), queryset=Appeal.objects.none())
    kind = forms.ChoiceField(label=_("What it is"), choices=VoiceKind.choices)
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES, initial="kk")
    text = forms.CharField(
        label=_("What residents say"),
        widget=lines(6),
        max_length=LONGEST,
        help_text=_(
            "No telephone, no address, no surname. It is sealed, and destroyed once somebody has read it."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["appeal"]
        field.queryset = Appeal.objects.public().select_related("case").order_by("-number")  # type: ignore[attr-defined]
        field.label_from_instance = lambda appeal: f"{appeal.number} · {appeal.case.title}"  # type: ignore[attr-defined]


class ReleaseVoiceForm(Question):
    text = forms.CharField(label=_("What goes to those who wrote"), widget=lines(8), max_length=LONGEST)


class KeyForm(Question):
    public_key = forms.CharField(
        label=_("Your age key"),
        max_length=120,
        help_text=_(
            "The public one: it begins with age1. `age-keygen` makes a pair; keep the other half to yourself."
        ),
    )


class ShowAnswerForm(Question):
    text = forms.CharField(
        label=_("What everybody may read"),
        widget=lines(8),
        help_text=_("The office’s own words. Where something tells of a writer, put […] in its place."),
    )
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES)
