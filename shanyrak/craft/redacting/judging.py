# ruff: noqa: E501 -- patterns read better unbroken
"""The whole of a redaction: every finder looks at the letter, and what they found is put together."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.contacting import find_contacts
from shanyrak.craft.redacting.fields import fields_of
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.giving import given_in
from shanyrak.craft.redacting.inflecting import stem
from shanyrak.craft.redacting.institutions import find_institutions
from shanyrak.craft.redacting.layout import CLOSING, OFFICIAL, Layout, Line, layout_of
from shanyrak.craft.redacting.letters import CAPITALISED, INITIAL, LOWER, UPPER
from shanyrak.craft.redacting.lowercase import (
    find_lowercase_names,
    find_lowercase_self,
    find_lowercase_signers,
    is_without_capitals,
)
from shanyrak.craft.redacting.marking import Kind, Redaction, Span, folded, redaction_of
from shanyrak.craft.redacting.naming import blocks_of, find_names, introduces_the_writer, is_of_the_circle
from shanyrak.craft.redacting.numbering import find_numbers
from shanyrak.craft.redacting.occupations import TITLE
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.placing import (
    find_places,
    looks_like_address,
    names_an_institution,
    own_towns,
    without_countries,
)
from shanyrak.craft.redacting.signing import Foot, foot_lines, foot_of, lists_of_signers

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
_I = re.compile(
    r"(?:^|(?<=[\s(«\"]))(?:я|мен|i am|i['’]m|ich bin|je suis|yo|soy|ben|ja|jestem|sono|от|пишет вам|вам пишет|обращается к вам|ваш[аи]?)[ ,—–-]+([^.!?\n]{0,60})$",
    re.IGNORECASE,
)
_FULL_LINE = re.compile(r"(?<=[^\n]{55}[^\n.!?:])\n(?=[^\W\d_])")
_DATE_LINE = re.compile(
    rf"^\s*(?:(?P<town>{CAPITALISED}(?:[ -](?:am |sur |de |la |on )?{CAPITALISED}){{0,2}}),?\s+)?(?:den |le |el |the |on )?(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?[\w.]+,?\s+(?:de\s+)?\d{{4}}|[\w.]+\s+\d{{1,2}}(?:st|nd|rd|th)?,\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{4}}\s*(?:ж\.|жыл\w*)[^\n]{{0,30}})\s*(?:г\.|года|жыл\w*|р\.)?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:re|subject|betreff|objet|asunto|тема|konu|temat|тақырыбы|date|datum|дата|fecha|tarih|күні|to|an|à|para|кому|кімге|kime|do)\s*\.?\s*:",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^\s*(?:(?:by |per |via )?fax (?:to|an|no|nr)|to|an|à|para|кому|кімге|kime|do)\s*[:+]", re.IGNORECASE
)
_FROM = re.compile(
    r"^\s*(?:from|sender|absender(?:in)?|von|expéditeur|expéditrice|de la part de|de|remitente|от(?: кого)?|отправитель|жіберуші|кімнен|gönderen|nadawca|від|od)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_KAZAKH_FROM = re.compile(
    rf"^\s*(?:{CAPITALISED}\s+){{1,3}}[{UPPER}][\w-]+(?:дан|ден|тан|тен|нан|нен)[,:]?\s*$"
)
_FIELD = re.compile(
    r"^\s*(?:tel|phone|telephone|mobile|mob|cell|fax|e-?mail|mail|address|тел|телефон\w*|моб|адрес|почта|эл\. почта|электронная почта|мекенжайы|пошта\w*|ұялы|handy|mobil|telefon|anschrift|adresse|tél|téléphone|courriel|portable|correo(?: electrónico)?|teléfono|móvil|dirección|domicilio|eposta|adres|cep)\s*\.?\s*:\s*",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"^\W*(?:sent from|get outlook|von meinem|gesendet von|envoyé de|enviado desde|отправлено с|жіберілді|iphone|wysłano z|надіслано з)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?<!\w)(?:i am|i['’]m|мне|ich bin|j['’]ai|tengo|маған|мені[ңн] жасым|mam|мені|жасым)\s+(?:\w+\s)?(\d{1,2})\s*(?:-?years?[- ]old|лет|года?|jahre|ans|años|жас\w*|lat|років)?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    rf"^(?:(?:and|on behalf of|for|für|au nom de|en nombre de|от имени|атынан)(?!\w).*|.*(?:member|supporter|citizen|pensioner|retired|mother|father|student|teacher|nurse|пенсионер\w*|студент\w*|учитель\w*|гражданин\w*|rentner\w*|student\w*|retraitée?|citoyen\w*|ciudadan\w+|jubilad\w+)[{LOWER}\s]*)$",
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
    redaction = _redacted(text, language, known, keep, level)
    for _ in range(_MOST_LOOKS if len(text) <= _LONGEST_LETTER else 0):
        again = _redacted(redaction.text, language, known, keep, level)
        if not again.marks:
            break
        redaction = folded(text, redaction, again)
    return redaction


def _redacted(text: str, language: str, known: list[str], keep: list[str], level: str) -> Redaction:
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
    text = _without(text, [*((span.start, span.end) for span in fields.spans), *fields.stays])
    is_german = language.lower().startswith("de") if language else _seems_german(text)
    spans += [Span(Kind.QUOTE, start, end) for start, end in layout.trail]
    spans += [span for span in find_contacts(text) if not _is_the_addressees(text, span)]
    spans += find_numbers(text)
    flowing = _unwrapped(text)
    spans += find_places(flowing)
    spans += own_towns(flowing, is_german=is_german)
    spans += find_institutions(flowing)
    spans += [span for line in _all_lines(text) for span in _town_of(line)]
    found, lines = list(spans), list(_all_lines(text))
    contacts = [span for span in found if span.kind not in {Kind.ADDRESS, Kind.WORKPLACE}]
    foots = [foot_of(text, foot_lines(layout, lines), contacts)]
    foots += [foot_of(text, block, contacts) for block in (*_sender_blocks(layout), *lists_of_signers(lines))]
    spans += [span for foot in foots for span in foot.spans]
    stays = [*fields.stays, *(stay for foot in foots for stay in foot.stays)]
    if not is_without_capitals(text):
        spans += find_lowercase_names(text, is_certain=False)
    else:
        spans += [*find_lowercase_names(text), *find_lowercase_self(text)]
        for span, given in find_lowercase_signers(_blanked(text, spans)):
            spans.append(span)
            stays += [given] if given else []
    if level == "anonymous":
        spans += [*_signature(text, layout, found), *_head(layout)]
    hidden = _blanked(text, spans)
    spans += find_names(hidden, layout, is_german=is_german, known=known, keep=keep)
    if level == "anonymous":
        spans += [Span(Kind.NUMBER, found.start(1), found.end(1)) for found in _AGE.finditer(text)]
        spans += [Span(Kind.NAME if kind is None else kind, s, e) for kind, s, e in fields.values]
    else:
        spans = [span for span in spans if not _is_large_city(text, span)]
        spans = list(_cut(spans, [*stays, *_own_given(text, spans, foots), *_titles(text)]))
        spans = [*_cut(spans, list(fields.stays), of=frozenset(Kind)), *fields.spans]
    spans += _exactly(text, known)
    kept = _places_of(text, keep)
    spans = [span for span in spans if not _lies_in(span, kept)]
    return redaction_of(original, _cut(spans, marked, of=frozenset(Kind)) if marked else spans)


def _placeholder(mark: re.Match[str]) -> str:
    """A mark of an earlier redaction reads as the surname it stands for, or as nothing."""
    is_name = mark[1] in {Kind.NAME, Kind.SIGNATURE}
    return "X" + "x" * (len(mark[0]) - 1) if is_name else "\x1f" * len(mark[0])


def _is_the_addressees(text: str, span: Span) -> bool:
    """ "To: mayor@…" above the letter is the office's own."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.end]
    return span.kind in {Kind.EMAIL, Kind.PHONE} and bool(_TO.match(line)) and len(line) < 60


