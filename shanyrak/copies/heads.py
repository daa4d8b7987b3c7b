"""The headers of a mail as people read them; nothing that a mail may have in them makes it raise."""

import email
import re
from collections.abc import Iterator, Mapping
from email.header import Header
from email.message import Message
from email.utils import getaddresses

from shanyrak.copies.charsets import decode

ADDRESSED_IN = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", "Resent-To", "X-Forwarded-To")
HEADER_AT_MOST = 20_000  # characters
PLAIN = re.compile(
    r"\s{0,9}(?:([\w .'’=?-]{0,100})<([\w.+=-]{1,100}@[\w.-]{1,250})>|([\w.+=-]{1,100}@[\w.-]{1,250}))\s{0,9}"
)
COMMENTS_AT_MOST = 100


def header(message: Message, name: str) -> str:
    """A header as one line of text; encoded words opened where they can be."""
    value = message.get(name)
    return "" if value is None else _one_line(value)


def _one_line(value: object) -> str:
    if isinstance(value, Header):  # bytes that no encoded word wraps, as many servers write them
        value = "".join(
            piece if isinstance(piece, str) else decode(piece)
            for piece, _charset in email.header.decode_header(value)
        )
    said = str(value)[:HEADER_AT_MOST]
    if "=?" not in said:  # most of them, and the parser below is slow
        return " ".join(said.split())
    pieces = []
    try:
        decoded = email.header.decode_header(said)
    except (email.errors.HeaderParseError, ValueError, LookupError):
        decoded = [(said, None)]
    for piece, charset in decoded:
        pieces.append(piece if isinstance(piece, str) else decode(piece, charset or ""))
    return " ".join("".join(pieces).split())


class Heads(Mapping[str, str]):
    """
    The headers of a mail by their names in small letters, each as one line of text; of several of one name the first.

    Looked through once; a line is opened when it is asked for, and most never are.
    """

    def __init__(self, message: Message) -> None:
        self._values: dict[str, list[object]] = {}
        for name, value in message.items():
            self._values.setdefault(name.lower(), []).append(value)

    def __getitem__(self, name: str) -> str:
        return _one_line(self._values[name][0])

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def all(self, *names: str) -> list[str]:
        """What stands in every header of these names, as it was sent."""
        return [str(value) for name in names for value in self._values.get(name.lower(), ())]

    def addresses(self, *names: str) -> list[str]:
        """The addresses in these headers, in their order, each once, in lower case."""
        found: dict[str, None] = {}
        for name in names:
            values = [value[:HEADER_AT_MOST] for value in self.all(name)]
            found.update((address.lower(), None) for _name, address in pairs(values) if "@" in address)
        return list(found)


def pairs(values: list[str]) -> list[tuple[str, str]]:
    """Names and addresses; the addresses alone of a list that is none, or that nests as no person's does."""
    plain = [PLAIN.fullmatch(value) for value in values]
    if all(plain):  # as most are; the parser below takes ten times as long
        return [((found[1] or "").strip(), found[2] or found[3]) for found in plain if found]
    try:
        if (
            sum(value.count("(") for value in values) < COMMENTS_AT_MOST
        ):  # the parser takes them in square time
            return getaddresses(values)
    except (ValueError, IndexError, AttributeError, RecursionError):
        pass
    return [
        ("", word) for value in values for word in re.findall(r"[^\s<>,;]{1,250}@[^\s<>,;]{1,250}", value)
    ]
