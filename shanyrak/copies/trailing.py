"""
Cut what a mail program put below or above a person's own words: quoted mails, their headings, signatures.

When nothing is left, the mail was passed on as it is: then what was passed on is the letter.
"""

import re

# "On 3 May 2026, at 10:00, Ruth wrote:" in the languages that come. The colon ends a line; the heading may
# be broken over two lines.
_WROTE = (
    r"wrote|schrieb|a écrit|escribió|escreveu|ha scritto|napisał\(?a?\)?|"
    r"пишет|написала?|писала?|написав|пише|жазды|жазған|yazdı|كتب|نوشت"
)
HEADING = re.compile(
    rf"^(?=.{{6,300}}$).*(?:\d|@|<).*\b(?:{_WROTE})\b.{{0,80}}:\s*$|^.{{0,20}}\b(?:{_WROTE})\s*:\s*$",
    re.IGNORECASE,
)
DASHED = re.compile(
    r"^\s*(?:-{2,}|_{5,}|—{2,})\s*(?:original message|forwarded message|ursprüngliche nachricht|"
    r"weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensaje reenviado|"
    r"исходное сообщение|пересылаемое сообщение|переадресованное сообщение|пересланное сообщение|"
    r"бастапқы хабар|қайта жіберілген хабар|iletilen ileti|особисте повідомлення)?.{0,60}?(?:-{2,}|_{5,}|—{2,})?\s*$",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"^\s*\*?(?:from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|para|asunto|"
    r"enviado|от|кому|копия|отправлено|дата|тема|кімнен|кімге|күні|тақырыбы|від|gönderen|kime|konu|tarih)\*?\s?:\*?\s+\S",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"^-- ?$")
QUOTED = re.compile(r"^\s*>(?: ?>)* ?")


def cut_trail(text: str) -> str:
    """
    Give a person's own words out of a mail's text; "" only when the text says nothing at all.

    Words between quoted passages stay: that is how people answer point by point.
    """
    lines = text.replace("\u00a0", " ").split("\n")
    start = _trail_starts(lines)
    own = _without_signature([line for line in lines[:start] if not QUOTED.match(line)])
    if own:
        return own
    return _without_signature(_without_fields([QUOTED.sub("", line) for line in lines[start:] or lines]))


def _trail_starts(lines: list[str]) -> int:
    """The line at which the quoted mail begins; the number of lines when there is none."""
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if _is_dashed(line) and _has_field(lines, at + 1):
            return at
        if HEADING.match(line) and _is_quoted_below(lines, at + 1):
            return at
        two = f"{line.strip()} {lines[at + 1].strip()}" if at + 1 < len(lines) else ""
        if two and not QUOTED.match(line) and HEADING.match(two) and _is_quoted_below(lines, at + 2):
            return at
        if FIELD.match(line) and sum(bool(FIELD.match(near)) for near in lines[at : at + 6]) >= 3:
            return at
    return len(lines)


def _is_dashed(line: str) -> bool:
    return bool(DASHED.match(line)) and not SIGNATURE.match(line)


def _has_field(lines: list[str], start: int) -> bool:
    return any(FIELD.match(line) for line in lines[start : start + 4])


def _is_quoted_below(lines: list[str], start: int) -> bool:
    """What follows the heading is a quotation to the end, or all of it stands there unmarked (Outlook)."""
    below = [line for line in lines[start:] if line.strip()]
    if not below:
        return True
    if QUOTED.match(below[0]):
        # An answer between the quoted passages is the person's own: then this is no trail.
        return all(QUOTED.match(line) for line in _until_signature(below))
    return False


def _until_signature(lines: list[str]) -> list[str]:
    for at, line in enumerate(lines):
        if SIGNATURE.match(line):
            return lines[:at]
    return lines


def _without_signature(lines: list[str]) -> str:
    return "\n".join(_until_signature(lines)).strip()


def _without_fields(lines: list[str]) -> list[str]:
    """Drop the dashes and the From, To, Date above a mail that was passed on."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.strip() and not (_is_dashed(line) or FIELD.match(line) or HEADING.match(line)):
            break
        at += 1
    return lines[at:]
