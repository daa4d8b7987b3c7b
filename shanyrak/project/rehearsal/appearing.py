"""Scene 1: the text becomes an appeal, and two invented persons publish it."""

from datetime import timedelta

from django.utils import timezone

from shanyrak.appeals.drafting import draft_from_text, facts_of, make_appeal
from shanyrak.appeals.models import Appeal, AppealState, Reading, ShownAs
from shanyrak.appeals.naming import record_consent
from shanyrak.appeals.publishing import LONGEST, NobodyToWriteTo, approve, propose
from shanyrak.people.models import User
from shanyrak.project.rehearsal.prompt_book import PromptBook
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import Channel, ContactPoint, How

CONTACT_KEYS = ("phones", "faxes", "emails", "web")


def read(text: str, by: User, book: PromptBook) -> Reading:
    """Read the text as the desk does; what it doubts and what it could not place goes into the book."""
    reading = draft_from_text(text=text, by=by, now=timezone.now())
    facts = facts_of(reading)
    book.doubts = [{key: doubt[key] for key in ("path", "question", "span")} for doubt in facts["doubts"]]
    for trouble in facts["problems"]:
        book.problem(trouble["message"])
    contacts = sum(len(target[key]) for target in facts["targets"] for key in CONTACT_KEYS) + sum(
        bool(target["postal"]) for target in facts["targets"]
    )
    book.count(
        "read", targets=len(facts["targets"]), contacts=contacts, demands=len(facts["demands"]),
        copies_to=len(facts["copies_to"]), doubts=len(facts["doubts"]),
    )  # fmt: skip
    return reading


def publish(reading: Reading, iris: User, tomas: User, book: PromptBook) -> Appeal | None:
    """Iris proposes, Tomas approves. The invented pair confirm each contact as it is printed: a rehearsal repairs nothing."""
    now = timezone.now()
    appeal = make_appeal(reading=reading, by=iris, now=now)
    for person in appeal.persons.all():
        record_consent(person=person, shown_as=ShownAs.NAMED, consent="rehearsed", by=iris, now=now)
    for contact in ContactPoint.objects.filter(office__appeals=appeal):
        propose_value(contact=contact, value=_rehearsed_value(contact), how=How.PRINTED, by=iris, now=now)
    end = (
        appeal.write_before if appeal.write_before and appeal.write_before <= (now + LONGEST).date() else None
    )
    proposal = propose(
        appeal=appeal, language=appeal.language, write_before=end or (now + timedelta(days=14)).date(),
        checked_how="rehearsed", consent_how="rehearsed", by=iris, now=now,
    )  # fmt: skip
    try:
        approve(proposal, by=tomas, now=now)
    except NobodyToWriteTo:
        book.problem("Nobody to write to was found in the text, so nothing could be published.")
        return None
    appeal.refresh_from_db()
    if appeal.state != AppealState.LIVE:
        book.problem("The appeal did not go live.")
    book.count("published", languages=appeal.publications.count(), targets=appeal.targets.count(),
               contacts=ContactPoint.objects.usable().filter(office__appeals=appeal).count())  # fmt: skip
    return appeal


def _rehearsed_value(contact: ContactPoint) -> str:
    is_dialled = contact.channel in {Channel.PHONE, Channel.FAX}
    if is_dialled and not contact.printed.startswith("+"):
        return contact.normalised or contact.proposed or contact.printed
    if contact.channel in {Channel.WEBFORM, Channel.POST}:
        return contact.normalised or contact.printed
    return contact.printed
