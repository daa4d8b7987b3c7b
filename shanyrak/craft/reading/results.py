"""What a reading gives: facts with their places in the text, doubts with questions, problems with the text itself."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

Span = tuple[int, int]


class Trouble(StrEnum):
    """Why a text could not be read whole. A door puts it into the reader's language."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOT_TEXT = "not-text"
    NO_TARGET = "no-target"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the whole text: ``message`` is a plain sentence, ``line`` is 1-based."""

    trouble: Trouble
    message: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the text says. ``start`` and ``end`` hold it in the text; ``confidence`` is 0 to 1."""

    value: str
    start: int
    end: int
    confidence: float = 0.99
    expanded: str | None = None  # numbers: international digits without plus

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question a person can answer. ``proposed`` is an answer that is offered and never applied unasked."""

    path: str
    question: str
    span: Span
    kind: str = ""
    proposed: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Someone to be written to, in whatever section: target, copy, support or the organisation itself."""

    name: Fact | None = None
    role: Fact | None = None
    organisation: Fact | None = None
    postal: Fact | None = None
    country: str | None = None
    phones: tuple[Fact, ...] = ()
    faxes: tuple[Fact, ...] = ()
    emails: tuple[Fact, ...] = ()
    web: tuple[Fact, ...] = ()
    salutation: Fact | None = None
    emails_masked: int = 0
    social: tuple[Fact, ...] = ()

    @property
    def has_contact(self) -> bool:
        return bool(self.points)

    @property
    def points(self) -> tuple[Fact, ...]:
        """All ways to it: numbers, mailboxes, forms, the address."""
        return (*self.phones, *self.faxes, *self.emails, *self.web, *((self.postal,) if self.postal else ()))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one text says. Sections hold ``Target`` rows in the order of the text."""

    lang: str | None = None
    org: Fact | None = None
    title: Fact | None = None
    published: Fact | None = None
    deadline: Fact | None = None
    reference: Fact | None = None
    countries: tuple[Fact, ...] = ()
    persons: tuple[Fact, ...] = ()
    demands: tuple[Fact, ...] = ()
    targets: tuple[Target, ...] = ()
    copies_to: tuple[Target, ...] = ()
    support_to: tuple[Target, ...] = ()
    own_contacts: tuple[Target, ...] = ()
    more_info: tuple[Fact, ...] = ()
    donate: tuple[Fact, ...] = ()
    furniture: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    closed: Fact | None = None  # the text says that the action is over
    parts: tuple[Fact, ...] = ()  # headlines of further appeals on the same page

    @property
    def is_whole(self) -> bool:
        """Understood whole: somebody to write to, and no problem with the text."""
        return not self.problems and any(
            t.has_contact for t in (*self.targets, *self.copies_to, *self.support_to)
        )

    def spans(self) -> dict[str, Span]:
        """Map the path of every fact, such as ``targets/0/phones/1``, to its place in the text."""
        return {path: fact.span for path, fact in self.facts()}

    def facts(self) -> list[tuple[str, Fact]]:
        """List every fact with its path."""
        found: list[tuple[str, Fact]] = []
        for name in ("org", "title", "published", "deadline", "reference", "closed"):
            fact = getattr(self, name)
            if fact is not None:
                found.append((name, fact))
        for name in ("countries", "persons", "demands", "more_info", "donate", "parts"):
            found += [(f"{name}/{i}", fact) for i, fact in enumerate(getattr(self, name))]
        for section in ("targets", "copies_to", "support_to", "own_contacts"):
            for i, target in enumerate(getattr(self, section)):
                found += _facts_of(f"{section}/{i}", target)
        return found

    def placed(self, places: Sequence[int]) -> "Reading":
        """Give the same, its places counted in the text before something was taken out: character ``p`` at ``places[p]``."""
        moved: Reading = _placed(self, places)
        return replace(moved, furniture=tuple(_span_at(places, span) for span in self.furniture))

    def as_json(self) -> dict[str, Any]:
        """Give the schema of the corpus, with ``spans``, ``confidence``, ``doubts``, ``furniture`` and ``problems``."""
        return {
            "source_url": None,
            "org": _value(self.org),
            "lang": self.lang,
            "title": _value(self.title),
            "published": _value(self.published),
            "deadline": _value(self.deadline),
            "reference": _value(self.reference),
            "countries": [f.value for f in self.countries],
            "persons": [f.value for f in self.persons],
            "demands": [f.value for f in self.demands],
            "parts": [f.value for f in self.parts],
            "targets": [_target_json(t) for t in self.targets],
            "copies_to": [_entry_json(t) for t in self.copies_to],
            "support_to": [_entry_json(t) for t in self.support_to],
            "more_info": [f.value for f in self.more_info],
            "donate": [f.value for f in self.donate],
            "own_contacts": [_entry_json(t) for t in self.own_contacts],
            "closed": _value(self.closed),
            "spans": {path: list(span) for path, span in self.spans().items()},
            "confidence": {path: round(fact.confidence, 2) for path, fact in self.facts()},
            "doubts": [_doubt_json(d) for d in self.doubts],
            "furniture": [list(span) for span in self.furniture],
            "problems": [
                {"trouble": p.trouble.value, "message": p.message, "line": p.line} for p in self.problems
            ],
        }


def _span_at(places: Sequence[int], span: Span) -> Span:
    start, end = span
    return places[start], places[end - 1] + 1 if end > start else places[start]


def _placed(part: Any, places: Sequence[int]) -> Any:
    if isinstance(part, Fact):
        start, end = _span_at(places, part.span)
        return replace(part, start=start, end=end)
    if isinstance(part, Doubt):
        return replace(part, span=_span_at(places, part.span))
    if isinstance(part, tuple):
        return tuple(_placed(one, places) for one in part)
    if isinstance(part, Reading | Target):
        return replace(
            part, **{field.name: _placed(getattr(part, field.name), places) for field in fields(part)}
        )
    return part


def _facts_of(path: str, target: Target) -> list[tuple[str, Fact]]:
    found = [
        (f"{path}/{name}", fact)
        for name in ("name", "role", "organisation", "postal", "salutation")
        if (fact := getattr(target, name)) is not None
    ]
    for name in ("phones", "faxes", "emails", "web", "social"):
        found += [(f"{path}/{name}/{i}", fact) for i, fact in enumerate(getattr(target, name))]
    return found


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _target_json(target: Target) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "name": _value(target.name),
        "role": _value(target.role),
        "organisation": _value(target.organisation),
        "postal": _value(target.postal),
        "country": target.country,
        "phones": [f.value for f in target.phones],
        "faxes": [f.value for f in target.faxes],
        "emails": [f.value for f in target.emails],
        "web": [f.value for f in target.web],
        "salutation": _value(target.salutation),
    }
    if target.phones:
        shape["phones_expanded"] = [f.expanded for f in target.phones]
    if target.faxes:
        shape["faxes_expanded"] = [f.expanded for f in target.faxes]
    if target.emails_masked:
        shape["emails_masked"] = target.emails_masked
    if target.social:
        shape["social"] = [f.value for f in target.social]
    return shape


def _entry_json(target: Target) -> dict[str, Any]:
    names = [f.value for f in (target.name, target.role, target.organisation) if f]
    shape: dict[str, Any] = {
        "name": ", ".join(names) or None,
        "emails": [f.value for f in target.emails],
        "faxes": [f.value for f in target.faxes],
        "phones": [f.value for f in target.phones],
        "postal": _value(target.postal),
    }
    if target.phones:
        shape["phones_expanded"] = [f.expanded for f in target.phones]
    if target.faxes:
        shape["faxes_expanded"] = [f.expanded for f in target.faxes]
    if target.emails_masked:
        shape["emails_masked"] = target.emails_masked
    return shape


def _doubt_json(doubt: Doubt) -> dict[str, Any]:
    shape: dict[str, Any] = {"path": doubt.path, "question": doubt.question, "span": list(doubt.span)}
    if doubt.kind:
        shape["kind"] = doubt.kind
    if doubt.proposed:
        shape["proposed"] = doubt.proposed
    return shape
