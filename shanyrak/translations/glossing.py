"""The words of a case, and how they are said in another language. Set by any translator, changed by setting it again."""

from datetime import datetime

from shanyrak.appeals.models import Appeal, Case
from shanyrak.people.models import User
from shanyrak.translations.models import Term, Translation


class UnableToGloss(Exception):
    """Anticipated: nothing was written down. Subclasses name the case."""


class NoTerm(UnableToGloss):
    """There is no word to be said in another language."""


class NoCase(UnableToGloss):
    """The text belongs to no appeal, so nobody would find its words again."""


def set_term(
    *, translation: Translation, term: str, said: str, note: str = "", by: User, now: datetime
) -> Term | None:
    """
    Say how a term of this case is translated between these two languages; with nothing said, take it out.

    :raises UnableToGloss: a subclass says why
    """
    term, said = " ".join(term.split()), " ".join(said.split())
    if not term:
        raise NoTerm
    case = case_of(translation)
    if case is None:
        raise NoCase
    where = {
        "case": case,
        "source_language": translation.source_language,
        "language": translation.language,
    }
    known = Term.objects.filter(**where, term__iexact=term)
    if not said:
        known.delete()
        return None
    row = known.first() or Term(**where)
    row.term, row.translation, row.note, row.set_by, row.set_at = term, said, note.strip(), by, now
    row.save()
    return row


def terms_for(translation: Translation) -> list[Term]:
    case = case_of(translation)
    if case is None:
        return []
    return list(case.terms.filter(source_language=translation.source_language, language=translation.language))


def case_of(translation: Translation) -> Case | None:
    if translation.appeal_number is None:
        return None
    appeal = Appeal.objects.select_related("case").filter(number=translation.appeal_number).first()
    return appeal.case if appeal else None
