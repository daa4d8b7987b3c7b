"""An appeal's own words on the translators' desk: each field is a text of its own, and what is approved becomes a draft."""

from datetime import datetime
from uuid import UUID, uuid5

from shanyrak.appeals.models import Appeal
from shanyrak.appeals.wording import save_words
from shanyrak.people.models import User
from shanyrak.translations.asking import UnableToAsk, ask
from shanyrak.translations.finding import translations_of
from shanyrak.translations.models import Translation

WORDS = "words"
FIELDS = ("title", "standfirst", "case_sentence", "letter_subject", "story")


class NothingPublished(UnableToAsk):
    """Volunteers see an appeal's words when two persons have published them, not before."""


class NotAllApproved(UnableToAsk):
    """A field of these words has no approved translation yet."""


def ask_for_words(*, appeal: Appeal, language: str, now: datetime) -> int:
    """
    Ask for every field as it is published in the appeal's own language; say how many. Asked again after other words
    were published, what changed becomes stale.

    :raises UnableToAsk: a subclass says why
    """
    fields = _published(appeal)
    for name, text in fields.items():
        ask(
            text=text,
            source_language=appeal.language,
            language=language,
            origin=WORDS,
            origin_id=field_id(appeal, name),
            appeal_number=appeal.number,
            now=now,
        )
    return len(fields)


def renew_words(*, now: datetime) -> int:
    """Tell the desk of words that were published anew since they were asked for; say how many were looked at."""
    asked = Translation.objects.filter(origin=WORDS).order_by()
    known = {
        appeal.number: appeal for appeal in Appeal.objects.filter(number__in=asked.values("appeal_number"))
    }
    looked = 0
    for number, language in asked.values_list("appeal_number", "language").distinct():
        if number in known:
            looked += ask_for_words(appeal=known[number], language=language, now=now)
    return looked


def put_words(*, appeal: Appeal, language: str, by: User, now: datetime) -> None:
    """
    Write the approved translations as the appeal's words in this language: a draft that two persons publish.

    :raises UnableToAsk: a subclass says why
    """
    fields = _published(appeal)
    ids = {name: field_id(appeal, name) for name in fields}
    texts = {ids[name]: text for name, text in fields.items()}
    found = translations_of(texts, language=language, origin=WORDS)
    said = {name: found[ids[name]].text for name in fields if ids[name] in found}
    if said.keys() != fields.keys():
        raise NotAllApproved
    save_words(
        appeal=appeal,
        language=language,
        **{name: said.get(name, "") for name in FIELDS},
        demands={
            int(name.partition("-")[2]): text for name, text in said.items() if name.startswith("demand-")
        },
        by=by,
        now=now,
    )


def field_id(appeal: Appeal, name: str) -> UUID:
    return uuid5(appeal.pk, name)


def words_done(appeal: Appeal, language: str) -> tuple[int, int]:
    """(approved, asked for) fields of this language."""
    ids = [field_id(appeal, name) for name in _published_or_none(appeal)]
    rows = Translation.objects.of(WORDS, *ids).filter(language=language)
    return rows.approved().count(), rows.count()


def _published(appeal: Appeal) -> dict[str, str]:
    fields = _published_or_none(appeal)
    if not fields:
        raise NothingPublished
    return fields


def _published_or_none(appeal: Appeal) -> dict[str, str]:
    """Field → its words as two persons approved them in the appeal's own language; empty fields are left out."""
    publication = appeal.words_in(appeal.language)
    if publication is None:
        return {}
    content = publication.revision.content
    fields = {name: content.get(name) or "" for name in FIELDS}
    fields |= {f"demand-{line['number']}": line["text"] for line in content.get("demand_words", [])}
    return {name: text for name, text in fields.items() if text.strip()}
