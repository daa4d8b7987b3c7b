"""Scene 2: supporters write on the public pages, confirm, and their letters leave."""

import re
import time
from pathlib import Path

from django.conf import settings

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import Letter, LetterState
from shanyrak.outbox.models import Delivery, DeliveryState
from shanyrak.pages.tokens import SOONEST
from shanyrak.project.rehearsal.browsing import Browser, PageRefused, form_with, page_at
from shanyrak.project.rehearsal.cast import (
    SUPPORTERS,
    InventedSupporter,
)
from shanyrak.project.rehearsal.mail import mails, pdf_in, text_of
from shanyrak.project.rehearsal.prompt_book import PromptBook
from shanyrak.project.working import work_once
from shanyrak.targets.models import Channel, ContactPoint

LINK = re.compile(r"https?://\S+/confirm/\S+/")


def keep_pages(appeal: Appeal, book: PromptBook) -> None:
    """The appeal as the public sees it, in each language of the interface."""
    browser = Browser()
    pages = 0
    for language, _name in settings.LANGUAGES:
        book.keep(f"pages/appeal-{language}.html", browser.get(page_at("appeal", appeal, language)))
        pages += 1
    book.count("pages", kept=pages)


def write_letters(appeal: Appeal, book: PromptBook) -> None:
    """Each invented supporter fills in the three steps and posts their letter."""
    forms = {
        who: form_with(Browser().get(page_at("write", appeal, who.language)), "token") for who in SUPPORTERS
    }
    time.sleep(SOONEST.total_seconds() + 1)  # a person reads before they write, and the form knows it
    for who, form in forms.items():
        try:
            _write_one(appeal, who, form)
        except PageRefused as refusal:
            book.problem(f"A supporter could not write: {refusal}.")
    book.count("letters", written=Letter.objects.count())


def _write_one(appeal: Appeal, who: InventedSupporter, form) -> None:
    browser = Browser()
    ways = browser.post(page_at("send", appeal, who.language), answers(who, form))
    from_here = form_with(ways, "email")
    browser.post(
        page_at("sent", appeal, who.language),
        {
            "written": from_here.value("written"),
            "email": who.email,
            "carry": from_here.values("carry"),
            "news": "yes",
            "copy": "yes",
        },
    )


def answers(who: InventedSupporter, form) -> dict[str, str | list[str]]:
    """What a supporter enters at the second step: every office and demand that is offered, and words of their own."""
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


def confirm(home: Path, book: PromptBook) -> None:
    """Open the links that were mailed, and press the button behind each."""
    work_once()
    links = [found.group() for mail in mails(home) if (found := LINK.search(text_of(mail)))]
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


def send_letters(appeal: Appeal, home: Path, book: PromptBook) -> None:
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

    for mail in mails(home):
        found_one = deliveries.get(mail["Message-ID"])
        if found_one is not None:
            is_fax = found_one.channel == Channel.FAX
            keep(found_one, "pdf" if is_fax else "eml", pdf_in(mail) if is_fax else bytes(mail))
    for paper in sorted((home / "print-tray").glob("*.pdf")):
        keep(Delivery.objects.select_related("contact").get(pk=paper.stem), "pdf", paper.read_bytes())
    book.count("sent", **found, accepted=Delivery.objects.filter(origin="letter").left().count())
    for channel, number in found.items():
        expected = sum(each.channel == channel for each in deliveries.values())
        if number != expected:
            book.problem(f"By {channel} {expected} letters were to leave, and {number} were found.")


def _target_number(appeal: Appeal, contact: ContactPoint | None) -> int:
    return appeal.targets.get(office=contact.office_id).position + 1 if contact else 0
