# ruff: noqa: E501, SIM905 - word lists and patterns are read across, not down
"""An email address as printed: found whole, cleaned of what was glued to it, judged."""

import re
from dataclasses import dataclass
from functools import lru_cache

from shanyrak.craft.contacts.domains import DOMAINS, country_of_domain

DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_](?:[\w-]{0,61})")
SECOND_LEVELS = frozenset("gov gob gouv go co com org net ac edu mil or ne min".split())
MAILBOX_CHARACTERS = frozenset("._+-'/&%’=")
OFFICIAL = re.compile(
    r"(?:^|\.)(?:gov|gob|gouv|gub|govt|go|mil|parliament|presidency|president|police|admin|bund)\b|gov[.-]|government|ministr|mofa|mfa|embassy|usembassy"
)
PRIVATE_HOSTS = frozenset(
    """gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es hotmail.com hotmail.co.uk hotmail.fr outlook.com live.com
    msn.com aol.com mail.ru inbox.ru list.ru bk.ru yandex.ru ya.ru yandex.kz yandex.com rambler.ru ukr.net gmx.de gmx.net gmx.ch web.de
    t-online.de freenet.de icloud.com me.com mac.com proton.me protonmail.com riseup.net libero.it virgilio.it wanadoo.fr orange.fr free.fr
    laposte.net terra.com.br uol.com.br bol.com.br ig.com.br seznam.cz wp.pl o2.pl interia.pl rediffmail.com 163.com 126.com qq.com""".split()
)


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """A mailbox in usable form. ``start`` and ``end`` say where in the text the usable part stands."""

    usable: str
    start: int = 0
    end: int = 0
    was_repaired: bool = False

    @property
    def local(self) -> str:
        return self.usable.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.usable.rpartition("@")[2].lower()

    @property
    def country(self) -> str | None:
        return country_of_domain(self.domain)

    @property
    def is_private_host(self) -> bool:
        """A provider where anybody may open a mailbox: not proof of an office."""
        return self.domain in PRIVATE_HOSTS

    @property
    def has_accents(self) -> bool:
        """Often the work of an autocorrection: such mailboxes are rare."""
        return not self.usable.isascii()

    def is_deliverable_in_form(self) -> bool:
        """Say whether the form could be delivered to (RFC 5321, 6531); no resolver is asked."""
        return _is_valid(self.usable)


@lru_cache(maxsize=4096)
def _is_valid(address: str) -> bool:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def _end_of_domain(domain: str) -> int | None:
    """
    Find where a domain ends when a word was glued to it: ``fgr.gob.svThis`` → 10.

    None when its last label is no top-level domain we know.
    """
    head, _, last = domain.rpartition(".")
    last = last.split("-")[0]
    if last.lower() in DOMAINS:
        return len(head) + 1 + len(last)
    for cut in range(min(len(last) - 1, 14), 1, -1):
        if last[:cut].lower() in DOMAINS and last[cut].isupper() and last[cut - 1].islower():
            return len(head) + 1 + cut
    # A sentence glued on: "x@site.org.And": try without the last label.
    if "." in head and last[:1].isupper():
        return _end_of_domain(head)
    return None


def end_of_domain(text: str, start: int) -> int | None:
    """Say where the domain ends that begins at ``text[start]``, without what was glued to it; None if none does."""
    match = DOMAIN.match(text, start, start + 254)
    size = _end_of_domain(match.group()) if match else None
    return None if size is None else start + size


def _end_before_another(domain: str) -> int | None:
    """
    Find where a domain ends that runs into the next mailbox: ``embassy.gov.iljulie.b@…`` → after ``.il``.

    A generic ending counts most (``site.comann@``), then a country behind ``gov``, ``co`` and their like.
    """
    place, before = 0, ""
    found: list[tuple[int, int]] = []
    for label in domain.split("."):
        low = label.lower()
        for cut in range(2, min(len(low), 5)):
            if place and low[:cut] in DOMAINS and low[cut].isalpha():
                rank = 0 if cut > 2 else 1 if before in SECOND_LEVELS else 2
                found.append((rank, place + cut))
        place, before = place + len(label) + 1, low
    return min(found)[1] if found else None


def read_email(
    text: str, at: int, names: frozenset[str] = frozenset(), *, after: int = 0
) -> EmailAddress | None:
    """
    Read the mailbox around the ``@`` at ``text[at]``, or None if there is none.

    Words glued to it are cut off (``…gob.svThis email`` , ``Suiza.tb-petitions@``, ``Chilecomision@`` when
    "chile" is in ``names``); accents and a slash in the local part stay. Looks at 64 characters before and
    254 after, so the cost is bounded. Nothing before ``after`` belongs to it.
    """
    begin = at
    while (
        begin > after
        and at - begin < 64
        and (text[begin - 1].isalnum() or text[begin - 1] in MAILBOX_CHARACTERS)
    ):
        begin -= 1
    while begin < at and not text[begin].isalnum():
        begin += 1
    if begin == at or not (text[at - 1].isalnum() or text[at - 1] in "_-+"):
        return None
    match = DOMAIN.match(text, at + 1, at + 255)
    if match is None:
        return None
    glued_on = text[match.end() : match.end() + 1] == "@"
    size = _end_before_another(match.group()) if glued_on else _end_of_domain(match.group())
    if size is None:
        return None
    end = at + 1 + size
    local, repaired = text[begin:at], size != len(match.group())
    for mark in ("//", "mailto", "e-mail/", "email/", "mail/", "fax/", "web/"):
        place = local.lower().rfind(mark)
        if place >= 0:
            begin += place + len(mark)
            local = text[begin:at].lstrip(":/")
    begin = at - len(local)
    cut = _glued_before(local, names)
    if cut:
        begin, repaired = begin + cut, True
    if begin >= at:
        return None
    return EmailAddress(text[begin:end], begin, end, repaired)


def _glued_before(local: str, names: frozenset[str]) -> int:
    """Count the characters of a word glued before a mailbox: a capitalised word and a dot, or a country's name."""
    head, dot, tail = local.partition(".")
    if (
        dot
        and len(tail) > 3
        and head[:1].isupper()
        and head[1:].islower()
        and head.lower() in names
        and tail[:1].islower()
    ):
        return len(head) + 1
    if local[:1].isupper() and local[1:2].islower():
        for size in range(min(len(local) - 3, 20), 3, -1):
            if local[:size].lower() in names and local[1:].islower():
                return size
    return 0
