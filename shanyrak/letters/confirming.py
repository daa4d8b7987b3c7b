"""The writer pressed the button: the letter counts, and is asked to leave by every way that was chosen."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from shanyrak.appeals.models import AppealState
from shanyrak.letters.models import Letter, LetterState, LetterTarget
from shanyrak.letters.writing import AlreadyWritten, AppealNotOpen, UnableToWrite, hash_of
from shanyrak.outbox.joining import join
from shanyrak.outbox.posting import post
from shanyrak.people.models import Supporter
from shanyrak.targets.models import ContactPoint

CONFIRM_WITHIN = timedelta(hours=48)


class LinkTooOld(UnableToWrite):
    """The link was good for two days."""


class LinkUnknown(UnableToWrite):
    """No letter answers to this link: it was erased, or the address was cut."""


class TakenBack(UnableToWrite):
    """The writer withdrew this letter."""


def find(token: str) -> Letter | None:
    return Letter.objects.select_related("appeal", "supporter").filter(confirm_hash=hash_of(token)).first()


def confirm(*, token: str, now: datetime) -> Letter:
    """
    Confirm the letter and post it by every way that was chosen; pressed again, nothing more happens.

    A letter that a person should read first is held instead.

    :raises LinkUnknown, LinkTooOld, TakenBack: as they say
    :raises AppealNotOpen: the appeal was held, stopped or closed meanwhile
    :raises AlreadyWritten: every office has a letter from this address already
    """
    with transaction.atomic():
        letter = (
            Letter.objects.select_for_update(of=["self"])
            .select_related("appeal__gate", "supporter")
            .filter(confirm_hash=hash_of(token))
            .first()
        )
        if letter is None:
            raise LinkUnknown
        if letter.state in {LetterState.CONFIRMED, LetterState.HELD_REVIEW}:
            return letter
        if letter.state == LetterState.WITHDRAWN:
            raise TakenBack
        if letter.created_at < now - CONFIRM_WITHIN:
            raise LinkTooOld
        if letter.appeal.state != AppealState.LIVE:
            raise AppealNotOpen
        Supporter.objects.filter(pk=letter.supporter_id).update(confirmed_at=now)
        letter.confirmed_at = now
        if letter.held_because:
            letter.state = LetterState.HELD_REVIEW
            letter.save(update_fields=["state", "confirmed_at"])
            return letter
        _release(letter, now)
    return letter


def release_held(*, letter: Letter, by, now: datetime) -> None:  # noqa: ARG001
    """A person has read it: it goes. (To keep it back, withdraw it.)"""
    with transaction.atomic():
        held = Letter.objects.select_for_update(of=["self"]).select_related("appeal__gate").get(pk=letter.pk)
        if held.state == LetterState.HELD_REVIEW:
            _release(held, now)


def _release(letter: Letter, now: datetime) -> None:
    targets = letter.targets.select_related("letter__appeal__gate", "message")
    counted = [target for target in targets if _count(target)]
    if not counted:
        raise AlreadyWritten
    letter.state = LetterState.CONFIRMED
    letter.save(update_fields=["state", "confirmed_at"])
    ways = [(target, contact) for target in counted for contact in target.contacts.all()]
    # In one order for everybody, so that two who join the same letters do not wait for each other.
    for target, contact in sorted(ways, key=lambda way: way[1].pk):
        send_by(target, contact, now=now)


def send_by(target: LetterTarget, contact: ContactPoint, *, now: datetime) -> None:
    """Ask for a confirmed letter to leave by this contact, once: by itself, or within the joint letter."""
    gate, message = target.letter.appeal.gate, target.message
    if target.letter.is_joint:
        join(origin="letter", origin_id=target.pk, message=message, contact=contact, gate=gate, now=now)
    else:
        post(
            origin="letter", origin_id=target.pk, message=message, channel=contact.channel, contact=contact,
            gate=gate, now=now,
        )  # fmt: skip


def _count(target: LetterTarget) -> bool:
    """One letter from one address to one office of one appeal: the database keeps the count."""
    target.counts = True
    try:
        with transaction.atomic():
            target.save(update_fields=["counts"])
    except IntegrityError:
        return False
    return True
