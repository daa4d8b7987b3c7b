"""What the desk says of a directory that somebody brings: which rows, what happened to them, what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from shanyrak.craft.directories import Directory, Problem, TooLarge, Trouble, UnableToRead
from shanyrak.desk.forms import Question
from shanyrak.targets.exchanging import Planned

SHOWN = 200  # rows of each table on the page; all are imported

SENTENCES: Mapping[Trouble, object] = {
    Trouble.NO_ROLE: _("It says no office. The row is left out."),
    Trouble.NO_COUNTRY: _("It says no country that we know. The row is left out; write two letters, or the English name."),
    Trouble.TOO_MANY: _("More rows than we take at once. This one and all after it are left out; bring them in a second file."),
    Trouble.UNKNOWN_COLUMN: _("A column that we do not know. It is left out."),
    Trouble.TOO_LONG: _("Longer than an office needs. What is kept ends earlier; a way to reach it is left out."),
    Trouble.MORE_CELLS: _("More cells than the first row names. Those are left out, the rest of the row is kept."),
    Trouble.NOT_A_CODE: _("Not one of the words for this column. It is left empty, the rest of the row is kept."),
    Trouble.NOT_A_DAY: _("Not a day such as 2026-03-25. It is left empty, the rest of the row is kept."),
    Trouble.ODD_EMAIL: _("It cannot be a mailbox as it stands. It is kept as printed; look at it before you confirm it."),
    Trouble.ODD_NUMBER: _("It is no number of today’s plan. It is kept as printed; look at it before you confirm it."),
    Trouble.ODD_HOURS: _("We cannot tell from this when it is open. It is kept; write it as Mo-Fr 09:00-18:00."),
    Trouble.PRIVATE: _("Somebody’s home or own telephone. It is left out: we write to offices only."),
    Trouble.UNKNOWN_WAY: _("A way that we do not use. It is left out, the rest of the row is kept."),
    Trouble.TOO_MANY_WAYS: _("More ways than an office has. This one and all after it are left out of the row."),
}  # fmt: skip
TOO_LARGE = _("Nothing was read: the file is larger than two megabytes. Please bring it in several files.")
NOT_A_DIRECTORY = _(
    "Nothing was read: it is no sheet with a column “role”, no vCard and no Popolo file, or its quotes or brackets "
    "do not close. The file is kept. Compare it with the columns below, and bring it again."
)


class DirectoryForm(Question):
    file = forms.FileField(
        label=_("A directory"),
        help_text=_("CSV, vCard (.vcf) or Popolo JSON; at most two megabytes and a thousand offices."),
    )


class SourceForm(Question):
    source = forms.CharField(
        label=_("Where it is from"),
        max_length=200,
        help_text=_("Who made it, and when: it stands beside every office and way."),
    )


@dataclass(frozen=True, slots=True)
class ShownProblem:
    line: int
    text: str
    sentence: object


@dataclass(frozen=True, slots=True)
class Counts:
    new: int
    changed: int
    ways: int
    known: int


def why_not(unable: UnableToRead) -> object:
    return TOO_LARGE if isinstance(unable, TooLarge) else NOT_A_DIRECTORY


def shown_problems(directory: Directory) -> list[ShownProblem]:
    return [_shown(problem) for problem in directory.problems[:SHOWN]]


def counts(planned: list[Planned]) -> Counts:
    return Counts(
        new=sum(each.office is None for each in planned),
        changed=sum(each.office is not None and bool(each.changes) for each in planned),
        ways=sum(len(each.new_ways) for each in planned),
        known=sum(each.is_known for each in planned),
    )


def _shown(problem: Problem) -> ShownProblem:
    return ShownProblem(problem.line, problem.text, SENTENCES[problem.trouble])
