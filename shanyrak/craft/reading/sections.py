# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""In which section an entry stands when no sentence says so, and which entries speak of the same office."""

import re

from shanyrak.craft.contacts.email import OFFICIAL, PRIVATE_HOSTS
from shanyrak.craft.reading.entries import Entry, Piece, is_strong_address
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.points import Point
from shanyrak.craft.reading.stems import entry_stems, shared_stems, stems_of

PRISONER = re.compile(
    r"(?<!\d)(?<!\d )#\s?[A-Z]{0,3}-?\d|\b\d{5}-\d{3}\b|\bbuchn(?:r|ummer)\b|\b(?:inmate|prisoner)\b(?! news| support| solidarity| aid)|häftling|détenu|заключ|^(?-i:[A-Z][^\W\d_]+ (?:(?!Bag )[A-Z][^\s,;:|]* ){1,3}\(?[A-Z]{1,2}\d{4}[A-Z]{0,2}\b)",
    re.IGNORECASE,
)


def evidence(entry: Entry) -> bool:
    """Is there anything in it by which somebody could be reached, or a head under an introduction?"""
    if any(p.kind in {"email", "number", "web", "masked", "cut"} for p in entry.points):
        return True
    if is_envelope(entry):
        return True
    heads = any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in [*entry.pieces, *entry.heads])
    if any(is_strong_address(p) for p in entry.pieces) and (
        len(entry.pieces) > 1 or entry.section is not None
    ):
        held = any(PRISONER.search(p.text) for p in entry.pieces[:2])
        return heads or held or entry.section is not None
    return bool(heads and entry.pieces and entry.section in {"target", "copy"})


def is_envelope(entry: Entry) -> bool:
    """Say whether it is what stands on an envelope, whole: a name, a street or box, a town with its code or land; line by line."""
    pieces = entry.pieces
    if not 3 <= len(pieces) <= 9 or len({p.line for p in pieces}) < 3 or entry.in_prose:
        return False
    name = [w for w in pieces[0].words if not w.means & M.PARTICLE]
    is_name = (
        1 < len(name) <= 8
        and all(w.is_capital for w in name)
        and not any(c.isdigit() for c in pieces[0].text)
    )
    town = any(any(c.isdigit() for c in p.text) for p in pieces[2:])
    return is_name and town and any(is_strong_address(p) for p in pieces[1:])


STATE_HOUSE = re.compile(
    r"\b(?:embass|botschaft|ambass|embaj|embaix|ambasc|konsulat|consul|ministr|ministè|ministé|минист|міністр|посольств|консульств|büyükelç|bakanl)|(?:botschaft|ministerium)\b",
    re.IGNORECASE,
)
# Titles that campaigns and associations give their own people too.
CIVIL = frozenset(
    """director directors secretary chair chairman chairwoman chairperson head manager officer coordinator president presidente leader editor spokesman
    direktor direktorin leiter leiterin vorsitzender vorsitzende directeur directrice président présidente directora diretor diretora direttore
    secrétaire secretario secretaria segretario секретарь председатель директор deputy vice general chef jefe""".split()
)


# A block that begins with one of these, below those of the authorities, is whoever calls.
CAMPAIGNS = frozenset(
    """comité comite comitato campaign kampagne campagne campaña campanha campagna collectif kollektiv colectivo coletivo collettivo netzwerk network réseau red rede rete
    coalition bündnis initiative friends freunde amis amigos amici coordinadora coordination solidarity""".split()
)
# Words of associations that stand in the names of ministries as well.
STATE_MATTERS = frozenset("defence defense international programme action support press".split())


def is_government(entry: Entry) -> bool:
    """A title that only an authority bears: minister, governor, prosecutor, ambassador."""
    pieces = [*entry.pieces, *entry.heads]
    titled = any(w.means & M.ROLE and w.lower not in CIVIL for p in pieces for w in p.words)
    return titled and not speaks_for_itself(pieces)


def is_of_a_state(entry: Entry) -> bool:
    """An embassy, consulate or ministry with its address or whoever heads it: never the seat of those who call."""
    houses = [p for p in entry.pieces if p.means & M.ORG and STATE_HOUSE.search(p.text)]
    return bool(houses) and any(p.means & M.HONOUR or is_strong_address(p) for p in entry.pieces)