def _is_large_city(text: str, span: Span) -> bool:
    named = text[span.start : span.end]
    is_place = span.kind in {Kind.ADDRESS, Kind.SIGNATURE} or (
        span.kind is Kind.NAME and not first_name_in(named) and not is_of_the_circle(text, span.start)
    )
    return is_place and names_only_cities(named)


def _own_given(text: str, spans: list[Span], foots: list[Foot]) -> Iterable[tuple[int, int]]:
    """Where the writers' first names stand, which may stay: introduced, or the same as in a signature."""
    signed = {at for foot in foots for span in foot.spans for at in range(span.start, span.end)}
    given = [text[start:end] for foot in foots for start, end in foot.stays]
    given = [name for name in given if re.fullmatch(r"[\w'’-]+", name)]
    names = [span for span in spans if span.kind is Kind.NAME and span.start not in signed]
    for span in names:
        if (introduces_the_writer(text, span.start) or _tells_of_oneself(text, span)) and (
            part := given_in(text[span.start : span.end])
        ):
            start, end = span.start + part[0], span.start + part[1]
            given.append(text[start:end])
            yield start, end
    own = {stem(name) for name in given if len(name) > 2}
    for span in names:
        name = text[span.start : span.end]
        if re.fullmatch(r"[\w'’-]+", name) and stem(name) in own and not is_of_the_circle(text, span.start):
            yield span.start, span.end


