"""
Directories come in and go out. What comes in is proposed by the person who brings it, and waits for another like
everything else; what goes out is only what two persons stand for, and holds nothing of any supporter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch

from shanyrak.craft.contacts.phone import read_number
from shanyrak.craft.directories import Entry, MissionOf, Way
from shanyrak.craft.zones import propose_zone
from shanyrak.targets.directory import normalised, office_language, plan_year
from shanyrak.targets.models import Channel, Confirmation, ContactPoint, Office, OfficeSheet
from shanyrak.targets.registering import add_contact, propose_office

NUMBERS = (Channel.PHONE, Channel.FAX)
# What an entry says of an office; "" says nothing, and what we knew before stays.
SAID = (
    "role",
    "organisation",
    "holder",
    "holder_since",
    "salutation",
    "country",
    "place",
    "language",
    "time_zone",
    "hours",
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What importing an entry would do. ``office`` is the one we have, None for a new one."""

    entry: Entry
    office: Office | None
    changes: dict[str, object]  # what a new sheet would say otherwise; empty when nothing
    new_ways: tuple[Way, ...]

    @property
    def is_known(self) -> bool:
        return self.office is not None and not self.changes and not self.new_ways


@dataclass(frozen=True, slots=True)
class Imported:
    """How many of each were proposed, and how many entries said nothing new."""

    offices: int
    changes: int
    contacts: int
    known: int


def plan(entries: Iterable[Entry]) -> list[Planned]:
    """
    Compare a directory with ours, writing nothing.

    An office is the same when its role, its organisation and its country are; a mission when its town is, too.
    """
    known = {_key_of_sheet(sheet): sheet for sheet in _newest_sheets()}
    ways: dict[object, set[tuple[str, str]]] = {}
    for contact in ContactPoint.objects.only("office_id", "channel", "printed", "normalised"):
        ways.setdefault(contact.office_id, set()).update(
            (contact.channel, form) for form in (contact.printed, contact.normalised) if form
        )
    planned = []
    for entry in entries:
        sheet = known.get(_key_of_entry(entry))
        there = ways.get(sheet.office_id, set()) if sheet else set()
        new = tuple(
            way
            for way in entry.ways
            if not {(way.channel, way.value), (way.channel, _standard(way, entry))} & there
        )
        changes = _changes(entry, sheet) if sheet else {}
        planned.append(Planned(entry, sheet.office if sheet else None, changes, new))
    return planned


def import_directory(entries: Iterable[Entry], *, source: str, by, now: datetime) -> Imported:
    """
    Propose every office and way of a directory that we do not have. Nothing is approved, and nothing is used before.

    All of it or nothing. The same directory again proposes nothing. ``source`` says where the file is from.
    """
    offices = changes = contacts = known = 0
    with transaction.atomic():
        for planned in plan(_joined(entries)):
            if planned.is_known:
                known += 1
                continue
            office = planned.office
            if office is None:
                office = _propose(planned.entry, None, source=source, by=by, now=now)
                offices += 1
            elif planned.changes:
                _propose(planned.entry, office, source=source, by=by, now=now)
                changes += 1
            for way in planned.new_ways:
                _add(way, planned.entry, office, source=source, now=now)
                contacts += 1
    return Imported(offices, changes, contacts, known)


def confirmed_entries() -> Iterator[Entry]:
    """Every office that two persons stand for, with the ways that two persons stand for, by country and name."""
    newest = OfficeSheet.objects.approved().order_by("office_id", "-approved_at", "-pk").distinct("office_id")
    sheets = (
        OfficeSheet.objects.filter(pk__in=newest.values("pk"))
        .select_related("office")
        .prefetch_related(
            Prefetch(
                "office__contacts", ContactPoint.objects.usable().order_by("channel", "created_at", "pk")
            ),
            Prefetch(
                "office__contacts__confirmations", Confirmation.objects.approved(), to_attr="known_values"
            ),
        )
        .order_by("country", "role", "organisation", "place", "pk")
    )
    for sheet in sheets:
        yield Entry(
            **{name: getattr(sheet, name) for name in SAID},
            source=sheet.source,
            ways=tuple(_confirmed_way(contact) for contact in sheet.office.contacts.all()),
            mission=_mission(sheet),
        )


