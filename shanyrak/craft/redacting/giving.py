# ruff: noqa: E501 -- patterns read better unbroken
"""Which part of a writer's name stays: a first name, a nickname or one initial; never a surname."""

import itertools
import re

from shanyrak.craft.redacting.firstnames import first_name_in, has_patronymic_shape, has_surname_shape
from shanyrak.craft.redacting.letters import UPPER
from shanyrak.craft.redacting.occupations import TITLE

_PART = re.compile(
    rf"(?P<initial>[{UPPER}][{UPPER}{UPPER.lower()}]?\.(?:-[{UPPER}]\.)?)|(?P<word>[^\W\d_][\w'’ʼ-]*)"
)


_BEFORE_SURNAME = re.compile(
    r"(?:mr|mrs|ms|miss|herrn?|frau|fam|familie|family|famille|familia|famiglia|família|семья|mme|monsieur|madame|sra?|señora?|г-н|г-жа|господин|госпожа)\.?\s",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"Xx{3,}")  # a surname that an earlier look has taken


def given_in(name: str, *, begins_with_surname: bool = False) -> tuple[int, int] | None:
    """
    Give where in a whole name, such as a line of a signature, the part stands that may stay; None for none.

        given_in("Ruth Hall") == (0, 4); given_in("Ежова Т. В.") == (6, 8); given_in("Петрова") is None
    """
    at = 0
    while found := TITLE.match(name, at):
        at = found.end()
        while at < len(name) and name[at] in " .,(":
            at += 1
    parts = [part for part in _PART.finditer(name, at) if not _TAKEN.fullmatch(part[0])]
    if not parts or (len(parts) == 1 and _BEFORE_SURNAME.match(name)):
        return None
    if len(parts) < len(_PART.findall(name, at)):
        return parts[0].start(), parts[-1].end()
    initials = [part for part in parts if part["initial"]]
    words = [part for part in parts if part["word"]]
    is_shortened = len(initials) == 1 and len(words) == 1 and not _is_surname(words[0][0])  # "Мадина Д."
    if initials and (parts[0]["initial"] or (len(words) == 1 and not is_shortened)):
        return initials[0].start(), initials[0].end()
    if begins_with_surname and len(words) > 1 and not first_name_in(words[0][0]):
        return words[1].span()
    return _given_word(words, is_alone=len(words) == 1)


def _given_word(words: list[re.Match[str]], *, is_alone: bool) -> tuple[int, int] | None:
    first = words[0]
    if is_alone:
        return None if _is_surname(first[0]) else first.span()
    for before, word in itertools.pairwise(words):
        if has_patronymic_shape(_titled(word[0])) and not (
            before is first
            and len(words) > 2
            and _is_surname(before[0])
            and first_name_in(words[2][0].lower())
        ):
            return before.span()
    if first[0].lower() in _VIETNAMESE:
        return words[-1].span()
    second = words[1]
    shouted = first[0].isupper() and len(first[0]) > 1 and not second[0].isupper()
    if shouted or _is_surname(first[0]):
        return second.span()
    if second[0][0] >= "Ё" and not any(
        re.search("[әғқңөұүһі]", word[0].lower())
        or first_name_in(word[0].lower())
        or has_patronymic_shape(word[0])
        for word in words
    ):
        return None  # "Лупу Ион": either may be the surname
    if (
        len(words) == 2
        and second[0].lower() in _STANDS_FIRST
        and first[0].lower() not in _STANDS_FIRST
        and (
            "-" in first[0]
            or not first_name_in(second[0].lower())
            or second[0].lower() in {"kim", "ким", "park"}
        )
    ):
        return first.span()  # "Ji-woo Kim"
    if not first_name_in(first[0].lower()) and first_name_in(second[0].lower()) and len(words) <= 3:
        # "Ivanova Anna" in Cyrillic; elsewhere it may as well be a rare first name and a surname such as Oliver.
        return second.span() if second[0][0] >= "Ё" else None
    name = first.string
    if compound := _COMPOUND.match(name, first.start()):
        following = [word for word in words if word.start() >= compound.end()]
        if following and not re.match(r"\w", name[compound.end() :]):
            return first.start(), compound.end()
    if len(words) > 2 and _COMPOUND.fullmatch(f"{first[0]} {second[0]}"):
        return first.start(), second.end()
    return first.span()


