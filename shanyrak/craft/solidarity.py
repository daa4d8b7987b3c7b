"""
What may harm whoever receives a message of solidarity: field.md, rule 28, after Amnesty's rules for greetings cards.

No politics, no organisation's name unless that was advised, no addresses unless declared safe, respect for religion.
The rules mark words; a person decides. English, Russian and Kazakh stems, and the shapes of addresses in any language.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from shanyrak.craft.redacting import Kind, redact


class Care(StrEnum):
    POLITICS = "politics"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    RELIGION = "religion"


@dataclass(frozen=True, slots=True)
class CareMark:
    """``start`` and ``end`` in characters of the text."""

    kind: Care
    start: int
    end: int


STEMS = {
    Care.POLITICS: (
        "regime|dictator|tyran|revolution|government|president|parliament|election|opposition|"
        "capitalis|socialis|communis|fascis|overthrow|resist|uprising|struggle|comrade|"
        "режим|диктат|тиран|революци|правительств|президент|парламент|выбор|оппозици|капитали|социали|коммуни|"
        "фаши|сверг|восстани|борьб|товарищ|"
        "диктатор|төңкеріс|үкімет|президент|парламент|сайлау|оппозиция|күрес|көтеріліс|жолдас"
    ),
    Care.ORGANISATION: (
        "amnesty|human rights watch|trade union|party|committee|campaign|solidarity group|"
        "амнести|профсоюз|парти|комитет|кампани|"
        "кәсіподақ|партия|комитет|науқан"
    ),
    Care.RELIGION: (
        "god|jesus|christ|allah|bless|pray|church|mosque|christmas|easter|ramadan|"
        "бог|господ|христ|аллах|молит|молим|молюсь|церк|мечет|рождеств|пасх|рамадан|"
        "құдай|алла|дұға|мешіт|шіркеу|рамазан|ораза"
    ),
}
PATTERNS = {kind: re.compile(rf"(?<!\w)(?:{stems})\w*", re.IGNORECASE) for kind, stems in STEMS.items()}
# How somebody could be found, or could be made to answer for having written.
ADDRESSES = frozenset({Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.URL, Kind.HANDLE, Kind.WORKPLACE})


def cares_in(text: str, *, allowed: Collection[str] = ()) -> list[CareMark]:
    """Give what a person should look at before it is passed on, in the order of the text; ``allowed`` kinds are not."""
    marks = [
        CareMark(kind, found.start(), found.end())
        for kind, pattern in PATTERNS.items()
        if kind not in allowed
        for found in pattern.finditer(text)
    ]
    if Care.ADDRESS not in allowed:
        marks += [
            CareMark(Care.ADDRESS, mark.start, mark.end)
            for mark in redact(text).marks
            if mark.kind in ADDRESSES
        ]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))
