"""The ways to an office, best first for this supporter now, each with its reason and what is known of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from shanyrak.appeals.models import Appeal
from shanyrak.channels.base import Envelope, Handover, Step
from shanyrak.craft.composing.sizes import field_length
from shanyrak.craft.planning import Door as PlannedDoor
from shanyrak.craft.planning import Plan, Route, plan
from shanyrak.letters.letterhead import status_url
from shanyrak.letters.models import ByHandOutcome
from shanyrak.outbox.carriers import carries
from shanyrak.pages.appeal_sheet import ContactLine, contact_line, newest_publications
from shanyrak.pages.embassies import Door, doors
from shanyrak.pages.experiences import experiences, tried_words
from shanyrak.pages.frame import INTERFACE, reader_language
from shanyrak.pages.guiding import Occasion, hand_over, is_spoken
from shanyrak.pages.letter_sheet import OfficeLetter, place_of
from shanyrak.pages.office_time import OfficeTime, office_time
from shanyrak.pages.published_words import words_of
from shanyrak.pages.reasons import aside_words, why_words
from shanyrak.pages.routes import came_back, door_of, route_of
from shanyrak.pages.tokens import Written
from shanyrak.pages.truths import Truth
from shanyrak.targets.models import Channel, ContactPoint, OfficeSheet

CARRIED = ("email", "fax", "post")  # what we can carry, in the order we offer it
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
    set_aside: tuple[str, ...] = ()  # contacts that are not used now, and why not


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
    What we can carry, email first, what sent letters back last. ``chosen`` None means that nobody has chosen yet:
    then the first is ticked for each office.
    """
    carried: list[Carried] = []
    for office in written.offices:
        contacts = [
            contact
            for contact in contacts_of(appeal).get(office, ())
            if contact.channel in CARRIED and carries(contact.channel)
        ]
        contacts.sort(key=lambda contact: (came_back(contact) > 0, CARRIED.index(contact.channel)))
        lines = [contact_line(contact) for contact in contacts]
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
    """Every way to every chosen office, best first for this supporter now; ours stands with the first office."""
    carried = carried_contacts(appeal, written, sheets)
    offices = []
    for number, letter in enumerate(letters, 1):
        place = _Place(appeal, written, letter, sheets[letter.office], now)
        ways, routes = place.contacts()
        if number == 1 and carried:
            ways.append(_from_here(carried))
            routes.append(_route_from_here(carried, place))
        for way, route in place.doors(has_own=any(way.channel == "handin" for way in ways)):
            ways.append(way)
            routes.append(route)
        made = plan([*routes, *place.set_aside], now=now, last_day=appeal.write_before)
        ordered = _in_order(ways, made, appeal, now)
        if number == 1 and not carried:
            ordered = (*ordered, _left_with_us(len(ordered) + 1))
        offices.append(
            OfficeWays(
                number,
                place.sheet.name,
                place.clock.words,
                ordered,
                place.aside_sentences(made, ways),
            )
        )
    return tuple(offices)


def _in_order(ways: Sequence[Way], made: Plan, appeal: Appeal, now: datetime) -> tuple[Way, ...]:
    by_id = {way.id: way for way in ways}
    names = {way.id: way.title for way in ways}
    ordered = []
    for number, planned in enumerate(made.ways, 1):
        way = by_id[planned.key]
        reasons = why_words(planned, names=names, now=now, last_day=appeal.write_before)
        why = " ".join(filter(None, [way.why, reasons]))
        ordered.append(replace(way, number=number, why=why))
    return tuple(ordered)


