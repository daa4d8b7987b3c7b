"""The front page: what is open, what waits, what has ended."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shanyrak.appeals.models import AppealState
from shanyrak.pages.appeal_sheet import AppealSheet
from shanyrak.words.models import Home

OPEN = (AppealState.LIVE,)
WAITING = (AppealState.CHECK_FIRST, AppealState.HELD)
ENDED = (AppealState.STOPPING, AppealState.STOPPED, AppealState.CLOSED)


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    title: str
    appeals: tuple[AppealSheet, ...]
    is_first: bool


def groups_of(sheets: Iterable[AppealSheet]) -> tuple[Group, ...]:
    every = tuple(sheets)
    kinds = (
        ("open", _("Open now"), OPEN),
        ("waiting", _("Check before you write"), WAITING),
        ("ended", _("Ended"), ENDED),
    )
    groups = (
        Group(name, title, tuple(sheet for sheet in every if sheet.state in states), name == "open")
        for name, title, states in kinds
    )
    return tuple(group for group in groups if group.appeals)


def welcome_words(language: str) -> str:
    page = Home.objects.filter(locale__language_code=language).first()
    if page and page.welcome:
        return str(page.welcome)
    return _(
        "Somebody was jailed, or is to lose their home, and somebody in an office decides about it. "
        "Two minutes of yours make a letter to that office in your own name."
    )
