"""
Forget a person in every room. A room that holds personal data stands in this file; a test sees to it.

The latest room comes first, because later rooms find what is theirs through earlier ones. Nothing that left
can be called back; backups made before forget at most 35 days later.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from shanyrak.appeals import forgetting as appeals
from shanyrak.appeals.models import NamedPerson
from shanyrak.arrivals import forgetting as arrivals
from shanyrak.bulletins import forgetting as bulletins
from shanyrak.copies import forgetting as copies
from shanyrak.copies.models import Copy
from shanyrak.letters import withdrawing as letters
from shanyrak.letters.models import Letter
from shanyrak.outbox import forgetting as outbox
from shanyrak.outbox.models import Message
from shanyrak.outcomes import forgetting as outcomes
from shanyrak.people import forgetting as people
from shanyrak.people.models import Supporter, User
from shanyrak.translations import forgetting as translations


def forget(supporter: Supporter, *, now: datetime) -> None:
    """Forget this supporter everywhere, or nowhere. Doing it twice is harmless."""
    with transaction.atomic():
        outcomes.forget(supporter, now=now)
        bulletins.forget(supporter, now=now)
        translations.forget(supporter, now=now)
        copies.forget(supporter, now=now)
        for letter in Letter.objects.filter(supporter=supporter):
            letters.erase(letter=letter, now=now)  # with what the outbox holds of it
        outbox.forget(_mails_to(supporter), now=now)
        people.forget(supporter, now=now)


def forget_sender(copy: Copy, *, now: datetime) -> None:
    """Forget whoever sent us this copy from outside, and the mail it came in. Doing it twice is harmless."""
    with transaction.atomic():
        bulletins.forget_copy(copy)
        translations.forget_copy(copy)
        copies.forget_copy(copy, now=now)
        if copy.arrival:
            arrivals.forget([copy.arrival])


def forget_person_at_risk(*, person: NamedPerson, by: User, now: datetime) -> None:
    """Forget a person whom an appeal names. What was published must be changed by two persons besides."""
    appeals.forget(person, by=by, now=now)


def _mails_to(supporter: Supporter) -> QuerySet[Message]:
    """What the house itself wrote to them: to confirm, to find their letter again."""
    return Message.objects.filter(deliveries__contact=None, deliveries__origin_id=supporter.pk)