def _tells_of_oneself(text: str, span: Span) -> bool:
    """ "Я инвалид второй группы, Сидоренко Владимир Тимофеевич": a whole name behind "I", nobody else between."""
    if len(re.findall(r"[^\W\d_]{2,}", text[span.start : span.end])) < 2:
        return False
    opening = _I.search(text[max(0, span.start - 80) : span.start])
    return opening is not None and not any(is_kin(word) for word in _WORD.findall(opening[1]))


def _titles(text: str) -> Iterable[tuple[int, int]]:
    for found in TITLE.finditer(text):
        if len(found[0]) > 1:
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
    return _FULL_LINE.sub(" ", text)


def _seems_german(text: str) -> bool:
    words = len(_WORD.findall(text)) or 1
    return len(_GERMAN.findall(text)) / words > 0.1


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


def _all_lines(text: str) -> Iterable[Line]:
    at = 0
    for line in text.split("\n"):
        yield Line(at, line)
        at += len(line) + 1


def _signature(text: str, layout: Layout, found: list[Span]) -> Iterable[Span]:
    """Everything below the closing goes, but for a country, a date and words that name nobody."""
    is_first = True
    for line in layout.signature:
        stripped = line.text.strip(" \t,.!*_~-–—")
        if not stripped or _SENT_FROM.match(line.text) or re.fullmatch(CLOSING, stripped):
            continue
        if _DATE_LINE.match(line.text):
            yield from _town_of(line)
            continue
        contacts = [span for span in found if span.start < line.end and line.start < span.end]
        left = "".join(
            text[at] for at in range(line.start, line.end) if not any(s.start <= at < s.end for s in contacts)
        )
        if contacts and (
            re.fullmatch(r"\W*(?:[\w.-]+\s?){0,3}[:.]?\W*", left)
            and (":" in left or not re.search(rf"[{UPPER}]", left))
        ):
            continue  # "Mobile: 07700 …": only the number goes
        for start, end in _pieces(text, line):
            kind = _kind_of_signature(text[start:end].strip(), is_first=is_first)
            if kind is not None:
                yield Span(kind, start, end)
                is_first = False


def _pieces(text: str, line: Line) -> Iterable[tuple[int, int]]:
    for start, end in without_countries(text, line.start, line.end):
        at = start
        for piece in re.split(r"([,;|()])", text[start:end]):
            if piece.strip(" ,;|()"):
                yield at, at + len(piece)
            at += len(piece)


