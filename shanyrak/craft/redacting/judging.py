# ruff: noqa: E501 -- patterns read better unbroken
"""The whole of a redaction: every finder looks at the letter, and what they found is put together."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable

from shanyrak.craft.redacting.called import find_called
from shanyrak.craft.redacting.casing import softened
from shanyrak.craft.redacting.circles import COURTESY
from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.commonness import languages_of
from shanyrak.craft.redacting.contacting import find_contacts
from shanyrak.craft.redacting.datelines import place_and_day
from shanyrak.craft.redacting.dictating import find_dictated
from shanyrak.craft.redacting.feet import foot_lines, lists_of_signers
from shanyrak.craft.redacting.fields import fields_of
from shanyrak.craft.redacting.filling import filled, joined_names
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.footlines import LABEL
from shanyrak.craft.redacting.foreign import find_foreign_words
from shanyrak.craft.redacting.growing import grown
from shanyrak.craft.redacting.heading import (
    addressees_of,
    bare_address_of,
    head_of,
    sender_blocks,
    signature_of,
    town_of,
)
from shanyrak.craft.redacting.headlines import headlines_of
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.institutions import find_institutions
from shanyrak.craft.redacting.layout import Line, layout_of, lines_of
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.lowercase import (
    find_lowercase_given,
    find_lowercase_names,
    find_lowercase_self,
    find_lowercase_signers,
    find_surname_behind,
    freed_in,
    is_without_capitals,
)
from shanyrak.craft.redacting.lowercase_places import find_lowercase_places
from shanyrak.craft.redacting.marking import Kind, Redaction, Span, folded, redaction_of
from shanyrak.craft.redacting.naming import find_names, is_of_the_circle
from shanyrak.craft.redacting.numbering import find_numbers
from shanyrak.craft.redacting.occupations import TITLE
from shanyrak.craft.redacting.owning import last_line, last_name, own_given
from shanyrak.craft.redacting.placing import (
    find_places,
    own_towns,
)
from shanyrak.craft.redacting.press import press_in
from shanyrak.craft.redacting.signing import foot_of
from shanyrak.craft.redacting.strange import find_strange_words, is_shouted
from shanyrak.craft.redacting.working import find_workplaces

LEVELS = ("first-name", "anonymous")

_GERMAN = re.compile(
    r"(?<!\w)(?:der|die|das|und|ich|nicht|nich|wir|sie|ist|sind|mit|für|den|dem|auf|von|vom|sehr|geehrte\w*|auch|als|ein|eine|einen|einem|einer|kein|keine|keinen|hat|haben|im|zu|zum|zur|bei|nach|bitte|ihr|ihre|ihren|unser|unsere|mein|meine|gegen|herr|herrn|aus|um|aber|noch|wie|wer|mir|mich|sich|dass|hiermit|lasst)(?!\w)",
    re.IGNORECASE,
)
# What goes may show what else is a name: a letter is looked at until no more is found, so that to redact
# again changes nothing.
_MOST_LOOKS = 4
_LONGEST_LETTER = 10_000  # characters; what is longer is no letter, and is looked at once
# No word is so long; a link may be, and whatever else it is, nobody could check it by eye.
_ENDLESS = re.compile(r"\S{300,}")
_MARKS = re.compile(rf"\[({'|'.join(Kind)})\]")
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(rf"[{UPPER}][\w'’-]{{2,}}")
_LAST_LINES, _SHORT = 8, 110  # of a letter without capitals: where its foot may stand
_FULL = 55  # characters; a line of so many that goes on below was broken by the machine
_TO = re.compile(
    r"^\s*(?:(?:by |per |via )?fax (?:to|an|no|nr)|to|cc|c\.c\.?|copy|copia|kopie|копия|an|a|à|para|кому|кімге|kime|aan|do|al|alla)\s*[:+]",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?<!\w)(?:i am|i['’]m|мне|ich bin|j['’]ai|tengo|маған|мені[ңн] жасым|mam|мені|жасым)\s+(?:\w+\s)?(\d{1,2})\s*(?:-?years?[- ]old|лет|года?|jahre|ans|años|жас\w*|lat|років)?",
    re.IGNORECASE,
)


def redact(
    text: str,
    *,
    language: str = "",
    known: Iterable[str] = (),
    keep: Iterable[str] = (),
    level: str = "first-name",
) -> Redaction:
    """
    Take out of a letter what shows who wrote it, and whom of their circle it tells about.

        redact("My name is Ruth Hall.").text == "My name is Ruth [name]."

    Gone: surnames of the writers, whole names of others, emails, phones, links and accounts, postal addresses,
    villages, workplaces, numbers of documents and accounts, dates of birth, older mails quoted below. What
    stays: countries, officials, and the people whose case the letter is about, as far as the words around
    their names tell; and the writers' first names or one initial, what they are ("retired nurse") and large
    cities that stand alone. Rules miss things: a person reads the result before anybody else does.

    ``language`` (BCP 47) is guessed when "". ``known`` are names that are always private, such as the
    sender's; ``keep`` are names of the public case that always stay. ``level`` is one of LEVELS; with
    "anonymous" first names, cities, ages and everything in the signature but a country go too. Marks count characters of ``text``. Never raises.
    """
    known, keep = list(known), list(keep)
    plain = _plain(text)
    languages = languages_of(_without(plain, layout_of(plain).trail))
    redaction = _redacted(text, language, languages, known, keep, level)
    for _ in range(_MOST_LOOKS if len(text) <= _LONGEST_LETTER else 0):
        again = _redacted(redaction.text, language, languages, known, keep, level)
        if not again.marks:
            break
        redaction = folded(text, redaction, again)
    return redaction


def _redacted(
    text: str, language: str, languages: tuple[str, ...], known: list[str], keep: list[str], level: str
) -> Redaction:
    """Look at a letter once. Marks that stand in it already are left alone."""
    known = list(known)
    original, text = text, _plain(text)
    marked = [found.span() for found in _MARKS.finditer(text)]
    text = _MARKS.sub(_placeholder, text)
    spans = [Span(Kind.URL, found.start(), found.end()) for found in _ENDLESS.finditer(text)]
    text = _ENDLESS.sub(lambda found: "\x1f" * len(found[0]), text)
    layout = layout_of(text)
    fields = fields_of(_without(text, layout.trail))
    known += fields.surnames
    as_written = lines_of(text)
    headlines = list(headlines_of(layout, as_written))
    told = [word for start, end in headlines for word in _CAPITAL.findall(text[start:end])]
    addressees = list(addressees_of(layout, as_written))
    told += [
        word
        for start, end in addressees
        for word in _CAPITAL.findall(text[start:end])
        if not first_name_in(word)
    ]
    text = _without(text, [*((span.start, span.end) for span in fields.spans), *fields.stays])
    text = _without(text, press_in(text, as_written))
    is_german = language.lower().startswith("de") if language else _seems_german(text)
    shouted = is_shouted(text)
    text = softened(text, languages)
    has_no_capitals, lines = is_without_capitals(text), lines_of(text)
    spans += [Span(Kind.QUOTE, start, end) for start, end in layout.trail]
    spans += [span for span in find_contacts(text) if not _is_the_addressees(text, span)]
    spans += [*find_numbers(text), *find_dictated(text), *find_foreign_words(text)]
    flowing = _unwrapped(text)
    spans += find_places(flowing)
    spans += find_workplaces(flowing)
    spans += find_called(flowing, may_be_small=has_no_capitals)
    spans += own_towns(flowing, is_german=is_german, languages=languages)
    public: list[tuple[int, int]] = [*headlines, *addressees]
    spans += find_institutions(flowing, public)
    spans += [span for line in lines for span in town_of(line)]
    spans += bare_address_of(layout)
    found = list(spans)
    contacts = [span for span in found if span.kind not in {Kind.ADDRESS, Kind.WORKPLACE}]
    blocks = [foot_lines(layout, lines), *sender_blocks(layout)]
    foots = [foot_of(text, block, contacts, languages) for block in blocks]
    foots += [foot_of(text, block, contacts, languages, is_list=True) for block in lists_of_signers(lines)]
    spans += [span for foot in foots for span in foot.spans]
    stays = [*fields.stays, *(stay for foot in foots for stay in foot.stays)]
    if shouted:
        spans += find_strange_words(_blanked(text, spans).lower(), languages)
    if not has_no_capitals:
        spans += find_lowercase_names(text, is_certain=False)
    else:
        spans += [*find_lowercase_names(text), *find_lowercase_self(text, languages)]
        spans += find_surname_behind(text)
        spans += find_lowercase_places(text, languages)
        spans += find_strange_words(_blanked(text, spans), languages)
        stays += find_lowercase_given(text)
        freed = freed_in(text)
        spans = [
            span
            for span in spans
            if span.kind is not Kind.NAME or stem(text[span.start : span.end]) not in freed
        ]
        for span, given in find_lowercase_signers(_blanked(text, spans), languages):
            spans.append(span)
            stays += [given] if given else []
    if level == "anonymous":
        spans += [*signature_of(text, layout, found), *head_of(layout)]
    spans += last_name(text)
    hidden = _blanked(text, spans)
    spans += find_names(
        hidden, layout, is_german=is_german, languages=languages, known=known, keep=[*keep, *told]
    )
    spans = list(grown(_without(text, [*layout.trail, *fields.stays]), spans, languages))
    if has_no_capitals:
        blocks.append([line for line in lines[-_LAST_LINES:] if len(line.text) < _SHORT])
    spans += filled(
        text, spans, itertools.chain.from_iterable(blocks), [s for foot in foots for s in foot.stays]
    )
    if level == "anonymous":
        spans = [_with_courtesy(text, span) for span in spans]
        spans += [Span(Kind.NUMBER, found.start(1), found.end(1)) for found in _AGE.finditer(text)]
        spans += [Span(Kind.NAME if kind is None else kind, s, e) for kind, s, e in fields.values]
    else:
        spans = list(
            _cut(
                list(_unlabelled(text, spans)),
                [*addressees, *headlines],
                of=_OF_OFFICES,
            )
        )
        surnames = _in_whole_names(text, spans)
        spans = [span for span in spans if not _is_large_city(text, span, surnames)]
        spans = list(
            _cut(
                spans,
                [
                    *stays,
                    *own_given(text, spans, foots, languages),
                    *_titles(text),
                    *_listed_given(text, spans),
                ],
            )
        )
        spans = [*_cut(spans, list(fields.stays), of=frozenset(Kind)), *fields.spans]
    dated = [(line.start, day[1]) for line in lines if (day := place_and_day(line.text))]
    when = [(start + first, start + last) for start, (first, last) in dated]
    spans = [
        *_cut(spans, when, of=frozenset(Kind) - {Kind.QUOTE}),
        *joined_names(text, spans),
        *last_line(text),
    ]
    spans = list(_private(text, spans, public, blocks)) if public else spans
    spans += _exactly(text, known)
    kept = _places_of(text, keep)
    spans = [span for span in spans if not _lies_in(span, kept)]
    return redaction_of(original, _cut(spans, marked, of=frozenset(Kind)) if marked else spans)


def _private(
    text: str, spans: list[Span], public: list[tuple[int, int]], foot: list[list[Line]]
) -> Iterable[Span]:
    """Leave out the names of what the letter is about, and its town, but not in the foot."""
    known = {stem(word) for start, end in public for word in _CAPITAL.findall(text[start:end])}
    feet = [(line.start, line.end) for block in foot for line in block]
    for span in spans:
        words = re.findall(rf"[{UPPER}][\w'’-]+", text[span.start : span.end])
        is_in_foot = any(start <= span.start < end for start, end in feet)
        if (
            span.kind in {Kind.NAME, Kind.ADDRESS, Kind.WORKPLACE}
            and words
            and not is_in_foot
            and not re.search(r"\d", text[span.start : span.end])
            and all(stem(word) in known for word in words)
        ):
            continue
        yield span


def _placeholder(mark: re.Match[str]) -> str:
    """A mark of an earlier redaction reads as the surname it stands for, or as nothing."""
    is_name = mark[1] in {Kind.NAME, Kind.SIGNATURE}
    return "X" + "x" * (len(mark[0]) - 1) if is_name else "\x1f" * len(mark[0])


def _is_the_addressees(text: str, span: Span) -> bool:
    """ "To: mayor@…" above the letter is the office's own."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.end]
    return span.kind in {Kind.EMAIL, Kind.PHONE, Kind.URL} and bool(_TO.match(line)) and len(line) < 120


