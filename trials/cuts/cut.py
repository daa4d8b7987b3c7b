"""One line of the house, and what becomes of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """``old`` becomes ``new`` in one file; lines around the one that is cut may stand in both, to find the place."""

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]  # those that should notice