def speaks_for_itself(pieces: list[Piece]) -> bool:
    """True for a campaign, network, association … by its name; ministries of defence are none."""
    return any(w.means & M.OWN_ORG and w.lower not in STATE_MATTERS for p in pieces for w in p.words)


def settled_section(entry: Entry, *, had_cue: bool, has_target: bool = False, goes_on: bool = False) -> str:
    """
    Decide where an entry stands: target, copy, support, own, info or drop.

    ``goes_on``: it follows directly on a target, as the next of a list.
    """
    section = entry.section
    first_two = entry.pieces[:2]
    if (
        section != "own"
        and any(PRISONER.search(p.text) for p in first_two)
        and not any(p.means & M.ROLE for p in first_two)
    ):
        return "support"
    if section in {"copy", "support", "info", "skip"}:
        return section
    if section == "them":
        office = bool(
            entry.pieces and entry.pieces[0].means & M.ORG and not entry.pieces[0].means & M.OWN_ORG
        )
        return (
            "target"
            if office or is_government(entry) or not any(is_strong_address(p) for p in entry.pieces)
            else "support"
        )
    pieces = [*entry.pieces, *entry.heads]
    means = 0
    for piece in pieces:
        means |= piece.means
    spoken = " ".join(p.text for p in pieces)
    if PRISONER.search(spoken) and section != "target" and not means & M.ROLE:
        return "support"
    if section == "target":
        campaign = means & M.OWN_ORG and not means & (M.ROLE | M.HONOUR | M.ORG)
        whole = {p.kind for p in entry.points} >= {"email", "web"}
        named = bool(entry.pieces and entry.pieces[0].words and entry.pieces[0].words[0].lower in CAMPAIGNS)
        if named and has_target and not entry.bullet and not means & (M.ROLE | M.HONOUR):
            return "own"
        return "own" if campaign and whole and has_target and not entry.in_prose else "target"
    official = bool(means & (M.ROLE | M.ORG) and not speaks_for_itself(pieces)) or any(
        OFFICIAL.search(p.value.rpartition("@")[2].lower()) for p in entry.points if p.kind == "email"
    )
    if section == "own":
        if (
            (entry.is_addressed and official)
            or (had_cue and entry.after_signature and is_of_a_state(entry))
            or (
                is_government(entry)
                and entry.points
                and (not entry.after_signature or any(is_strong_address(p) for p in entry.pieces))
            )
        ):
            return "target"
        return "own"
    if entry.after_signature and not (entry.is_addressed and official):
        return "target" if had_cue and is_of_a_state(entry) else "own"
    if section == "unknown":
        if any(
            OFFICIAL.search(p.value.rpartition("@")[2].lower()) for p in entry.points if p.kind == "email"
        ):
            return "target"
        return "own"
    if entry.is_addressed:
        return "target"
    if means & M.OWN_ORG and not means & M.ROLE:
        return "own"
    strong = any(is_strong_address(p) for p in entry.pieces)
    several = len(set(entry.lines)) > 2 and not entry.in_prose
    one_of_a_list = (
        bool(pieces) and len(set(entry.lines)) == 1 and not entry.in_prose and not means & M.OWN_ORG
    )
    if goes_on and one_of_a_list and any(p.kind in {"number", "email"} for p in entry.points):
        return "target"
    private = all(
        p.kind == "email" and p.value.rpartition("@")[2].lower() in PRIVATE_HOSTS for p in entry.points
    )
    if (
        goes_on
        and not pieces
        and not entry.in_prose
        and not private
        and any(p.kind == "email" for p in entry.points)
    ):
        return "target"
    if goes_on and len(pieces) > 2 and strong and means & (M.ROLE | M.HONOUR):
        return "target"
    if goes_on and several and strong and any(p.kind in {"number", "email"} for p in entry.points):
        return "target"
    if official and entry.points and (had_cue or strong or any(p.kind == "number" for p in entry.points)):
        return "target"
    if (had_cue or official) and is_envelope(entry):
        return "target"
    if not entry.points and not (means & (M.ROLE | M.HONOUR)):
        return "drop"
    if official and strong and (had_cue or means & M.ROLE) and means & (M.ROLE | M.HONOUR):
        return "target"
    if means & M.HONOUR and strong:
        return "target"
    if had_cue and entry.points and not all(p.kind == "web" for p in entry.points):
        private = all(
            p.kind == "email" and p.value.rpartition("@")[2].lower() in PRIVATE_HOSTS for p in entry.points
        )
        return "own" if private or has_target or not pieces else "target"
    if all(p.kind in {"web", "handle"} for p in entry.points) and entry.points:
        return "info"
    return "own" if entry.points else "drop"


