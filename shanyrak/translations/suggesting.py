"""
What may stand in a sentence's place: first what is remembered, then what a machine says, each marked as what it is.

None is taken by itself: a translator chooses it, and a second person reads it.
"""

from dataclasses import dataclass

from shanyrak.craft.sentences import cut
from shanyrak.translations.machines import NoMachine, UnableToSuggest, machines
from shanyrak.translations.models import Translation
from shanyrak.translations.remembering import recall


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``likeness`` is 0 for a machine's, which nobody has read; ``source`` is what a remembered one translated."""

    text: str
    likeness: int = 0
    source: str = ""
    machine: str = ""


def from_memory(translation: Translation) -> list[list[Suggestion]]:
    """For each sentence, at most two."""
    return [
        [Suggestion(memory.text, memory.likeness, memory.source) for memory in memories]
        for memories in recall(translation)
    ]


def from_machine(translation: Translation) -> list[list[Suggestion]]:
    """
    For each sentence without a piece yet, what the first machine says that can.

    :raises UnableToSuggest: none is named, or none can; the last one's reason
    """
    sentences = cut(translation.source).sentences
    done = translation.pieces if len(translation.pieces) == len(sentences) else [""] * len(sentences)
    empty = [at for at, piece in enumerate(done) if not piece]
    found: list[list[Suggestion]] = [[] for _ in sentences]
    if not empty:
        return found
    trouble: UnableToSuggest = NoMachine()
    for machine in machines():
        try:
            texts = machine.translate(
                [sentences[at] for at in empty],
                source_language=translation.source_language,
                language=translation.language,
            )
        except UnableToSuggest as unable:
            trouble = unable
            continue
        for at, text in zip(empty, texts, strict=True):
            found[at] = [Suggestion(text, machine=machine.name)] if text.strip() else []
        return found
    raise trouble
