# ruff: noqa: E501 -- tables of words: one line a language is easier to check than a column
"""What a letter says it is about, above it or in a line of its own: "Re: …", "Betreff: …", "Closure of the cottage hospital"."""

import re
from collections.abc import Iterable

from shanyrak.craft.redacting.circles import is_kin
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.layout import Layout, Line
from shanyrak.craft.redacting.letters import CAPITALISED, UPPER
from shanyrak.craft.redacting.placing import looks_like_address

_LABELLED = re.compile(
    r"^\W*(?:re|subject|regarding|concerning|concerns|ref|case of|betreff|betr|betrifft|wegen|objet|obj|concerne|asunto|ref|referencia|assunto|oggetto|ogg|rif|onderwerp|betreft|тема|касается|касательно|по поводу|предмет|тақырыбы|konu|temat|dotyczy|sprawa|щодо|стосовно)\.?\s*[:：-]\s*(?P<what>\S.*)$",
    re.IGNORECASE,
)
# "Betrifft Wegweisung der Familie …", without a colon
_OPENED = re.compile(
    r"^\s*(?:betr\.|betrifft|betreft|dotyczy|касается|concerne|wegen)\s+(?P<what>[^.!?]{8,120})$",
    re.IGNORECASE,
)
# Whoever writes may tell of himself here: "Re: my letter of 3 May", "Betreff: Brief von Ruth Hall".
_OF_THE_WRITER = re.compile(
    r"(?<!\w)(?:my|our|mein\w*|unser\w*|mon|ma|notre|mi|nuestr[oa]|мо[йяёие]\w*|наш\w*|менің|біздің|i|ich|je|yo|я|from|letter (?:of|by)|brief (?:von|der|des)|lettre d[eu]|carta de|письмо|обращение|хат|от|dal|da|von|de la part|para|from the|в|member\w*|mitglied\w*|complaint by)(?!\w)",
    re.IGNORECASE,
)
_SHOUT = re.compile(rf"^\W*(?:[{UPPER}][{UPPER}'’-]*(?:\W+|$)){{3,}}$")
_LONGEST = 120  # characters
_FIRST_LINES = 25


def headlines_of(layout: Layout, lines: list[Line]) -> Iterable[tuple[int, int]]:
    """Give the stretches that say what the letter is about; names in them are public all through it."""
    foot = layout.signature[0].start if layout.signature else None
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if foot is not None and line.start >= foot:
            return
        labelled = _LABELLED.match(line.text) or _OPENED.match(line.text)
        if labelled and not _OF_THE_WRITER.search(labelled["what"]):
            yield line.start + labelled.start("what"), line.end
        elif _stands_alone(lines, at) and _is_headline(
            line.text, is_in_place=(at == 0 and "!" in line.text) or _is_greeted(layout, lines, at)
        ):
            yield line.start, line.end


def _stands_alone(lines: list[Line], at: int) -> bool:
    above, below = lines[at - 1].text if at else "", lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(lines[at].text.strip()) and not above.strip() and not below.strip()


def _is_greeted(layout: Layout, lines: list[Line], at: int) -> bool:
    """Say whether the salutation is the next or the last line that is not empty."""
    greetings = {line.start for line in layout.salutation}
    above = next((line.start for line in reversed(lines[:at]) if line.text.strip()), None)
    below = next((line.start for line in lines[at + 1 :] if line.text.strip()), None)
    return bool(greetings & {above, below})


def _is_headline(text: str, *, is_in_place: bool) -> bool:
    """Words without a full stop, most of them small or all of them shouted, and no sender's line."""
    shown = text.strip()
    if not is_in_place or len(shown) > _LONGEST or looks_like_address(shown) or re.search(r"[@:,]", shown):
        return False
    if _OF_THE_WRITER.search(shown) or any(is_kin(word) for word in re.findall(r"\w+", shown.lower())):
        return False
    if _SHOUT.match(shown):
        return True
    words = re.findall(r"[^\W\d_][\w'’-]*", shown)
    named = re.findall(CAPITALISED, shown)
    if words and first_name_in(words[0]) and len(named) == len(words):
        return False
    small = sum(word[0].islower() and len(word) > 2 for word in words)
    return len(words) >= 4 and small >= 1 and shown[-1] not in ".?…" and not shown.endswith(":")
