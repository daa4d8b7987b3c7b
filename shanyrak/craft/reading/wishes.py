"""
What one sentence asks an office for: a verb of asking with its clause, "Please …" in a letter, "X must be freed".

Who asks decides. The reader (imperative, infinitive, participle), the writer of a letter (first person) and the campaign
ask for what we ask; the police, the union or "they" in a report ask for theirs. So each verb is judged by the words
right before it and right after it, not by the sentence as a whole.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from shanyrak.craft.reading.anycase import small
from shanyrak.craft.reading.askwords import (
    ACTION,
    AMONG_READERS,
    ASIDE,
    ASK,
    ASK_BEGINS,
    CALLS_MADE,
    CLAUSE,
    DIRECT,
    ENGLISH_ASKS,
    FOREIGN_ASK,
    FOREIGN_MUST,
    FOREIGN_STEP,
    GATHERED,
    GERUND,
    HOPE,
    IN_A_LETTER,
    INFINITIVE,
    LETTER_PLEASE,
    MUST,
    NOT_AN_OFFICE,
    NOT_MUST,
    NOUN,
    NOUN_VERBS,
    OPENER,
    OPENING_MARKS,
    OPINION,
    OTHER_ASKS,
    OTHERS,
    OTHERS_DID,
    PASSED_ON,
    PURPOSE,
    QUOTED,
    READER_STEP,
    READERS_ASKED,
    SLOGAN,
    SPEAK_FOR,
    STATED,
    STEP,
    SUBJECT,
    TELL_THEM,
    THIRD,
    TO_THEM,
    TO_YOU,
    TOLD_PLEASE,
    TOLD_VERBS,
    TRAILING,
    VERB_LAST,
    WAYS,
    WE_ASK,
    WHAT_IS_ASKED,
    WHAT_THEY_ASK,
)
from shanyrak.craft.reading.cues import COPY_WORD, INFORM
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.results import Fact
from shanyrak.craft.reading.sentences import Sentence

# One of these stands in whatever ``WHAT_THEY_ASK`` finds.
SIGNS_OF_THEIRS = ("lo que ", "ce qu", "ciò che", "quello che", "o que ")
SHOUTED_ASK = re.compile(
    r"(?:NOUS (?:VOULONS|EXIGEONS|DEMANDONS)|WE (?:DEMAND|URGE)|WIR FORDERN|EXIGIMOS|CHIEDIAMO|ТРЕБУЕМ|ВИМАГАЄМО) "
)
# "…are asked to write to Sample Casting and call for the lockout to be lifted"
WRITE_AND = re.compile(
    r"\bto (?:write|send|ring|phone|fax|e-?mail|contact)\b[^.!?;]{0,32}\b(?:and|or) (?:to )?$"
)
AND_TELL = re.compile(r"\b(?:and|to) (?:remind|tell|urge|demand|ask|insist)\b")
LONGEST_ASIDE = 240  # characters, with its brackets


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: in a sample letter or not, in which kind of line, in which language."""

    in_letter: bool
    kind: str
    line: Line
    lang: str | None
    is_english: bool = False  # no word of asking in it is of another language


def wish_of(text: str, part: Sentence, place: Place) -> Fact | None:
    """Give the clause of a sentence that asks an office for something; None when it asks for nothing."""
    body = text[part.start : part.end]
    means = part.means
    quoted = QUOTED.match(body.lstrip())
    if quoted and not place.in_letter:
        place = Place(True, place.kind, place.line, place.lang)
    if means & M.ASK and all(w.lower in ENGLISH_ASKS for w in part.words if w.means & M.ASK):
        place = Place(place.in_letter, place.kind, place.line, place.lang, is_english=True)
    if not (
        means & (M.ASK | M.MUST | M.HINT | M.BACK)
        or place.in_letter
        or place.lang in DIRECT
        or OPENER.match(body.strip())
        or (means & (M.SEND | M.THING) and place.lang not in {"en", None})
        or "say that " in place.line.low
    ):
        return None
    fact = _asked(text, part.start, part.end, place, means)
    if fact is None:
        return None
    clause = text[fact.start : fact.end]
    if means & (M.SEND | M.THING) and PASSED_ON.search(clause):
        return None
    if not place.in_letter and means & (M.SEND | M.THING) and _asks_readers(part, fact, clause):
        return None
    if clause[:14].lower() == "tell you that " and " want you to " not in clause:
        return None
    if " them " in clause[:20] and AMONG_READERS.search(text[part.start : fact.start]):
        return None
    return None if INFORM.search(clause[:80]) or (means & M.COPY and COPY_WORD.search(clause)) else fact


def _asks_readers(part: Sentence, fact: Fact, clause: str) -> bool:
    """'We ask that you send a black fax': the deed asked for is to write, and of those who read."""
    behind = [w for w in part.words if fact.start <= w.start][1:16]
    return (
        READERS_ASKED.match(clause) is not None
        and not AND_TELL.search(clause)
        and any(w.means & (M.SEND | M.THING) and not w.means & M.ASK for w in behind)
    )