def _confirmed_way(contact: ContactPoint) -> Way:
    newest = contact.known_values[0]  # type: ignore[attr-defined] # prefetched above
    note = f"{newest.how} {newest.seen_on.isoformat()}"
    return Way(contact.channel, newest.value, contact.instructions, note)


def _mission(sheet: OfficeSheet) -> MissionOf | None:
    if not sheet.mission_of:
        return None
    return MissionOf(sheet.mission_of, sheet.mission_kind, tuple(sheet.accredited_to))


def _newest_sheets() -> Iterable[OfficeSheet]:
    return (
        OfficeSheet.objects.order_by("office_id", "-proposed_at", "-pk")
        .distinct("office_id")
        .select_related("office")
    )


def _key(role: str, organisation: str, country: str, place: str, sending: str) -> tuple[str, ...]:
    return (role.casefold(), organisation.casefold(), country, sending, place.casefold() if sending else "")


def _key_of_sheet(sheet: OfficeSheet) -> tuple[str, ...]:
    return _key(sheet.role, sheet.organisation, sheet.country, sheet.place, sheet.mission_of)


def _key_of_entry(entry: Entry) -> tuple[str, ...]:
    sending = entry.mission.sending if entry.mission else ""
    return _key(entry.role, entry.organisation, entry.country, entry.place, sending)


def _joined(entries: Iterable[Entry]) -> list[Entry]:
    """Rows of the same office become one; what the later row says otherwise wins."""
    joined: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        before = joined.get(_key_of_entry(entry))
        joined[_key_of_entry(entry)] = _over(before, entry) if before else entry
    return list(joined.values())


def _over(before: Entry, entry: Entry) -> Entry:
    said = {name: getattr(entry, name) or getattr(before, name) for name in (*SAID, "source")}
    ways = tuple(dict.fromkeys((*before.ways, *entry.ways)))
    return Entry(**said, ways=ways, mission=entry.mission or before.mission, line=before.line)


def _changes(entry: Entry, sheet: OfficeSheet) -> dict[str, object]:
    said = {name: getattr(entry, name) for name in SAID if getattr(entry, name)}
    if entry.mission:
        said["mission_kind"] = entry.mission.kind
        said["accredited_to"] = sorted(entry.mission.accredited_to)
    return {name: value for name, value in said.items() if value != getattr(sheet, name)}


def _propose(entry: Entry, office: Office | None, *, source: str, by, now: datetime) -> Office:
    before = office.draft if office else None
    said = {name: getattr(entry, name) or getattr(before, name, "") for name in SAID}
    numbers = [_standard(way, entry) for way in entry.ways if way.channel in NUMBERS]
    mission = entry.mission
    sheet = propose_office(
        **said
        | {
            "language": said["language"] or office_language(entry.country),
            "time_zone": said["time_zone"]
            or propose_zone(country=entry.country, place=entry.place, numbers=filter(None, numbers)),
        },
        source="; ".join(filter(None, [entry.source, source])),
        mission_of=mission.sending if mission else getattr(before, "mission_of", ""),
        mission_kind=mission.kind if mission else getattr(before, "mission_kind", ""),
        accredited_to=mission.accredited_to if mission else getattr(before, "accredited_to", ()),
        office=office,
        by=by,
        now=now,
    )
    return sheet.office


def _add(way: Way, entry: Entry, office: Office, *, source: str, now: datetime) -> None:
    standard = _standard(way, entry)
    number = read_number(way.value, entry.country) if way.channel in NUMBERS else None
    repair = next(iter(number.repairs(entry.place or None)), None) if number else None
    add_contact(
        office=office,
        channel=way.channel,
        printed=way.value,
        normalised=standard,
        proposed=f"+{repair.digits}" if repair else "",
        because=repair.reason if repair else "",
        plan_year=plan_year(way.channel, repair.digits, number.expanded or "") if number and repair else None,
        instructions=way.steps,
        source="; ".join(filter(None, [entry.source, source, way.note])),  # its words, not our confirmation
        first_seen_on=now.date().isoformat(),
        now=now,
    )


def _standard(way: Way, entry: Entry) -> str:
    return normalised(way.channel, way.value, entry.country)