def _in_whole_names(text: str, spans: list[Span]) -> set[str]:
    """Stems of the words of names of two words and more: "Durham" is no city in a letter of Ruth Durham's."""
    names = [_WORD.findall(text[span.start : span.end]) for span in spans if span.kind is Kind.NAME]
    return {stem(word) for words in names if len(words) > 1 for word in words}


def _with_courtesy(text: str, span: Span) -> Span:
    """ "Mrs Hall", "doña Remedios": where nothing may tell, the form of address goes too."""
    if span.kind is Kind.NAME and (courtesy := COURTESY.search(text[max(0, span.start - 25) : span.start])):
        shown = courtesy[0].strip().lower()
        if len(shown.split()) <= 2 and shown not in {"family of", "m", "от"}:
            return Span(span.kind, span.start - len(courtesy[0].lstrip()), span.end)
    return span


def _is_large_city(text: str, span: Span, surnames: set[str]) -> bool:
    named = text[span.start : span.end]
    if not names_only_cities(named):
        return False
    if span.kind in {Kind.ADDRESS, Kind.SIGNATURE}:
        return True
    return (
        span.kind is Kind.NAME
        and not first_name_in(named)
        and not is_of_the_circle(text, span.start)
        and stem(named) not in surnames
    )


# "K. Hall, M.Sc., B.Ed.": degrees are no initials.
_DEGREE = re.compile(r"(?<![\w.])(?:[BM]\.[ ]?(?:Sc|Ed|Tech|Phil|Com|Eng)|LL\.[ ]?[BM]|Ph\.[ ]?D)\.?(?!\w)")


