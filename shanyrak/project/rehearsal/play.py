"""
The play: the whole chain, scene by scene, with the house's own deeds, pages and worker.

Nothing in any room knows that it is rehearsed: the supporters use the public pages, the mail goes over SMTP and LMTP on this
machine, and the staff are two invented persons who check each other as real ones must.
"""

import email
import email.policy
import re
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from shanyrak.appeals.drafting import draft_from_text, facts_of, make_appeal
from shanyrak.appeals.models import Appeal, AppealState, Reading, ShownAs
from shanyrak.appeals.naming import record_consent
from shanyrak.appeals.publishing import LONGEST, NobodyToWriteTo, approve, propose
from shanyrak.bulletins import approving as bulletin_approving
from shanyrak.bulletins import printing as bulletin_printing
from shanyrak.bulletins.assembling import assemble, candidates
from shanyrak.bulletins.taking import take
from shanyrak.channels.email.sandbox import SandboxServer
from shanyrak.copies.agreeing import agree
from shanyrak.copies.models import Agreed, Copy
from shanyrak.copies.receiving import receive_from_letters
from shanyrak.copies.redacting import redact, suggest
from shanyrak.copies.releasing import release
from shanyrak.letters.models import ByHand, Letter, LetterState
from shanyrak.mailroom.listening import Listener
from shanyrak.mailroom.reading_mail import process_waiting
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.outcomes.models import Confidence, OutcomeKind
from shanyrak.outcomes.recording import record
from shanyrak.outcomes.thanking import send_thanks, write_thanks
from shanyrak.pages.tokens import SOONEST
from shanyrak.people.models import Partner, User
from shanyrak.project.rehearsal.browsing import Browser, PageRefused, form_with, forms_in
from shanyrak.project.rehearsal.cast import (
    OUTCOME,
    OUTSIDE_COPY,
    OUTSIDE_SENDER,
    SHEET_TITLE,
    SUPPORTERS,
    THANKS,
    InventedSupporter,
    translated,
)
from shanyrak.project.rehearsal.prompt_book import PromptBook
from shanyrak.project.working import work_once
from shanyrak.targets.confirming import propose_value
from shanyrak.targets.models import Channel, ContactPoint, How
from shanyrak.translations import approving as translation_approving
from shanyrak.translations.asking import ask_for_released_copies
from shanyrak.translations.claiming import claim
from shanyrak.translations.drafting import draft
from shanyrak.translations.models import Translation, TranslationState

LINK = re.compile(r"https?://\S+/confirm/\S+/")
CONTACT_KEYS = ("phones", "faxes", "emails", "web")


def play(text: str, *, home: Path, folder: Path) -> dict[str, Any]:
    """Play every scene and leave ``report.json`` and all that would have gone out in ``folder``."""
    book = PromptBook(folder)
    iris, tomas, marat = (
        User.objects.create_user(name, is_staff=True) for name in ("iris", "tomas", "marat")
    )
    with _mail_servers():
        reading = _read(text, iris, book)
        appeal = _publish(reading, iris, tomas, book)
        if appeal is None:
            return book.finish()
        _keep_pages(appeal, book)
        _write_letters(appeal, book)
        _confirm(home, book)
        _send_letters(appeal, home, book)
        _carry_by_hand(appeal, book)
        _bring_copies(appeal, tomas, book)
        _translate(marat, tomas, book)
        _print_bulletin(appeal, iris, tomas, book)
        _thank(appeal, iris, tomas, marat, home, book)
        _count_sink(home, book)
    _check_targets(appeal, book)
    return book.finish()


# --- Scene 1: the text becomes an appeal ---------------------------------------------------------------------


def _read(text: str, by: User, book: PromptBook) -> Reading:
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


def _publish(reading: Reading, iris: User, tomas: User, book: PromptBook) -> Appeal | None:
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


# --- Scene 2: supporters on the public pages -----------------------------------------------------------------


def _keep_pages(appeal: Appeal, book: PromptBook) -> None:
    browser = Browser()
    pages = 0
    for language, _name in settings.LANGUAGES:
        book.keep(f"pages/appeal-{language}.html", browser.get(_at("appeal", appeal, language)))
        pages += 1
    book.count("pages", kept=pages)


def _write_letters(appeal: Appeal, book: PromptBook) -> None:
    forms = {who: form_with(Browser().get(_at("write", appeal, who.language)), "token") for who in SUPPORTERS}
    time.sleep(SOONEST.total_seconds() + 1)  # a person reads before they write, and the form knows it
    for who, form in forms.items():
        try:
            _write_one(appeal, who, form)
        except PageRefused as refusal:
            book.problem(f"A supporter could not write: {refusal}.")
    book.count("letters", written=Letter.objects.count())


def _write_one(appeal: Appeal, who: InventedSupporter, form) -> None:
    browser = Browser()
    ways = browser.post(_at("send", appeal, who.language), _written(who, form))
    from_here = form_with(ways, "email")
    browser.post(
        _at("sent", appeal, who.language),
        {
            "written": from_here.value("written"),
            "email": who.email,
            "carry": from_here.values("carry"),
            "news": "yes",
            "copy": "yes",
        },
    )