LONGEST_ENVELOPE = 16


def is_copied(entry: Entry, copied: list[Piece]) -> bool:
    """Say whether a sentence wanted the copy to go to this one: the greater part of the words that named it come back."""
    mine = entry_stems(entry)
    for piece in copied:
        named = stems_of([piece])
        if len(named) >= 2 and shared_stems(named, mine) >= max(2, 0.6 * len(named)):
            return True
    return False


def is_footer(entry: Entry, targets: list[Entry], last_line: int) -> bool:
    """True for the last block of a page that gives an organisation's own site and mailbox, where all others are authorities."""
    if not entry.lines or entry.lines[-1] < last_line - 1 or not entry.blanks or not entry.blanks[0]:
        return False
    sites = {
        p.value.lower().split("://")[-1].removeprefix("www.").split("/")[0]
        for p in entry.points
        if p.kind == "web"
    }
    hosts = {p.value.lower().rpartition("@")[2] for p in entry.points if p.kind == "email"}
    others = [e for e in targets if e is not entry]
    if not entry.points:
        lone = len(set(entry.lines)) == 1 and not entry.in_prose
        official = any(p.means & (M.ROLE | M.HONOUR | M.ORG) for p in entry.pieces)
        return lone and not official and any(e.has_points for e in others)
    means = 0
    for piece in entry.pieces:
        means |= piece.means
    return bool(
        sites & hosts
        and others
        and not means & (M.ROLE | M.HONOUR)
        and not any(OFFICIAL.search(host) for host in hosts)
        and all(any(p.means & (M.ROLE | M.ORG | M.HONOUR) for p in [*e.pieces, *e.heads]) for e in others)
    )


def joined(entries: list[Entry]) -> list[Entry]:
    """Join entries of one office: listed by channel (names in one list, faxes in another), or printed twice."""
    kept: list[Entry] = []
    marks_of: dict[int, list[str]] = {}  # those with an address
    seen: dict[str, Entry] = {}  # by a number of its address, by each of its points
    for entry in entries:
        home = next((e for e in kept[-60:] if _same_office(e, entry)), None)
        if home is None and kept and _is_second_office(kept[-1], entry):
            home = kept[-1]
        if home is None and len(kept) == 1 and _adds_a_channel(kept[0], entry):
            home = kept[0]
        marks = _marks(entry)
        keys = [_key(p) for p in entry.points]
        twin = next((seen[m] for m in marks if m in seen), None)
        if home is None and twin is not None and _same_envelope(twin, entry):
            home = twin
            home.heads = [*home.heads[:9], *(p for p in entry.pieces if p.means & (M.ROLE | M.HONOUR))]
        before = next((seen[key] for key in keys[:9] if key in seen), None)
        if home is None and before is not None:
            told_twice = not marks and _says_nothing_new(before, entry)
            told_better = not before.pieces and not before.heads and _says_nothing_new(entry, before)
            home = before if told_twice or told_better else None
        if home is None:
            kept.append(entry)
            home, marks_of[id(entry)] = entry, marks
        else:
            if not home.pieces:
                home.pieces, home.heads = entry.pieces, [*home.heads, *entry.heads]
            elif not marks_of.get(id(home)) and marks and len(home.pieces) < LONGEST_ENVELOPE:
                home.pieces = [*home.pieces, *(p for p in entry.pieces if p not in home.pieces)]
                marks_of[id(home)] = marks
            home.salutation = home.salutation or entry.salutation
            home.points += [p for p, key in zip(entry.points, keys, strict=True) if seen.get(key) is not home]
            home.lines += entry.lines
        for key in (*marks, *keys):
            seen.setdefault(key, home)
    return kept


