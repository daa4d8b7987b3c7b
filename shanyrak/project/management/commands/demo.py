"""Fill an empty house with invented appeals, so that `make run` shows something; print the two staff logins."""

import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from shanyrak.appeals.developing import record
from shanyrak.appeals.drafting import draft_from_text, facts_of, make_appeal
from shanyrak.appeals.mending import LEAVE_OUT
from shanyrak.appeals.models import Appeal, Reading, ShownAs
from shanyrak.appeals.naming import record_consent
from shanyrak.appeals.publishing import approve, propose
from shanyrak.appeals.settling import settle
from shanyrak.appeals.wording import save_words
from shanyrak.arrivals.keeping import keep
from shanyrak.arrivals.models import ArrivalKind
from shanyrak.copies.receiving import receive_arrival
from shanyrak.desk.roles import ensure_groups
from shanyrak.people.models import Partner, Role, User
from shanyrak.project.management.invented import APPEALS, COPIES, TO_CHECK, Invented
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import ContactPoint, How

STAFF = {"marta": "Marta Lind", "tomas": "Tomas Arman"}
ROLES = (Role.ORGANISER, Role.REDACTOR, Role.TRANSLATOR)
LOGINS = "demo-logins"  # in the home folder, for its owner only


class Command(BaseCommand):
    help = (
        "Write three invented appeals in three languages, two staff logins, a reading and two copies to work on. "
        "Does nothing to a house that has staff of its own. Saves; running it again changes nothing."
    )

    requires_system_checks = ()  # make run starts with this; make check looks at the models

    def handle(self, *_args: Any, **_options: Any) -> None:
        ensure_groups()
        if User.objects.exclude(username__in=STAFF).exists():
            return  # somebody lives here
        with transaction.atomic():
            passwords = _staff(settings.ENVIRONMENT.home / LOGINS)
            if not Appeal.objects.exists():
                _fill(now=timezone.now())
        self.stdout.write("Staff of the demo:")
        for name, password in passwords.items():
            self.stdout.write(f"  {name}  {password}")


def _staff(path: Path) -> dict[str, str]:
    """Make the two members of staff, or find them; their passwords are random and lie beside the data."""
    known = _known(path)
    if known and User.objects.filter(username__in=STAFF).count() == len(STAFF):
        return known
    passwords = {name: secrets.token_urlsafe(12) for name in STAFF}
    groups = ensure_groups()
    for username, full_name in STAFF.items():
        first, _, last = full_name.partition(" ")
        user, _is_new = User.objects.get_or_create(
            username=username, defaults={"first_name": first, "last_name": last, "reads": "en ru kk"}
        )
        user.set_password(passwords[username])
        user.save()
        user.groups.set([groups[role] for role in ROLES])
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name} {password}\n" for name, password in passwords.items())
    return passwords


def _known(path: Path) -> dict[str, str]:
    try:
        pairs = [line.split() for line in path.read_text().splitlines()]
    except OSError:
        return {}
    return {name: password for name, password in pairs if name in STAFF}


def _fill(*, now: datetime) -> None:
    marta, tomas = (User.objects.get(username=name) for name in STAFF)
    first, *others = [_publish(invented, one=marta, other=tomas, now=now) for invented in APPEALS]
    Partner.objects.get_or_create(name="The baker", defaults={"language": "kk"})
    draft_from_text(text=TO_CHECK, by=tomas, now=now)
    for mail in COPIES:
        raw = mail.format(number=first.number, domain=settings.SHANYRAK_MAIL_DOMAIN).encode()
        arrival = keep(raw=raw, kind=ArrivalKind.MAIL, now=now, token=str(first.number), mailbox="copies")
        receive_arrival(arrival, now=now)
    _leave_something_to_approve(others[0], by=tomas, now=now)


def _publish(invented: Invented, *, one: User, other: User, now: datetime) -> Appeal:
    """From pasted text to a live appeal in each language, by the deeds that staff use."""
    until = timezone.localdate(now) + timedelta(days=invented.days)
    reading = draft_from_text(text=invented.text, by=one, now=now)
    _settle(reading, invented, by=one, now=now)
    appeal = make_appeal(reading=reading, by=one, now=now, write_before=until, residents_language="kk")
    for person in appeal.persons.all():
        if person.name.open() in invented.named:
            consent = "She said so to her sister, who told us by telephone."
            record_consent(person=person, shown_as=ShownAs.NAMED, consent=consent, by=one, now=now)
    for contact in ContactPoint.objects.filter(office__in=appeal.targets.values("office")):
        note = "Rang during office hours; a person answered."
        propose_value(
            contact=contact, value=contact.suggestion, how=How.TELEPHONE, note=note, by=one, now=now
        )
    for days, source, texts in invented.developments:
        for language, text in texts.items():
            day = (timezone.localdate(now) - timedelta(days=days)).isoformat()
            record(
                case=appeal.case,
                day=day,
                text=text,
                language=language,
                source=source,
                is_public=True,
                by=one,
                now=now,
            )
    for language, words in invented.words.items():
        fields = {name: getattr(words, name) for name in words.__slots__}
        save_words(appeal=appeal, language=language, **fields, by=one, now=now)
        proposal = propose(
            appeal=appeal,
            language=language,
            write_before=until,
            checked_how="Two neighbours and a lawyer, each by telephone, on the same day.",
            consent_how="Her sister, and the committee that those concerned have chosen.",
            by=one,
            now=now,
        )
        approve(proposal, by=other, now=now)
    appeal.refresh_from_db()
    return appeal


def _settle(reading: Reading, invented: Invented, *, by: User, now: datetime) -> None:
    """What a careful person would say at the reading desk: who is at risk, and that a target has a way to it."""
    facts = facts_of(reading)
    for number, target in enumerate(facts["targets"]):
        if not any(target[way] for way in ("postal", "phones", "faxes", "emails", "web")):
            settle(reading=reading, path=f"targets/{number}", answer=LEAVE_OUT, by=by, now=now)
    for number, _name in enumerate(facts["persons"]):
        answer = invented.named[number] if number < len(invented.named) else LEAVE_OUT
        settle(reading=reading, path=f"persons/{number}", answer=answer, by=by, now=now)


def _leave_something_to_approve(appeal: Appeal, *, by: User, now: datetime) -> None:
    """A contact that one of the two proposed, so that the other one's desk is not empty."""
    contact = ContactPoint.objects.filter(office__in=appeal.targets.values("office"), channel="phone").first()
    if contact:
        note = "The number on their own page changed this week."
        propose_value(contact=contact, value="+441632960212", how=How.WEBSITE, note=note, by=by, now=now)
