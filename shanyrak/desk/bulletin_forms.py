"""The form of a new bulletin: which letters, in which order, whole or a part; and what the sheet says of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.bulletins.assembling import Candidate
from shanyrak.desk.forms import Question, lines


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as the form offers it, with what was already said of it."""

    id: str
    candidate: Candidate
    is_chosen: bool
    place: str
    part: str


class BulletinForm(Question):
    title = forms.CharField(label=_("Title of the sheet"), max_length=120)
    lead = forms.CharField(
        label=_("First sentences"),
        required=False,
        widget=lines(2),
        max_length=400,
        help_text=_("In the residents’ language. Left empty, they say how many wrote."),
    )
    ahead = forms.CharField(
        label=_("What lies ahead"),
        required=False,
        widget=lines(2),
        max_length=800,
        help_text=_("One a line, the day first: 2026-12-01 The court sits."),
    )
    unknown = forms.CharField(
        label=_("What we do not know yet"), required=False, widget=lines(2), max_length=600
    )
    chosen = forms.MultipleChoiceField(
        label=_("Letters"), widget=forms.CheckboxSelectMultiple, help_text=_("Four to six fit on a sheet.")
    )

    def offer(self, ids: Mapping[str, Candidate]) -> None:
        """Say which letters can be chosen."""
        self.fields["chosen"].choices = [(identifier, identifier) for identifier in ids]  # type: ignore[attr-defined]

    def rows(self, found: Mapping[str, Candidate]) -> list[LetterRow]:
        chosen = self.data.getlist("chosen") if self.is_bound else []  # type: ignore[attr-defined]
        return [
            LetterRow(
                identifier,
                candidate,
                identifier in chosen,
                self.data.get(f"place-{identifier}", ""),
                self.data.get(f"part-{identifier}", ""),
            )
            for identifier, candidate in found.items()
        ]

    def choice(self, found: Mapping[str, Candidate]) -> dict[str, Any]:
        """What ``assemble`` wants: the chosen in their order, and the parts of them."""
        said = self.cleaned_data
        rows = [row for row in self.rows(found) if row.id in said["chosen"]]
        rows.sort(key=lambda row: int(row.place) if row.place.isdigit() else len(found) + 1)
        parts: dict[UUID, str] = {
            row.candidate.id: row.part.replace("\r\n", "\n") for row in rows if row.part.strip()
        }
        return {
            "chosen": [row.candidate for row in rows],
            "parts": parts,
            "title": said["title"],
            "lead": said["lead"],
            "ahead": list(_ahead(said["ahead"])),
            "unknown": said["unknown"],
        }


def _ahead(text: str) -> Iterator[tuple[str, str]]:
    for line in filter(str.strip, text.splitlines()):
        first, _space, rest = line.strip().partition(" ")
        is_day = first.replace("-", "").isdigit() and first[:4].isdigit()
        yield (first, rest.strip()) if is_day and rest.strip() else ("", line.strip())
