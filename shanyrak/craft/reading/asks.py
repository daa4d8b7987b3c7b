# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
The demands: clauses with which readers are told what to ask for, and the asks of a sample letter.

Told by how people ask: a list under "demanding:", a line that opens with "Urging …", a verb of asking with its
"that" or "to" clause, "Please …" in a letter, an authority that "must" or "should" (``wishes``). Steps for the
reader (sign, send, click) and what others asked in the past are none.
"""

import bisect
import itertools
import re
from dataclasses import replace

from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line, is_title_case
from shanyrak.craft.reading.results import Fact
from shanyrak.craft.reading.sentences import sentences_of
from shanyrak.craft.reading.wishes import Place, aside_of, fact_at, slogan_of, wish_of

LIST_HEAD = Anycase(
    r"(?:\btell (?:them|him|her|the \w+)\b|\bpress (?:for|them|him|her|the \w+)\b|\bdemand(?:s|ing)?\b|\burg(?:e|es|ing)\b|\bask(?:s|ing)?\b|\bcall(?:s|ing)? (?:on|for|upon)\b|\brequest(?:s|ing)?\b|\binsist(?:ing)?\b|\bdemands\b|forder\w*|verlang\w*|bitten sie|demand(?:er|ez|ant|ons|es)\b|exig\w+|"
    r"réclam\w+|ped(?:ir|imos|ido|iendo|id)\b|p[ií]d(?:an?|en?|ales|anles|eles)\b|peçam?\b|pidiendo|(?:pidi|exigi)éndo\w+|(?:inst|solicit)ándo\w+|\b(?:je|nous) (?:vous |les )?pri(?:e|ons)\b|rog(?:amos|amus|uem)|ru[eé]g(?:o|ue|uen|uenles)|solicit\w+|inst(?:ar|ando|amos)\b|exort\w+|chied\w+|richie\w+|eis(?:en|t)?\b|vraag\w*|talep\w*|требу\w+|требован\w+|прос(?:им|ите|ить)|призыва\w+|вимаг\w+|"
    r"закликa\w+|талап\w*|نطالب|مطالب|خواست)(?:[^.!?]|\.(?=\w)|(?<=\W[a-z])\.){0,160}:\s*$"
)
# "Dear friends": a letter to the readers is no sample letter to an office.
TO_READERS = Anycase(
    r"\b(?:friends?|all|comrades?|colleagues?|supporters?|members?|readers?|everyone|activists?|brothers|sisters|folks|subscribers?|leute|freund\w*|unterstützer\w*|mitglieder|ami[es]{0,2}|camarades?|compañer\w*|amig[oa]s?|companheir\w*|compagn\w*|amic[oihe]+|vrienden|"
    r"друзья|товарищи|друзі|достар|arkadaş\w*|dostlar)\b"
)
TO_YOU_YOURSELF = re.compile(
    r"^(?:I|We) (?:\w+ ){0,3}(?:ask|request|urge|beg|call (?:up)?on|implore|appeal to) you\b|^(?:Ich|Wir) .{3,40} Sie\b"
)
WE_DEMAND = Anycase(r"\b(?:we demand|fordern|exigimos|exigeons|chiediamo|eisen|требуем|вимагаємо)\b")
# A call to write that ends in a colon, and what its list tells the authorities in the imperative.
WRITE_HEAD = re.compile(
    r"\b(?:write|send|call|fax|e-?mail|tweet|appeals?|letters?|points?|messages?|schreib\w*|appell\w*|appels?|appelli|llamamient\w+|apelos?|приз\w+|écri\w+|lettres?|escrib\w+|cartas?|llamamientos?|escrev\w+|scriv\w+|lettere|schrijf|brieven|пиш\w+|письм\w+)\b[^.!?]{0,90}:\**$"
)
TOLD = re.compile(
    r"(?:asking|urging|calling (?:on|for)|expressing|begging|demanding|requesting|insisting|reminding|stating|condemning|welcoming|"
    r"pidiendo|instando|expresando|exigiendo|solicitando|manifestando|demandant|priant|exprimant|exhortant|exigeant|appelant|chiedendo|esprimendo|sollecitando|esortando|pedindo|exigindo|expressando|instando|требуя|выражая|призывая|требуйте|fordern sie|bitten sie|drücken sie)\b|"
    r"(?:to )?(?:(?:immediately|unconditionally|promptly|urgently|publicly|fully|please)(?: and \w+ly)?,? )?(?:release|ensure|drop|disclose|allow|grant|stop|halt|end|protect|provide|commute|repeal|conduct|order|respect|lift|withdraw|reinstate|guarantee|"
    r"investigate|bring|take|give|quash|overturn|review|refrain|cease|establish|ratify|amend|abolish|return|recogni[sz]e|clarify|confirm|make|open|initiate|launch|put|set|cancel|revoke|suspend|uphold|implement|condemn|acknowledge|repeat|call|ask|urge|express|demand)\b"
)
# "Tell them to veto the law, because:" – why, not what.
REASONS = re.compile(
    r"\b(?:because|since|weil|denn|car|parce que|porque|perché|omdat|потому что)\W*$", re.IGNORECASE
)
LIST_CLAUSE = re.compile(r"(?:[,;] (?:and )?| and |^[^,;]{0,80}? )(?=that [a-zA-Z])")
LIST_TITLE = re.compile(
    r"(?:\W*(?:our|we|the|their|my|nos|nuestras|unsere|le nostre|as nossas|наши|мы|біздің)?\s?(?:demands?|forder(?:n|ungen)|wir fordern|exigimos|exigencias|demandas|revendications|demandons|exigeons|chiediamo|richieste|exigências|eisen|требования|требуем|вимоги|вимагаємо|талаптар\w*|taleplerimiz)\W*)",
    re.IGNORECASE,
)
SAMPLE = Anycase(
    r"\b(?:(?:sample|model|suggested|following|example|draft|possible) (?:\w+ )?(?:letter|message|text|e-?mail|fax|wording|script)|(?:message|letter|text|script) (?:below|to (?:copy|send|read))|musterbrief|textvorschlag|mustertext|formulierungsvorschlag|brieftext|carta modelo|"
    r"modelo de carta|(?:siguiente|seguinte|seguente) (?:carta|texto|mensaje|mensagem|testo|lettera)|lettre[- ]type|modèle de lettre|texte suivant|lettera tipo|fac[- ]?simile|voorbeeldbrief|voorbeeldtekst|örnek (?:mektup|metin)|"
    r"(?:образец|текст|пример) (?:письма|обращения)|зразок листа|текст листа|хат үлгісі)"
)
# Small words of English that no other of our languages has.
ENGLISH_TIES = frozenset(
    ["the", "of", "and", "that", "you", "your", "with", "which", "their", "this", "have", "been", "would"]
)
LONGEST_SALUTATION = 12  # words; a line that goes on behind it holds the letter's first sentence
BRACKETS = re.compile(r"\([^()]{0,60}\)")


def find_demands(
    text: str, lines: list[Line], kinds: list[str], lang: str | None = None, title: Fact | None = None
) -> list[Fact]:
    """
    List the demands in the order of the text; each is a clause or a whole sentence with its place.

    The headline itself is none, though it may ask for the same.
    """
    found: list[Fact] = []
    in_letter = False
    listing = 0  # lines of a list under an asking head are demands
    list_bullet = mark = ""
    for line in lines:
        kind = kinds[line.number] if line.number < len(kinds) else "plain"
        if kind in {"rule", "points"} and len(line.words) > 9:
            kind = "prose"  # a sentence with a blank to fill in: "I, ________, urge you"
        if kind == "dear":
            in_letter, listing = TO_READERS.search(line.text[:60]) is None, 0
            if len(line.words) <= LONGEST_SALUTATION:
                continue
        sample = (
            SAMPLE.search(line.text)
            if ":" in line.text and (line.means & (M.THING | M.SEND | M.FUNCTION) or ":" in line.text[:60])
            else None
        )
        if sample and (
            line.text[-1:] == ":" or line.text[sample.end() : sample.end() + 3].strip()[:1] == ":"
        ):
            in_letter = True
        if kind == "furniture":
            in_letter, listing = False, 0
            continue
        if kind in {"signoff", "rule"}:
            in_letter = in_letter and kind == "rule"
            listing = 0
            continue
        if (
            listing
            and kind in {"prose", "plain", "spoken", "dear"}
            and _is_item(line, list_bullet, listing, mark)
        ):
            if listing == 1:
                list_bullet = line.bullet
            listing, mark = listing + 1, line.text[-1:]
            found.append(fact_at(text, line.start, line.end, 0.95))
            continue
        if listing > 1 and list_bullet and kind in {"prose", "plain"} and _goes_on(line):
            continue  # the item above runs over several lines
        if listing > 1 or kind not in {"prose", "plain"}:
            listing = 0
        if (
            (line.text[-1:] in ":*" and WRITE_HEAD.search(line.low))
            or (
                line.means & (M.SEND | M.THING)
                and not line.bullet
                and _is_listed(lines, line.number + 1)
                and WRITE_HEAD.search(line.low + ":")
            )
        ) and _are_told(lines, line.number + 1):
            listing, list_bullet = 1, ""  # "Please write immediately: • Release … • Ensure …"
            continue
        body = text[line.start : line.end].rstrip("* ")
        if (
            (
                body[-1:] == ":"
                or (body[-1:].isalpha() and not line.bullet and _is_listed(lines, line.number + 1))
            )
            and line.means & (M.ASK | M.FUNCTION)
            and LIST_HEAD.search(BRACKETS.sub("", body).rstrip(":") + ":")
            and not _is_reader_step(body)
        ) or (kind in {"heading", "plain"} and LIST_TITLE.fullmatch(body)):
            following = lines[line.number + 1 : line.number + 2]
            if following and _is_item(following[0], "", 1, "") and not REASONS.search(body):
                listing, list_bullet = 1, ""
                place = Place(in_letter, kind, line, _lang_of(line, lang))
                found += [
                    f
                    for part in sentences_of(text, line)[:-1]
                    if (f := wish_of(text, part, place)) is not None
                ]
                continue
        if (
            title is not None
            and title.confidence > 0.8
            and (
                (line.text[-1:].isalnum() and title.start < line.end <= title.end + 3)
                or (
                    line.start == title.start
                    and line.number < 9
                    and line.text[-1:] != "!"
                    and _stands_over_a_blank(lines, line)
                )
                or (line.start != title.start and line.text == title.value)
            )
        ):
            continue
        aside = aside_of(text, line)
        if aside is not None:
            found.append(aside)
            continue
        if kind not in {"prose", "plain", "spoken", "dear", "mixed", "heading"}:
            continue
        if not line.bullet and is_title_case(line) and not in_letter:
            continue
        place, cried = Place(in_letter, kind, line, _lang_of(line, lang)), False
        for part in sentences_of(text, line):
            fact = slogan_of(text, part) or wish_of(text, part, place)
            body = text[part.start : part.end].strip()
            if (
                fact is None
                and cried
                and body[-1:] in "!."
                and len(part.words) <= 9
                and place.kind == "prose"
            ):
                fact = fact_at(
                    text, part.start, part.end, 0.7
                )  # "We demand: Free the four! Drop the charges!"
            if fact is not None and not in_letter and TO_YOU_YOURSELF.search(fact.value):
                place = replace(place, in_letter=True)  # what goes on in this line is said to the same one
            cried = fact is not None and body[-1:] == "!" and (cried or WE_DEMAND.search(body) is not None)
            if fact is not None:
                found += _split_list(text, fact)
    return _without_repeats([_without_reasons(text, _to_its_end(text, lines, fact)) for fact in found])


def _lang_of(line: Line, lang: str | None) -> str | None:
    """Give the language of the text, or English where a line of another is plainly English: a sample letter for abroad."""
    if lang in {"en", None} or len(line.words) < 6:
        return lang
    return "en" if sum(w.lower in ENGLISH_TIES for w in line.words) >= max(2, len(line.words) // 6) else lang


def _without_reasons(text: str, fact: Fact) -> Fact:
    """'Tell them to veto the law because:' is asked, and why stands below."""
    why = REASONS.search(fact.value) if fact.value[-1:] == ":" else None
    return (
        fact_at(text, fact.start, fact.end - (len(fact.value) - why.start()), fact.confidence)
        if why
        else fact
    )


def _to_its_end(text: str, lines: list[Line], fact: Fact) -> Fact:
    """Follow a demand that was cut by the end of a line to the end of its sentence."""
    number = bisect.bisect_right(lines, fact.start, key=lambda line: line.start) - 1
    for line in lines[number : number + 3]:
        following = lines[line.number + 1] if line.number + 1 < len(lines) else None
        if (
            fact.end != line.end
            or text[line.end - 1] in ".!?;:…"
            or line.end - line.start < 35
            or following is None
            or following.blanks_before
            or following.bullet
            or following.points
        ):
            break
        end = next(
            (m.end() for m in re.finditer(r"[.!?;](?=\s|$)", text[following.start : following.end])), None
        )
        if end is None and len(following.text) < 35:
            break
        fact = fact_at(text, fact.start, following.start + end if end else following.end, fact.confidence)
    return fact


def _stands_over_a_blank(lines: list[Line], line: Line) -> bool:
    following = lines[line.number + 1 : line.number + 2]
    return bool(following) and following[0].blanks_before > 0


def _goes_on(line: Line) -> bool:
    return not line.bullet and not line.blanks_before and not line.points and line.text[-1:] != ":"


def _is_listed(lines: list[Line], number: int) -> bool:
    """Say whether a list of two items at least begins here, although the line before it has no colon."""
    items = lines[number : number + 2]
    return len(items) == 2 and all(line.bullet and not line.points for line in items)


def _are_told(lines: list[Line], number: int) -> bool:
    """Say whether two items of a list follow that each begin with what an authority is to do."""
    items = lines[number : number + 2]
    return len(items) == 2 and all(
        line.bullet and not line.points and len(line.words) >= 4 and TOLD.match(line.low) for line in items
    )


def _is_item(line: Line, bullet: str, count: int, mark: str) -> bool:
    """``mark`` is the last sign of the item before: items of a list without bullets end alike."""
    if any(p.kind in {"number", "email", "web"} for p in line.points):
        return False
    if line.digits and line.means & (M.STREET | M.BOX) and len(line.words) < 6:
        return False
    if count == 1:
        if is_title_case(line) and line.means & (M.ORG | M.ROLE | M.HONOUR):
            return False
        if len(line.words) <= 6 and line.words and line.words[0].means & (M.ORG | M.ROLE | M.HONOUR):
            return False  # "President of the Republic": whom to ask
        return bool(line.bullet) or (len(line.words) >= 3 and line.text[-1:] != ":" and ". " not in line.text)
    if bullet:
        return bool(line.bullet)
    alike = line.text[-1:] == mark or mark in ";," or mark.isalnum()
    return (alike and line.blanks_before <= 1 and not line.bullet and line.text[-1:] in ";,.!") or (
        line.blanks_before == 0 and line.text[:1].islower()
    )


def _is_reader_step(body: str) -> bool:
    return bool(
        re.search(
            r"we (?:ask|urge|call on) you|ask you (?:for|to)|steps|what you can do", body, re.IGNORECASE
        )
    )


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
        parts.append(fact_at(text, fact.start + begin, fact.start + begin + len(piece), fact.confidence))
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
