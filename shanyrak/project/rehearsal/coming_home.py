"""Scene 4: copies come, are translated and printed; thanks go out."""

import email
import email.policy
import smtplib
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins import approving as bulletin_approving
from shanyrak.bulletins import printing as bulletin_printing
from shanyrak.bulletins.assembling import assemble, candidates
from shanyrak.bulletins.taking import take
from shanyrak.copies.agreeing import agree
from shanyrak.copies.models import Agreed, Copy
from shanyrak.copies.receiving import receive_from_letters
from shanyrak.copies.redacting import redact, suggest
from shanyrak.copies.releasing import release
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery
from shanyrak.outcomes.models import Confidence, OutcomeKind
from shanyrak.outcomes.recording import record
from shanyrak.outcomes.thanking import send_thanks, write_thanks
from shanyrak.people.models import Partner, User
from shanyrak.project.rehearsal.cast import (
    OUTCOME,
    OUTSIDE_COPY,
    OUTSIDE_SENDER,
    SHEET_TITLE,
    SUPPORTERS,
    THANKS,
    translated,
)
from shanyrak.project.rehearsal.mail import mails
from shanyrak.project.rehearsal.prompt_book import PromptBook
from shanyrak.project.working import work_once
from shanyrak.translations import approving as translation_approving
from shanyrak.translations.asking import ask_for_released_copies
from shanyrak.translations.claiming import claim
from shanyrak.translations.drafting import draft
from shanyrak.translations.models import Translation, TranslationState


def bring_copies(appeal: Appeal, by: User, book: PromptBook) -> None:
    """Copies of the letters, and one from outside by mail, are redacted, agreed to and released."""
    now = timezone.now()
    receive_from_letters(now=now)
    _send_copy_from_outside(appeal)
    process_waiting(now=timezone.now())
    for number, copy in enumerate(Copy.objects.filter(appeal=appeal), 1):
        suggestion = suggest(copy)
        copy = redact(
            copy=copy,
            redacted=suggestion.text,
            marks=[{"kind": m.kind, "start": m.start, "end": m.end} for m in suggestion.marks],
            first_name=copy.first_name.open(),
            by=by,
            now=timezone.now(),
        )
        if not copy.agreed:  # whoever sent it from outside presses yes behind our link
            agree(copy=copy, how=Agreed.LINK, words="Yes, they may read it", now=timezone.now())
        copy = release(copy=copy, by=by, now=timezone.now())
        book.keep(
            f"copies/copy-{number:02}.txt", f"{copy.released_text}\n\n{copy.released_name} {copy.country}\n"
        )
    released = Copy.objects.released().filter(appeal=appeal).count()
    expected = len(SUPPORTERS) + 1
    if released != expected:
        book.problem(f"{released} of {expected} copies were released.")
    book.count("copies", received=Copy.objects.filter(appeal=appeal).count(), released=released)


def _send_copy_from_outside(appeal: Appeal) -> None:
    to = f"copies+{appeal.number}@{settings.SHANYRAK_MAIL_DOMAIN}"
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = OUTSIDE_SENDER, to, "Copy of my letter"
    message["Message-ID"] = "<outside-copy@writers.example>"
    message.set_content(OUTSIDE_COPY)
    with smtplib.LMTP("127.0.0.1", settings.ENVIRONMENT.lmtp_port) as door:
        door.send_message(message, OUTSIDE_SENDER, [to])


def translate(translator: User, reader: User, book: PromptBook) -> None:
    """One translates, another reads and approves."""
    ask_for_released_copies(now=timezone.now())
    _translate_open(translator, reader, book)
    approved = Translation.objects.approved()
    for number, each in enumerate(approved, 1):
        book.keep(f"translations/{number:02}-{each.language}.txt", f"{each.source}\n\n{each.text}\n")
    book.count("translations", asked=Translation.objects.count(), approved=approved.count())


def _translate_open(translator: User, reader: User, book: PromptBook) -> None:
    for waiting in Translation.objects.filter(state=TranslationState.OPEN):
        text = translated(waiting.source, waiting.language)
        if not text:
            book.problem(f"The invented translator has no words for a text in {waiting.language}.")
            continue
        claimed = claim(translation=waiting, by=translator, now=timezone.now())
        drafted = draft(translation=claimed, text=text, by=translator, now=timezone.now())
        translation_approving.approve(translation=drafted, by=reader, now=timezone.now())


def print_bulletin(appeal: Appeal, iris: User, tomas: User, book: PromptBook) -> None:
    """The residents' sheet: assembled by one, approved by another, printed, and taken by a partner."""
    language = appeal.residents_language
    ready = candidates(appeal, language)
    if not ready:
        book.problem("No letter was ready for the residents' sheet.")
        return
    bulletin = assemble(
        appeal=appeal, language=language, chosen=ready, title=SHEET_TITLE.get(language, SHEET_TITLE["en"]), by=iris,
        now=timezone.now(),
    )  # fmt: skip
    bulletin = bulletin_approving.approve(bulletin=bulletin, by=tomas, now=timezone.now())
    book.keep("bulletin/sheet.pdf", bulletin_printing.pdf(bulletin))
    short = bulletin_printing.text(bulletin)
    book.keep("bulletin/sheet.txt", short)
    partner = Partner.objects.create(name="An invented partner", language=language)
    take(
        bulletin=bulletin, partner=partner, sheets=40, where="the district", taken_on=timezone.localdate(),
        by=iris, now=timezone.now(),
    )  # fmt: skip
    book.count(
        "bulletin", letters=bulletin.items.count(), language=language, characters=len(short), sheets_taken=40
    )


def thank(appeal: Appeal, iris: User, tomas: User, translator: User, home: Path, book: PromptBook) -> None:
    """Something was achieved; thanks go to those who wrote and agreed to hear, in their language."""
    outcome = record(
        appeal=appeal, kind=OutcomeKind.STAYED, statement=OUTCOME, language="en", said_by="Residents",
        source="rehearsed", confidence=Confidence.CLAIMED, by=iris, now=timezone.now(),
    )  # fmt: skip
    thanks = write_thanks(
        appeal=appeal, text=THANKS, language="en", by=iris, now=timezone.now(), outcome=outcome
    )
    _translate_open(translator, tomas, book)
    posted = send_thanks(thanks=thanks, by=tomas, now=timezone.now())
    work_once()
    left = Delivery.objects.filter(origin="thanks").left().count()
    found = [mail for mail in mails(home) if mail["Message-ID"] in set(
        Delivery.objects.filter(origin="thanks").values_list("mail_id", flat=True))]  # fmt: skip
    for number, mail in enumerate(found, 1):
        book.keep(f"thanks/thanks-{number:02}.eml", bytes(mail))
    book.count("thanks", posted=posted, sent=left)
    if not posted == left == len(found):
        book.problem(f"{posted} thanks were to leave, and {len(found)} were found.")
