"""The same letter in less room: what matters least goes first, the demands last."""

from collections.abc import Iterator
from dataclasses import replace

from shanyrak.craft.composing.letter import LetterParts, LetterText, compose
from shanyrak.craft.composing.sizes import cut_to, field_length


def compose_within(parts: LetterParts, limit: int) -> LetterText:
    """
    Write the letter in at most ``limit`` characters, as ``field_length`` counts them; 0 means no limit.

    What goes, in this order: the reason, whose role one writes in, what happened, own words, the place,
    then demands from the last one up. The first demand and the name stay as long as they fit; where they do
    not, the letter is cut as ``cut_to`` cuts.

    :raises UnknownLanguage: no letter can be composed in this language yet
    """
    shortest = compose(parts)
    for fewer in _shorter_and_shorter(parts):
        shortest = compose(fewer)
        if limit <= 0 or field_length(shortest.body.rstrip("\n")) <= limit:
            return replace(shortest, body=shortest.body.rstrip("\n") if limit > 0 else shortest.body)
    bare = "\n".join(filter(None, [*parts.demands[:1], parts.writer.name]))
    if field_length(bare) <= limit:
        return replace(shortest, body=bare)
    return replace(shortest, body=cut_to(bare, limit))


def _shorter_and_shorter(parts: LetterParts) -> Iterator[LetterParts]:
    yield parts
    yield (parts := replace(parts, reason=""))
    yield (parts := replace(parts, writer=replace(parts.writer, role="")))
    yield (parts := replace(parts, case=""))
    yield (parts := replace(parts, own_words=""))
    yield (parts := replace(parts, writer=replace(parts.writer, place="")))
    for kept in range(len(parts.demands) - 1, 0, -1):
        yield replace(parts, demands=parts.demands[:kept])
