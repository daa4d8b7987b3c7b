"""Put an office and its ways into the directory: proposed by one person, worth nothing until another approves."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from shanyrak.targets.models import ContactPoint, Office, OfficeSheet
from shanyrak.targets.sighting import see


def propose_office(
    *,
    role: str,
    country: str,
    language: str,
    by,
    now: datetime,
    organisation: str = "",
    holder: str = "",
    salutation: str = "",
    place: str = "",
    time_zone: str = "",
    hours: str = "",
    source: str = "",
    holder_since: str = "",
    printed: str = "",
    mission_of: str = "",
    mission_kind: str = "",
    accredited_to: Iterable[str] = (),
    office: Office | None = None,
) -> OfficeSheet:
    """
    Propose what we say of an office; a new office unless one is given.

    ``printed`` is how the source prints office and holder, where we say it otherwise; ``mission_of`` and the two after
    it are for an embassy or a consulate.
    """
    return OfficeSheet.objects.create(
        office=office or Office.objects.create(created_at=now),
        role=role[:200],
        organisation=organisation[:200],
        holder=holder[:200],
        salutation=salutation[:200],
        country=country,
        place=place[:100],
        language=language,
        time_zone=time_zone,
        hours=hours,
        source=source[:300],
        holder_since=holder_since,
        printed=printed[:400],
        mission_of=mission_of,
        mission_kind=mission_kind if mission_of else "",
        accredited_to=sorted(accredited_to) if mission_of else [],
        proposed_by=by,
        proposed_at=now,
    )


def add_contact(
    *,
    office: Office,
    channel: str,
    printed: str,
    now: datetime,
    normalised: str = "",
    proposed: str = "",
    because: str = "",
    instructions: str = "",
    source: str = "",
    first_seen_on: str = "",
    line: str = "",
    plan_year: int | None = None,
) -> ContactPoint:
    """
    Write down a way to an office as its source prints it. It is used only once two persons confirm a value.

    ``line`` is the line of the source, for the ledger; ``plan_year`` the year of the change of the numbering plan that
    the proposed form follows.
    """
    with transaction.atomic():
        contact = ContactPoint.objects.create(
            office=office,
            channel=channel,
            printed=printed,
            normalised=normalised,
            proposed=proposed,
            because=because,
            plan_year=plan_year,
            instructions=instructions,
            source=source[:300],
            first_seen_on=first_seen_on[:10],
            created_at=now,
        )
        see(contact, line=line, now=now)
    return contact
