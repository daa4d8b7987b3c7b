# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
The demands: clauses with which readers are told what to ask for, and the asks of a sample letter.

Told by how people ask: a list under "demanding:", a line that opens with "Urging …", a verb of asking with its
"that" or "to" clause, "Please …" in a letter, an authority that "must" or "should". Steps for the
reader (sign, send, click) and what others asked in the past are none.
"""

import itertools
import re
from dataclasses import dataclass

from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.cues import COPY_WORD, INFORM
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, meaning_of
from shanyrak.craft.reading.results import Fact
from shanyrak.craft.reading.sentences import Sentence, sentences_of

LIST_HEAD = Anycase(
    r"(?:\bdemand(?:s|ing)?\b|\burg(?:e|es|ing)\b|\bask(?:s|ing)?\b|\bcall(?:s|ing)? (?:on|for|upon)\b|\brequest(?:s|ing)?\b|\binsist(?:ing)?\b|\bdemands\b|forder\w*|verlang\w*|bitten sie|demand(?:er|ez|ant|ons|es)\b|exig\w+|"
    r"réclam\w+|ped(?:ir|imos|ido|iendo)\b|pidiendo|(?:pidi|exigi)éndo\w+|(?:inst|solicit)ándo\w+|solicit\w+|inst(?:ar|ando|amos)\b|exort\w+|chied\w+|richie\w+|eis(?:en|t)?\b|vraag\w*|talep\w*|требу\w+|требован\w+|прос(?:им|ите|ить)|призыва\w+|вимаг\w+|"
    r"закликa\w+|талап\w*|نطالب|مطالب|خواست)[^.!?]{0,160}:\s*$"
)
OPENER = re.compile(
    r"(?:and )?(?:also )?(?:asking|urging|calling (?:on|for|upon)|demanding|requesting|insisting|appealing (?:to|for)|pressing|reminding|seeking|"
    r"fordern sie|bitten sie|drängen sie|demandez|exigez|demandant|exhortant|exigeant|priant|en (?:demandant|exigeant)|pidiendo|exigiendo|instando|solicitando|pídanles|ínstenles|pidan|insten|exijan|exhortando|"
    r"pedindo|exigindo|solicitando|instando|chiedendo|sollecitando|esortando|roep .{0,40} op|vraag|dring aan|требуя|призывая|требуйте|призовите|просите|вимагаючи|вимагайте|закликаючи|guarantee|put an end|ensure|"
    r"garantir|garantizar|ordering?|order the|immediately release|release)\b",
    re.IGNORECASE,
)
# A verb of asking with its clause, in words of the reader (imperative, infinitive, participle) or of the writer (first person).
ASK = Anycase(
    r"(?:\b(?:to )?(?:demand(?:ing)?|insist(?:ing)?(?: on)?|urg(?:e|es|ing)|call(?:ing|s)? (?:on|upon|for)|implor(?:e|ing)|beg|press(?:ing)?|request(?:ing)?)\b(?! (?:by|form|letter))|\b(?:ask|asking|tell|telling|let (?:him|her|them) know|appeal(?:ing)? to)\b)"
)
FOREIGN_ASK = Anycase(
    r"\b(?:(?:wir|ich) (?:fordere?n?|verlangen?|bitten?|appelliere?n?)|fordern sie|bitten sie|fordert\b.{0,40}\bauf|nous (?:demandons|exigeons|vous demandons)|je (?:vous )?(?:demande|prie de|exige)|demandez|exigez|pour (?:demander|exiger)|demandant|"
    r"exigimos|exijo|pedimos|le pido|les pido|solicit[oa]|solicitamos|instamos|pida(?:n)?(?:le|les)? que|exija(?:n)?|para exigir|exigir que|pedir que|exhort[oa]|exhortamos|"
    r"peço|pedimos|peça(?:m)? (?:que|a)|exij[oa]m?|exigimos|solicito|chied(?:o|iamo|ete|endo)|esig(?:iamo|o)|pretendiamo|vi invitiamo|la invito|sollecit\w+|"
    r"(?:wij|ik) (?:eis|vraag|verzoek|roep)\w*|eis dat|vraag (?:hem|haar|hen|de|het)|talep (?:ediyoruz|ediyorum|edin|ediniz)|istiyoruz|çağr[ıi]da bulunuyor\w+|"
    r"требуем|требую|требуйте|требовать|просим вас|прошу вас|призываем|призываю|призовите|настаива\w+|вимагаємо|вимагаю|вимагайте|закликаємо|прошу вас|талап етеміз|талап етемін|сұраймыз|"
    r"نطالب|أطالب|طالبوا|می‌خواهیم|خواستاریم|بخواهید)\b"
)
CLAUSE = Anycase(
    r"\b(?:that|to|for|an end|be|dass|daß|zu|que|qu|de|di|che|dat|te|чтобы|немедленно|освобод\w+|прекра\w+|щоб|أن|که|the (?:immediate|release)|all|nobody)\b|[’']"
)
NO_ASK = Anycase(
    r"\b(?:ask(?:ing)?|tell(?:ing)?)(?:,? \w+,?)? (?:how|why|where|when|whether|if|us\b|me\b|your friends|others|people|you for|friends|everyone|questions|about|after)|phone calls?|call(?:ing)? (?:on |at )?[+(\d]|we (?:ask|urge|call on|request) (?:you|all|every|our|readers|supporters|unions|people|everyone)\b(?!.{0,20}authorit)|"
    r"(?:has|have|had|was|were|been|who|which|they|he|she|protesters|workers|officers|lawyers?|it|nobody|we have)\s(?:\w+ )?(?:ask|demand|urg|call|insist|request|press)|request form|in (?:great |high )?demand|\b(?:ask|tell)(?:ing)?\b(?:(?!\bthat\b).){0,50}\b(?:how|what|why|where|whether)\b(?! .{0,30}\bdemand)|on demand|tell(?:ing)? (?:us|me)|ask to be|call to|"
    r"(?:the|a|this|their|our|of) (?:demand)s?\b(?! on)|(?:the|a|this|their|our|of|and) (?:call|request|press)s?\b(?! on)|bitten wir|bitten .{0,40} euch|i urge everyone|urge(?:s)? (?:you|everyone|all readers)|press (?:release|conference|the (?:left|right|button))|the press"
)
LETTER_PLEASE = Anycase(
    r"(?:^|[.!?:,] ?)(?:i |we )?(?:please (?!(?:send|write|email|fax|call|sign|click|note|find|see|read|feel|accept|contact|forward|copy|visit|go|change|use the text|look|let (?:us|me)|do not hesitate|inform|reply|join|help|take|act|stand|continue|check))\w+|bitte (?:\w+ )?\w+en sie|bitte \w+ sie|por favor,? \w+|per favore|alstublieft|lütfen|пожалуйста,?|будь ласка)"
)
TOLD_PLEASE = Anycase(
    r"\bplease (?:let (?:him|her|them|the \w+) know|tell|urge|ask|demand|insist|request|call (?:on|for))\b"
)
DIRECT = {
    "de": re.compile(
        r"(?:^|[:,;]\s|\bund )(?:(?!(?:haben|sind|wissen|finden|lesen|schreiben|senden|schicken|ändern|können|müssen|werden|sollen|"
        r"nennen|klicken|möchten|würden|wenn|bitten|gehen|rufen)\b)\w{3,20}en) sie\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:^|[:;,]\s|^et |\bet )(?!(?:n[’']|vous|assez|chez|veuillez|voyez|écrivez|envoyez|copiez|collez|plagiez|trouverez|"
        r"pouvez|recevez|agréez|signez|cliquez|avez|êtes|savez|venez|lisez)\b)(?:\w{3,14}ez|faites|mettez fin)\b(?! pas\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(r"^que (?:la|el|las|los|se|cese|no)\b", re.IGNORECASE),
    "pt": re.compile(r"^que (?:a|o|as|os|se|cesse|não)\b", re.IGNORECASE),
    "it": re.compile(r"^che (?:la|il|i|le|si|cessi|non)\b", re.IGNORECASE),
}
MUST = Anycase(
    r"\b(?:must|should|has to|have to|needs? to)\b (?:immediately |now |also |at once |not )?(?:be|let|stop|end|release|free|drop|lift|allow|ensure|guarantee|act|take|withdraw|give|protect|respect|investigate|grant|halt|resign|make|keep|put)\b"
)
NOT_MUST = Anycase(
    r"\b(?:we|you|i|it|everybody|everyone|people|one|he|she|this|action|something|letters?|copies|messages|appeals|faxes|emails?|who|readers|supporters|nobody|what|that|there|law|which|code|prefix|(?:a|an|every|any) \w+)\W+(?:\d+\W+)?(?:\w+ly )?(?:must|should|has to|have to|needs? to)"
)
STEP = Anycase(
    r"\b(?:sign|click|send (?:a|an|your|letters|faxes|emails)|write (?:a|to|letters)|donate|share|forward|sample letter|model letter|print|download|subscribe)\b"
)
STATED = Anycase(r"\b(?:demanded|asked|urged|called (?:on|for)|insisted|requested)\b")
SUBJECT = re.compile(r"\b(?:I|we|We)\s(?:\w{3,12}\s){0,2}$")
LIST_CLAUSE = re.compile(r",? (?:and )?(?=that [a-zA-Z])")
HEADLINE = re.compile(r"^[A-ZÀ-Þ][^.!?]{3,90}$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands: in a sample letter or not, in which kind of line, in which language."""

    in_letter: bool
    kind: str
    line: Line
    lang: str | None


