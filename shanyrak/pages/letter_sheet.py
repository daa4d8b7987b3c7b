"""The letter as it stands: composed in the office's language, and beside it in the reader's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from shanyrak.appeals.models import Appeal
from shanyrak.craft.composing.letter import LetterParts, LetterText, Writer, compose
from shanyrak.craft.composing.phrasebook import UnknownLanguage, phrases_of
from shanyrak.craft.composing.salutations import Holder
from shanyrak.craft.composing.shortening import compose_within
from shanyrak.pages.appeal_sheet import newest_publications, publication_for
from shanyrak.pages.published_words import PublishedWords, words_of
from shanyrak.pages.saying import country_name, language_name
from shanyrak.pages.tokens import Written
from shanyrak.targets.models import OfficeSheet

MOST_ROWS = 18


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    is_own: bool
    lead: str  # leads over to own words in another language, or ""


@dataclass(frozen=True, slots=True)
class ShownLetter:
    subject: str
    language: str
    is_right_to_left: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class OfficeLetter:
    """One office's letter. ``reading`` is None when the reader reads the letter's own language."""

    office: str  # id
    heading: str
    text: LetterText
    writing: ShownLetter
    writing_note: str
    reading: ShownLetter | None
    reading_note: str
    parts: LetterParts  # what ``text`` was composed of

    def within(self, limit: int) -> str:
        """Give the letter in at most so many characters of a form's field, its demands last to go."""
        return compose_within(self.parts, limit).body

    @property
    def is_aligned(self) -> bool:
        """The style sheet has this many rows for paragraphs beside each other."""
        return len(self.writing.paragraphs) <= MOST_ROWS


def compose_letters(
    appeal: Appeal, written: Written, *, language: str, is_joint: bool = False
) -> list[OfficeLetter]:
    """
    Write to each chosen office; expects the prefetch of ``public_appeals``. A joint letter says no name: those who
    send it are put under it when it leaves.
    """
    if is_joint:
        written = replace(written, name="", place="", country="")
    sheets = sheets_of(appeal)
    pages = {code: words_of(each) for code, each in newest_publications(appeal).items()}
    shown = publication_for(appeal, language).locale.language_code
    letters = []
    for office in written.offices:
        sheet = sheets.get(office)
        if sheet is not None:
            letters.append(_office_letter(sheet, written, pages, shown, is_one=len(written.offices) == 1))
    return letters


def sheets_of(appeal: Appeal) -> dict[str, OfficeSheet]:
    """Office id → its approved sheet, in the order of the appeal's targets."""
    return {
        str(target.office_id): target.office.known_sheets[0]
        for target in appeal.targets.all()
        if target.office.known_sheets
    }


def show_text(text: LetterText, *, own: str = "") -> ShownLetter:
    """
    Part the letter into paragraphs, the writer's own words as one of them: so two letters stand beside each other
    paragraph by paragraph, though only one of them leads over to words in another language.
    """
    own_parts = {part.strip() for part in own.split("\n\n")} - {""}
    lead_over = phrases_of(text.language).own_words if _is_known(text.language) else ""
    shown: list[Paragraph] = []
    lead = ""
    for part in (part.strip("\n") for part in text.body.strip("\n").split("\n\n")):
        if own_parts and part == lead_over:
            lead = part
        elif part.strip() in own_parts and shown and shown[-1].is_own:
            shown[-1] = replace(shown[-1], text=f"{shown[-1].text}\n\n{part}")
        elif part.strip():
            is_own = part.strip() in own_parts
            shown.append(Paragraph(part, is_own, lead if is_own else ""))
    return ShownLetter(text.subject, text.language, _is_right_to_left(text.language), tuple(shown))


def _office_letter(
    sheet: OfficeSheet, written: Written, pages: Mapping[str, PublishedWords], shown: str, *, is_one: bool
) -> OfficeLetter:
    language = sheet.language if sheet.language in pages and _is_known(sheet.language) else shown
    parts = _parts(sheet, written, pages[language], language)
    text = compose(parts)
    reading = None
    if language != shown:
        reading = show_text(compose(_parts(sheet, written, pages[shown], shown)), own=written.own)
    return OfficeLetter(
        office=str(sheet.office_id),
        heading="" if is_one else sheet.name,
        text=text,
        writing=show_text(text, own=written.own),
        writing_note=_("%(language)s: this is what the office reads")
        % {"language": _first_big(language_name(language))},
        reading=reading,
        reading_note=_("%(language)s: the same, for you") % {"language": _first_big(language_name(shown))},
        parts=parts,
    )


def _parts(sheet: OfficeSheet, written: Written, page: PublishedWords, language: str) -> LetterParts:
    texts = {line.number: line.text for line in page.demands}
    is_theirs = language == sheet.language  # how they are greeted is written in their language
    return LetterParts(
        language=language if _is_known(language) else "en",
        demands=tuple(texts[number] for number in written.demands if number in texts),
        case=page.case_sentence,
        case_name=page.title,
        subject=page.letter_subject,
        salutation=sheet.salutation if is_theirs else "",
        holder=Holder(full_name=sheet.holder),
        writer=Writer(name=written.name, place=place_of(written, language=language), role=written.role),
        reason=written.reason,
        own_words=written.own,
        own_language=written.language,
    )


def _first_big(name: str) -> str:
    return name[:1].upper() + name[1:]


def place_of(written: Written, *, language: str) -> str:
    """«Bristol, Великобритания»: the town as written, the country in the letter's language."""
    return ", ".join(filter(None, [written.place, country_name(written.country, language=language)]))


def _is_known(language: str) -> bool:
    try:
        phrases_of(language)
    except UnknownLanguage:
        return False
    return True


def _is_right_to_left(language: str) -> bool:
    return _is_known(language) and phrases_of(language).is_right_to_left
