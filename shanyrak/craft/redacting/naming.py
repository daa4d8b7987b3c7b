# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""
Finds the names of private persons: the sender and those the letter tells about.

Names of the public case stay: officials who are addressed or named with their office, and people whose
release or case the letter is about. Which name is which is read from the words around it.
"""

import re
from collections.abc import Callable, Iterable

from shanyrak.craft.redacting.circles import (
    ASKED_ME,
    COURTESY,
    COURTESY_AFTER,
    COURTESY_AND_NAME,
    DOES,
    KIN_BEFORE,
    KIN_WORD,
    MINE_BEFORE,
    NAMED_AFTER,
    NAMED_BEFORE,
    SELF_BEFORE,
    WEAK_SELF,
)
from shanyrak.craft.redacting.cities import is_city
from shanyrak.craft.redacting.firstnames import (
    first_name_in,
    has_patronymic_shape,
    has_surname_shape,
    is_ambiguous,
)
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.layout import OFFICIAL, Layout
from shanyrak.craft.redacting.letters import CAPITALISED
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.nouns import GERMAN_BEFORE_NOUN, is_body, is_german_noun
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place
from shanyrak.craft.redacting.publicity import (
    CASE_AFTER,
    CASE_BEFORE,
    FORMAL_GREETING,
    NO_STATE,
    OFFICE_AFTER,
    OFFICE_BEFORE,
    PRIVATE_OWNER,
    PUBLIC_FIGURES,
)
from shanyrak.craft.redacting.runs import Token, runs_of, tokens_of, without_loose_end

_SENTENCE_END = re.compile(
    r"(?:[.!?…:]['\"»”’)]*\s+|\n\s*\n\s*|\n\s*[-–—•*\d]+[.)]?\s+|^\s*|[«„“\"¿¡]\s*|\n)$"
)


_Says = Callable[[re.Pattern[str], str], bool]


def _remembering() -> _Says:
    """Searches that are asked again about the same words, in one letter, are answered from memory."""
    memory: dict[tuple[int, str], bool] = {}

    def says(pattern: re.Pattern[str], before: str) -> bool:
        key = (id(pattern), before)
        if key not in memory:
            memory[key] = bool(pattern.search(before))
        return memory[key]

    return says


_FIGURES = frozenset(stem(name) for name in PUBLIC_FIGURES)


def find_names(
    text: str, layout: Layout, *, is_german: bool, known: Iterable[str], keep: Iterable[str]
) -> list[Span]:
    """Find the names in body, head and signature of a letter. ``known`` always go, ``keep`` always stay."""
    tokens = tokens_of(text)
    says = _remembering()
    known_stems = {stem(word) for name in known for word in _words(name)}
    kept = {stem(word) for name in keep for word in _words(name)} | _FIGURES
    kept |= _addressed(layout)
    runs = list(runs_of(tokens, text))
    kept |= {
        stem(token.text)
        for run in runs
        if _is_public_run(text, run, says)
        for token in run
        if len(token.text) > 2
    }
    kept -= known_stems

    found: list[tuple[Span, list[str]]] = []
    previous_end, previous_was_name = -1, False
    for run in runs:
        joined = previous_was_name and _joins_names(text[previous_end : run[0].start])
        parts = _private_parts(text, run, is_german=is_german, kept=kept, follows_name=joined, says=says)
        found += parts
        previous_end, previous_was_name = run[-1].end, bool(parts)

    for courtesy in COURTESY_AND_NAME.finditer(text):
        words = re.findall(CAPITALISED, courtesy["name"])
        if not _all_kept(words, kept) and not all(
            is_public(word) or is_beginner(word) or is_country(word) for word in words
        ):
            found.append((Span(Kind.NAME, *courtesy.span("name")), words))

    spans = [span for span, _ in found]
    learnt = {stem(word) for _, words in found for word in words if len(word) > 2} | known_stems
    learnt |= _from_signature(layout)
    return spans + list(_again(tokens, text, learnt - kept, known_stems))


def introduces_the_writer(text: str, at: int) -> bool:
    """Say whether the words before a name make it the writer's own: "my name is", "меня зовут"."""
    before = _before(text, at)
    return bool(SELF_BEFORE.search(before)) and not is_of_the_circle(text, at)