def slogan_of(text: str, part: Sentence) -> Fact | None:
    """Give the words in quotation marks that readers are told to say or to send: a fax that says "Free the four"."""
    if not part.means & (M.SEND | M.THING | M.ASK | M.PHONE | M.FAX) or part.means & M.DONATE:
        return None
    body = text[part.start : part.end]
    match = SLOGAN.search(text, part.start, part.end) if any(mark in body for mark in OPENING_MARKS) else None
    return fact_at(text, match.start(1), match.end(1), 0.75) if match else None


def aside_of(text: str, line: Line) -> Fact | None:
    """Give what readers are told in brackets beside an address, which may be cut off the line: "(tell him to veto the law)"."""
    reach = line.end + LONGEST_ASIDE
    stop = text.find("\n", line.start, reach)
    match = ASIDE.search(text, line.start, stop if stop >= 0 else reach)
    if match is None or PASSED_ON.search(match.group()):
        return None
    return fact_at(text, match.start() + 1, match.end() - 1, 0.8)


def clause_at(text: str, start: int, end: int, confidence: float) -> Fact:
    """Make a fact of a clause that a verb begins, up to where the sentence goes on about ways and addresses."""
    cut = WAYS.search(text, start + 12, end)
    return fact_at(text, start, cut.start() if cut else end, confidence)


