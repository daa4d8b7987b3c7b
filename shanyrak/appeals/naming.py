"""A person at risk is named only after their consent is recorded: how we know, who asked, when."""

from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal, AppealWords, NamedPerson, ShownAs
from shanyrak.appeals.wording import demands_of, initials, save_words


def record_consent(*, person: NamedPerson, shown_as: str, consent: str, by, now: datetime) -> None:
    """
    Write down what the person allows; with «by name» the name goes back into the newest draft of each language.

    What was published stays as it was: a new publication shows the name, by two persons as always.
    """
    with transaction.atomic():
        person.shown_as, person.consent = shown_as, consent
        person.recorded_by, person.recorded_at = by, now
        person.save()
        if shown_as == ShownAs.NAMED:
            name = person.name.open()
            rewrite_drafts(person, initials(name), name, by=by, now=now)


def unallowed_names(appeal: Appeal, words: AppealWords) -> list[NamedPerson]:
    """The people whose names stand in these words without a recorded yes."""
    text = "\n".join([words.title, words.standfirst, words.case_sentence, words.letter_subject, words.story,
                      *demands_of(words).values()])  # fmt: skip
    return [
        person
        for person in appeal.persons.all()
        if not person.is_erased
        and not (person.shown_as == ShownAs.NAMED and person.consent)
        and person.name.open() in text
    ]


def rewrite_drafts(person: NamedPerson, before: str, after: str, *, by, now: datetime) -> None:
    """Put one form of the name for another in the newest draft of each language."""
    for page in person.appeal.pages.all():
        words = page.get_latest_revision_as_object()
        fields = {
            field: getattr(words, field).replace(before, after)
            for field in ("title", "standfirst", "case_sentence", "letter_subject", "story")
        }
        demands = {number: text.replace(before, after) for number, text in demands_of(words).items()}
        save_words(
            appeal=person.appeal,
            language=page.locale.language_code,
            **fields,
            demands=demands,
            by=by,
            now=now,
        )