# First names of two words, where a surname follows.
_COMPOUND = re.compile(
    r"(?:(?:Mar[ií]a|M[ªa]\.?|Maria) (?:del Carmen|del Pilar|del Mar|del Rosario|del Rocío|de los Ángeles|de la Luz|de la Paz|de Lurdes|de Lourdes|de Fátima|da Conceição|das Dores|da Graça|das Graças|do Carmo|do Céu|da Luz|de Jesus|Antónia|Aparecida|Eugenia|Elena|Rosaria)|Luz (?:Dary|Marina|María|Elena|Adriana|Stella)|Ana (?:Lucía|María|Maria|Paula|Luísa|Clara|Rita|Sofia|Belén)|Juan (?:de Dios|de la Cruz)|Thi (?:Mai|Lan|Hoa|Hoà|Thu|Kim)|(?:Mar[ií]a|M[ªa]|Ana|Rosa|Eva|Luz|Anna|Marie) (?:Dolores|Carmen|Pilar|Luisa|Teresa|Isabel|Jos[eé]|Jesús|Ángeles|Elena|Rosa|Victoria|Grazia|Pia|Chiara|Cristina|Antonietta|Paula|Laura|Clara|Luise|Theres[ei]a?|Claire|France|Fernanda|Beatriz|João|Lúcia|Mercedes|Soledad|Concepción)"
    r"|(?:Jos[eé]|Juan|Luis|Miguel|Francisco|Carlos|Jo[ãa]o|António|Pedro|Manuel|Gian|Pier) (?:Luis|Luís|Carlos|Manuel|Antonio|António|Mar[ií]a|Ángel|Miguel|Ignacio|Francisco|Javier|Pablo|Jesús|Ramón|Pedro|Paulo|Paolo|Luigi|Andrés|Alberto|Fernando|Enrique|Carlo|Franco|Marco)"
    r"|(?:Hans|Karl|Klaus|Franz|Heinz|Ernst) (?:Peter|Heinz|Josef|Jürgen|Dieter|Georg|Werner|Otto)|(?:Jean|Marie|Anne) (?:Claude|Pierre|Paul|Luc|Marc|Louis|Claire|Thérèse|Sophie|Laure|Christine|Noëlle)"
    r"|(?:Ali|Mehmet|Ahmet|Mustafa|Hasan) (?:Rıza|Can|Kemal|Emin|Kaan|Hüseyin)|(?:Mary|Anne|Sarah) (?:Jane|Ann|Anne|Louise|Lou|Ellen|Beth|Kate))"
)


# Of Vietnam, China and Korea (and Koreans of Kazakhstan), whose names begin with them.
_STANDS_FIRST = frozenset(
    [
        "nguyen",
        "nguyễn",
        "tran",
        "trần",
        "pham",
        "phạm",
        "hoang",
        "hoàng",
        "vu",
        "võ",
        "đặng",
        "bùi",
        "wang",
        "zhang",
        "chen",
        "liu",
        "huang",
        "zhao",
        "zhou",
        "wu",
        "xu",
        "sun",
        "kim",
        "park",
        "choi",
        "jeong",
        "kang",
        "cho",
        "yoon",
        "ким",
        "пак",
        "цой",
        "хан",
        "тен",
        "тян",
        "ли",
        "нам",
        "огай",
        "югай",
        "хегай",
        "шин",
        "чен",
        "ван",
        "чжан",
    ]
)


_VIETNAMESE = frozenset(
    ["nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "hoang", "hoàng", "vu", "võ", "đặng", "bùi"]
)  # given names stand last


# As families are called from Iceland to Greece, and few people by their first name.
_FAMILIAR = re.compile(
    r"\w{2,}(?:huber|hofer|ma[iy]er|me[iy]er|bauer|berger|inger|lechner|wimmer|gruber|mann|stein|bach|feld|ström|quist|sson|sdóttir|sohn|escu|yan|idze|adze|shvili|opoulos|akis|ides|oğlu|ález|ández|ínez|ópez|érez|ímez|ómez|íguez|ez|ski|ska|wicz|czyk)",
    re.IGNORECASE,
)


def _is_surname(word: str) -> bool:
    if _FAMILIAR.fullmatch(word) and not first_name_in(word.lower()):
        return True
    if word.lower() in _STANDS_FIRST:
        return True
    return has_surname_shape(_titled(word)) and not first_name_in(word.lower())


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:].lower() if word.isupper() or word.islower() else word
