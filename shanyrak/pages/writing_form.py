"""The form of the second step: what was posted becomes ``Written``, and what is missing becomes a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from django.http import QueryDict
from django.utils.translation import gettext as _

from shanyrak.craft.cleaning import clean_letter, clean_name, clean_place
from shanyrak.craft.composing.phrasebook import UnknownLanguage, reasons, roles
from shanyrak.pages.appeal_sheet import AppealSheet
from shanyrak.pages.explaining import explain_form
from shanyrak.pages.saying import countries
from shanyrak.pages.tokens import UnableToRead, Written, good_token, new_form_token

MOST = {"own": 6000, "name": 80, "place": 80}  # characters


@dataclass(frozen=True, slots=True)
class Problem:
    text: str
    field: str = ""

    @property
    def anchor(self) -> str:
        return self.field


def first_written(sheet: AppealSheet, *, language: str) -> Written:
    """The letter before anybody has touched it: the main target, every demand."""
    numbers = tuple(demand.number for demand in sheet.demands)
    token = new_form_token()
    return Written(
        token=token,
        appeal=sheet.number,
        offices=_whom_first(sheet, token),
        order=numbers,
        demands=numbers,
        language=language,
    )


def _whom_first(sheet: AppealSheet, token: str) -> tuple[str, ...]:
    """The main office; where they take turns, another one for each form."""
    if sheet.takes_turns and sheet.asked:
        turn = int.from_bytes(sha256(token.encode()).digest()[:8], "big")
        return (sheet.asked[turn % len(sheet.asked)].id,)
    return tuple(office.id for office in sheet.asked if office.is_first)


def read_written(posted: QueryDict, sheet: AppealSheet, *, language: str) -> tuple[Written, list[Problem]]:
    """
    Read what was posted, keeping all that can be kept.

    Problems here are about the form itself (it was open too long, it is not ours); what a letter lacks,
    ``lacking`` says.
    """
    if sealed := posted.get("written", ""):
        try:
            return _as_it_is_now(Written.unseal(sealed, appeal=sheet.number), sheet), []
        except UnableToRead as unable:
            return first_written(sheet, language=language), [Problem(explain_form(unable))]
    token, problems = _token(posted)
    known = tuple(demand.number for demand in sheet.demands)
    order = _ordered(posted, known)
    asked = set(_numbers(posted.getlist("ask")))
    written = Written(
        token=token,
        appeal=sheet.number,
        offices=tuple(office.id for office in sheet.asked if office.id in posted.getlist("whom")),
        order=order,
        demands=tuple(number for number in order if number in asked),
        role=_one_of(posted.get("role", ""), keys_of(roles, language)),
        reason=_one_of(posted.get("reason", ""), keys_of(reasons, language)),
        own=clean_letter(posted.get("own", ""), at_most=MOST["own"]),
        name=clean_name(posted.get("name", "")),
        place=clean_place(posted.get("place", "")),
        country=_one_of(posted.get("country", ""), [code for code, _name in countries(language)]),
        language=language,
    )
    return written, problems


def _as_it_is_now(written: Written, sheet: AppealSheet) -> Written:
    """Offices and demands that left the appeal while somebody wrote leave the letter too."""
    offices, numbers = {office.id for office in sheet.asked}, {demand.number for demand in sheet.demands}
    return replace(
        written,
        offices=tuple(office for office in written.offices if office in offices),
        order=tuple(number for number in written.order if number in numbers),
        demands=tuple(number for number in written.demands if number in numbers),
    )


def moved(written: Written, posted: QueryDict) -> Written:
    """Move one demand up or down, as its arrow asked."""
    order = list(written.order)
    for name, step in (("up", -1), ("down", 1)):
        for number in _numbers(posted.getlist(name)):
            if number in order:
                at = order.index(number)
                to = min(max(at + step, 0), len(order) - 1)
                order.insert(to, order.pop(at))
    return replace(
        written,
        order=tuple(order),
        demands=tuple(number for number in order if number in set(written.demands)),
    )


def lacking(written: Written) -> list[Problem]:
    """What a letter needs and this one lacks, one sentence each."""
    problems = []
    if not written.offices:
        problems.append(Problem(_("Choose at least one office to write to."), "whom"))
    if not written.demands and not written.own:
        problems.append(
            Problem(_("Ask for something, or say it in your own words: the letter is empty now."), "ask")
        )
    if not written.name:
        problems.append(Problem(_("Say your name: an office answers a person, not a blank."), "name"))
    return problems


def keys_of(book: object, language: str) -> dict[str, str]:
    try:
        return dict(book(language))  # type: ignore[operator]
    except UnknownLanguage:
        return dict(book("en"))  # type: ignore[operator]


def _token(posted: QueryDict) -> tuple[str, list[Problem]]:
    token, unable = good_token(posted.get("token", ""))
    return token, [Problem(explain_form(unable))] if unable else []


def _ordered(posted: QueryDict, known: Sequence[int]) -> tuple[int, ...]:
    order = [number for number in dict.fromkeys(_numbers(posted.getlist("order"))) if number in known]
    return tuple(order + [number for number in known if number not in order])


def _numbers(values: Sequence[str]) -> list[int]:
    return [int(value) for value in values[:100] if value.isascii() and value.isdigit() and len(value) < 5]


def _one_of(value: str, allowed: object) -> str:
    return value if value in allowed else ""  # type: ignore[operator]
