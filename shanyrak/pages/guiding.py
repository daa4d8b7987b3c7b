"""Ask the channels' guides how a supporter carries a letter by hand; say which channels we carry ourselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from shanyrak.channels.base import Envelope, Handover
from shanyrak.channels.email.guiding import EmailGuide
from shanyrak.channels.fax.guiding import FaxGuide
from shanyrak.channels.fax.printing import print_fax
from shanyrak.channels.handin.guiding import HandinGuide
from shanyrak.channels.phone.guiding import PhoneGuide
from shanyrak.channels.post.guiding import PostGuide
from shanyrak.channels.post.printing import print_letter
from shanyrak.channels.webform.guiding import Content, FormField, Recipe, WebFormGuide
from shanyrak.channels.webform.recipes import read_recipe
from shanyrak.copies.freezing import is_frozen
from shanyrak.craft.composing.phrasebook import UnknownLanguage
from shanyrak.craft.composing.script import CallParts, PhoneScript, phone_script
from shanyrak.craft.printing.handin import HandinSheet, Signature, handin_pdf
from shanyrak.craft.printing.letter import Window
from shanyrak.craft.printing.words import MissingWords
from shanyrak.pages.saying import day
from shanyrak.pages.stamps import stamp_words

# Whose envelopes have which window; everybody else's are the long ones of DIN.
WINDOWS: Mapping[str, Window] = {"US": "us", "CA": "us", "JP": "japan"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What guides need to know beside the envelope. ``demands`` are per language, in the writer's order."""

    office: str  # its name
    holder: str
    office_language: str
    reader_language: str
    demands: Mapping[str, tuple[str, ...]]
    instructions: str  # of a web form, a line each
    name: str
    place: str
    country: str  # of the writer
    tried: str = ""  # of a web form: when, by whom, and how often it worked
    shorten: Callable[[int], str] | None = None  # the letter in at most so many characters


def is_spoken(occasion: Occasion) -> bool:
    """Whether the caller has words that the office understands: their own language, or a script in the office's."""
    if occasion.office_language == occasion.reader_language:
        return True
    script = _script(occasion)
    return script is not None and script.language == occasion.office_language


def hand_over(channel: str, envelope: Envelope, occasion: Occasion) -> Handover:
    """How to carry this letter by hand. Papers stay out: ``paper`` makes one when somebody asks for it."""
    match channel:
        case "email":
            handover = EmailGuide(_).hand_over(envelope)
            return replace(handover, attachment=b"", notes=(*handover.notes, _copies_note(envelope)))
        case "phone":
            return PhoneGuide(_script(occasion), country=occasion.country, say=_).hand_over(envelope)
        case "fax":
            return FaxGuide(_no_paper, _).hand_over(envelope)
        case "post":
            stamp = stamp_words(origin=occasion.country, destination=envelope.country)
            return PostGuide(_no_paper, _, stamp=stamp).hand_over(envelope)
        case "webform":
            recipe = _recipe(envelope, occasion)
            return WebFormGuide(recipe, shorten=occasion.shorten, say=_).hand_over(envelope)
    return HandinGuide(_no_paper, say=_).hand_over(envelope)


def paper(channel: str, envelope: Envelope, occasion: Occasion) -> Handover:
    """The same with its PDF or draft. ``attachment`` is empty when it cannot be made; the first note says why."""
    match channel:
        case "email":
            return EmailGuide(_).hand_over(envelope)
        case "fax":
            return FaxGuide(print_fax, _).hand_over(envelope)
        case "post":
            window = WINDOWS.get(occasion.country, "din")
            return PostGuide(partial(print_letter, window=window), _).hand_over(envelope)
    return HandinGuide(partial(_pack, occasion=occasion), say=_).hand_over(envelope)


def _no_paper(_envelope: Envelope) -> bytes:
    return b""


def _copies_note(envelope: Envelope) -> str:
    if is_frozen():
        return _("The campaign takes no copies at the moment: please send none.")
    return _("If the residents may read it too, write this address into the copy line: %(address)s") % {
        "address": f"copies+{envelope.appeal_number}@{settings.SHANYRAK_MAIL_DOMAIN}"
    }


def _script(occasion: Occasion) -> PhoneScript | None:
    whom = occasion.holder or occasion.office
    try:
        return phone_script(
            CallParts(
                caller_language=occasion.reader_language,
                office_language=occasion.office_language,
                demands=occasion.demands,
                office={occasion.office_language: whom, occasion.reader_language: whom},
                names=(occasion.holder,) if occasion.holder else (),
                name=occasion.name,
                place=occasion.place,
            )
        )
    except UnknownLanguage:
        return None


def _recipe(envelope: Envelope, occasion: Occasion) -> Recipe:
    usual = (FormField(_("Subject"), Content.SUBJECT), FormField(_("Message"), Content.LETTER))
    recipe = read_recipe(occasion.instructions, url=envelope.to, unknown=usual)
    unknown = (
        ""
        if occasion.instructions.strip()
        else _("Nobody has described this form yet: its fields may be called otherwise, and may take less.")
    )
    return replace(recipe, tried=" ".join(filter(None, [unknown, occasion.tried])))


def _pack(envelope: Envelope, *, occasion: Occasion) -> bytes:
    """
    Letter, a page for those who sign along, a page for what happened at the door. In a language that the pack
    has no words for, the letter alone.
    """
    signer = Signature(occasion.name, occasion.place)
    try:
        return handin_pdf(
            HandinSheet(
                office_lines=envelope.lines_on_paper,
                subject=envelope.subject,
                body=envelope.body,
                signatures=(signer,) if occasion.name else (),
                place_date=day(envelope.dated_on, language=envelope.language),
                language=envelope.language,
                status_url=envelope.status_url,
                appeal_number=envelope.appeal_number,
            )
        )
    except MissingWords:
        return print_letter(envelope)