def is_of_the_circle(text: str, at: int) -> bool:
    return bool(KIN_BEFORE.search(_before(text, at)))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name) if len(word) > 1]


def _addressed(layout: Layout) -> set[str]:
    """Stems of the names in a formal salutation, and in the lines of the head that belong to an office."""
    kept: set[str] = set()
    for line in layout.salutation:
        names = [
            word
            for word in re.findall(CAPITALISED, line.text)
            if not is_public(word) and not is_beginner(word)
        ]
        if FORMAL_GREETING.search(line.text) or len(names) > 2:
            kept |= {stem(word) for word in names}
    for block in blocks_of(layout):
        if OFFICIAL.search(" ".join(line.text for line in block)):
            for line in block:
                if re.match(
                    r"\W*(?:from|от|von|de|expéditeur|remitente|absender)(?!\w)", line.text, re.IGNORECASE
                ):
                    break
                kept |= {stem(word) for word in re.findall(CAPITALISED, line.text)}
    return kept


def blocks_of(layout: Layout) -> list[list]:
    """The lines above the salutation, parted by blank lines."""
    blocks: list[list] = [[]]
    for line in layout.head:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _from_signature(layout: Layout) -> set[str]:
    words: list[str] = []
    for line in layout.signature[:3]:
        names = re.findall(CAPITALISED, line.text)
        if 1 <= len(names) <= 4 and not re.search(r"\d", line.text):
            words += [
                name for name in names if not is_public(name) and not is_beginner(name) and len(name) > 2
            ]
            if words:
                break
    return {stem(word) for word in words}


def _before(text: str, at: int, width: int = 90) -> str:
    return re.sub(r"\s*\n\s*", " ", text[max(0, at - width) : at]) if text[at - 2 : at] != "\n\n" else ""


def _is_public_run(text: str, run: list[Token], says: _Says) -> bool:
    """Say whether the name bears an office or is the case itself, and is not the writer's own circle."""
    words = [token for token in run if not (is_public(token.text) or is_beginner(token.text))]
    if not words:
        return False
    before = _before(text, words[0].start)
    if says(PRIVATE_OWNER, before) or (says(KIN_BEFORE, before) and not says(OFFICE_BEFORE, before)):
        return False
    if says(SELF_BEFORE, before) and not says(WEAK_SELF, before):
        return False
    if says(CASE_BEFORE, before) or (says(OFFICE_BEFORE, before) and not says(NO_STATE, before)):
        return True
    after = text[words[-1].end : words[-1].end + 40]
    return bool(OFFICE_AFTER.match(after) or CASE_AFTER.match(after))


