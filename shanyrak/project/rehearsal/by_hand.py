"""Scene 3: what supporters carry, call or paste themselves."""

from uuid import UUID

from django.utils import timezone, translation

from shanyrak.appeals.models import Appeal
from shanyrak.letters.models import ByHand
from shanyrak.project.rehearsal.browsing import Browser, form_with, forms_in, page_at
from shanyrak.project.rehearsal.cast import (
    SUPPORTERS,
)
from shanyrak.project.rehearsal.prompt_book import PromptBook
from shanyrak.project.rehearsal.writing import answers
from shanyrak.targets.models import ContactPoint


def carry_by_hand(appeal: Appeal, book: PromptBook) -> None:
    """Scripts, recipe cards, hand-in packs and mail drafts for every target, as the send page offers them."""
    who = SUPPORTERS[0]
    browser = Browser()
    form = form_with(browser.get(page_at("write", appeal, who.language)), "token")
    chosen = answers(who, form)
    chosen["whom"] = [str(target.office_id) for target in appeal.targets.all()]
    page = browser.post(page_at("send", appeal, who.language), chosen)
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
            page_at("by-hand", appeal, who.language),
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
    paper = browser.download(page_at(view, appeal, language), {"written": sealed, "contact": contact})
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
