"""A person speaks on a reading: right as read, mended, left out, moved, or missed. The latest word counts."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from shanyrak.appeals.mending import (
    ADDED,
    ENTRY,
    LEAVE_OUT,
    LISTS,
    NAMES,
    SECTIONS,
    WAYS,
    entry_of,
    leaves,
    mended,
    value_at,
    what_of,
)
from shanyrak.appeals.models import Reading
from shanyrak.appeals.remembering import MISSED, Recalled, as_source, recall

NEW = "new"  # in place of the number of an entry: one that is not there yet
OF_ENTRIES = (*NAMES, *WAYS, "postal")
OF_THE_APPEAL = (*LISTS, "title", "published", "deadline", "reference", "org")
DAYS = ("published", "deadline")
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
LONGEST = 2000  # characters of a fact


class UnableToSettle(Exception):
    """Anticipated: nothing was changed, and the person can read why."""


class ReadingClosed(UnableToSettle):
    """It has become an appeal, and is kept as it is."""


class NoSuchFact(UnableToSettle):
    """The path leads to no fact and to no question of this reading."""


class NotADay(UnableToSettle):
    """A date of the text has the form 2026-03-25, 2026-03 or 2026."""


class NotInTheText(UnableToSettle):
    """The words that somebody marked do not stand in it."""


class NoSuchPlace(UnableToSettle):
    """There is no such entry to move a fact to, or no such kind of fact."""


def facts_of(reading: Reading) -> dict:
    return json.loads(reading.facts.open())


def settled_of(reading: Reading) -> dict[str, dict]:
    return json.loads(reading.settled.open() or "{}")


def text_of(reading: Reading) -> str:
    """The text that was read: the whole arrival, or the part of it that this reading took."""
    return reading.arrival.raw.open().decode()[reading.part_start : reading.part_end]


def recalled_for(reading: Reading, facts: dict, text: str) -> dict[str, Recalled]:
    """What was said of the same things last time; nothing once the reading is an appeal."""
    if reading.appeal_id:
        return {}
    marked = [word["span"] for word in settled_of(reading).values() if word.get("span")]
    return recall(facts=facts, source=reading.source.open(), text=text, marked=marked)


def settle(*, reading: Reading, path: str, answer: str, by, now: datetime) -> None:
    """
    Answer one doubt, or mend one fact: "" says that it is as read, ``LEAVE_OUT`` drops it, anything else replaces it.

    :raises NoSuchFact: there is neither a fact nor a question at this path
    :raises NotADay: a date that is none
    :raises ReadingClosed: it has become an appeal
    """
    with _words(reading) as (facts, settled):
        _say(facts, settled, path, answer, by=by, now=now)


def settle_alike(*, reading: Reading, path: str, by, now: datetime, take: bool = False) -> int:
    """
    Answer the question at this path, and the same question wherever else it is open, in one go.

    ``take`` accepts what the reader proposes for each; else each is right as read. Gives how many. Raises as ``settle``.
    """
    with _words(reading) as (facts, settled):
        paths = alike(facts, settled, path, recalled_for(reading, facts, text_of(reading)))
        for each in paths:
            _say(facts, settled, each, proposed_for(facts, each) if take else "", by=by, now=now)
    return len(paths)


def settle_as_last_time(*, reading: Reading, path: str, by, now: datetime) -> None:
    """
    Say of a fact what was said of it last time, because a person agrees.

    :raises NoSuchFact: nothing is remembered for this path
    :raises ReadingClosed: it has become an appeal
    """
    with _words(reading) as (facts, settled):
        last = recalled_for(reading, facts, text_of(reading)).get(path)
        if last is None:
            raise NoSuchFact
        said = {"by": by.pk, "at": now.isoformat(), "as_in": last.appeal}
        if path.startswith(MISSED):
            to = _nearest(facts, last.section, last.span[0] if last.span else 0) or _new_entry(
                facts, settled, last.section
            )
            settled[_new_path(settled)] = {
                **said,
                "answer": last.value,
                "what": last.what,
                "to": to,
                "span": last.span,
            }
            return
        word = {**said, "answer": last.answer}
        if last.section:
            word["to"] = _new_entry(facts, settled, last.section)
        settled[path] = word


def take_back(*, reading: Reading, path: str, by, now: datetime) -> None:  # noqa: ARG001 -- as every deed here
    """Forget what was said of a fact: it is as the reader read it, and asked about again if it was."""
    with _words(reading) as (_facts, settled):
        settled.pop(path, None)


def move(*, reading: Reading, paths: Iterable[str], to: str, by, now: datetime, what: str = "") -> int:
    """
    Say to which entry facts belong, and of which kind they are. Gives how many were moved.

    ``paths`` may name a whole entry (``targets/1``): with all its facts, which merges two. ``to`` is an entry, as
    ``targets/0``, or a new one, as ``targets/new``; "" leaves them where they are and changes only the kind.

    :raises NoSuchPlace: there is no such entry or kind
    :raises NoSuchFact: there is nothing at a path
    :raises ReadingClosed: it has become an appeal
    """
    with _words(reading) as (facts, settled):
        if what and what not in OF_ENTRIES:
            raise NoSuchPlace
        to = _place(facts, settled, to) if to else ""
        at_home, moved = homes(facts, settled), 0
        for path in dict.fromkeys(paths):
            whole = [each for each, home in at_home.items() if home == path]
            if not whole and path not in at_home:
                raise NoSuchFact
            for each in whole or [path]:
                _send(facts, settled, each, to or at_home[each], what, is_whole=bool(whole), by=by, now=now)
                moved += 1
    return moved


def mark_missed(
    *, reading: Reading, words: str, what: str, by, now: datetime, to: str = "", line: int | None = None
) -> str:
    """
    Make a fact of words that the reader passed over. Gives its path.

    ``what`` is its kind, as ``emails`` or ``demands``; ``to`` the entry it belongs to, or a new one (``targets/new``).
    Of several places the first from ``line`` (1-based) on counts.

    :raises NotInTheText: the words stand nowhere in it
    :raises NoSuchPlace: there is no such entry or kind
    :raises NotADay: a date that is none; copy it first, as 2026-03-25
    :raises ReadingClosed: it has become an appeal
    """
    is_of_an_entry = what in OF_ENTRIES
    if not is_of_an_entry and what not in OF_THE_APPEAL:
        raise NoSuchPlace
    with _words(reading) as (facts, settled):
        span = place_in(text_of(reading), words, line=line)
        place = _place(facts, settled, to or "targets/new") if is_of_an_entry else ""
        path = _new_path(settled)
        value = words.strip() if what == "postal" else " ".join(words.split())
        if what in DAYS:
            _check_day(value)
        settled[path] = {
            "answer": value, "what": what, "to": place, "span": span, "by": by.pk, "at": now.isoformat()
        }  # fmt: skip
    return path


def name_source(*, reading: Reading, source: str, by, now: datetime) -> None:  # noqa: ARG001 -- as every deed here
    """
    Say where the text comes from: a site, a mailbox, a list, an organisation. What it taught us is proposed at once.

    :raises ReadingClosed: it has become an appeal
    """
    with _words(reading, source=as_source(source)[:LONGEST]):
        pass


def homes(facts: dict, settled: Mapping[str, dict]) -> dict[str, str]:
    """Map each fact of an entry, by its path, to the entry it belongs to now. Added facts too."""
    told = leaves({section: facts.get(section) or [] for section in SECTIONS})
    at_home = {path: entry_of(path) for path, _value in told if what_of(path) in OF_ENTRIES}
    for path, word in settled.items():
        if word.get("to") and (path in at_home or path.startswith(ADDED)):
            at_home[path] = word["to"]
    return at_home


def alike(facts: dict, settled: Mapping[str, dict], path: str, recalled: Collection[str] = ()) -> list[str]:
    """
    The paths with the same open question as this one, and no other question; this one first.

    What was mended last time (``recalled``) is asked by itself: nobody shall call it right without seeing that.
    """
    kinds = kinds_of_doubt(facts)
    if kinds.get(path, {""}) == {""} or path in recalled:
        return [path]
    same = (
        each
        for each in kinds
        if kinds[each] == kinds[path] and each not in recalled and not is_settled(settled.get(each))
    )
    return sorted(same, key=lambda each: each != path)


def kinds_of_doubt(facts: dict) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for doubt in facts["doubts"]:
        kinds.setdefault(doubt["path"], set()).add(doubt.get("kind", ""))
    return kinds


def proposed_for(facts: dict, path: str) -> str:
    """What the reader proposes at a path, "" when it proposes nothing."""
    return next((d["proposed"] for d in facts["doubts"] if d["path"] == path and d.get("proposed")), "")


def is_settled(word: dict | None) -> bool:
    """Whether somebody has answered; to say only where a fact belongs is no answer."""
    return word is not None and "answer" in word


def open_questions(facts: dict, settled: Mapping[str, dict], recalled: Iterable[str]) -> set[str]:
    asked = {doubt["path"] for doubt in facts["doubts"]} | set(recalled)
    return {path for path in asked if not is_settled(settled.get(path))}


def place_in(text: str, words: str, *, line: int | None = None) -> tuple[int, int]:
    """
    Find words in a text, whatever white space lies between them. From the 1-based line on, else from the start.

    :raises NotInTheText: they do not stand in it
    """
    parts = [re.escape(part) for part in words[:LONGEST].split()]
    if not parts:
        raise NotInTheText
    sought = re.compile(r"\s+".join(parts))
    start = start_of_line(text, line or 1)
    found = sought.search(text, start) or sought.search(text)
    if not found:
        raise NotInTheText
    return found.span()


def start_of_line(text: str, line: int) -> int:
    """Where a 1-based line begins; the end of the text when there are fewer."""
    start = 0
    for _ in range(line - 1):
        end = text.find("\n", start)
        if end < 0:
            return len(text)
        start = end + 1
    return start


@contextmanager
def _words(reading: Reading, *, source: str | None = None) -> Iterator[tuple[dict, dict]]:
    """The facts and what was said of them, to be changed: two persons at one reading wait for each other."""
    with transaction.atomic():
        row = Reading.objects.select_for_update(of=("self",)).select_related("arrival").get(pk=reading.pk)
        if row.appeal_id:
            raise ReadingClosed
        facts, settled = facts_of(row), settled_of(row)
        yield facts, settled
        if source is not None:
            row.source = source
        row.settled = json.dumps(settled, ensure_ascii=False)
        row.doubts = len(open_questions(facts, settled, recalled_for(row, facts, text_of(row))))
        row.save(update_fields=["settled", "source", "wrapped_key", "session", "doubts"])
    reading.refresh_from_db()


def _say(facts: dict, settled: dict, path: str, answer: str, *, by, now: datetime) -> None:
    word = settled.get(path)
    if path.startswith(ADDED):
        if word is None:
            raise NoSuchFact
        answer = answer or word["answer"]
    elif path.startswith(MISSED):
        answer = LEAVE_OUT  # not this time, and not again
    elif value_at(facts, path) is None and path not in {doubt["path"] for doubt in facts["doubts"]}:
        raise NoSuchFact
    if answer and answer != LEAVE_OUT and path in DAYS:
        _check_day(answer)
    kept = {key: word[key] for key in ("to", "what", "span") if word and key in word}
    settled[path] = {**kept, "answer": answer, "by": by.pk, "at": now.isoformat()}


def _send(
    facts: dict, settled: dict, path: str, to: str, what: str, *, is_whole: bool, by, now: datetime
) -> None:
    """One fact to its entry. A name that comes with a whole entry gives way to the name that is there."""
    word = settled.get(path, {})
    kind = what or word.get("what") or what_of(path)
    is_taken = bool(value_at(mended(facts, settled), f"{to}/{kind}"))
    settled[path] = {**word, "to": to, "by": by.pk, "at": now.isoformat()}
    if what:
        settled[path]["what"] = what
    if is_whole and kind in NAMES and is_taken:
        settled[path]["answer"] = LEAVE_OUT


def _place(facts: dict, settled: Mapping[str, dict], to: str) -> str:
    """An entry that is there, or the next new one of its section."""
    section, _, number = to.partition("/")
    if section in SECTIONS and number == NEW:
        return _new_entry(facts, settled, section)
    if not ENTRY.fullmatch(to) or int(number) >= _count(facts, settled, section):
        raise NoSuchPlace
    return to


def _new_entry(facts: dict, settled: Mapping[str, dict], section: str) -> str:
    return f"{section}/{_count(facts, settled, section)}"


def _count(facts: dict, settled: Mapping[str, dict], section: str) -> int:
    """How many entries of a section there are, those that a person made with them."""
    named = [
        int(word["to"].rpartition("/")[2]) + 1
        for word in settled.values()
        if (word.get("to") or "").startswith(f"{section}/")
    ]
    return max([len(facts.get(section) or []), *named])


def _nearest(facts: dict, section: str, position: int) -> str:
    """The entry of a section that stands last before a position in the text, "" when there is none."""
    before = [
        (span[0], entry_of(path))
        for path, span in facts["spans"].items()
        if path.startswith(f"{section}/") and span[0] <= position
    ]
    return max(before)[1] if before else ""


def _new_path(settled: Mapping[str, dict]) -> str:
    numbers = [int(path.removeprefix(ADDED)) for path in settled if path.startswith(ADDED)]
    return f"{ADDED}{max(numbers, default=-1) + 1}"


def _check_day(value: str) -> None:
    if not DAY.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            raise NotADay
