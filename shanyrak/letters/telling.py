"""A mail to one of many who wrote: in their language, with the line and the headers that end such mails."""

from datetime import datetime
from uuid import UUID

from shanyrak.letters.models import Letter
from shanyrak.letters.unsubscribing import unsubscribe_line, unsubscribe_url
from shanyrak.outbox.mailing import mail
from shanyrak.people.models import Purpose


def tell(
    *,
    letter: Letter,
    purpose: Purpose,
    origin: str,
    origin_id: UUID,
    subject: str,
    body: str,
    language: str,
    now: datetime,
) -> bool:
    """Queue it once for this origin; False when it was queued before. ``language`` is the body's."""
    url = unsubscribe_url(letter, purpose)
    return mail(
        origin=origin,
        origin_id=origin_id,
        recipient=letter.supporter.email.open(),
        subject=subject,
        body=f"{body}\n\n{unsubscribe_line(url, language=letter.language)}",
        language=language,
        appeal_number=str(letter.appeal.number),
        unsubscribe_url=url,
        now=now,
    )
