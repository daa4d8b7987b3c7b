# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""In which section an entry stands when no sentence says so, and which entries speak of the same office."""

import re

from shanyrak.craft.contacts.email import OFFICIAL, PRIVATE_HOSTS
from shanyrak.craft.reading.addresses import is_strong_address
from shanyrak.craft.reading.boundaries import LED_TO
from shanyrak.craft.reading.entries import Entry, Piece
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT
from shanyrak.craft.reading.stems import entry_stems, shared_stems, stems_of

PRISONER = re.compile(
    r"(?<!\d)(?<!\d )#\s?[A-Z]{0,3}-?\d|\b\d{5}-\d{3}\b|\bbuchn(?:r|ummer)\b|\b(?:inmate|prisoner)\b(?! news| support| solidarity| aid)|häftling|détenu|заключ|^(?-i:[A-Z]\d{4}[A-Z]{2})\b|^(?-i:[A-Z][^\W\d_]+ (?:(?!Bag )[A-Z][^\s,;:|]* ){1,3}\(?[A-Z]{1,2}\d{4}[A-Z]{0,2}\b)",
    re.IGNORECASE,
)


# Without a digit one of these stands in whatever ``PRISONER`` finds.
SIGNS_OF_PRISON = ("#", "inmate", "prisoner", "buchn", "häftling", "détenu", "заключ")


def _is_held(text: str) -> bool:
    low = text.lower()
    may_be = DIGIT.search(low) is not None or any(sign in low for sign in SIGNS_OF_PRISON)
    return may_be and PRISONER.search(text) is not None


ATTENTION_BEHIND = re.compile(r",?\s(?:Attn|Attention|z\.? ?Hd|à l[’']attention|t\.a\.v)\b", re.IGNORECASE)


# Houses in which people are held.
PRISON = re.compile(
    r"\b(?:SIZO|СИЗО|IK[- ]?\d|ИК[- ]?\d|LIU|ЛИУ|колони\w+|тюрьм\w+|изолятор\w*|HMP|HMYOI|YOI|JVA|Justizvollzugsanstalt|(?:prison|penitentiary|jail|detention cent(?:er|re)|correctional (?:facility|institution|cent(?:er|re)))\b(?! (?:service|administration|authority|department|ministry))|carcere|casa circondariale|casa di reclusione|maison d[’']arrêt|maison centrale|centre (?:pénitentiaire|de détention|pénitencier)|établissement pénitentiaire|centro penitenciario|centro de (?:detención|reclusión|readaptación)|cárcel|penal de|prisión|reclusorio|presídio|penitenciária|cadeia|cezaevi\w*|ceza infaz|gevangenis|penitentiaire inrichting|huis van bewaring|więzienie|zakład karny|areszt śledczy|věznice)\b",
    re.IGNORECASE,
)
LEAD_NAME = re.compile(
    r"[^,;:–—|(]*?(?=\s?[,;:–—|(]|\s-\s|\s(?:number|no\.?|nr\.?|n[°º]|#|№)\s?\d|$)", re.IGNORECASE
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
        held = any(_is_held(p.text) for p in entry.pieces[:2])
        return heads or held or entry.section is not None
    return bool(heads and entry.pieces and entry.section in {"target", "copy"})


def is_envelope(entry: Entry) -> bool:
    """Say whether it is what stands on an envelope, whole: a name, a street or box, a town with its code or land; line by line."""
    pieces = entry.pieces
    if not 3 <= len(pieces) <= 9 or len({p.line for p in pieces}) < 3 or entry.in_prose:
        return False
    first = pieces[0].text
    to_whom = ATTENTION_BEHIND.search(first)
    first = (
        first[: to_whom.start()] if to_whom else first
    )  # "Public Comments, Attn: File 55" is a name before its comma
    until = pieces[0].start + len(first)
    name = [w for w in pieces[0].words if not w.means & M.PARTICLE and w.start < until]
    is_name = 1 < len(name) <= 8 and all(w.is_capital for w in name) and not any(c.isdigit() for c in first)
    town = any(any(c.isdigit() for c in p.text) for p in pieces[2:])
    return is_name and town and any(is_strong_address(p) for p in pieces[1:])


# Whoever tells the news, below those who are written to.
PRESS_DESK = re.compile(
    r"\b(?:(?:information|media|publicity|communications?) (?:officer|department|desk|secretary|office(?=\s|$))|press (?:officer|contact|desk)|pressereferat|presse(?:stelle|sprecher\w*)|service de presse|attaché[e]? de presse|oficina de prensa|ufficio stampa|assessoria de imprensa|пресс-служб\w+|пресс-секретар\w+)\b",
    re.IGNORECASE,
)
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
        and any(_is_held(p.text) for p in first_two)
        and not any(p.means & M.ROLE for p in first_two)
    ):
        return "support"
    if section != "own" and is_held(entry):
        return "support"
    if section == "support" and not entry.in_prose and is_government(entry):
        return "target"  # "Write letters of support to: the Prime Minister"
    if section in {"copy", "support", "info", "skip", "contact"}:
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
    if (
        has_target
        and not entry.heads
        and entry.pieces
        and PRESS_DESK.search(" ".join(p.text for p in entry.pieces[:2]))
    ):
        return "own"
    means = 0
    for piece in pieces:
        means |= piece.means
    spoken = " ".join(p.text for p in pieces)
    if _is_held(spoken) and section != "target" and not means & M.ROLE:
        return "support"
    if section == "target":
        campaign = means & M.OWN_ORG and not means & (M.ROLE | M.HONOUR | M.ORG)
        whole = {p.kind for p in entry.points} >= {"email", "web"}
        named = bool(entry.pieces and entry.pieces[0].words and entry.pieces[0].words[0].lower in CAMPAIGNS)
        named = named or bool(entry.pieces and _is_a_campaign(entry.pieces[0]))
        if named and has_target and not entry.bullet and not means & (M.ROLE | M.HONOUR):
            return "own"
        return "own" if campaign and whole and has_target and not entry.in_prose else "target"
    official = bool(means & (M.ROLE | M.ORG) and not speaks_for_itself(pieces)) or any(
        OFFICIAL.search(p.value.rpartition("@")[2].lower()) for p in entry.points if p.kind == "email"
    )
    if section == "own":
        if entry.pieces and LED_TO.match(entry.pieces[0].text) and official and is_of_an_envelope(entry):
            return "target"
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
    if goes_on and several and means & (M.ROLE | M.HONOUR) and entry.points and not private:
        return "target"
    if goes_on and several and strong and any(p.kind in {"number", "email"} for p in entry.points):
        return "target"
    reached = any(p.kind != "web" for p in entry.points)
    if official and reached and (had_cue or strong or any(p.kind == "number" for p in entry.points)):
        return "target"
    if (had_cue or official) and is_envelope(entry):
        return "target"
    if is_government(entry) and any(p.kind == "email" for p in entry.points):
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


