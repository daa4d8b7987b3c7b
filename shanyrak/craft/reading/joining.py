# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Entries of one office joined: listed by channel, printed twice, or at its second address."""

import re

from shanyrak.craft.reading.addresses import is_strong_address
from shanyrak.craft.reading.entries import Entry
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.stems import entry_stems, shared_stems, stems_of

LONGEST_ENVELOPE = 16


def joined(entries: list[Entry]) -> list[Entry]:
    """Join entries of one office: listed by channel (names in one list, faxes in another), or printed twice."""
    kept: list[Entry] = []
    marks_of: dict[int, list[str]] = {}  # those with an address
    seen: dict[str, Entry] = {}  # by a number of its address, by each of its points
    for entry in entries:
        home = next((e for e in kept[-60:] if _same_office(e, entry)), None)
        if home is None and kept and _is_second_office(kept[-1], entry):
            home = kept[-1]
        if home is None and kept and _is_its_envelope(kept[-1], entry):
            home = kept[-1]
        if home is None and len(kept) == 1 and _adds_a_channel(kept[0], entry):
            home = kept[0]
        marks = _marks(entry)
        keys = [_key(p) for p in entry.points]
        twin = next((seen[m] for m in marks if m in seen), None)
        if home is None and twin is not None and _same_envelope(twin, entry):
            home = twin
            home.heads = [*home.heads[:9], *(p for p in entry.pieces if p.means & (M.ROLE | M.HONOUR))]
        before = next((seen[key] for key in keys[:9] if key in seen), None)
        if home is None and before is not None:
            told_twice = not marks and _says_nothing_new(before, entry)
            told_better = not before.pieces and not before.heads and _says_nothing_new(entry, before)
            home = before if told_twice or told_better else None
        if home is None:
            kept.append(entry)
            home, marks_of[id(entry)] = entry, marks
        else:
            if not home.pieces:
                home.pieces, home.heads = entry.pieces, [*home.heads, *entry.heads]
            elif not marks_of.get(id(home)) and marks and len(home.pieces) < LONGEST_ENVELOPE:
                home.pieces = [*home.pieces, *(p for p in entry.pieces if p not in home.pieces)]
                marks_of[id(home)] = marks
            home.salutation = home.salutation or entry.salutation
            home.points += [p for p, key in zip(entry.points, keys, strict=True) if seen.get(key) is not home]
            home.lines += entry.lines
        for key in (*marks, *keys):
            seen.setdefault(key, home)
    return kept


def _is_second_office(person: Entry, entry: Entry) -> bool:
    """
    'The Hon. Ana Sample, Minister of Fisheries' with one number, and right below 'Minister of Fisheries, 200 Sample Street':
    the same office at its second address.
    """
    if not (
        person.lines
        and entry.lines
        and entry.lines[0] - person.lines[-1] == 1
        and person.pieces
        and entry.pieces
    ):
        return False
    first = entry.pieces[0]
    if first.means & M.HONOUR or not any(p.means & M.HONOUR for p in person.pieces[:2]):
        return False
    numbered = any(is_strong_address(p) and any(c.isdigit() for c in p.text) for p in entry.pieces)
    if not numbered or any(is_strong_address(p) for p in person.pieces):
        return False
    named = stems_of([first])
    return bool(named) and shared_stems(named, entry_stems(person)) >= max(1, len(named) - 1)


def _is_its_envelope(told: Entry, entry: Entry) -> bool:
    """'Copy this and mail it to a@b or by post:' and right below the head of the letter, which has no mailbox of its own."""
    return (
        told.in_prose
        and not told.pieces
        and not any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in told.heads)
        and bool(told.points)
        and all(p.kind == "email" for p in told.points)
        and not any(p.kind == "email" for p in entry.points)
        and entry.is_addressed
        and bool(told.lines and entry.lines)
        and entry.lines[0] - told.lines[-1] == 1
        and any(is_strong_address(p) for p in entry.pieces)
    )


def _key(point: Point) -> str:
    """Give by what a point is known again: a number by its last eight digits, with whatever code it is printed."""
    if point.kind != "number":
        return f"{point.kind} {point.value.lower() or point.start}"
    digits = "".join(c for c in point.value if c.isdigit())
    return f"{digits[-8:]} {'+'.join(sorted(point.channels))}"