_LEAST_LISTED = 3


def _listed_given(text: str, spans: list[Span]) -> Iterable[tuple[int, int]]:
    """ "Ramiro Etcheverry (bajo), Susana Ben Amar (contralto), …": signers in one line, their first names."""
    named = sorted({(span.start, span.end) for span in spans if span.kind is Kind.NAME})
    starts = [start for start, _ in named]
    for line in lines_of(text):
        begin, behind = bisect_left(starts, line.start), bisect_left(starts, line.end)
        names = [(start, end) for start, end in named[begin:behind] if end <= line.end]
        if len(names) < _LEAST_LISTED:
            continue
        names = [
            one for one in names if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in names)
        ]
        if len(names) < _LEAST_LISTED or sum(end - start for start, end in names) < 0.4 * len(
            line.text.strip()
        ):
            continue
        for start, end in names:
            words = text[start:end].split()
            is_first_name = first_name_in(words[0]) == words[0].lower()
            if len(words) > 1 and is_first_name and not is_of_the_circle(text, start):
                yield start, start + len(words[0])


# "Toribio León Pastor", at the end of a line or before a comma: a surname.
_IS_SURNAME = re.compile(rf"[{UPPER}][{LOWER}'’-]+ (?:de |la |del |von )?[{UPPER}][{LOWER}]+$")