def fact_at(text: str, start: int, end: int, confidence: float) -> Fact:
    """Make a fact of a stretch of text, without the signs around it."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(" \n-–—*•+"))
    end -= len(raw) - len(raw.rstrip())
    return Fact(" ".join(text[start:end].split()), start, end, confidence)


def _asked(text: str, start: int, end: int, place: Place, means: int) -> Fact | None:
    body = text[start:end]
    stripped = body.strip()
    size = len(stripped.split())
    if len(stripped) < 12 or (size < 4 and not place.in_letter):
        return None
    first = start + len(body) - len(body.lstrip())
    if (
        place.kind in {"plain", "prose"}
        and size >= 4
        and OPENER.match(stripped)
        and not NOT_AN_OFFICE.match(stripped[len(stripped.split()[0]) :])
        and (place.line.bullet or GERUND.match(stripped))
    ):
        return fact_at(text, first, end, 0.9)
    shouted = stripped.isupper() and not place.line.bullet and not SHOUTED_ASK.match(stripped)
    if place.kind == "heading" or shouted:
        return None
    if (means & (M.ASK | M.HINT | M.BACK) or "say that " in place.line.low) and any(
        verb in place.line.low for verb in TOLD_VERBS
    ):
        for pattern in (TOLD_PLEASE, TELL_THEM):
            told = pattern.search(body)
            begin = told.start(1) if told and pattern is TELL_THEM else told.start() if told else 0
            if (
                told
                and len(body[begin:].split()) >= 5
                and not NOT_AN_OFFICE.match(body[told.end() - 1 :])
                and CLAUSE.search(body, told.end() - 5)
                and not OPINION.match(body[begin:])
            ):
                return clause_at(text, start + begin, end, 0.85)
    hoped = HOPE.search(stripped) if place.in_letter and "appreciate" in place.line.low else None
    if hoped is not None and size >= 6:
        return fact_at(text, first + hoped.start(), end, 0.75)  # "I would appreciate you pleading with …"
    found = _by_verb(text, start, body, place) if means & M.ASK else None
    if found is not None:
        return found
    told = WHAT_THEY_ASK.search(stripped) if any(x in place.line.low for x in SIGNS_OF_THEIRS) else None
    if told is not None:
        return fact_at(text, first + told.end(), end, 0.65)
    if place.lang == "de" and (spoken := SPEAK_FOR.search(stripped)):
        return fact_at(text, first + spoken.start(), first + spoken.end(), 0.75)
    found = _spoken_to(text, first, end, stripped, place, means)
    if found is None and means & (M.SEND | M.THING) and not (place.in_letter or place.lang == "en"):
        found = _for_which(text, start, body)
    return found


def _for_which(text: str, start: int, body: str) -> Fact | None:
    """'Schreibt an den Senat, damit er …', 'envíe un fax para que se respete …': what the letter is to bring about."""
    purpose = PURPOSE.search(body)
    if purpose is None or purpose.start() < 15 or len(body[purpose.end() :].split()) < 3:
        return None
    return clause_at(text, start + purpose.start(), start + len(TRAILING.sub("", body)), 0.65)


def _spoken_to(text: str, first: int, end: int, stripped: str, place: Place, means: int) -> Fact | None:
    """What a letter says to the one it is sent to, and what must be."""
    size = len(stripped.split())
    in_letter, lang = place.in_letter, place.lang
    is_cut = not text[end:].strip()  # where the paste ends, a sentence need not
    ended = stripped.rstrip("\"”»'’)")[-1:] in ".!;" or is_cut or QUOTED.match(stripped)
    hoped = HOPE.search(stripped) if in_letter or "want you to" in stripped else None
    if hoped and size >= 6:
        return fact_at(text, first + hoped.start(), end, 0.75)
    if stripped[:7].lower() == "if you ":
        return None
    if in_letter and ended and LETTER_PLEASE.search(stripped) and size >= 5:
        return fact_at(text, first, end, 0.8)
    if in_letter and ended and size >= 4 and lang in IN_A_LETTER and IN_A_LETTER[lang].match(stripped):
        return fact_at(text, first, end, 0.75)
    direct = DIRECT[lang].search(stripped) if lang in DIRECT else None
    spoken_to = in_letter or lang in {"es", "pt", "it"} or "Frau " in stripped or "Herr " in stripped
    if direct and spoken_to and size >= 4 and not STEP.search(stripped):
        begin = first + direct.start()
        lead = re.match(r"[:,;\s]+", text[begin : begin + 3])
        return fact_at(text, begin + (lead.end() if lead else 0), end, 0.75)
    is_short = size <= 45 and stripped[:1] not in '"“„«'
    if means & M.MUST and is_short and (ended or place.line.bullet) and MUST.search(stripped):
        strong = in_letter or re.search(r"\b(?:must|should)\b", stripped, re.IGNORECASE)
        told_them = in_letter and stripped[:9].lower() == "you must "
        if strong and (told_them or not NOT_MUST.search(stripped)) and not STEP.search(stripped):
            return fact_at(text, first, end, 0.7)
    if (
        (in_letter or lang == "tr")
        and stripped[:4].lower() not in {"denn", "wenn", "weil", "dass", "selb"}
        and lang != "en"
        and is_short
        and size >= 3
        and FOREIGN_MUST.search(stripped)
    ):
        return fact_at(text, first, end, 0.65)
    return None


def _by_verb(text: str, start: int, body: str, place: Place) -> Fact | None:
    verb_last = place.lang in VERB_LAST
    for begin in itertools.chain(
        _verbs(body, place), () if place.is_english else _foreign_verbs(body, place)
    ):
        if verb_last or (place.in_letter and len(body[:begin].split()) <= 3):
            return fact_at(text, start, start + len(body), 0.8)
        subject = SUBJECT.search(body, 0, begin)
        end = start + len(TRAILING.sub("", body)) if "(" not in body[begin:] else start + len(body)
        return clause_at(text, start + (subject.start() if subject else begin), end, 0.8)
    return None


def _asks_in(low: str) -> Iterator[re.Match[str]]:
    """Find what ``ASK`` finds, tried only where a word begins like one of its verbs: five times as quick."""
    end = 0
    for begin in ASK_BEGINS.finditer(low):
        match = ASK.small.match(low, begin.start()) if begin.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _verbs(body: str, place: Place) -> Iterator[int]:
    for match in _asks_in(small(body)):
        verb = match.group().removeprefix("to ")
        before, after = body[max(0, match.start() - 40) : match.start()], body[match.end() :]
        if len(body[match.start() :].split()) < 5 or STATED.search(body[: match.start()]):
            continue
        to_you = place.in_letter and TO_YOU.match(after)
        if NOT_AN_OFFICE.match(after) or not (
            to_you or TO_THEM.match(after) or not READER_STEP.match(after[:140])
        ):
            continue
        if before.endswith("by ") or (match.group().startswith("to ") and GATHERED.search(before)):
            continue
        finite = not verb.partition(" ")[0].endswith("ing") and not match.group().startswith("to ")
        glued = (
            body[match.start()].isupper() and after[:1] == " " and after[1:2].islower()
        )  # a full stop was lost
        if (
            finite
            and not WRITE_AND.search(before)
            and (OTHER_ASKS.search(before) or not (THIRD.match(verb) or WE_ASK.search(before) or glued))
        ):
            continue
        if (verb in NOUN_VERBS or verb.startswith("press")) and NOUN.search(before) and finite:
            continue
        if verb.startswith("calls") and CALLS_MADE.search(before):
            continue  # "a day of phone calls for the strikers"
        if verb == "calls for" and not WHAT_IS_ASKED.match(after):
            continue
        if THIRD.match(verb) and (body.rstrip()[-1:] not in ".!:;" or OTHERS.search(before)):
            continue
        if not place.in_letter and TO_YOU.match(after) and not re.search(r"\bI\s(?:\w+ )?$", before):
            continue
        if verb in {"ask", "asking", "tell", "telling"} and (
            not CLAUSE.search(after) or OPINION.match(after)
        ):
            continue
        yield match.start()


def _foreign_verbs(body: str, place: Place) -> Iterator[int]:
    verb_last = place.lang in VERB_LAST
    for match in FOREIGN_ASK.finditer(body):
        if not verb_last and len(body[match.start() :].split()) < 3:
            continue
        if FOREIGN_STEP.match(body[match.end() :]):
            continue
        if (
            match.group().startswith(("para ", "pour "))
            and OTHERS_DID.search(body[: match.start()])
            and not re.match(r" qu[e’']", body[match.end() :])
        ):
            continue
        yield match.start()
    if place.lang in {"es", "pt", "fr", "it"} and (place.in_letter or ACTION.search(body)):
        for match in INFINITIVE.finditer(body):
            if not OTHERS_DID.search(body[: match.start()]):
                yield match.start()
