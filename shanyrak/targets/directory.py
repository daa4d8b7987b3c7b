"""From what a text says of a target to an office of the directory with its contacts: the one there is, or a new one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from babel.languages import get_official_languages
from django.conf import settings

from shanyrak.craft.contacts.phone import Standing, read_number
from shanyrak.craft.contacts.plans import modern_form
from shanyrak.craft.nominatives import nominative_name, nominative_role
from shanyrak.craft.zones import propose_zone
from shanyrak.targets.models import Channel, Office
from shanyrak.targets.registering import add_contact, propose_office

CHANNEL_OF = {
    "phones": Channel.PHONE,
    "faxes": Channel.FAX,
    "emails": Channel.EMAIL,
    "web": Channel.WEBFORM,
    "postal": Channel.POST,
}


def register_target(
    target: dict,
    *,
    path: str,
    doubts: Iterable[dict],
    spans: dict,
    text: str,
    country: str,
    seen_on: str,
    by,
    now: datetime,
    source: str = "",
) -> Office:
    """
    Register a target as the reading gives it (``Reading.as_json()["targets"][n]``); ``source`` says where the text is from.

    Each contact keeps what was printed; a repair that the reading proposes stands beside it with its reason, and is
    used only once two persons confirm it.
    """
    where = target["country"] or country
    name, role, organisation = (target[key] or "" for key in ("name", "role", "organisation"))
    said_of_it = in_the_nominative(name, role)
    sheet = propose_office(
        role=said_of_it.role or organisation or name or "?",
        organisation=organisation if role and organisation != role else "",
        holder=said_of_it.holder,
        printed=said_of_it.printed,
        salutation=target["salutation"] or "",
        country=where,
        time_zone=propose_zone(country=where, numbers=_numbers(target, where)),
        language=office_language(where),
        by=by,
        now=now,
    )
    proposals = {}
    for doubt in doubts:
        if doubt.get("proposed"):
            proposals.setdefault(doubt["path"], doubt)
    for key, channel in CHANNEL_OF.items():
        for way, printed in _printed(target, key, path):
            doubt = proposals.get(way, {})
            line = line_around(text, spans.get(way))
            standard = normalised(channel, printed, where, _expanded(target, key, way))
            add_contact(
                office=sheet.office,
                channel=channel,
                printed=printed,
                normalised=standard,
                proposed=doubt.get("proposed", ""),
                because=doubt.get("question", ""),
                plan_year=plan_year(
                    channel, doubt.get("proposed", ""), _expanded(target, key, way) or standard
                ),
                instructions=line if channel == Channel.WEBFORM else "",
                source=source,
                first_seen_on=seen_on,
                line=line,
                now=now,
            )
    return sheet.office


@dataclass(frozen=True, slots=True)
class SaidOfIt:
    """``printed`` is what the source prints, "" where office and holder are proposed as they stand there."""

    role: str
    holder: str
    printed: str


def in_the_nominative(holder: str, role: str) -> SaidOfIt:
    """
    Turn «Акиму …, Ахметжану Есимову» round, as a proposal: the sheet keeps what was printed, and another person looks at both.
    """
    office = nominative_role(role)
    person = nominative_name(holder, is_addressed=office is not None)
    if office is None and person is None:
        return SaidOfIt(role, holder, "")
    return SaidOfIt(
        office.text if office else role,
        person.text if person else holder,
        ", ".join(filter(None, [role, holder])),
    )


def office_language(country: str) -> str:
    """The first official language there in which the house can write, else English."""
    known = dict(settings.LANGUAGES)
    return next((code for code in get_official_languages(country or "GB") if code in known), "en")


def normalised(channel: str, printed: str, country: str, expanded: str = "") -> str:
    """The standard form of what was printed, "" when it has none: E.164 for what can be a number."""
    match channel:
        case Channel.PHONE | Channel.FAX:
            number = read_number(f"+{expanded}" if expanded else printed, country or None)
            can_be_one = number.standing in {Standing.VALID, Standing.POSSIBLE}
            return f"+{number.expanded}" if number.expanded and can_be_one else ""
        case Channel.WEBFORM:
            return printed if "://" in printed else f"http://{printed}"
        case Channel.POST:
            return "\n".join(line.strip(" ,;") for line in printed.splitlines() if line.strip(" ,;"))
    return printed


def plan_year(channel: str, proposed: str, digits: str) -> int | None:
    """When the numbering plan changed so that this number became the one proposed; None when that is not why."""
    change = modern_form(digits.lstrip("+")) if proposed and channel in {Channel.PHONE, Channel.FAX} else None
    return change[1].year if change else None


def _printed(target: dict, key: str, path: str) -> list[tuple[str, str]]:
    if key == "postal":
        return [(f"{path}/postal", target["postal"])] if target["postal"] else []
    return [(f"{path}/{key}/{n}", value) for n, value in enumerate(target[key]) if value]


def _numbers(target: dict, country: str) -> list[str]:
    """Its telephone and fax numbers in standard form, for where it is."""
    ways = (("phones", Channel.PHONE), ("faxes", Channel.FAX))
    standard = (
        normalised(way, printed, country) for key, way in ways for printed in target.get(key) or () if printed
    )
    return [number for number in standard if number]


def _expanded(target: dict, key: str, way: str) -> str:
    expanded = target.get(f"{key}_expanded") or []
    number = int(way.rpartition("/")[2]) if way[-1].isdigit() else 0
    return (expanded[number] or "") if number < len(expanded) else ""


def line_around(text: str, span: list[int] | None) -> str:
    """The line of the text in which a contact stands: it often says what to choose there, or whose it is."""
    if not span:
        return ""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return text[start : end if end >= 0 else len(text)].strip()