def _written(who: InventedSupporter, form) -> dict[str, str | list[str]]:
    return {
        "token": form.value("token"),
        "whom": form.values("whom"),
        "order": form.values("order"),
        "ask": form.values("ask"),
        "own": who.own_words,
        "name": who.name,
        "place": who.place,
        "country": who.country,
    }


def _confirm(home: Path, book: PromptBook) -> None:
    work_once()
    links = [found.group() for mail in _mails(home) if (found := LINK.search(_text_of(mail)))]
    for number, link in enumerate(links, 1):
        path = link.removeprefix(settings.SHANYRAK_BASE_URL)
        browser = Browser()
        page = browser.get(path)
        book.keep(f"pages/confirm-{number}.html", page)
        book.keep(f"pages/receipt-{number}.html", browser.post(path, {}))
    confirmed = Letter.objects.filter(state=LetterState.CONFIRMED).count()
    book.count("letters", confirmation_mails=len(links), confirmed=confirmed)
    if confirmed != len(SUPPORTERS):
        book.problem(f"{confirmed} of {len(SUPPORTERS)} letters were confirmed.")


def _send_letters(appeal: Appeal, home: Path, book: PromptBook) -> None:
    """Everything that left for an office, under the number of its target: email/target-1-01.eml …"""
    work_once()
    deliveries = {
        each.mail_id: each for each in Delivery.objects.filter(origin="letter").select_related("contact")
    }
    for delivery in deliveries.values():
        if delivery.state != DeliveryState.ACCEPTED:
            book.problem(f"A letter by {delivery.channel} did not leave: {delivery.why or delivery.state}.")
    found: dict[str, int] = {"email": 0, "fax": 0, "post": 0}

    def keep(delivery: Delivery, ending: str, content: bytes) -> None:
        found[delivery.channel] += 1
        number = f"{_target_number(appeal, delivery.contact):02}"
        book.keep(f"{delivery.channel}/target-{number}-{found[delivery.channel]:02}.{ending}", content)

    for mail in _mails(home):
        found_one = deliveries.get(mail["Message-ID"])
        if found_one is not None:
            is_fax = found_one.channel == Channel.FAX
            keep(found_one, "pdf" if is_fax else "eml", _pdf_in(mail) if is_fax else bytes(mail))
    for paper in sorted((home / "print-tray").glob("*.pdf")):
        keep(Delivery.objects.select_related("contact").get(pk=paper.stem), "pdf", paper.read_bytes())
    book.count("sent", **found, accepted=Delivery.objects.filter(origin="letter").left().count())
    for channel, number in found.items():
        expected = sum(each.channel == channel for each in deliveries.values())
        if number != expected:
            book.problem(f"By {channel} {expected} letters were to leave, and {number} were found.")


def _target_number(appeal: Appeal, contact: ContactPoint | None) -> int:
    return appeal.targets.get(office=contact.office_id).position + 1 if contact else 0


# --- Scene 3: ways by hand -------------------------------------------------------------------------------------


def _carry_by_hand(appeal: Appeal, book: PromptBook) -> None:
    """Scripts, recipe cards, hand-in packs and mail drafts for every target, as the send page offers them."""
    who = SUPPORTERS[0]
    browser = Browser()
    form = form_with(browser.get(_at("write", appeal, who.language)), "token")
    chosen = _written(who, form)
    chosen["whom"] = [str(target.office_id) for target in appeal.targets.all()]
    page = browser.post(_at("send", appeal, who.language), chosen)
    book.keep("pages/send.html", page)
    sealed = form_with(page, "email").value("written")
    made: dict[str, int] = {}
    for report in [each for each in forms_in(page) if each.values("outcome") and each.values("channel")]:
        channel, contact = report.value("channel"), report.value("contact")
        made[channel] = made.get(channel, 0) + 1
        given = contact.removeprefix("handin-")
        office = UUID(given) if given != contact else _office_of(contact)
        name = f"{channel}-target-{appeal.targets.get(office=office).position + 1:02}-{made[channel]:02}"
        _keep_paper(appeal, browser, channel, contact, sealed, name, book, who.language)
        browser.post(
            _at("by-hand", appeal, who.language),
            {"written": sealed, "channel": channel, "contact": contact, "outcome": report.value("outcome")},
        )
    _keep_scripts(appeal, book)
    book.count("by_hand", **made, reported=ByHand.objects.count())


def _office_of(contact: str) -> UUID:
    return ContactPoint.objects.values_list("office", flat=True).get(pk=contact)


def _keep_paper(
    appeal: Appeal,
    browser: Browser,
    channel: str,
    contact: str,
    sealed: str,
    name: str,
    book: PromptBook,
    language: str,
) -> None:
    names = {
        "post": ("letter-pdf", "pdf"),
        "fax": ("fax-pdf", "pdf"),
        "handin": ("hand-in-pdf", "pdf"),
        "email": ("letter-eml", "eml"),
    }
    if channel not in names:
        return
    view, ending = names[channel]
    paper = browser.download(_at(view, appeal, language), {"written": sealed, "contact": contact})
    book.keep(f"by-hand/{name}.{ending}", paper)


