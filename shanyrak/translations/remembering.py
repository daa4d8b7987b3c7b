"""What was translated and approved before is offered again, sentence by sentence. A person still reads it."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from shanyrak.craft.sentences import cut, key_of
from shanyrak.translations.models import Remembered, Translation

COMPARED = 5000  # sentences between two languages, the newest; a look among them takes milliseconds
ALIKE = 70  # of 100: below, mending takes longer than writing
OFFERED = 2  # for one sentence


@dataclass(frozen=True, slots=True)
class Memory:
    """``likeness`` is 100 for the same sentence; ``source`` is the sentence that was translated then."""

    source: str
    text: str
    likeness: int


def remember(translation: Translation) -> int:
    """Keep an approved translation's sentences; say how many. A piece that may hold two sentences is not kept."""
    sentences, pieces = cut(translation.source).sentences, translation.pieces
    Remembered.objects.filter(translation=translation).delete()
    if len(pieces) != len(sentences):
        return 0
    kept = Remembered.objects.bulk_create(
        Remembered(
            translation=translation,
            source_language=translation.source_language,
            language=translation.language,
            key=key_of(sentence),
            source=sentence,
            text=piece,
        )
        for at, (sentence, piece) in enumerate(zip(sentences, pieces, strict=True))
        if piece and all(pieces[max(0, at - 1) : at + 2])
    )
    return len(kept)


def forget_sentences(translation: Translation) -> None:
    Remembered.objects.filter(translation=translation).delete()


def recall(translation: Translation) -> list[list[Memory]]:
    """For each sentence of the source, what is remembered of it, the likest first; at most two each."""
    sentences = cut(translation.source).sentences
    known = Remembered.objects.filter(
        source_language=translation.source_language, language=translation.language
    ).exclude(translation=translation)
    same: dict[str, list[Memory]] = {}
    for row in known.filter(key__in={key_of(each) for each in sentences}).order_by("-pk"):
        memories = same.setdefault(row.key, [])
        if len(memories) < OFFERED and row.text not in {each.text for each in memories}:
            memories.append(Memory(row.source, row.text, 100))
    newest = dict(known.order_by("-pk").values_list("source", "text")[:COMPARED])
    return [same.get(key_of(each)) or _like(each, newest) for each in sentences]


def _like(sentence: str, known: dict[str, str]) -> list[Memory]:
    found = process.extract(sentence, list(known), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=OFFERED)
    return [Memory(source, known[source], min(99, int(score))) for source, score, _at in found]
