# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""The foot of a letter, line by line: who signs, what of the name may stay, what stands beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.firstnames import first_name_in, has_patronymic_shape, has_surname_shape
from shanyrak.craft.redacting.giving import given_in
from shanyrak.craft.redacting.institutions import find_institutions
from shanyrak.craft.redacting.layout import CLOSING, Line
from shanyrak.craft.redacting.letters import LOWER, PARTICLE, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import (
    TITLE,
    is_all_occupation,
    is_occupation,
    leading_occupation,
)
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.placing import looks_like_address, without_countries
from shanyrak.craft.redacting.working import names_an_institution

SENT_FROM = re.compile(
    r"^\W*(?:sent from|sent via|get outlook|von meinem|gesendet (?:von|mit)|envoyé (?:de|depuis)|enviado (?:desde|con)|отправлено (?:с|из)|жіберілді|iphone|nach diktat|this (?:e-?mail|message)|ce (?:message|courriel)|diese (?:e-?mail|nachricht)|este (?:mensaje|correo)|это (?:письмо|сообщение))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]\s*)?(?:[-–—•*~_(\[]+\s*)?(?=\S)")
_PIECE = re.compile(r"[^,;|()\n—–/]+")
_AND = re.compile(r"\s(?:and|&|\+|y|et|und|и|және|мен|пен|бен|ve|e|і|та|i|oraz)\s")
_LISTING = re.compile(rf"\s*[{UPPER}][\w-]*(?:,\s[{UPPER}][\w-]*)*{_AND.pattern}[{UPPER}][\w-]*\s*(?:,|$)")
# "Edeltraud und Horst Kleinschmidt", "Gladys Etchegaray y Rubén Da Silva"
_COUPLE = re.compile(
    rf"\s*(?:[{UPPER}][\w'’-]*\s?){{1,3}}{_AND.pattern}(?:[{UPPER}][\w'’-]*\s?){{1,4}}\s*(?:[,(]|$)"
)
_LABEL = re.compile(
    r"^\W*(?:(?:tel|tél|phone|telephone|mobile|mob|cell|fax|télécopie|port|portable|móvil|teléfono|guardia|office|home|work|church office|e-?mail|mail|web|site|blog|twitter|telegram|instagram|facebook|skype|icq|тел|телефон|моб|раб|раб\. тел|факс|почта|сайт|блог|скайп|инстаграм|ватсап|ұялы|пошта|handy|mobil|telefon|poste|toque|correo|address|адрес|мекенжай|for reply|для ответа|связь|id|p\.?s)\.?\s?)+[:.]?\W*$",
    re.IGNORECASE,
)
NAME = re.compile(
    rf"(?:[{UPPER}][{LOWER}]?\.\s?){{1,3}}(?:-?(?:{PARTICLE}\s)*[{UPPER}][\w'’ʼ-]+(?:\s[{UPPER}][\w'’ʼ-]+)*)?"
    rf"|[{UPPER}][\w'’ʼ-]*[\"“”»]?(?:\s+(?:(?:{PARTICLE}|d['’]|geb\.?|née|the|y|e|i)\s?)*(?:[\"«„“'][^\"»“”']{{2,20}}[\"»”“']\s?)?(?:[{UPPER}]\.(?:\s?[{UPPER}]\.)*|[{UPPER}][\w'’ʼ-]*)){{0,5}}(?:\s(?:ұлы|қызы|улы|кызы|оглы))?"
)
# Numbers that are of no house: classes, ages, years, dates.
_DATED = re.compile(
    r"^\s*(?:[«\"]?\d{1,2}[»\"]?\.?\s[^\W\d_]+\.?\s\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\s*(?:г\.|года|ж\.|р\.)?\s{2,}(?=\S)"
)
# Lines of an address without any number: a house or a street, and the places below it.
_STREET_LINE = re.compile(
    rf"\s*(?:[\"“][{UPPER}][\w '’-]+[\"”],?\s*|(?:The )?(?:[{UPPER}][\w'’-]+\s){{1,3}}(?:Street|Road|Lane|Avenue|Close|Terrace|Drive|Cottages?|Farm|House|Lodge|Court|Place|Gardens|Row|Mews|Manse|Rectory|Vicarage|Green),?|The (?:Old )?(?:Rectory|Vicarage|Manse|Lodge|Cottage|Farm|Mill|School House),.{0, 80})\s*$"
)
_PLACE_LINE = re.compile(
    rf"\s*(?:near |nr\.? |by )?(?:[{UPPER}][\w'’-]+[ ,-]{{0,2}}|on |upon |in |the |le |de ){{1,4}}[ .]*$"
)
_NO_ADDRESS = re.compile(
    r"(?<!\w)(?:age|aged|class|klasse|year|grade|form|класс\w*|сынып\w*|clase|curso|classe|sınıf|army|navy|pages?|seiten?)(?!\w)|^\W*(?:(?:deine|eure|die|votre|la|ваш\w*)\s)?\d{1,2}\s?[^\W\d_]?\W*$|^\W*CE?[MP]?\d\W*$|(?:19|20)\d\d\s?[–-]\s?\d{2,4}|^\W*\d{1,2}\.?\s[^\W\d_]+\s\d{4}",
    re.IGNORECASE,
)
# "SC", "PhD", "P.Eng.", "CEng MIStructE", "LL.M."
_CREDENTIALS = re.compile(
    r"(?:(?:[A-Z]{2,5}|(?:[A-Z][a-z]{0,3}\.){1,4}(?:[A-Z][a-z]{0,3})?|[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,8})\.?[ ]?){1,4}"
)
CLOSES = re.compile(rf"\W*(?:{CLOSING.pattern})(?!\w)[\s,.!:–—-]*", re.IGNORECASE)
_OFFICE = re.compile(
    rf"\s*(?:[{UPPER}][\w-]*\s)?(?:[{LOWER}][\w.-]*\s){{1,3}}(?=(?:[{UPPER}][\w.'’-]*\s){{1,2}}[{UPPER}][\w.'’-]*)"
)
_ARTICLES = frozenset(["the", "der", "die", "das", "el", "los", "las", "les", "unser", "unsere", "our"])
_TOWN_OR_STREET = re.compile(r"\s*(?:г|гор|пос|дер|ул|пр|просп|пер|обл|қ|к-сі)\.\s?\w", re.IGNORECASE)
_TURNED = re.compile(rf"\s*([{UPPER}][\w'’-]+), ((?:[{UPPER}]\.\s?)+|[{UPPER}][{LOWER}]+)\s*(?:\(.*|$)")
_LONGEST_LINE = 300  # characters; longer ones are no signature
GREETS = re.compile(r"^\s*(?:\w+\s){0,4}\w+,\s*$")
_OWNER = re.compile(rf"(?:from|von|de|с)\s([{UPPER}][\w-]+)['’]s(?!\w)")
_ONLY_ASSISTS = re.compile(r"^\W*(?:исп|f\.d\.r|gez|i\. ?a)\.?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Foot:
    spans: tuple[Span, ...]  # what goes
    stays: tuple[tuple[int, int], ...]  # what stays, whatever else finds it


def foot_of(text: str, lines: Iterable[Line], found: list[Span]) -> Foot:
    """Read lines of a foot, of a sender's head or of a list. ``found`` are contacts and numbers that go already."""
    shown = [line for line in lines if line.text.strip() and len(line.text) <= _LONGEST_LINE]
    spans: list[Span] = []
    stays: list[tuple[int, int]] = []
    is_named = is_address = False
    for at, line in enumerate(shown):
        if SENT_FROM.match(line.text):
            stays.append((line.start, line.end))
            if owner := _OWNER.search(line.text):
                spans.append(Span(Kind.PHONE, line.start + owner.start(1), line.start + owner.end(1)))
            continue
        start = line.start
        if dated := _DATED.match(line.text):
            start += dated.end()
        if closing := CLOSES.match(line.text):
            start += closing.end()
            stays.append((line.start, start))
            if not text[start : line.end].strip() or (
                line.text.rstrip().endswith(",") and at + 1 < len(shown)
            ):
                stays.append((line.start, line.end))
                continue
        elif not is_named and at + 1 < len(shown) and GREETS.match(line.text):
            stays.append((line.start, line.end))  # "Amandla,", "In Christ,"
            continue
        rest = _without(text, start, line.end, found)
        if number := _NUMBERED.match(rest):
            start += number.end()
            rest = rest[number.end() :]
        if _is_prose(rest):
            continue
        if rest.rstrip().endswith(":") and not re.search(r"\d", rest) and not any(find_institutions(rest)):
            stays.append((line.start, line.end))  # "За инициативную группу:"
            continue
        goes_on = is_address and not (number and number[0].strip()) and not _LABEL.match(rest)
        is_address = bool(is_named and (_STREET_LINE.match(rest) or (goes_on and _PLACE_LINE.match(rest))))
        if (
            is_address
            and not names_only_cities(rest)
            and not any(first_name_in(word) for word in rest.split())
        ):
            spans += [
                Span(Kind.ADDRESS, start + first, start + last)
                for first, last in without_countries(rest, 0, len(rest))
            ]
            continue
        is_address = is_address or looks_like_address(rest)
        is_signed_for = bool(closing and closing[0].lower().startswith("gez"))
        is_named |= _Reading(rest, start, spans, stays, is_named, is_signed_for).read()
    return Foot(tuple(spans), tuple(stays))


def _without(text: str, start: int, end: int, found: list[Span]) -> str:
    characters = list(text[start:end])
    for span in found:
        for at in range(max(span.start, start), min(span.end, end)):
            characters[at - start] = "\x1f"
    return "".join(characters)


def _is_prose(line: str) -> bool:
    words = line.split()
    is_sentence = bool(re.search(rf"[{LOWER}]{{3}}[.!?…]+$", line.rstrip()))
    if is_sentence and len(words) > 1 and any(word[0] in LOWER and not is_occupation(word) for word in words):
        return True
    return len(words) > 5 and (
        line.rstrip()[-1:] in ".!?…" or sum(word[:1].islower() for word in words) > 0.7 * len(words)
    )


@dataclass(slots=True)
class _Reading:
    """One line while it is read, piece by piece."""

    rest: str
    start: int
    spans: list[Span]
    stays: list[tuple[int, int]]
    is_named: bool  # a name stood above
    is_signed_for: bool
    here: bool = False  # a name stood in this line
    is_couple: bool = False  # two names joined: "Edeltraud und Horst Kleinschmidt"
    is_listing: bool = False  # first names only: "Rosa, Paz y Mercedes"

    def read(self) -> bool:
        institutions = list(find_institutions(self.rest))
        self.spans += [Span(s.kind, self.start + s.start, self.start + s.end) for s in institutions]
        turned = _TURNED.match(self.rest)
        if turned and ("." in turned[2] or first_name_in(turned[2])):
            given = re.match(r"[^\W\d_]+\.?", turned[2])
            self._go(Kind.NAME, turned.start(1), turned.end(2))
            self._stay(turned.start(2), turned.start(2) + (given.end() if given else 0))
            return True
        parted = self.rest
        is_couple = bool(_COUPLE.match(parted)) and not institutions
        if is_couple or _LISTING.match(parted):
            self.is_couple = is_couple
            parted = _AND.sub(lambda found: "," * len(found[0]), parted)
        for piece in _PIECE.finditer(parted):
            begin, end = piece.span()
            if any(span.start < end and begin < span.end for span in institutions):
                self._stay(begin, begin + leading_occupation(piece[0]))
                last = max(span.end for span in institutions if span.start < end)
                if re.search(r"\d", self.rest[last:end]):
                    self._go(Kind.ADDRESS, last, len(self.rest))
                    break
                continue
            if self._is_where_an_address_begins(piece[0]):
                self._address(begin + leading_occupation(piece[0]))
                break
            self._piece(piece[0], begin)
        return self.here

    def _address(self, begin: int) -> None:
        """The rest of the line but for countries, up to a phone or another contact and its label."""
        contact = self.rest.find("\x1f", begin)
        end = len(self.rest) if contact < 0 else contact
        if contact >= 0 and (
            label := re.search(r"[\s,;·|–-]+(?:[^\W\d_][\w.-]*\s?){1,2}[:.]?\s*$", self.rest[begin:end])
        ):
            end = begin + label.start() if re.search(r"\d", self.rest[begin : begin + label.start()]) else end
        for first, last in without_countries(self.rest, begin, end):
            self._go(Kind.ADDRESS, first, last)

    def _is_where_an_address_begins(self, piece: str) -> bool:
        if re.fullmatch(
            r"\W*\d{1,3}\s*(?:Jahre?|J\.|years?(?: old)?|yrs|ans|años|лет|года?|жас\w*)\W*",
            piece,
            re.IGNORECASE,
        ):
            return False
        if _NO_ADDRESS.search(piece):
            return False
        rest = self.rest[self.rest.index(piece) :].replace("\x1f", " ")
        if not re.search(r"\d", rest):
            return False
        if (
            _TOWN_OR_STREET.match(piece)
            or looks_like_address(piece)
            or re.match(r"\s*c/?o(?!\w)", rest, re.IGNORECASE)
        ):
            return True
        has_name = (
            bool(NAME.match(piece.strip()))
            and not re.search(r"\d", piece)
            and not (self.here or self.is_named)
        )
        if (self.here or self.is_named) and re.match(rf"\s*[{UPPER}]", piece) and re.search(r",\s*\d", rest):
            return not is_occupation(piece.split(maxsplit=1)[0])
        return not has_name and (
            bool(re.search(rf"\d[^,;]*[{UPPER}]|[{UPPER}].*\d", piece))
            or (looks_like_address(rest) and (self.here or self.is_named))
        )

    def _piece(self, piece: str, begin: int) -> None:
        shown = piece.strip(" .\x1f")
        words = re.findall(r"[^\W\d_][\w'’-]*", shown)
        if not words:
            return
        end = begin + len(piece)
        if "\x1f" in piece:
            label = piece.index("\x1f")
            if _LABEL.match(piece[:label]) or re.search(
                r"(?:[:№]|(?<!\w)(?:no|nr|n°|nº|n\.º))\.?\s*$", piece[:label], re.IGNORECASE
            ):
                self._stay(begin, begin + label)
                return
            if self._is_unknown_label(piece[:label]):
                self._stay(begin, begin + label)
                return
        if (
            _LABEL.match(piece)
            or (self.here and _CREDENTIALS.fullmatch(shown))
            or TITLE.fullmatch(shown)
            or is_all_occupation(shown)
            or names_only_cities(shown)
            or all(is_country(word) or is_beginner(word) for word in words)
        ):
            self._stay(begin, end)
            return
        lead = self._lead(piece)
        self._stay(begin, begin + lead)
        body = piece[lead:]
        if self._is_name(body):
            self._name(body, begin + lead)
        elif names_an_institution(body) and re.search(rf"[{UPPER}\d]", body):
            self._go(Kind.WORKPLACE, begin + lead, end)
        elif (capital := re.search(rf"[{UPPER}]", body)) and (self.is_named or self.here):
            first = capital.start() if body.lstrip()[:1].islower() else 0
            if names_only_cities(body[first:]):
                self._stay(begin + lead, end)
            else:
                self._go(Kind.SIGNATURE, begin + lead + first, end)

    def _is_unknown_label(self, label: str) -> bool:
        """ "Direct dial", "Switchboard:", "baro sicil no": few words before a number, none of them a name."""
        words = re.findall(r"[^\W\d_][\w'’-]*", label)
        return (
            (self.is_named or self.here or ":" in label)
            and len(words) <= 3
            and not any(first_name_in(word) or has_surname_shape(word) for word in words)
        )

    def _lead(self, piece: str) -> int:
        """What stands before a name: what its bearer does, titles."""
        lead = leading_occupation(piece)
        while True:
            lead += len(piece[lead:]) - len(piece[lead:].lstrip(' :.-"„“'))
            if lead == 0 or piece[lead : lead + 1].islower():
                # "Major a. D. Ruth Hall", "Председатель правления Глухов Ф. И."
                office = _OFFICE.match(piece, lead)
                if office and not first_name_in(office[0].split(maxsplit=1)[0]):
                    lead = office.end()
            if (don := re.match(r"D\.\s+(?=([^\W\d_]+))", piece[lead:])) and first_name_in(don[1]):
                lead += don.end()
            title = TITLE.match(piece, lead)
            if title is None or title.end() >= len(piece.rstrip()):
                return lead
            lead = title.end()

    def _is_name(self, body: str) -> bool:
        name = NAME.match(body)
        words = name[0].split() if name else []
        if words and words[0].lower() in _ARTICLES:
            return False
        if all((is_beginner(word) or is_public(word)) and not first_name_in(word) for word in words):
            return False
        if len(words) == 1 and is_beginner(words[0]):
            return False
        if not self.here:
            return not self.is_named or len(words) > 1 or len(body.split()) == 1
        if self.is_listing and len(words) == 1:
            return True
        if self.is_couple:
            self.is_couple = False
            return True
        return len(words) > 1 and self._is_shaped(words)

    @staticmethod
    def _is_shaped(words: list[str]) -> bool:
        shaped = has_patronymic_shape(words[-1]) or has_surname_shape(words[-1])
        return bool(first_name_in(words[0]) or shaped or (len(words) > 1 and "." in words[0]))

    def _name(self, body: str, begin: int) -> None:
        name = NAME.match(body)
        if name is None:
            return
        owner = re.search(r"['’]s(?!\w)", name[0])
        end = owner.start() if owner else name.end()
        self._go(Kind.NAME, begin, begin + end)
        if not self.here:
            self.is_listing = len(name[0].split()) == 1
        self.here = True
        if self.is_signed_for or owner or _ONLY_ASSISTS.match(self.rest):
            return
        if given := given_in(name[0]):
            self._stay(begin + given[0], begin + given[1])

    def _go(self, kind: Kind, start: int, end: int) -> None:
        if start < end:
            self.spans.append(Span(kind, self.start + start, self.start + end))

    def _stay(self, start: int, end: int) -> None:
        if start < end:
            self.stays.append((self.start + start, self.start + end))
