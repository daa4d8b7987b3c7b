"""A contact's ledger as the desk reads it: a timeline, newest first, and why the contact is in doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from shanyrak.craft.contacts.bounces import Bounce
from shanyrak.targets.models import ContactPoint, Evidence, EvidenceKind, How, Trouble, Verdict
from shanyrak.targets.reporting import ENOUGH

FOR = {EvidenceKind.CONFIRMED, EvidenceKind.DELIVERED, EvidenceKind.REPORTED_RIGHT, EvidenceKind.RESTORED}
AGAINST = {
    EvidenceKind.BOUNCED_HARD,
    EvidenceKind.BOUNCED_SOFT,
    EvidenceKind.MOVED,
    EvidenceKind.UNREAD,
    EvidenceKind.REPORTED_DEAD,
    EvidenceKind.DISPUTED,
    EvidenceKind.SUSPENDED,
    EvidenceKind.GIVEN_UP,
}


BOUNCED = {EvidenceKind.BOUNCED_HARD, EvidenceKind.BOUNCED_SOFT}
CAME_BACK_BECAUSE: dict[str, object] = {
    Bounce.UNKNOWN: _lazy("there is no such mailbox"),
    Bounce.FULL: _lazy("the mailbox is full"),
    Bounce.SPAM: _lazy("taken for unwanted mail"),
    Bounce.POLICY: _lazy("refused by a rule of theirs"),
    Bounce.TEMPORARY: _lazy("their server was not reached in time"),
    Bounce.FAILED: _lazy("nobody says why"),
}


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    what: str
    side: str  # "for", "against" or ""
    words: str
    value: str
    source: str
    day: str
    by: str


@dataclass(frozen=True, slots=True)
class Ledger:
    lines: tuple[Line, ...]
    first_seen: str  # the source's own day, "" unknown
    last_seen: str
    times_seen: int


def ledger_of(contact: ContactPoint) -> Ledger:
    """Everything that is known of a contact. The newest stands first."""
    known = list(contact.evidence.newest_first().select_related("by"))
    seen = [each for each in known if each.kind == EvidenceKind.SEEN]
    days = sorted(each.day for each in seen if each.day)
    return Ledger(
        tuple(map(_line, known)),
        first_seen=days[0] if days else "",
        last_seen=days[-1] if days else "",
        times_seen=len(seen),
    )


def doubts_of(contact: ContactPoint) -> list[str]:
    """Say each reason why a contact is in doubt, the weightiest first."""
    return list(_doubts(contact))


def _doubts(contact: ContactPoint) -> Iterator[str]:
    if contact.suspended_at:
        yield _("suspended: %(why)s") % {"why": contact.suspended_because}
    if dispute := contact.dispute:
        yield _("%(who)s doubts it: %(why)s") % {"who": dispute.opened_by, "why": dispute.because}
    reports = contact.reports.unread().count()
    if reports >= ENOUGH:
        yield _("%(count)d reports that it does not work") % {"count": reports}
    elif reports:
        yield ngettext("%(count)d report to read", "%(count)d reports to read", reports) % {"count": reports}
    for each in contact.evidence.against().newest_first()[:2]:
        yield f"{each.get_kind_display()}: {each.words}" if each.words else each.get_kind_display()
    if not contact.confirmations.exists():
        yield contact.because or _("nobody has confirmed it")


def _line(each: Evidence) -> Line:
    return Line(
        at=each.at,
        what=_what(each),
        side=_side(each),
        words=str(Trouble(each.words).label) if _is_report(each) else each.words,
        value=each.value,
        source=_source(each),
        day=each.day,
        by=str(each.by) if each.by else "",
    )


def _what(each: Evidence) -> str:
    kind = str(each.get_kind_display())
    return f"{kind}: {each.get_verdict_display()}" if each.verdict else kind


def _side(each: Evidence) -> str:
    kind = EvidenceKind(each.kind)
    if kind in AGAINST or each.verdict == Verdict.BROKEN:
        return "against"
    return "for" if kind in FOR or each.verdict == Verdict.OK else ""


def _is_report(each: Evidence) -> bool:
    return each.kind == EvidenceKind.REPORTED_DEAD and each.words in Trouble.values


def _source(each: Evidence) -> str:
    if each.kind in BOUNCED:
        return str(CAME_BACK_BECAUSE.get(each.source, each.source))
    is_how = each.kind == EvidenceKind.CONFIRMED and each.source in How.values
    return str(How(each.source).label) if is_how else each.source
