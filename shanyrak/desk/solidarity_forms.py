"""Forms of the solidarity messages' desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.bulletins.greeting import LONGEST
from shanyrak.bulletins.models import Whom
from shanyrak.desk.forms import LANGUAGES, Question, lines


class TrackForm(Question):
    whom = forms.ChoiceField(label=_("To whom"), choices=Whom.choices)
    title = forms.CharField(
        label=_("As everybody reads it"),
        max_length=120,
        help_text=_("A name only with that person’s consent: “To the seven who are held in Kemertas”."),
    )
    language = forms.ChoiceField(label=_("Language that they read"), choices=LANGUAGES, initial="kk")
    because = forms.CharField(
        label=_("Who advised these rules, and when"), widget=lines(2), help_text=_("Family, lawyer, partner.")
    )
    may_name_organisations = forms.BooleanField(label=_("Organisations may be named"), required=False)
    may_give_addresses = forms.BooleanField(label=_("Addresses are safe"), required=False)
    may_speak_of_politics = forms.BooleanField(label=_("Politics may be spoken of"), required=False)


class GreetingForm(Question):
    text = forms.CharField(label=_("As it goes on"), widget=lines(6), max_length=LONGEST)
    first_name = forms.CharField(label=_("First name to show, if any"), required=False, max_length=60)
    has_looked = forms.BooleanField(
        label=_("I have looked at every marked word, and it may stay"), required=False
    )
