# ruff: noqa: E501 -- patterns read better unbroken
"""
What is written in capitals, a whole telegram or the line of a letterhead, as it would be written otherwise.

Finders know names by their capitals; where every word has them, common words lose them. Character for character.
"""

import re

from shanyrak.craft.redacting.commonness import is_common
from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.institutions import find_institutions
from shanyrak.craft.redacting.places import is_beginner, is_country, is_public
from shanyrak.craft.redacting.strange import is_shouted

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGNATURE = 40  # characters of a last line that may bear a name
_LONGEST_HEADLINE = 10  # words
_LEAST = 3  # words of a line in capitals that is more than a surname


def softened(text: str, languages: tuple[str, ...]) -> str:
    """Give the text with small letters where only the hand, and no name, wanted capitals."""
    soften = _letter if is_shouted(text) and languages else _lines
    return soften(text, languages)


def _lines(text: str, languages: tuple[str, ...]) -> str:
    """Lines of a letterhead that name an institution, and shouted sentences; a headline may shout."""
    return "\n".join(
        line
        if not _is_capitals(line)
        else _letterhead(line)
        or (_cased_line(line, languages, is_name=False) if languages and _is_prose(line) else line)
        for line in text.split("\n")
    )


def _is_prose(line: str) -> bool:
    return len(line.split()) > _LONGEST_HEADLINE or bool(re.search(r"\w{3}[.!?]\s", line))


def _letterhead(line: str) -> str:
    titled = _line(line)
    return titled if not _is_prose(line) and any(find_institutions(titled)) else ""


def _is_capitals(line: str) -> bool:
    words = _WORD.findall(line)
    letters = "".join(words)
    return (
        len(words) >= _LEAST
        and len(letters) >= 12
        and sum(letter.isupper() for letter in letters) > 0.85 * len(letters)
    )


def _line(line: str) -> str:
    return _WORD.sub(lambda found: _lowered(found[0]) if _is_small(found[0]) else _titled(found[0]), line)


def _letter(text: str, languages: tuple[str, ...]) -> str:
    pieces = []
    lines = text.split("\n")
    last = max((at for at, line in enumerate(lines) if line.strip()), default=0)
    for at, line in enumerate(lines):
        is_name = len(line) < _SIGNATURE and at >= last - 1 and len(_WORD.findall(line)) <= 2 * _LEAST
        pieces.append(_letterhead(line) or _cased_line(line, languages, is_name=is_name))
    return "\n".join(pieces)


# Behind these a name stands, whatever its words mean: "ON L'APPELAIT GASTON LE ROUX".
_CALLED = re.compile(
    r"(?<!\w)(?:L['’]APPELAIT|S['’]APPELL?E(?:NT)?|S['’]APPELAIT|M['’]APPELLE|NOMMÉ?E?E?|CALLED|NAMED|NAME IS|HEISST|HEISSE|HEIßE|HEIßT|NAMENS|LLAMO|LLAMA(?:BA)?|LLAMAD[OA]|ЗОВУТ|ЗВАЛИ|ПО ИМЕНИ|АТЫМ|CHIAMO|CHIAMA|NAZYWAM SIĘ|ADIM|MME|MRS?|MADAME|MONSIEUR|MLLE|HERRN?|FRAU|SEÑORA?|DON|DOÑA|VVE|VEUVE|Г-Н|Г-ЖА)[.]?[ ]+((?:(?:LE|LA|DE|DU|DES|VON|VAN|DER|DEL|VVE|VEUVE|EL|AL|DI)[ ])*[^\W\d_][\w'’-]+(?:[ ](?:(?:LE|LA|DE|DU|DES|VON|VAN|DER|DEL|EL|AL|DI)[ ])?[^\W\d_][\w'’-]+){0,2})"
)


def _cased_line(line: str, languages: tuple[str, ...], *, is_name: bool) -> str:
    for called in _CALLED.finditer(line):
        words = _WORD.findall(called[1])
        taken = 0
        while taken < len(words) and (
            not is_beginner(words[taken])
            or words[taken].lower() in {"le", "la", "de", "du", "del", "der", "el"}
        ):
            taken += 1
        if taken and not is_public(words[0]):
            end = called.start(1) + sum(len(word) + 1 for word in words[:taken]) - 1
            named = _WORD.sub(lambda found: _titled(found[0]), line[called.start(1) : end])
            line = line[: called.start(1)] + named + line[end:]
    return _WORD.sub(
        lambda found: found[0] if not found[0].isupper() else _cased(found, languages, is_name=is_name), line
    )


def _cased(found: re.Match[str], languages: tuple[str, ...], *, is_name: bool) -> str:
    word = found[0]
    before = found.string[: found.start()].rstrip()
    begins = not before or before[-1] in ".!?:"
    if len(word) == 1 and found.string[found.end() : found.end() + 1] == ".":
        return word
    if is_name or begins or is_public(word) or is_country(word):
        return _titled(word)
    if is_beginner(word) or (is_common(word, languages) and not first_name_in(word)):
        return _lowered(word)
    return _titled(word)


def _is_small(word: str) -> bool:
    return len(word) <= 3 and is_beginner(word)


def _titled(word: str) -> str:
    return "-".join(part[:1] + _lowered(part[1:]) for part in word.split("-"))


def _lowered(word: str) -> str:
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in word)
