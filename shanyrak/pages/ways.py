"""The ways to an office, best first for this supporter now, each with its reason and what is known of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from shanyrak.appeals.models import Appeal
from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.craft.composing.sizes import field_length
from shanyrak.letters.letterhead import status_url
from shanyrak.letters.models import ByHandOutcome
from shanyrak.pages.appeal_sheet import ContactLine, contact_line, newest_publications
from shanyrak.pages.embassies import Door, doors
from shanyrak.pages.frame import INTERFACE, reader_language
from shanyrak.pages.guiding import Occasion, carried_channels, hand_over
from shanyrak.pages.letter_sheet import OfficeLetter, place_of
from shanyrak.pages.office_time import OfficeTime, office_time
from shanyrak.pages.published_words import words_of
from shanyrak.pages.tokens import Written
from shanyrak.pages.truths import Truth
from shanyrak.targets.models import ContactPoint, OfficeSheet

POST_TAKES_DAYS = 12
COPY_ROWS = 8


@dataclass(frozen=True, slots=True)
class Download:
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    text: str
    copy: str
    size: str  # «183 of 2,000 characters», or ""
    link: str
    rows: int


@dataclass(frozen=True, slots=True)
class Way:
    kind: str  # "here", "mail", or the channel
    id: str  # of the contact
    title: str
    why: str
    channel: str = ""
    truths: tuple[Truth, ...] = ()
    number: int = 0
    link: str = ""
    link_words: str = ""
    downloads: tuple[Download, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[ShownStep, ...] = ()
    text: str = ""
    summary: str = ""
    language: str = ""  # of the text
    outcomes: tuple[Choice, ...] = ()
    is_folded: bool = False
    report_url: str = ""


@dataclass(frozen=True, slots=True)
class OfficeWays:
    number: int
    name: str
    time: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A contact that we can send to ourselves."""

    id: str
    office: str  # its name, when there are several offices
    name: str  # of the channel
    channel: str
    value: str  # on one line
    truth: Truth
    is_chosen: bool


def contacts_of(appeal: Appeal) -> dict[str, tuple[ContactPoint, ...]]:
    """Office id → the contacts that two persons confirmed, and that are neither suspended nor given up."""
    return {
        str(target.office_id): tuple(
            contact
            for contact in target.office.contacts.all()
            if contact.known_values and contact.suspended_at is None and contact.given_up_at is None
        )
        for target in appeal.targets.all()
    }


def carried_contacts(
    appeal: Appeal, written: Written, sheets: dict[str, OfficeSheet], *, chosen: Sequence[str] | None = None
) -> tuple[Carried, ...]:
    """
    What we can carry, email first. ``chosen`` None means that nobody has chosen yet: then email is ticked, and
    for an office without email the first other way.
    """
    carried: list[Carried] = []
    for office in written.offices:
        lines = [contact_line(contact) for contact in contacts_of(appeal).get(office, ())]
        lines = sorted(
            (line for line in lines if line.channel in carried_channels()),
            key=lambda line: carried_channels().index(line.channel),
        )
        name = sheets[office].name if len(written.offices) > 1 and office in sheets else ""
        for at, line in enumerate(lines):
            is_first = at == 0
            is_chosen = line.id in chosen if chosen is not None else is_first
            carried.append(
                Carried(line.id, name, line.name, line.channel, line.one_line, line.truth, is_chosen)
            )
    return tuple(carried)


def office_ways(
    appeal: Appeal,
    letters: Iterable[OfficeLetter],
    written: Written,
    sheets: dict[str, OfficeSheet],
    *,
    now: datetime,
) -> tuple[OfficeWays, ...]:
    """Every way to every chosen office. The first office's first way is ours, if we can carry anything."""
    carried = carried_contacts(appeal, written, sheets)
    contacts = contacts_of(appeal)
    offices = []
    for number, letter in enumerate(letters, 1):
        sheet = sheets[letter.office]
        clock = office_time(
            zone=sheet.time_zone, hours=sheet.hours, place=sheet.place, country=sheet.country, now=now
        )
        ways = [
            _way(appeal, contact, letter, sheet, written, clock, now) for contact in contacts[letter.office]
        ]
        ways.sort(key=lambda way: _rank(way, clock))
        if number == 1 and carried:
            ways.insert(0, _from_here(carried))
        has_door = any(way.channel == "handin" for way in ways)
        ways += [
            _at_the_door(door, appeal, letter, sheet, written, now)
            for door in doors(of=sheet.mission_of or sheet.country, country=written.country, now=now)
            if door.id or not has_door
        ]
        numbered = tuple(replace(way, number=at) for at, way in enumerate(ways, 1))
        offices.append(OfficeWays(number, sheet.name, clock.words, numbered))
    return tuple(offices)


