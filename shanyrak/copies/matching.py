"""
To which appeal does a mail belong? What is most certain decides: our address, then whose letter it answers, then
the office it went to, then its words. Where that leaves none, or several, a person is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self
from uuid import UUID

from shanyrak.appeals.models import Appeal, AppealState, AppealTarget, Publication
from shanyrak.copies.opening import OpenedMail
from shanyrak.craft.likeness import runs_of
from shanyrak.targets.models import Channel

UNREADY = (AppealState.DRAFT, AppealState.REVIEW)
RUNS_AT_LEAST = 3  # of three words that stand in an appeal's words; by chance hardly one does
OURS = "copies+"


@dataclass(frozen=True, slots=True)
class Known:
    """The appeals that were ever open, as far as matching needs them. Looked up once for a batch of mails."""

    numbers: frozenset[int]
    offices: Mapping[str, frozenset[int]] = field(
        default_factory=dict
    )  # an office's mailbox → who writes there
    runs: Mapping[int, frozenset[str]] = field(default_factory=dict)  # of an appeal's published words

    @classmethod
    def of_numbers(cls, numbers: Iterable[int]) -> Self:
        return cls(frozenset(numbers))

    @classmethod
    def look_up(cls) -> Self:
        appeals = Appeal.objects.exclude(state__in=UNREADY).filter(is_drill=False)
        offices: dict[str, set[int]] = {}
        for number, mailbox in AppealTarget.objects.filter(
            appeal__in=appeals, office__contacts__channel=Channel.EMAIL
        ).values_list("appeal__number", "office__contacts__normalised"):
            offices.setdefault(mailbox.lower(), set()).add(number)
        published = Publication.objects.filter(appeal__in=appeals).order_by("approved_at")
        newest = {
            (number, locale): key
            for number, locale, key in published.values_list("appeal__number", "locale_id", "pk")
        }
        runs: dict[int, frozenset[str]] = {}
        for (number, _locale), key in newest.items():
            runs[number] = runs.get(number, frozenset()) | _runs_of(key)
        return cls(
            frozenset(Appeal.objects.exclude(state__in=UNREADY).values_list("number", flat=True)),
            {mailbox: frozenset(numbers) for mailbox, numbers in offices.items()},
            runs,
        )


@lru_cache(maxsize=2048)
def _runs_of(publication: UUID) -> frozenset[str]:
    """A publication never changes, so neither do its words."""
    content = Publication.objects.values_list("revision__content", flat=True).get(pk=publication)
    demands = [demand["text"] for demand in content.get("demand_words", [])]
    said = [
        content.get(name, "") for name in ("title", "standfirst", "case_sentence", "letter_subject")
    ] + demands
    return frozenset().union(*map(runs_of, said))


def match(mail: OpenedMail, *, token: str, known: Known) -> frozenset[int]:
    """Give the numbers of the appeals that a mail may belong to; one is certain enough, none or several are not."""
    named = {*([int(token)] if token.isdecimal() else []), *_in_addresses(mail.recipients)} & known.numbers
    if named:
        return frozenset(named)
    if mail.answers and (answered := _whose_letter(mail.answers) & known.numbers):
        return frozenset(answered)
    offices = [known.offices[address] for address in mail.recipients if address in known.offices]
    written_to = frozenset().union(*offices)
    if len(written_to) == 1:
        return written_to
    return match_words(mail.text, known=known, among=written_to)


def match_words(text: str, *, known: Known, among: frozenset[int] = frozenset()) -> frozenset[int]:
    """The appeals whose published words stand in a text, if they stand there often enough; the likeliest only."""
    said = runs_of(text)
    found = {number: len(said & runs) for number, runs in known.runs.items() if not among or number in among}
    most = max(found.values(), default=0)
    if most < RUNS_AT_LEAST:
        return frozenset()
    # Two appeals for one case say much of the same: then neither is certain.
    return frozenset(number for number, count in found.items() if count * 2 > most)


def _in_addresses(recipients: Iterable[str]) -> set[int]:
    tokens = (address[len(OURS) :].partition("@")[0] for address in recipients if address.startswith(OURS))
    return {int(token) for token in tokens if token.isdecimal() and len(token) < 10}


def _whose_letter(message_ids: Iterable[str]) -> frozenset[int]:
    found = Appeal.objects.filter(gate__deliveries__mail_id__in=message_ids)
    return frozenset(found.values_list("number", flat=True).distinct()[:2])
