"""What a redaction is made of: marks on the original text, and the text that is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WORKPLACE = "workplace"
    URL = "url"
    HANDLE = "handle"
    NUMBER = "number"  # of a passport, an account, a membership …
    BIRTH = "birth"
    QUOTE = "quote"  # an older mail quoted below the letter
    SIGNATURE = "signature"  # a line below the closing that is none of the above


# When two marks overlap, the first of these names the whole.
_RANK = {
    kind: at
    for at, kind in enumerate(
        [
            Kind.QUOTE,
            Kind.EMAIL,
            Kind.URL,
            Kind.HANDLE,
            Kind.BIRTH,
            Kind.NUMBER,
            Kind.PHONE,
            Kind.ADDRESS,
            Kind.WORKPLACE,
            Kind.NAME,
            Kind.SIGNATURE,
        ]
    )
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing removed: ``text[start:end]`` of the original became ``replacement``."""

    kind: Kind
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Redaction:
    text: str
    marks: tuple[Mark, ...]  # sorted, not overlapping


@dataclass(frozen=True, slots=True)
class Span:
    kind: Kind
    start: int
    end: int


def redaction_of(text: str, spans: Iterable[Span]) -> Redaction:
    """Join spans that overlap, trim them, and put a mark such as ``[name]`` where each one was."""
    marks = tuple(
        Mark(span.kind, span.start, span.end, f"[{span.kind}]") for span in _joined(_trimmed(text, spans))
    )
    pieces, at = [], 0
    for mark in marks:
        pieces += [text[at : mark.start], mark.replacement]
        at = mark.end
    return Redaction("".join([*pieces, text[at:]]), marks)


def folded(text: str, first: Redaction, again: Redaction) -> Redaction:
    """Put what was found in the text that a redaction left together with the redaction, as marks on ``text``."""
    spans = [Span(mark.kind, mark.start, mark.end) for mark in first.marks]
    marks = iter(first.marks)
    shift, left = 0, next(marks, None)
    for mark in again.marks:
        while left is not None and left.start + shift < mark.start:
            shift += len(left.replacement) - (left.end - left.start)
            left = next(marks, None)
        spans.append(Span(mark.kind, mark.start - shift, mark.end - shift))
    return redaction_of(text, spans)


def _trimmed(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    for span in spans:
        start, end = span.start, span.end
        while start < end and text[start] in " \t\r\n,;:":
            start += 1
        while start < end and text[end - 1] in " \t\r\n,;:":
            end -= 1
        if start < end:
            yield Span(span.kind, start, end)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if joined and span.start < joined[-1].end:
            last = joined.pop()
            kind = min(last.kind, span.kind, key=lambda kind: _RANK[kind])
            if last.end - last.start >= 2 * (span.end - span.start) and last.kind is not Kind.SIGNATURE:
                kind = last.kind
            span = Span(kind, last.start, max(last.end, span.end))
        joined.append(span)
    return joined
