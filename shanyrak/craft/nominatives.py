"""
Office-holders printed in the Russian dative, as a letter is addressed, and their nominative, as a dictionary has it.

«Акиму города Алматы Ахметжану Есимову» is «Аким города Алматы», «Ахметжан Есимов». Both scripts: «Akimu goroda Almaty».
What is given back is a proposal with its doubts, for a person to look at; what was printed is never replaced by it. Names
that pymorphy3's dictionary does not know go by their endings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from shanyrak.craft.transliterating import guess_cyrillic, latin

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LONGEST = 120  # characters; a longer one is no name
NAME_KINDS = frozenset({"Name", "Surn", "Patr"})


class Doubt(StrEnum):
    UNKNOWN_NAME = "unknown-name"  # no dictionary has it: its ending decided
    TWO_READINGS = "two-readings"  # «Киму» is of Ким, «Ким» of a woman: or two forms fit
    UNDECLINED = "undeclined"  # a word was left as it stands
    LATIN = "latin"  # read back through Cyrillic letters


@dataclass(frozen=True, slots=True)
class Nominative:
    text: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to take a word: its nominative, "m", "f" or "" for any, and whether a dictionary said so."""

    text: str
    gender: str
    is_known: bool
    is_dative: bool  # False: the word stands in the nominative, or is never declined


# Ending in the dative → in the nominative, gender. The longest that fits is taken. Patronymics first: they tell the gender.
ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("овичу", "ович", "m"), ("евичу", "евич", "m"), ("ичу", "ич", "m"),
    ("овне", "овна", "f"), ("евне", "евна", "f"), ("ичне", "ична", "f"), ("иничне", "инична", "f"),
    ("скому", "ский", "m"), ("цкому", "цкий", "m"), ("ской", "ская", "f"), ("цкой", "цкая", "f"),
    ("ову", "ов", "m"), ("еву", "ев", "m"), ("ёву", "ёв", "m"), ("ину", "ин", "m"), ("ыну", "ын", "m"),
    ("овой", "ова", "f"), ("евой", "ева", "f"), ("ёвой", "ёва", "f"), ("иной", "ина", "f"), ("ыной", "ына", "f"),
    ("ому", "ый", "m"), ("ему", "ий", "m"), ("ию", "ий", "m"),
    ("аю", "ай", "m"), ("ею", "ей", "m"), ("ою", "ой", "m"), ("ую", "уй", "m"), ("ыю", "ый", "m"),
    ("ии", "ия", "f"), ("ье", "ья", ""), ("е", "а", ""),
)  # fmt: skip
NEVER_DECLINED = re.compile(r".*(?:улы|ұлы|кызы|қызы|оглы|заде|ко|их|ых|[ояиуэюё]|ә|і|ү)", re.IGNORECASE)
SLAVIC = tuple(ending for ending, _nominative, gender in ENDINGS if gender and len(ending) > 2)
# Kazakh names of women that Russian leaves as they are; others in «-е» may be the dative of one in «-а».
NAMES_IN_E = frozenset({"сауле", "айсауле", "акерке", "жанерке", "айзере", "кенже"})
CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщғқңһ")
AND = frozenset({"и"})


def nominative_name(printed: str, *, is_addressed: bool = False) -> Nominative | None:
    """
    Propose the nominative of a name; None where it stands in the nominative already, or nothing tells.

    ``is_addressed`` says that the office before it stands in the dative: then a name that could be either is taken for a
    dative too.
    """

    def propose(text: str, *, is_strict: bool) -> Nominative | None:
        return _name(text, is_addressed=is_addressed, is_strict=is_strict)

    return _through(printed, propose)


def nominative_role(printed: str) -> Nominative | None:
    """Propose the nominative of an office: its first words, up to the one it is about, change; the rest stays."""
    return _through(printed, lambda text, is_strict: _role(text))  # noqa: ARG005 - one way for both


def _through(printed: str, propose: Any) -> Nominative | None:
    text = " ".join(printed.split())
    if not text or len(text) > LONGEST:
        return None
    if re.search(r"[а-яё]", text, re.IGNORECASE):
        found: Nominative | None = propose(text, is_strict=False)
        return found if found and found.text != text else None
    return _latin(text, propose) if text.isascii() else None


def _latin(text: str, propose: Any) -> Nominative | None:
    """Read Latin letters as Russian ones, and write word by word only what changed: the rest keeps its spelling."""
    cyrillic = guess_cyrillic(text, "ru").text
    found = propose(cyrillic, is_strict=True)
    if found is None:
        return None
    before, after, words = cyrillic.split(), found.text.split(), text.split()
    if not len(before) == len(after) == len(words):
        return None
    said = [
        word if old == new else _respelt(word, old, new)
        for word, old, new in zip(words, before, after, strict=True)
    ]
    result = " ".join(said)
    if result == text:
        return None
    return Nominative(result, tuple(sorted({*found.doubts, Doubt.LATIN})))