def _keep_scripts(appeal: Appeal, book: PromptBook) -> None:
    """What the guides say for telephone, web form and the door, as plain text: a target that has one gets one."""
    from shanyrak.pages.appeal_sheet import make_sheet, public_appeals
    from shanyrak.pages.letter_sheet import compose_letters, sheets_of
    from shanyrak.pages.tokens import Written, new_form_token
    from shanyrak.pages.ways import office_ways

    shown = public_appeals().get(pk=appeal.pk)
    who = SUPPORTERS[0]
    with translation.override(who.language):
        sheet = make_sheet(shown, language=who.language, now=timezone.now())
        numbers = tuple(demand.number for demand in sheet.demands)
        written = Written(
            token=new_form_token(), appeal=appeal.number, offices=tuple(office.id for office in sheet.offices),
            order=numbers, demands=numbers, own=who.own_words, name=who.name, place=who.place,
            country=who.country, language=who.language,
        )  # fmt: skip
        letters = compose_letters(shown, written, language=who.language)
        for office in office_ways(shown, letters, written, sheets_of(shown), now=timezone.now()):
            for way in office.ways:
                if way.channel in {"phone", "webform", "handin"}:
                    book.keep(
                        f"by-hand/{way.channel}-target-{office.number:02}-{way.number:02}.txt",
                        _script(office, way),
                    )


def _script(office, way) -> str:
    lines = [way.title, office.name, *(truth.words for truth in way.truths), way.link, way.why, ""]
    for number, step in enumerate(way.steps, 1):
        lines += [
            f"{number}. {step.text}",
            *([step.copy] if step.copy else []),
            *([step.size] if step.size else []),
        ]
    lines += ["", way.text, *way.notes]
    return (
        "\n".join(line for line in lines if line is not None).replace("\u2068", "").replace("\u2069", "")
        + "\n"
    )


# --- Scene 4: the answer comes home ----------------------------------------------------------------------------


def _bring_copies(appeal: Appeal, by: User, book: PromptBook) -> None:
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


def _translate(translator: User, reader: User, book: PromptBook) -> None:
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


def _print_bulletin(appeal: Appeal, iris: User, tomas: User, book: PromptBook) -> None:
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


def _thank(appeal: Appeal, iris: User, tomas: User, translator: User, home: Path, book: PromptBook) -> None:
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
    mails = [mail for mail in _mails(home) if mail["Message-ID"] in set(
        Delivery.objects.filter(origin="thanks").values_list("mail_id", flat=True))]  # fmt: skip
    for number, mail in enumerate(mails, 1):
        book.keep(f"thanks/thanks-{number:02}.eml", bytes(mail))
    book.count("thanks", posted=posted, sent=left)
    if not posted == left == len(mails):
        book.problem(f"{posted} thanks were to leave, and {len(mails)} were found.")


def _count_sink(home: Path, book: PromptBook) -> None:
    """The sandbox's own files against the journal: nothing missing, nothing twice."""
    by_mail = Delivery.objects.left().filter(channel__in=[Channel.EMAIL, Channel.FAX])
    received = [mail["Message-ID"] for mail in _mails(home)]
    book.count(
        "sink", received=len(received), journal=by_mail.count(), twice=len(received) - len(set(received))
    )
    if set(received) != set(by_mail.values_list("mail_id", flat=True)) or len(received) != len(set(received)):
        book.problem("What the mail server received is not what the journal says.")


def _check_targets(appeal: Appeal, book: PromptBook) -> None:
    """Every target has something for every way the text gives to it."""
    for target in appeal.targets.all():
        for channel in {contact.channel for contact in target.office.contacts.all()}:
            pieces = [
                name for name in book.files if name.startswith((f"{channel}/", f"by-hand/{channel}-"))
                and f"target-{target.position + 1:02}-" in name
            ]  # fmt: skip
            if not pieces:
                book.problem(f"Target {target.position + 1} has nothing by {channel}.")


# --- Behind the scenes -----------------------------------------------------------------------------------------


@contextmanager
def _mail_servers() -> Iterator[None]:
    environment = settings.ENVIRONMENT
    sandbox = SandboxServer(environment.sandbox, "127.0.0.1", environment.sandbox_port)
    listener = Listener("127.0.0.1", environment.lmtp_port)
    sandbox.start()
    try:
        listener.start()
        try:
            yield
        finally:
            listener.stop()
    finally:
        sandbox.stop()


def _mails(home: Path) -> list[email.message.EmailMessage]:
    files = sorted((home / "sandbox").glob("*.eml"))
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files]  # type: ignore[misc]


def _text_of(mail: email.message.EmailMessage) -> str:
    part = mail.get_body(("plain",))
    return part.get_content() if part else ""


def _pdf_in(mail: email.message.EmailMessage) -> bytes:
    for part in mail.walk():
        if part.get_content_type() == "application/pdf":
            return bytes(part.get_content())
    return b""


def _at(name: str, appeal: Appeal, language: str) -> str:
    with translation.override(language):
        return reverse(f"pages:{name}", kwargs={"number": appeal.number})
