"""
The same answer to a hundred letters is one answer: kept once, without the writers' data, and replied to once.

What an office wrote goes whole to the writer of the letter (replying.py). Everybody else, staff included, reads the
pool's text, from which name, addresses and whatever else shows a writer are taken out first.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from shanyrak.appeals.models import Appeal
from shanyrak.craft.likeness import alike
from shanyrak.craft.redacting import redact
from shanyrak.letters.models import Answer, AnswerPool, Letter
from shanyrak.people.models import User
from shanyrak.targets.models import Channel, Office

COMPARED = 200  # pools of one office and appeal, the newest


class UnableToFile(Exception):
    """Anticipated: nothing was filed. Subclasses name the case."""


class NoAnswer(UnableToFile):
    """There is no text in it."""


class NotItsTarget(UnableToFile):
    """The appeal does not write to this office."""


def pool_answer(
    answer: Answer, *, office: Office, text: str, now: datetime, came_by: str = Channel.EMAIL
) -> AnswerPool:
    """Put an answer to the others that say the same, or begin a new pool with it."""
    pool = _pool(answer.letter.appeal, office, without_writer(answer.letter, office, text), came_by, now)
    Answer.objects.filter(pk=answer.pk).update(pool=pool)
    return pool


def file_by_hand(
    *, appeal: Appeal, office: Office, came_by: str, text: str, by: User, now: datetime
) -> AnswerPool:
    """
    File what came by post or was said on the telephone; likewise pooled. Whoever files it has read it.

    :raises NoAnswer, NotItsTarget: nothing is filed
    """
    if not text.strip():
        raise NoAnswer
    if not appeal.targets.filter(office=office).exists():
        raise NotItsTarget
    with transaction.atomic():
        pool = _pool(appeal, office, _redacted(text, [], _public(appeal, office)), came_by, now)
        pool.by_hand += 1
        pool.read_by, pool.read_at = pool.read_by or by, pool.read_at or now
        pool.save(update_fields=["by_hand", "read_by", "read_at"])
    return pool


def read_pool(*, pool: AnswerPool, by: User, now: datetime) -> None:
    """A person has read it; nothing more is needed of anybody."""
    AnswerPool.objects.unread().filter(pk=pool.pk).update(read_by=by, read_at=now)


def without_writer(letter: Letter, office: Office, text: str) -> str:
    """The office's words without what shows to whom they were written."""
    return _redacted(text, list(_known(letter)), _public(letter.appeal, office))


def without_writers(letters: Iterable[Letter], text: str) -> str:
    """Without the names and addresses of these writers, letter for letter; all else stays as it was written."""
    for words in sorted({words for letter in letters for words in _known(letter)}, key=len, reverse=True):
        text = _without(text, words)
    return text


def _redacted(text: str, known: list[str], keep: list[str]) -> str:
    redacted = redact(text, known=known, keep=keep, level="anonymous").text
    # What we know for certain goes wherever it stands, though the rules saw none there.
    for words in sorted(known, key=len, reverse=True):
        redacted = _without(redacted, words)
    return redacted.strip()


def _without(text: str, words: str) -> str:
    at = text.casefold().find(words.casefold())
    while at >= 0 and words:
        text = f"{text[:at]}[name]{text[at + len(words) :]}"
        at = text.casefold().find(words.casefold(), at + len("[name]"))
    return text


def _known(letter: Letter) -> Iterator[str]:
    supporter = letter.supporter
    if supporter.is_erased:
        return
    name = supporter.name.open().strip()
    said = (name, supporter.email.open(), *supporter.address.open().splitlines(), *name.split())
    yield from (words.strip() for words in said if len(words.strip()) > 2)


def _public(appeal: Appeal, office: Office) -> list[str]:
    sheet = office.sheet
    said = (appeal.case.title, appeal.case.place, sheet.holder if sheet else "")
    return [words for words in said if words]


def _pool(appeal: Appeal, office: Office, text: str, came_by: str, now: datetime) -> AnswerPool:
    # One at a time for each appeal: two workers with the same answer make one pool.
    Appeal.objects.select_for_update().get(pk=appeal.pk)
    known = AnswerPool.objects.filter(appeal=appeal, office=office, erased_at__isnull=True)
    for pool in known.order_by("-first_at")[:COMPARED]:
        if alike(pool.text.open(), text):
            return pool
    return AnswerPool.objects.create(appeal=appeal, office=office, text=text, came_by=came_by, first_at=now)