def is_held(entry: Entry) -> bool:
    """A name without a title, and behind it a prison and where it is: who sits there."""
    first = entry.pieces[0] if entry.pieces else None
    if first is None or (len(entry.pieces) == 1 and "," not in first.text and ":" not in first.text):
        return False
    if any(p.kind in {"number", "email"} for p in entry.points) or first.means & (M.ORG | M.ROLE | M.HONOUR):
        return False
    lead = LEAD_NAME.match(first.text)
    until = lead.end() if lead is not None else 0
    name = [w for w in first.words if w.end <= first.start + until]
    if not 2 <= len(name) <= 9 or not all(w.is_capital or w.means & M.PARTICLE for w in name):
        return False
    if any(w.means & M.ROLE and w.is_capital for p in entry.pieces[:3] for w in p.words) or PRISON.search(
        " ".join(w.text for w in name)
    ):
        return False
    behind = " ".join(p.text for p in entry.pieces)[until:]
    return PRISON.search(behind) is not None and any(is_strong_address(p) for p in entry.pieces)


def _is_a_campaign(piece: Piece) -> bool:
    """'Sample Creek Campaign', 'Friends of Prim': whoever calls, by the last word of the name or its first."""
    words = [w for w in piece.words if w.is_capital]
    return (
        1 < len(words) <= 7
        and words[-1].lower in CAMPAIGNS
        and words[-1] is piece.words[-1]
        and not any(w.means & M.ROLE for w in words)
    )


def is_of_an_envelope(entry: Entry) -> bool:
    return len(entry.pieces) > 1 and any(is_strong_address(p) for p in entry.pieces[1:])


def is_copied(entry: Entry, copied: list[Piece]) -> bool:
    """Say whether a sentence wanted the copy to go to this one: the greater part of the words that named it come back."""
    mine = entry_stems(entry)
    for piece in copied:
        named = stems_of([piece])
        if len(named) >= 2 and shared_stems(named, mine) >= max(2, 0.6 * len(named)):
            return True
    return False


def is_footer(entry: Entry, targets: list[Entry], last_line: int, kinds: list[str]) -> bool:
    """True for the last block of a page that gives an organisation's own site and mailbox, where all others are authorities."""
    if not entry.lines or entry.lines[-1] < last_line - 1 or not entry.blanks:
        return False
    if not entry.blanks[0] and kinds[max(0, entry.lines[0] - 1)] != "rule":
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
