"""Forms about sheets that were carried: by the partner who says so, or as the desk hears of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.desk.forms import Day, Question
from shanyrak.people.models import Partner


class CarriedForm(Question):
    sheets = forms.IntegerField(label=_("How many sheets"), min_value=1, max_value=100_000)
    where = forms.CharField(
        label=_("Where, in general terms"),
        required=False,
        max_length=100,
        help_text=_("The district; no street, no names."),
    )
    taken_on = forms.DateField(label=_("When"), widget=Day())


class TakingForm(CarriedForm):
    """As the desk hears of it: who took them is asked first."""

    partner = forms.ModelChoiceField(
        label=_("Who took them"), queryset=Partner.objects.filter(is_active=True), required=False
    )
    new_partner = forms.CharField(
        label=_("Or somebody new"),
        required=False,
        max_length=120,
        help_text=_("A name for the desk; it need not be a real one."),
    )
    field_order = ["partner", "new_partner"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].label_from_instance = lambda partner: partner.name  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("partner") and not given.get("new_partner"):
            raise forms.ValidationError(_("Say who took the sheets: choose a partner, or name a new one."))
        return given