def find_demands(text: str, lines: list[Line], kinds: list[str], lang: str | None = None) -> list[Fact]:
    """List the demands in the order of the text; each is a clause or a whole sentence with its place."""
    found: list[Fact] = []
    in_letter = False
    listing = 0  # lines of a list under an asking head are demands
    list_bullet = ""
    for line in lines:
        kind = kinds[line.number] if line.number < len(kinds) else "plain"
        if kind == "dear":
            in_letter, listing = True, 0
            tail = _after_salutation(text, line)
            if tail is None:
                continue
        if kind == "furniture":
            in_letter, listing = False, 0
            continue
        if kind in {"signoff", "rule"}:
            in_letter = in_letter and kind == "rule"
            listing = 0
            continue
        if listing and kind in {"prose", "plain", "spoken", "dear"} and _is_item(line, list_bullet, listing):
            if listing == 1:
                list_bullet = line.bullet
            listing += 1
            found.append(_fact(text, line.start, line.end, 0.95))
            continue
        if listing > 1 or kind not in {"prose", "plain"}:
            listing = 0
        body = text[line.start : line.end]
        if (
            body[-1:] == ":"
            and line.means & (M.ASK | M.FUNCTION)
            and LIST_HEAD.search(body)
            and not _is_reader_step(body)
        ):
            listing, list_bullet = 1, ""
            continue
        if kind not in {"prose", "plain", "spoken", "dear", "mixed", "heading"}:
            continue
        for part in sentences_of(text, line):
            fact = _demand(text, part, _Place(in_letter, kind, line, lang))
            if fact is not None:
                found += _split_list(text, fact)
    return _without_repeats(found)


