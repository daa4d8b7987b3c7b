"""Look at contacts by machine, now and then, and write down what was found: in order, broken, or not checked and why."""

from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.db.models import Max, Q

from shanyrak.channels.email.resolving import find_mail_server
from shanyrak.channels.webform.knocking import Door, is_public, knock
from shanyrak.craft.contacts.checking import Check, Finding, Verdict, check_form
from shanyrak.targets.models import Channel, ContactPoint, EvidenceKind
from shanyrak.targets.witnessing import witness

EVERY = timedelta(days=7)
AT_MOST = 25  # contacts a time; with a slow network that is a few minutes
NOT_ALLOWED = "The operator has not allowed this house to ask outside (SHANYRAK_LOOK_UPS)."


class Outside(Protocol):
    """Who asks the world beyond this machine."""

    def find_mail_server(self, domain: str) -> Finding: ...

    def knock(self, url: str) -> Finding: ...


class World:
    """The resolver and the web, as the operator allowed."""

    def find_mail_server(self, domain: str) -> Finding:
        return find_mail_server(domain)

    def knock(self, url: str) -> Finding:
        return knock(
            url, Door(f"Shanyrak contact check ({settings.ENVIRONMENT.base_url})", may_connect=is_public)
        )


def outside() -> Outside | None:
    """The world, None when the operator has not allowed it: then nothing is asked, and the ledger says so."""
    return World() if settings.ENVIRONMENT.looks_up else None


def check_contact(contact: ContactPoint, *, asking: Outside | None, now: datetime, by=None) -> list[Finding]:
    """Check the form in use, else the one we suggest, and append each finding to the ledger."""
    value = contact.value or contact.suggestion
    sheet = contact.office.draft
    findings = [check_form(contact.channel, value, sheet.country if sheet else "")]
    if findings[0].verdict == Verdict.OK:
        findings += _asked(contact.channel, value, asking)
    for finding in findings:
        witness(
            contact,
            EvidenceKind.CHECKED,
            verdict=finding.verdict.value,
            value=value,
            words=finding.because,
            source=finding.check.value,
            by=by,
            now=now,
        )
    return findings


def check_due(*, asking: Outside | None, now: datetime, at_most: int = AT_MOST) -> int:
    """Check what nobody has looked at by machine for a week, the longest unseen first. How many were checked."""
    checked = Max("evidence__at", filter=Q(evidence__kind=EvidenceKind.CHECKED))
    due = (
        ContactPoint.objects.filter(given_up_at__isnull=True)
        .exclude(channel__in=[Channel.POST, Channel.HANDIN])  # no machine can
        .annotate(checked_at=checked)
        .filter(Q(checked_at__isnull=True) | Q(checked_at__lte=now - EVERY))
        .order_by("checked_at", "pk")
    )
    contacts = list(due.select_related("office")[:at_most])
    for contact in contacts:
        check_contact(contact, asking=asking, now=now)
    return len(contacts)


def _asked(channel: str, value: str, asking: Outside | None) -> list[Finding]:
    """What only the world can answer; what it was not asked is «not checked»."""
    match channel:
        case Channel.EMAIL:
            domain = value.rpartition("@")[2]
            return [
                asking.find_mail_server(domain)
                if asking
                else Finding(Check.MAIL_SERVER, Verdict.NOT_CHECKED, NOT_ALLOWED)
            ]
        case Channel.WEBFORM:
            url = value if "://" in value else f"http://{value}"
            return [asking.knock(url) if asking else Finding(Check.PAGE, Verdict.NOT_CHECKED, NOT_ALLOWED)]
    return []