class _Place:
    """One office, seen from where one supporter stands, at one moment."""

    def __init__(
        self, appeal: Appeal, written: Written, letter: OfficeLetter, sheet: OfficeSheet, now: datetime
    ) -> None:
        self.appeal, self.written, self.letter, self.sheet, self.now = appeal, written, letter, sheet, now
        self.clock: OfficeTime = office_time(
            zone=sheet.time_zone, hours=sheet.hours, place=sheet.place, country=sheet.country, now=now
        )
        self.set_aside = [self.route(contact) for contact in self._suspended()]

    def contacts(self) -> tuple[list[Way], list[Route]]:
        usable = contacts_of(self.appeal)[self.letter.office]
        lately = experiences(usable, now=self.now)
        ways = [
            _way(
                self.appeal,
                each,
                self.letter,
                self.sheet,
                self.written,
                self.now,
                tried=tried_words(each, lately.get(str(each.pk))) if each.channel == "webform" else "",
            )
            for each in usable
        ]
        return ways, [self.route(each) for each in usable]

    def route(self, contact: ContactPoint, *, is_carried: bool = False) -> Route:
        is_phone = contact.channel == Channel.PHONE
        occasion = occasion_of(self.appeal, self.written, self.sheet, contact) if is_phone else None
        return route_of(
            contact,
            self.sheet,
            self.written,
            opens_at=self.clock.opens_at,
            is_spoken=occasion is None or is_spoken(occasion),
            is_carried=is_carried,
        )

    def doors(self, *, has_own: bool) -> list[tuple[Way, Route]]:
        """The doors of its state's missions; the unknown one only where the office names no door of its own."""
        found = doors(
            of=self.sheet.mission_of or self.sheet.country, country=self.written.country, now=self.now
        )
        made = []
        for door in found:
            if not door.id and has_own:
                continue
            way = _at_the_door(door, self.appeal, self.letter, self.sheet, self.written, self.now)
            stands = door_of(door.sheet, self.written) if door.sheet else PlannedDoor.UNKNOWN
            made.append((way, Route(way.id, "handin", opens_at=door.opens_at, door=stands)))
        return made

    def aside_sentences(self, made: Plan, ways: Sequence[Way]) -> tuple[str, ...]:
        lines = {str(contact.pk): contact_line(contact) for contact in self._suspended()}
        names = {way.id: way.title for way in ways}
        return tuple(
            aside_words(
                planned,
                contact=f"{lines[planned.key].name}, {lines[planned.key].one_line}",
                names=names,
            )
            for planned in made.set_aside
        )

    def _suspended(self) -> list[ContactPoint]:
        """What two persons stood for once and is not used now. What was given up for good is not spoken of."""
        office = next(
            target.office
            for target in self.appeal.targets.all()
            if str(target.office_id) == self.letter.office
        )
        return [
            each
            for each in office.contacts.all()
            if each.known_values and each.suspended_at is not None and each.given_up_at is None
        ]


def _route_from_here(carried: Sequence[Carried], place: "_Place") -> Route:
    """Our way is as good as the first contact that we would tick."""
    best = next((each for each in carried if each.is_chosen), carried[0])
    every = (contact for contacts in contacts_of(place.appeal).values() for contact in contacts)
    contact = next(each for each in every if str(each.pk) == best.id)
    return replace(place.route(contact, is_carried=True), key="here")


def envelope_for(
    letter: OfficeLetter, written: Written, sheet: OfficeSheet, *, to: str, appeal: Appeal, now: datetime
) -> Envelope:
    """The letter as the supporter carries it. It has no delivery: nothing of ours will send it."""
    return Envelope(
        delivery_id="",
        to=to,
        addressee=sheet.addressee,
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


def _left_with_us(number: int) -> Way:
    """Of no chosen office do we know an address that we can carry to: the letter may wait here for one."""
    return Way(
        kind="here",
        id="here",
        number=number,
        title=_("Leave it with us"),
        why=_(
            "We know no address yet that two people stand for. Your letter waits here, and leaves by itself as soon as "
            "there is one, while the appeal is open."
        ),
    )


def _way(
    appeal: Appeal,
    contact: ContactPoint,
    letter: OfficeLetter,
    sheet: OfficeSheet,
    written: Written,
    now: datetime,
    *,
    tried: str = "",
) -> Way:
    line = contact_line(contact)
    envelope = envelope_for(letter, written, sheet, to=line.value, appeal=appeal, now=now)
    occasion = occasion_of(appeal, written, sheet, contact)
    handover = hand_over(contact.channel, envelope, replace(occasion, tried=tried, shorten=letter.within))
    title, why = _title_and_why(line.channel)
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


def _title_and_why(channel: str) -> tuple[str, str]:
    match channel:
        case "email":
            return _("Your own mail program"), _("It looks like what it is: a letter from you.")
        case "phone":
            return _("Call"), _("Thirty seconds, and somebody has to listen.")
        case "fax":
            return _("Fax"), _("A page on somebody’s desk, if the number still lives.")
        case "post":
            return _("Print and post"), _("Paper weighs more than mail.")
        case "webform":
            return _("The office’s web form"), _(
                "Five minutes by hand; we do not fill in officials’ forms by machine."
            )
    return _("Hand it in"), _("Paper with a signature weighs most.")


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
                Choice(ByHandOutcome.HUNG_UP, _("They hung up")),
                Choice(ByHandOutcome.BUSY, _("It was busy, or a machine was full")),
                Choice(ByHandOutcome.FAX_TONE, _("I heard a fax")),
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
                Choice(ByHandOutcome.NO_ANSWER, _("The door was locked")),
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
