"""How a writer is called before the residents: by first name or initial, or not at all."""

import re

from shanyrak.appeals.models import Appeal

NAME_AT_MOST = 60  # characters
_TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "mx", "herr", "frau", "sr", "sra", "mme", "rev", "г-н", "г-жа"}
)


def first_name_of(name: str, *, country: str, appeal: Appeal) -> str:
    """
    Give the first name in a name, or "".

    Whoever lives in the appeal's own country can be found there by a first name; so can somebody of whom we
    do not know where they live. They stay without one, whatever they allowed.
    """
    if not country or country == appeal.case.country:
        return ""
    return first_of(name)


def first_of(name: str) -> str:
    """The first name in a name, or "": for keeping sealed until we know where its bearer lives."""
    words = [word.strip(",;") for word in name.split()]
    words = [word for word in words if word.rstrip(".").casefold() not in _TITLES]
    if not words or re.search(r"[@\d/\\]", words[0]):
        return ""
    return words[0][:NAME_AT_MOST]
