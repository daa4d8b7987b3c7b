"""Where appeals contradict each other about an office or a contact: found anew until a person says why both are right."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError
from django.db.models import Prefetch, QuerySet

from shanyrak.craft.contacts.conflicts import Card, Conflict, find_conflicts, standard
from shanyrak.targets.models import Confirmation, ContactPoint, Office, OfficeSheet, Settlement


class UnableToSettle(Exception):
    """Anticipated: the person can read why."""


class SettledBefore(UnableToSettle):
    """Somebody was quicker, and their reason stands."""


class NoReason(UnableToSettle):
    """Without a reason the next person asks again."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``contacts`` are those of either office that take part, so that each can be doubted."""

    conflict: Conflict
    one: OfficeSheet
    other: OfficeSheet
    contacts: tuple[ContactPoint, ...]


def contradictions(among: QuerySet[Office]) -> list[Contradiction]:
    """What contradicts among these offices and nobody has settled."""
    offices = {
        str(office.pk): office
        for office in among.distinct().prefetch_related(
            Prefetch("sheets", OfficeSheet.objects.order_by("-proposed_at", "-pk"), to_attr="newest_sheets"),
            Prefetch(
                "contacts",
                ContactPoint.objects.filter(given_up_at__isnull=True).order_by("channel", "created_at", "pk"),
                to_attr="living_contacts",
            ),
            Prefetch(
                "living_contacts__confirmations", Confirmation.objects.approved(), to_attr="known_values"
            ),
        )
    }
    known = {identifier: office for identifier, office in offices.items() if office.newest_sheets}
    found = find_conflicts(_card(identifier, office) for identifier, office in known.items())
    settled = set(
        Settlement.objects.filter(facts__in=[each.facts for each in found]).values_list("facts", flat=True)
    )
    return [
        Contradiction(
            conflict,
            known[conflict.one].newest_sheets[0],
            known[conflict.other].newest_sheets[0],
            tuple(_taking_part(conflict, known[conflict.one], known[conflict.other])),
        )
        for conflict in found
        if conflict.facts not in settled
    ]


def settle_contradiction(*, facts: str, because: str, by, now: datetime) -> Settlement:
    """
    Say why both are right. Asked again only when something of it has changed.

    :raises NoReason: nothing was said
    :raises SettledBefore: it was settled meanwhile
    """
    if not because.strip():
        raise NoReason
    if Settlement.objects.filter(facts=facts).exists():
        raise SettledBefore
    try:
        return Settlement.objects.create(
            facts=facts, because=because.strip()[:300], settled_by=by, settled_at=now
        )
    except IntegrityError as error:
        raise SettledBefore from error


def _card(identifier: str, office: Office) -> Card:
    sheet = office.newest_sheets[0]  # type: ignore[attr-defined]
    return Card(
        id=identifier,
        name=sheet.name,
        country=sheet.country,
        place=sheet.place,
        holder=sheet.holder,
        contacts=tuple((contact.channel, _form(contact)) for contact in office.living_contacts),  # type: ignore[attr-defined]
    )


def _form(contact: ContactPoint) -> str:
    return contact.known_values[0].value if contact.known_values else contact.suggestion  # type: ignore[attr-defined]


def _taking_part(conflict: Conflict, *offices: Office) -> list[ContactPoint]:
    ways = {channel for channel, _one, _other in conflict.points}
    forms = {
        (point[0], standard(point[0], form))
        for point in conflict.points
        for side in point[1:]
        for form in side.split("; ")
    }
    return [
        contact
        for office in offices
        for contact in office.living_contacts  # type: ignore[attr-defined]
        if contact.channel in ways and (contact.channel, standard(contact.channel, _form(contact))) in forms
    ]
