"""A web address as printed."""

import re
from dataclasses import dataclass

from shanyrak.craft.contacts.domains import DOMAINS, country_of_domain

WEB = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"“”»]{3,500}|www\.[^\s<>\"“”»@]{3,400}|(?:[a-zA-Z][\w-]{1,40}\.){1,3}(?:com|org|net|info|int|gov|edu)(?:/[^\s<>\"“”»]{0,300})?(?![\w@-]))",
    re.IGNORECASE,
)
TRAILING = ".,;:!?'’”»\"*"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A site or form; ``printed`` without what the sentence put behind it."""

    printed: str
    start: int = 0
    end: int = 0

    @property
    def host(self) -> str:
        bare = self.printed.lower()
        bare = bare.partition("://")[2] if "://" in bare[:10] else bare
        for mark in "/?#:":
            bare = bare.partition(mark)[0]
        return bare

    @property
    def country(self) -> str | None:
        return country_of_domain(self.host)

    @property
    def is_whole(self) -> bool:
        """False for an address that was cut, such as ``www.mir.``"""
        host = self.host
        return "." in host.removeprefix("www.") and host.rpartition(".")[2] in DOMAINS


def read_web(text: str, start: int = 0) -> WebAddress | None:
    """Read the web address that begins at ``start``; closing brackets without an opening one are left out."""
    match = WEB.match(text, start)
    if match is None:
        return None
    return trimmed(match.group(), match.start())


def trimmed(printed: str, start: int) -> WebAddress:
    end = len(printed)
    while end and (
        printed[end - 1] in TRAILING or (printed[end - 1] in ")]}" and _is_unopened(printed[:end]))
    ):
        end -= 1
    return WebAddress(printed[:end], start, start + end)


def _is_unopened(text: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}[text[-1]]
    return text.count(opening) < text.count(text[-1])