def _kind_of_signature(piece: str, *, is_first: bool) -> Kind | None:
    words = re.findall(CAPITALISED, piece)
    if (
        not is_first
        and re.match(rf"[{LOWER}]", piece)
        and not names_an_institution(piece)
        and not re.search(r"\d", piece)
    ):
        return None  # "Ruth Hall, retired nurse"
    if re.search(INITIAL, piece) and is_first:
        return Kind.NAME
    if not words and not re.search(r"\d", piece):
        return (
            Kind.NAME
            if is_first
            and len(piece.split()) <= 3
            and len(piece) > 1
            and not is_public(piece.split(maxsplit=1)[0])
            else None
        )
    if all(is_country(word) or is_beginner(word) for word in words) and not re.search(r"\d", piece):
        return None
    if _ROLE.match(piece) and not names_an_institution(piece) and len(words) <= 1 and not is_first:
        return None
    if looks_like_address(piece):
        return Kind.ADDRESS
    if names_an_institution(piece):
        return Kind.WORKPLACE
    return Kind.NAME if is_first else Kind.SIGNATURE


def _head(layout: Layout) -> Iterable[Span]:
    """Above the salutation: the sender's block goes; an office's block, subject and date stay."""
    for block in blocks_of(layout):
        whole = " ".join(line.text for line in block)
        from_at = next(
            (at for at, line in enumerate(block) if _FROM.match(line.text) or _KAZAKH_FROM.match(line.text)),
            None,
        )
        if from_at is not None:
            yield from _sender_lines(block[from_at:])
        elif not OFFICIAL.search(whole) and _is_sender_block(block):
            yield from _sender_lines(block)
        else:
            for line in block:
                yield from _town_of(line)


def _sender_blocks(layout: Layout) -> Iterable[list[Line]]:
    for block in blocks_of(layout):
        from_at = next(
            (at for at, line in enumerate(block) if _FROM.match(line.text) or _KAZAKH_FROM.match(line.text)),
            None,
        )
        if from_at is not None:
            yield [_unlabelled(line) for line in block[from_at:] if not _LABEL.match(line.text)]
        elif not OFFICIAL.search(" ".join(line.text for line in block)) and _is_sender_block(block):
            yield [_unlabelled(line) for line in block if not _LABEL.match(line.text)]


def _unlabelled(line: Line) -> Line:
    label = _FROM.match(line.text) or _FIELD.match(line.text)
    return Line(line.start + label.end(), line.text[label.end() :]) if label else line


def _is_sender_block(block: list[Line]) -> bool:
    whole = "\n".join(line.text for line in block)
    if any(_LABEL.match(line.text) for line in block[:1]):
        return False
    has_contact = bool(re.search(r"@|(?:\+|\(|0)\d[\d ()-]{6,}", whole)) or looks_like_address(whole)
    if has_contact:
        return True
    first = block[0].text.strip()
    is_name = bool(
        re.fullmatch(rf"(?:{CAPITALISED}|{INITIAL})(?: (?:{CAPITALISED}|{INITIAL})){{1,3}}", first)
    )
    return is_name and not any(is_public(word) for word in first.split()) and len(block) <= 6


def _sender_lines(block: list[Line]) -> Iterable[Span]:
    for line in block:
        if _LABEL.match(line.text):
            continue
        if _DATE_LINE.match(line.text):
            yield from _town_of(line)
            continue
        label = _FROM.match(line.text) or _FIELD.match(line.text)
        start = line.start + (label.end() if label else 0)
        for first, last in without_countries(line.text, start - line.start, len(line.text)):
            piece = line.text[first:last]
            kind = (
                Kind.ADDRESS
                if looks_like_address(piece)
                else Kind.WORKPLACE
                if names_an_institution(piece)
                else Kind.NAME
            )
            if re.search(rf"[{UPPER}\d]", piece):
                yield Span(kind, line.start + first, line.start + last)


def _town_of(line: Line) -> Iterable[Span]:
    """ "Leeds, 3 May 2006" shows where the sender is."""
    if (
        (found := _DATE_LINE.match(line.text))
        and found["town"]
        and not is_country(found["town"])
        and not is_public(found["town"])
    ) and (not re.match(rf"(?:{CAPITALISED})$", found["town"]) or "," in line.text):
        yield Span(Kind.ADDRESS, line.start + found.start("town"), line.start + found.end("town"))
