# ruff: noqa: E501 -- patterns read better unbroken
"""Where a letter tells its writer's own name in mid-text or at the end of its last line, and what of it may stay."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.giving import given_in
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.letters import CAPITALISED
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.naming import introduces_the_writer, is_of_the_circle
from shanyrak.craft.redacting.occupations import is_occupation
from shanyrak.craft.redacting.parting import SENTENCE_END
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.signing import Foot

_WORD = re.compile(r"\w+")
_I = re.compile(
    r"(?:^|(?<=[\s(«\"]))(?:я|мен|i am|i['’]m|ich bin|je suis|yo|soy|ben|ja|jestem|sono|(?<=\n)от|пишет вам|вам пишет|обращается к вам|ваш[аи]?)[ ,—–-]+([^.!?\n]{0,60})$",
    re.IGNORECASE,
)
_SURNAME_BEFORE = re.compile(
    r"(?<!\w)(?:surname|last name|family name|nachname|familienname|nom de famille|apellidos?|фамили\w+|тегім|soyadım|nazwisko|прізвище)(?: is| ist| est| es)?\W{0,4}$",
    re.IGNORECASE,
)


def _is_surname_alone(given: str, named: str, languages: tuple[str, ...]) -> bool:
    """ "Ich heiße Stein": one word, which is common and no first name."""
    return (
        bool(languages)
        and given == named.strip()
        and not first_name_in(given)
        and is_common(given, languages)
    )


def own_given(
    text: str, spans: list[Span], foots: list[Foot], languages: tuple[str, ...]
) -> Iterable[tuple[int, int]]:
    """Where the writers' first names stand, which may stay: introduced, or the same as in a signature."""
    signed = {at for foot in foots for span in foot.spans for at in range(span.start, span.end)}
    given = [text[start:end] for foot in foots for start, end in foot.stays]
    given = [name for name in given if re.fullmatch(r"[\w'’-]+", name)]
    names = [span for span in spans if span.kind is Kind.NAME and span.start not in signed]
    for span in names:
        if (
            introduces_the_writer(text, span.start)
            or _tells_of_oneself(text, span)
            or _closes_the_letter(text, span)
        ) and (part := _given_last(text[span.start : span.end]) or given_in(text[span.start : span.end])):
            start, end = span.start + part[0], span.start + part[1]
            if _SURNAME_BEFORE.search(text[max(0, span.start - 30) : span.start]):
                continue
            if _is_surname_alone(text[start:end], text[span.start : span.end], languages):
                continue
            given.append(text[start:end])
            yield start, end
    own = {stem(name) for name in given if len(name) > 2}
    for span in names:
        name = text[span.start : span.end]
        first = re.match(r"[\w'’-]+", name)
        if first and stem(first[0]) in own and not is_of_the_circle(text, span.start):
            yield span.start, span.start + first.end()


def _tells_of_oneself(text: str, span: Span) -> bool:
    """ "Я инвалид второй группы, Сидоренко Владимир Тимофеевич": a whole name behind "I", nobody else between."""
    if len(re.findall(r"[^\W\d_]{2,}", text[span.start : span.end])) < 2:
        return False
    opening = _I.search(text[max(0, span.start - 80) : span.start])
    if opening is None:
        return False
    between = _WORD.findall(opening[1])
    is_apart = opening[1].rstrip(" ")[-1:] in {"", ",", "—", "–", "-"}
    return (is_apart or all(is_occupation(word) for word in between)) and not any(map(is_kin, between))


_TITLE_BEFORE = re.compile(
    r"(?:(?<!\w)(?:prof|dr|mr|mrs|ms|rev|sr|sra|mme|m|hr|fr|lic|ing|проф|д-р)\.|:)\s*$", re.IGNORECASE
)


_SIGNED = re.compile(
    rf"(?:(?<=[.!?…»\"”]\s)|(?<=\n))({CAPITALISED}(?:[ ]{CAPITALISED}){{1,2}})(?=[\s.]*$|,[ ][^.!?\n]{{2,40}}\s*$)"
)


# "Hier schreibt Wolf, Erika", "mein Name ist Oyelaran, Blessing": the surname comes first.
_TURNED = re.compile(
    rf"(?i:name is|schreibt|name ist|ich heiße|m['’]appelle|me llamo|soy|mi chiamo|nazywam się|меня зовут|пишет вам|soussignée?|abajo firmante) ({CAPITALISED}), ({CAPITALISED})(?=[,.])"
)


def last_name(text: str) -> Iterable[Span]:
    """ "… Il vous salue bien. Chabert Fabrice": whatever the words mean, with a first name among them."""
    for turned in _TURNED.finditer(text):
        if first_name_in(turned[2]):
            yield Span(Kind.NAME, *turned.span(1))
    if (found := _SIGNED.search(text)) and any(first_name_in(word) for word in found[1].split()):
        words = found[1].split()
        if not any(is_occupation(word) or is_kin(word) or is_beginner(word) for word in words):
            yield Span(Kind.NAME, *found.span(1))


# "Müller, Sylt": no more than a surname and a place, in the last line.
_LAST_LINE = re.compile(rf"\n({CAPITALISED}), ({CAPITALISED}(?:[ -]{CAPITALISED})?)[\s.]*$")


def last_line(text: str) -> Iterable[Span]:
    if (found := _LAST_LINE.search(text)) and not any(
        is_occupation(word) or is_kin(word) or is_beginner(word) or is_country(word) or is_public(word)
        for word in re.findall(r"[\w-]+", found[0])
    ):
        if not first_name_in(found[1]):
            yield Span(Kind.NAME, *found.span(1))
        yield Span(Kind.ADDRESS, *found.span(2))


def _given_last(name: str) -> tuple[int, int] | None:
    """ "Chabert Fabrice": the second is a first name, the first none."""
    words = list(_WORD.finditer(name))
    if len(words) == 2 and first_name_in(words[1][0]) and not first_name_in(words[0][0]):
        return words[1].span()
    return None


def _closes_the_letter(text: str, span: Span) -> bool:
    """ "… Let him go. Ruth Hall" at the end of the last line: two words and more, and no sentence."""
    behind = text[span.end :].strip(" .\n")
    named = text[span.start : span.end].strip()
    return (
        (" " in named or bool(first_name_in(named)) or (not behind and text[span.start - 1] == "\n"))
        and bool(SENTENCE_END.search(text[max(0, span.start - 12) : span.start]))
        and not _TITLE_BEFORE.search(text[max(0, span.start - 12) : span.start])
        and (not behind or bool(re.fullmatch(r"[,(–—-] ?(?:[^\s.!?]+ ?){1,4}", behind)))
    )