def _respelt(word: str, old: str, new: str) -> str:
    """Keep how the stem is spelt, and end it as the nominative ends."""
    stem = 0
    while stem < min(len(old), len(new)) and old[stem] == new[stem]:
        stem += 1
    cut = len(latin(old[stem:], "ru"))
    kept = word[: len(word) - cut] if cut else word
    ending = latin(new[stem:], "ru")
    if ending and kept.isupper() and len(kept) > 1:
        ending = ending.upper()
    return kept + ending


# --- Names -------------------------------------------------------------------------------------------------------


def _name(text: str, *, is_addressed: bool, is_strict: bool = False) -> Nominative | None:
    """``is_strict``: the ending «-у» alone is no proof, since other languages' names end like that, too."""
    words = [word for word in text.split() if WORD.fullmatch(word.strip(".,"))]
    if not words or len(words) > 5:
        return None
    bare = [word.strip(".,") for word in words if not _is_initial(word)]
    readings = {word: list(_readings(word)) for word in bare}
    gender = _gender(readings)
    doubts: set[Doubt] = set()
    chosen: dict[str, _Reading] = {}
    for word, every in readings.items():
        fitting = [each for each in every if not gender or each.gender in {"", gender}]
        if not fitting or _contradicts(word, fitting, gender):
            return None  # no dative, or no name
        best = _best(fitting, is_addressed=is_addressed)
        chosen[word] = best
        if len({each.text for each in fitting if each.is_known == best.is_known and each.is_dative}) > 1:
            doubts.add(Doubt.TWO_READINGS)
        if best.is_dative and not best.is_known:
            doubts.add(Doubt.UNKNOWN_NAME)
        if not best.is_dative and not best.is_known:
            doubts.add(Doubt.UNDECLINED)
    if not is_addressed and not any(
        _is_surely_dative(word, every, is_strict) for word, every in readings.items()
    ):
        return None
    said = [word.replace(word.strip(".,"), chosen[word.strip(".,")].text) if word.strip(".,") in chosen else word
            for word in text.split()]  # fmt: skip
    return Nominative(" ".join(said), tuple(sorted(doubts)))


def _is_surely_dative(word: str, readings: list[_Reading], is_strict: bool) -> bool:  # noqa: FBT001 - as above
    if not readings or not all(each.is_dative for each in readings):
        return False
    return not is_strict or any(each.is_known for each in readings) or word.lower().endswith(SLAVIC)


def _is_initial(word: str) -> bool:
    return len(word.strip(".")) <= 1 or (word.endswith(".") and "." in word[:-1])


def _best(readings: list[_Reading], *, is_addressed: bool) -> _Reading:
    """A dictionary before an ending; after an office in the dative, what is one before what is not."""
    if is_addressed:
        return max(readings, key=lambda each: (each.is_dative, each.is_known))
    return max(readings, key=lambda each: (each.is_known, each.is_dative))


def _contradicts(word: str, readings: list[_Reading], gender: str) -> bool:
    """Whether this word would be declined in the dative, and is not: then none of the others is one either."""
    if any(each.is_dative for each in readings):
        return False
    small = word.lower()
    if NEVER_DECLINED.fullmatch(small) and not small.endswith("я"):
        return False
    return small.endswith(("а", "я")) or (gender == "m" and (small[-1] in CONSONANTS or small[-1] in "йь"))


def _gender(readings: dict[str, list[_Reading]]) -> str:
    """What all words agree on: the first of them that can only be one."""
    for every in readings.values():
        known = [each for each in every if each.is_known] or every
        genders = {each.gender for each in known}
        if len(genders) == 1 and genders != {""}:
            return genders.pop()
    return ""


@lru_cache(maxsize=2048)
def _readings(word: str) -> tuple[_Reading, ...]:
    """A name of two parts, Анна-Мария or Касым-Жомарт, changes at its end, and at its beginning where that is a name too."""
    first, hyphen, last = word.partition("-")
    if not hyphen:
        return _readings_of_one(word)
    declined = next(
        (each.text for each in _readings_of_one(first) if each.is_known and each.is_dative), first
    )
    ends = _readings(last) if last else ()
    return tuple(replace(each, text=f"{declined if each.is_dative else first}-{each.text}") for each in ends)


