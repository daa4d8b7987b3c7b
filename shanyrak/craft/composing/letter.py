"""From what a person chose and wrote to the letter as it will stand on the other desk."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from shanyrak.craft.composing.phrasebook import phrases_of
from shanyrak.craft.composing.salutations import Holder, salutation
from shanyrak.craft.composing.wording import Phrases


@dataclass(frozen=True, slots=True)
class Writer:
    """
    Who writes, as they want to be named. All may be "".

    ``place`` is as they would print it under their name: "Bristol, United Kingdom". ``role`` is a key of
    ``phrasebook.roles`` or a whole sentence of their own.
    """

    name: str = ""
    place: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class LetterParts:
    """
    All that a letter is made of. ``language`` is the letter's; what the appeal gives (``case``,
    ``case_name``, ``demands``) stands in it already. ``demands`` come in the writer's order.

    ``reason`` is a key of ``phrasebook.reasons`` or a sentence of the writer's own. ``own_words`` are kept as
    written, in ``own_language``; "" means the letter's.
    """

    language: str
    demands: tuple[str, ...]
    case: str = ""  # what happened, a sentence or two
    case_name: str = ""  # a few words for the subject, when ``subject`` is ""
    subject: str = ""
    salutation: str = ""  # as the office wants it; "" builds one from ``holder``
    holder: Holder = field(default_factory=Holder)
    writer: Writer = field(default_factory=Writer)
    reason: str = ""
    own_words: str = ""
    own_language: str = ""


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter ready to leave. ``body`` has ``\\n`` line ends, an empty line between paragraphs."""

    subject: str
    body: str
    language: str


def compose(parts: LetterParts) -> LetterText:
    """
    Write the letter: salutation, who writes, what happened, the numbered demands, reason and own words,
    a request for an answer, name and place.

    Nothing is said that the parts do not say; a part that is "" leaves out its sentence. The parts are
    laid out, never reworded: demands lose only a list mark of their own ("1.", "•") and spare space.

    :raises UnknownLanguage: no letter can be composed in this language yet
    """
    words = phrases_of(parts.language)
    greeting = _one_line(parts.salutation) or salutation(parts.language, parts.holder)
    paragraphs = (
        greeting,
        _after(greeting, _who_writes(words, parts.writer)),
        _paragraphs(parts.case),
        _numbered(words, parts.demands),
        _chosen(words.reasons, parts.reason),
        _own_words(words, parts),
        words.answer,
        _signature(words, parts.writer),
    )
    return LetterText(
        subject=_one_line(parts.subject) or _subject(words, parts),
        body="\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n",
        language=parts.language,
    )


def _who_writes(words: Phrases, writer: Writer) -> str:
    name, place = _one_line(writer.name), _one_line(writer.place)
    role = _chosen(words.roles, writer.role)
    if not name:
        return role
    form = words.introduction if place else words.introduction_without_place
    sentence = form.replace("{place}", place).replace("{name}", name)
    return f"{sentence} {role}".rstrip()


def _after(greeting: str, sentence: str) -> str:
    """In some languages the letter goes on in lower case after a comma, never after another mark."""
    return sentence if greeting.endswith(",") else sentence[:1].upper() + sentence[1:]


def _numbered(words: Phrases, demands: tuple[str, ...]) -> str:
    kept = [demand for raw in demands if (demand := _without_mark(raw))]
    if not kept:
        return ""
    lines = [f"{number}. {demand}" for number, demand in enumerate(kept, 1)]
    return "\n".join([words.ask_one if len(kept) == 1 else words.ask, *lines])


def _without_mark(demand: str) -> str:
    # A number counts as a list mark only before a space, so that "2.5 million" keeps its figure.
    return re.sub(r"^(?:[•▪◦‣*–—-]+\s*|\(?\d{1,2}[.)]\s+)", "", _one_line(demand))


def _own_words(words: Phrases, parts: LetterParts) -> str:
    own = _paragraphs(parts.own_words)
    if not own:
        return ""
    mother_tongue = parts.own_language.split("-")[0].lower()
    if mother_tongue and mother_tongue != words.language:
        return f"{words.own_words}\n\n{own}"
    return own


def _signature(words: Phrases, writer: Writer) -> str:
    lines = (words.closing, _one_line(writer.name), _one_line(writer.place))
    return "\n".join(line for line in lines if line)


def _subject(words: Phrases, parts: LetterParts) -> str:
    name = _one_line(parts.case_name)
    return words.subject.replace("{case}", name) if name else ""


def _chosen(offered: Mapping[str, str], chosen: str) -> str:
    """A sentence of ours for its key, a sentence of the writer's own as it is."""
    return offered.get(chosen.strip(), _one_line(chosen))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    """Line ends made alike, spare empty lines and space at line ends gone; every word as it was."""
    lines = "\n".join(line.rstrip() for line in re.split(r"\r\n|\r|\n", text.strip()))
    return re.sub(r"\n{3,}", "\n\n", lines)