def envelope_for(
    letter: OfficeLetter, written: Written, sheet: OfficeSheet, *, to: str, appeal: Appeal, now: datetime
) -> Envelope:
    """The letter as the supporter carries it. It has no delivery: nothing of ours will send it."""
    return Envelope(
        delivery_id="",
        to=to,
        subject=letter.text.subject,
        body=letter.text.body,
        sender_name=written.name,
        language=letter.text.language,
        country=sheet.country,
        appeal_number=str(appeal.number),
        status_url=status_url(appeal, letter.text.language if letter.text.language in INTERFACE else ""),
        dated_on=now.date().isoformat(),
    )


def occasion_of(
    appeal: Appeal, written: Written, sheet: OfficeSheet, contact: ContactPoint | None
) -> Occasion:
    texts = {
        code: {line.number: line.text for line in words_of(each).demands}
        for code, each in newest_publications(appeal).items()
    }
    demands = {
        code: tuple(known[number] for number in written.demands if number in known)
        for code, known in texts.items()
    }
    return Occasion(
        office=sheet.name,
        holder=sheet.holder,
        office_language=sheet.language,
        reader_language=reader_language(),
        demands=demands,
        instructions=contact.instructions if contact else "",
        name=written.name,
        # What is said on the telephone is said in the office's language only where the demands exist in it.
        place=place_of(written, language=sheet.language if sheet.language in demands else reader_language()),
        country=written.country,
    )


def _from_here(carried: tuple[Carried, ...]) -> Way:
    channels = {each.channel for each in carried}
    if channels == {"email"}:
        title = _("Email from here")
        why = _("There in minutes, and we can tell you whether their server took it.")
    elif "email" in channels:
        title = _("Send it from here")
        why = _(
            "By email it is there in minutes; we print or fax it too, if you like. You can see where each one is."
        )
    else:
        title = _("Send it from here")
        why = _("We carry it for you, and you can see where it is.")
    truths = tuple(
        Truth(each.truth.kind, f"{each.name}, \u2068{each.value}\u2069: {each.truth.words}")
        for each in carried
    )
    return Way(kind="here", id="here", title=title, why=why, truths=truths)


def _way(
    appeal: Appeal,
    contact: ContactPoint,
    letter: OfficeLetter,
    sheet: OfficeSheet,
    written: Written,
    clock: OfficeTime,
    now: datetime,
) -> Way:
    line = contact_line(contact)
    envelope = envelope_for(letter, written, sheet, to=line.value, appeal=appeal, now=now)
    handover = hand_over(contact.channel, envelope, occasion_of(appeal, written, sheet, contact))
    title, why = _title_and_why(line.channel, appeal, clock, now)
    way = Way(
        kind=line.channel,
        id=line.id,
        title=title,
        why=why,
        channel=line.channel,
        truths=(Truth(line.truth.kind, f"\u2068{line.one_line}\u2069: {line.truth.words}"),),
        language=letter.text.language,
        downloads=_downloads(line.channel, appeal),
        outcomes=_outcomes(line.channel),
        is_folded=line.channel == "post",
        report_url=reverse("pages:report", kwargs={"number": appeal.number, "contact_id": contact.pk}),
    )
    return _with_handover(way, handover, line)


def _with_handover(way: Way, handover: Handover, line: ContactLine) -> Way:
    words = {
        "email": _("Open my mail program"),
        "phone": _("Call %(number)s") % {"number": line.shown},
        "webform": _("Open the office’s form"),
    }
    summaries = {
        "email": _("Copy the text instead"),
        "phone": _("What to say"),
        "webform": _("Recipe card, text cut to its fields"),
    }
    return replace(
        way,
        link=handover.link,
        link_words=words.get(way.channel, handover.link) if handover.link else "",
        notes=handover.notes,
        steps=tuple(_shown_step(step, way.channel, handover.link) for step in handover.steps),
        text="" if way.channel in {"email", "webform", "phone"} else handover.text,
        summary=summaries.get(way.channel, _("Step by step")),
    )