def _readings_of_one(word: str) -> tuple[_Reading, ...]:
    found: dict[tuple[str, str, bool], _Reading] = {}
    for parse in _parses(word):
        tag = parse.tag
        if not NAME_KINDS & tag.grammemes or "plur" in tag:
            continue
        gender = {"masc": "m", "femn": "f"}.get(str(tag.gender), "")
        is_dative = "datv" in tag and "Fixd" not in tag
        if is_dative:
            nominative = parse.inflect({"nomn", "sing"})
            said = _as_printed(nominative.word, word) if nominative else ""
        elif "nomn" in tag or "Fixd" in tag:
            said = word
        else:
            continue
        if said and parse.is_known:
            found.setdefault((said, gender, is_dative), _Reading(said, gender, True, is_dative))
    if not found:
        for reading in _by_ending(word):
            found.setdefault((reading.text, reading.gender, reading.is_dative), reading)
    return tuple(found.values())


def _by_ending(word: str) -> Iterator[_Reading]:
    small = word.lower()
    if small in NAMES_IN_E:
        yield _Reading(word, "f", True, False)
        return
    for ending, nominative, gender in ENDINGS:
        if small.endswith(ending) and len(small) > len(ending) + 1:
            yield _Reading(_as_printed(small[: -len(ending)] + nominative, word), gender, False, True)
            break
    else:
        if small.endswith("у") and small[-2:-1] in CONSONANTS and len(small) > 3:
            yield _Reading(word[:-1], "m", False, True)
        elif small.endswith("ю") and len(small) > 3:
            yield _Reading(_as_printed(small[:-1] + "ь", word), "m", False, True)
    if NEVER_DECLINED.fullmatch(small) and not small.endswith(("у", "ю", "ии")):
        yield _Reading(word, "", False, False)
    if small[-1] in CONSONANTS:
        yield _Reading(word, "", False, False)  # a man in the nominative, or a woman, whose name then stays
    if small.endswith(("а", "я")):
        yield _Reading(word, "", False, False)


# --- Offices -----------------------------------------------------------------------------------------------------


def _role(text: str) -> Nominative | None:
    words = text.split()
    said, doubts, changed = list(words), set(), 0
    at = 0
    while at < len(words):
        phrase = _dative_phrase(words, at)
        if phrase is None:
            break
        end, forms, is_sure = phrase
        said[at:end] = forms
        changed += 1
        if not is_sure:
            doubts.add(Doubt.TWO_READINGS)
        # «Президенту и Верховному главнокомандующему»: what «и» joins changes too.
        if end < len(words) and words[end].lower() in AND:
            at = end + 1
        else:
            break
    return Nominative(" ".join(said), tuple(sorted(doubts))) if changed else None


def _dative_phrase(words: list[str], at: int) -> tuple[int, list[str], bool] | None:
    """Adjectives and one noun in the dative from ``at`` on: where they end, and their nominatives."""
    adjectives: list[Any] = []
    for index in range(at, min(at + 4, len(words))):
        bare = words[index].strip(",;:.")
        nouns = [
            parse
            for parse in _parses(bare)
            if parse.tag.POS == "NOUN" and "datv" in parse.tag and "Fixd" not in parse.tag
        ]
        others = [
            parse for parse in _parses(bare) if parse.tag.POS in {"ADJF", "PRTF"} and "datv" in parse.tag
        ]
        if nouns and (not others or nouns[0].score >= others[0].score or index + 1 == len(words)):
            noun = nouns[0]
            if any(parse.tag.POS == "NOUN" and "nomn" in parse.tag for parse in _parses(bare)):
                return None  # «статье» could be, «министру» cannot
            wanted = {"nomn", str(noun.tag.number)}
            forms = [_inflected(parse, wanted, word) for parse, word in adjectives]
            forms.append(_inflected(noun, wanted, words[index]))
            return (index + 1, forms, noun.is_known) if all(forms) else None
        if not others:
            break
        adjectives.append((others[0], words[index]))
    # «Уполномоченному по правам», «исполняющему обязанности»: a word that is an office by itself.
    forms = [_inflected(parse, {"nomn", "masc", "sing"}, word) for parse, word in adjectives]
    return (at + len(forms), forms, False) if forms and all(forms) else None


def _inflected(parse: Any, wanted: set[str], word: str) -> str:
    made = parse.inflect(wanted)
    bare = word.strip(",;:.")
    return word.replace(bare, _as_printed(made.word, bare)) if made else ""


# --- Words -------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    import pymorphy3  # a fifth of a second, and 40 MB: only for who meets a Russian name

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=2048)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_dictionary().parse(word))


def _as_printed(word: str, printed: str) -> str:
    """Big letters where the printed word has them, «ё» only where it has one."""
    if "ё" not in printed.lower():
        word = word.replace("ё", "е")
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    parts = printed.split("-")
    small = word.split("-")
    if len(parts) == len(small):
        return "-".join(
            new.capitalize() if old[:1].isupper() else new for new, old in zip(small, parts, strict=True)
        )
    return word.capitalize() if printed[:1].isupper() else word
