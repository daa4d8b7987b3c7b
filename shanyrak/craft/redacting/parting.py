"""Parts a run of capitalised words at those that belong to no name."""

import re

from shanyrak.craft.redacting.circles import KIN_WORD
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import first_name_in, is_ambiguous
from shanyrak.craft.redacting.nouns import is_german_noun
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public, is_public_place
from shanyrak.craft.redacting.runs import Token, without_loose_end

SENTENCE_END = re.compile(
    r"(?:[.!?…:]['\"»”’)]*\s+|\n\s*\n\s*|\n\s*[-–—•*\d]+[.)]?\s+|^\s*|[«„“\"¿¡]\s*|\n)$"
)


# "Бөлмелесім Жанар": my, our somebody, in Kazakh, where a sentence begins.
_MINE = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{2,}(?:ым|ім|ымыз|іміз|мыз|міз)")


def parted(
    text: str, run: list[Token], *, is_strong: bool, is_german: bool, languages: tuple[str, ...]
) -> list[tuple[list[Token], bool]]:
    """Part a run at words that belong to no name; say for each part whether a sentence begins there."""
    starts_sentence = (
        bool(SENTENCE_END.search(text[max(0, run[0].start - 12) : run[0].start])) or run[0].start == 0
    )
    parts: list[tuple[list[Token], bool]] = []
    part: list[Token] = []
    for at, token in enumerate(run):
        first_name = first_name_in(token.text)
        outside = token.shape == "capital" and (
            (
                (at < len(run) - 1 or (is_german and at > 0))
                and not first_name
                and bool(KIN_WORD.fullmatch(token.text))
            )
            or (
                is_beginner(token.text)
                and not (first_name and (at > 0 or not (starts_sentence or is_ambiguous(first_name))))
                and not _is_inner(run, at)
                and not (
                    languages
                    and at > 0
                    and first_name_in(run[at - 1].text)
                    and not is_common(token.text, languages)
                )
                and not (is_strong and at == 0 and (first_name or _goes_on(run)))
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
                and not _is_surname_by_chance(text, run, at)
            )
            or (is_country(token.text) and not first_name)
            or (at == 0 and len(run) > 1 and not languages and bool(_MINE.fullmatch(token.text)))
            or (
                not part
                and (is_german or (starts_sentence and at == 0))
                and bool(languages)
                and not first_name
                and _is_only_what_one_is(run[at:], languages, is_german=is_german)
            )
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
        (without_loose_end(part[:6]), start)
        for part, start in ((_without_opening(part), start) for part, start in parts)
        if any(token.is_named for token in part)
    ]


_TAKEN = re.compile(r"Xx{3,}")  # what an earlier look has taken
# "Big Steve", "Bad Hohenlinden": of the name.
_NICKNAMING = frozenset(
    [
        "big",
        "little",
        "old",
        "young",
        "wee",
        "fat",
        "long",
        "tall",
        "mad",
        "auld",
        "petit",
        "petite",
        "grand",
        "gros",
        "vieux",
        "vieille",
        "bad",
        "sankt",
        "groß",
        "klein",
        "neu",
        "alt",
        "ober",
        "unter",
        "hoch",
        "nieder",
    ]
)


def _is_only_what_one_is(run: list[Token], languages: tuple[str, ...], *, is_german: bool) -> bool:
    """ "Zeugin Gulmira B.", "Tonton Alain", "Auftrag des Fachschaftsrats Lebsanft": a common word before a name."""
    behind = [token.text for token in run[1:] if token.shape == "capital"]
    if run[0].text.lower() in _NICKNAMING or not behind or not is_common(run[0].text, languages):
        return False
    if first_name_in(behind[0]) or _TAKEN.fullmatch(behind[0]):
        return True
    if is_german:
        return len(behind) > 1 and not all(is_common(word, languages) for word in behind)
    return not any(is_common(word, languages) for word in behind[:2])


def _is_surname_by_chance(text: str, run: list[Token], at: int) -> bool:
    """ "Colette Avril, en vacances", "— Rosa Mayo": behind a first name, with nothing but a comma or an end behind it."""
    return (
        at == len(run) - 1 == 1
        and bool(first_name_in(run[0].text))
        and not is_public(run[0].text)
        and not is_country(run[at].text)
        and not is_public_place(run[at].text)
        and bool(re.match(r"\s*(?:[,(\n]|\.?\s*$)", text[run[at].end :]))
        and bool(re.search(r"(?:^|\n|[.!?…]\s|[—–-]\s?)$", text[: run[0].start]))
    )


def _without_opening(part: list[Token]) -> list[Token]:
    """ "Ich [bin] Imkerin": a small word that joins nothing."""
    while part and part[0].shape == "particle":
        part = part[1:]
    return part


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
