"""A reading as the desk shows it: doubts first, then every fact with its number, its colour and its place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shanyrak.desk.colouring import Mark, Piece, kind_of, pieces

# Not facts of the text but what the reader made beside them.
BESIDE = {"spans", "doubts", "lang", "notes", "confidence", "problems", "furniture", "ambiguous"}
DIALLED = "_expanded"  # the same numbers once more, as a machine dials them
LEFT_OUT = "leave out"
NOWHERE = (0, 0)  # an empty mark colours nothing


@dataclass(frozen=True, slots=True)
class Fact:
    number: int
    path: str
    value: str
    question: str = ""  # "" when nothing about it is in doubt
    proposed: str = ""  # how the reader would mend it, if it knows
    answer: str | None = None  # None: nobody has said anything; "": as read; else mended or left out

    @property
    def kind(self) -> str:
        return kind_of(self.path)

    @property
    def what(self) -> str:
        """Its path in words: ``targets/0/phones/1`` is «targets 1 · phones 2»."""
        words: list[str] = []
        for part in self.path.split("/"):
            if part.isdigit() and words:
                words[-1] += f" {int(part) + 1}"
            else:
                words.append(part.replace("_", " "))
        return " · ".join(words)

    @property
    def is_settled(self) -> bool:
        return self.answer is not None

    @property
    def is_left_out(self) -> bool:
        return self.answer == LEFT_OUT

    @property
    def offered(self) -> str:
        """What stands in the field to begin with: what was said, else the repair, else the fact as read."""
        return self.shown if self.answer is not None else self.proposed or self.value

    @property
    def shown(self) -> str:
        return self.value if self.answer in {None, "", LEFT_OUT} else str(self.answer)


@dataclass(frozen=True, slots=True)
class Sheet:
    text: list[Piece]
    doubts: list[Fact]
    certain: list[Fact]

    @property
    def settled(self) -> int:
        return sum(fact.is_settled for fact in self.doubts)


def sheet_of(text: str, facts: Mapping[str, Any], settled: Mapping[str, str]) -> Sheet:
    """
    Lay out a reading for the desk.

    ``facts`` is what ``appeals.drafting`` keeps: the corpus schema with ``spans`` ({path: [start, end]}) and
    ``doubts`` ([{path, question, span}]). A doubt whose path is no fact (something missing) is still shown.
    """
    told = _leaves({key: value for key, value in facts.items() if key not in BESIDE})
    values = {path: value for path, value in told if DIALLED not in path}
    questions: dict[str, list[str]] = {}
    proposed: dict[str, str] = {}
    spans = {path: (start, end) for path, (start, end) in (facts.get("spans") or {}).items()}
    for doubt in facts.get("doubts") or ():
        questions.setdefault(doubt["path"], []).append(str(doubt["question"]))
        proposed.setdefault(doubt["path"], str(doubt.get("proposed") or ""))
        if doubt.get("span") and doubt["path"] not in spans:
            start, end = doubt["span"]
            spans[doubt["path"]] = (start, end)

    order = [*questions, *(path for path in values if path not in questions)]
    shown = [
        Fact(
            number,
            path,
            values.get(path, ""),
            " ".join(dict.fromkeys(questions.get(path, ()))),
            proposed.get(path, ""),
            settled.get(path),
        )
        for number, path in enumerate(order, 1)
    ]
    marks = [
        Mark(fact.number, fact.path, start, end, is_doubted=bool(fact.question) and not fact.is_settled)
        for fact in shown
        for start, end in [spans.get(fact.path, NOWHERE)]
    ]
    return Sheet(
        text=pieces(text, marks),
        doubts=[fact for fact in shown if fact.question],
        certain=[fact for fact in shown if not fact.question],
    )


def _leaves(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _leaves(value, f"{path}/{key}" if path else str(key))
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _leaves(value, f"{path}/{index}")
    elif node is not None and node not in {"", False}:
        yield path, node if isinstance(node, str) else json.dumps(node, ensure_ascii=False)
