"""What to say in thirty seconds on the telephone, in the caller's language and in the office's."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shanyrak.craft.composing.phrasebook import phrases_of
from shanyrak.craft.composing.sizes import words_in
from shanyrak.craft.composing.wording import Phrases
from shanyrak.craft.transliterating import can_sound, sound

SECONDS = 30
WORDS_A_SECOND = 2.5  # of somebody who speaks slowly, on a bad line, to a stranger


@dataclass(frozen=True, slots=True)
class CallParts:
    """
    What a call is made of. ``demands`` and ``office`` are per language, as the appeal gives them; the
    demands in the caller's order, short ones first if the caller is wise. ``names`` are the names to be
    said, as the office's language writes them. ``name`` and ``place`` are the caller's; "" leaves them out.
    """

    caller_language: str
    office_language: str
    demands: Mapping[str, tuple[str, ...]]
    office: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    name: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """
    One thing to say. ``meaning`` is the same in the caller's language; "" where it is the same language or
    the appeal has no words for it. ``sound`` is for those who cannot read the script; "" when not needed.
    """

    text: str
    meaning: str = ""
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the other side may say, what that means, and what to say then."""

    key: str
    they_say: Line
    you_say: Line


@dataclass(frozen=True, slots=True)
class PhoneScript:
    """``lines`` are said in order. ``seconds`` is how long that takes, spoken slowly."""

    language: str
    lines: tuple[Line, ...]
    sounds: tuple[tuple[str, str], ...]  # name → how to say it
    replies: tuple[Reply, ...]
    excuse: Line  # "I speak very little of your language"
    seconds: int

    @property
    def text(self) -> str:
        """All that is said, in the office's language, a line each."""
        return "\n".join(line.text for line in self.lines)


def phone_script(parts: CallParts) -> PhoneScript:
    """
    Write the script: who calls, for whom, as many demands as thirty seconds hold (one at least), thanks.

    Both columns say the same demands. Where the appeal has no demands in the office's language, the script
    stays in the caller's.

    :raises UnknownLanguage: nobody has written phrases in one of the two languages
    """
    language = parts.office_language if parts.demands.get(parts.office_language) else parts.caller_language
    theirs, ours = phrases_of(language), phrases_of(parts.caller_language)
    frame = sum(words_in(line) for line in _said(theirs, parts, ()))
    demands = _that_fit(parts.demands.get(language, ()), SECONDS * WORDS_A_SECOND - frame)

    said = _said(theirs, parts, demands)
    meant = _said(ours, parts, parts.demands.get(parts.caller_language, ())[: len(demands)])
    pair = _Pairing(language, parts.caller_language)
    # Without the demands in the caller's language the columns would not stand side by side.
    meanings = meant if len(meant) == len(said) else ["" for _line in said]
    lines = tuple(pair.line(text, meaning) for text, meaning in zip(said, meanings, strict=True))
    return PhoneScript(
        language=language,
        lines=lines,
        sounds=tuple((name, heard) for name in parts.names if (heard := sound(name, language))),
        replies=tuple(
            Reply(key, pair.line(they, ours.replies[key][0]), pair.line(you, ours.replies[key][1]))
            for key, (they, you) in theirs.replies.items()
        ),
        excuse=pair.line(theirs.call["slowly"], ours.call["slowly"]),
        seconds=round(sum(words_in(line.text) for line in lines) / WORDS_A_SECOND),
    )


@dataclass(frozen=True, slots=True)
class _Pairing:
    language: str
    caller_language: str

    def line(self, text: str, meaning: str) -> Line:
        if phrases_of(self.language) is phrases_of(self.caller_language):
            return Line(text)
        return Line(text, meaning, _sounded(text, self.language))


def _sounded(text: str, language: str) -> str:
    return sound(text, language) if can_sound(language) else ""


def _said(words: Phrases, parts: CallParts, demands: tuple[str, ...]) -> list[str]:
    # Said in both columns or in neither.
    spoken = (words.language, parts.caller_language)
    office = parts.office.get(words.language, "") if all(map(parts.office.get, spoken)) else ""
    lines = [
        words.call["hello"].replace("{name}", parts.name) if parts.name else words.call["nameless"],
        words.call["from"].replace("{place}", parts.place) if parts.place else "",
        words.call["for"].replace("{office}", office) if office else "",
        words.call["ask"],
        *demands,
        words.call["thanks"],
    ]
    return [" ".join(line.split()) for line in lines if line]


def _that_fit(demands: tuple[str, ...], words_left: float) -> tuple[str, ...]:
    kept: list[str] = []
    for demand in demands:
        words_left -= words_in(demand)
        if kept and words_left < 0:
            break
        kept.append(demand)
    return tuple(kept)
