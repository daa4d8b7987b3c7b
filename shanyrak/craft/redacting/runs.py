"""Runs of capitalised words and initials that stand next to each other: what a name may be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shanyrak.craft.redacting.firstnames import first_name_in
from shanyrak.craft.redacting.letters import CAPITALISED, INITIAL, PARTICLE, UPPER

_TOKEN = re.compile(
    rf"(?P<initial>{INITIAL})|(?P<capital>{CAPITALISED})|(?P<particle>(?<!\w){PARTICLE}(?!\w)|d['’](?=[{UPPER}]))|(?P<word>[\w'’ʼ-]+)"
)


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str
    shape: str  # initial, capital, particle, word

    @property
    def is_named(self) -> bool:
        return self.shape in {"initial", "capital"}


def runs_of(tokens: list[Token], text: str) -> Iterable[list[Token]]:
    """Give the runs of capitalised words that stand next to each other, parted at public words."""
    run: list[Token] = []
    for at, token in enumerate(tokens):
        if run:
            gap = text[run[-1].end : token.start]
            near = gap in {" ", "\u00a0", ""} or (
                gap in {"\n", "  ", " \n", "\n "} and not _line_is_short(text, run[-1].end)
            )
            if (
                gap == ""
                and run[-1].shape != "initial"
                and token.shape != "particle"
                and run[-1].text[-1] not in "'’"
            ):
                near = False
            if token.is_named and near:
                run.append(token)
                continue
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if (
                token.shape == "particle"
                and near
                and following
                and following.shape == "capital"
                and run[-1].is_named
            ):
                if text[token.end : following.start] in {" ", ""} and token.text.lower() not in {
                    "y",
                    "al",
                    "el",
                    "de",
                    "des",
                    "di",
                }:
                    run.append(token)
                    continue
                if (
                    token.text.lower() in {"de", "y", "di", "des"}
                    and text[token.end : following.start] == " "
                    and (len(run) >= 2 or first_name_in(run[-1].text))
                ):
                    run.append(token)
                    continue
            if token.text.lower() in {"ұлы", "қызы", "улы", "кызы", "оглы"} and near:
                run.append(token)
                continue
            yield without_loose_end(run)
            run = []
        if token.is_named:
            run = [token]
    if run:
        yield without_loose_end(run)


def without_loose_end(run: list[Token]) -> list[Token]:
    while (
        run
        and run[-1].shape == "particle"
        and run[-1].text.lower() not in {"ұлы", "қызы", "улы", "кызы", "оглы"}
    ):
        run = run[:-1]
    return run


def _line_is_short(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    return at - start < 45


def tokens_of(text: str) -> list[Token]:
    return [
        Token(found.start(), found.end(), found[0], str(found.lastgroup)) for found in _TOKEN.finditer(text)
    ]


def words_before(text: str, at: int, width: int = 90) -> str:
    """Give the words before a place, not over a blank line: "Frau Ministerin," greets, and says nothing of who follows."""
    before = text[max(0, at - width) : at].rpartition("\n\n")[2]
    return re.sub(r"\s*\n\s*", " ", before)
