"""What those said who were asked two weeks later: exact for nobody, in tens and from ten people on for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.counting import safe_counts
from shanyrak.letters.models import SurveyReply

QUESTIONS = ("heard", "heard_by", "again")


@dataclass(frozen=True, slots=True)
class SurveyCounts:
    """
    ``people`` is 0 below ten: then nothing else is said.

    ``answers`` maps a question to its answers and how many gave each, most first; an answer that fewer than ten gave
    is not among them.
    """

    people: int
    answers: Mapping[str, tuple[tuple[str, int], ...]]


def survey_counts(appeal: Appeal) -> SurveyCounts:
    replies = SurveyReply.objects.filter(appeal=appeal).order_by()
    counts = {
        question: safe_counts(dict(replies.values_list(question).annotate(Count("pk"))))
        for question in QUESTIONS
    }
    # The smallest of the three totals: one that is exact would undo the rounding of the others.
    people = min(each.people for each in counts.values())
    if not people:
        return SurveyCounts(0, {})
    return SurveyCounts(people, {question: each.countries for question, each in counts.items()})
