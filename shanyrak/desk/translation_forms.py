"""The translators' forms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.desk.forms import Question, lines


class WholeForm(Question):
    """The whole translation in one field: for what does not go sentence by sentence."""

    text = forms.CharField(label=_("Translation"), widget=lines(18), required=False)


class TermForm(Question):
    term = forms.CharField(label=_("Word or name, as in the source"), max_length=100)
    said = forms.CharField(
        label=_("How we say it"),
        max_length=100,
        required=False,
        help_text=_("Left empty, the word is taken out of the list."),
    )
    note = forms.CharField(label=_("Why, or when not"), max_length=300, required=False)
