"""
Offices that contradict each other: likely the same one with other contacts or another holder, or one contact that two
offices claim. Only questions come out of it; a person knows which is right.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

LIKE = 0.6  # of their words in common
NO_NAMES = frozenset(
    "of the for and in at de la le les du des del der die das und für el los y da do e di il a an г в и на по".split()  # noqa: SIM905 - read across
)
# A word more that makes another office of it.
ANOTHER = frozenset(
    "deputy vice first second former assistant adjoint adjointe stellvertretende stellvertretender vicepresidente "  # noqa: SIM905 - as above
    "заместитель заместителю заместителя первый вице помощник орынбасары".split()
)
STEM = 5  # letters; a holder printed in the dative shares them with the nominative
OFFICES_A_WORD = 100  # of one country; a word that more of them share tells none from another
OFFICES_A_CONTACT = 20  # a switchboard of a whole government says nothing new beyond that
_WORD = re.compile(r"[^\W_]+")


class Kind(StrEnum):
    CONTACTS = "contacts"  # the same office, other contacts
    HOLDERS = "holders"  # the same office, another holder
    SHARED = "shared"  # the same contact, another office


@dataclass(frozen=True, slots=True)
class Card:
    """An office as some source has it. ``contacts`` are pairs of channel and form; ``id`` is the caller's."""

    id: str
    name: str
    country: str
    place: str = ""
    holder: str = ""
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two offices, by their ids, and what contradicts: channel (or "holder"), what the one says, what the other."""

    kind: Kind
    one: str
    other: str
    points: tuple[tuple[str, str, str], ...]

    @property
    def facts(self) -> str:
        """64 characters that are the same as long as the same things contradict, whichever stands first."""
        sides = sorted(
            [(self.one, sorted(p[1] for p in self.points)), (self.other, sorted(p[2] for p in self.points))]
        )
        return hashlib.sha256(repr((self.kind.value, sides)).encode("utf-8", "surrogatepass")).hexdigest()


def find_conflicts(cards: Iterable[Card]) -> list[Conflict]:
    """Compare what may be the same office, and offices that share a contact. In the order of the cards."""
    every = list(cards)
    found = []
    likely = set(_likely(every))
    for one, other in ((every[a], every[b]) for a, b in sorted(likely)):
        points = tuple(_other_contacts(one, other))
        if points:
            found.append(Conflict(Kind.CONTACTS, one.id, other.id, points))
        if _other_holder(one.holder, other.holder):
            found.append(Conflict(Kind.HOLDERS, one.id, other.id, (("holder", one.holder, other.holder),)))
    for (a, b), shared in sorted(_shared(every).items()):
        if (a, b) not in likely:
            found.append(Conflict(Kind.SHARED, every[a].id, every[b].id, tuple(shared)))
    return found


def standard(channel: str, form: str) -> str:
    """One contact's form for comparing: digits of a number, a mailbox in small letters, a page without its scheme."""
    match channel:
        case "phone" | "fax":
            return "".join(str(int(sign)) for sign in form if sign.isdecimal())
        case "webform":
            return re.sub(r"^https?://(?:www\.)?", "", form.strip().lower()).rstrip("/")
        case "post" | "handin":
            return " ".join(sorted(_words(form)))
    return form.strip().lower()


def _likely(cards: list[Card]) -> Iterator[tuple[int, int]]:
    """Pairs that are the same office by country, place and the words of its name."""
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    names = [_words(card.name) for card in cards]
    for at, (card, words) in enumerate(zip(cards, names, strict=True)):
        # A name that is like another one shares at least its longest word or its first.
        for word in {*sorted(words, key=len)[-2:], *sorted(words)[:1]}:
            by_word[card.country, word].append(at)
    groups = (group for group in by_word.values() if len(group) <= OFFICES_A_WORD)
    pairs = {pair for group in groups for pair in combinations(group, 2)}
    for a, b in pairs:
        one, other = cards[a], cards[b]
        if one.place and other.place and not _words(one.place) & _words(other.place):
            continue
        if _alike(names[a], names[b]):
            yield a, b


def _alike(one: set[str], other: set[str]) -> bool:
    common, apart = one & other, one ^ other
    if not common or apart & ANOTHER or any(map(str.isdigit, apart)):
        return False
    return len(common) / len(one | other) >= LIKE or (len(common) >= 2 and common in (one, other))


def _overlap(one: set[str], other: set[str]) -> bool:
    return len(one & other) >= LIKE * len(one | other)


def _other_contacts(one: Card, other: Card) -> Iterator[tuple[str, str, str]]:
    """By each way that both have: what the one says and what the other, when they share nothing there."""
    ways = [channel for channel in dict(one.contacts) if channel in dict(other.contacts)]
    for channel in ways:
        ours = [form for each, form in one.contacts if each == channel]
        theirs = [form for each, form in other.contacts if each == channel]
        if not any(_same(channel, a, b) for a, b in product(ours, theirs)):
            yield channel, "; ".join(ours), "; ".join(theirs)


def _same(channel: str, one: str, other: str) -> bool:
    a, b = standard(channel, one), standard(channel, other)
    if channel in {"post", "handin"}:
        return _overlap(set(a.split()), set(b.split()))
    return bool(a) and a == b


def _other_holder(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    if not a or not b or one.isascii() != other.isascii():  # another script: nobody can tell by letters
        return False
    return not any(x[:STEM] == y[:STEM] for x, y in product(a, b) if min(len(x), len(y)) >= STEM - 1)


def _shared(cards: list[Card]) -> dict[tuple[int, int], list[tuple[str, str, str]]]:
    holders: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for at, card in enumerate(cards):
        for channel, form in card.contacts:
            if channel not in {"post", "handin"} and (key := standard(channel, form)):
                holders[channel, key].setdefault(at, form)
    found: dict[tuple[int, int], list[tuple[str, str, str]]] = defaultdict(list)
    for (channel, _key), forms in holders.items():
        for a, b in combinations(list(forms)[:OFFICES_A_CONTACT], 2):
            found[a, b].append((channel, forms[a], forms[b]))
    return found


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFKC", text).casefold())) - NO_NAMES