def _is_second_office(person: Entry, entry: Entry) -> bool:
    """
    'The Hon. Ana Sample, Minister of Fisheries' with one number, and right below 'Minister of Fisheries, 200 Sample Street':
    the same office at its second address.
    """
    if not (
        person.lines
        and entry.lines
        and entry.lines[0] - person.lines[-1] == 1
        and person.pieces
        and entry.pieces
    ):
        return False
    first = entry.pieces[0]
    if first.means & M.HONOUR or not any(p.means & M.HONOUR for p in person.pieces[:2]):
        return False
    numbered = any(is_strong_address(p) and any(c.isdigit() for c in p.text) for p in entry.pieces)
    if not numbered or any(is_strong_address(p) for p in person.pieces):
        return False
    named = stems_of([first])
    return bool(named) and shared_stems(named, entry_stems(person)) >= max(1, len(named) - 1)


def _key(point: Point) -> str:
    """Give by what a point is known again: a number by its last eight digits, with whatever code it is printed."""
    if point.kind != "number":
        return f"{point.kind} {point.value.lower() or point.start}"
    digits = "".join(c for c in point.value if c.isdigit())
    return f"{digits[-8:]} {'+'.join(sorted(point.channels))}"


def _marks(entry: Entry) -> list[str]:
    """Give the numbers of its address by which an entry is known again: postcode, house; its last line where it has none."""
    if len(entry.pieces) > LONGEST_ENVELOPE or not any(is_strong_address(p) for p in entry.pieces):
        return []
    numbers = [n for p in entry.pieces for n in re.findall(r"\d{3,}", p.text)]
    return [f"at {n}" for n in numbers[-4:]] or [f"at {entry.pieces[-1].text.lower()}"]


def _says_nothing_new(home: Entry, entry: Entry) -> bool:
    """One number again, in a sentence or in the other language of the page, and nobody else's."""
    had = {_key(p) for p in home.points[:40]}
    if any(_key(p) not in had for p in entry.points if p.kind in {"number", "email"}):
        return False
    left, right = entry_stems(home), entry_stems(entry)
    return not right or shared_stems(right, left) >= 2


def _same_envelope(first: Entry, second: Entry) -> bool:
    """One address printed twice: at the head of the sample letter again, or the whole letter once more."""
    left, right = _envelope_words(first), _envelope_words(second)
    if len(left) < 4 or len(right) < 4 or len(left & right) < 0.7 * min(len(left), len(right)):
        return False
    values = {p.value for p in first.points[:40]}
    if values and any(p.value not in values for p in second.points):
        return False
    titles = [
        {w.lower for p in [*e.pieces, *e.heads] for w in p.words if w.means & (M.ROLE | M.HONOUR)}
        for e in (first, second)
    ]
    return not all(titles) or bool(titles[0] & titles[1])


def _envelope_words(entry: Entry) -> set[str]:
    return {word for p in entry.pieces for word in re.findall(r"[^\W_]+", p.text.lower())}


def _adds_a_channel(only: Entry, entry: Entry) -> bool:
    """'If you prefer to phone: 1', 'mailboxes we have found: a@b': nobody's, beside the one target there is, which has none yet."""
    named = [p for p in entry.heads if p.means & (M.ROLE | M.ORG | M.HONOUR)]
    if (
        entry.pieces
        or (named and not shared_stems(entry_stems(entry), entry_stems(only)))
        or any(p.kind not in {"number", "email", "cut"} for p in entry.points)
    ):
        return False
    had = _channels(only)
    reached = bool(only.points) or any(is_strong_address(p) for p in only.pieces)
    return reached and not had & _channels(entry)


def _channels(entry: Entry) -> set[str]:
    return {c for p in entry.points for c in (p.channels if p.kind == "number" else [p.kind])}


def _same_office(first: Entry, second: Entry) -> bool:
    if first.section != second.section or (
        first.pieces
        and second.pieces
        and any(is_strong_address(p) for p in first.pieces)
        and any(is_strong_address(p) for p in second.pieces)
    ):
        return False
    channels = [
        {(p.kind, c) for p in e.points for c in (p.channels or frozenset({""}))} for e in (first, second)
    ]
    if channels[0] & channels[1]:
        return False
    left, right = entry_stems(first), entry_stems(second)
    if not left or not right or max(len(left), len(right)) > 60:
        return False
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return shared_stems(small, large) >= len(small)
