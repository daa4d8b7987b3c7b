"""The door of a mission, for somebody who lives elsewhere: which house, where, and what is known of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from shanyrak.pages.appeal_sheet import contact_line
from shanyrak.pages.office_time import office_time
from shanyrak.pages.saying import country_name
from shanyrak.pages.truths import Truth
from shanyrak.targets.missions import Mission, missions_for
from shanyrak.targets.models import Channel, OfficeSheet

BY_WHICH_ONE_ASKS = (Channel.PHONE, Channel.EMAIL)


@dataclass(frozen=True, slots=True)
class Door:
    id: str  # of the mission's office, "" for one that we do not know
    title: str
    why: str
    address: str  # "" when nobody has confirmed one
    truths: tuple[Truth, ...]
    notes: tuple[str, ...] = ()
    sheet: OfficeSheet | None = None  # None for one that we do not know
    opens_at: datetime | None = None


def doors(*, of: str, country: str, now: datetime) -> tuple[Door, ...]:
    """
    Name the missions of a state for somebody who lives in ``country``; one unknown door where we know none.

    Only what two persons stand for is named, its contacts too.
    """
    known = tuple(_door(mission, country, now) for mission in missions_for(of=of, country=country))
    return known or (_unknown(of),)


def _door(mission: Mission, country: str, now: datetime) -> Door:
    sheet = mission.sheet
    if mission.is_here:
        why = _("Paper with a signature weighs most, and its pavement is a place to stand together.")
    else:
        why = _(
            "We know of no embassy in your country (%(country)s). This one is accredited to it: "
            "post the letter there, or hand it in when you travel."
        ) % {"country": country_name(country)}
    lines = [contact_line(contact) for contact in mission.contacts]
    house = next(
        (line for kind in (Channel.HANDIN, Channel.POST) for line in lines if line.channel == kind), None
    )
    truths = [Truth(house.truth.kind, f"\u2068{house.one_line}\u2069: {house.truth.words}")] if house else []
    truths += [
        Truth(line.truth.kind, f"{line.name}, \u2068{line.one_line}\u2069: {line.truth.words}")
        for kind in BY_WHICH_ONE_ASKS
        for line in lines
        if line.channel == kind
    ][:2]
    if not house:
        truths.insert(0, Truth("", _("We do not know your embassy’s door; its own site does")))
    clock = office_time(
        zone=sheet.time_zone, hours=sheet.hours, place=sheet.place, country=sheet.country, now=now
    )
    where = ", ".join(filter(None, [sheet.name, sheet.place]))
    return Door(
        id=str(sheet.office_id),
        title=_("Hand it in: %(house)s") % {"house": where},
        why=why,
        address=house.value if house else "",
        truths=tuple(truths),
        notes=(clock.words,) if clock.words else (),
        sheet=sheet,
        opens_at=clock.opens_at,
    )


def _unknown(of: str) -> Door:
    return Door(
        id="",
        title=_("Hand it in at the embassy"),
        why=_(
            "Paper with a signature weighs most. Ask the nearest embassy when it takes letters (%(country)s)."
        )
        % {"country": country_name(of)},
        address="",
        truths=(Truth("", _("We do not know your embassy’s door; its own site does")),),
    )
