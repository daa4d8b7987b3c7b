"""
From demands and own words to a letter, and to everything a letter must fit into.

``compose`` writes it, ``salutation`` greets, ``roles`` and ``reasons`` say what one may choose from.
"""

from shanyrak.craft.composing.letter import LetterParts, LetterText, Writer, compose
from shanyrak.craft.composing.phrasebook import UnknownLanguage, languages, phrases_of, reasons, roles
from shanyrak.craft.composing.salutations import Holder, salutation

__all__ = [
    "Holder",
    "LetterParts",
    "LetterText",
    "UnknownLanguage",
    "Writer",
    "compose",
    "languages",
    "phrases_of",
    "reasons",
    "roles",
    "salutation",
]
