"""What a language must offer for a letter to be written in it. The words themselves stand in ``phrases/``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Gender = Literal["f", "m", ""]  # "" when nobody told us; it is never guessed


@dataclass(frozen=True, slots=True)
class Salutations:
    """
    How an office is greeted, best known first. ``{name}`` is the family name, ``{full}`` the whole name,
    ``{title}`` the office as one addresses it. "" where the language has no such form.
    """

    to_woman: str
    to_man: str
    to_person: str  # whole name, gender unknown
    to_titled_woman: str
    to_titled_man: str
    to_title: str  # gender unknown
    to_nobody: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """
    One language's letter, written by people who write letters in it.

    Sentences about the writer avoid forms that depend on the writer's gender, and leave names and places
    in their basic form: what we were given is never inflected, so it is never inflected wrongly.
    """

    language: str
    subject: str  # {case}
    salutations: Salutations
    introduction: str  # {name}, {place}
    introduction_without_place: str  # {name}
    roles: Mapping[str, str]  # key → sentence about the writer
    reasons: Mapping[str, str]  # key → sentence why one writes
    ask: str  # before the numbered demands
    ask_one: str
    own_words: str  # before own words in another language than the letter's
    answer: str
    closing: str
    together: (
        str  # {count} of those who send a joint letter; after a colon, so that no word bends with the number
    )
    unnamed: str  # {count} of those among them who show no name
    is_right_to_left: bool = False
    call: Mapping[str, str] = field(default_factory=dict)  # the telephone script, see script.py
    replies: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # key → they say, you say
