"""A contact point as found, and what every finder of points needs."""

from dataclasses import dataclass


@dataclass(slots=True)
class Point:
    """One contact point as found. ``channels`` of a number: phone, fax or both; ``is_labelled`` when a label said so."""

    kind: str  # "email" | "number" | "web" | "masked" | "handle" | "cut"
    start: int
    end: int
    value: str
    channels: frozenset[str] = frozenset()
    is_labelled: bool = False
    label_start: int = -1
    follows: bool = False  # abbreviated: shares the prefix of the number before it
    was_repaired: bool = False
    is_certain: bool = True
    owner: tuple[int, int] | None = None  # words between label and number that say whose it is

    @property
    def begin(self) -> int:
        return self.label_start if 0 <= self.label_start < self.start else self.start


def overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)
