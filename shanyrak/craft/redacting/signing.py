# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""The foot of a letter, line by line: who signs, what of the name may stay, what stands beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shanyrak.craft.redacting.cities import names_only_cities
from shanyrak.craft.redacting.firstnames import first_name_in, has_patronymic_shape, has_surname_shape
from shanyrak.craft.redacting.footlines import LABEL, Reading
from shanyrak.craft.redacting.institutions import find_institutions
from shanyrak.craft.redacting.layout import CLOSING, Line
from shanyrak.craft.redacting.letters import LOWER, UPPER
from shanyrak.craft.redacting.marking import Kind, Span
from shanyrak.craft.redacting.occupations import (
    is_occupation,
)
from shanyrak.craft.redacting.places import is_country
from shanyrak.craft.redacting.placing import looks_like_address, without_countries

_COPIES = re.compile(
    r"\s*(?:c\.?c|cop(?:y|ies) to|kopie(?: an)?|копия|в копии|көшірмесі|copie(?: à)?|con copia(?: a)?|encl\w*|anlagen?|p\.?[ ]?j|pièces? jointes?|приложени\w+|қосымша|adjunto|anexo|re|betr|betreff|objet|asunto|subject|тема|тақырыбы|konu|temat)\.?[ ]?:",
    re.IGNORECASE,
)
SENT_FROM = re.compile(
    r"^\W*(?:sent from|sent via|get outlook|von meinem|gesendet (?:von|mit)|envoyé (?:de|depuis)|enviado (?:desde|con)|отправлено (?:с|из)|жіберілді|iphone|nach diktat|this (?:e-?mail|message)|ce (?:message|courriel)|diese (?:e-?mail|nachricht)|este (?:mensaje|correo)|это (?:письмо|сообщение))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]\s*)?(?:[-–—•*~_(\[]+\s*)?(?=\S)")
