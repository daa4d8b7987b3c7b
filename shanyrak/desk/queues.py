"""What needs a person now, as counts with a way to go there. Only what this person may do, and did not propose."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shanyrak.appeals.models import AppealState, Proposal, Reading
from shanyrak.arrivals.models import Arrival, ArrivalState
from shanyrak.bulletins.models import Bulletin, BulletinState, Greeting, GreetingState
from shanyrak.copies.models import Copy, CopyState
from shanyrak.letters.models import AnswerPool, Letter, LetterState
from shanyrak.outbox.models import Delivery
from shanyrak.outcomes.models import ShownAnswer, Thanks, ThanksState, Voice, VoiceState
from shanyrak.people.models import Role, User
from shanyrak.targets.models import Confirmation, ContactPoint, GivingUp, Office, OfficeSheet
from shanyrak.translations.models import Translation, TranslationState

# An appeal in one of these states still writes, or will: its contacts matter.
AT_WORK = (
    AppealState.DRAFT,
    AppealState.REVIEW,
    AppealState.LIVE,
    AppealState.HELD,
    AppealState.CHECK_FIRST,
)


@dataclass(frozen=True, slots=True)
class Queue:
    count: int
    title: object  # lazy text
    why: object
    verb: object
    url: str
    key: str  # an HTML access key
    is_urgent: bool


def queues_for(user: User) -> list[Queue]:
    """Give the queues that this person may work on and that are not empty, the urgent ones first."""
    found = []
    if user.has_role(Role.ORGANISER):
        found += _organisers(user)
    if user.has_role(Role.REDACTOR):
        found += _redactors(user)
    if user.has_role(Role.TRANSLATOR):
        found += _translators(user)
    return sorted((queue for queue in found if queue.count), key=lambda queue: not queue.is_urgent)


def readings_to_check() -> QuerySet[Reading]:
    return Reading.objects.filter(appeal__isnull=True).order_by("created_at")


def proposals_for(user: User) -> QuerySet[Proposal]:
    return Proposal.objects.filter(settled_at__isnull=True).exclude(proposed_by=user)


def sheets_for(user: User) -> QuerySet[OfficeSheet]:
    return OfficeSheet.objects.waiting().exclude(proposed_by=user)


def confirmations_for(user: User) -> QuerySet[Confirmation]:
    return Confirmation.objects.waiting().exclude(proposed_by=user)


def contacts_in_doubt() -> QuerySet[ContactPoint]:
    """
    Those of an appeal at work that are suspended, or for which nobody has proposed a confirmed form; and whatever
    is doubted, reported or found broken, wherever it is used.
    """
    nobody = ~Q(confirmations__isnull=False)
    at_work = ContactPoint.objects.filter(
        Q(suspended_at__isnull=False) | nobody, office__appeals__state__in=AT_WORK, given_up_at__isnull=True
    )
    return ContactPoint.objects.filter(
        Q(pk__in=at_work.values("pk")) | Q(pk__in=ContactPoint.objects.doubtful().values("pk"))
    )


def offices_at_work() -> QuerySet[Office]:
    """Offices that appeals write to, or will: only their contradictions can mislead anybody."""
    return Office.objects.filter(appeals__state__in=AT_WORK)


def givings_up_for(user: User) -> QuerySet[GivingUp]:
    return GivingUp.objects.waiting().exclude(proposed_by=user)


def held_letters() -> QuerySet[Letter]:
    return Letter.objects.filter(state=LetterState.HELD_REVIEW).order_by("created_at")


def thanks_for(user: User) -> QuerySet[Thanks]:
    return Thanks.objects.filter(state=ThanksState.WRITTEN).exclude(written_by=user)


def voices_to_read() -> QuerySet[Voice]:
    return Voice.objects.filter(state=VoiceState.ENTERED).order_by("entered_at")


def shown_answers_for(user: User) -> QuerySet[ShownAnswer]:
    return ShownAnswer.objects.filter(approved_by__isnull=True).exclude(written_by=user)


def bulletins_for(user: User) -> QuerySet[Bulletin]:
    return Bulletin.objects.filter(state=BulletinState.ASSEMBLED).exclude(assembled_by=user)


def answers_to_read() -> QuerySet[AnswerPool]:
    return AnswerPool.objects.unread().order_by("first_at")


def arrivals_asked() -> QuerySet[Arrival]:
    return Arrival.objects.filter(state__in=[ArrivalState.ASKED, ArrivalState.QUARANTINED]).order_by(
        "received_at"
    )


def _organisers(user: User) -> list[Queue]:
    approvals = sum(
        waiting(user).count() for waiting in (proposals_for, sheets_for, confirmations_for, givings_up_for)
    )
    return [
        Queue(
            readings_to_check().count(),
            _("Readings to check"),
            _("A pasted text was read; its doubts wait for you. Nothing is public until two people agree."),
            _("Check the reading"),
            reverse("desk:readings"),
            "r",
            is_urgent=True,
        ),
        Queue(
            approvals,
            _("Approvals to give"),
            _("Words to publish, offices and contacts that another person proposed."),
            _("See them"),
            reverse("desk:approvals"),
            "a",
            is_urgent=True,
        ),
        Queue(
            held_letters().count(),
            _("Letters held"),
            _("They wait until a person has read them; nobody else’s letter does."),
            _("Read them"),
            reverse("desk:held_letters"),
            "h",
            is_urgent=True,
        ),
        Queue(
            Delivery.objects.held().count(),
            _("Deliveries in doubt"),
            _("The line broke before the other side answered. Nothing is sent twice unless you say so."),
            _("Decide"),
            reverse("desk:held_deliveries"),
            "d",
            is_urgent=True,
        ),
        Queue(
            contacts_in_doubt().count(),
            _("Contacts in doubt"),
            _("Suspended, doubted, reported by others, found broken, or confirmed by nobody yet."),
            _("Look at them"),
            reverse("desk:contacts_in_doubt"),
            "c",
            is_urgent=True,
        ),
        Queue(
            answers_to_read().count(),
            _("Answers to read"),
            _("Offices answered. Each answer stands here once, however many letters got it."),
            _("Read them"),
            reverse("desk:answers"),
            "w",
            is_urgent=False,
        ),
        Queue(
            arrivals_asked().count(),
            _("Arrivals to place"),
            _("Something came in that we could not place by ourselves."),
            _("Look"),
            reverse("desk:arrivals"),
            "p",
            is_urgent=False,
        ),
        Queue(
            bulletins_for(user).count(),
            _("Bulletins to approve"),
            _("Assembled by another person; read both pages before they are carried."),
            _("Look and approve"),
            reverse("desk:bulletins"),
            "b",
            is_urgent=False,
        ),
        Queue(
            Greeting.objects.filter(state=GreetingState.RECEIVED).count(),
            _("Messages of solidarity"),
            _("Somebody reads each before it goes on: it must not harm whoever gets it."),
            _("Read them"),
            reverse("desk:solidarity"),
            "m",
            is_urgent=False,
        ),
        Queue(
            voices_to_read().count(),
            _("Voices to read"),
            _("A partner brought what residents say; it is sealed until you read it."),
            _("Read them"),
            reverse("desk:voices"),
            "u",
            is_urgent=False,
        ),
        Queue(
            shown_answers_for(user).count(),
            _("Answers to show"),
            _("Another person chose which words of an office everybody may read."),
            _("Read and show"),
            reverse("desk:answers"),
            "e",
            is_urgent=False,
        ),
        Queue(
            thanks_for(user).count(),
            _("Thanks to approve"),
            _("Written by another person; they go once to each who agreed to hear."),
            _("Read and send"),
            reverse("desk:outcomes"),
            "t",
            is_urgent=False,
        ),
    ]


def _redactors(_user: User) -> list[Queue]:
    return [
        Queue(
            Copy.objects.received().count(),
            _("Copies to redact"),
            _("Names, addresses and numbers go; what is said stays."),
            _("Redact"),
            reverse("desk:copies"),
            "x",
            is_urgent=False,
        ),
        Queue(
            Copy.objects.filter(state=CopyState.REDACTED).count(),
            _("Copies to release"),
            _("Redacted; compare both sides, then release."),
            _("Compare"),
            reverse("desk:copies"),
            "v",
            is_urgent=False,
        ),
    ]


def _translators(user: User) -> list[Queue]:
    return [
        Queue(
            Translation.objects.open().count(),
            _("Translations to do"),
            _("Released letters that wait for the residents’ language."),
            _("Choose one"),
            reverse("desk:translations"),
            "l",
            is_urgent=False,
        ),
        Queue(
            Translation.objects.filter(state=TranslationState.DISPUTED)
            .exclude(translator=user)
            .exclude(other_by=user)
            .count(),
            _("Translations to decide"),
            _("Two persons read them differently; you decide."),
            _("Compare"),
            reverse("desk:translations"),
            "i",
            is_urgent=False,
        ),
        Queue(
            Translation.objects.filter(state=TranslationState.DRAFTED).exclude(translator=user).count(),
            _("Translations to read"),
            _("A second reader compares and approves."),
            _("Read them"),
            reverse("desk:translations"),
            "s",
            is_urgent=False,
        ),
    ]