def _titles(text: str) -> Iterable[tuple[int, int]]:
    for found in TITLE.finditer(text):
        is_surname = text[found.end() : found.end() + 1] in {"", "\n", ","} and _IS_SURNAME.search(
            text[max(0, found.start() - 30) : found.end()]
        )
        before = re.search(r"([^\W\d_]+) $", text[max(0, found.start() - 20) : found.start()])
        is_named = bool(
            before and found[0][:1].isupper() and first_name_in(before[1]) and not TITLE.fullmatch(before[1])
        )
        if len(found[0]) > 1 and not is_surname and not is_named:
            yield found.span()
    for found in _DEGREE.finditer(text):
        yield found.span()


def _cut(
    spans: list[Span],
    stays: list[tuple[int, int]],
    *,
    of: frozenset[Kind] = frozenset([Kind.NAME, Kind.SIGNATURE]),
) -> Iterable[Span]:
    """Take what stays out of the names and signatures, which may fall into pieces."""
    stays = sorted(stays)
    starts = [start for start, _ in stays]
    longest = max((end - start for start, end in stays), default=0)
    for span in spans:
        if span.kind not in of:
            yield span
            continue
        at = span.start
        for start, end in stays[bisect_left(starts, span.start - longest) : bisect_left(starts, span.end)]:
            if end <= at:
                continue
            if start > at:
                yield Span(span.kind, at, start)
            at = max(at, end)
        if at < span.end:
            yield Span(span.kind, at, span.end)


