"""A contact as the planner of ways sees it: what is known of it, from where this supporter stands."""

import unicodedata
from datetime import datetime

from shanyrak.craft.planning import Door, Route
from shanyrak.pages.stamps import postage_table
from shanyrak.pages.tokens import Written
from shanyrak.targets.models import Channel, ContactPoint, EvidenceKind, OfficeSheet


def route_of(
    contact: ContactPoint,
    sheet: OfficeSheet,
    written: Written,
    *,
    opens_at: datetime | None,
    is_spoken: bool,
    is_carried: bool = False,
) -> Route:
    """Expects the prefetch of ``public_appeals``. ``opens_at`` and ``is_spoken`` as ``Route`` has them."""
    answers = contact.channel in {Channel.PHONE, Channel.HANDIN}
    return Route(
        key=str(contact.pk),
        channel=contact.channel,
        is_carried=is_carried,
        days=_days(contact.channel, sheet, written, is_carried=is_carried),
        opens_at=opens_at if answers else None,
        door=door_of(sheet, written) if contact.channel == Channel.HANDIN else Door.UNKNOWN,
        is_spoken=is_spoken,
        came_back=came_back(contact),
        is_doubted=bool(getattr(contact, "open_doubts", ())),
        is_suspended=contact.suspended_at is not None,
        is_given_up=contact.given_up_at is not None,
    )


def door_of(sheet: OfficeSheet, written: Written) -> Door:
    if not written.country:
        return Door.UNKNOWN
    if sheet.country != written.country:
        return Door.ABROAD
    town = _plain(written.place.partition(",")[0])
    return Door.TOWN if town and town == _plain(sheet.place) else Door.COUNTRY


def _days(channel: str, sheet: OfficeSheet, written: Written, *, is_carried: bool) -> tuple[int, int] | None:
    if channel != Channel.POST:
        return (0, 0)
    if is_carried:  # where whoever empties the tray posts it, we do not know
        return None
    journey = postage_table().journey(origin=written.country, destination=sheet.country)
    return (journey.shortest, journey.longest) if journey else None


def came_back(contact: ContactPoint) -> int:
    """Count the letters that came back for good since two persons last stood for the contact."""
    bounced_at = getattr(contact, "bounced_at", None)
    if bounced_at is None:  # nearly always: so no question is asked
        return 0
    confirmation = next(iter(contact.known_values), None)
    bounces = contact.evidence.filter(kind=EvidenceKind.BOUNCED_HARD)
    if confirmation:
        bounces = bounces.filter(at__gt=confirmation.approved_at)
    return bounces.count()


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
