"""Put a sheet together: chosen letters in the residents' language, what happened since the last, how many wrote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.bulletins.counting import letters_by_country, safe_counts
from shanyrak.bulletins.models import Bulletin, BulletinItem
from shanyrak.copies.models import Copy
from shanyrak.people.models import User
from shanyrak.translations.asking import COPY, DEVELOPMENT
from shanyrak.translations.finding import translations_of, words_in
from shanyrak.translations.languages import is_same_language
from shanyrak.translations.models import Translation

NEWS_AT_MOST = 8  # lines on a sheet; the oldest stay behind


class UnableToAssemble(Exception):
    """Anticipated: no sheet was made. Subclasses name the case."""


class NothingChosen(UnableToAssemble):
    pass


class NotACandidate(UnableToAssemble):
    """A chosen letter is not released, or not in the residents' language."""


class NotInTheLetter(UnableToAssemble):
    """The part that was chosen does not stand in the letter."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A released letter that the residents can read."""

    copy: Copy
    text: str
    translation: Translation | None
    more: int = 0  # people whose letters say the same and are released, exact

    @property
    def id(self) -> UUID:
        return self.copy.pk


def candidates(appeal: Appeal, language: str) -> list[Candidate]:
    """Give the released letters that can stand on a sheet in this language, the oldest first."""
    released = list(Copy.objects.released().filter(appeal=appeal).order_by("received_at", "pk"))
    texts = {copy.pk: copy.released_text for copy in released}
    approved = translations_of(texts, language=language, origin=COPY)
    found = []
    for copy in released:
        translation = approved.get(copy.pk)
        if is_same_language(copy.language, language):
            found.append(Candidate(copy, copy.released_text, None))
        elif translation:
            found.append(Candidate(copy, translation.text, translation, _gathered(translation)))
    return found


def _gathered(translation: Translation) -> int:
    like = translation.gathered.values("origin_id")
    return Copy.objects.released().filter(pk__in=like).count()


def assemble(
    *,
    appeal: Appeal,
    language: str,
    chosen: Sequence[Candidate | Copy | UUID | str],
    title: str,
    by: User,
    now: datetime,
    parts: Mapping[UUID, str] | None = None,
    name: str = "",
    lead: str = "",
    ahead: Iterable[tuple[str, str]] = (),
    unknown: str = "",
) -> Bulletin:
    """
    Make the next sheet. ``chosen`` are candidates, copies or ids of copies, in the order of the sheet.

    ``title`` is the large line on its first leaf. ``parts`` gives, for a copy's id, the part of its text that
    is to be printed. ``name``, ``lead`` and ``unknown`` are words in the residents' language, ``ahead`` is
    (day as EDTF, what); left empty, name and lead are made from what is known (printing.py).

    :raises UnableToAssemble: a subclass says why
    """
    if not chosen:
        raise NothingChosen
    with transaction.atomic():
        appeal = (
            Appeal.objects.select_for_update(of=("self",), no_key=True)
            .select_related("case")
            .get(pk=appeal.pk)
        )
        ready = {candidate.id: candidate for candidate in candidates(appeal, language)}
        ids = list(dict.fromkeys(_id_of(one) for one in chosen))
        if any(identifier not in ready for identifier in ids):
            raise NotACandidate
        bulletin = Bulletin.objects.create(
            appeal=appeal,
            number=_next_number(appeal, language),
            language=language,
            title=title,
            facts=_facts(appeal, language)
            | {
                "name": name,
                "lead": lead,
                "ahead": [{"day": day, "text": text} for day, text in ahead],
                "unknown": unknown,
                "released": sum(1 + each.more for each in ready.values()),
            },
            assembled_by=by,
            assembled_at=now,
        )
        BulletinItem.objects.bulk_create(
            BulletinItem(
                bulletin=bulletin,
                position=position,
                copy=ready[identifier].copy,
                translation=ready[identifier].translation,
                text=_part(ready[identifier], (parts or {}).get(identifier, "")),
                more=ready[identifier].more // 10 * 10,
            )
            for position, identifier in enumerate(ids, 1)
        )
    return bulletin


def _id_of(one: Candidate | Copy | UUID | str) -> UUID:
    if isinstance(one, Candidate):
        return one.id
    if isinstance(one, Copy):
        return one.pk
    try:
        return one if isinstance(one, UUID) else UUID(one)
    except ValueError as error:
        raise NotACandidate from error


def _part(candidate: Candidate, part: str) -> str:
    part = part.strip()
    if part and part not in candidate.text:
        raise NotInTheLetter
    return part or candidate.text


def _next_number(appeal: Appeal, language: str) -> int:
    last = Bulletin.objects.filter(appeal=appeal, language=language).order_by("-number").first()
    return last.number + 1 if last else 1


def _facts(appeal: Appeal, language: str) -> dict[str, object]:
    counts = safe_counts(letters_by_country(appeal))
    return {
        "people": counts.people,
        "countries": [{"country": country, "people": people} for country, people in counts.countries],
        "others": counts.others,
        "since": _news(appeal, language),
    }


def _news(appeal: Appeal, language: str) -> list[dict[str, str]]:
    """What no earlier sheet in this language has told, in its language or in an approved translation."""
    told = {
        line["id"]
        for facts in Bulletin.objects.filter(appeal=appeal, language=language).values_list("facts", flat=True)
        for line in facts.get("since", [])
    }
    public = [each for each in appeal.case.developments.filter(is_public=True) if str(each.pk) not in told]
    lines = []
    for each in public:
        text, spoken = words_in(
            language, text=each.text, own=each.language, origin=DEVELOPMENT, origin_id=each.pk
        )
        if text and is_same_language(spoken, language):
            lines.append({"id": str(each.pk), "day": each.day, "text": text})
    return lines[-NEWS_AT_MOST:]