def _plain(text: str) -> str:
    """Ends of lines and spaces of all kinds made plain, character for character."""
    text = text.replace("\r\n", " \n")
    return text.translate(
        dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\t"), " ")
        | dict.fromkeys(map(ord, "\r\u2028\u2029\x0b\x0c"), "\n")
    )


def _unwrapped(text: str) -> str:
    """A line that was broken because it was full goes on in the next, character for character."""
    lines = text.split("\n")
    ends = [
        " " if _is_full(line) and below[:1].isalpha() else "\n" for line, below in itertools.pairwise(lines)
    ]
    return "".join(itertools.chain.from_iterable(zip(lines, [*ends, ""], strict=True)))


def _is_full(line: str) -> bool:
    words = line.split()
    return (
        len(line) > _FULL
        and line[-1] not in ".!?: "
        and sum(word[0].islower() for word in words) > len(words) / 2
    )


def _seems_german(text: str) -> bool:
    words = len(_WORD.findall(text)) or 1
    return len(_GERMAN.findall(text)) / words > 0.08


_OF_OFFICES = frozenset([Kind.NAME, Kind.SIGNATURE, Kind.WORKPLACE, Kind.ADDRESS])
# "Correspondence to: 3 Mill Lane": what the label says may stay.
_LABEL = re.compile(
    r"(?![^:]*(?<!\w)(?i:no|nr|nu|n[º°]|sok|cad|mah|д|кв|ул)\.?[ ]?:)(?:[^\W\d_][\w.'’-]*[ ]){0,2}[^\W\d_][\w.'’-]*[ ]?:[ ]+(?=\S)"
)


def _unlabelled(text: str, spans: list[Span]) -> Iterable[Span]:
    for span in spans:
        if span.kind in {Kind.ADDRESS, Kind.SIGNATURE} and LABEL.match(
            text[span.start : span.end].strip("· ")
        ):
            continue
        label = _LABEL.match(text, span.start, span.end) if span.kind in _OF_OFFICES else None
        yield Span(span.kind, label.end(), span.end) if label else span


def _exactly(text: str, known: list[str]) -> Iterable[Span]:
    for name in known:
        if len(name.strip()) > 1:
            pattern = r"\s+".join(re.escape(word) for word in name.split())
            for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
                yield Span(Kind.NAME, found.start(), found.end())


def _places_of(text: str, keep: list[str]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in _exactly(text, keep)]


def _lies_in(span: Span, kept: list[tuple[int, int]]) -> bool:
    return span.kind is Kind.NAME and any(start <= span.start and span.end <= end for start, end in kept)


def _without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in stretches:
        characters[start:end] = ("\n" if each == "\n" else "\x1f" for each in characters[start:end])
    return "".join(characters)


def _blanked(text: str, spans: list[Span]) -> str:
    """Hide what was found already, so that no name is sought in an address; the length stays."""
    characters = list(text)
    for span in spans:
        if span.kind in {Kind.NAME, Kind.SIGNATURE}:
            continue
        for at in range(span.start, span.end):
            if characters[at] != "\n":
                characters[at] = "\x1f"
    return "".join(characters)
