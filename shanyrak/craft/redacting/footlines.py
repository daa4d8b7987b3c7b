# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""One line of a foot, piece by piece: whose name it is, what of it may stay, what stands beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import (
    first_name_in,
    has_patronymic_shape,
    has_surname_shape,
    is_inflected,
)
from shanyrak.craft.redacting.giving import given_in
from shanyrak.craft.redacting.institutions import find_institutions
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
from shanyrak.craft.redacting.towns import is_town
from shanyrak.craft.redacting.working import names_an_institution

_PIECE = re.compile(r"[^,;|()\n—–/·•]+")
AND = re.compile(r"\s(?:and|&|\+|y|et|und|и|және|мен|пен|бен|ve|e|і|та|i|oraz)\s")
_LISTING = re.compile(rf"\s*[{UPPER}][\w-]*(?:,\s[{UPPER}][\w-]*)*{AND.pattern}[{UPPER}][\w-]*\s*(?:,|$)")
# "Edeltraud und Horst Kleinschmidt", "Gladys Etchegaray y Rubén Da Silva"
_COUPLE = re.compile(
    rf"(?!(?:[{UPPER}][\w'’.-]*\s){{2,}}(?:y|i|e)\s[{UPPER}][\w'’-]*\s*(?:[,(]|$))\s*(?:[{UPPER}][\w'’-]*\s?){{1,3}}{AND.pattern}(?:[{UPPER}][\w'’-]*\s?){{1,4}}\s*(?:[,(]|$)"
)
LABEL = re.compile(
    r"^\W*(?:(?:[tfmpehдрт]|tel|tél|phone|telephone|mobile|mob|cell|fax|télécopie|port|portable|móvil|teléfono|guardia|office|home|work|church office|e-?mail|mail|web|site|blog|twitter|telegram|instagram|facebook|skype|icq|тел|телефон|моб|раб|раб\. тел|факс|почта|сайт|блог|скайп|инстаграм|ватсап|ұялы|пошта|handy|mobil|telefon|poste|toque|correo|address|адрес|мекенжай|for reply|для ответа|связь|id|ust-?idnr|iban|bic|rpps|siret|siren|cif|nif|hrb|steuernr|инн|бик|огрн|p\.?s)\.?\s?)+[:.]?\W*$",
    re.IGNORECASE,
)
NAME = re.compile(
    rf"(?:[{UPPER}][{LOWER}]?\.\s?){{1,3}}(?:-?(?:{PARTICLE}\s)*[{UPPER}][\w'’ʼ-]+(?:\s[{UPPER}][\w'’ʼ-]+)*)?"
    rf"|[{UPPER}][\w'’ʼ-]*[\"“”»]?(?:\s+(?:(?:{PARTICLE}|d['’]|geb\.?|née|vve|veuve|wdowa|in|vda\.? de|the|y|e|i)\s)*(?:(?:d|l|dell|all|['’]t)['’ ]|(?i:al|el|ad|as|ash|an|ar|at|ben|ibn|ait|aït|bou|abd)-)?(?:[\"«„“'][^\"»“”']{{2,20}}[\"»”“']\s?)?(?:[{UPPER}]\.(?:\s?[{UPPER}]\.)*|[{UPPER}][\w'’ʼ-]*)){{0,5}}(?:\s(?:ұлы|қызы|улы|кызы|оглы))?"
)
_NO_ADDRESS = re.compile(
    r"(?<!\w)(?:klasa|groep|turma|ano|yr)\s\d|^\W*\d{1,2}\.?[º°]\s?[A-Z]\W*$|(?<!\w)(?:age|aged|class|klasse|year|grade|form|класс\w*|сынып\w*|clase|curso|classe|sınıf|army|navy|pages?|seiten?)(?!\w)|^\W*(?:(?:deine|eure|die|votre|la|ваш\w*)\s)?\d{1,2}\s?[^\W\d_]?\W*$|^\W*CE?[MP]?\d\W*$|(?:19|20)\d\d\s?[–-]\s?\d{2,4}|^\W*\d{1,2}\.?\s[^\W\d_]+\s\d{4}",
    re.IGNORECASE,
)
# "SC", "PhD", "P.Eng.", "CEng MIStructE", "LL.M."
_ASIDE = re.compile(r"\s*\([^()]*\)$")
# Behind one of these a name is where somebody is.
_WHERE = re.compile(
    rf"(?<!\w)(?:aus|from|of|in|near|bei|à|de|en|a|da|di|из|в|з|із)[ ]((?:[{UPPER}][\w'’-]+[ ]?){{1,3}}?)(?=\s*(?:[.,;(]|$))"
)
_CREDENTIALS = re.compile(
    r"(?:(?:[A-Z]{2,5}|(?:[A-Z][a-z]{0,3}\.){1,4}(?:[A-Z][a-z]{0,3})?|[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,8})\.?[ ]?){1,4}"
)
_OFFICE = re.compile(
    rf"\s*(?:[{UPPER}][\w-]*\s)?(?:[{LOWER}][\w.-]*\s){{1,3}}(?=(?:[{UPPER}][\w.'’-]*\s){{1,2}}[{UPPER}][\w.'’-]*)"
)
_ARTICLES = frozenset(["the", "der", "die", "das", "el", "los", "las", "les", "unser", "unsere", "our"])
_AGE = re.compile(
    r"\d{1,3}[ ]?(?:Jahre?(?: alt)?|J\.|years?(?: old)?|yrs|ans|años|anni|anos|lat|yaşında|років|роки|лет|года?|жас\w*|jaar)(?!\w)",
    re.IGNORECASE,
)
_A = frozenset(
    ["ein", "eine", "un", "una", "une", "a", "an", "uno", "um", "uma", "een", "один", "одна", "бір", "bir"]
)
_PARTICLES = re.compile(PARTICLE)
_TOWN_OR_STREET = re.compile(r"\s*(?:г|гор|пос|дер|ул|пр|просп|пер|обл|қ|к-сі)\.\s?\w", re.IGNORECASE)
_TURNED = re.compile(
    rf"\s*([{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]+)?), ((?:[{UPPER}]\.\s?)+|[{UPPER}][{LOWER}]+)\s*(?:\(.*|$)"
)
_ONLY_ASSISTS = re.compile(r"^\W*(?:исп|f\.d\.r|gez|i\. ?a)\.?\s", re.IGNORECASE)