# Numbers that are of no house: classes, ages, years, dates.
_DATED = re.compile(
    r"^\s*(?:[«\"]?\d{1,2}[»\"]?\.?\s[^\W\d_]+\.?\s\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\s*(?:г\.|года|ж\.|р\.)?\s{2,}(?=\S)"
)
# Lines of an address without any number: a house or a street, and the places below it.
_STREET_LINE = re.compile(
    rf"\s*(?:[\"“][{UPPER}][\w '’-]+[\"”],?\s*|(?:The )?(?:[{UPPER}][\w'’-]+\s){{1,3}}(?:Street|Road|Lane|Avenue|Close|Terrace|Drive|Cottages?|Farm|House|Lodge|Court|Place|Gardens|Row|Mews|Manse|Rectory|Vicarage|Green),?|(?:(?:La|Le|Les|L['’]|El|Los|Las|Il|O|A|De|'t|Zum|Zur|Am|Im|Auf der|Auf dem) ?)?(?:[Ff]erme|[Mm]as|[Mm]oulin|[Cc]los|[Cc]hâteau|[Bb]ergerie|[Gg]range|[Dd]omaine|[Hh]ameau|[Cc]ortijo|[Ff]inca|[Mm]asía|[Cc]aserío|[Hh]acienda|[Ee]stancia|[Rr]ancho|[Qq]uinta|[Cc]ascina|[Pp]odere|[Hh]of|[Gg]ut|[Ff]orsthaus|[Mm]ühle|[Hh]oeve|[Bb]oerderij|[Хх]утор|[Ее]кеті)\b[^.!?\n]{{2,60}}|The (?:Old )?(?:Rectory|Vicarage|Manse|Lodge|Cottage|Farm|Mill|School House),.{0, 80})\s*$"
)
_PLACE_LINE = re.compile(
    rf"\s*(?:near |nr\.? |by )?(?:[{UPPER}][\w'’-]+[ ,-]{{0,2}}|on |upon |in |the |le |de ){{1,4}}[ .]*$"
)
# "Clachan Seil, Scotland", "Псковская область, Печоры", "Төле би ауданы, Ленгер қаласы", "ст. Полтавская": no street, but a
# country behind it, a region before it, or a word that says what it is.
_WHERE_LINE = re.compile(
    rf"\s*(?:(?:[{UPPER}][\w'’-]+[ ]){{1,3}}(?:область|обл\.|край|район|р-н|облысы|ауданы|аудандық округі|region|województwo|powiat|gmina|ili|ilçesi|county|shire|district|province)|(?:province of|provincia de|provincia di|prov\.|provincia|département d\w+|canton d\w+|kreis|landkreis|kanton|distrito de|municipio de|concelho de|республика|область|район|г\.|гор\.|с\.|д\.|дер\.|п\.|пос\.|ст\.|ст-ца|х\.|смт|р\.п\.|пгт|м\.|wieś|gm\.|woj\.|co\.)[ ][{UPPER}][\w'’-]+)(?:[ ,.-]{{1,3}}[^\W\d_][\w'’-]*\.?){{0,6}}[ .]*$",
    re.IGNORECASE,
)
_WITH_COUNTRY = re.compile(
    rf"\s*(?:[{UPPER}][\w'’-]+[ ,-]{{1,2}}|(?:on|upon|in|the|le|la|de|del|am|an der|sur|sous|aan|op)[ ]){{1,5}}(?P<country>[{UPPER}][\w-]+(?:[ ][{UPPER}][\w-]+)?)[ .]*$"
)
CLOSES = re.compile(rf"\W*(?:{CLOSING.pattern})(?!\w)[\s,.!:–—-]*", re.IGNORECASE)
# A line of a list of signers: two or three words of a name, and what stands beside it.
_ONE_NAME = re.compile(
    rf"\s*(?:\d{{1,3}}[.)]\s*|[-–—•*]\s*)?[{UPPER}][\w'’.-]*(?: [\"“«]?[{UPPER}][\w'’.-]*[\"”»]?){{1,2}}\s*(?:[,;(—–-].*)?$"
)
_LEAST_SIGNERS = 4
# Who of several signers speaks: the others are whom he or she tells about.
_HELD_THE_PEN = re.compile(
    r"(?<!\w)(?:held the pen|(?:i |who )?wrote (?:this|it)(?: down)?|i(?:['’]m| am) writing|(?:die|der) (?:das )?geschrieben hat|(?:auf)?geschrieben von|schriftführer(?:in)?|ich schreibe|c['’]est moi qui écris|qui (?:a écrit|écrit|tient la plume)|j['’]écris|escribo yo|yo escribo|(?:quien|que) escribe|escrito por|пишу я|я пишу|(?:записал|написал|писал)[аи]?|жазған|жазып отырған|мен жаздым|yazan|ben yazdım|писав|писала|ho scritto io|scrivo io|pisał[a]?)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_SIGNER = 90  # characters of a line of a list
_LONGEST_LINE = 300  # characters; longer ones are no signature
_FROM = re.compile(rf"\s*(?:and |love |best )?(?:from|von|de la part de|de parte de|от|od|від) (?=[{UPPER}])")
GREETS = re.compile(r"^\s*(?:\w+\s){0,4}\w+,\s*$")
_OWNER = re.compile(rf"(?:from|von|de|с)\s([{UPPER}][\w-]+)['’]s(?!\w)")


@dataclass(frozen=True, slots=True)
class Foot:
    spans: tuple[Span, ...]  # what goes
    stays: tuple[tuple[int, int], ...]  # what stays, whatever else finds it


def foot_of(
    text: str,
    lines: Iterable[Line],
    found: list[Span],
    languages: tuple[str, ...] = (),
    *,
    is_list: bool = False,
) -> Foot:
    """Read lines of a foot, of a sender's head or of a list. ``found`` are contacts and numbers that go already."""
    shown = [line for line in lines if line.text.strip() and len(line.text) <= _LONGEST_LINE]
    spans: list[Span] = []
    stays: list[tuple[int, int]] = []
    is_named = is_address = False
    is_list = is_list or sum(bool(_ONE_NAME.match(line.text)) for line in shown) >= _LEAST_SIGNERS
    has_writer = is_list and any(_HELD_THE_PEN.search(line.text) for line in _around(text, shown))
    for at, line in enumerate(shown):
        if _COPIES.match(line.text):
            stays.append((line.start, line.end))
            continue
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
        elif sender := _FROM.match(text[line.start : line.end]):
            start = line.start + sender.end()
            stays.append((line.start, start))
        elif not is_named and at + 1 < len(shown) and GREETS.match(line.text) and not _names(line.text):
            stays.append((line.start, line.end))  # "Amandla,", "In Christ,"
            continue
        rest = _without(text, start, line.end, found)
        if number := _NUMBERED.match(rest):
            start += number.end()
            rest = rest[number.end() :]
        if _is_prose(rest):
            continue
        if (
            "\x1f" not in rest
            and rest.rstrip().endswith(":")
            and not re.search(r"\d", rest)
            and not any(find_institutions(rest))
        ):
            stays.append((line.start, line.end))  # "За инициативную группу:"
            continue
        is_next = at > 0 and line.start - shown[at - 1].end <= 1
        goes_on = is_address and is_next and not (number and number[0].strip()) and not LABEL.match(rest)
        is_address = bool(
            is_named
            and (_STREET_LINE.match(rest) or (goes_on and _PLACE_LINE.match(rest)) or _tells_where(rest))
        )
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
        is_signed_for |= has_writer and not _HELD_THE_PEN.search(line.text)
        is_named |= Reading(rest, start, spans, stays, is_named, is_signed_for, languages, is_list).read()
    return Foot(tuple(spans), tuple(stays))


def _tells_where(line: str) -> bool:
    if _WHERE_LINE.match(line):
        return (
            line.strip()[:1].isupper()
            or line.strip()[:4].count(".") > 0
            or line.strip().startswith(("смт", "wieś"))
        )
    behind = _WITH_COUNTRY.match(line)
    return (
        behind is not None
        and "," in line
        and is_country(behind["country"].split()[-1])
        and not names_only_cities(line.rpartition(",")[0])
        and not any(is_occupation(word) for word in re.findall(r"[\w-]+", line))
    )


def _names(line: str) -> bool:
    """ "Ковалёвой Галины Ивановны,": no greeting, but who writes."""
    words = re.findall(rf"[{UPPER}][\w'’-]*", line)
    return len(words) > 1 and (
        any(has_patronymic_shape(word) or first_name_in(word) for word in words)
        or has_surname_shape(words[-1])
    )


def _around(text: str, lines: list[Line]) -> Iterable[Line]:
    """The lines, and the next ones above and below them."""
    start = text.rfind("\n", 0, max(0, lines[0].start - 1)) + 1
    end = text.find("\n", lines[-1].end + 1)
    at = start
    for line in text[start : len(text) if end < 0 else end].split("\n"):
        if len(line) <= _LONGEST_SIGNER:
            yield Line(at, line)
        at += len(line) + 1


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
