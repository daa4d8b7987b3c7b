# ruff: noqa: E501 -- patterns read better unbroken
"""The sender's block above a letter; and, where nothing may point to the writer, all of its head and signature."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.datelines import place_and_day
from shanyrak.craft.redacting.layout import CLOSING, OFFICIAL, Layout, Line, greeting_of
from shanyrak.craft.redacting.letters import CAPITALISED, INITIAL, LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.naming import blocks_of
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.placing import looks_like_address, without_countries
from shanyrak.craft.redacting.publicity import FORMAL_GREETING
from shanyrak.craft.redacting.working import names_an_institution

_DATE_LINE = re.compile(
    rf"^\s*(?:(?P<town>{CAPITALISED}(?:[ -](?:am |sur |de |la |on )?{CAPITALISED}){{0,2}}),?\s+)?(?:den |le |el |the |on )?(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?[\w.]+,?\s+(?:de\s+)?\d{{4}}|[\w.]+\s+\d{{1,2}}(?:st|nd|rd|th)?,\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?<=, )(?:den |le |el |the )?\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?[ ](?:de[ ])?[^\W\d_]{{3,10}}\.?|\d{{4}}\s*(?:ж\.|жыл\w*)[^\n]{{0,30}})\s*(?:г\.|года|жыл\w*|р\.)?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:sent|received|gesendet|envoyé|enviado|отправлено|жіберілді|inviato|wysłano|gönderildi|надіслано|verzonden|data|assunto|oggetto|onderwerp|b?cc|kopie|reply-to|antwort an|importance|priorität|aan|para|kime|re|subject|betreff|objet|asunto|тема|konu|temat|тақырыбы|date|datum|дата|fecha|tarih|күні|to|an|à|para|кому|кімге|kime|do)\s*\.?\s*:",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^\s*(?:from|sender|absender(?:in)?|von|expéditeur|expéditrice|de la part de|de|remitente|от(?: кого)?|отправитель|жіберуші|кімнен|gönderen|kimden|van|afzender|remetente|da|mittente|nadawca|від|od)\s*:?\s+(?=\S)",
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
_ROLE = re.compile(
    rf"^(?:(?:and|on behalf of|for|für|au nom de|en nombre de|от имени|атынан)(?!\w).*|.*(?:member|supporter|citizen|pensioner|retired|mother|father|student|teacher|nurse|пенсионер\w*|студент\w*|учитель\w*|гражданин\w*|rentner\w*|student\w*|retraitée?|citoyen\w*|ciudadan\w+|jubilad\w+)[{LOWER}\s]*)$",
    re.IGNORECASE,
)


def signature_of(text: str, layout: Layout, found: list[Span]) -> Iterable[Span]:
    """Everything below the closing goes, but for a country, a date and words that name nobody."""
    is_first = True
    for line in layout.signature:
        stripped = line.text.strip(" \t,.!*_~-–—")
        if not stripped or _SENT_FROM.match(line.text) or re.fullmatch(CLOSING, stripped):
            continue
        if _DATE_LINE.match(line.text):
            yield from town_of(line)
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


def head_of(layout: Layout) -> Iterable[Span]:
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
                yield from town_of(line)


_ADDRESSED = re.compile(
    r"^\s*(?:to|the|his|her|hon|an|à|a|al|à l['’]attention|кому|в|mr|mrs|m\.|herrn?|frau|monsieur|madame|señora?|sr|г-ну|господину|aan|al|alla|all|do|ao|à|exmo|exma)(?!\w)",
    re.IGNORECASE,
)


_OFFICE = re.compile(
    rf"(?:{OFFICIAL.pattern})|(?<!\w)(?:managing|director\w*|manager|management|board|editor|headmaster|headmistress|head teacher|chief executive|bishop|geschäftsführ\w*|geschäftsleitung|vorstand|intendan\w*|\w+gericht\w*|\w+amt(?:e?s)?|\w*dezernat|stadtrat|gemeinderat|landrat\w*|direct(?:eur|rice|ion)\w*|rédaction|gerente|gerencia|redacción|dirett(?:ore|rice)|direzione|dyrektor\w*|zarząd\w*|müdür\w*|директор\w*|руководител\w*|дирекци\w*|редакци\w*|правлени\w*|начальник\w*|төраға\w*|басшы\w*|burgemeester\w*|gemeente\w*|wethouder\w*|directi\w+|câmara|presidente|diret\w+|\w*secretari\w*|inspectie|overheid|raad van|société|compagnie|entreprise|compañía|empresa|plc|ltd|gmbh|ag|s\.? ?a\.?|sa|inc|corp\w*|company|оао|ао|пао|зао|компани\w*|зауыт\w*)(?!\w)",
    re.IGNORECASE,
)
# In Kazakh an ending says to whom: "Облыстық білім басқармасына".
_TO_WHOM = re.compile(
    r"(?:министр|прокурор|директор|басқарма|әкім|әкімдік|елшілік|төраға|басшы|редакция|комитет|департамент|палата)\w*(?:на|не|ға|ге|қа|ке)\W*$",
    re.IGNORECASE,
)
# Whatever stands behind these at the head of a block is whom the letter goes to, office or not.
_TO = re.compile(
    r"^\s*(?:to|an|aan|al|alla|all['’]|allo|à|au|aux|à l['’]attention|ao|à|кому|para|a la|a los|attn|z\.hd\.|z\. ?hd\.|t\.a\.v\.|c\.a|att)(?!\w)[ :.]*",
    re.IGNORECASE,
)
# In Russian and Ukrainian, too: "Генеральному директору", "Начальнику колонии".
_TO_AN_OFFICE = re.compile(
    r"^\W*(?:[А-Яа-яёІіїєҐґ-]+(?:ому|ему|ой|ій)\s){0,2}(?:директору|министру|міністру|начальнику|прокурору|губернатору|мэру|меру|главе|послу|председателю|голові|руководителю|судье|акиму|президенту|уполномоченному|командиру)(?!\w)",
    re.IGNORECASE,
)
LONGEST_ENVELOPE = 6  # lines
_STREET_WORD = re.compile(
    r"(?<!\w)(?:Street|Road|Lane|Avenue|Close|Terrace|Square|House|Cottage|Lodge|Farm|Hill|Park|Drive|Row|Court)$"
)
_SHORT = 80  # characters
_TO_LABEL = re.compile(r"^\s*(?:to|attn|an|à|a|para|кому|кімге|kime|do|aan|al|alla)\.?\s?:", re.IGNORECASE)


def addressees_of(layout: Layout, lines: list[Line]) -> Iterable[tuple[int, int]]:
    """Give the lines that say to whom the letter goes: an office, its house and street; and how it is greeted."""
    for block in blocks_of(layout):
        is_sent = any(_FROM.match(line.text) or _KAZAKH_FROM.match(line.text) for line in block)
        opens = (
            bool(_TO_WHOM.search(block[0].text))
            or bool(_ADDRESSED.match(block[0].text))
            or bool(_OFFICE.match(block[0].text.strip()))
        )
        whole = " ".join(line.text for line in block)
        is_to_whom = (opens and bool(_OFFICE.search(whole))) or _is_greeted(whole, layout)
        if not is_sent and (is_to_whom or (_TO.match(block[0].text) and len(block) > 1)):
            yield from ((line.start, line.end) for line in block)
        else:
            yield from ((line.start, line.end) for line in block if _TO_LABEL.match(line.text))
    if not layout.head:  # no greeting: "Aan de directie van …" on the first line
        first = next((line for line in lines if line.text.strip()), None)
        if first is not None:
            is_short = len(first.text) < _SHORT and not first.text.rstrip().endswith((".", "!", "?"))
            is_office = (
                _ADDRESSED.match(first.text) or _TO_WHOM.search(first.text) or _TO_AN_OFFICE.match(first.text)
            )
            if is_short and is_office and _OFFICE.search(first.text) and not _FROM.match(first.text):
                yield first.start, first.end
    for line in layout.salutation:
        greeting = greeting_of(line)
        if _OFFICE.search(greeting) and len(greeting) < _SHORT + 40:
            yield line.start, line.start + len(greeting)


def _is_greeted(block: str, layout: Layout) -> bool:
    """Say whether a block names whom the salutation greets: "Hernán Castellanos / … / Respetado doctor Castellanos:"."""
    greeted = [
        word
        for line in layout.salutation
        if FORMAL_GREETING.search(greeting_of(line))
        for word in re.findall(CAPITALISED, greeting_of(line))
        if len(word) > 3 and not is_public(word) and not is_beginner(word)
    ]
    return bool(greeted) and all(re.search(rf"(?<!\w){re.escape(word)}", block) for word in greeted)


def sender_blocks(layout: Layout) -> Iterable[list[Line]]:
    blocks = list(blocks_of(layout))
    for at, block in enumerate(blocks):
        from_at = next(
            (at for at, line in enumerate(block) if _FROM.match(line.text) or _KAZAKH_FROM.match(line.text)),
            None,
        )
        if from_at is not None:
            yield [_unlabelled(line) for line in block[from_at:] if not _LABEL.match(line.text)]
        elif (
            not OFFICIAL.search(" ".join(line.text for line in block))
            and _is_sender_block(block)
            and not _is_greeted(" ".join(line.text for line in block), layout)
        ):
            yield [_unlabelled(line) for line in block if not _LABEL.match(line.text)]
        elif at == 0 and _is_a_letterhead(blocks):
            # "Trades Council / Secretary: Ada Prim / 8 Market Row, Prim": of an office it is, but of the writer's.
            yield [_unlabelled(line) for line in block if looks_like_address(line.text)]


def _is_a_letterhead(blocks: list[list[Line]]) -> bool:
    """Say whether the first block, with a house and a way to reach it, stands above one that says to whom the letter goes."""
    first = blocks[0][0].text
    if _ADDRESSED.match(first) or _TO.match(first) or _TO_WHOM.search(first) or _TO_AN_OFFICE.match(first):
        return False
    return any(_TO.match(block[0].text) for block in blocks[1:]) and any(
        looks_like_address(line.text) for line in blocks[0]
    )


def bare_address_of(layout: Layout) -> Iterable[Span]:
    """'Sample House / Church Street / Prim / Co. Lind / Ireland' on top of a letter: its lines but for the land."""
    blocks = list(blocks_of(layout))
    if len(blocks) > 1 and _is_a_bare_address(blocks[0]):
        for line in blocks[0]:
            for first, last in without_countries(line.text, 0, len(line.text)):
                if re.search(rf"[{UPPER}]", line.text[first:last]):
                    yield Span(Kind.ADDRESS, line.start + first, line.start + last)


def _is_a_bare_address(block: list[Line]) -> bool:
    """Short lines in capitals, a street or a house among them, a land or county as the last, and no number."""
    lines = [line.text.strip() for line in block]
    return (
        3 <= len(lines) <= LONGEST_ENVELOPE
        and all(re.match(rf"(?:[{UPPER}][\w'’.-]*[ ,]*){{1,5}}$", line) for line in lines)
        and (is_country(lines[-1]) or lines[-1].startswith("Co. "))
        and any(_STREET_WORD.search(line) for line in lines)
    )


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
            yield from town_of(line)
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


def town_of(line: Line) -> Iterable[Span]:
    """ "Leeds, 3 May 2006", "Long Bottom, in July" show where the sender is."""
    found = _DATE_LINE.match(line.text)
    told, _ = place_and_day(line.text) or (None, None)
    place = found.span("town") if found and found["town"] else told
    if place is None:
        return
    start, end = place
    town = line.text[start:end]
    if is_country(town) or is_public(town):
        return
    if "," not in line.text and re.fullmatch(CAPITALISED, town) and (is_beginner(town) or not told):
        return  # "Dated 3 May 2006"
    yield Span(Kind.ADDRESS, line.start + start, line.start + end)
