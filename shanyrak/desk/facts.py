"""A reading as the desk shows it: doubts first, then every fact with its number, its colour and its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from shanyrak.appeals.mending import ADDED, LEAVE_OUT, SECTIONS, entry_of, leaves, mended, what_of
from shanyrak.appeals.remembering import Recalled
from shanyrak.appeals.settling import OF_ENTRIES, alike, homes, is_settled, proposed_for
from shanyrak.desk.colouring import Mark, Row, kind_of, pieces, rows

# Not facts of the text but what the reader made beside them.
BESIDE = {"spans", "doubts", "lang", "notes", "confidence", "problems", "furniture", "ambiguous"}
# Questions about the whole text: whoever misses them sends people into the void.
FIRST_RANK = {"closed", "updated", "replaced", "several", "parts"}
NOWHERE = (0, 0)  # an empty mark colours nothing
AROUND = 48  # characters on each side of a fact in its line
WHATS: Mapping[str, Any] = {
    "emails": gettext_lazy("email"),
    "phones": gettext_lazy("telephone"),
    "faxes": gettext_lazy("fax"),
    "postal": gettext_lazy("postal address"),
    "web": gettext_lazy("web address"),
    "social": gettext_lazy("social network"),
    "name": gettext_lazy("name"),
    "role": gettext_lazy("office"),
    "organisation": gettext_lazy("organisation"),
    "salutation": gettext_lazy("salutation"),
    "demands": gettext_lazy("demand"),
    "title": gettext_lazy("title"),
    "published": gettext_lazy("date of the text"),
    "deadline": gettext_lazy("last day to write"),
    "persons": gettext_lazy("person at risk"),
    "reference": gettext_lazy("reference"),
    "org": gettext_lazy("organisation that asks"),
    "countries": gettext_lazy("country"),
    "country": gettext_lazy("country"),
    "more_info": gettext_lazy("more information"),
    "donate": gettext_lazy("donations"),
    "closed": gettext_lazy("says that it is over"),
    "parts": gettext_lazy("headline of a further appeal"),
    "emails_masked": gettext_lazy("hidden mailboxes"),
    "targets": gettext_lazy("who this is"),
    "copies_to": gettext_lazy("who gets copies"),
    "support_to": gettext_lazy("who gets messages of support"),
    "own_contacts": gettext_lazy("the organisation’s own"),
}
HOMES: Mapping[str, Any] = {
    "targets": gettext_lazy("Target"),
    "copies_to": gettext_lazy("Copies"),
    "support_to": gettext_lazy("Support"),
    "own_contacts": gettext_lazy("Their own"),
}
NEW: Mapping[str, Any] = {
    "targets": gettext_lazy("a new target"),
    "copies_to": gettext_lazy("somebody new who gets copies"),
    "support_to": gettext_lazy("somebody new who gets messages of support"),
    "own_contacts": gettext_lazy("the organisation’s own, not written to"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    number: int
    path: str
    value: str
    questions: tuple[str, ...] = ()  # () when nothing about it is in doubt
    proposed: str = ""  # how the reader would mend it, if it knows
    word: Mapping[str, Any] | None = None  # what a person said of it
    recalled: Recalled | None = None  # what was said of it last time
    home: str = ""  # the entry it belongs to now, as targets/1
    home_title: str = ""
    what: str = ""  # its kind, as phones
    span: tuple[int, int] = NOWHERE
    line: tuple[str, str, str] = ("", "", "")  # before, itself, after: as it stands in its line
    alike: int = 0  # how many others are asked the same
    is_first_rank: bool = False
    said_by: str = ""

    @property
    def kind(self) -> str:
        return kind_of(f"{self.home}/{self.what}" if self.home else self.what or self.path)

    @property
    def label(self) -> str:
        return str(WHATS.get(self.what, self.what.replace("_", " ")))

    @property
    def answer(self) -> str | None:
        return self.word["answer"] if self.word and "answer" in self.word else None

    @property
    def said_at(self) -> datetime | None:
        return datetime.fromisoformat(self.word["at"]) if self.word else None

    @property
    def is_added(self) -> bool:
        return self.path.startswith(ADDED)

    @property
    def is_in_doubt(self) -> bool:
        return bool(self.questions) or self.recalled is not None

    @property
    def is_settled(self) -> bool:
        return is_settled(dict(self.word)) if self.word else False

    @property
    def is_open(self) -> bool:
        return self.is_in_doubt and not self.is_settled

    @property
    def is_about_the_page(self) -> bool:
        """It asks for a yes or no, and there is nothing to mend."""
        return self.path == "closed" or self.what == "parts"

    @property
    def is_movable(self) -> bool:
        return self.what in OF_ENTRIES or (bool(self.home) and self.path == self.home)

    @property
    def is_left_out(self) -> bool:
        return self.answer == LEAVE_OUT

    @property
    def is_mended(self) -> bool:
        return bool(self.answer) and not self.is_left_out and not self.is_added

    @property
    def is_moved(self) -> bool:
        return bool(self.word) and bool((self.word or {}).get("to")) and not self.is_added

    @property
    def is_shown_in_its_line(self) -> bool:
        """Whether the line it stands in says more of it than it does alone."""
        return self.is_open and self.value == self.line[1] and bool(self.line[0] or self.line[2])

    @property
    def recalled_home(self) -> str:
        """Where it was moved last time, in words."""
        return str(NEW.get(self.recalled.section, "")) if self.recalled else ""

    @property
    def as_in(self) -> int | None:
        """The appeal whose person said the same, where somebody agreed with it."""
        return (self.word or {}).get("as_in")

    @property
    def offered(self) -> str:
        """What stands in the field to begin with: what was said, else the repair, else the fact as read."""
        return self.shown if self.answer is not None else self.proposed or self.value

    @property
    def height(self) -> int:
        """Lines of the field."""
        return min(max(self.offered.count("\n") + 1, 4 if self.what == "postal" else 1), 8)

    @property
    def shown(self) -> str:
        return self.value if self.answer in {None, "", LEAVE_OUT} else str(self.answer)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that belong together: those of the appeal as a whole (``entry`` is ""), or of one office."""

    entry: str
    title: str
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Part:
    first_line: int
    last_line: int
    title: str


