"""Take a supporter's letter: kept once, sealed, and asked to be confirmed by mail before anything leaves."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from shanyrak.appeals.models import Appeal, AppealState, Publication
from shanyrak.craft.cleaning import clean_name
from shanyrak.letters.letterhead import confirm_mail, status_url
from shanyrak.letters.likening import own_index
from shanyrak.letters.models import ConfirmMail, Letter, LetterState, LetterTarget
from shanyrak.outbox.mailing import mail
from shanyrak.outbox.writing import write
from shanyrak.people.consenting import record
from shanyrak.people.models import Purpose, Supporter
from shanyrak.targets.models import ContactPoint, Office
from shanyrak.vault.blind import blind_index, canonical_email

MAILS_A_DAY = 3  # confirmation mails to one address, whatever the appeal (reliability.md, threat 8)


class UnableToWrite(Exception):
    """Anticipated: the supporter can read why. Subclasses name the case."""


class AppealNotOpen(UnableToWrite):
    """The appeal is held, stopped, closed, or its day has passed."""


class AlreadyWritten(UnableToWrite):
    """This address has confirmed a letter to this office about this appeal."""


class TooManyMails(UnableToWrite):
    """This address was sent enough confirmation mails today."""


@dataclass(frozen=True, slots=True)
class Text:
    """
    The letter to one office, as the supporter saw it. A joint one bears no name in its body; ``signature`` is the line
    that may stand under it.
    """

    subject: str
    body: str
    language: str
    signature: str = ""


def write_letter(
    *,
    appeal: Appeal,
    publication: Publication,
    targets: Sequence[tuple[Office, Sequence[ContactPoint]]],
    texts: Mapping[UUID, Text],
    email: str,
    name: str,
    language: str,
    form_token: str,
    now: datetime,
    place: str = "",
    address: str = "",
    country: str = "",
    own_words: str = "",
    demands: Iterable[int] = (),
    written_as: str = "",
    consents: Mapping[str, str] | None = None,
    held_because: str = "",
    is_joint: bool = False,
) -> Letter:
    """
    Keep the letter and ask its writer by mail to confirm it; both happen, or neither.

    ``consents`` maps a purpose to the words that were ticked. ``is_joint``: it goes within the joint letter; the writer
    is named under it only with ``Purpose.JOINT``. The same ``form_token`` again gives the same letter.

    :raises AppealNotOpen: no letter of this appeal may be written now
    :raises AlreadyWritten: each of these offices has a confirmed letter from this address
    :raises TooManyMails: no further confirmation mail goes to this address today
    """
    known = Letter.objects.filter(form_token=form_token).first()
    if known:
        return known
    if appeal.state != AppealState.LIVE:
        raise AppealNotOpen
    index = writer_index(appeal, email)
    _refuse_second(appeal, [office for office, _ in targets], index)
    _refuse_flood(email, now)
    try:
        with transaction.atomic():
            return _keep(
                appeal, publication, targets, texts, email, clean_name(name), language, form_token, now, place,
                address, country, own_words, list(demands), written_as, consents or {}, held_because, is_joint, index,
            )  # fmt: skip
    except IntegrityError as error:
        if "form_token" not in str(error):
            raise
        return Letter.objects.get(form_token=form_token)  # the other of two clicks was quicker


def writer_index(appeal: Appeal, email: str) -> bytes:
    """Who wrote, as a keyed hash that means nothing outside this appeal."""
    return blind_index(canonical_email(email), purpose="letter", scope=str(appeal.pk))


def _keep(
    appeal, publication, targets, texts, email, name, language, form_token, now, place,
    address, country, own_words, demands, written_as, consents, held_because, is_joint, index,
) -> Letter:  # fmt: skip
    supporter = Supporter.objects.create(
        email=email,
        name=name,
        place=place,
        address=address,
        country=country,
        language=language,
        created_at=now,
    )
    token = secrets.token_urlsafe(24)
    letter = Letter.objects.create(
        appeal=appeal,
        supporter=supporter,
        answers=publication,
        state=LetterState.AWAITING_CONFIRM,
        language=language,
        demands=demands,
        own_words=own_words,
        own_index=own_index(appeal, own_words),
        written_as=written_as[:20],
        form_token=form_token,
        confirm_hash=hash_of(token),
        may_be_shared=Purpose.COPY in consents,
        is_joint=is_joint,
        held_because=held_because[:100],
        country=country,
        created_at=now,
    )
    for office, contacts in targets:
        text = texts[office.pk]
        message = write(
            subject=text.subject, body=text.body, language=text.language, now=now,
            sender_name=(text.signature if Purpose.JOINT in consents else "") if is_joint else name,
            sender_lines="\n".join(filter(None, [name, address or place])),
            status_url=status_url(appeal), appeal_number=str(appeal.number),
        )  # fmt: skip
        target = LetterTarget.objects.create(
            letter=letter, appeal=appeal, office=office, message=message, writer_index=index
        )
        target.contacts.set(contacts)
    for purpose in Purpose.values:
        if purpose in consents:
            record(
                supporter=supporter, purpose=purpose, scope=str(appeal.pk), is_given=True,
                wording=consents[purpose], language=language, now=now,
            )  # fmt: skip
    subject, body = confirm_mail(letter, token, email, language)
    mail(
        origin="confirm", origin_id=letter.pk, recipient=email, subject=subject, body=body, language=language,
        status_url=status_url(appeal), appeal_number=str(appeal.number), now=now, expires_at=now + timedelta(hours=48),
    )  # fmt: skip
    ConfirmMail.objects.create(mailbox=mailbox_index(email), sent_at=now)
    return letter


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _refuse_second(appeal: Appeal, offices: list[Office], index: bytes) -> None:
    written = LetterTarget.objects.filter(
        appeal=appeal, office__in=offices, writer_index=index, counts=True
    ).values_list("office_id", flat=True)
    if offices and len(set(written)) == len(offices):
        raise AlreadyWritten


def mailbox_index(email: str) -> bytes:
    """An address as a keyed hash for counting mails to it; not joinable with who wrote."""
    return blind_index(canonical_email(email), purpose="confirm-mail", scope="")


def _refuse_flood(email: str, now: datetime) -> None:
    sent = ConfirmMail.objects.filter(
        mailbox=mailbox_index(email), sent_at__gt=now - timedelta(days=1)
    ).count()
    if sent >= MAILS_A_DAY:
        raise TooManyMails
