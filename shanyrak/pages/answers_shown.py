"""What offices answered, each answer once, with the campaign's reply: in the reader's language where it is translated."""

from dataclasses import dataclass

from shanyrak.appeals.models import Appeal
from shanyrak.outcomes.models import ShownAnswer
from shanyrak.outcomes.showing import ANSWER, REPLY
from shanyrak.pages.saying import day, language_name
from shanyrak.translations.finding import words_in


@dataclass(frozen=True, slots=True)
class AnswerShown:
    office: str
    day: str
    text: str
    language: str
    translated_from: str  # that language's name, "" when these are the office's own words
    reply: str
    reply_language: str


def answers_shown(appeal: Appeal, *, language: str) -> list[AnswerShown]:
    """The oldest first. An answer is shown once two persons stand for it, its reply once it was sent."""
    rows = (
        ShownAnswer.objects.filter(pool__appeal=appeal, approved_at__isnull=False)
        .select_related("pool__office")
        .order_by("pool__first_at", "pk")
    )
    return [_shown(row, language) for row in rows]


def _shown(row: ShownAnswer, language: str) -> AnswerShown:
    pool, sheet = row.pool, row.pool.office.sheet
    text, spoken = words_in(language, origin=ANSWER, origin_id=pool.pk, text=row.text, own=row.language)
    reply, reply_language = "", ""
    if pool.sent_at:
        reply, reply_language = words_in(
            language, origin=REPLY, origin_id=pool.pk, text=pool.reply, own=pool.reply_language
        )
    return AnswerShown(
        office=sheet.name if sheet else "",
        day=day(pool.first_at.date(), with_year=True),
        text=text,
        language=spoken,
        translated_from="" if text == row.text else language_name(row.language),
        reply=reply,
        reply_language=reply_language,
    )