@dataclass(frozen=True, slots=True)
class Sheet:
    facts: list[Fact]
    groups: list[Group]
    entries: list[tuple[str, str]]  # where a fact can be moved to, with words for it
    parts: list[Part]
    problems: list[str]
    text: list[Row] = field(default_factory=list)

    @property
    def doubts(self) -> list[Fact]:
        """Those that were asked, in the order of the text; what concerns the whole appeal first."""
        return sorted(
            (fact for fact in self.facts if fact.is_in_doubt), key=lambda fact: not fact.is_first_rank
        )

    @property
    def certain(self) -> list[Fact]:
        return [fact for fact in self.facts if not fact.is_in_doubt]

    @property
    def settled(self) -> int:
        return sum(fact.is_settled for fact in self.doubts)

    @property
    def is_over(self) -> bool:
        """The text says that it is over, and nobody has said that this is wrong."""
        return any(fact.path == "closed" and not fact.is_left_out for fact in self.facts)

    @property
    def asks_nothing(self) -> bool:
        """No demand was found, or every one was left out."""
        return not any(fact.kind == "demand" and not fact.is_left_out for fact in self.facts)

    def fact_at(self, path: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.path == path), None)

    def open_after(self, path: str) -> Fact | None:
        """The next question to answer: behind this fact, else from the start."""
        doubts = self.doubts
        here = next((index for index, fact in enumerate(doubts) if fact.path == path), -1)
        return next((fact for fact in [*doubts[here + 1 :], *doubts[: here + 1]] if fact.is_open), None)