def _after_salutation(text: str, line: Line) -> str | None:
    return text[line.start : line.end] if len(line.words) > 12 else None


def _is_item(line: Line, bullet: str, count: int) -> bool:
    if any(p.kind in {"number", "email", "web"} for p in line.points):
        return False
    if count == 1:
        return bool(line.bullet) or len(line.words) >= 3
    if bullet:
        return bool(line.bullet)
    return (line.blanks_before <= 1 and not line.bullet and line.text[-1:] in ";,.") or (
        line.blanks_before == 0 and line.text[:1].islower()
    )


def _is_reader_step(body: str) -> bool:
    return bool(
        re.search(
            r"we (?:ask|urge|call on) you|ask you (?:for|to)|steps|what you can do", body, re.IGNORECASE
        )
    )


def _fact(text: str, start: int, end: int, confidence: float) -> Fact:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(" \n-–—*•+"))
    end -= len(raw) - len(raw.rstrip())
    return Fact(" ".join(text[start:end].split()), start, end, confidence)


def _demand(text: str, part: Sentence, place: _Place) -> Fact | None:
    start, end = part.start, part.end
    body = text[start:end]
    means = meaning_of(part.words)
    if not (
        means & (M.ASK | M.MUST | M.HINT | M.BACK)
        or place.in_letter
        or place.lang in DIRECT
        or OPENER.match(body.strip())
    ):
        return None
    fact = _asked(text, start, end, place, means)
    if fact is not None and ((means & M.COPY and COPY_WORD.search(body)) or INFORM.search(body)):
        return None
    return fact


