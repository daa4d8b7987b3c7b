# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""Whether a piece of a block names somebody: a person, or the office that opens a block."""

import re

from shanyrak.craft.reading.addresses import CARE_OF, is_named_street
from shanyrak.craft.reading.entries import Piece
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import DIGIT
from shanyrak.craft.reading.places import countries_in

ATTENTION = re.compile(
    r"^[-–—\s]{0,3}(?:z\.?\s?hd\.?|zu händen(?: von)?|zhd\.?|att(?:n|ention)?\b[.:]?|à l[’']attention de|alla c\.? ?a\.?|all[’']attenzione di|a la atención de|"
    r"t\.?a\.?v\.?|ter attentie van|вниманию|dikkatine)\s{0,3}(?:dell[’']|della |del |di |de |von )?",
    re.IGNORECASE,
)
# Words of institutions that would pass for a family name.
NO_NAME = frozenset(
    """united nations european union international republic federal national state supreme high justice interior internal external foreign
    affairs defence security public human rights police prison prisons central district regional city people’s democratic labour health education
    appeals addresses campaign action urgent appeal street road letter letters information news home page press release attention
    bundes innern inneren justiz intérieur interior justicia gobernación interno interni giustizia estado república nacional nazionale
    внутренних дел юстиции республики российской федерации украины казахстана города области района""".split()
)
EXCELLENCY = re.compile(r"(?:[HS]\. ?E\.|HE|H\.H\.|S\.A\.R\.|Z\.E\.|E\.D\.) (?=[A-ZÀ-Þ])")
# "Level 32 Governor Sample Tower", "1 Premier Road": a part of a house, whatever title its name holds.
IN_A_HOUSE = re.compile(
    r"(?:(?:level|floor|suite|room|rm|unit|apt|flat|block|piso|oficina|of|étage|stock|og|kamer|etage|каб|комн)\.?\s\d|\d{1,5}[a-z]?(?:[/-]\d{1,4}[a-z]?)?,?\s(?!(?:er|e|st|nd|rd|th)\b))",
    re.IGNORECASE,
)
# The office that persecutes Falun Gong is called by a number.
SIX_TEN = re.compile(r"(?:the )?[“\"']?610[”\"']? office", re.IGNORECASE)
FORMS_OF_ADDRESS = frozenset("his her your their son sa su sua seine ihre eure zijne".split())


def looks_like_name(piece: Piece) -> bool:
    words = piece.words
    if not 1 <= len(words) <= 8 or DIGIT.search(piece.text):
        return False
    if (len(words) <= 3 and countries_in(words)) or any(w.lower in NO_NAME for w in words):
        return False
    rest = [w for w in words if not w.means & M.HONOUR and w.lower not in FORMS_OF_ADDRESS]
    if not rest:
        return False
    if len(rest) < len(words) and not piece.means & M.ORG:
        return not is_named_street(piece)
    if len(words) < 2:
        return False
    proper = [w for w in rest if w.is_capital and not w.means & (M.ORG | M.STREET | M.BOX)]
    small = [w for w in rest if not w.is_capital]
    return (
        len(proper) >= 2
        and all(w.means & M.PARTICLE or len(w.text) <= 3 or "-" in w.text for w in small)
        and not piece.means & (M.ORG | M.ROLE)
    )


def is_head(piece: Piece) -> bool:
    """A line that can open a block: an office, a person, an organisation; not a part of an address."""
    means = piece.means
    if not piece.words or len(piece.words) > 24:
        return False
    if ATTENTION.match(piece.text) or CARE_OF.match(piece.text):
        return False
    if means & (M.ROLE | M.HONOUR) or EXCELLENCY.match(piece.text):
        return IN_A_HOUSE.match(piece.text) is None and not is_named_street(piece)
    first = piece.words[0]
    if SIX_TEN.match(piece.text):
        return True
    if means & M.ORG and first.is_capital and not re.match(r"\d", piece.text):
        return not re.search(r"\d", piece.text)
    return False