def sheet_of(
    text: str,
    facts: Mapping[str, Any],
    settled: Mapping[str, Any],
    recalled: Mapping[str, Recalled] | None = None,
    *,
    names: Mapping[int, str] | None = None,
    with_text: bool = True,
) -> Sheet:
    """
    Lay out a reading for the desk.

    ``facts`` is what ``appeals.drafting`` keeps: the corpus schema with ``spans`` ({path: [start, end]}) and
    ``doubts`` ([{path, question, span}]). A doubt whose path is no fact (something missing) is still shown. Facts are
    numbered in the order of the text; what a person added comes last, so no number ever changes. ``names`` are those
    who spoke, by their keys.
    """
    now = mended(dict(facts), settled)
    entries = [(entry, _title(entry, now)) for entry in _entries(facts, settled)]
    titles = dict(entries)
    laid = [
        replace(
            fact,
            home_title=titles.get(fact.home, ""),
            said_by=(names or {}).get((fact.word or {}).get("by", 0), ""),
        )
        for fact in _facts(text, dict(facts), settled, recalled or {})
    ]
    groups = [
        Group("", gettext("The appeal as a whole"), [fact for fact in laid if not fact.home]),
        *(Group(entry, title, [fact for fact in laid if fact.home == entry]) for entry, title in entries),
    ]
    return Sheet(
        facts=laid,
        groups=[group for group in groups if group.facts],
        entries=[(entry, title) for entry, title in entries if _stands(entry, now)]
        + [(f"{section}/new", str(words)) for section, words in NEW.items()],
        parts=_parts(text, now),
        problems=[str(problem.get("message", "")) for problem in facts.get("problems") or ()],
        text=rows(pieces(text, _marks(laid), _pairs(facts.get("furniture")))) if with_text else [],
    )


def _facts(
    text: str, facts: dict[str, Any], settled: Mapping[str, Any], recalled: Mapping[str, Recalled]
) -> list[Fact]:
    values = dict(leaves({key: value for key, value in facts.items() if key not in BESIDE}))
    doubts = list(facts.get("doubts") or ())
    if facts.get("closed") and not any(doubt["path"] == "closed" for doubt in doubts):
        question = gettext("The text says that this is over. Should people still write?")
        doubts.append({"path": "closed", "question": question, "kind": "closed"})
    facts["doubts"] = doubts
    spans = {path: (start, end) for path, (start, end) in (facts.get("spans") or {}).items()}
    asked: dict[str, list[dict[str, Any]]] = {}
    offered: set[str] = set()  # the same answer for all that are asked the same is offered once, at the first
    for doubt in doubts:
        asked.setdefault(doubt["path"], []).append(doubt)
        if doubt.get("span") and doubt["path"] not in spans:
            start, end = doubt["span"]
            spans[doubt["path"]] = (start, end)
    for path in values:
        if path.endswith("/name") and path not in spans:  # beside copies, name and office are one line
            beside = (f"{path.removesuffix('name')}{key}" for key in ("role", "organisation"))
            spans[path] = next((spans[each] for each in beside if each in spans), NOWHERE)
    paths = sorted({**values, **asked}, key=lambda path: spans.get(path, (len(text), 0))[0])
    at_home = homes(facts, settled)

    def laid(number: int, path: str) -> Fact:
        word, about = settled.get(path), asked.get(path, [])
        span = spans.get(path, NOWHERE)
        same = (
            alike(facts, settled, path) if about and not is_settled(word) and path not in offered else [path]
        )
        offered.update(same)
        return Fact(
            number,
            path,
            values.get(path, ""),
            tuple(dict.fromkeys(str(doubt["question"]) for doubt in about)),
            proposed_for(facts, path),
            word,
            recalled.get(path),
            home=at_home.get(path, entry_of(path)),
            what=(word or {}).get("what") or what_of(path),
            span=span,
            line=_in_its_line(text, span),
            alike=len(same) - 1,
            is_first_rank=any(doubt.get("kind") in FIRST_RANK for doubt in about),
        )

    found = [laid(number, path) for number, path in enumerate(paths, 1)]
    for path, word in settled.items():
        if path.startswith(ADDED):
            span = tuple(word.get("span") or NOWHERE)
            found.append(_added(len(found) + 1, path, word, span, text, word["to"]))
    for path, last in recalled.items():
        if path not in paths:  # it was missed last time, and would be missed again
            found.append(_missed(len(found) + 1, path, last, settled.get(path), text))
    return found


