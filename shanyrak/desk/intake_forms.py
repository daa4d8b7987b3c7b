"""What a person brings in by hand: a pasted letter, a file, a photo; and what is known of its writer's consent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.desk.forms import PastedText, Question, lines
from shanyrak.people.models import User


def country_field() -> forms.RegexField:
    return forms.RegexField(
        label=_("The writer’s country (two letters)"),
        regex=r"^[A-Za-z]{2}$",
        required=False,
        max_length=2,
        help_text=_("Without it no first name is shown."),
    )


class WriterForm(Question):
    """Left empty, the copy waits: nothing of it is released before somebody says that its writer agrees."""

    known_how = forms.CharField(
        label=_("How we know that the writer agrees to be read by the residents"),
        required=False,
        max_length=300,
        help_text=_("They say so in the letter; they told us by telephone. Empty: nobody has asked yet."),
    )
    name = forms.CharField(label=_("The writer’s first name"), required=False, max_length=60)
    country = country_field()


class NewCopyForm(WriterForm):
    number = forms.IntegerField(label=_("Number of the appeal"), min_value=1)
    text = PastedText(label=_("What the letter says"), required=False, widget=lines(12))
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_(
            "A photo or a scan (JPEG, PNG, PDF), a mail (.eml), a text, .docx or .odt; at most ten megabytes. Of a "
            "picture only the picture is kept: not where and with what it was taken."
        ),
    )
    field_order = ["number", "text", "file", "known_how", "name", "country"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("file") and not (said.get("text") or "").strip():
            raise forms.ValidationError(_("Nothing was kept yet: paste what it says, or choose a file."))
        return said


class TypeOutForm(WriterForm):
    number = forms.IntegerField(label=_("Number of the appeal"), min_value=1)
    text = PastedText(label=_("What it says, word for word"), widget=lines(18))
    field_order = ["text", "number", "known_how", "name", "country"]


class AgreementForm(WriterForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_how"].required = True
        self.fields["known_how"].help_text = _("They say so in the letter; they told us by telephone.")


class FreezeForm(Question):
    because = forms.CharField(label=_("What happened"), max_length=300)
    keeper = forms.ModelChoiceField(
        label=_("Whose account is shut at once, if they have one"),
        queryset=User.objects.none(),
        required=False,
        empty_label="—",
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeper = self.fields["keeper"]
        assert isinstance(keeper, forms.ModelChoiceField)
        keeper.queryset = User.objects.filter(is_active=True).exclude(pk=by.pk).order_by("username")