def _marks(entry: Entry) -> list[str]:
    """Give the numbers of its address by which an entry is known again: postcode, house; where it has none its institution and its last line."""
    if len(entry.pieces) > LONGEST_ENVELOPE or not any(is_strong_address(p) for p in entry.pieces):
        return []
    numbers = [n for p in entry.pieces for n in re.findall(r"\d{3,}", p.text)]
    if numbers:
        return [f"at {n}" for n in numbers[-4:]]
    houses = [p for p in entry.pieces if p.means & M.ORG and not p.means & M.ROLE]
    return [f"at {p.text.lower().rstrip(' ,')}" for p in (*houses[-1:], entry.pieces[-1])]


def _says_nothing_new(home: Entry, entry: Entry) -> bool:
    """One number again, in a sentence or in the other language of the page, and nobody else's."""
    had = {_key(p) for p in home.points[:40]}
    if any(_key(p) not in had for p in entry.points if p.kind in {"number", "email"}):
        return False
    if _are_two_persons(home, entry):
        return False  # a king and his son behind the fax of one ministry
    if len({_key(p) for p in entry.points if p.kind in {"number", "email"}}) > 1:
        return True  # a mailbox and a number again: whatever the sentence calls them
    if home.in_prose and entry.in_prose and not all(map(_names_an_office, (home, entry))):
        return True  # "Phone the university: 1", and further on "call the vice-chancellor's office on 1"
    left, right = entry_stems(home), entry_stems(entry)
    return not right or shared_stems(right, left) >= 2


def _names_an_office(entry: Entry) -> bool:
    return any(p.means & M.ROLE for p in (*entry.pieces, *entry.heads))


def _are_two_persons(first: Entry, second: Entry) -> bool:
    """Say whether both blocks begin with somebody's name or title, and the words of the one are not the other's."""
    if not (first.pieces and second.pieces):
        return False
    a, b = first.pieces[0], second.pieces[0]
    if not (a.means & M.HONOUR and b.means & M.HONOUR):
        return False
    left, right = (
        {w.lower for w in p.words if w.is_capital and not w.means & (M.HONOUR | M.DEAR | M.PARTICLE)}
        for p in (a, b)
    )
    return bool(left and right) and len(left & right) < min(len(left), len(right))


def _same_envelope(first: Entry, second: Entry) -> bool:
    """One address printed twice: at the head of the sample letter again, or the whole letter once more."""
    left, right = _envelope_words(first), _envelope_words(second)
    if len(left) < 4 or len(right) < 4 or len(left & right) < 0.7 * min(len(left), len(right)):
        return False
    values = {p.value for p in first.points[:40]}
    if values and any(p.value not in values for p in second.points):
        return False
    titles = [
        {w.lower for p in [*e.pieces, *e.heads] for w in p.words if w.means & (M.ROLE | M.HONOUR)}
        for e in (first, second)
    ]
    return not all(titles) or bool(titles[0] & titles[1])


def _envelope_words(entry: Entry) -> set[str]:
    return {word for p in entry.pieces for word in re.findall(r"[^\W_]+", p.text.lower())}


def _adds_a_channel(only: Entry, entry: Entry) -> bool:
    """'If you prefer to phone: 1', 'mailboxes we have found: a@b': nobody's, beside the one target there is, which has none yet."""
    named = [p for p in entry.heads if p.means & (M.ROLE | M.ORG | M.HONOUR)]
    if (
        entry.pieces
        or (named and not shared_stems(entry_stems(entry), entry_stems(only)))
        or any(p.kind not in {"number", "email", "cut"} for p in entry.points)
    ):
        return False
    offices = [
        {w.lower[:7] for p in pieces for w in p.words if w.means & M.ROLE}
        for pieces in (named, [*only.pieces, *only.heads])
    ]
    if all(offices) and not offices[0] & offices[1]:
        return False  # an ambassador is no minister, though both are of one land
    had = _channels(only)
    reached = bool(only.points) or any(is_strong_address(p) for p in only.pieces)
    return reached and not had & _channels(entry)


def _channels(entry: Entry) -> set[str]:
    return {c for p in entry.points for c in (p.channels if p.kind == "number" else [p.kind])}


def _same_office(first: Entry, second: Entry) -> bool:
    if first.section != second.section or (
        first.pieces
        and second.pieces
        and any(is_strong_address(p) for p in first.pieces)
        and any(is_strong_address(p) for p in second.pieces)
    ):
        return False
    channels = [
        {(p.kind, c) for p in e.points for c in (p.channels or frozenset({""}))} for e in (first, second)
    ]
    if channels[0] & channels[1]:
        return False
    left, right = entry_stems(first), entry_stems(second)
    if not left or not right or max(len(left), len(right)) > 60:
        return False
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return shared_stems(small, large) >= len(small)