def _added(number: int, path: str, word: Mapping[str, Any], span: Any, text: str, home: str) -> Fact:
    value = text[span[0] : span[1]] if word["answer"] == LEAVE_OUT else word["answer"]
    return Fact(
        number, path, value, word=word, home=home, what=word["what"], span=span, line=_in_its_line(text, span)
    )


def _missed(number: int, path: str, last: Recalled, word: Any, text: str) -> Fact:
    span = last.span or NOWHERE
    return Fact(
        number,
        path,
        last.value,
        word=word,
        recalled=last,
        what=last.what,
        span=span,
        line=_in_its_line(text, span),
    )


def _marks(facts: Iterable[Fact]) -> list[Mark]:
    """One mark for each place. An office's name as it stands within its address is the shorter one, and is shown."""
    places: dict[tuple[int, int], list[Fact]] = {}
    for fact in facts:
        if fact.span[0] < fact.span[1]:
            places.setdefault(fact.span, []).append(fact)
    return [
        Mark(
            here[0].number,
            here[0].path,
            *span,
            is_doubted=any(fact.is_open for fact in here),
            kind="gone" if all(fact.is_left_out for fact in here) else here[0].kind,
            others=tuple(fact.number for fact in here[1:]),
        )
        for span, here in places.items()
    ]


def _in_its_line(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    start, end = span
    if not start < end <= len(text):
        return ("", "", "")
    begin = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    stop = min(len(text) if stop < 0 else stop, end + AROUND)
    return text[begin:start].lstrip(), " ".join(text[start:end].split()), text[end:stop].rstrip()


def _entries(facts: Mapping[str, Any], settled: Mapping[str, Any]) -> list[str]:
    """Every entry there is, in the order of the page: the reader's, and those that a person made."""
    made = [word["to"] for word in settled.values() if word.get("to")]
    return [
        f"{section}/{number}"
        for section in SECTIONS
        for number in range(
            max(
                [len(facts.get(section) or [])]
                + [int(to.rpartition("/")[2]) + 1 for to in made if to.startswith(f"{section}/")]
            )
        )
    ]


def _title(entry: str, now: Mapping[str, Any]) -> str:
    section, _, number = entry.partition("/")
    found = (now.get(section) or [])[int(number) : int(number) + 1]
    there = (found[0] if found else None) or {}
    name = next((there[key] for key in ("role", "organisation", "name") if there.get(key)), "")
    name = name or next(
        (value for _path, value in leaves({k: v for k, v in there.items() if k != "country"})), ""
    )
    words = f"{HOMES[section]} {int(number) + 1}"
    return f"{words}: {name.splitlines()[0]}" if name else words


def _stands(entry: str, now: Mapping[str, Any]) -> bool:
    section, _, number = entry.partition("/")
    found = (now.get(section) or [])[int(number) : int(number) + 1]
    return bool(found and found[0])


def _parts(text: str, facts: Mapping[str, Any]) -> list[Part]:
    """The appeals on a page that holds several, by their lines: the reader gives the headlines of the further ones."""
    spans = facts.get("spans") or {}
    heads = [
        (spans[path][0], headline)
        for number, headline in enumerate(facts.get("parts") or ())
        if headline and (path := f"parts/{number}") in spans
    ]
    if not heads:
        return []
    starts = [(0, str(facts.get("title") or gettext("the first"))), *sorted(heads)]
    ends = [start for start, _title in starts[1:]] + [len(text)]
    return [
        Part(text.count("\n", 0, start) + 1, text.count("\n", 0, len(text[:end].rstrip())) + 1, title)
        for (start, title), end in zip(starts, ends, strict=True)
    ]


def _pairs(spans: Iterable[Any] | None) -> list[tuple[int, int]]:
    return [(start, end) for start, end in spans or ()]
