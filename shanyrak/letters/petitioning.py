"""A joint letter carried to the door: its text, and the signatures of those who allowed theirs to be shown."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import LetterState, LetterTarget
from shanyrak.targets.models import Office


@dataclass(frozen=True, slots=True)
class Petition:
    """``signatures`` are name and place, in the order in which they were given."""

    subject: str
    body: str
    language: str
    signatures: tuple[tuple[str, str], ...]


def signers(appeal: Appeal, office: Office) -> QuerySet[LetterTarget]:
    """Who stands by name under the joint letter to this office, and under nothing else."""
    return (
        LetterTarget.objects.filter(
            appeal=appeal,
            office=office,
            counts=True,
            letter__is_joint=True,
            letter__state=LetterState.CONFIRMED,
            letter__erased_at__isnull=True,
            message__sender_name__isempty=False,
        )
        .select_related("message")
        .order_by("letter__confirmed_at", "pk")
    )


def petition(appeal: Appeal, office: Office) -> Petition | None:
    """
    The wording that most of them sent, with those who sent it; None when nobody stands there by name.

    :raises NoPrivateKey: this process may not read names
    """
    rows = [
        (
            row.message.subject.open(),
            row.message.body.open(),
            row.message.language,
            row.message.sender_name.open(),
        )
        for row in signers(appeal, office)
    ]
    if not rows:
        return None
    (subject, body, language), _count = Counter(row[:3] for row in rows).most_common(1)[0]
    names = (name.partition(", ") for *text, name in rows if tuple(text) == (subject, body, language))
    return Petition(subject, body, language, tuple((name, place) for name, _comma, place in names))