def _private_parts(
    text: str, run: list[Token], *, is_german: bool, kept: set[str], follows_name: bool, says: _Says
) -> list[tuple[Span, list[str]]]:
    if all(is_beginner(token.text) or is_public(token.text) for token in run) and not any(
        first_name_in(token.text) for token in run
    ):
        return []
    before = _before(text, run[0].start)
    is_self = says(SELF_BEFORE, before)
    is_weak = says(WEAK_SELF, before)
    is_kin = says(KIN_BEFORE, before)
    is_strong = is_kin or (is_self and not is_weak) or says(NAMED_BEFORE, before)
    parts = []
    for part, at_sentence_start in _parted(text, run, is_strong=is_strong, is_german=is_german):
        words = [token.text for token in part if token.shape == "capital"]
        own_before = before if part[0] is run[0] else _before(text, part[0].start)
        evidence = (is_strong and part[0] is run[0]) or says(COURTESY, own_before)
        evidence = (
            evidence or says(KIN_BEFORE, own_before) or (not is_german and says(MINE_BEFORE, own_before))
        )
        evidence = evidence or (is_weak and part[0] is run[0] and _may_be_name(words, is_german=is_german))
        after = text[part[-1].end : part[-1].end + 30]
        evidence = evidence or bool(COURTESY_AFTER.match(after)) or bool(NAMED_AFTER.match(after))
        is_shouted = all(word.isupper() and len(word) > 1 for word in words)
        evidence = evidence or (follows_name and part[0] is run[0] and not is_shouted)
        if not at_sentence_start and not any(is_public(word) for word in words):
            evidence = evidence or bool(DOES.match(after) or says(ASKED_ME, own_before))
        if not evidence and not _looks_like_name(
            text, part, is_german=is_german, at_sentence_start=at_sentence_start
        ):
            continue
        long_words = [word for word in words if len(word) > 2]
        if not long_words and not (evidence and words) and not any(t.shape == "initial" for t in part):
            continue
        if long_words and _all_kept(long_words, kept) and not (is_self and not is_weak):
            continue
        start, end = part[0].start, part[-1].end
        if courtesy := COURTESY.search(text[max(0, start - 25) : start]):
            start -= len(courtesy[0].lstrip()) if not is_public_title(courtesy[0]) else 0
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        parts.append((Span(Kind.NAME, start, end), words))
    return parts


def is_public_title(courtesy: str) -> bool:
    """Say whether the word before the name is more than a form of address, so that it may stay."""
    return len(courtesy.split()) > 2 or courtesy.strip().lower() in {"the family of", "family of", "m", "от"}


def _all_kept(words: list[str], kept: set[str]) -> bool:
    if any(stem(word) in _FIGURES for word in words):
        return True  # "Ainur Kurmanov": the surname of a public figure takes the first name with it
    return all(stem(word) in kept or is_public(word) for word in words) and any(
        stem(word) in kept for word in words
    )


def _parted(
    text: str, run: list[Token], *, is_strong: bool, is_german: bool
) -> list[tuple[list[Token], bool]]:
    """Part a run at words that belong to no name; say for each part whether a sentence begins there."""
    starts_sentence = (
        bool(_SENTENCE_END.search(text[max(0, run[0].start - 12) : run[0].start])) or run[0].start == 0
    )
    parts: list[tuple[list[Token], bool]] = []
    part: list[Token] = []
    for at, token in enumerate(run):
        first_name = first_name_in(token.text)
        outside = token.shape == "capital" and (
            (at < len(run) - 1 and not first_name and bool(KIN_WORD.fullmatch(token.text)))
            or (
                is_beginner(token.text)
                and not (first_name and (at > 0 or not (starts_sentence or is_ambiguous(first_name))))
                and not _is_inner(run, at)
                and not (is_strong and at == 0 and _goes_on(run))
            )
            or (
                is_public(token.text)
                and not (is_strong and at == 0 and first_name)
                and not (
                    is_strong
                    and part
                    and at < 3
                    and not is_country(token.text)
                    and not is_public_place(token.text)
                )
                and not (first_name and at + 1 < len(run) and not is_public(run[at + 1].text))
            )
            or (is_country(token.text) and not first_name)
            or (is_german and at == 0 and len(run) > 2 and not first_name and is_german_noun(token.text))
        )
        if outside:
            if part:
                parts.append((part, starts_sentence and part[0] is run[0]))
            part = []
        else:
            part.append(token)
    if part:
        parts.append((part, starts_sentence and part[0] is run[0]))
    return [
        (without_loose_end(part[:6]), start) for part, start in parts if any(token.is_named for token in part)
    ]


def _goes_on(run: list[Token]) -> bool:
    """ "my grandmother Te Rangi", "mon oncle El Hadj Sow": the name only opens like an article."""
    return len(run) > 1 and not is_beginner(run[1].text) and not is_public(run[1].text)


