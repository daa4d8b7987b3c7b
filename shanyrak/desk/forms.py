"""The desk's forms. They ask; the rooms decide."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import ShownAs
from shanyrak.craft.opening import read_hours
from shanyrak.craft.zones import known_zones, propose_zone
from shanyrak.outcomes.models import Confidence, OutcomeKind
from shanyrak.targets.models import Channel, How, MissionKind

LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES
LONGEST = timedelta(weeks=6)  # house.md: every live appeal has an end, at most six weeks away


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def lines(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Question(forms.Form):
    """A form without a colon after each label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class PastedText(forms.CharField):
    """Text as it was pasted: with plain line ends, and a mark where a character can be none."""

    def to_python(self, value: Any) -> str:
        # Browsers send CRLF; the reader counts characters of the text with plain line ends.
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\x00", "\ufffd")


class TextForm(Question):
    """A text, pasted or as a file. Both are kept before anybody tries to understand them."""

    text = PastedText(
        label=_("Paste the whole text"),
        required=False,
        strip=False,
        widget=lines(18),
        help_text=_("From a web page, a mail, a leaflet: as it is, menus and all."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_(
            "A text, a saved web page, a mail (.eml), a PDF with a text layer, .docx or .odt; at most five megabytes."
        ),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("file") and not (said.get("text") or "").strip():
            raise forms.ValidationError(_("Nothing was kept yet: paste a text, or choose a file."))
        return said


class MakeAppealForm(Question):
    write_before = forms.DateField(
        label=_("The last day to write"),
        required=False,
        widget=Day(),
        help_text=_("At most six weeks from today; it can be renewed."),
    )
    residents_language = forms.ChoiceField(
        label=_("Language of those it is about"), choices=LANGUAGES, initial="kk"
    )


_DROPPED = _("Left empty, it is asked no more. Publish the other languages anew, too.")


class WordsForm(Question):
    title = forms.CharField(label=_("Headline"), max_length=200)
    standfirst = forms.CharField(
        label=_("One sentence under the headline"), required=False, max_length=500, widget=lines(2)
    )
    case_sentence = forms.CharField(
        label=_("What happened, in one or two sentences, as it stands in the letter"),
        required=False,
        max_length=1000,
        widget=lines(3),
    )
    letter_subject = forms.CharField(label=_("Subject of the letter"), required=False, max_length=120)
    story = forms.CharField(
        label=_("What happened"),
        required=False,
        widget=lines(12),
        help_text=_("Blank lines part paragraphs."),
    )

    def __init__(self, *args: Any, demands: list[int], further: int | None, **kwargs: Any) -> None:
        """
        ``further`` is the number that one more demand would have: in the appeal's own language, where demands are added
        and dropped. None in the others, which translate what there is.
        """
        super().__init__(*args, **kwargs)
        is_source = further is not None
        for number in demands:
            label = _("Demand %(number)s") % {"number": number}
            self._ask_for(number, label, is_required=not is_source, help_text=_DROPPED if is_source else "")
        if further is not None:
            self._ask_for(further, _("One more demand"), is_required=False)
        self.demands = [*demands, further] if further is not None else demands

    def _ask_for(self, number: int, label: Any, *, is_required: bool, help_text: Any = "") -> None:
        self.fields[f"demand_{number}"] = forms.CharField(
            label=label, help_text=help_text, required=is_required, max_length=1000, widget=lines(2)
        )

    def words(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        demands = {number: said.pop(f"demand_{number}") for number in self.demands}
        said["demands"] = {number: text for number, text in demands.items() if text.strip()}
        return said


class ProposeForm(Question):
    write_before = forms.DateField(label=_("The last day to write"), widget=Day())
    checked_how = forms.CharField(label=_("Who checked the facts, how and when"), widget=lines(3))
    consent_how = forms.CharField(
        label=_("How we know that those concerned agree, or why they could not be asked"), widget=lines(3)
    )

    def clean_write_before(self) -> Any:
        day = self.cleaned_data["write_before"]
        today = timezone.localdate()
        if not today <= day <= today + LONGEST:
            raise forms.ValidationError(_("It must be a day from today on, at most six weeks away."))
        return day


class BecauseForm(Question):
    because = forms.CharField(label=_("Why"), max_length=300)


class DevelopmentForm(Question):
    day = forms.CharField(
        label=_("When"), required=False, max_length=10, help_text=_("2026-03-25, 2026-03, or empty.")
    )
    text = forms.CharField(label=_("What happened"), widget=lines(3))
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES)
    source = forms.CharField(label=_("Where we know it from"), required=False, max_length=300)
    is_public = forms.BooleanField(label=_("Show it on the public page"), required=False)


class PersonForm(Question):
    shown_as = forms.ChoiceField(label=_("How the name is shown"), choices=ShownAs.choices)
    consent = forms.CharField(
        label=_("How we know: who asked, whom, when"), required=False, widget=lines(2), max_length=1000
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("shown_as") != ShownAs.HIDDEN and not said.get("consent"):
            raise forms.ValidationError(
                _("The name stays hidden: write how this person agreed, or why they could not be asked.")
            )
        return said


class OfficeForm(Question):
    role = forms.CharField(label=_("The office"), max_length=200, help_text=_("Mayor of Almaty"))
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=200)
    holder = forms.CharField(
        label=_("Who holds it now"),
        required=False,
        max_length=200,
        help_text=_("In the nominative: O. Tulin, not to O. Tulin."),
    )
    holder_since = forms.RegexField(
        label=_("Since"),
        regex=r"^\d{4}(-\d\d(-\d\d)?)?$",
        required=False,
        max_length=10,
        help_text=_("2026, 2026-03 or 2026-03-25"),
    )
    salutation = forms.CharField(label=_("Salutation"), required=False, max_length=200)
    country = forms.RegexField(
        label=_("Country (two letters)"), regex=r"^[A-Za-z]{2}$", max_length=2, strip=True
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=100)
    language = forms.CharField(label=_("Language the office reads"), max_length=12, initial="en")
    time_zone = forms.CharField(
        label=_("Time zone"),
        required=False,
        max_length=64,
        help_text=_("Asia/Almaty. Left empty, it is proposed from place and country."),
    )
    hours = forms.CharField(
        label=_("Office hours"), required=False, max_length=100, help_text="Mo-Fr 09:00-18:00"
    )
    mission_of = forms.RegexField(
        label=_("If it is an embassy or a consulate: of which country (two letters)"),
        regex=r"^[A-Za-z]{2}$",
        required=False,
        max_length=2,
    )
    mission_kind = forms.ChoiceField(
        label=_("What it is"), required=False, choices=[("", "—"), *MissionKind.choices]
    )
    accredited_to = forms.RegexField(
        label=_("Accredited to other countries too (two letters each)"),
        regex=r"^[A-Za-z]{2}([ ,;]+[A-Za-z]{2})*$",
        required=False,
        max_length=300,
        help_text="IE, IS",
    )
    source = forms.CharField(label=_("Where we know it from"), required=False, max_length=300)

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean_mission_of(self) -> str:
        return str(self.cleaned_data["mission_of"]).upper()

    def clean_accredited_to(self) -> list[str]:
        return re.findall(r"[A-Z]{2}", self.cleaned_data["accredited_to"].upper())

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"])
        if zone and zone not in known_zones():
            raise forms.ValidationError(
                _("Nothing was proposed: we know no such zone. Write it as Asia/Almaty, or leave it empty.")
            )
        return zone

    def clean_hours(self) -> str:
        hours = str(self.cleaned_data["hours"])
        if hours and read_hours(hours) is None:
            raise forms.ValidationError(
                _(
                    "Nothing was proposed: from these hours nobody can be told when to call. "
                    "Write them as Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00, or leave them empty."
                )
            )
        return hours

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if bool(said.get("mission_of")) != bool(said.get("mission_kind")):
            raise forms.ValidationError(
                _("Nothing was proposed: say of an embassy or a consulate both whose it is and what it is.")
            )
        if "time_zone" in said and not said["time_zone"]:
            said["time_zone"] = propose_zone(country=said.get("country", ""), place=said.get("place", ""))
        return said


class ContactForm(Question):
    channel = forms.ChoiceField(label=_("Way"), choices=Channel.choices)
    printed = forms.CharField(
        label=_("As printed in the source"), widget=lines(3), help_text=_("Letter for letter.")
    )
    instructions = forms.CharField(
        label=_("For a web form: the steps, one a line"),
        required=False,
        widget=lines(6),
        help_text=_(
            "A field in brackets, as the form calls it, then what goes into it (subject, letter, name, email, own) and "
            "how many characters it takes: [Question] letter 2000. What the page shows when it worked: "
            "success: Thank you."
        ),
    )
    source = forms.CharField(label=_("Where we know it from"), required=False, max_length=300)


class ValueForm(Question):
    value = forms.CharField(label=_("The form that is right"), widget=lines(2))
    how = forms.ChoiceField(label=_("How it was confirmed"), choices=How.choices)
    note = forms.CharField(label=_("Who, when, what was said"), required=False, max_length=300)


class RedactForm(Question):
    redacted = forms.CharField(label=_("Redacted"), strip=False, widget=lines(18))
    first_name = forms.CharField(label=_("First name to show, if any"), required=False, max_length=60)
    country = forms.RegexField(
        label=_("Country it came from (two letters)"), regex=r"^[A-Za-z]{2}$", required=False, max_length=2
    )


class RemarkForm(Question):
    remark = forms.CharField(label=_("What should be changed"), widget=lines(2), max_length=1000)


class OutcomeForm(Question):
    kind = forms.ChoiceField(label=_("What happened"), choices=OutcomeKind.choices)
    statement = forms.CharField(label=_("In a sentence or two"), widget=lines(3))
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES)
    happened_on = forms.CharField(
        label=_("When"), required=False, max_length=10, help_text=_("2026-03-25, 2026-03, or empty.")
    )
    said_by = forms.CharField(label=_("Who says so"), max_length=200)
    source = forms.CharField(label=_("Where it can be read or heard"), max_length=300)
    confidence = forms.ChoiceField(label=_("How sure we are"), choices=Confidence.choices)
    is_public = forms.BooleanField(label=_("Show it on the public page"), required=False, initial=True)


class ThanksForm(Question):
    text = forms.CharField(label=_("Words to those who wrote"), widget=lines(8))
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES)


class ReplyForm(Question):
    text = forms.CharField(label=_("What we say to it"), widget=lines(8))
    language = forms.ChoiceField(label=_("In which language"), choices=LANGUAGES)


class FiledAnswerForm(Question):
    """An answer that came by post, or was said on the telephone."""

    office = forms.ChoiceField(label=_("Who answered"))
    came_by = forms.ChoiceField(
        label=_("How it came"),
        choices=[each for each in Channel.choices if each[0] != Channel.WEBFORM],
        initial=Channel.POST,
    )
    text = forms.CharField(
        label=_("What it says"),
        widget=lines(10),
        help_text=_("Word for word, or the sense of what was said. Names of writers are taken out."),
    )

    def __init__(self, *args: Any, offices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = offices  # type: ignore[attr-defined]


class PlaceForm(Question):
    number = forms.IntegerField(label=_("Number of the appeal"), min_value=1)