_BEFORE_SURNAME = re.compile(
    r"(?<!\w)(?:mr|mrs|ms|miss|dr|prof|herrn?|frau|fr|hr|m|mme|mlle|me|sra?|señora?|г-н|г-жа|господин|госпожа|мырза|familie|family|famille|familia|семья|veuve|viuda(?: de)?|witwe|вдова|le père|père|abbé|l['’]abbé|сестра|отец|tío|tía|don|doña|tonton|tante|onkel|oma|opa|дядя|тётя|баба|дед|granny|grandma|old|el|[sdw]/o(?: late)?|late|fam|famiglia|família)\.?\s$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Reading:
    """One line while it is read, piece by piece."""

    rest: str
    start: int
    spans: list[Span]
    stays: list[tuple[int, int]]
    is_named: bool  # a name stood above
    is_signed_for: bool
    languages: tuple[str, ...]
    is_list: bool  # one signer a line
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
        is_couple = (
            bool(_COUPLE.match(parted))
            and not institutions
            and (not self.is_named or any(first_name_in(word) for word in re.findall(r"[\w'’-]+", parted)))
        )
        if is_couple or _LISTING.match(parted):
            self.is_couple = is_couple
            parted = AND.sub(lambda found: "," * len(found[0]), parted)
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
        self._towns_told()
        return self.here

    def _towns_told(self) -> None:
        """'aus Espelkamp', 'médecin généraliste à Vierzon': a town behind the word that says where."""
        if not (self.here or self.is_named):
            return
        for told in _WHERE.finditer(self.rest):
            if is_town(told[1]) and not names_only_cities(told[1]) and not first_name_in(told[1]):
                self._go(Kind.ADDRESS, *told.span(1))
                self.stays[:] = list(
                    _parted(self.stays, self.start + told.start(1), self.start + told.end(1))
                )

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
        if _AGE.fullmatch(piece.strip(" .()")):
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
        rest = _AGE.sub("", rest)
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
            tells_whose = any(is_kin(word) or has_patronymic_shape(word) for word in words)
            if tells_whose and self._kin_before_a_phone(piece[:label], begin):
                return
            if LABEL.match(piece[:label]) or re.search(
                r"(?:[:№]|(?<!\w)(?:no|nr|n°|nº|n\.º))\.?\s*$", piece[:label], re.IGNORECASE
            ):
                self._stay(begin, begin + label)
                return
            if self._is_unknown_label(piece[:label]):
                self._stay(begin, begin + label)
                return
        if self._is_a_town(shown, words):
            self._go(Kind.ADDRESS, begin, end)
            return
        if (
            LABEL.match(piece)
            or (self.here and _CREDENTIALS.fullmatch(shown))
            or TITLE.fullmatch(shown)
            or is_all_occupation(shown)
            or (names_only_cities(shown) and not shown.startswith("Co."))
            or all(is_country(word) or is_beginner(word) for word in words)
            or self._says_what_one_does(words)
        ):
            self._stay(begin, end)
            return
        lead = self._lead(piece)
        self._stay(begin, begin + lead)
        body = piece[lead:]
        if lead and self._goes_on_with_what_one_does(body):
            self._stay(begin + lead, end)
        elif self._is_name(body):
            self._name(body, begin + lead)
        elif names_an_institution(body) and re.search(rf"[{UPPER}\d]", body):
            self._go(Kind.WORKPLACE, begin + lead, end)
        elif (capital := re.search(rf"[{UPPER}]", body)) and (self.is_named or self.here):
            first = capital.start() if body.lstrip()[:1].islower() else 0
            if names_only_cities(body[first:]) and not body[first:].startswith("Co."):
                self._stay(begin + lead, end)
            else:
                self._go(Kind.SIGNATURE, begin + lead + first, end)

    def _is_a_town(self, shown: str, words: list[str]) -> bool:
        """'Espelkamp (Westfalen)', 'Selby': beside or below a name, a town that is no great city, no trade and nobody's name."""
        return (
            (self.is_named or self.here)
            and shown[:1].isupper()
            and is_town(_ASIDE.sub("", shown))
            and not names_only_cities(shown)
            and not is_all_occupation(shown)
            and not TITLE.fullmatch(shown)
            and not is_country(shown)
            and not any(first_name_in(word) or is_beginner(word) for word in words)
        )

    def _kin_before_a_phone(self, label: str, begin: int) -> bool:
        """ "звоните соседке Тамаре: [phone]": a name stands behind the last word for kin."""
        named = re.search(rf"[^\W\d_]+\s((?:[{UPPER}][\w'’-]*\s?)+):?\s*$", label)
        if named:
            self._go(Kind.NAME, begin + named.start(1), begin + named.end(1))
        return bool(named)

    def _says_what_one_does(self, words: list[str]) -> bool:
        """ "Prioress", "Educación Física": common words beside or below a name."""
        if len(words) > 1 and words[0].lower() in _A:
            words = words[1:]  # "Ein ehemaliger Kunde", "Un lector"
            return bool(self.languages) and all(is_common(word, self.languages) for word in words)
        if words[:-1] and _BEFORE_SURNAME.search(" ".join(words[:-1]) + " "):
            return False  # "veuve Chevalier"
        return (
            (self.here or self.is_named)
            and bool(self.languages)
            and sum(word[0].isupper() for word in words) == 1
            and all(is_common(word, self.languages) and not first_name_in(word) for word in words)
        )

    def _goes_on_with_what_one_does(self, body: str) -> bool:
        """ "Fachanwältin [für Miet- und WEG-Recht]": small words and common ones, none of them a place's own."""
        words = re.findall(r"[^\W\d_][\w'’-]*", body)
        return (
            bool(self.languages)
            and bool(re.match(r"\s*(?:für|for|of|de|d['’]|en|in|по|in der|della?|di)\s", body))
            and not any(find_institutions(body))
            and not names_an_institution(body)
            and all(word.isupper() or is_common(word.strip("-"), self.languages) for word in words)
        )

    def _is_unknown_label(self, label: str) -> bool:
        """ "Direct dial", "Switchboard:", "baro sicil no": few words before a number, none of them a name."""
        words = re.findall(r"[^\W\d_][\w'’-]*", label)
        return (
            (self.is_named or self.here or ":" in label)
            and len(words) <= 3
            and not any(is_kin(word) for word in words)
            and not any(first_name_in(word) or has_surname_shape(word) for word in words)
            and (
                not self.languages or all(len(word) < 5 or is_common(word, self.languages) for word in words)
            )
        )

    def _lead(self, piece: str) -> int:
        """What stands before a name: what its bearer does, titles."""
        lead = leading_occupation(piece)
        if self.is_list and lead and first_name_in(piece[lead:].strip()) and len(piece.split()) == 2:
            lead = 0  # "Boucher Aline"
        if article := re.match(
            rf"\s*(?:le|la|el|der|die|the)\s+(?=(?:{TITLE.pattern})\s)", piece, re.IGNORECASE
        ):
            lead = article.end()
        while True:
            lead += len(piece[lead:]) - len(piece[lead:].lstrip(' :.-"„“'))
            if lead == 0 or piece[lead : lead + 1].islower():
                # "Major a. D. Ruth Hall", "Председатель правления Глухов Ф. И."
                office = _OFFICE.match(piece, lead)
                opens = office[0].split(maxsplit=1)[0] if office else ""
                follows = re.match(r"[\w'’-]+", piece[office.end() :]) if office else None
                is_person = bool(follows and first_name_in(follows[0])) or is_occupation(opens)
                small = office[0].split()[1:] if office else []
                if (
                    office
                    and not first_name_in(opens)
                    and not (small and all(_PARTICLES.fullmatch(word) for word in small))
                    and (not self.is_named or is_person)
                ):
                    lead = office.end()
            if (don := re.match(r"D\.\s+(?=([^\W\d_]+))", piece[lead:])) and first_name_in(don[1]):
                lead += don.end()
            if body := re.compile(rf"[{UPPER}]{{2,5}}\s+(?=[{UPPER}]\.)").match(piece, lead):
                lead = body.end()  # "Председатель СТК   В. Хромых"
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
        self.is_listing = len(name[0].split()) == 1 and (self.is_listing or not self.here)
        self.here = True
        if self.is_signed_for or owner or _ONLY_ASSISTS.match(self.rest):
            return
        if self.is_named and not self._is_another_signer(name[0]):
            return
        if _BEFORE_SURNAME.search(self.rest[:begin]) and len(name[0].split()) == 1:
            return  # "(Fr. Aschenbrenner)"
        if self._is_a_surname(name[0], body[name.end() :]):
            return
        given = given_in(name[0])
        if given and not is_inflected(name[0][slice(*given)]):
            self._stay(begin + given[0], begin + given[1])

    def _is_a_surname(self, name: str, rest: str) -> bool:
        """ "Roloff, Rechtsanwalt": one word that is no first name, with what its bearer is."""
        return (
            len(name.split()) == 1
            and len(name) > 3
            and bool(self.languages)
            and not first_name_in(name)
            and not is_common(name, self.languages)
            and bool(re.search(r"\w", rest) or self.rest.rstrip() != name)
            and any(is_occupation(word) for word in re.findall(r"[\w-]+", self.rest))
        )

    def _is_another_signer(self, name: str) -> bool:
        """Below a name stands another one, or the house "Bryn Teg"."""
        words = name.split()
        return (
            self.is_list
            or self.is_couple
            or (self.is_listing and (not self.is_named or bool(first_name_in(words[0]))))
            or any(first_name_in(word) or has_patronymic_shape(word) for word in words)
            or bool(re.match(rf"[{UPPER}]\.|.*\s[{UPPER}]\.", name))
            or (len(words) == 1 and not self.here)
        )

    def _go(self, kind: Kind, start: int, end: int) -> None:
        if start < end:
            self.spans.append(Span(kind, self.start + start, self.start + end))

    def _stay(self, start: int, end: int) -> None:
        if start < end:
            self.stays.append((self.start + start, self.start + end))


def _parted(stays: list[tuple[int, int]], start: int, end: int) -> Iterable[tuple[int, int]]:
    """Take a stretch out of what stays."""
    for first, last in stays:
        yield from ((a, b) for a, b in ((first, min(last, start)), (max(first, end), last)) if a < b)
