"""Two persons publish: one proposes a revision and answers for the facts, another approves. There is no other way."""

from datetime import date, datetime, timedelta

from django.db import transaction

from shanyrak.appeals.models import Appeal, AppealState, Proposal, Publication
from shanyrak.appeals.naming import unallowed_names
from shanyrak.outbox.gating import open_gate, set_last_day
from shanyrak.outbox.jobs import wake_senders
from shanyrak.outbox.models import GateState
from shanyrak.targets.confirming import AlreadyApproved, SamePerson
from shanyrak.targets.confirming import approve as approve_row
from shanyrak.targets.models import Confirmation, ContactPoint, OfficeSheet

LONGEST = timedelta(days=42)


class UnableToPublish(Exception):
    """Anticipated: the person can read why. Subclasses name the case."""


class NoWords(UnableToPublish):
    """There is no page in this language."""


class NoEnd(UnableToPublish):
    """A live appeal has an end, at most six weeks away."""


class NotChecked(UnableToPublish):
    """Nobody said who checked the facts, or how we know that those concerned agree."""


class NameWithoutConsent(UnableToPublish):
    """A person at risk is named without a recorded yes."""


class NobodyToWriteTo(UnableToPublish):
    """No target has a contact that two persons stand for."""


class AlreadySettled(UnableToPublish):
    """Somebody was quicker."""


class NotNow(UnableToPublish):
    """The appeal is stopped or closed."""


def propose(
    *,
    appeal: Appeal,
    language: str,
    write_before: date | None,
    checked_how: str,
    consent_how: str,
    by,
    now: datetime,
) -> Proposal:
    """
    Propose the newest words of this language for publication. A proposal that waited already is replaced.

    :raises NoWords, NoEnd, NotChecked, NameWithoutConsent, NotNow: as they say
    """
    page = appeal.pages.filter(locale__language_code=language).first()
    if page is None or page.latest_revision is None:
        raise NoWords
    if appeal.state in {AppealState.STOPPING, AppealState.STOPPED, AppealState.CLOSED}:
        raise NotNow
    if not checked_how.strip() or not consent_how.strip():
        raise NotChecked
    _check_end(write_before or appeal.write_before, now)
    if unallowed_names(appeal, page.latest_revision.as_object()):
        raise NameWithoutConsent
    with transaction.atomic():
        Proposal.objects.filter(appeal=appeal, locale=page.locale, settled_at__isnull=True).update(
            settled_at=now
        )
        if appeal.state == AppealState.DRAFT:
            appeal.state = AppealState.REVIEW
            appeal.save(update_fields=["state"])
        return Proposal.objects.create(
            appeal=appeal,
            locale=page.locale,
            revision=page.latest_revision,
            write_before=write_before or appeal.write_before,
            checked_how=checked_how,
            consent_how=consent_how,
            proposed_by=by,
            proposed_at=now,
        )


def approve(proposal: Proposal, *, by, now: datetime, confirm_targets: bool = True) -> Publication:
    """
    Publish what somebody else proposed; the first publication opens the appeal and its gate.

    With ``confirm_targets`` the same look approves what others proposed of its offices and contacts; what the
    approver proposed waits for somebody else.

    :raises SamePerson: the proposer asked
    :raises NameWithoutConsent, NoEnd, NobodyToWriteTo, AlreadySettled, NotNow: as they say
    """
    if proposal.proposed_by_id == by.pk:
        raise SamePerson
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        appeal = (
            Appeal.objects.select_for_update(of=["self"]).select_related("gate").get(pk=proposal.appeal_id)
        )
        if proposal.settled_at:
            raise AlreadySettled
        if appeal.state in {AppealState.STOPPING, AppealState.STOPPED, AppealState.CLOSED}:
            raise NotNow
        if unallowed_names(appeal, proposal.revision.as_object()):
            raise NameWithoutConsent
        _check_end(proposal.write_before, now)
        if confirm_targets:
            _confirm_targets(appeal, by=by, now=now)
        offices = appeal.targets.values_list("office", flat=True)
        if not ContactPoint.objects.usable().filter(office__in=offices).exists():
            raise NobodyToWriteTo
        publication = Publication.objects.create(
            appeal=appeal,
            locale=proposal.locale,
            revision=proposal.revision,
            checked_how=proposal.checked_how,
            consent_how=proposal.consent_how,
            proposed_by=proposal.proposed_by,
            proposed_at=proposal.proposed_at,
            approved_by=by,
            approved_at=now,
        )
        proposal.settled_at = now
        proposal.save(update_fields=["settled_at"])
        _go_live(appeal, proposal.write_before, now)
    return publication


def _go_live(appeal: Appeal, write_before: date | None, now: datetime) -> None:
    if appeal.state == AppealState.HELD:
        return  # new words may be published; resuming is a word of its own
    appeal.write_before = write_before
    appeal.opened_at = now if appeal.state != AppealState.LIVE or not appeal.opened_at else appeal.opened_at
    appeal.state = AppealState.LIVE
    appeal.save(update_fields=["state", "write_before", "opened_at"])
    set_last_day(appeal.gate, write_before)
    if appeal.gate.state == GateState.SHUT:
        open_gate(appeal.gate)
        wake_senders()


def _confirm_targets(appeal: Appeal, *, by, now: datetime) -> None:
    offices = [target.office_id for target in appeal.targets.all()]
    waiting: list[OfficeSheet | Confirmation] = [
        *OfficeSheet.objects.waiting().filter(office__in=offices),
        *Confirmation.objects.waiting().filter(contact__office__in=offices),
    ]
    for row in waiting:
        try:
            approve_row(row, by=by, now=now)
        except (SamePerson, AlreadyApproved):
            continue


def _check_end(write_before: date | None, now: datetime) -> None:
    if write_before is None or not now.date() <= write_before <= (now + LONGEST).date():
        raise NoEnd