def _asked(text: str, start: int, end: int, place: _Place, means: int) -> Fact | None:
    in_letter, kind, line, lang = place.in_letter, place.kind, place.line, place.lang
    body = text[start:end]
    stripped = body.strip()
    if len(stripped) < 12 or (len(stripped.split()) < 4 and not in_letter):
        return None
    first = start + len(body) - len(body.lstrip())
    if (
        OPENER.match(stripped)
        and (kind in {"plain", "prose"})
        and len(stripped.split()) >= 4
        and not (NO_ASK.match(stripped))
    ) and (
        line.bullet
        or re.match(
            r"(?:and )?(?:also )?\w+ing\b|[a-zà-ÿ]+(?:ndo|ant)\b|требуя|призыв|вимагаючи",
            stripped,
            re.IGNORECASE,
        )
    ):
        return _fact(text, first, end, 0.9)
    if kind == "heading":
        return None
    told = TOLD_PLEASE.search(body) if means & (M.ASK | M.HINT | M.BACK) else None
    if told and not NO_ASK.search(body[told.start() :]) and CLAUSE.search(body, told.end()):
        return _fact(text, start + told.start(), end, 0.85)
    found = _asking(text, start, body, place) if means & M.ASK else None
    if found is not None:
        return found
    if in_letter and stripped[-1:] in ".!;" and LETTER_PLEASE.search(stripped) and len(stripped.split()) >= 5:
        return _fact(text, first, end, 0.8)
    direct = DIRECT[lang].search(stripped) if lang in DIRECT else None
    spoken_to = in_letter or lang in {"es", "pt", "it"} or "Frau " in stripped or "Herr " in stripped
    if direct and spoken_to and len(stripped.split()) >= 4 and not STEP.search(body):
        begin = first + direct.start()
        lead = re.match(r"[:,;\s]+", text[begin : begin + 3])
        return _fact(text, begin + (lead.end() if lead else 0), end, 0.75)
    if (
        means & M.MUST
        and MUST.search(body)
        and not NOT_MUST.search(body)
        and not STEP.search(body)
        and len(stripped.split()) <= 45
    ):
        return _fact(text, first, end, 0.7)
    return None


def _asking(text: str, start: int, body: str, place: _Place) -> Fact | None:
    in_letter, lang = place.in_letter, place.lang
    for pattern in (ASK, FOREIGN_ASK):
        for match in pattern.finditer(body):
            foreign = pattern is FOREIGN_ASK
            verb_last = foreign and lang in {"tr", "kk", "az"}
            if not verb_last and len(body[match.start() :].split()) < 5:
                continue
            if not foreign and not CLAUSE.search(body, match.end()):
                continue
            nearby = body[max(0, match.start() - 24) : match.end() + 40]
            if NO_ASK.search(nearby) and not (
                in_letter
                and re.search(
                    r"\b(?:ask|urge|call (?:up)?on|request|beg|implore|appeal to|calls (?:up)?on)s? you",
                    nearby,
                    re.IGNORECASE,
                )
            ):
                continue
            if STATED.search(body[: match.start()]) or re.search(
                r"\b(?:write|send|sign|call|email|phone|act|protest|get in touch|help|join)\b",
                body[match.end() : match.end() + 28],
                re.IGNORECASE,
            ):
                continue
            end = start + len(body)
            if verb_last or (in_letter and len(body[: match.start()].split()) <= 3):
                return _fact(text, start, end, 0.8)
            subject = SUBJECT.search(body, 0, match.start())
            return _fact(text, start + (subject.start() if subject else match.start()), end, 0.8)
    return None


def _split_list(text: str, fact: Fact) -> list[Fact]:
    """A list of three or more "that" clauses is a list of demands."""
    body = text[fact.start : fact.end]
    cuts = [m.end() for m in LIST_CLAUSE.finditer(body)]
    if len(cuts) < 3:
        return [fact]
    edges = [*cuts, len(body)]
    parts = []
    for begin, stop in itertools.pairwise(edges):
        piece = re.sub(r"[,;]?\s*(?:and)?\s*$", "", body[begin:stop])
        parts.append(_fact(text, fact.start + begin, fact.start + begin + len(piece), fact.confidence))
    return parts


def _without_repeats(found: list[Fact]) -> list[Fact]:
    seen: set[str] = set()
    kept = []
    for fact in found:
        key = fact.value.lower().strip(" .;,")
        if key and key not in seen:
            seen.add(key)
            kept.append(fact)
    return kept[:200]


__all__ = ["M", "find_demands"]
