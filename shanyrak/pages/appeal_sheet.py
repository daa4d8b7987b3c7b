"""What the page of an appeal says, as plain values: a template neither asks nor counts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.appeals.models import Appeal, AppealState, Publication
from shanyrak.craft.contacts.phone import shown
from shanyrak.outcomes.models import Confidence, Outcome
from shanyrak.pages.published_words import DemandLine, words_of
from shanyrak.pages.saying import country_name, day, language_name, own_name, said
from shanyrak.pages.truths import Truth, truth_of
from shanyrak.targets.models import Confirmation, ContactPoint, Dispute, OfficeSheet

MOST_CELLS = 16  # more days do not fit beside each other on a phone; words say it then


@dataclass(frozen=True, slots=True)
class ContactLine:
    id: str
    channel: str
    name: str  # of the channel
    value: str  # as confirmed, for machines
    shown: str  # for people: a number in groups
    link: str  # mailto:, tel:, https: or ""
    truth: Truth
    is_usable: bool
    may_be_reported: bool

    @property
    def one_line(self) -> str:
        return one_line(self.shown)


@dataclass(frozen=True, slots=True)
class OfficeCard:
    id: str
    name: str
    holder: str
    reads: str
    language: str
    is_first: bool
    spared: str  # why nobody writes to it now, or ""
    contacts: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    day: str
    kind: str  # "past", "today", "after" or ""


@dataclass(frozen=True, slots=True)
class Clock:
    held: str  # «Held since 12 May: day 4 of 10», or ""
    cells: tuple[Cell, ...]
    label: str  # what the cells say, for those who do not see them
    write_before: str


@dataclass(frozen=True, slots=True)
class Happening:
    day: str
    text: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    day: str
    kind: str
    statement: str
    language: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """Why one cannot write now, in three sentences at most."""

    title: str
    text: str
    because: str  # the organisers' own words, in whatever language they wrote them


@dataclass(frozen=True, slots=True)
class AppealSheet:
    number: int
    state: str
    language: str  # of the words shown
    is_foreign: bool  # the words are not in the reader's language
    shown_in: str  # that language's name, for the sentence that says so
    place: str
    country: str  # its name
    title: str
    standfirst: str
    paragraphs: tuple[str, ...]
    demands: tuple[DemandLine, ...]
    clock: Clock
    notice: Notice | None
    offices: tuple[OfficeCard, ...]
    happenings: tuple[Happening, ...]
    outcomes: tuple[OutcomeLine, ...]
    checked: str
    published_in: tuple[str, ...]
    own_names: tuple[tuple[str, str], ...]
    takes_turns: bool = False

    @property
    def asked(self) -> tuple[OfficeCard, ...]:
        """The offices that are written to: not those that help, or have moved already."""
        return tuple(office for office in self.offices if not office.spared)

    @property
    def may_write(self) -> bool:
        return self.state == AppealState.LIVE


def public_appeals() -> QuerySet[Appeal]:
    """Appeals with everything a sheet shows, in a handful of queries."""
    confirmed = Confirmation.objects.approved()
    return (
        Appeal.objects.public()
        .select_related("case")
        .prefetch_related(
            Prefetch(
                "publications",
                Publication.objects.select_related("locale", "revision").order_by("-approved_at", "-pk"),
            ),
            Prefetch("targets__office__sheets", OfficeSheet.objects.approved(), to_attr="known_sheets"),
            Prefetch("targets__office__contacts", ContactPoint.objects.with_last_bounce()),
            Prefetch("targets__office__contacts__disputes", Dispute.objects.open(), to_attr="open_doubts"),
            Prefetch("targets__office__contacts__confirmations", confirmed, to_attr="known_values"),
            "case__developments",
            Prefetch("outcomes", Outcome.objects.filter(is_public=True)),
        )
    )


def newest_publications(appeal: Appeal) -> dict[str, Publication]:
    """Language → what is published in it, the newest. Expects the prefetch of ``public_appeals``."""
    newest: dict[str, Publication] = {}
    for publication in appeal.publications.all():
        newest.setdefault(publication.locale.language_code, publication)
    return newest


def publication_for(appeal: Appeal, language: str) -> Publication:
    """In the reader's language, else in the appeal's own, else in the one published last."""
    published = newest_publications(appeal)
    for code in (language, appeal.language, *published):
        if code in published:
            return published[code]
    raise Appeal.DoesNotExist  # nothing is published, so nobody may see it


def make_sheet(appeal: Appeal, *, language: str, now: datetime) -> AppealSheet:
    """
    Lay out an appeal for a reader of ``language``.

    :raises Appeal.DoesNotExist: nothing of it is published
    """
    publication = publication_for(appeal, language)
    words = words_of(publication)
    shown = words.language
    published = tuple(newest_publications(appeal))
    state = state_on(appeal, now.date())
    return AppealSheet(
        number=appeal.number,
        state=state,
        language=shown,
        is_foreign=shown != language,
        shown_in=language_name(shown),
        place=", ".join(filter(None, [appeal.case.place, country_name(appeal.case.country)])),
        country=country_name(appeal.case.country),
        title=words.title,
        standfirst=words.standfirst,
        paragraphs=paragraphs(words.story or words.case_sentence),
        demands=words.demands,
        clock=make_clock(appeal, state, today=now.date()),
        notice=_notice(appeal, state),
        offices=tuple(office_cards(appeal)),
        happenings=tuple(_happenings(appeal)),
        outcomes=tuple(_outcomes(appeal)),
        checked=day(publication.approved_at.date(), with_year=True),
        published_in=published,
        own_names=tuple((code, own_name(code)) for code in published),
        takes_turns=appeal.takes_turns,
    )


def paragraphs(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(part for part in parts if part)


def state_on(appeal: Appeal, today: date) -> str:
    """
    The state as the public sees it. An open appeal whose last day has passed is not open, even if whoever turns
    the calendar (``appeals.closing.check_dates``) is late.
    """
    if appeal.state == AppealState.LIVE and appeal.write_before and appeal.write_before < today:
        return AppealState.CHECK_FIRST
    return appeal.state


def make_clock(appeal: Appeal, state: str, *, today: date) -> Clock:
    """Days in custody as cells, and the last day to write. Says nothing of a day that has gone."""
    until = appeal.write_before
    is_open = state == AppealState.LIVE
    held, label = "", ""
    cells: tuple[Cell, ...] = ()
    if appeal.held_since and is_open:
        held, cells, label = _held(appeal.held_since, appeal.held_days or 0, until, today)
    return Clock(held, cells, label, day(until) if until and is_open else "")


def _held(since: date, days: int, until: date | None, today: date) -> tuple[str, tuple[Cell, ...], str]:
    number = (today - since).days + 1
    if not days:
        held = _("Held since %(day)s: day %(number)d") % {"day": day(since), "number": max(number, 1)}
        return held, (), ""
    if number > days:
        end = since + timedelta(days=days - 1)
        return (
            _("Held since %(day)s; the %(count)d days ended on %(end)s")
            % {
                "day": day(since),
                "count": days,
                "end": day(end),
            },
            (),
            "",
        )
    held = _("Held since %(day)s: day %(number)d of %(count)d") % {
        "day": day(since),
        "number": max(number, 1),
        "count": days,
    }
    if days > MOST_CELLS:
        return held, (), ""
    every = [since + timedelta(days=n) for n in range(days)]
    cells = tuple(Cell(str(each.day), _cell_kind(each, until, today)) for each in every)
    label = ngettext(
        "%(count)d day, %(first)s to %(last)s.", "%(count)d days, %(first)s to %(last)s.", days
    ) % {
        "count": days,
        "first": day(every[0]),
        "last": day(every[-1]),
    }
    label += " " + _("Today is %(day)s.") % {"day": day(today)}
    return held, cells, label


def _cell_kind(each: date, until: date | None, today: date) -> str:
    if each == today:
        return "today"
    if each < today:
        return "past"
    return "after" if until and each >= until else ""


def _notice(appeal: Appeal, state: str) -> Notice | None:
    because = appeal.state_because
    match state:
        case AppealState.CHECK_FIRST:
            until = day(appeal.write_before) if appeal.write_before else ""
            return Notice(
                _("Check before you write"),
                _(
                    "The last day to write was %(day)s. Things may have changed since, and a letter may now come too late or "
                    "do harm. Two people check it and open the appeal again, or close it. This page will say which."
                )
                % {"day": until},
                because,
            )
        case AppealState.HELD:
            return Notice(
                _("On hold: please do not write now"),
                _(
                    "The organisers have paused this appeal while they find something out. "
                    "Letters that were waiting here wait on; nothing leaves."
                ),
                because,
            )
        case AppealState.STOPPING | AppealState.STOPPED:
            return Notice(
                _("Stopped: please do not write"),
                _(
                    "A letter could harm now, so the organisers have stopped this appeal. Nothing more leaves from here. "
                    "If you have it on paper or elsewhere, please tell those you gave it to."
                ),
                because,
            )
        case AppealState.CLOSED:
            return Notice(
                _("Closed: there is nothing to write any more"),
                _("This appeal has ended. What came of it stands below. Thank you to all who wrote."),
                because,
            )
    return None


def office_cards(appeal: Appeal) -> Iterable[OfficeCard]:
    asked = [target.position for target in appeal.targets.all() if not target.spared_because]
    first = min(asked, default=None)
    for target in appeal.targets.all():
        sheet = next(iter(target.office.known_sheets), None)
        if sheet is None:  # nobody has stood for it yet
            continue
        since = day(sheet.holder_since, is_start=True) if sheet.holder_since else ""
        holder = sheet.holder
        if holder and since:
            holder = _("%(name)s, in office since %(day)s") % {"name": holder, "day": since}
        yield OfficeCard(
            id=str(target.office_id),
            name=sheet.name,
            holder=holder,
            reads=_("Reads: %(language)s.") % {"language": language_name(sheet.language)},
            language=sheet.language,
            is_first=target.position == first,
            spared=target.spared_because,
            contacts=tuple(contact_line(contact) for contact in _by_use(target.office.contacts.all())),
        )


ORDER = ("email", "phone", "fax", "post", "webform", "handin")


def _by_use(contacts: Iterable[ContactPoint]) -> list[ContactPoint]:
    return sorted(contacts, key=lambda contact: (ORDER.index(contact.channel), contact.created_at))


def contact_line(contact: ContactPoint) -> ContactLine:
    confirmation = next(iter(contact.known_values), None)
    value = confirmation.value if confirmation else contact.suggestion
    is_usable = bool(confirmation) and contact.suspended_at is None and contact.given_up_at is None
    return ContactLine(
        id=str(contact.pk),
        channel=contact.channel,
        name=said(contact.channel),
        value=value,
        shown=for_people(contact.channel, value),
        link=_link(contact.channel, value) if is_usable else "",
        truth=truth_of(contact, confirmation, today=timezone.localdate()),
        is_usable=is_usable,
        may_be_reported=contact.given_up_at is None,
    )


def one_line(text: str) -> str:
    """An address of several lines within a sentence."""
    return ", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,"))


def for_people(channel: str, value: str) -> str:
    """A number in groups; everything else as it is."""
    if channel in {"phone", "fax"} and re.fullmatch(r"\+\d{7,15}", value):
        return shown(value[1:])
    return value


def _link(channel: str, value: str) -> str:
    if channel == "email" and "@" in value:
        return f"mailto:{value}"
    if channel == "phone":
        return "tel:" + "".join(sign for sign in value if sign.isdigit() or sign == "+")
    if channel == "webform" and value.startswith(("http://", "https://")):
        return value
    return ""


def _happenings(appeal: Appeal) -> Iterable[Happening]:
    for each in appeal.case.developments.all():
        if each.is_public:
            yield Happening(day(each.day), each.text, each.language, each.source)


def _outcomes(appeal: Appeal) -> Iterable[OutcomeLine]:
    sure = {Confidence.CERTAIN: "sure", Confidence.LIKELY: "half", Confidence.CLAIMED: ""}
    for each in appeal.outcomes.all():
        truth = _("%(confidence)s. Said by %(who)s; source: %(source)s") % {
            "confidence": Confidence(each.confidence).label,
            "who": each.said_by,
            "source": each.source,
        }
        yield OutcomeLine(
            day(each.happened_on),
            each.get_kind_display(),
            each.statement,
            each.language,
            Truth(sure[Confidence(each.confidence)], truth),
        )
