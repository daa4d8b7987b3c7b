"""A translation as the desk shows it: sentence beside sentence, with the case's terms marked and what may be put in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from shanyrak.craft.sentences import cut
from shanyrak.craft.terms import find_terms
from shanyrak.translations.glossing import terms_for
from shanyrak.translations.models import Term, Translation
from shanyrak.translations.suggesting import Suggestion


@dataclass(frozen=True, slots=True)
class SentenceRow:
    number: int
    source: SafeString  # with its terms marked
    piece: str
    other: str  # the second reading's
    is_new: bool  # it stood not in the source when the translation was written
    terms: tuple[Term, ...]
    suggestions: tuple[Suggestion, ...]


def rows_of(
    translation: Translation,
    suggestions: Sequence[Sequence[Suggestion]] = (),
    terms: Sequence[Term] | None = None,
) -> list[SentenceRow]:
    sentences = cut(translation.source).sentences
    terms = terms_for(translation) if terms is None else terms
    before = set(cut(translation.before).sentences) if translation.before else set(sentences)
    pieces, others = (
        _fitting(each, len(sentences)) for each in (translation.pieces, translation.other_pieces)
    )
    rows = []
    for at, sentence in enumerate(sentences):
        found = {each.term for each in find_terms(sentence, [term.term for term in terms])}
        rows.append(
            SentenceRow(
                number=at + 1,
                source=marked(sentence, terms),
                piece=pieces[at],
                other=others[at],
                is_new=sentence not in before,
                terms=tuple(term for term in terms if term.term in found),
                suggestions=tuple(suggestions[at]) if suggestions else (),
            )
        )
    return rows


def marked(sentence: str, terms: Sequence[Term]) -> SafeString:
    """The sentence with each term in a mark, escaped."""
    parts, at = [], 0
    for found in find_terms(sentence, [term.term for term in terms]):
        parts.append((sentence[at : found.start], sentence[found.start : found.end]))
        at = found.end
    return format_html(
        "{}{}", format_html_join("", '{}<mark class="own">{}</mark>', parts) or mark_safe(""), sentence[at:]
    )


def _fitting(pieces: Sequence[str], count: int) -> list[str]:
    return list(pieces) if len(pieces) == count else [""] * count
