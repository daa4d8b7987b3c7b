# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""
Questions that a person can answer: contradictions and uncertainties of a reading.

A doubt never changes a fact. It names the fact's path, asks in plain English, points at the text and, where a
modern or repaired form is known, proposes it.
"""

import re
from dataclasses import replace
from datetime import date

from shanyrak.craft.contacts.email import EmailAddress
from shanyrak.craft.contacts.phone import PhoneNumber, Standing
from shanyrak.craft.contacts.plans import CITY_SPELLINGS, kazakh_zone
from shanyrak.craft.reading.anycase import Anycase
from shanyrak.craft.reading.dates import days_in
from shanyrak.craft.reading.lexicon import M, meanings
from shanyrak.craft.reading.lines import Line, words_of
from shanyrak.craft.reading.places import countries_in
from shanyrak.craft.reading.results import Doubt, Fact, Reading, Target

RELATIVE = Anycase(
    r"\b(?:last|next|this) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)\b|\b(?:yesterday|today|tomorrow|the next day|letzten? \w+tag|gestern|heute|morgen|hier|aujourd[’']hui|demain|ayer|hoy|mañana|вчера|сегодня|завтра|"
    r"в прошл\w+ \w+|ieri|oggi|domani|ontem|hoje|amanhã)\b"
)
PERSONAL = re.compile(
    r"[a-zа-я]{3,14}(?:[._-][a-zа-я]{2,14})?[._-]?\d{2,4}", re.IGNORECASE
)  # a name and a year
POSTCODE = re.compile(r"\b(?:\d{4,6}|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2})\b")
RELATIVE_WORDS = frozenset(
    """last next this yesterday today tomorrow the letzten letzte gestern heute morgen hier aujourd’hui aujourd'hui demain ayer hoy mañana вчера сегодня завтра
    в ieri oggi domani ontem hoje amanhã""".split()
)
SHORTEST_ADDRESS = 4  # words, where it is but one line
LONGEST_ADDRESS = 7  # lines
SECTIONS = ("targets", "copies_to", "support_to")


def find_doubts(text: str, lines: list[Line], reading: Reading, today: date | None) -> Reading:
    """Give the reading with its doubts, in the order of the text."""
    doubts: list[Doubt] = []
    for section in SECTIONS:
        for index, target in enumerate(getattr(reading, section)):
            doubts += _number_doubts(f"{section}/{index}", target)
            doubts += _email_doubts(f"{section}/{index}", target, reading)
            doubts += _target_doubts(f"{section}/{index}", target, section)
    doubts += _date_doubts(text, lines, reading, today)
    if reading.closed is not None:
        doubts.append(
            Doubt(
                "closed",
                "The text says that this is over. Should people still write?",
                reading.closed.span,
                "closed",
            )
        )
    for number, part in enumerate(reading.parts):
        question = f"Another appeal seems to begin here: «{part.value[:100]}». Shall it be read by itself?"
        doubts.append(Doubt(f"parts/{number}", question, part.span, "several"))
    doubts.sort(key=lambda d: d.span)
    return replace(reading, doubts=tuple(doubts))


def _is_whole(postal: Fact) -> bool:
    """Say whether an address that was cut out of running text ends as addresses do: with a code, or with its land."""
    return bool(POSTCODE.search(postal.value)) or bool(countries_in(words_of(postal.value)[-4:]))


def _is_named(target: Target) -> bool:
    return bool(target.name or target.role or target.organisation)


def _names_a_person(line: str) -> bool:
    """'Mr Prim' as a line of an address, but not 'Padre Prim Street'."""
    said = [meanings(word.lower().rstrip(".,")) for word in line.split()]
    return bool(said and said[0] & M.HONOUR) and not any(means & M.STREET for means in said)


def _oddity(target: Target) -> str | None:
    """Ask about an address that has a person in its midst, nobody above it, too little for an envelope or too much."""
    assert target.postal is not None
    lines = target.postal.value.split("\n")
    shown = " / ".join(lines)
    if any(_names_a_person(line) for line in lines[1:]):
        return f"«{shown}» seems to name a person below its first line. Where does the address begin?"
    if not _is_named(target):
        return f"The text does not say whose address «{shown}» is. Who gets the letter?"
    if len(lines) == 1 and len(lines[0].split()) < SHORTEST_ADDRESS:
        return f"«{shown}» is little for an envelope. Is a line of the address missing?"
    if len(lines) > LONGEST_ADDRESS:
        return f"«{shown}» has {len(lines)} lines. Which of them belong on the envelope?"
    return None


def _city_of(target: Target) -> str | None:
    words = re.findall(
        r"[^\W\d_]+(?:-[^\W\d_]+)?",
        " ".join(f.value for f in (target.postal, target.organisation, target.role) if f).lower(),
    )
    return next((CITY_SPELLINGS[w] for w in words if w in CITY_SPELLINGS), None)


def _number_doubts(path: str, target: Target) -> list[Doubt]:
    doubts: list[Doubt] = []
    city = _city_of(target)
    both = {f.value for f in target.phones} & {f.value for f in target.faxes}
    for channel in ("phones", "faxes"):
        for i, fact in enumerate(getattr(target, channel)):
            place = f"{path}/{channel}/{i}"
            number = PhoneNumber(fact.value, fact.expanded)
            doubts += _plan_doubts(place, fact, number, city)
            if channel == "faxes" and fact.value in both:
                question = f"One number, {fact.value}, stands for telephone and fax. Does a fax machine answer there by itself, or must one ask for the fax tone?"
                doubts.append(Doubt(place, question, fact.span, "shared-number"))
            elif fact.confidence < 0.9:
                doubts.append(
                    Doubt(
                        place,
                        f"No label says what {fact.value} is. Is it a telephone or a fax number?",
                        fact.span,
                        "no-label",
                    )
                )
    return _grouped(doubts)


def _grouped(doubts: list[Doubt]) -> list[Doubt]:
    """Ask once where three or more numbers of one block have the same flaw: it is one answer."""
    same = [d for d in doubts if d.kind == "not-valid"]
    if len(same) < 3:
        return doubts
    first = same[0]
    question = (
        f"None of these {len(same)} numbers is in use under today's plan of its country. {first.question}"
    )
    return [
        replace(first, question=question) if d is first else d
        for d in doubts
        if d.kind != "not-valid" or d is first
    ]


def _plan_doubts(place: str, fact: Fact, number: PhoneNumber, city: str | None) -> list[Doubt]:
    doubts = []
    if number.expanded is None:
        question = f"{fact.value} is a national number and the text does not say of which country. Which country's is it?"
        return [Doubt(place, question, fact.span, "no-country")]
    if number.standing is Standing.VALID:
        return []
    repairs = number.repairs(city)
    zone = kazakh_zone(number.expanded)
    if zone and city and zone[1] != city:
        question = f"{fact.value} has the code {zone[0]}, which was {zone[1]}'s, but the address is in {city}. Which is right?"
        doubts.append(
            Doubt(place, question, fact.span, "contradiction", repairs[0].shown if repairs else None)
        )
    elif repairs:
        question = f"{fact.value} cannot be dialled today: {repairs[0].reason}. Is it now {repairs[0].shown}?"
        doubts.append(Doubt(place, question, fact.span, "renumbered", repairs[0].shown))
    elif number.standing is Standing.INVALID or number.standing is Standing.POSSIBLE:
        question = f"{fact.value} is not a number in use under today's plan of its country. Is it printed right, and does it still answer?"
        doubts.append(Doubt(place, question, fact.span, "not-valid"))
    return doubts


def _email_doubts(path: str, target: Target, reading: Reading) -> list[Doubt]:
    doubts: list[Doubt] = []
    at_risk = {w.lower() for f in reading.persons for w in re.findall(r"[^\W\d_]{4,}", f.value)}
    for i, fact in enumerate(target.emails):
        place = f"{path}/emails/{i}"
        mail = EmailAddress(fact.value)
        named = next(
            (
                w
                for w in at_risk
                if mail.is_private_host and w in re.sub(r"[^a-zа-я]", " ", mail.local.lower()).split()
            ),
            None,
        )
        if named:
            question = f"{fact.value} looks like the private mailbox of a person the text says is in danger. Who reads it now? Letters may fall into the wrong hands."
            doubts.append(Doubt(place, question, fact.span, "mailbox-at-risk"))
        elif (
            path.startswith(("copies_to", "support_to"))
            and mail.is_private_host
            and PERSONAL.fullmatch(mail.local)
        ):
            question = f"{fact.value} looks like one person's private mailbox. Who reads it today, and is that person free?"
            doubts.append(Doubt(place, question, fact.span, "private-mailbox"))
        elif path.startswith("targets") and mail.is_private_host and not _is_named(target):
            question = f"{fact.value} is a private mailbox and nobody is named beside it. Is it an office's, or of those who call?"
            doubts.append(Doubt(place, question, fact.span, "whose-mailbox"))
        if mail.has_accents:
            bare = _without_accents(fact.value)
            doubts.append(
                Doubt(
                    place,
                    f"{fact.value} has accented letters, which an autocorrection may have put in. Is it {bare}?",
                    fact.span,
                    "accents",
                    bare,
                )
            )
        elif not mail.is_deliverable_in_form():
            doubts.append(
                Doubt(
                    place,
                    f"{fact.value} does not have the form of a mailbox. How is it spelled?",
                    fact.span,
                    "form",
                )
            )
        elif fact.confidence < 0.95:
            doubts.append(
                Doubt(
                    place,
                    f"Something was glued to {fact.value} or stood in place of its signs. Is it read right?",
                    fact.span,
                    "repaired",
                )
            )
    return doubts


def _without_accents(value: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c))


def _target_doubts(path: str, target: Target, section: str) -> list[Doubt]:
    doubts = []
    anchor = next(
        (
            f
            for f in (
                target.name,
                target.role,
                target.organisation,
                target.postal,
                *target.phones,
                *target.faxes,
                *target.emails,
                *target.web,
            )
            if f
        ),
        None,
    )
    if anchor is None:
        return []
    if target.postal is not None and target.postal.confidence < 0.9 and not _is_whole(target.postal):
        question = f"«{target.postal.value}» was cut out of a line of text. Is it a whole address?"
        doubts.append(Doubt(f"{path}/postal", question, target.postal.span, "cut-address"))
    elif target.postal is not None and (oddity := _oddity(target)):
        doubts.append(Doubt(f"{path}/postal", oddity, target.postal.span, "odd-address"))
    if not (_is_named(target) or target.postal):
        doubts += [
            Doubt(
                f"{path}/web/{i}",
                f"Nobody is named beside {fact.value}. Can one write to them there?",
                fact.span,
                "whose-site",
            )
            for i, fact in enumerate(target.web)
        ]
    if target.emails_masked:
        doubts.append(
            Doubt(
                path,
                "A mailbox stood here and was hidden or cut by the page it was copied from. What is it?",
                anchor.span,
                "hidden",
            )
        )
    if section == "targets" and target.has_contact and not _is_named(target):
        doubts.append(
            Doubt(
                path, "The text does not say here who is reached by this. Who is it?", anchor.span, "nameless"
            )
        )
    return doubts


def _date_doubts(text: str, lines: list[Line], reading: Reading, today: date | None) -> list[Doubt]:
    doubts: list[Doubt] = []
    start = lines[0].start if lines else 0
    if reading.published is None:
        proposed = today.isoformat() if today else None
        doubts.append(
            Doubt(
                "published",
                "The text does not say when it was written. When was it?",
                (start, start),
                "no-date",
                proposed,
            )
        )
        for line in lines:
            if not any(w.lower in RELATIVE_WORDS for w in line.words):
                continue
            if match := RELATIVE.search(line.text):
                start, end = line.start + match.start(), line.start + match.end()
                question = f"“{text[start:end]}” has no day to count from. Which day is meant?"
                doubts.append(Doubt("published", question, (start, end), "relative"))
                break
        for line in lines[:80]:
            bare = next((d for d in days_in(text, line) if d.year is None), None)
            if bare:
                shown = text[bare.start : bare.end].strip()
                doubts.append(
                    Doubt(
                        "published",
                        f"“{shown}” has no year. Which year is meant?",
                        (bare.start, bare.end),
                        "no-year",
                    )
                )
                break
    elif len(reading.published.value) < 10:
        doubts.append(
            Doubt(
                "published",
                f"Only “{reading.published.value}” is given. On which day was it written?",
                reading.published.span,
                "no-day",
            )
        )
    if reading.deadline is not None and reading.deadline.confidence < 0.8:
        doubts.append(
            Doubt(
                "deadline",
                f"The last day has no year. Is it {reading.deadline.value}?",
                reading.deadline.span,
                "no-year",
                reading.deadline.value,
            )
        )
    return doubts
