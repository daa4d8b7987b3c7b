"""
From demands and own words to a letter, and to everything a letter must fit into.

``compose`` writes it, ``salutation`` greets, ``roles`` and ``reasons`` say what one may choose from.
"""

from shanyrak.craft.composing.letter import LetterParts, LetterText, Writer, compose
from shanyrak.craft.composing.phrasebook import UnknownLanguage, languages, phrases_of, reasons, roles
from shanyrak.craft.composing.salutations import Holder, salutation
from shanyrak.craft.composing.script import CallParts, PhoneScript, phone_script
from shanyrak.craft.composing.shortening import compose_within
from shanyrak.craft.composing.sizes import Sizes, cut_to, field_length, mailto_link, measure, text_message

__all__ = [
    "CallParts",
    "Holder",
    "LetterParts",
    "LetterText",
    "PhoneScript",
    "Sizes",
    "UnknownLanguage",
    "Writer",
    "compose",
    "compose_within",
    "cut_to",
    "field_length",
    "languages",
    "mailto_link",
    "measure",
    "phone_script",
    "phrases_of",
    "reasons",
    "roles",
    "salutation",
    "text_message",
]
