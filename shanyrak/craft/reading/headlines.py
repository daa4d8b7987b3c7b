# ruff: noqa: E501 - word lists and patterns are read across, not down
"""The headline of a page and the number of the appeal."""

import re

from shanyrak.craft.reading.dates import is_date_line
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.results import Fact

SITE_LINE = re.compile(
    r"(?:custom search|search|home|menu|skip to|navigation|daily archives|tag archives|category archives?|monthly archives|archives?\b|petition update|smaller font|larger font|rss|print|share|tweet|email this|"
    r"log ?in|register|sign up|subscribe|you are here|back to|next|previous|posted|published|by |from:|to:|subject:|date:|sent:|cc:|>|newsletter|document - $|letzte änderung|stand:|last (?:update|modified)|"
    r"arch/|www\.|http|follow|contact us|about us|главная|поиск|startseite|accueil|inicio|suche|início|ana sayfa|الرئيسية|[\w-]{3,40}\.(?:com|org|net|info|de|fr|ru|kz)\b)",
    re.IGNORECASE,
)
KICKER = re.compile(
    r"(?:\W*(?:urgent action|urgent appeal|action alert|urgent|take action|action|alert|public statement|press release|ai index.*|index:?.*|for immediate release|eilaktion|urgent action network|acción urgente|action urgente|azione urgente|"
    r"ação urgente|срочн\w+ акци\w+|acil eylem)\W*)",
    re.IGNORECASE,
)
NUMBER_LINE = re.compile(
    r"(?:(?:\w+ )?ua:? ?(?:[A-Z][\w ]{2,20} )?\d{1,3}[/.]\d{2,4}|ai index|index:|ref(?:erence)?\b|case\b.{0,12}\d|ahrc-|urgent (?:appeal|action).{0,20}\d)",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:document - |subject: |re: |fwd?: |\[[^\]]{1,40}\] |(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}:? ?[-–]? ?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}:? ?[-–]? ?)",
    re.IGNORECASE,
)
REFERENCE = (
    re.compile(
        r"\b(?:UA|AU|EA|UA-No|UA No\.?|Urgent Action|Acción Urgente|Action Urgente)\b[ :.-]{0,3}(?:[A-Z][\w]{2,15} )?((?:\d{1,4}[./-]\d{2,4})(?:-\d)?)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b([A-Z]{3} ?\d{3} ?/ ?\d{3,4} ?/ ?OBS ?\d{3}(?:\.\d{1,2})?)\b"),
    re.compile(r"\b((?:[A-Z]{2,6}-)?(?:UAC|UAU|UAG|UP|UA|HA|FA|RA)-\d{1,3}-(?:19|20)\d{2})\b"),
    re.compile(r"\bcase:? (?:no\.? ?)?([A-Z]{3} ?\d{3,6}(?:\.\d{1,3})?(?:\.[A-Z]{2,4})?)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:ref(?:erence)?|aktenzeichen|case (?:no|number)|appeal (?:no|number)|référence|referencia|сілтеме|номер)\b\.?:? {0,2}(?:no\.? ?|nr\.? ?)?([A-Z]{0,6}[ /-]?\d[\w./-]{2,20})",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:AI )?Index:? ?([A-Z]{3} ?\d{2}/\d{2,5}/(?:19|20)?\d{2})\b", re.IGNORECASE),
)


def find_title(text: str, lines: list[Line], kinds: list[str]) -> Fact | None:
    """Find the page's own headline: the first line that is one, past site furniture, dates and numbers."""
    fallback: Fact | None = None
    menu = _menu_end(lines)
    for line in lines[menu : menu + 14]:
        kind = kinds[line.number] if line.number < len(kinds) else "plain"
        body = line.text
        if kind in {"rule", "date", "signoff", "salutation", "label"} or not line.words:
            continue
        if SITE_LINE.match(body) and not (len(line.words) > 8 and body[:5].lower() not in {"from:", "date:"}):
            continue
        if is_date_line(text, line):
            continue
        match = LEADING.match(body)
        start = line.start + (match.end() if match else 0)
        if NUMBER_LINE.match(body) and len(line.words) <= 10:
            continue
        if KICKER.fullmatch(body):
            fallback = fallback or Fact(body, line.start, line.end, 0.5)
            continue
        if kind == "dear" or len(body) > 260 or (len(line.words) > 34):
            break
        if kind == "prose" and body[-1:] in ".:" and len(line.words) > 9:
            break
        if (
            len(line.words) < 2
            and len(lines) > line.number + 1
            and fallback is None
            and kind == "plain"
            and len(body) < 4
        ):
            continue
        return Fact(text[start : line.end].strip(), start, line.end, 0.85)
    return fallback


def _menu_end(lines: list[Line]) -> int:
    """Count the lines of a menu on top: four and more short ones without a blank between them, nothing to call or write to."""
    size = 0
    for line in lines[:30]:
        if len(line.words) > 3 or line.points or line.digits or (size and line.blanks_before):
            break
        size += 1
    return size if size >= 4 and size < len(lines) else 0


def find_reference(text: str, lines: list[Line]) -> Fact | None:
    """Find the number of this appeal, near its top; numbers of earlier appeals it cites stand deeper."""
    numbered = [line for line in lines[:16] if line.digits >= 3]
    for pattern in REFERENCE:
        for line in numbered:
            if match := pattern.search(text, line.start, line.end):
                start, value = match.start(1), match.group(1)
                if re.fullmatch(r"(?:UA|AU)[ :]{0,2}", match.group()[: start - match.start()], re.IGNORECASE):
                    start, value = match.start(), match.group()
                return Fact(value, start, match.end(1), 0.9)
    return None