def _shown_step(step: Step, channel: str, link: str) -> ShownStep:
    copy = "" if channel == "phone" else step.copy  # nobody pastes into a telephone
    size = ""
    if copy and step.limit:
        size = _("%(length)d of %(limit)d characters") % {"length": field_length(copy), "limit": step.limit}
    rows = min(COPY_ROWS, 1 + len(copy) // 60 + copy.count("\n"))
    return ShownStep(step.text, copy, size, "" if step.link == link else step.link, rows)


def _title_and_why(channel: str, appeal: Appeal, clock: OfficeTime, now: datetime) -> tuple[str, str]:
    match channel:
        case "email":
            return _("Your own mail program"), _("It looks like what it is: a letter from you.")
        case "phone":
            if clock.is_open:
                return _("Call"), _("Thirty seconds, and somebody has to listen. The office is open now.")
            if clock.is_open is False:
                return _("Call"), _("Thirty seconds, and somebody has to listen. The office is closed now.")
            return _("Call"), _("Thirty seconds, and somebody has to listen.")
        case "fax":
            return _("Fax"), _("A page on somebody’s desk, if the number still lives.")
        case "post":
            return _("Print and post"), _post_reason(appeal, now)
        case "webform":
            return _("The office’s web form"), _(
                "Five minutes by hand; we do not fill in officials’ forms by machine."
            )
    return _("Hand it in"), _("Paper with a signature weighs most.")


def _post_reason(appeal: Appeal, now: datetime) -> str:
    left = (appeal.write_before - now.date()).days if appeal.write_before else POST_TAKES_DAYS
    if left < POST_TAKES_DAYS:
        return _(
            "Paper weighs more than mail, but it will be there after the last day to write. Send it another way as well."
        )
    return _("Paper weighs more than mail, and there is still time for it.")


def _downloads(channel: str, appeal: Appeal) -> tuple[Download, ...]:
    number = {"number": appeal.number}
    match channel:
        case "email":
            return (Download(reverse("pages:letter-eml", kwargs=number), _("Save as a mail draft (.eml)")),)
        case "post":
            return (Download(reverse("pages:letter-pdf", kwargs=number), _("Print as PDF")),)
        case "fax":
            return (Download(reverse("pages:fax-pdf", kwargs=number), _("Print as a fax page")),)
        case "handin":
            return (Download(reverse("pages:hand-in-pdf", kwargs=number), _("Print for the hand-in")),)
    return ()


def _outcomes(channel: str) -> tuple[Choice, ...]:
    done = Choice(ByHandOutcome.DONE, _("I sent it"))
    wrong = Choice(ByHandOutcome.WRONG, _("The address is wrong"))
    match channel:
        case "phone":
            return (
                Choice(ByHandOutcome.SPOKE, _("I spoke to someone")),
                Choice(ByHandOutcome.NO_ANSWER, _("Nobody answered")),
                Choice(ByHandOutcome.WRONG, _("The number is wrong")),
            )
        case "fax":
            return (
                Choice(ByHandOutcome.DONE, _("It went through")),
                Choice(ByHandOutcome.NO_ANSWER, _("Nobody answered")),
                Choice(ByHandOutcome.WRONG, _("The number is wrong")),
            )
        case "handin":
            return (
                Choice(ByHandOutcome.DONE, _("They took it")),
                Choice(ByHandOutcome.REFUSED, _("They would not take it")),
            )
        case "webform":
            return (
                Choice(ByHandOutcome.DONE, _("It was sent")),
                Choice(ByHandOutcome.WRONG, _("The form did not work")),
            )
    return (done, wrong)


def _at_the_door(
    door: Door, appeal: Appeal, letter: OfficeLetter, sheet: OfficeSheet, written: Written, now: datetime
) -> Way:
    """A letter can always be handed in, also where the appeal names no door."""
    envelope = envelope_for(letter, written, sheet, to=door.address, appeal=appeal, now=now)
    handover = hand_over("handin", envelope, occasion_of(appeal, written, sheet, None))
    return Way(
        kind="handin",
        id="-".join(filter(None, ["handin", letter.office, door.id])),
        channel="handin",
        title=door.title,
        why=door.why,
        truths=door.truths,
        downloads=_downloads("handin", appeal),
        notes=(*door.notes, *handover.notes),
        steps=tuple(_shown_step(step, "handin", "") for step in handover.steps),
        summary=_("Step by step"),
        language=letter.text.language,
        outcomes=_outcomes("handin"),
    )


def _rank(way: Way, clock: OfficeTime) -> int:
    order = ["phone", "email", "fax", "handin", "post", "webform"]
    if clock.is_open is False:
        order.remove("phone")
        order.insert(2, "phone")
    return order.index(way.channel)