def _is_inner(run: list[Token], at: int) -> bool:
    """ "Jeanne Le Goff", "Ana De la Cruz": an article inside a name."""
    inner = run[at].text.lower() in {
        "le",
        "la",
        "de",
        "du",
        "des",
        "del",
        "von",
        "van",
        "di",
        "da",
        "el",
        "al",
        "der",
    }
    return inner and 0 < at < len(run) - 1 and bool(first_name_in(run[at - 1].text))


def _may_be_name(words: list[str], *, is_german: bool) -> bool:
    """After a weak opening ("I am", "ich bin") nationalities and, in German, nouns follow as well."""
    if not words:
        return False
    if first_name_in(words[0]):
        return True
    if len(words) >= 2:
        return not is_german or not is_german_noun(words[0])
    return has_surname_shape(words[0])


def _looks_like_name(text: str, part: list[Token], *, is_german: bool, at_sentence_start: bool) -> bool:
    words = [token.text for token in part if token.shape == "capital"]
    if not words:
        return False
    if all(word.isupper() and len(word) > 1 for word in words) and not any(
        first_name_in(word) for word in words
    ):
        return False  # headlines and abbreviations
    first = first_name_in(words[0])
    if any(has_patronymic_shape(word) for word in words):
        return True
    if any(token.shape == "initial" for token in part):
        return not any(is_public(word) for word in words)
    if len(words) == 1:
        exact = words[0].lower() == first
        if first and not is_ambiguous(first):
            return not at_sentence_start or exact
        if first:
            return False
        return not at_sentence_start and (
            has_surname_shape(words[0]) or _is_stranger(words[0], is_german=is_german)
        )
    if first or any(first_name_in(word) and not is_ambiguous(first_name_in(word)) for word in words[1:]):
        return True
    if any(is_public(word) for word in words):
        return False
    if any(has_surname_shape(word) for word in words[1:]):
        return True
    if is_german:
        before = _before(text, part[0].start, 20).rstrip()
        last = re.search(r"[\w-]+$", before)
        if any(is_german_noun(word) for word in words) or (last and last[0].lower() in GERMAN_BEFORE_NOUN):
            return False
        return not at_sentence_start
    return not is_body(words)


def _is_stranger(word: str, *, is_german: bool) -> bool:
    """Say whether a capital in mid-sentence can hardly stand for anything but a person or a small place."""
    return (
        not is_german
        and len(word) > 3
        and word[1:].islower()
        and not (
            is_public(word) or is_country(word) or is_city(word) or is_occupation(word) or is_beginner(word)
        )
        and not is_body([word])
    )


def _joins_names(gap: str) -> bool:
    return bool(
        re.fullmatch(
            r",?\s*(?:and|&|und|et|y|e|и|и её|и его|және|мен|пен|бен|ve|ile|i|та|й|oraz|as well as|sowie|ainsi que|а также)?\s*(?:(?:my|our|her|his|seine?|ihre?|son|sa|su|его|её)\s+)?",
            gap,
            re.IGNORECASE,
        )
    ) and bool(gap.strip())


def _again(tokens: list[Token], text: str, learnt: set[str], known: set[str]) -> Iterable[Span]:
    """Find the learnt names wherever else they stand, in any case."""
    for at, token in enumerate(tokens):
        if token.shape != "capital":
            continue
        candidates = {token.text, *token.text.split("-")}
        stems = {stem(word) for word in candidates if len(word) > 2}
        if not stems & learnt:
            continue
        if stems & known or not (is_public(token.text) or is_beginner(token.text)):
            starts = bool(_SENTENCE_END.search(text[max(0, token.start - 12) : token.start]))
            first = first_name_in(token.text)
            if starts and first and is_ambiguous(first) and not stems & known:
                next_token = tokens[at + 1] if at + 1 < len(tokens) else None
                if not (next_token and next_token.is_named):
                    continue
            yield Span(Kind.NAME, token.start, token.end)
